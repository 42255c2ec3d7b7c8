"""Regions and countries behind a place: "AZ", "Noord-Holland", "Nederland"."""

from __future__ import annotations

from functools import cache

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key, openings
from doxguard.detectors.address.postcodes import postcode_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.tokens import LINE, Tokens


@cache
def region_openings(grammar: Grammar) -> frozenset[str]:
    """Return all beginnings of a country's regions."""
    return openings(grammar.regions)


def read_region(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    """Return the reading with the state, province or county that begins at a place of the text."""
    first = tokens.at_or_after(at)
    if reading.has("region") or not reading.grammar.regions or first >= tokens.size or tokens.starts[first] - at > 2:
        return None
    if tokens.keys[first] not in region_openings(reading.grammar):
        return None
    name, best = "", None
    for last in range(first, min(first + 6, tokens.size)):  # "P.E.I." is six
        if last > first and (tokens.gaps[last] >= LINE or tokens.words[last] in ",;"):
            break
        name += tokens.keys[last]
        if name not in region_openings(reading.grammar):
            break
        canonical = reading.grammar.regions.get(name) if tokens.keys[last] else None
        bracketed = tokens.text[at - 1 : at] == "(" and tokens.text[tokens.ends[last] : tokens.ends[last] + 1] == ")"
        if canonical and (len(name) > 3 or bracketed or _is_code(tokens, reading, first, last)):
            end = tokens.ends[last]
            end += bracketed or (tokens.text[end : end + 1] == "." and len(name) <= 4)  # `find` drops a last one
            best = reading.on(end, "region", region=canonical)
    return best


def _is_code(tokens: Tokens, reading: Reading, first: int, last: int) -> bool:
    """Tell whether short letters are a state, not a word ("in", "or", "me"): by capitals, or a place before them."""
    if tokens.words[last].isupper():
        return True
    if "place" not in reading.parts:
        return False
    ends = tokens.is_closed(last)
    if tokens.is_name(first) and (tokens.text[tokens.ends[last] : tokens.ends[last] + 1] == "." or ends):
        return True
    if ends:
        return tokens.keys[first] not in reading.grammar.not_names or not tokens.words[first].islower()
    return postcode_at(reading.grammar.country, tokens.text, tokens.starts[last + 1]) is not None


@cache
def country_keys(grammar: Grammar) -> frozenset[str]:
    """Return the names of a grammar's country as they are compared."""
    return frozenset(key(name) for name in grammar.names)


@cache
def country_openings(grammar: Grammar) -> frozenset[str]:
    """Return all beginnings of the names of a grammar's country."""
    return openings(country_keys(grammar))


def read_country(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    """Return the reading with the name of its country that begins at a place of the text."""
    if reading.has("country"):
        return None
    first = tokens.at_or_after(at)
    if first >= tokens.size or tokens.keys[first] not in country_openings(reading.grammar):
        return None
    name = ""
    for last in range(first, min(first + 5, tokens.size)):
        if last > first and tokens.gaps[last] >= LINE:
            break
        name += tokens.keys[last]
        if name not in country_openings(reading.grammar):
            break
        if name in country_keys(reading.grammar) and (len(name) > 3 or tokens.words[last].isupper()):
            return reading.on(tokens.ends[last], "country")
    return None
