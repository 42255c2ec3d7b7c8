"""Addresses whose parts stand in several posts: a street here, its house number there, the place in a third.

A number goes to the street that its post replies to, else to the last one before it. Parts join where they do not
contradict; a second number for the same street stays alone, as do two streets. Somebody else's number joins a street in
answer to it, unless the writer speaks of a house of his own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from doxguard.detectors.address.names import key
from doxguard.detectors.address.value import Address
from doxguard.detectors.mosaic.piece import BARE, CERTAIN, LIKELY, TOLD
from doxguard.pipeline.mosaic.model import Draft, Member, Placed
from doxguard.pipeline.mosaic.pieces import address_pieces, decoded

_ME = 30  # characters before a number in which "wij" makes it one's own
_CHAIN = 6  # replies that are followed upwards
_MOST = 40  # streets of a group that are kept in mind, and answers to them
_FULL = 12  # pieces of one address: the same street may be named again and again


@dataclass(slots=True, repr=False)
class _Anchor:
    """A street or postcode that waits for its number."""

    author: str
    pieces: list[Placed]
    address: Address
    closed: bool = False  # a whole address, that waits for nothing
    first: int = 0  # the place of its first post in the group
    posts: set[str] = field(default_factory=set)

    def add(self, placed: Placed, address: Address) -> bool:
        """Take a piece in, if it does not contradict."""
        joined = None if self.closed or len(self.pieces) >= _FULL else self.address.join(address)
        if joined is None:
            return False
        self.address = joined
        self.pieces.append(placed)
        self.posts.add(placed.member.post.id)
        return True


class _Group:
    """The posts of a group, by place and by id."""

    def __init__(self, members: Sequence[Member], linked: bool) -> None:
        self.linked = linked
        self.order = {member.at: place for place, member in enumerate(members)}
        self.by_id = {member.post.id: member for member in members if member.post.id}
        asked = [place for place, member in enumerate(members) if member.words.has("asks number")]
        self.asked = asked[0] if asked else len(members)

    def above(self, member: Member) -> list[str]:
        """Return the ids of the posts that a post replies to, nearest first."""
        ids: list[str] = []
        while member.lead and member.lead not in ids and len(ids) < _CHAIN:
            ids.append(member.lead)
            if member.lead not in self.by_id:
                break
            member = self.by_id[member.lead]
        return ids


def address_drafts(members: Sequence[Member], linked: bool) -> list[Draft]:
    """Return the addresses that the posts of a group give together."""
    pieces = address_pieces(members, linked)
    if not pieces:
        return []
    group = _Group(members, linked)
    anchors = _anchors(pieces, group)
    others: list[Draft] = []
    for placed in pieces:
        if placed.piece.kind == "number" and len(others) < _MOST:
            others += _take_number(placed, anchors, group)
    for placed in pieces:
        if placed.piece.kind == "place":
            anchor = _own(placed, [a for a in anchors if not a.closed], group)
            if anchor is not None and not anchor.address.place:
                anchor.add(placed, Address(place=placed.piece.value))
    return [draft for anchor in anchors if (draft := _draft(anchor)) is not None] + others


def _anchors(pieces: Sequence[Placed], group: _Group) -> list[_Anchor]:
    anchors: list[_Anchor] = []
    for placed in pieces:
        if placed.piece.kind not in ("street", "postcode", "address"):
            continue
        address, author = decoded(placed.piece.value), placed.member.author
        closed = placed.piece.kind == "address"
        same = next((a for a in reversed(anchors) if a.author == author and _is_same(a, address, closed)), None)
        if same is None or not same.add(placed, address):
            place = group.order[placed.member.at]
            anchors.append(_Anchor(author, [placed], address, closed, place, {placed.member.post.id}))
        if len(anchors) == _MOST:
            break
    return anchors


def _is_same(anchor: _Anchor, address: Address, closed: bool) -> bool:
    """Tell whether two parts are of one address: the same street again, or a street and a postcode."""
    if anchor.closed or closed or not anchor.address.agrees(address):
        return False
    one, other = key(anchor.address.street), key(address.street)
    return one == other or not (one and other)


def _take_number(placed: Placed, anchors: Sequence[_Anchor], group: _Group) -> list[Draft]:
    """Put a number to its street; return what it makes where it answers somebody else's."""
    member, piece = placed
    if not _may_join(placed, group):
        return []
    anchor = _own(placed, anchors, group)
    if anchor is not None:
        if not anchor.address.number:
            anchor.add(placed, Address(number=piece.value))
        return []
    anchor = _anothers(placed, anchors, group)
    joined = anchor.address.join(Address(number=piece.value)) if anchor and not anchor.closed else None
    if anchor is None or joined is None or anchor.address.number:
        return []
    return [Draft(member.author, "STREET_ADDRESS", (*anchor.pieces, placed), joined)]


def _may_join(placed: Placed, group: _Group) -> bool:
    """Tell whether a figure is told well enough to be taken for a house number here."""
    member, piece = placed
    if piece.strength == BARE:
        return member.marked or (group.linked and group.asked < group.order[member.at])
    return piece.strength >= TOLD or member.marked or group.linked


def _own(placed: Placed, anchors: Sequence[_Anchor], group: _Group) -> _Anchor | None:
    """Return the street of the same author that a piece belongs to."""
    mine = [anchor for anchor in anchors if anchor.author == placed.member.author]
    above = group.above(placed.member)
    answered = next((anchor for lead in above for anchor in mine if lead in anchor.posts), None)
    if answered is not None:
        return answered
    place = group.order[placed.member.at]
    before = [anchor for anchor in mine if anchor.first <= place]
    if before:
        return before[-1]
    sure = placed.member.marked or placed.piece.strength >= TOLD
    return mine[0] if mine and sure else None


def _anothers(placed: Placed, anchors: Sequence[_Anchor], group: _Group) -> _Anchor | None:
    """Return the street of another author that a number answers."""
    member, piece = placed
    if not group.linked or piece.strength < LIKELY or not member.author or _is_of_me(placed):
        return None
    above = group.above(member)
    theirs = [anchor for anchor in anchors if anchor.author != member.author]
    answered = next((anchor for lead in above for anchor in theirs if lead in anchor.posts), None)
    if answered is not None or above:
        return answered
    before = [anchor for anchor in theirs if anchor.first < group.order[member.at]]
    return before[-1] if before and piece.strength == CERTAIN else None


def _is_of_me(placed: Placed) -> bool:
    """Tell whether the writer gives the number as his own: "bij ons op nummer 12"."""
    words, start = placed.member.words, placed.piece.start
    first, _ = words.sentence(start)
    return bool(words.between("me", max(first, start - _ME), start))


def _draft(anchor: _Anchor) -> Draft | None:
    address, posts = anchor.address, {placed.member.at for placed in anchor.pieces}
    if anchor.closed or len(posts) < 2:
        return None
    complete = bool(address.number and (address.street or address.postcode))
    if not complete and not (address.street and (address.place or address.postcode)):
        return None
    if complete and len({p.member.at for p in anchor.pieces if p.piece.kind != "place"}) < 2:
        return None  # all but the place stands in one post, and is that post's
    riddle = any(p.member.marks.riddle for p in anchor.pieces) and all(p.member.marked for p in anchor.pieces)
    return Draft(anchor.author, "STREET_ADDRESS", tuple(anchor.pieces), address, complete=complete, riddle=riddle)
