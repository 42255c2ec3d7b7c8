"""A decision in words, in Dutch or English, and the places it speaks of, marked in the post.

Nothing here knows a terminal; `doxguard.terminal` gives it colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from doxguard.detectors.context.about import UNSEEN
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Decision, Reason
from doxguard.pipeline.policy import entity_names

Language = Literal["nl", "en"]
Level = Literal["high", "medium", "low"]
Rows = list[tuple[str, ...]]

_ALWAYS = ("subject", "intent", "live")  # told even where nothing was seen
_HIGH, _MEDIUM = 60, 40  # of an entity's weight times its score; see the policy's risk.entities
_WORDS = {
    "nl": {
        "action": "actie", "risk": "risico", "reasons": "redenen", "findings": "gevonden", "signals": "context",
        "unknown": "niet gezien, had verschil kunnen maken", "advice": "wat je kunt doen", "nothing": "niets",
    },
    "en": {
        "action": "action", "risk": "risk", "reasons": "reasons", "findings": "findings", "signals": "context",
        "unknown": "not seen, could have made a difference", "advice": "what you can do", "nothing": "nothing",
    },
}  # fmt: skip
_WHOSE = {
    "nl": {
        "self": "eigen", "other": "van een ander", "business": "zakelijk", "public_figure": "van een publiek persoon",
        "public_place": "openbare plek", "unknown": "van wie?", "none": "van niemand",
    },
    "en": {
        "self": "own", "other": "somebody else's", "business": "of a business", "public_figure": "of a public figure",
        "public_place": "public place", "unknown": "whose?", "none": "nobody's",
    },
}  # fmt: skip
# What a terminal would act on, or would show in another order than it is written. Line ends and tabs stay.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Section(NamedTuple):
    """A title and rows of cells under it."""

    title: str
    rows: Rows


def words(lang: Language) -> Mapping[str, str]:
    """Return the fixed words of an explanation."""
    return _WORDS[lang]


def explain(decision: Decision, lang: Language) -> list[Section]:
    """Return reasons, findings, context, what was not seen and what to do about it; empty sections are left out.

    Of the context only what was seen is told.
    """
    name = words(lang)
    seen: Rows = [(signal.name, signal.value) for signal in decision.signals.values() if _is_told(signal)]
    sections = [
        Section(name["reasons"], _reasons(decision.reasons, lang)),
        Section(
            name["findings"], [_finding(*pair, lang) for pair in zip(decision.findings, decision.whose, strict=True)]
        ),
        Section(name["signals"], seen),
        Section(name["unknown"], [(signal,) for signal in decision.unknown]),
        Section(name["advice"], _reasons(decision.advice, lang)),
    ]
    return [section for section in sections if section.rows]


def _is_told(signal: Signal) -> bool:
    return signal.name in _ALWAYS or signal.value not in ("unknown", UNSEEN.get(signal.name))


def _reasons(reasons: Sequence[Reason], lang: Language) -> Rows:
    return [(reason.clause, reason.nl if lang == "nl" else reason.en, _place(reason)) for reason in reasons]


def _place(of: Reason | Finding) -> str:
    return f"{of.start}-{of.end}" if of.end else ""


def _finding(finding: Finding, subject: str, lang: Language) -> tuple[str, ...]:
    called = entity_names().get(finding.entity, {}).get(lang, "")
    whose = _WHOSE[lang].get(subject, subject)
    return finding.entity, called, _place(finding), whose, f"{finding.score:.2f}", visible(", ".join(finding.evidence))


def level_of(finding: Finding, weights: Mapping[str, float]) -> Level:
    """Return how grave a finding is by itself."""
    weight = weights.get(finding.entity, 0.0) * finding.score
    return "high" if weight >= _HIGH else "medium" if weight >= _MEDIUM else "low"


def visible(text: str) -> str:
    """Return the text with each character that steers a terminal as one that shows: offsets stay as they are."""
    return _UNSAFE.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)


def bracketed(text: str, findings: Sequence[Finding]) -> str:
    """Return the text with ``[[`` and ``]]`` around each finding that it shows."""
    parts = []
    at = 0
    shown = [finding for finding in findings if finding.end]
    for place, mark in sorted([*((f.end, "]]") for f in shown), *((f.start, "[[") for f in shown)], key=_by_place):
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:]])


def _by_place(mark: tuple[int, str]) -> tuple[int, bool]:
    return mark[0], mark[1] == "[["


def found_texts(text: str, decision: Decision, masked: bool = True) -> list[str]:
    """Return what each finding of a decision stands for, in their order; "" for what the text does not show."""
    found = [text[finding.start : finding.end] for finding in decision.findings]
    return [mask(part) for part in found] if masked else found


def mask(text: str) -> str:
    """Return the text with all but its first and last characters as bullets: two of each if it is long enough.

    >>> mask("0611223344"), mask("12345"), mask("123")
    ('06••••••44', '1•••5', '•••')
    """
    kept = 2 if len(text) > 7 else 1 if len(text) > 3 else 0
    return text[:kept] + "•" * (len(text) - 2 * kept) + text[len(text) - kept :]
