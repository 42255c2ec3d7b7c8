"""The words of ``data/lexicon/mosaic.yaml`` in one post, by group, and what stands near what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from doxguard.detectors.text import Text
from doxguard.detectors.words import Hit, find_words, lying_in

_STOP = re.compile(r"[.!?]+(?=\s|$)|\n")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A post's text with the words found in it and its sentences."""

    text: Text
    hits: Mapping[str, Sequence[Hit]]
    stops: Sequence[int] = field(default=())  # where sentences end

    def has(self, *groups: str) -> bool:
        """Tell whether one of the groups has a word in the text."""
        return any(group in self.hits for group in groups)

    def near(self, group: str, start: int, end: int, before: int = 40, after: int = 40) -> bool:
        """Tell whether a word of the group stands within so many characters of ``[start, end)``."""
        return bool(self.between(group, start - before, end + after))

    def between(self, group: str, start: int, end: int) -> Sequence[Hit]:
        """Return the words of a group that lie in ``[start, end)``."""
        return lying_in(self.hits.get(group, ()), start, end)

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        at = bisect_left(self.stops, place)
        first = self.stops[at - 1] + 1 if at else 0
        return first, self.stops[at] if at < len(self.stops) else len(self.text.folded)


def read_words(text: Text) -> Words:
    """Return the words of a post."""
    stops = [match.start() for match in _STOP.finditer(text.folded)]
    return Words(text, find_words("mosaic", text.folded), stops)


def count_words(text: str, most: int = 40) -> int:
    """Return how many words a text has; not more than ``most``."""
    count = 0
    for _ in _WORD.finditer(text):
        count += 1
        if count == most:
            break
    return count
