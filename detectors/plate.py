"""Candidates for licence plates: "12-ABC-3", "1-ABC-234", "B-AB 1234", "AB12 CDE", "AB-123-CD", "1234 BCD".

A plate looks like any code with letters and figures, and says nothing of anybody without a register. So nothing here is
ever reported by itself: candidates have a score below all thresholds, this detector is not in the catalog, and a guard
takes it in only when it has a register of owners to ask. The value is the plate without its separators.

Left out: plates of words alone, German plates with spaces for both hyphens ("B AB 1234"), small letters where the form
tells little, and all behind the first 32 candidates of a text: who writes more writes a list of parts.

Source: the series of RDW (sidecodes 1-14), DIV (Belgium), FZV annex 1 (Germany), DVLA (from 2001) and SIV (France).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from doxguard.detectors.finding import PLATE, Detector, Finding
from doxguard.detectors.text import Text

_MOST = 32
_SIGN = "[-. ·•]?"  # between two groups: the same everywhere, or nothing
_BYTES = "[^0-9a-z]{1,3}"  # of one sign
# A: a letter, 9: a figure.
_SERIES = (
    "AA-99-99", "99-99-AA", "99-AA-99", "AA-99-AA", "AA-AA-99", "99-AA-AA", "99-AAA-9", "9-AAA-99", "AA-999-A",
    "A-999-AA", "AAA-99-A", "A-99-AAA", "9-AA-999", "999-AA-9",  # the Netherlands
    "9-AAA-999", "AA-999-AA",  # Belgium; France and Italy
)  # fmt: skip
_BRITISH = "[a-z]{2}[0-9]{2} ?[a-z]{3}"
_GERMAN = "[a-z]{1,3}[-:][a-z]{1,2}[- ]?[0-9]{1,4}[eh]?"
# One or two groups, as in many countries: only in capitals.
_LETTERS_FIRST = "(?-i:[A-Z]{1,4}[- ]?[0-9]{3,5}[A-Z]{0,3})"
_FIGURES_FIRST = "(?-i:[0-9]{1,4}[- ]?[A-Z]{2,4})"


def _groups(series: str) -> list[str]:
    return [f"{'[a-z]' if group[0] == 'A' else '[0-9]'}{{{len(group)}}}" for group in series.split("-")]


def _pattern(series: str) -> str:
    first, *others = _groups(series)
    name = "_" + series.replace("-", "_")  # of the first sign
    return f"{first}(?P<{name}>{_SIGN}){f'(?P={name})'.join(others)}"


_KNOWN = (*map(_pattern, _SERIES), _BRITISH, _GERMAN)
# At every place: what begins with the word before a plate must not hide it.
_CANDIDATE = re.compile(
    rf"(?<![^\W_])(?<![^\W_]-)(?=(?P<plate>(?P<known>{'|'.join(_KNOWN)})|{_LETTERS_FIRST}|{_FIGURES_FIRST})(?!-?[^\W_]))",
    re.IGNORECASE,
)
_BARE = re.compile("[^A-Za-z0-9]")


def find_plates(text: Text) -> Iterator[Finding]:
    """Yield what may be a licence plate, to be looked up in a register."""
    yield from islice(_candidates(text), _MOST)


def _candidates(text: Text) -> Iterator[Finding]:
    for match in _CANDIDATE.finditer(text.folded):
        plate = _BARE.sub("", match["plate"]).upper()
        if 5 <= len(plate) <= 8:
            yield text.finding(PLATE, *match.span("plate"), 0.15 if match["known"] else 0.05, value=plate)


DETECTOR = Detector(
    "plate",
    (PLATE,),
    find_plates,
    triggers=(
        *(sign.join(_groups(series)) for series in _SERIES for sign in ("", _BYTES)),
        *(_BRITISH, _GERMAN, _LETTERS_FIRST, _FIGURES_FIRST),
    ),
)
