"""Telephone numbers and coordinates that are split over posts, and a name in one post with the address in the next.

Whether halves make a number is asked of the detectors when the mosaic is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doxguard.detectors.mosaic.halves import coordinate_halves, phone_halves
from doxguard.detectors.mosaic.names import person_name
from doxguard.detectors.mosaic.piece import Piece
from doxguard.pipeline.mosaic.model import Draft, Member, Placed

_PARTS = 4  # of one telephone number
_NAMED = {"STREET_ADDRESS": "address", "PHONE_NUMBER": "phone"}
_WHOSE = ("unknown", "other")


def half_drafts(members: Sequence[Member], linked: bool) -> list[Draft]:
    """Return what the posts of each author may spell together."""
    by_author: dict[str, list[Member]] = {}
    for member in members:
        if linked or member.marked:
            by_author.setdefault(member.author, []).append(member)
    found: list[Draft] = []
    for author, own in by_author.items():
        if len(own) > 1:
            found += [*_phones(author, own), *_coordinates(author, own), *_named(author, own)]
    return found


def _phones(author: str, members: Sequence[Member]) -> Iterator[Draft]:
    row: list[Placed] = []
    for member in members:
        halves = [half for half in phone_halves(member.words, member.marked) if _is_free(member, half)]
        if len(halves) != 1:
            continue  # several rows of figures in one post are a list of something
        placed = Placed(member, halves[0])
        if halves[0].kind == "phone_start":
            row = [placed]
        elif row and len(row) < _PARTS:
            row = [*row, placed]
            yield Draft(author, "PHONE_NUMBER", tuple(row), spelled="tel " + "".join(p.piece.value for p in row))


def _coordinates(author: str, members: Sequence[Member]) -> Iterator[Draft]:
    held: Placed | None = None
    for member in members:
        for half in coordinate_halves(member.words):
            placed = Placed(member, half)
            if held is None or held.piece.kind == half.kind:
                held = placed
                continue
            lat, lon = (held, placed) if half.kind == "longitude" else (placed, held)
            spelled = f"lat {lat.piece.value}, lon {lon.piece.value}"
            yield Draft(author, "GPS_COORDINATES", (held, placed), spelled=spelled)
            held = None


def _named(author: str, members: Sequence[Member]) -> Iterator[Draft]:
    """Yield addresses and numbers of nobody in particular, with the name that the post they follow on gives."""
    by_id = {member.post.id: member for member in members if member.post.id}
    for member in members:
        above = by_id.get(member.lead)
        given = [f for f in member.findings if f.entity in _NAMED]
        if above is None or not given or member.decision.signals["subject"].value not in _WHOSE:
            continue
        name = person_name(above.words) if above.at != member.at else None
        if name is not None:
            piece = Piece(_NAMED[given[0].entity], given[0].start, given[0].end, given[0].value)
            pieces = (Placed(above, name), Placed(member, piece))
            yield Draft(author, given[0].entity, pieces, found=given[0].value)


def _is_free(member: Member, half: Piece) -> bool:
    return not any(f.start < half.end and half.start < f.end for f in member.findings)
