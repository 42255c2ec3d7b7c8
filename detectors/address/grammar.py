"""What a country's module says: how addresses are written there, as data.

Words are compared by `names.key`: without case, accents, dots, hyphens or apostrophes, so "str" stands for "Str." too.
Patterns are matched at a place of the folded text, without regard to case, every repeat bounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

# Letters, numerals and numbers behind a house number, wherever nothing else is said.
LETTER = r"[a-z](?![^\W_])"
RANGE = r"[ ]?[-/+][ ]?[0-9]{1,4}(?![0-9])"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Grammar:
    """How street addresses are written in one country, in one of its languages. Two grammars are never equal.

    A street is told by a word before its name (``heads``: "rue"), after it (``tails``: "street") or by the end of its
    last word (``suffixes``: "straat"). What is said only of one of the three orders is left out by the others.
    """

    country: str  # ISO 3166 alpha-2
    language: str  # ISO 639-1
    number: str  # where the house number stands: "after" the street, "before" it, or "both"

    # What tells a street. Words, and what they mean besides:
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()  # suffixes that count only with their full stop: "g." for "gatan"
    shape: str = ""  # pattern of whole streets behind a number: "350 S 400 E"; its group "vague", if it is also else
    wholes: frozenset[str] = frozenset()  # names that need no telling word: "torget", "grandrue", "ermou"
    frequent: frozenset[str] = frozenset()  # names common behind heads: "roma"
    vague: frozenset[str] = frozenset()  # heads, tails, suffixes and wholes that mean other things as well
    plain: frozenset[str] = frozenset()  # those that do so only in lower case: "drive", "court"
    vague_tails: frozenset[str] = frozenset()  # those that do so only as a word of their own: "gate", "Platz"
    unnumbered: frozenset[str] = frozenset()  # suffixes that no number follows: "asuu Koivukadulla"
    weak: frozenset[str] = frozenset()  # those that are mere endings of words, and need a place or postcode
    prepositions: frozenset[str] = frozenset()  # vague heads that a capital inside a sentence makes clear: "am", "im"
    not_streets: frozenset[str] = frozenset()  # names that end as streets do: "onderweg", "8 mile road"
    listed: bool = False  # the gazetteer has the country's streets
    bare: bool = False  # a name, a number and a postcode are enough: streets often have no telling word

    # Where a name begins and ends.
    titles: frozenset[str] = frozenset()  # words that begin a street's name: "burgemeester", "lange"
    adjective: str = ""  # a word that begins a name of two words: "Breslauer Platz"; a pattern of its key
    directions: frozenset[str] = frozenset()  # words that may follow a tail: "NW", "East"
    forenames: bool = False  # names of persons stand before a suffix: "Jan Steenstraat", not "Hauptstraße"
    genitive: str = ""  # the ending of persons' names in streets: "s" in "Karl Johans gate"
    particles: frozenset[str] = frozenset()  # small words inside names: "van", "de"
    not_names: frozenset[str] = frozenset()  # words that stand before a street and are never part of it: "op"

    # What stands around the name.
    digits: int = 4  # of a house number, at most
    number_prefix: str = ""  # letters glued to the front of a number: "N6W" in "N6W23001 Bluemound Rd"
    numberless: str = ""  # what stands for the number of a house without one: "s/n"
    addition: str = rf"(?:{RANGE})?(?:[ ]?{LETTER})?"  # behind it; may be empty
    unit: str = ""  # flat, floor, staircase, box: behind the number or before the street
    links: frozenset[str] = frozenset()  # words between a number and a place: "in", "te"
    known_links: frozenset[str] = frozenset()  # the same, but only before places that the gazetteer has: "de"
    postcode: str = "before"  # its side of the place: "before", "after", or "both"
    half_code: str = ""  # the part of the postcode that is written without the rest, before a place: "7442 Nijverdal"
    strong: bool = False  # the postcode's shape is hardly anything else
    postcode_number: bool = False  # postcode and house number alone name a front door
    postcode_name: bool = False  # a house's name, or a street, and a postcode are an address
    postcode_door: bool = False  # a postcode names one front door, the places before it are enough
    dotted: bool = False  # a full stop stands behind the number: "utca 11. II. em."
    quarters: frozenset[str] = frozenset()  # words of quarters that stand before the street: "mahallesi"
    place_first: bool = False  # the place often stands before the street
    district: str = ""  # what may follow a place: "Praha 2", "Paris 11e"
    regions: Mapping[str, str] = field(default_factory=dict)  # key → canonical: states, provinces, counties
    names: tuple[str, ...] = ()  # the country's names
    house_names: frozenset[str] = frozenset()  # words of names of houses that stand before an address: "cottage"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a grammar's pattern, compiled as grammars mean it."""
    return re.compile(pattern, re.IGNORECASE)
