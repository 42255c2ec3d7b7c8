"""House numbers written in words, as figures: "elfhonderdzeven", "nineteen hundred and two", "mil ciento ocho".

From 100 up, in words glued together or apart, and numbers read in two halves ("fourteen ninety"). Smaller ones are left
alone, for words like "two" and "elf" stand beside streets too often; so are a lone "hundred" or "mille", which count
roughly. Figures read one by one ("zeven nul vier") are `doxguard.detectors.views`'.

Source: ``data/lexicon/address_numbers.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.text import Edit
from doxguard.errors import DataError

TEN = (
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|elf|twaalf"
    r"|(?:drei|vier|f.{1,2}nf|sech|sieb|acht|neun)zehn|zw.{1,2}lf"
)
# A word for hundreds or thousands, or two words from ten up side by side. As triggers they see bytes of UTF-8.
TRIGGERS = (
    r"honderd|hundert|duizend|tausend|hundred|thousand|c[ei]ento|(?:quini|quinh|duz|trez)entos|\b(?:mille|mil|cents?)\b",
    rf"\b(?:{TEN})[ -](?:oh[ -])?[a-z\x80-\xff]{{0,14}}"
    r"(?:teen|ty|tig|.ig|tien|zehn|elf|elve|even|one|two|three|four|five|six|nine)\b",
)
# What every match of each holds, in small letters and without hyphens: to look for that takes a tenth of the time.
_HINTS = (
    ("hond", "hund", "duizend", "tausend", "thousand", "ento", "mil", "cent"),
    ("teen ", "nty ", "rty ", "fty ", "xty ", "hty ", "ety ", "tien ", "zehn ", "lf ", "leven ", "lve "),
)
_HOPEFUL = tuple((hints, re.compile(trigger, re.IGNORECASE)) for hints, trigger in zip(_HINTS, TRIGGERS, strict=True))
_FIGURES = re.compile(r"[0-9]{1,2}(?![^\W_])")
_LEAST, _MOST = 100, 9999


class _Atom(NamedTuple):
    """A word inside a number: what it adds or, a ``factor``, multiplies; an "and" does neither."""

    value: int
    factor: bool = False


_AND = _Atom(-1)


class _Language(NamedTuple):
    atoms: dict[str, _Atom]
    atom: re.Pattern[str]
    run: re.Pattern[str]  # several in a row, glued together or apart


@cache
def _languages() -> tuple[_Language, ...]:
    """Return the number words by language; raises `DataError`."""
    lexicon = read_yaml("lexicon/address_numbers.yaml")
    if not isinstance(lexicon, dict) or not all(isinstance(entry, dict) for entry in lexicon.values()):
        raise DataError("data/lexicon/address_numbers.yaml: must hold number words by language")
    return tuple(_language(entry) for entry in lexicon.values())


def _language(entry: dict[str, object]) -> _Language:
    values = entry.get("values")
    if not isinstance(values, dict):
        raise DataError("data/lexicon/address_numbers.yaml: a language needs values by word")
    atoms = {_flat(str(word)): _Atom(int(value)) for word, value in values.items()}
    for part, atom in (("hundred", _Atom(100, True)), ("thousand", _Atom(1000, True)), ("and", _AND)):
        listed = entry.get(part)
        if not isinstance(listed, list):
            raise DataError(f"data/lexicon/address_numbers.yaml: {part} must be a list of words")
        atoms |= {_flat(str(word)): atom for word in listed}
    piece = "|".join(word.replace(" ", "[ -]") for word in sorted(atoms, key=len, reverse=True))
    # Possessive: a word can be cut in one way only, so nothing is tried twice.
    run = re.compile(rf"(?<![^\W_])(?:{piece})(?:[ -]?(?:{piece})){{1,14}}+")
    return _Language(atoms, re.compile(piece), run)


def _flat(text: str) -> str:
    """Return a text in small letters without accents, character by character, so that places stay."""
    if text.isascii():
        return text.lower()
    letters = (unicodedata.normalize("NFD", char)[0] for char in text)
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in letters)


def number_edits(text: str) -> Iterator[Edit]:
    """Yield edits, in order, that write the numbers from 100 up as figures."""
    plain = text.lower().replace("-", " ")
    if not any(_is_in(plain, hints) and hopeful.search(text) for hints, hopeful in _HOPEFUL):
        return
    flat = _flat(text)
    found = [edit for language in _languages() for edit in _edits(flat, language)]
    end = 0
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            end = edit.end
            yield edit


def _is_in(plain: str, hints: tuple[str, ...]) -> bool:
    return any(hint in plain for hint in hints)


def _edits(flat: str, language: _Language) -> Iterator[Edit]:
    for run in language.run.finditer(flat):
        words = list(language.atom.finditer(flat, *run.span()))
        atoms = [language.atoms[word[0].replace("-", " ")] for word in words]
        while atoms and atoms[-1] is _AND:
            del atoms[-1], words[-1]
        value = _value(atoms) if len(atoms) > 1 and atoms[0] is not _AND else 0
        if not _LEAST <= value <= _MOST:
            continue
        start, end = words[0].start(), words[-1].end()
        rest = _FIGURES.match(flat, end) if value % 100 == 0 else None
        if rest:  # "zevenhonderd8"
            value, end = value + int(rest[0]), rest.end()
        if not flat[end : end + 1].isalnum():
            yield Edit(start, end, str(value))


def _value(atoms: Iterable[_Atom]) -> int:
    """Return what words make in the sum, 0 for a row of them that is no number."""
    thousands = high = low = 0  # "nineteen" of "nineteen oh two" is high, and waits for two figures
    joined = halves = False
    for atom in atoms:
        if atom is _AND:
            joined = True
            continue
        if atom.factor:
            if halves or (atom.value == 1000 and thousands) or (atom.value == 100 and low >= 100):
                return 0
            thousands, low = (max(1, low) * 1000, 0) if atom.value == 1000 else (thousands, max(1, low) * 100)
        elif (added := _added(low, atom.value, joined)) is not None:
            low = added
        elif 10 <= low < 100 and not thousands and not halves:
            high, low, halves = low, atom.value, True
        else:
            return 0
        joined = False
    return high * 100 + low if halves else thousands + low


def _added(low: int, value: int, joined: bool) -> int | None:
    """Return a number with a word's value added, None where words of a number do not go on so."""
    ones = low % 100
    if (ones == 0 and value) or (ones >= 20 and ones % 10 == 0 and 0 < value < 10):
        return low + value
    if ones in (60, 80) and 10 <= value < 20:  # "quatre-vingt-dix"
        return low + value
    if joined and ones < 10 and value >= 20 and value % 10 == 0:  # "vierentachtig"
        return low + value
    return None
