"""How the Synapse module is set up: the keys under ``config`` in homeserver.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from doxguard import data
from doxguard.errors import InputError
from doxguard.pipeline.hook.config import HookConfig, load_config
from doxguard.pipeline.policy_terms import Strict


class SynapseConfig(Strict):
    """What a module is set up with."""

    hook: HookConfig
    language: Literal["nl", "en"] = "en"  # of the sentence that clients show
    hold: Literal["publish", "stop"] = "publish"  # there is no queue for moderators; see docs/hook.md
    insist: Annotated[float, Field(ge=0, le=1440)] = 10  # minutes in which sending it once more insists


def load_synapse_config(given: object) -> SynapseConfig:
    """Read the configuration of a module; raises `InputError` naming the key."""
    if not isinstance(given, Mapping):
        raise InputError(f"config: must hold keys and values; accepted: {_accepted()}")
    for key in given:
        if key not in SynapseConfig.model_fields:
            raise InputError(f"config: unknown key '{str(key)[:40]}'; accepted: {_accepted()}")
    hook = given.get("hook") or {}
    if not isinstance(hook, Mapping):
        raise InputError("config.hook: must hold keys of data/hook/default.yaml and their values")
    try:
        return SynapseConfig.model_validate({**given, "hook": load_config({**_defaults(), **hook})})
    except ValidationError as error:
        raise InputError("\n".join(f"config.{one['loc'][0]}: {one['msg']}" for one in error.errors())) from None


def words(key: str) -> Mapping[str, str]:
    """Return a sentence by language."""
    return _table(key)


def _defaults() -> Mapping[str, object]:
    return _table("hook")


def _table(key: str) -> Mapping[str, str]:
    table = data.read_yaml("hook/matrix.yaml")
    assert isinstance(table, dict)
    found: Mapping[str, str] = table[key]
    return found


def _accepted() -> str:
    return ", ".join(SynapseConfig.model_fields)
