"""What the author of a post is told: what happens with it, why, and what to change. Never what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from doxguard.data import read_yaml
from doxguard.pipeline.decision import Decision, Reason
from doxguard.pipeline.hook.answer import Cause, Outcome, Span
from doxguard.pipeline.policy import english, entity_names

LANGUAGES = ("nl", "en")
_SENTENCES = 4  # of advice: who is told more reads nothing

NOTHING: Mapping[str, str] = dict.fromkeys(LANGUAGES, "")


def message_on(
    outcome: Outcome, decision: Decision, spans: Sequence[Span], proposed: bool, cause: Cause = Cause.DECISION
) -> Mapping[str, str]:
    """Return what to tell the author about a decision, by language; ``proposed``: whether a better text is offered."""
    if outcome is Outcome.PUBLISH:
        return NOTHING
    return {lang: " ".join(_sentences(lang, outcome, decision, spans, proposed, cause)) for lang in LANGUAGES}


def message_without(outcome: Outcome, cause: Cause, size: int) -> Mapping[str, str]:
    """Return what to tell where no decision is behind the outcome; ``size``: characters that a post may have."""
    if outcome is Outcome.PUBLISH:
        return NOTHING
    return {lang: f"{_say(outcome, lang)} {_say(cause, lang).replace('{count}', str(size))}" for lang in LANGUAGES}


def _sentences(
    lang: str, outcome: Outcome, decision: Decision, spans: Sequence[Span], proposed: bool, cause: Cause
) -> Iterable[str]:
    yield _say(outcome, lang)
    if spans:
        yield _say("holds", lang).replace("{things}", _things(list(dict.fromkeys(s.entity for s in spans)), lang))
    if cause is Cause.REGISTERED:
        yield _say(cause, lang)
    yield from dict.fromkeys(_in(lang, decision.advice[:_SENTENCES] or decision.reasons[:1]))
    if proposed:
        yield _say("proposal", lang)


def _in(lang: str, reasons: Iterable[Reason]) -> Iterable[str]:
    return (reason.nl if lang == "nl" else reason.en for reason in reasons)


def _things(entities: Sequence[str], lang: str) -> str:
    """Return a list in words: "een telefoonnummer, een adres en een IBAN"."""
    *first, last = [_with_article(entity_names()[entity][lang], lang) for entity in entities]
    return f"{', '.join(first)} {_say('and', lang)} {last}" if first else last


def _with_article(name: str, lang: str) -> str:
    phrase = f"{_say('article', lang)} {{what}}"
    return english(phrase, name) if lang == "en" else phrase.replace("{what}", name)


def _say(key: str, lang: str) -> str:
    return _table()[str(key)][lang]


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table = read_yaml("hook/messages.yaml")
    assert isinstance(table, dict)
    return table
