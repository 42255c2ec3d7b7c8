"""Whose a mosaic is: what one of its posts says alone goes before what they say together.

A street that is shared as one's own stays so with its number. A house number that answers what somebody else says of
himself is somebody else's. In a riddle, the words that tell whose street, town and door it is say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from doxguard.detectors.context.about import Context
from doxguard.detectors.context.read import read_context
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.folding import fold
from doxguard.detectors.mosaic.riddle import person_of
from doxguard.pipeline.mosaic.model import Draft, Member, Placed

AIMS = ("incitement", "threat", "abusive", "extortion", "bounty")  # intents that mean harm
PERSONS = ("other", "public_figure")
_UNTOLD = ("unknown", "none")
_LIKELY = 0.6
_SURE = 0.8


def answers_another(draft: Draft) -> bool:
    """Tell whether an author completes what another says of himself: for him that is somebody else's."""
    return any(whose == "self" for placed, whose in _alone(draft) if placed.member.author != draft.author)


def subject_of(draft: Draft, read: Sequence[Member], context: Context) -> Signal:
    """Return whose a mosaic is: what one of its posts says alone goes before what they say together."""
    together = context.subjects[0]
    alone = {whose for _, whose in _alone(draft)} - set(_UNTOLD)
    if draft.riddle:
        alone |= set(_told(read))
    if len(alone) != 1:
        return together
    said = alone.pop()
    harmful = together.value in PERSONS and harm_in(context.signals)
    if said == "self" and harmful and any(map(_is_hostile, draft.pieces)):
        return together  # few call themselves names: who "I" is was misread
    return Signal("subject", said, max(together.strength, _SURE))


def _alone(draft: Draft) -> Iterator[tuple[Placed, str]]:
    """Yield the pieces that were found in their posts, with whose they are by those posts alone."""
    for placed in draft.pieces:
        decision, piece = placed.member.decision, placed.piece
        for finding, subject in zip(decision.findings, decision.subjects, strict=False):
            if (finding.start, finding.end) == (piece.start, piece.end):
                yield placed, subject


def _is_hostile(placed: Placed) -> bool:
    """Tell whether the post of a piece is hostile to somebody by itself, were the piece found there."""
    piece, member = placed.piece, placed.member
    if member.findings:
        return member.decision.signals["intent"].value in AIMS
    finding = Finding("PARTIAL_ADDRESS", piece.start, piece.end, _SURE)
    context = read_context(fold(member.text, member.post.lang), [finding], member.post.about())
    whose = context.subjects[0]
    return whose.value in PERSONS and whose.strength > _LIKELY and context.signals["intent"].value in AIMS


def _told(read: Sequence[Member]) -> Iterator[str]:
    """Yield whose home a riddle is about, by the words that its clues stand with."""
    persons = [person_of(member.words) for member in read]
    if any(person.own for person in persons):
        yield "self"
    if any(person.other for person in persons):
        yield "other"


def harm_in(signals: Mapping[str, Signal]) -> int:
    """Return 2 for harm that is meant, 1 for harm that may be."""
    return 2 if signals["intent"].value in AIMS else int(signals["tone"].value == "hostile")
