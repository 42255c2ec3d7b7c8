"""The words of a policy's files: what a condition may ask for, and the values it accepts, as pydantic models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from doxguard.detectors.finding import ENTITIES, PLATE

SUBJECTS = ("self", "other", "business", "public_figure", "public_place", "unknown", "none")
INTENTS = (
    "abusive", "threat", "bounty", "extortion", "incitement", "crisis_help", "news", "event", "professional", "neutral",
)  # fmt: skip
BEHAVIOURS = ("threat", "extortion", "bounty", "incitement", "access")


def _one_of(accepted: Sequence[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in accepted:
            raise ValueError(f"accepted: {', '.join(accepted)}")
        return value

    return AfterValidator(check)


_FOUND = (*ENTITIES, PLATE)
Entity = Annotated[str, _one_of(_FOUND), Field(json_schema_extra={"enum": list(_FOUND)})]
Subject = Annotated[str, _one_of(SUBJECTS), Field(json_schema_extra={"enum": list(SUBJECTS)})]
Intent = Annotated[str, _one_of(INTENTS), Field(json_schema_extra={"enum": list(INTENTS)})]
Behaviour = Literal["threat", "extortion", "bounty", "incitement", "access"]
Whereabouts = Literal["live", "planned", "habit", "past", "long_past"]  # long_past: surely over
Depicted = Literal["private_individual", "minor", "public_figure", "prisoner_of_war", "crowd", "unknown", "none"]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Weight = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class Strict(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Strict):
    """A sentence in Dutch and in English; ``{what}`` stands for what was found."""

    nl: str
    en: str


class Range(Strict):
    """A number of at least and at most so many."""

    at_least: Count = 0
    at_most: Count | None = None


class Condition(Strict):
    """What must hold; all keys given must. A signal that was not seen makes a condition unknown, not false,
    unless ``unknown`` is among what is accepted.

    A clause that asks for entities is asked for each finding: ``entity``, ``country`` and ``subject`` then speak of
    that finding.
    """

    entity: tuple[Entity, ...] = ()
    country: tuple[Country, ...] = ()  # of the finding
    any_finding: bool | None = None  # something was found, whatever it is
    several_ranks: bool | None = None  # what violates is of more than one rank of the policy's ranking
    subject: tuple[Subject, ...] = ()
    intent: tuple[Intent, ...] = ()
    live: bool | None = None
    whereabouts: tuple[Whereabouts, ...] = ()
    consent: tuple[Literal["given", "refused", "unknown"], ...] = ()
    exposure: tuple[Literal["own", "elsewhere", "unknown"], ...] = ()
    tone: tuple[Literal["hostile"], ...] = ()
    behaviour: tuple[Behaviour, ...] = ()  # any of these
    media: tuple[Depicted, ...] = ()
    media_source: tuple[Literal["user", "state_media", "government", "news"], ...] = ()
    media_public: bool | None = None
    media_owner: bool | None = None
    media_consent: tuple[Literal["given", "refused", "unknown"], ...] = ()
    media_interest: tuple[Literal["public_interest", "eyewitness"], ...] = ()
    posted_from: date | None = None  # on this day or later
    posted_before: date | None = None
    region: tuple[Country, ...] = ()  # that the guard is set to; false where it is set to none
    prior_violations: Range | None = None
    dedicated_account: bool | None = None  # the account's name and bio say that it follows somebody
    decided: tuple[str, ...] = ()  # one of these clauses is violated; a violation that asks this is asked last
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    not_: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _says_something(self) -> Condition:
        if not self.model_fields_set:
            raise ValueError(f"an empty condition; give at least one of: {', '.join(keys_of(Condition))}")
        empty = [name for name in self.model_fields_set if getattr(self, name) == ()]
        if empty:
            raise ValueError(f"{', '.join(sorted(empty))}: an empty list; name what is accepted, or leave the key out")
        return self


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a model accepts, as they are written."""
    return [info.alias or name for name, info in model.model_fields.items()]
