"""Halves of telephone numbers and coordinates: "begint met 06 12 34" … "de rest is 56 78"; "lat 52.09" … "lon 5.12".

Only the halves: whether they make a number is for the detectors to say, once they stand together. A first half begins
with a nought or a plus and stands near a word for telephones, or in a post that is one of several; a further half needs
a word such as "rest", or stands alone. Coordinates need their axis named, by a word or a letter of the compass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.words import Words, count_words

_DIGITS = re.compile(r"(?<![\w.,:/€$£+-])\+?[0-9](?:[ .\-/]?[0-9]){1,11}(?![\w]|[.,:/%][0-9]|[ ]?[%€$£])")
_START = re.compile(r"\+|0")
_DECIMAL = re.compile(r"(?<![\w.,])-?[0-9]{1,3}[.,][0-9]{3,8}(?![0-9]|[.,][0-9])°?\s?([NSEWO](?![^\W_]))?")
_AXES = {"N": "latitude", "S": "latitude", "E": "longitude", "W": "longitude", "O": "longitude"}
_LONGEST = 9  # digits of a half: more are a number
_NEAR = 40
_FEW = 11  # words of a post that is about nothing else


def phone_halves(words: Words, marked: bool = False) -> Iterator[Piece]:
    """Yield what may be parts of a telephone number; ``marked``: the post is one of several."""
    folded = words.text.folded
    few = marked or count_words(folded, _FEW + 1) <= _FEW
    for match in _DIGITS.finditer(folded):
        digits = re.sub(r"[^0-9+]", "", match[0])
        if not 2 <= len(digits) <= _LONGEST:
            continue
        span = words.text.span(*match.span())
        if _START.match(digits) and (marked or words.near("phone", *match.span(), _NEAR, _NEAR)):
            yield Piece("phone_start", *span, digits)
        elif not digits.startswith("+") and few and (marked or _is_rest(words, *match.span())):
            yield Piece("phone_part", *span, digits)


def _is_rest(words: Words, start: int, end: int) -> bool:
    alone = count_words(words.text.folded[:start]) == count_words(words.text.folded[end:]) == 0
    return alone or words.near("rest", start, end, _NEAR, 12)


def coordinate_halves(words: Words) -> Iterator[Piece]:
    """Yield latitudes and longitudes that stand alone."""
    found = []
    for match in _DECIMAL.finditer(words.text.folded):
        value = re.match(r"-?[0-9.,]+", match[0])[0].replace(",", ".")  # type: ignore[index]
        kind = _AXES.get(match[1] or "", "") or _axis(words, *match.span())
        if kind:
            value = "-" + value if match[1] in ("S", "W") and not value.startswith("-") else value
            found.append(Piece(kind, *words.text.span(*match.span()), value))
    if len({piece.kind for piece in found}) == 1:  # both in one post are `coordinates`' to find
        yield found[0]


def _axis(words: Words, start: int, end: int) -> str:
    near = {axis: words.near(axis, start, end, 20, 14) for axis in ("latitude", "longitude")}
    return next((axis for axis in near if near[axis]), "") if sum(near.values()) == 1 else ""
