"""The groups of words that context is read from, found in one pass over a text.

Written as in all lexicons (see :mod:`doxguard.detectors.cues`): ``~`` for an ending of up to three letters, ``*`` for
any continuation, several words for a phrase. A text is cut into words, and each word looked up, so that the time does
not grow with the lexicon.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.errors import DataError

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+){0,2}|[€$£]")
_KEY = 2  # letters by which stems are looked up


class Hit(NamedTuple):
    """A word or phrase of a group at ``[start, end)`` of the folded text."""

    group: str
    start: int
    end: int


class _Entry(NamedTuple):
    group: str
    words: tuple[str, ...]
    ending: int  # how many more letters the last word may have


class _Index(NamedTuple):
    exact: Mapping[str, Sequence[_Entry]]  # by the whole first word
    stems: Mapping[str, Sequence[_Entry]]  # by how the first word begins


def find_words(file: str, folded: str) -> dict[str, list[Hit]]:
    """Return the hits of each group of ``data/lexicon/<file>.yaml`` in a text, in order of place."""
    hits: dict[str, list[Hit]] = {}
    index = _index(file)
    tokens = [(m[0].lower(), *m.span()) for m in _TOKEN.finditer(folded)]
    for at, (word, start, _) in enumerate(tokens):
        for entry in (*index.exact.get(word, ()), *index.stems.get(word[:_KEY], ())):
            end = _end(entry, tokens, at)
            if end:
                hits.setdefault(entry.group, []).append(Hit(entry.group, start, end))
    return hits


def _end(entry: _Entry, tokens: Sequence[tuple[str, int, int]], at: int) -> int:
    """Return where the entry ends that begins at a token, or 0 where it is not there."""
    last = at + len(entry.words) - 1
    if last >= len(tokens) or any(tokens[at + i][0] != word for i, word in enumerate(entry.words[:-1])):
        return 0
    word, stem = tokens[last][0], entry.words[-1]
    return tokens[last][2] if word.startswith(stem) and len(word) - len(stem) <= entry.ending else 0


@cache
def _index(file: str) -> _Index:
    table = read_yaml(f"lexicon/{file}.yaml")
    if not isinstance(table, dict):
        raise DataError(f"data/lexicon/{file}.yaml: must hold groups of words by language")
    exact: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for entry in set(_entries(table)):
        if len(entry.words) == 1 and entry.ending:
            stems.setdefault(entry.words[0][:_KEY], []).append(entry)
        else:
            exact.setdefault(entry.words[0], []).append(entry)
    return _Index(exact, stems)


def _entries(table: Mapping[str, Mapping[str, Sequence[object]]]) -> Iterator[_Entry]:
    for group, languages in table.items():
        for words in languages.values():
            for written in map(str, words):
                ending = {"~": 3, "*": 24}.get(written[-1], 0)
                tokens = tuple(m[0].lower() for m in _TOKEN.finditer(written))
                if tokens:
                    yield _Entry(group, tokens, ending)
