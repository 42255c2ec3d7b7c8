"""What a service is set up with. Worker processes read it from the environment, where the command line puts it.

Secrets (API keys, Coral's signing secret) come from variables of their own: a command line can be read by every
process of the machine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator

from doxguard.errors import InputError
from doxguard.pipeline.policy_terms import Strict

VARIABLE = "DOXGUARD_SERVICE"
KEYS = "DOXGUARD_API_KEYS"  # several with commas between them, so that one can be replaced by the next
CORAL_SECRETS = "DOXGUARD_CORAL_SECRETS"  # the same


class Settings(Strict):
    """How a service answers."""

    config: str = ""  # a hook's configuration file; "" for the default
    dry_run: bool = False
    body_bytes: Annotated[int, Field(gt=0)] = 1 << 20  # larger bodies are refused
    body_seconds: Annotated[float, Field(gt=0)] = 10.0  # bodies that take longer to arrive are refused
    batch: Annotated[int, Field(gt=0)] = 100  # posts in one request
    rate: str = ""  # per key, or per address where there is no right one: "100/second"; "" for any
    rate_store: str = "async+memory://"  # where requests are counted; in memory, each process counts its own
    metrics: bool = True
    keys: tuple[SecretStr, ...] = ()
    coral_secrets: tuple[SecretStr, ...] = ()

    @field_validator("rate")
    @classmethod
    def _readable(cls, rate: str) -> str:
        from limits import parse

        try:
            if rate:
                parse(rate)
        except ValueError:
            raise ValueError(f"{rate!r} is no rate; accepted: a number per time, such as 100/second") from None
        return rate

    @field_validator("rate_store")
    @classmethod
    def _reachable(cls, store: str) -> str:
        from limits.storage import storage_from_string

        scheme = store.partition("://")[0]
        if not scheme.startswith("async+"):
            raise ValueError("must begin with async+, such as async+memory:// or async+redis://HOST")
        try:
            storage_from_string(store)  # connects only when it is asked
        except Exception as error:  # what a driver says may hold the password
            raise ValueError(f"{scheme}: cannot be used: {type(error).__name__}") from None
        return store

    def to_environment(self) -> dict[str, str]:
        """Return what a worker process needs; secrets are in its environment already."""
        return {VARIABLE: self.model_dump_json(exclude={"keys", "coral_secrets"}, exclude_defaults=True)}


def settings_from(environment: Mapping[str, str] = os.environ, **changes: object) -> Settings:
    """Return the settings that an environment holds, ``changes`` over them; raises `InputError`."""
    try:
        given = Settings.model_validate_json(environment.get(VARIABLE) or "{}")
        secrets = {"keys": _split(environment.get(KEYS)), "coral_secrets": _split(environment.get(CORAL_SECRETS))}
        return Settings.model_validate({**given.model_dump(exclude_unset=True), **secrets, **changes})
    except ValidationError as error:
        told = [f"service: {'.'.join(map(str, one['loc'])) or VARIABLE}: {one['msg']}" for one in error.errors()]
        raise InputError("\n".join(told)) from None


def _split(value: str | None) -> list[str]:
    return [part.strip() for part in (value or "").split(",") if part.strip()]
