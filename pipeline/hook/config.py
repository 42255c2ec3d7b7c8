"""How a hook answers: policy, time budget, size, what happens when no decision is made, and the rules.

``data/hook/default.yaml`` holds what applies where nothing else is said, with a comment on each key.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError, field_validator

from doxguard import data
from doxguard.errors import DataError, InputError
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.hook.answer import Outcome
from doxguard.pipeline.policy_terms import Entity, Intent, Strict

_DEFAULT = "hook/default.yaml"


class Rule(Strict):
    """An outcome, and when it is given: every condition that is there must hold; of a list, one of it."""

    outcome: Outcome
    action: tuple[Action, ...] = ()
    clause: tuple[str, ...] = ()  # an id, or what ids begin with: "private."
    entity: tuple[Entity, ...] = ()
    intent: tuple[Intent, ...] = ()
    live: bool | None = None
    insisted: bool | None = None
    risk_from: Annotated[int, Field(ge=0, le=100)] | None = None

    def fits(self, decision: Decision, insisted: bool) -> bool:
        """Tell whether the rule answers for a decision."""
        return (
            (not self.action or decision.action in self.action)
            and (not self.clause or any(clause.startswith(self.clause) for clause in decision.clauses))
            and (not self.entity or any(finding.entity in self.entity for finding in decision.findings))
            and (not self.intent or decision.signals["intent"].value in self.intent)
            and (self.live is None or (decision.signals["live"].value == "true") is self.live)
            and (self.insisted is None or insisted is self.insisted)
            and (self.risk_from is None or decision.risk >= self.risk_from)
        )


_ALWAYS = Rule(outcome=Outcome.PUBLISH).model_dump(exclude={"outcome"})


class HookConfig(Strict):
    """What a hook is set up with."""

    policy: str
    languages: tuple[str, ...]
    region: str
    without: tuple[str, ...]
    recognizers: tuple[str, ...]
    owners: Annotated[str, Field(repr=False)]  # a URL may hold a password
    budget: Annotated[float, Field(gt=0, le=60)] | None
    size: Annotated[int, Field(gt=0, le=1_000_000)]
    threads: Annotated[int, Field(gt=0, le=64)]
    waiting: Annotated[int, Field(ge=0, le=100_000)]
    over_budget: Outcome
    over_size: Outcome
    on_error: Outcome
    dry_run: bool
    proposal: bool
    registered: Outcome
    rules: tuple[Rule, ...]

    @field_validator("rules")
    @classmethod
    def _complete(cls, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        if not rules or rules[-1].model_dump(exclude={"outcome"}) != _ALWAYS:
            raise ValueError("the last rule must hold always: {outcome: …} alone")
        return rules

    def outcome(self, decision: Decision, insisted: bool = False) -> Outcome:
        """Return what is answered on a decision."""
        return next(rule.outcome for rule in self.rules if rule.fits(decision, insisted))


def load_config(source: str | Path | Mapping[str, object] | None = None, **changes: object) -> HookConfig:
    """Return a configuration: a YAML file's or mapping's keys, ``changes`` over them, the defaults under both.

    Raises `InputError` naming file and key.
    """
    values = {**_default(), **(_read(source) if source is not None else {}), **changes}
    name = source if isinstance(source, str | Path) else "hook configuration"
    try:
        return HookConfig.model_validate(values)
    except ValidationError as error:
        raise InputError("\n".join(f"{name}: {_explain(one)}" for one in error.errors())) from None


def _default() -> Mapping[str, object]:
    values = data.read_yaml(_DEFAULT)
    assert isinstance(values, dict)
    return values


def _read(source: str | Path | Mapping[str, object]) -> Mapping[str, object]:
    if isinstance(source, Mapping):
        return source
    try:
        values = data.parse_yaml(Path(source).read_text(encoding="utf-8"), str(source))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    except DataError as error:
        raise InputError(str(error)) from None
    if not isinstance(values, dict):
        raise InputError(f"{source}: must hold keys and values; accepted: {', '.join(HookConfig.model_fields)}")
    return values


def _explain(error: Mapping[str, object]) -> str:
    place = error["loc"]
    assert isinstance(place, tuple)
    key = ".".join(map(str, place))
    if error["type"] == "extra_forbidden":
        model: type[BaseModel] = Rule if place[0] == "rules" else HookConfig
        return f"unknown key '{key}'; accepted here: {', '.join(model.model_fields)}"
    return f"{key}: {error['msg']}"
