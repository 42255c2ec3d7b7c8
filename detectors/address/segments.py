"""Lines and commas: the pieces that an address of any country falls into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.address.numbers import is_year
from doxguard.detectors.address.tokens import BLANK, LINE, Tokens
from doxguard.detectors.address.words import is_numbered, words

_MOST_TOKENS = 10  # of a segment: longer ones are prose


class Segment(NamedTuple):
    """The tokens ``[first, last]`` between two commas or line breaks."""

    first: int
    last: int


def segments_before(tokens: Tokens, limit: int, most: int) -> Iterator[Segment]:
    """Yield the segments that end before token ``limit``, the nearest first, up to one that is prose."""
    last = limit - 1
    for _ in range(most):
        if last >= 0 and tokens.words[last] in ",;":
            last -= 1
        elif last < 0 or tokens.gaps[last + 1] != LINE:
            return
        first = last
        while first > 0 and last - first < _MOST_TOKENS and not _ends_segment(tokens, first - 1):
            first -= 1
        if last < 0 or last - first >= _MOST_TOKENS or tokens.gaps[last + 1] == BLANK:
            return
        if not _is_plain(tokens, first, last):
            return
        yield Segment(first, last)
        last = first - 1


def _ends_segment(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in ",;:!?()" or tokens.gaps[at + 1] >= LINE


def _is_plain(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a segment begins as names and numbers do, and ends no sentence."""
    word = tokens.words[first]
    if not word[0].isalnum() or (word[0].islower() and not tokens.caseless):
        return False
    stops = [at for at in range(first, last) if tokens.words[at] == "." and tokens.gaps[at + 1]]
    return all(len(tokens.words[at - 1]) <= 4 for at in stops)


def is_street_line(tokens: Tokens, segment: Segment) -> bool:
    """Tell whether a segment looks like a street with its number: one at an end of it, which counts nothing."""
    first, last = segment
    names = [at for at in range(first, last + 1) if tokens.is_word(at) and len(tokens.words[at]) >= 3]
    numbers = [at for at in {first, last, max(first, last - 1)} if tokens.is_figure(at) and is_short_number(tokens, at)]
    if tokens.is_figure(first) and len(tokens.words[first]) >= 4:  # a postcode and its place
        return False
    if not names or not numbers:
        return False
    if names == [first] and is_numbered(tokens.keys[first]):
        return False
    return not any(tokens.keys[at] in words("counted") and len(tokens.keys[at]) > 2 for at in names)


def is_short_number(tokens: Tokens, at: int) -> bool:
    """Tell whether figures can be a house number by themselves: up to five, and no year."""
    word = tokens.words[at]
    return len(word) <= 5 and not is_year(word)
