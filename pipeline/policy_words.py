"""A policy's conditions in English words, for its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from doxguard.pipeline.policy import entity_names
from doxguard.pipeline.policy_terms import Condition, Range

_SUBJECTS = {
    "self": "the author’s own", "other": "somebody else’s", "business": "of a business",
    "public_figure": "of a public figure", "public_place": "of a public place", "unknown": "of nobody knows whom",
    "none": "nobody’s",
}  # fmt: skip
_INTENTS = {"crisis_help": "to help in a crisis"}
_BEHAVIOURS = {
    "threat": "threatens to expose somebody", "extortion": "asks or offers something for not exposing somebody",
    "bounty": "asks or offers a reward for somebody’s data", "incitement": "calls for somebody’s data",
    "access": "gives access to somebody’s account",
}  # fmt: skip
_TIMES = {
    "live": "now or today", "planned": "still to come", "habit": "a habit", "past": "past, perhaps not over",
    "long_past": "long past",
}  # fmt: skip
_CONSENT = {"given": "given", "refused": "refused", "unknown": "not told of"}
_EXPOSURE = {"own": "by its owner’s own doing", "elsewhere": "by whose doing is not said", "unknown": "is not told of"}
_DEPICTED = {
    "private_individual": "a private individual", "minor": "a minor", "public_figure": "a public figure",
    "prisoner_of_war": "a prisoner of war", "crowd": "a crowd", "unknown": "nobody knows whom", "none": "nobody",
}  # fmt: skip
_SOURCES = {"user": "a user", "state_media": "state-affiliated media", "government": "a government", "news": "the news"}
_INTERESTS = {"public_interest": "adds to a public discussion", "eyewitness": "is an eyewitness’s"}


def in_words(condition: Condition) -> str:
    """Return a condition as a sentence without a full stop."""
    given = [name for name in Condition.model_fields if name in condition.model_fields_set]
    if given == ["any"]:
        return "; or ".join(map(in_words, condition.any))
    return " and ".join(_part(name, condition) for name in given)


def _part(name: str, condition: Condition) -> str:
    value = getattr(condition, name)
    if name in ("all", "any"):
        joined = (" and " if name == "all" else "; or ").join(map(in_words, value))
        return joined if name == "all" else f"({joined})"
    if name == "not_":
        return f"not ({in_words(value)})"
    return _WORDS[name](value)


def _or(values: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    words = [names.get(value, value) if names else value for value in values]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _named(values: Iterable[str]) -> str:
    return _or([entity_names()[value]["en"] for value in values])


def _codes(values: Iterable[str]) -> str:
    return _or([f"`{value}`" for value in values])


def _number(value: Range) -> str:
    if value.at_most is None:
        return f"at least {value.at_least}"
    return f"at most {value.at_most}" if not value.at_least else f"{value.at_least} to {value.at_most}"


def _day(value: date) -> str:
    return value.isoformat()


def _says(yes: str, no: str) -> Callable[[bool], str]:
    return lambda value: yes if value else no


_WORDS: Mapping[str, Callable[..., str]] = {
    "entity": lambda v: f"it is a {_named(v)}",
    "country": lambda v: f"it is of {_or(v)}",
    "any_finding": _says("something was found", "nothing was found"),
    "several_ranks": _says("what violates is of several ranks", "what violates is of one rank"),
    "subject": lambda v: f"it is {_or(v, _SUBJECTS)}",
    "intent": lambda v: f"the intent is {_or(v, _INTENTS)}",
    "live": _says("it is live", "it is not live"),
    "whereabouts": lambda v: f"when somebody is there is {_or(v, _TIMES)}",
    "consent": lambda v: f"consent is {_or(v, _CONSENT)}",
    "exposure": lambda v: f"it is public already, {_or(v, _EXPOSURE)}",
    "tone": lambda v: f"the tone is {_or(v)}",
    "behaviour": lambda v: f"the post {_or(v, _BEHAVIOURS)}",
    "media": lambda v: f"the media shows {_or(v, _DEPICTED)}",
    "media_source": lambda v: f"the media comes from {_or(v, _SOURCES)}",
    "media_public": _says("the media is public elsewhere", "the media is not public elsewhere"),
    "media_owner": _says("those shown posted it", "others posted it"),
    "media_consent": lambda v: f"the consent of those shown is {_or(v, _CONSENT)}",
    "media_interest": lambda v: f"the media {_or(v, _INTERESTS)}",
    "posted_from": lambda v: f"it was posted on {_day(v)} or later",
    "posted_before": lambda v: f"it was posted before {_day(v)}",
    "region": lambda v: f"the region is {_or(v)}",
    "prior_violations": lambda v: f"the account’s earlier violations are {_number(v)}",
    "dedicated_account": _says("the account follows somebody", "the account does not follow somebody"),
    "decided": lambda v: f"{_codes(v)} is violated",
}
