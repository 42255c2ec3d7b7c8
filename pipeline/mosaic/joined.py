"""The posts of a mosaic as one text, with the way back to each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from doxguard.pipeline.mosaic.model import Member


@dataclass(frozen=True, slots=True)
class Joined:
    """Posts put together, one under the other."""

    text: str = field(repr=False)
    spans: Mapping[int, tuple[int, int]]  # where each post stands, by its place in the input

    def place_in(self, at: int, start: int, end: int) -> tuple[int, int] | None:
        """Return where a place of the text stands in a post, or None where it is another's, or nowhere."""
        first, last = self.spans.get(at, (0, -1))
        return (start - first, end - first) if first <= start < end <= last else None


def join_posts(members: Sequence[Member]) -> Joined:
    """Return posts as one text."""
    spans: dict[int, tuple[int, int]] = {}
    begin = 0
    for member in members:
        spans[member.at] = (begin, begin + len(member.text))
        begin += len(member.text) + 1
    return Joined("\n".join(member.text for member in members), spans)
