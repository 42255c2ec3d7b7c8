"""Addresses of any country that end in its name: "Perseverancia 209, Havana, Cuba".

The fallback for countries without a grammar: segments between commas or line breaks, of which the last is a country,
one before it a place, and one a street with its number. Source of the names: GeoNames, see `data/update/gazetteers.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from doxguard.data import read_lines
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.segments import Segment, is_short_number, is_street_line, segments_before
from doxguard.detectors.address.tokens import LINE, Tokens

_SCORE = 0.5
_SIGNS = frozenset(",;")
_MOST_SEGMENTS = 7
_LONGEST = 6  # words of a country's name


@cache
def countries() -> dict[str, Grammar]:
    """Return a grammar that knows nothing but its country, by the key of each name of a country."""
    rows = (line.split("\t") for line in read_lines("gazetteers/countries.txt"))
    return {name: Grammar(country, "", "both") for country, name in rows}


def world_addresses(tokens: Tokens) -> Iterator[tuple[float, Reading]]:
    """Yield a reading for each country's name with an address before it."""
    signs, gaps = tokens.words, tokens.gaps
    for at in range(2, len(signs)):
        if (signs[at - 1] in _SIGNS or gaps[at] == LINE) and tokens.is_word(at):
            grammar, last = _country(tokens, at)
            if grammar is not None:
                yield from _address(tokens, grammar, at, last)


def _country(tokens: Tokens, first: int) -> tuple[Grammar | None, int]:
    """Return the country whose name begins at a token and ends its segment."""
    name = ""
    for last in range(first, min(first + _LONGEST, tokens.size)):
        if last > first and tokens.gaps[last] >= LINE:
            break
        name += tokens.keys[last]
        if tokens.is_closed(last) and name in countries():
            return countries()[name], last
    return None, first


def _address(tokens: Tokens, grammar: Grammar, country: int, last: int) -> Iterator[tuple[float, Reading]]:
    before = list(segments_before(tokens, country, _MOST_SEGMENTS))
    street = next((at for at in range(len(before) - 1, 0, -1) if _begins(tokens, before, at)), 0)
    if street:  # with a place between it and the country
        first = before[street].first
        yield _SCORE, Reading(grammar, tokens.starts[first], tokens.ends[last], {}, ("country", "segments"))


def _begins(tokens: Tokens, before: list[Segment], at: int) -> bool:
    """Tell whether a segment is a street with its number, or one of both with the other behind it."""
    segment = before[at]
    if _names_country(tokens, segment):  # "Kenya 3, Ghana 2"
        return False
    if is_street_line(tokens, segment):
        return True
    following = before[at - 1]
    if at < 2:
        return False
    if segment.first == segment.last and tokens.is_figure(segment.first):  # "82, Avenue du Roi"
        return is_short_number(tokens, segment.first) and tokens.is_word(following.first)
    number = following.last - following.first <= 1 and tokens.is_figure(following.first)  # "Rua da Serra, 68"
    return number and len(tokens.words[following.first]) <= 3 and segment.last > segment.first


def _names_country(tokens: Tokens, segment: Segment) -> bool:
    """Tell whether the words of a segment are a country's name."""
    name = "".join(tokens.keys[at] for at in range(segment.first, segment.last + 1) if tokens.is_word(at))
    return name in countries()
