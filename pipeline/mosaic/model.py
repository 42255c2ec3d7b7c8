"""What posts give together: a mosaic of pieces, each in its post.

Found by `addresses`, `riddles` and `halves`, judged by `judge`; `doxguard.pipeline.thread` is the front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from doxguard.detectors.address.value import Address
from doxguard.detectors.finding import Finding
from doxguard.detectors.mosaic.marks import Marks
from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.words import Words
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.post import Post

LONGEST = 4000  # characters of a post that are read: a piece stands in a short one


class Member(NamedTuple):
    """A post among those that count together, with what was read from it."""

    at: int  # its place in the input
    post: Post
    author: str
    decision: Decision  # of the post alone
    words: Words
    marks: Marks
    marked: bool  # it says that it is one of several, as another of its author does

    @property
    def text(self) -> str:
        """Return what is read of the post."""
        return self.post.text[:LONGEST]

    @property
    def findings(self) -> list[Finding]:
        """Return what was found there; what its text does not show is no piece."""
        return [finding for finding in self.decision.findings if 0 < finding.end <= LONGEST]

    @property
    def lead(self) -> str:
        """Return the id of the post that it replies to, or ""."""
        return self.post.reply_to


class Placed(NamedTuple):
    """A piece in its post."""

    member: Member
    piece: Piece


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """Pieces that fit, before they are judged. ``author`` is whose post completes them."""

    author: str
    entity: str  # what they are together
    pieces: Sequence[Placed]
    address: Address = field(default_factory=Address)
    spelled: str = ""  # what the pieces spell, for the detectors to read, where they are no address
    found: str = ""  # the value of what was found already, where a name is added to it
    complete: bool = True
    riddle: bool = False

    @property
    def members(self) -> list[Member]:
        """Return the posts that give a piece, in order."""
        return [found for _, found in sorted({placed.member.at: placed.member for placed in self.pieces}.items())]

    @property
    def value(self) -> str:
        """Return the canonical value, as in a finding; "" for a riddle that only describes."""
        return self.address.encode() if self.address.number else self.found


@dataclass(frozen=True, slots=True)
class MosaicPiece:
    """Where a piece stands: ``[start, end)`` of the post with this id, which is at this place of the input."""

    post: str
    at: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Posts that together give what none gives alone. Holds places, never the text found there."""

    posts: tuple[str, ...]  # ids, in order: those with a piece, then those that act on it
    members: tuple[int, ...]  # the same posts, by their places in the input
    pieces: tuple[MosaicPiece, ...]
    entity: str
    complete: bool
    decision: Decision | None = None  # on all of it, with places in its posts put together; None if not complete
    decided: tuple[int, ...] = ()  # the posts that it decides, by their places in the input

    @property
    def value(self) -> str:
        """Return the canonical value, as in a finding; "" for a riddle, and for what is not complete."""
        return self.decision.findings[0].value if self.decision else ""

    def to_dict(self) -> dict[str, object]:
        """Return the mosaic as a record."""
        return {
            "posts": list(self.posts),
            "entity": self.entity,
            "complete": self.complete,
            "pieces": [{"post": p.post, "kind": p.kind, "start": p.start, "end": p.end} for p in self.pieces],
            "action": str(self.decision.action) if self.decision else "allow",
            "clauses": list(self.decision.clauses) if self.decision else [],
        }


def mosaic_of(draft: Draft, members: Sequence[Member], decision: Decision | None, decided: Sequence[int]) -> Mosaic:
    """Return what was found, without the text it was found in."""
    pieces = (MosaicPiece(m.post.id, m.at, piece.kind, piece.start, piece.end) for m, piece in draft.pieces)
    posts, places = tuple(m.post.id for m in members), tuple(m.at for m in members)
    return Mosaic(posts, places, tuple(pieces), draft.entity, draft.complete, decision, tuple(decided))
