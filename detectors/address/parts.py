"""Reading on from a street and a number: unit, postcode, place, region, country behind them; see `back`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.gazetteer import is_place
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.names import key, openings
from doxguard.detectors.address.places import (
    PLACE_WORDS,
    behind_sign,
    known_place,
    place_after,
    place_at,
    with_district,
)
from doxguard.detectors.address.postcodes import Postcode, code_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.regions import country_openings, read_country, read_region, region_openings
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, Tokens
from doxguard.detectors.address.words import words
from doxguard.detectors.remembered import Remembered

if TYPE_CHECKING:
    import regex

_MOST_PARTS = 10  # behind a number
_Part = Callable[[Tokens, Reading, int], Reading | None]


def read_on(tokens: Tokens, reading: Reading) -> Reading:
    """Return the reading with all that follows it and belongs to it."""
    for _ in range(_MOST_PARTS):
        longer = _next_part(tokens, reading)
        if longer is None:
            break
        reading = longer
    return reading


def _next_part(tokens: Tokens, reading: Reading) -> Reading | None:
    dot = tokens.text[reading.end : reading.end + 1] == "."
    dot = dot and (reading.grammar.dotted or tokens.text[reading.end + 1 : reading.end + 2] == "\n")
    at = behind_sign(tokens.text, reading.end + dot)
    if at >= len(tokens.text) or _is_glued(tokens, reading.end, at):
        return None
    word = tokens.plain_word(at)
    if word >= 0 and not _may_go_on(tokens, reading.grammar, word):
        return None
    parts: tuple[_Part, ...] = _FIGURE_PARTS if tokens.text[at] in "0123456789" else _PARTS
    if dot and "\n" not in tokens.text[reading.end : at]:
        parts = (_unit, _postcode)  # behind a full stop only what no sentence begins with
    for part in parts:
        # A place may be a hashtag: "#Almere".
        longer = part(tokens, reading, at + (part is _place and tokens.text[at] == "#"))
        if longer is not None:
            closed = "(" in tokens.text[reading.end : at] and tokens.text[longer.end : longer.end + 1] == ")"
            return longer.on(longer.end + closed)
    return None


def _may_go_on(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether a part of an address may begin at a word in small letters: most words behind one are none."""
    if tokens.keys[at] in _begun(grammar) or grammar.unit in _UNITS[tokens.words[at]]:
        return True
    return known_place(tokens, grammar, at) >= 0


@cache
def _begun(grammar: Grammar) -> frozenset[str]:
    """Return the words in small letters that a part other than a unit or a known place may begin with."""
    names = region_openings(grammar) | country_openings(grammar) | _postcode_openings()
    return names | grammar.links | grammar.known_links | grammar.particles


class _Units(Remembered[frozenset[str]]):
    """The patterns of units that may begin with a word; only `regex` tells what may begin a match."""

    def tell(self, word: str) -> frozenset[str]:
        patterns = _unit_patterns()
        if not word.isascii():  # the two libraries differ in what is alike but for its case
            return frozenset(patterns)
        return frozenset(unit for unit, pattern in patterns.items() if pattern.match(word, partial=True))


_UNITS = _Units()


@cache
def _unit_patterns() -> dict[str, regex.Pattern[str]]:
    import regex

    units = {grammar.unit for grammar in GRAMMARS if grammar.unit}
    return {unit: regex.compile(unit, regex.IGNORECASE) for unit in units}


def _is_glued(tokens: Tokens, end: int, at: int) -> bool:
    """Tell whether letters or figures follow at once: only a postcode may, behind the letter of "12a1017gk"."""
    return at == end and tokens.text[at - 1].isalnum() and tokens.text[at].isalnum()


def _unit(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    if not reading.grammar.unit or ("place" in reading.parts and not _is_apart(tokens, reading.end, at)):
        return None
    match = compiled(reading.grammar.unit).match(tokens.text, at)
    if not match or match.end() == at:
        return None
    return reading.on(match.end(), "unit", unit=f"{reading.parts.get('unit', '')} {match.group()}".strip())


def _is_apart(tokens: Tokens, end: int, at: int) -> bool:
    """Tell whether a comma, a bracket or a line break stands between two places of the text."""
    return any(sign in tokens.text[end:at] for sign in ",;(\n")


def _postcode(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    if "postcode" in reading.parts:
        return None
    first = tokens.at_or_after(at)
    if first + 1 < tokens.size and tokens.keys[first] in reading.grammar.links:  # "in 40721 Hilden"
        at = tokens.starts[first + 1]
    found = code_at(tokens, reading.grammar.country, _behind_postcode_word(tokens, at))
    if found is None or (found.value.isdigit() and _is_next_number(tokens, reading, found.end)):
        return None
    if found.doubtful and not place_after(tokens, reading.grammar, found.end, known=True):
        return None
    return _with_postcode(tokens, reading, found)


def _is_next_number(tokens: Tokens, reading: Reading, end: int) -> bool:
    """Tell whether figures behind a street are the number of the next address: "12 Elm St, 5815 Oak St"."""
    after = tokens.at_or_after(end)
    if reading.grammar.number != "before" or "place" in reading.parts:
        return False
    if after >= tokens.size or tokens.gaps[after] >= LINE or tokens.words[after] == ",":
        return False
    return any(tokens.keys[at] in reading.grammar.tails for at in range(after + 1, min(after + 4, tokens.size)))


@cache
def _postcode_openings() -> frozenset[str]:
    return openings(words("postcode words"))


def _behind_postcode_word(tokens: Tokens, at: int) -> int:
    """Return where a postcode may begin, behind words that announce it: "PSČ", "cod poștal"."""
    first = tokens.at_or_after(at)
    if first >= tokens.size or tokens.keys[first] not in _postcode_openings():
        return at
    name = ""
    for last in range(first, min(first + 2, tokens.size - 1)):
        name += tokens.keys[last]
        if name not in _postcode_openings():
            break
        if name in words("postcode words") and tokens.gaps[last + 1] != GLUED:
            after = last + 1
            while after < tokens.size - 1 and tokens.words[after] in ".:":
                after += 1
            at = tokens.starts[after]
    return at


def _half_code(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    """Read a postcode cut short before a place that is known: "Beukenlaan 73, 7442 Nijverdal"."""
    if not reading.grammar.half_code or "postcode" in reading.parts or reading.has("place"):
        return None
    match = compiled(reading.grammar.half_code).match(tokens.text, at)
    place = place_after(tokens, reading.grammar, match.end(), known=True) if match else None
    if match is None or place is None or "," not in tokens.text[reading.end : at]:
        return None
    return reading.on(place.end, "place", postcode=match.group(), place=place.name)


def _with_postcode(tokens: Tokens, reading: Reading, found: Postcode) -> Reading:
    """Return the reading with a postcode, and the place behind it where the country writes it there."""
    agrees = found.region and found.region == reading.parts.get("region")
    with_code = reading.on(found.end, "postcode", *(("region+postcode",) if agrees else ()), postcode=found.value)
    if found.region and not reading.parts.get("region"):
        with_code = with_code.on(found.end, region=found.region)
    if reading.grammar.postcode == "after" or reading.has("place"):
        return with_code
    place = place_after(tokens, reading.grammar, found.end)
    return with_code.on(place.end, place.note, place=place.name) if place else with_code


def _place(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    grammar, first = reading.grammar, tokens.at_or_after(at)
    if first >= tokens.size or (reading.has("place") and "postcode" in reading.parts):
        return None
    strict = tokens.keys[first] in grammar.known_links and tokens.keys[first] not in grammar.links
    linked = strict or tokens.keys[first] in grammar.links
    first += linked
    first += linked and first < tokens.size and tokens.words[first] == "."  # "loc. Slobozia"
    if first >= tokens.size or tokens.starts[first] - at > 12:
        return None
    chain = _closed_chain(tokens, reading, first)
    if chain or "place" in reading.parts:
        return chain
    place = place_at(tokens, grammar, first)
    if place is None:
        return None
    last = tokens.at_or_after(place.end) - 1
    if place.known and _may_be_place(tokens, grammar, first, last, linked, _is_apart(tokens, reading.end, at)):
        return reading.on(place.end, "place", place=place.name)
    if linked and not strict and tokens.is_name(first):
        return reading.on(place.end, "unlisted place", place=place.name)
    return None


def _second_place(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    """Read a town behind a part of it, where both are known: "4435-006 Rio Tinto, Gondomar"."""
    first = tokens.at_or_after(at)
    if reading.has("second place") or not {"place", "postcode"} <= reading.parts.keys():
        return None
    if "," not in tokens.text[reading.end : at]:
        return None
    place = place_at(tokens, reading.grammar, first) if first < tokens.size and tokens.is_name(first) else None
    if place is None or not place.known or not tokens.is_closed(tokens.at_or_after(place.end) - 1):
        return None
    return reading.on(place.end, "second place")


def _may_be_place(tokens: Tokens, grammar: Grammar, first: int, last: int, linked: bool, apart: bool) -> bool:
    """Tell whether a name of the gazetteer is meant as a place here: many are words as well ("nice", "best")."""
    if tokens.is_name(first):
        return True
    if first == last and (tokens.keys[first] in grammar.not_names or len(tokens.keys[first]) < 4):
        return False
    length = len(tokens.words[last])
    ends = tokens.is_closed(last) or tokens.is_figure(last)  # "dublin 8"
    if tokens.caseless:
        return linked or ends or apart or length > 5
    return linked or (ends and length > 4)


def _closed_chain(tokens: Tokens, reading: Reading, first: int) -> Reading | None:
    """Return the reading with up to four places that a region, a postcode or a country closes: "Mesa, AZ 85207"."""
    grammar = reading.grammar
    closers = (_code_only, read_country) if grammar.postcode == "before" else (read_region, _code_only, read_country)
    at, named, best = first, reading, None
    for _ in range(4):
        run = _run_before_code(tokens, grammar, at)
        if run is None:
            break
        end = with_district(tokens, grammar, tokens.ends[run])
        named = named.on(end, place=tokens.text[tokens.starts[first] : end])
        behind = behind_sign(tokens.text, end)
        for part in closers:
            closed = part(tokens, named, behind)
            if closed is not None:
                known = is_place(grammar.country, key(tokens.text[tokens.starts[at] : tokens.ends[run]]))
                return closed if closed.has("place") else closed.on(closed.end, "place" if known else "unlisted place")
        if at > first and (tokens.is_closed(tokens.at_or_after(end) - 1) or tokens.is_name(at)):
            place = place_at(tokens, grammar, at)
            if place and place.known and place.end == end:  # "Mount Eden, Auckland"
                best = named.on(end, "place")
        following = _next_segment(tokens, end)
        if following is None:
            break
        at = following
    return best


def _next_segment(tokens: Tokens, end: int) -> int | None:
    """Return the token that begins behind the comma or the line break at a place of the text."""
    at = tokens.at_or_after(end)
    if at < tokens.size and tokens.words[at] in ",;":
        at += 1
    elif at >= tokens.size or tokens.gaps[at] != LINE:
        return None
    return at if at < tokens.size and tokens.gaps[at] < BLANK else None


def _code_only(tokens: Tokens, reading: Reading, at: int) -> Reading | None:
    if "postcode" in reading.parts:
        return None
    found = code_at(tokens, reading.grammar.country, _behind_postcode_word(tokens, at))
    return _with_postcode(tokens, reading, found) if found and not found.doubtful else None


def _run_before_code(tokens: Tokens, grammar: Grammar, first: int) -> int | None:
    """Return the last token of the name that begins at ``first`` and ends before a sign, a region or a postcode."""
    last = None
    for at in range(first, min(first + PLACE_WORDS, tokens.size)):
        if at > first and (tokens.gaps[at] >= LINE or code_at(tokens, grammar.country, tokens.starts[at])):
            break
        if at > first and tokens.keys[at] in grammar.regions and _stands_for_region(tokens, grammar, first, at):
            break
        shouted = tokens.words[at].isupper() and len(tokens.words[at]) > 2
        named = tokens.is_name(at) or shouted or tokens.keys[at] in grammar.particles or tokens.caseless
        if tokens.is_word(at) and named:
            last = at
        elif not (tokens.words[at] in ".'" and tokens.gaps[at] == GLUED):
            break
    return last


def _stands_for_region(tokens: Tokens, grammar: Grammar, first: int, at: int) -> bool:
    """Tell whether letters behind a place are a state: capitals, or where there are none, a known place before them."""
    if tokens.words[at].isupper() and (not tokens.caseless or (len(tokens.words[at]) == 2 and tokens.is_closed(at))):
        return tokens.keys[at] not in grammar.not_names or not tokens.caseless
    return is_place(grammar.country, tokens.joined(first, at - 1))


_FIGURE_PARTS = (_unit, _postcode, _half_code)  # all that begins with figures, in the order of trial
_PARTS = (
    *_FIGURE_PARTS,
    _place,
    _second_place,
    read_region,
    read_country,
)
