"""Riddles about where somebody lives: posts that are parts, with a clue for the street and one for number or town.

Nothing is solved, so such a mosaic has no value. What has both street and number by name is `addresses`'; a
clue for the town is then added to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from doxguard.detectors.mosaic.numbers import house_numbers
from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.riddle import clues, person_of
from doxguard.detectors.mosaic.streets import clear_streets, named_places
from doxguard.pipeline.mosaic.model import Draft, Member, Placed

_PARTS = {
    "street": ("street", "street_clue"),
    "number": ("number", "number_clue"),
    "town": ("place", "town_clue"),
}


def riddle_drafts(members: Sequence[Member], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the clues that belong to them, and the riddles that only describe."""
    by_author: dict[str, list[Member]] = {}
    for member in members:
        if member.marked:
            by_author.setdefault(member.author, []).append(member)
    found = list(drafts)
    for author, parts in by_author.items():
        if any(member.marks.riddle for member in parts):
            found = _with_riddle(author, parts, found)
    return found


def _with_riddle(author: str, parts: Sequence[Member], drafts: list[Draft]) -> list[Draft]:
    pieces = [Placed(member, piece) for member in parts for piece in _pieces(member)]
    ats = {member.at for member in parts}
    for at, draft in enumerate(drafts):
        if draft.author == author and draft.complete and all(p.member.at in ats for p in draft.pieces):
            given = {p.member.at for p in draft.pieces}
            towns = [p for p in pieces if p.piece.kind == "town_clue" and p.member.at not in given]
            drafts[at] = replace(draft, pieces=(*draft.pieces, *towns), riddle=True)
            return drafts
    about = [person_of(member.words) for member in parts]
    kept = _one_of_each(pieces)
    whole = "street" in kept and len(kept) > 1 and len({p.member.at for p in kept.values()}) > 1
    if not whole or not any(person.other or person.own for person in about):
        return drafts
    inner = [d for d in drafts if d.complete or not {p.member.at for p in d.pieces} <= ats]
    return [*inner, Draft(author, "STREET_ADDRESS", tuple(kept.values()), riddle=True)]


def _pieces(member: Member) -> Iterator[Piece]:
    words = member.words
    yield from clear_streets(words)
    yield from clues(words)
    yield from house_numbers(words, marked=True)
    yield from named_places(words, marked=True)


def _one_of_each(pieces: Sequence[Placed]) -> dict[str, Placed]:
    """Return the first piece for each part of an address, those of posts that give nothing else yet preferred."""
    kept: dict[str, Placed] = {}
    for part, kinds in _PARTS.items():
        fitting = [placed for placed in pieces if placed.piece.kind in kinds]
        taken = {placed.member.at for placed in kept.values()}
        free = [placed for placed in fitting if placed.member.at not in taken]
        if free or fitting:
            kept[part] = (free or fitting)[0]
    return kept
