"""The pieces of a group of posts: what the detectors found in each, and what its words give beside that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from doxguard.detectors.address.value import Address
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.mosaic.marks import read_marks
from doxguard.detectors.mosaic.numbers import house_numbers
from doxguard.detectors.mosaic.piece import LIKELY, TOLD, Piece
from doxguard.detectors.mosaic.streets import clear_streets, named_places
from doxguard.detectors.mosaic.words import read_words
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.mosaic.groups import Group, author_of
from doxguard.pipeline.mosaic.model import LONGEST, Member, Placed
from doxguard.pipeline.post import Post

_ANCHORS = ("street", "postcode", "address")


def members_of(group: Group, posts: Sequence[Post], decisions: Sequence[Decision]) -> list[Member]:
    """Return the posts of a group with their words."""
    found = []
    for at in group.places:
        post = posts[at]
        words = read_words(fold(post.text[:LONGEST], post.lang))
        found.append(Member(at, post, author_of(post), decisions[at], words, read_marks(words), False))
    parts = Counter(member.author for member in found if member.marks.part)
    return [member._replace(marked=member.marks.part and parts[member.author] > 1) for member in found]


def address_pieces(members: Sequence[Member], linked: bool) -> list[Placed]:
    """Return the pieces of addresses in the posts of a group, in order; none where no two could make one."""
    found = [Placed(member, piece) for member in members for piece in _found(member)]
    numbers = [Placed(member, piece) for member in members for piece in _numbers(member)]
    sure = {placed.member.author for placed in numbers if linked and placed.piece.strength >= TOLD}
    answered = {(p.member.author, p.member.lead) for p in numbers if p.member.lead and p.piece.strength >= LIKELY}
    for member in members:
        told = member.marked or member.author in sure or (member.author, member.post.id) in answered
        if told and not any(p.member.at == member.at for p in found):
            found += [Placed(member, piece) for piece in clear_streets(member.words)]
    if not any(placed.piece.kind in _ANCHORS for placed in found):
        return []
    places = [Placed(m, piece) for m in members for piece in named_places(m.words, m.marked) if linked or m.marked]
    order = {member.at: place for place, member in enumerate(members)}
    return sorted((*found, *numbers, *places), key=lambda placed: (order[placed.member.at], placed.piece.start))


def _found(member: Member) -> Iterator[Piece]:
    for finding in member.findings:
        if finding.entity in ("PARTIAL_ADDRESS", "STREET_ADDRESS"):
            yield Piece(_kind(finding), finding.start, finding.end, finding.value)


def _kind(finding: Finding) -> str:
    if finding.entity == "STREET_ADDRESS":
        return "address"
    return "street" if decoded(finding.value).street else "postcode"


def decoded(value: str) -> Address:
    """Return the address that a value holds; an empty one for a value of another make."""
    try:
        return Address.decode(value)
    except ValueError:
        return Address()


def _numbers(member: Member) -> Iterator[Piece]:
    """Yield the house numbers of a post that stand in nothing that was found."""
    for piece in house_numbers(member.words, member.marked):
        if not any(f.start < piece.end and piece.start < f.end for f in member.findings):
            yield piece
