"""Judging a mosaic: what its pieces come to is one finding, in the text of all its posts put together.

Why it is shared is read from that text, as from any post, and from each of its posts; the worse counts. A riddle about
somebody else that is hostile, or sends its readers there, calls on them to find out where that person lives; any other
is left to a human, since who hides an address in a riddle knows that it is not his to give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from doxguard.detectors.context.about import Context
from doxguard.detectors.context.read import read_context
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.folding import fold
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.mosaic.joined import Joined, join_posts
from doxguard.pipeline.mosaic.model import Draft, Member
from doxguard.pipeline.mosaic.whose import AIMS, PERSONS, answers_another, harm_in, subject_of
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import facts_of

if TYPE_CHECKING:
    from doxguard.pipeline.guard import Guard

_ANCHORS = ("street", "postcode", "street_clue", "phone_start", "latitude", "longitude")
_WHY = ("intent", "tone", "threat", "extortion", "bounty", "incitement")
_HELPERS = 8  # posts beside those with pieces that are read with them
_HIDDEN = (Signal("tone", "hostile", 0.5),)
_SURE = 0.8  # that pieces which fit are one thing


class Verdict(NamedTuple):
    """What a mosaic asks, and the text that it was judged in."""

    decision: Decision
    joined: Joined


def judge(guard: Guard, draft: Draft, members: Sequence[Member]) -> Verdict | None:
    """Return what a mosaic asks; None where what it spells is no private data, or none that is looked for."""
    wanted = any(draft.entity in detector.entities for detector in guard.detectors)
    value = _value(guard, draft) if wanted else None
    if value is None:
        return None
    answers = answers_another(draft)
    read = [member for member in draft.members if member.author == draft.author] if answers else _read(draft, members)
    joined = join_posts(read)
    finding = _finding(draft, joined, value)
    context = _read_context(joined, finding, read[-1])
    subject = Signal("subject", "other", 1.0) if answers else subject_of(draft, read, context)
    signals = {**_gravest(context, read, joined), "subject": subject}
    if draft.riddle and subject.value in PERSONS:
        called = harm_in(signals) or any(map(_calls, read))
        signals.update((signal.name, signal) for signal in (_call(read, joined) if called else _HIDDEN))
    facts = facts_of(read[-1].post.about(), guard.region)
    decision = decide(read[-1].post.id, [finding], Context(signals, [subject]), guard.policy, facts)
    return Verdict(decision, joined)


def helpers(draft: Draft, members: Sequence[Member]) -> list[Member]:
    """Return the posts of the same author, from the first piece on, that only add hostility or a call to go there."""
    given = {member.at for member in draft.members}
    after = [m for m in members[members.index(draft.members[0]) :] if m.author == draft.author and m.at not in given]
    return [m for m in after[:_HELPERS] if (_calls(m) or (draft.riddle and m.words.has("solved"))) and not m.findings]


def _calls(member: Member) -> bool:
    """Tell whether a post sends others to somebody, or is hostile."""
    return member.words.has("calls") or member.decision.signals["intent"].value in AIMS


def _read(draft: Draft, members: Sequence[Member]) -> list[Member]:
    wanted = {member.at for member in (*draft.members, *helpers(draft, members))}
    return [member for member in members if member.at in wanted]


def _read_context(joined: Joined, finding: Finding, last: Member) -> Context:
    """Read what a post of all the words would say. Pictures are each post's own."""
    meta = {name: value for name, value in last.post.meta.items() if name != "media"}
    about = replace(last.post.about(), media=(), meta=meta)
    # It is read as what stands there: of an address, a part.
    part = replace(finding, entity="PARTIAL_ADDRESS") if finding.entity == "STREET_ADDRESS" else finding
    return read_context(fold(joined.text, last.post.lang), [part], about)


def _gravest(context: Context, read: Sequence[Member], joined: Joined) -> Mapping[str, Signal]:
    """Return what was read from the posts together, or, where one alone is worse, why that one shares what it does."""
    signals = context.signals
    for member in read:
        begin = joined.spans[member.at][0]
        alone = member.decision.signals
        if harm_in(alone) > harm_in(signals):
            moved = (_moved(alone[name], begin) for name in _WHY)
            signals = {**signals, **{signal.name: signal for signal in moved}}
    return signals


def _moved(signal: Signal, by: int) -> Signal:
    return replace(signal, start=signal.start + by, end=signal.end + by) if signal.end else signal


def _value(guard: Guard, draft: Draft) -> str | None:
    """Return the canonical value of what the pieces come to, as a detector would; None where it is nothing."""
    if draft.entity == "STREET_ADDRESS" or not draft.spelled:
        return draft.value
    found = (f for f in guard.findings(draft.spelled) if f.entity == draft.entity)
    return next((f.value for f in found), None)


def _finding(draft: Draft, joined: Joined, value: str) -> Finding:
    """Return the finding, at the piece that the others belong to, or at the answer to another's."""
    pieces = [placed for placed in draft.pieces if placed.member.at in joined.spans]
    anchor = next((placed.piece for placed in pieces if placed.piece.kind in _ANCHORS), None)
    placed = next((p for p in pieces if p.piece is anchor), pieces[-1])
    begin = joined.spans[placed.member.at][0]
    start, end = begin + placed.piece.start, begin + placed.piece.end
    return Finding(draft.entity, start, end, _SURE, ("mosaic",), value)


def _call(read: Sequence[Member], joined: Joined) -> Iterator[Signal]:
    """Yield that a riddle calls on its readers to find somebody's home, with the words that send them there."""
    place = (0, 0)
    for member in read:
        for hit in member.words.hits.get("calls", ())[:1]:
            start, end = member.words.text.span(hit.start, hit.end)
            begin = joined.spans[member.at][0]
            place = (begin + start, begin + end)
    yield Signal("intent", "incitement", _SURE, *place)
    yield Signal("incitement", "true", _SURE, *place)
