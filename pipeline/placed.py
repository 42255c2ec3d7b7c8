"""What was read of a post's fields, led back to the post as typed; and a geo tag beside what the text says.

While a post with fields is judged, what stands in them has places behind its text, or in the place of a short link; see
`doxguard.pipeline.fields`. Here a decision gets the places that everybody else knows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from doxguard.detectors.context.about import About, Context
from doxguard.detectors.context.read import read_context
from doxguard.detectors.finding import Finding, Signal, in_field
from doxguard.detectors.text import Text
from doxguard.pipeline.decision import Decision, Reason
from doxguard.pipeline.fields import Fields, Part, Tag

Ranked = Callable[[Iterable[Finding]], list[Finding]]
_Told = TypeVar("_Told", Signal, Reason)

_SURE = 0.9  # that who tags a post is where the tag says


def as_typed(decision: Decision, fields: Fields) -> Decision:
    """Return a decision on what was read of a post, with its places in the post as typed."""
    found = [
        (_finding(finding, fields), subject) for finding, subject in zip(decision.findings, decision.whose, strict=True)
    ]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return replace(
        decision,
        findings=tuple(finding for finding, _ in found),
        subjects=tuple(subject for _, subject in found),
        signals={name: _moved(signal, fields) for name, signal in decision.signals.items()},
        reasons=tuple(_moved(reason, fields) for reason in decision.reasons),
        advice=tuple(_moved(reason, fields) for reason in decision.advice),
    )


def _finding(finding: Finding, fields: Fields) -> Finding:
    start, end = place_of(finding.start, finding.end, fields)
    at = _part_at(finding.end - 1, fields.parts)
    if at >= 0 and finding.start < fields.parts[at].end:
        return in_field(finding, fields.parts[at].field, start, end)
    return replace(finding, start=start, end=end)


def _moved(told: _Told, fields: Fields) -> _Told:
    start, end = place_of(told.start, told.end, fields)
    return replace(told, start=start, end=end)


def place_of(start: int, end: int, fields: Fields) -> tuple[int, int]:
    """Return where ``[start, end)`` of what was read stands in the post as typed; 0, 0 for nowhere.

    Of a part, any piece stands for all of it.
    """
    if not start < end <= len(fields.text):
        return 0, 0
    parts = fields.parts
    before, until = _part_at(start, parts), _part_at(end - 1, parts)
    inside = before >= 0 and start < parts[before].end
    first = parts[before].first if inside else _behind(start, parts, before)
    if before < until:
        first = min(first, parts[before + 1].first)  # the words that lead to it stand before it
    last = parts[until].last if until >= 0 and end <= parts[until].end else _behind(end, parts, until)
    return (first, last) if first < last else (0, 0)


def _behind(at: int, parts: Sequence[Part], number: int) -> int:
    """Return where a place behind a part, or before all of them, stands as typed."""
    return at if number < 0 else parts[number].last + at - parts[number].end


def _part_at(at: int, parts: Sequence[Part]) -> int:
    """Return the last part that begins at or before a place, or -1."""
    return bisect_right(parts, at, key=attrgetter("start")) - 1


def read_tagged(
    text: Text, findings: list[Finding], about: About, tag: Tag, ranked: Ranked
) -> tuple[list[Finding], Context]:
    """Return the findings of a text and of its geo tag, gravest first, and the context of both."""
    nowhere = len(text.raw) + 1  # behind all words: nothing is part of it, and it is part of nothing
    tagged = ranked(replace(finding, start=nowhere, end=nowhere) for finding in tag.findings)
    if not tagged:
        return findings, read_context(text, findings, about)
    found = ranked([*findings, *tagged])
    read = findings if tag.subject == "self" else found
    context = read_context(text, read, about)
    whose = dict(zip(read, context.subjects, strict=False))
    whose.update(dict.fromkeys(tagged, Signal("subject", tag.subject, _SURE)))
    subjects = [whose[finding] for finding in found]
    return found, Context(_signals(context, findings, tagged, tag, subjects[0]), subjects)


def _signals(
    context: Context, findings: Sequence[Finding], tagged: Sequence[Finding], tag: Tag, gravest: Signal
) -> dict[str, Signal]:
    """Return the signals of a post: those of its text, and what the tag adds where the text says nothing."""
    signals = dict(context.signals)
    if tag.subject != "self" or (not findings and signals["subject"].value == "none"):
        signals["subject"] = gravest
    live = next((finding.score for finding in tagged if finding.entity == "LIVE_LOCATION"), 0.0)
    if live:
        signals["live"] = Signal("live", "true", live)
        if not findings and signals["whereabouts"].value == "unknown":
            signals["whereabouts"] = Signal("whereabouts", "live", live)
    return signals
