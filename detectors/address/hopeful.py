"""What no address is without, looked for before a text is cut into tokens: most texts with a figure end here.

An address has a house number that something stands before or behind, or words for "without number"; or a postcode with
a number or a house's name; or a label ("address:"); or it ends in the name of a country. What `find` would read passes,
and more.
"""

from __future__ import annotations

import re
from functools import cache

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.grammar import compiled
from doxguard.detectors.address.names import key, openings
from doxguard.detectors.address.postcodes import postcode_at
from doxguard.detectors.address.street import forms
from doxguard.detectors.address.words import words
from doxguard.detectors.address.world import countries

_LETTERED = ("GB", "IE")
_LONGEST = 48  # characters of a word, as in `tokens`
# Words of one or two letters that may be glued to a number: labels, flats, small words, prefixes of American numbers.
_SHORT = "|".join(
    rf"(?<=(?<![^\W_])(?:{words}).)"
    for words in ("[bcenosuwº]", "al|ao|ap|au|bn|cp|el|ev|fl|lt|no|nr|nz|oz|ph|rd|rm|sz|wz|zi|zz|αρ")
)
# Words of two letters or more that may be glued to its end.
_ADDITION = (
    "(?:½|bis|ter|quater|hs|huis|bg|bv|ben|bs|rd|zw|hoog|boven|onder|rood|achter|voor"
    "|ii|iv|vi|rosso|nero|dup|dpdo|trip)"
)
# All patterns begin with the figure that they need, so that text without any is passed over at the speed of a scan.
_NUMBER = re.compile(
    rf"""
    [1-9](?<![0-9€$£@=_\\].)(?<![0-9][.,:/+\-].)(?<![0-9][ ][0-9][ ].)    # no part of another number, no price
    (?: (?<![^\W\d_].) | (?<=[^\W\d_]{{3}}.) | {_SHORT} | (?<=[0-9][nsew].) )
    (?: (?<=[^\W_].|[\s.,\#:°].) [0-9]{{0,4}}(?![0-9])                    # behind a street or a label
      | [0-9]{{0,4}}(?![0-9])(?=(?:[a-z½¼¾]|bis|ter|quater)?(?![^\W_])) )  # before a street
    # A fraction, a time, a share, a handle; but ", 1017 GK" and Danish ",2.tv" are parts of an address.
    (?![.:][0-9]|,[0-9]{{1,3}}(?![0-9]|[.][^\W\d_])|[ ]?[%€$£°]|[@_=\\]|-[0-9]{{5}}|(?:[ ][0-9](?![0-9])){{2}})
    (?= [^\W\d_]?(?![^\W_]) | [a-z](?:[1-9](?![^\W_])|[0-9]{{4}}) | {_ADDITION} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
CODE = re.compile(  # "1017 GK", and a number behind it
    r"""
    [1-9](?<![^\W_].)[0-9]{3}(?:[ ]?-[ ]?|[ ]{0,2})[a-z]{2}
    [ ]{0,2}[,\-–/]?[ \n]{0,2}(?:(?:huis)?(?:nr|nummer|no|num|hsnr)\b[.:]?[ ]{0,2})?[1-9]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER_CODE = re.compile(  # "SW1A 1AA", "D02 X285": where their letters end
    r"""
    [0-9](?:(?<=(?<![^\W_])[a-z].)|(?<=(?<![^\W_])[a-z]{2}.))
    (?:[0-9]?[a-z]?[ ]{0,2}[0-9][a-z]{2} | [0-9w][ \-]{0,2}[0-9a-z]{4})(?![^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBERLESS = re.compile(r"[sS](?<![^\W\d_].)[ ]?[/.]?[ ]?[nN](?:[ ]?[.]?[ ]?[cC])?(?![^\W_])")  # "s/n"
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LABEL_SIGN = re.compile("[:=-]")
_SEGMENT = re.compile(r"[,;\n]\s*+(?P<name>[^\W\d_][^,;\n]{0,60})?")


def house_numbers(text: str) -> list[int]:
    """Return where figures begin that may be a house number."""
    starts = [match.start() for match in _NUMBER.finditer(text)]
    return [start for start in starts if _may_be_house_number(text, start)]


def is_hopeful(text: str) -> bool:
    """Tell whether a text may hold the address of a house in which no figures may be a house number."""
    if CODE.search(text) or NUMBERLESS.search(text) or has_letter_code(text):
        return True
    return has_label(text) or names_country(text)


def _may_be_house_number(text: str, start: int) -> bool:
    """Tell whether what a number is glued to may be a street or a label, where it is glued to a word."""
    glued = _LETTERS.search(text, max(0, start - _LONGEST), start) if start and text[start - 1].isalpha() else None
    if glued is None or len(glued[0]) < 3:
        return True
    name = key(glued[0])
    if name in _glued_words() or _ends_as_street(name):
        return True
    return any(unit.match(text, glued.start()) for unit in _units())


def has_letter_code(text: str) -> bool:
    """Tell whether there is a British or an Irish postcode."""
    starts = (match.start() - 1 for match in _LETTER_CODE.finditer(text))
    firsts = (start - (start > 0 and text[start - 1].isalpha()) for start in starts)
    return any(postcode_at(country, text, first) for first in firsts for country in _LETTERED)


@cache
def _glued_words() -> frozenset[str]:
    return words("labels") | words("before numbers")


def _ends_as_street(name: str) -> bool:
    known = forms(GRAMMARS)
    return any(name[-length:] in known.suffixes for length in known.lengths)


@cache
def _units() -> tuple[re.Pattern[str], ...]:
    """Return what may stand before a number and its street, glued to the number: "unit5/12 Wattle Street"."""
    return tuple({compiled(grammar.unit) for grammar in GRAMMARS if grammar.unit and grammar.number != "after"})


def has_label(text: str) -> bool:
    """Tell whether a sign that makes labels stands behind a word for addresses."""
    for sign in _LABEL_SIGN.finditer(text):
        before = text[max(0, sign.start() - _LONGEST) : sign.start()].split()
        if before and key(before[-1]).endswith(_labels()):
            return True
    return False


def may_label(piece: str) -> bool:
    """Tell whether a piece of a text between white space ends as a label does, or has one before a sign in it."""
    if key(piece[-_LONGEST:]).endswith(_labels()):
        return True
    ends = (sign.start() for sign in _LABEL_SIGN.finditer(piece))
    return any(key(piece[max(0, end - _LONGEST) : end]).endswith(_labels()) for end in ends)


@cache
def _labels() -> tuple[str, ...]:
    return tuple(words("address labels"))


def names_country(text: str) -> bool:
    """Tell whether the name of a country begins behind a comma or a line break."""
    names = (match["name"] for match in _SEGMENT.finditer(text) if match["name"])
    return any(is_country(name) for name in names)


def may_begin_country(part: str) -> bool:
    """Tell whether the first word of a part of a text begins as a country's name does."""
    first = _WORD.match(part)
    return first is not None and key(first[0]) in _openings()


def is_country(segment: str) -> bool:
    """Tell whether a part of a text begins with the name of a country."""
    name = ""
    for word in _WORD.findall(segment):
        name += key(word)
        if name not in _openings() or name in countries():
            return name in countries()
    return False


@cache
def _openings() -> frozenset[str]:
    return openings(countries())
