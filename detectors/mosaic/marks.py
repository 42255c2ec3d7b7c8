"""How a post says that it is one of several: "stukje 2", "hint 3", "1/4", "vervolg", a thread's emoji; or a riddle.

A fraction counts only at the start or the end of a post, as counters stand there. In "1/2 liter melk" something is
measured, and the second figure of "cijfer: 4/5" is what marks are given out of.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doxguard.detectors.mosaic.words import Words

_ORDER = re.compile(
    r"[\s:.#]{0,3}(?:nummer |number |nr\.? )?(?:[1-9][0-9]?(?![0-9])|een\b|twee\b|drie\b|one\b|two\b|three\b)", re.I
)
_COLON = re.compile(r"\s?[:=]")
_COUNTER = r"\(?([1-9][0-9]?)\s?/\s?([1-9][0-9]?|n)\)?"
_FIRST = re.compile(rf"\W{{0,4}}{_COUNTER}(?=[\s:.)\]]|$)")
_LAST = re.compile(rf"(?:^|\s){_COUNTER}[\s.\W]{{0,4}}$")
_THREAD = "\U0001f9f5"
_OUT_OF = ("5", "10", "20", "100")  # marks are given out of these
_TAIL = 16
_MEASURE = 14  # characters behind a fraction in which what it measures ends


class Marks(NamedTuple):
    """What a post says of itself."""

    part: bool  # it belongs to others
    riddle: bool  # something is to be guessed


def read_marks(words: Words) -> Marks:
    """Return what a post says of itself."""
    hints = any(_is_ordered(words, hit.end, colon=True) for hit in words.hits.get("hints", ()))
    riddle = hints or words.has("riddles")
    parts = any(_is_ordered(words, hit.end) for hit in words.hits.get("parts", ()))
    return Marks(riddle or parts or words.has("continued") or _is_counted(words), riddle)


def _is_ordered(words: Words, end: int, colon: bool = False) -> bool:
    folded = words.text.folded
    return bool(_ORDER.match(folded, end) or (colon and _COLON.match(folded, end)))


def _is_counted(words: Words) -> bool:
    folded = words.text.folded
    if _THREAD in folded:
        return True
    if first := _FIRST.match(folded):
        return _counts(first[1], first[2]) and not words.between("measures", first.end(), first.end() + _MEASURE)
    last = _LAST.search(folded, max(0, len(folded) - _TAIL))
    return last is not None and last[2] not in _OUT_OF and _counts(last[1], last[2])


def _counts(one: str, all_of: str) -> bool:
    return all_of == "n" or int(one) <= int(all_of) > 1
