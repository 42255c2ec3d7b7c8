"""What the parts around a street and its number may add to a reading in a text, told before they are read.

Many grammars read the same number. Once one of them has read a whole address, those that could not come near it with
all that the text may hold need not be read to their end.
"""

from __future__ import annotations

from functools import cache

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import openings
from doxguard.detectors.address.regions import country_keys
from doxguard.detectors.address.tokens import Tokens
from doxguard.detectors.address.words import residences

_EVERYWHERE = frozenset({"place", "unlisted place", "whole line", "at"})
_LONGEST = 6  # tokens of a region's name: "P.E.I." is six


def further_notes(tokens: Tokens, grammar: Grammar) -> frozenset[str]:
    """Return the notes that the parts of a text may add to a reading by a grammar; see `weigh`."""
    if grammar not in tokens.further:
        tokens.further[grammar] = frozenset(_notes(tokens, grammar))
    return tokens.further[grammar]


def _notes(tokens: Tokens, grammar: Grammar) -> set[str]:
    if tokens.named is None:
        tokens.named = _regions_and_countries(tokens)
    may = {
        "postcode": tokens.may_hold_code(0, len(tokens.text)),
        "region": not tokens.named.isdisjoint(grammar.regions),
        "country": not tokens.named.isdisjoint(country_keys(grammar)),
        "unit": bool(grammar.unit),
        "quarter": not grammar.quarters.isdisjoint(tokens.keys),
        "house": not grammar.house_names.isdisjoint(tokens.keys),
        "residence": bool(residences(tokens)),
    }
    may["region+postcode"] = may["region"] and may["postcode"]
    return {note for note, holds in may.items() if holds} | _EVERYWHERE


def _regions_and_countries(tokens: Tokens) -> set[str]:
    """Return all names of regions and countries in a text, in which of the grammars ever."""
    names, begun = _names()
    found: set[str] = set()
    for first in range(tokens.size):
        name = ""
        for part in tokens.keys[first : first + _LONGEST]:
            name += part
            if name not in begun:
                break
            if name in names:
                found.add(name)
    return found


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of all regions and countries, and their beginnings."""
    names = frozenset(name for grammar in GRAMMARS for name in (*grammar.regions, *country_keys(grammar)))
    return names, openings(names)
