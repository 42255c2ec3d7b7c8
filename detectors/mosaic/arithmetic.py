"""Numbers as riddles give them: "tweemaal vijftig plus zeven", "half of fifty, plus one", "5 x 8", "veertien".

Figures and number words to 999, joined by the words and signs for plus, minus, times and by; times goes before plus.
Left out: roots, powers, brackets, and what has to be looked up ("as old as the king"): such a clue has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.number_words import _words, plain

_TOKEN = re.compile(r"[0-9]{1,9}|[^\W\d_]{1,60}(?:'[^\W\d_]{1,60})?|[+\-−*/×÷]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SIGNS = {"+": "plus", "-": "minus", "−": "minus", "*": "times", "×": "times", "/": "by", "÷": "by"}
_FACTORS = {"twice": 2.0, "thrice": 3.0, "half": 0.5}
_OPERATORS = ("plus", "minus", "times", "by")
_PHRASE = 4  # words of the longest number or operator
_LONGEST = 24  # parts of a sum
_MOST = 9999  # no house has a higher number


class Sum(NamedTuple):
    """A number at ``[start, end)`` of the folded text; ``parts`` is 1 for one that is merely named."""

    start: int
    end: int
    value: int
    parts: int


class _Part(NamedTuple):
    kind: str  # "number", an operator or a factor
    value: float
    start: int
    end: int


@cache
def _table() -> dict[str, str]:
    """Return the groups of sums by word."""
    lexicon = read_yaml("lexicon/mosaic.yaml")
    assert isinstance(lexicon, dict)
    groups = (*_FACTORS, *_OPERATORS)
    return {plain(str(word)): group for group in groups for listed in lexicon[group].values() for word in listed}


def sums(folded: str) -> Iterator[Sum]:
    """Yield the numbers of a text, sums taken as one."""
    row: list[_Part] = []
    for part in _parts(folded):
        if row and not (_joins(folded, row[-1], part) and len(row) < _LONGEST):
            yield from _sum(row)
            row = []
        row.append(part)
    yield from _sum(row)


def _joins(folded: str, one: _Part, other: _Part) -> bool:
    """Tell whether two parts belong to one sum: a comma may stand between, no word."""
    between = folded[one.end : other.start]
    follows = one.kind != "number" or other.kind in _OPERATORS
    return follows and len(between) <= 3 and not between.strip(" ,\t")


def _parts(folded: str) -> Iterator[_Part]:
    tokens = [(plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(_HYPHEN.sub(" ", folded))]
    at = 0
    while at < len(tokens):
        taken = 1
        for size in range(min(_PHRASE, len(tokens) - at), 0, -1):
            kind, value = _meaning(" ".join(word for word, _, _ in tokens[at : at + size]))
            if kind:
                yield _Part(kind, value, tokens[at][1], tokens[at + size - 1][2])
                taken = size
                break
        at += taken


def _meaning(phrase: str) -> tuple[str, float]:
    group = _SIGNS.get(phrase) or _table().get(phrase, "")
    if group:
        return group, _FACTORS.get(group, 0.0)
    digits = phrase if phrase.isascii() and phrase.isdigit() and len(phrase) <= 4 else _words().numbers.get(phrase, "")
    return ("number", float(digits)) if digits else ("", 0.0)


def _sum(row: list[_Part]) -> Iterator[Sum]:
    """Yield the value of a row of parts, without the operators that nothing follows or goes before."""
    while row and row[-1].kind != "number":
        row = row[:-1]
    while row and row[0].kind in _OPERATORS:
        row = row[1:]
    if row:
        value = _value(row)
        if 0 < value <= _MOST and value == int(value):
            yield Sum(row[0].start, row[-1].end, int(value), len(row))


def _value(row: list[_Part]) -> float:
    total, product, factor, operator = 0.0, 0.0, 1.0, "plus"
    for part in row:
        if part.kind in _OPERATORS:
            operator = part.kind
        elif part.kind in _FACTORS:
            factor *= part.value
        elif operator == "times":
            product, factor = product * part.value * factor, 1.0
        elif operator == "by":
            product, factor = (product / part.value if part.value else 0.0), 1.0
        else:
            total, product, factor = total + product, part.value * factor * (-1 if operator == "minus" else 1), 1.0
    return total + product
