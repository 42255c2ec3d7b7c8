"""Words that say that somebody lives, stays or comes from somewhere: "woont", "moved to", "chez", "bei mir".

Source: ``data/lexicon/address.yaml``, written as in `doxguard.detectors.cues`; compared by `names.key`, token by token,
for one large pattern over the text would cost more than the rest of the search.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.address.names import key
from doxguard.detectors.address.tokens import GLUED, LINE, Tokens
from doxguard.detectors.remembered import Remembered
from doxguard.errors import DataError

_LONGEST_PHRASE = 4  # words
_START = 3  # letters
_OPEN_ENDING = {"~": 3, "*": 24}  # letters that may follow
_WHOLE, _OPENS = 1, 2
_MOST_ENDING = max(_OPEN_ENDING.values())
PARTS = ("residence", "stays", "origins", "postcode", "premises")


class Living(NamedTuple):
    """A word for living at tokens ``[first, last]``, its part of the lexicon, and the languages that have it."""

    first: int
    last: int
    part: str  # one of `PARTS`
    languages: frozenset[str]  # ISO 639-1


class _Kinds(Remembered[int]):
    """Whether a word may speak of living, by itself or with those behind it, as bits."""

    def __init__(self, whole: Container[str], openings: Container[str], starts: Container[str]) -> None:
        """Take the words of a lexicon, the beginnings of its phrases and of its stems."""
        super().__init__()
        self._whole, self._openings, self._starts = whole, openings, starts

    def tell(self, word: str) -> int:
        alone = word in self._whole or word[:_START] in self._starts
        return alone * _WHOLE + (word in self._openings) * _OPENS


class _Table(NamedTuple):
    whole: dict[str, dict[str, frozenset[str]]]  # by key: languages by part
    stems: dict[str, tuple[int, dict[str, frozenset[str]]]]  # the same, with the letters that may follow
    openings: frozenset[str]  # beginnings of phrases
    kinds: _Kinds


@cache
def _table() -> _Table:
    """Return the words of the lexicon by key; raises `DataError`."""
    whole: dict[str, dict[str, frozenset[str]]] = {}
    stems: dict[str, tuple[int, dict[str, frozenset[str]]]] = {}
    openings: set[str] = set()
    for part, language, word in _entries():
        name = key(word)
        _add(whole.setdefault(name, {}), part, language)
        if " " in word:
            openings.update(name[:n] for n in range(1, len(name)))
        if word[-1] in _OPEN_ENDING:
            most, meanings = stems.get(name, (0, {}))
            _add(meanings, part, language)
            stems[name] = (max(most, _OPEN_ENDING[word[-1]]), meanings)
    starts = frozenset(stem[:_START] for stem in stems)
    return _Table(whole, stems, frozenset(openings), _Kinds(whole, openings, starts))


def _add(meanings: dict[str, frozenset[str]], part: str, language: str) -> None:
    meanings[part] = meanings.get(part, frozenset()) | {language}


def _entries() -> Iterator[tuple[str, str, str]]:
    """Yield part, language and word of the lexicon's entries."""
    lexicon = read_yaml("lexicon/address.yaml")
    for part in PARTS:
        entry = lexicon.get(part) if isinstance(lexicon, dict) else None
        if not isinstance(entry, dict) or not isinstance(entry.get("for"), dict):
            raise DataError(f"data/lexicon/address.yaml, {part}: must hold words by language under 'for'")
        for language, listed in entry["for"].items():
            if not isinstance(listed, list) or not all(listed):
                raise DataError(f"data/lexicon/address.yaml, {part}, {language}: must be a list of words")
            yield from ((part, language, str(word)) for word in listed)


def living_words(tokens: Tokens) -> list[Living]:
    """Return the words of a text that speak of living, in order; a word may speak in several parts of the lexicon."""
    if tokens.living is None:
        tokens.living = _found(tokens, _table())
    return tokens.living


def _found(tokens: Tokens, table: _Table) -> list[Living]:
    found: list[Living] = []
    may_elide = "'" in tokens.text
    for at, kind in enumerate([*map(table.kinds.__getitem__, tokens.keys)]):
        if not (kind or may_elide):
            continue
        name = tokens.keys[at]
        elided = may_elide and "'" in tokens.words[at] and len(name) > 3  # "j'habite"
        if not (kind or elided) or _is_in_code(tokens, at):
            continue
        if kind & _WHOLE:
            found += (Living(at, at, part, languages) for part, languages in _meanings(table, name))
        if kind & _OPENS:
            found += _phrases(tokens, table, at)
        if elided:
            inner = key(tokens.words[at].rpartition("'")[2])
            found += (Living(at, at, part, languages) for part, languages in _meanings(table, inner))
    return found


def says_residence(name: str) -> bool:
    """Tell whether a word, given by its key, says by itself that somebody lives somewhere."""
    return any(part == "residence" for part, _ in _meanings(_table(), name))


def _is_in_code(tokens: Tokens, at: int) -> bool:
    """Tell whether figures are glued to a word, which then is none: "X1ADRES2"."""
    before = at > 0 and tokens.gaps[at] == GLUED and tokens.is_figure(at - 1)
    return before or (at + 1 < tokens.size and tokens.gaps[at + 1] == GLUED and tokens.is_figure(at + 1))


def _meanings(table: _Table, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a word says, part by part."""
    meanings = dict(table.whole.get(name, {}))
    for length in range(len(name) - 1, max(1, len(name) - 1 - _MOST_ENDING), -1):
        most, more = table.stems.get(name[:length], (0, {}))
        if more and len(name) - length <= most:
            for part, languages in more.items():
                meanings[part] = meanings.get(part, frozenset()) | languages
    yield from meanings.items()


def _phrases(tokens: Tokens, table: _Table, first: int) -> Iterator[Living]:
    joined = tokens.keys[first]
    for last in range(first + 1, min(first + _LONGEST_PHRASE, tokens.size)):
        joined += tokens.keys[last]
        if tokens.gaps[last] >= LINE:
            return
        if joined in table.whole:
            yield from (Living(first, last, part, languages) for part, languages in table.whole[joined].items())
            return
        if joined not in table.openings:
            return
