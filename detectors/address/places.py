"""Names of places: where one begins, how far it goes, and whether the gazetteer has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.address.gazetteer import holds, listed_places, name_sum
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.names import key
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, Tokens

# What stands between two parts: a space, a comma, a dash, a bracket, a line break.
_BETWEEN = re.compile(r"[ \t]{0,3}(?:[,;|\u00b7(/]|-(?=[ \n]))?[ \t]{0,3}(?:\r?\n[ \t]{0,3})?")
PLACE_WORDS = 5


def behind_sign(text: str, end: int) -> int:
    """Return where the next part of an address may begin, behind the space or sign that stands at a place."""
    between = _BETWEEN.match(text, end)
    return between.end() if between else end


class Place(NamedTuple):
    """A place's name, up to character ``end`` and token ``last``."""

    end: int
    last: int
    name: str
    known: bool

    @property
    def note(self) -> str:
        """Return what it says for an address; see `weigh`."""
        return "place" if self.known else "unlisted place"


def place_at(tokens: Tokens, grammar: Grammar, at: int) -> Place | None:
    """Return the place that begins at a token: the longest that the gazetteer knows, else a run of capitals."""
    best = known_place(tokens, grammar, at)
    known = best >= 0
    if not known:
        best = _capital_run(tokens, grammar, at)
    if best < 0:
        return None
    end = tokens.ends[best]
    end += "(" in tokens.text[tokens.starts[at] : end] and tokens.text[end : end + 1] == ")"
    end = with_district(tokens, grammar, end)
    return Place(end, best, tokens.text[tokens.starts[at] : end], known)


def with_district(tokens: Tokens, grammar: Grammar, end: int) -> int:
    """Return the end of a place's name with its district: "Praha 2", "Paris 11e"."""
    district = compiled(grammar.district).match(tokens.text, end) if grammar.district else None
    return district.end() if district else end


def known_place(tokens: Tokens, grammar: Grammar, at: int) -> int:
    """Return the last token of the longest place in the gazetteer that begins at a token, or -1."""
    asked = grammar.country, at
    best = tokens.places.get(asked)
    if best is None:
        best = tokens.places[asked] = _longest_place(tokens, grammar.country, at)
    return best


def _longest_place(tokens: Tokens, country: str, at: int) -> int:
    listed = listed_places(country)
    best = -1
    for last, total in _names_at(tokens, at):
        if holds(listed, total):
            best = last
    if best == at and not tokens.is_name(at) and len(tokens.keys[at]) <= 3:
        return -1  # "of", "as": names of villages, but more often words
    return best


def _names_at(tokens: Tokens, at: int) -> list[tuple[int, int]]:
    """Return what may be a place that begins at a token: last token and sum of each name, found once for all."""
    if at not in tokens.names_at:
        tokens.names_at[at] = [(last, name_sum(name)) for last, name in _names(tokens, at)]
    return tokens.names_at[at]


def _names(tokens: Tokens, at: int) -> Iterator[tuple[int, str]]:
    name = ""
    for last in range(at, min(at + PLACE_WORDS + 2, tokens.size)):
        word = tokens.words[last]
        if (last > at and tokens.gaps[last] >= LINE) or not (word[0].isalpha() or word in "'./()-"):
            break
        # Of "Praha-Žižkov" the part before the hyphen is known.
        town = name + key(word.split("-")[0]) if "-" in word else ""
        name += tokens.keys[last]
        whole = last == at or tokens.is_name(last) or tokens.caseless or len(word) > 2  # "Děčín a"
        if whole and tokens.keys[last]:
            yield last, name
            if len(town) > 3:
                yield last, town


def _capital_run(tokens: Tokens, grammar: Grammar, at: int) -> int:
    """Return the last token of a run of names, with small words between them, or -1."""
    best = -1
    for last in range(at, min(at + PLACE_WORDS + 2, tokens.size)):
        if last > at and tokens.gaps[last] >= LINE:
            break
        if tokens.is_word(last) and tokens.is_name(last) and (tokens.keys[last] not in grammar.not_names or last == at):
            best = last
        elif not (best >= 0 and (tokens.keys[last] in grammar.particles or _is_inner_sign(tokens, last))):
            break
    return best


def _is_inner_sign(tokens: Tokens, at: int) -> bool:
    """Tell whether a sign stands inside a place's name: "St. Gallen", "Frankfurt/Oder"."""
    if tokens.gaps[at] != GLUED or tokens.words[at] not in ".'/":
        return False
    if tokens.words[at] != "." or 2 <= len(tokens.words[at - 1]) <= 3:
        return True
    return at + 1 < tokens.size and tokens.gaps[at + 1] == GLUED


def place_after(tokens: Tokens, grammar: Grammar, at: int, known: bool = False) -> Place | None:
    """Return the place behind a postcode, on its line or at the start of the next."""
    token = tokens.at_or_after(behind_sign(tokens.text, at))
    if token >= tokens.size or tokens.gaps[token] >= BLANK:
        return None
    if tokens.text[at : tokens.starts[token]].strip(" \t\r\n,-(/"):
        return None
    place = place_at(tokens, grammar, token)
    return place if place and (place.known or not known) else None
