"""The form in which names of streets and places are compared: small letters without accents, and digits.

People drop accents, hyphens, apostrophes and spaces, so none of them tells two names apart here. Letters of other
scripts stay themselves (Greek without its tonos and with one sigma), since Greek streets are written in Greek.
"""

import string
import unicodedata
from collections.abc import Iterable

_CAPITALS_TO_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
# Letters that Unicode does not take for a plain one with a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)


def key(name: str) -> str:
    """Return the form of a name that two spellings of it share.

    >>> key("'s-Gravendeelseweg"), key("2e Jan Steenstraat"), key("Łódź")
    ('sgravendeelseweg', '2ejansteenstraat', 'lodz')
    """
    if name.isascii():
        return name.encode().translate(_CAPITALS_TO_SMALL, _NO_LETTERS).decode()
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    return "".join(filter(str.isalnum, plain))


def openings(names: Iterable[str]) -> frozenset[str]:
    """Return all beginnings of names, the empty one too: what passes over most words at once."""
    return frozenset(name[:length] for name in names for length in range(len(name) + 1))
