"""Reading back from a street and a number: flat, house, quarter, postcode and place that stand before them."""

from __future__ import annotations

import re

from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.places import behind_sign, known_place, place_after, place_at
from doxguard.detectors.address.postcodes import code_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, SPACE, Tokens


def read_back(tokens: Tokens, reading: Reading) -> Reading:
    """Return the reading with all that stands before it and belongs to it."""
    for part in (_unit_before, _house_before, _unit_before, _quarter_before, _code_before, _place_before):
        longer = part(tokens, reading)
        if longer is not None:
            reading = longer
    return reading


def _unit_before(tokens: Tokens, reading: Reading) -> Reading | None:
    """Read "Flat 3," or "Unit 5/"."""
    if not reading.grammar.unit or reading.grammar.number == "after":
        return None
    match = _unit_ending(tokens, reading.grammar.unit, reading.start)
    if not match or not match.group().strip():
        return None
    unit = f"{match.group().strip(' ,/-')} {reading.parts.get('unit', '')}"
    return reading.back(match.start(), "unit", unit=" ".join(unit.split()))


def _unit_ending(tokens: Tokens, unit: str, place: int) -> re.Match[str] | None:
    """Return the unit that ends at a place of the text; all readings of a number ask for the same ones."""
    if (unit, place) not in tokens.units:
        pattern = compiled(rf"(?<![^\W_])(?:{unit})[ ]?[,/\-]?[ \n]{{0,2}}\Z")
        tokens.units[unit, place] = pattern.search(tokens.text, max(0, place - 90), place)
    return tokens.units[unit, place]


def _house_before(tokens: Tokens, reading: Reading) -> Reading | None:
    """Read the name of a house: "Rose Cottage,"."""
    if not reading.grammar.house_names:
        return None
    at = tokens.at_or_after(reading.start)
    if at < 2 or (tokens.words[at - 1] != "," and tokens.gaps[at] != LINE):
        return None
    last = at - 2 if tokens.words[at - 1] == "," else at - 1
    first = last
    while first > 0 and last - first < 5 and _is_part(tokens, reading.grammar, first - 1):
        first -= 1
    while first < last and tokens.keys[first] in reading.grammar.particles and not tokens.is_name(first):
        first += 1
    while first < last and tokens.keys[first] in reading.grammar.not_names - reading.grammar.particles:
        first += 1
    if first == last:
        return None
    begun = first + (tokens.keys[first] in reading.grammar.particles and first < last)  # "The Hollies"
    if not {tokens.keys[begun], tokens.keys[last]} & reading.grammar.house_names or not tokens.is_name(last):
        return None
    return reading.back(tokens.starts[first], "house")


def _quarter_before(tokens: Tokens, reading: Reading) -> Reading | None:
    """Read the quarter that a word of it closes: "Bahar Mah.,"."""
    quarters = reading.grammar.quarters
    last = tokens.at_or_after(reading.start) - 1
    while quarters and last > 0 and tokens.words[last] in ".,":
        last -= 1
    if not quarters or last < 1 or tokens.keys[last] not in quarters:
        return None
    first = last
    while first > 0 and last - first < 3 and tokens.gaps[first] == SPACE and tokens.is_word(first - 1):
        if not (tokens.is_name(first - 1) or tokens.caseless) or tokens.keys[first - 1] in reading.grammar.not_names:
            break
        first -= 1
    return reading.back(tokens.starts[first], "quarter") if first < last else None


def _is_part(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    if tokens.words[at] == ".":  # "Urb. Las Lomas"
        return tokens.gaps[at] == GLUED and len(tokens.words[at - 1]) <= 5
    if not tokens.is_word(at) or tokens.gaps[at + 1] > SPACE:
        return False
    return tokens.is_name(at) or tokens.keys[at] in grammar.particles


def _code_before(tokens: Tokens, reading: Reading) -> Reading | None:
    """Read a postcode, with or without its place, before the street: "1016 Budapest,", "1094 HK,"."""
    if "postcode" in reading.parts or reading.grammar.postcode == "after":
        return None
    street = tokens.at_or_after(reading.start)
    if not tokens.may_hold_code(tokens.starts[max(0, street - 8)], reading.start - 1):
        return None
    for at in range(street - 1, max(-1, street - 9), -1):
        if tokens.gaps[at + 1] >= BLANK:
            return None
        if not tokens.words[at][0].isalnum():
            if tokens.words[at] not in ",-.'":
                return None
            continue
        found = code_at(tokens, reading.grammar.country, tokens.starts[at])
        if found is None or found.end > reading.start or (found.doubtful and not reading.has("place")):
            continue
        between = tokens.text[found.end : reading.start].strip(" ,\n-")
        if not between:
            near = found.value.isdigit() and not tokens.text[found.end : reading.start].strip(" ")
            if near and reading.grammar.number != "after":
                return None  # two numbers side by side
            return reading.back(tokens.starts[at], "postcode", postcode=found.value)
        place = place_after(tokens, reading.grammar, found.end)
        if place and "place" not in reading.parts and not tokens.text[place.end : reading.start].strip(" ,\n-"):
            return reading.back(tokens.starts[at], "postcode", place.note, postcode=found.value, place=place.name)
        return None
    return None


def _place_before(tokens: Tokens, reading: Reading) -> Reading | None:
    """Read a known place before the street, where the country writes so: "Budapest, XIII. kerület,"."""
    if not reading.grammar.place_first or reading.has("place"):
        return None
    street = tokens.at_or_after(reading.start)
    for first in range(max(0, street - 8), street):
        apart = first == 0 or tokens.is_closed(first - 1) or tokens.is_name(first)
        named = apart and tokens.is_word(first) and tokens.keys[first] not in reading.grammar.tails
        known = named and known_place(tokens, reading.grammar, first) >= 0
        place = place_at(tokens, reading.grammar, first) if known else None
        if place and place.end <= reading.start and _is_only_between(tokens, place.end, reading.start):
            return reading.back(tokens.starts[first], "place", place=place.name)
    return None


def _is_only_between(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether nothing but a space, a comma or a line break stands between two places of the text."""
    return behind_sign(tokens.text, start) == end
