"""The groups of words that context is read from, found in one pass over a text.

Written as in all lexicons (see :mod:`doxguard.detectors.cues`): ``~`` for an ending of up to three letters, ``*`` for
any continuation, several words for a phrase. Case and accents do not count. A text is cut into words, and each word
looked up, so that the time does not grow with the lexicon.

Source: ``data/lexicon/context/*.yaml``, groups of words by language. A group means the same in every language.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from doxguard import data
from doxguard.errors import DataError

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+){0,2}|[€$£\u2600-\u27bf\U0001f300-\U0001faff]")
_SHORTEST, _LONGEST = 2, 16  # letters of a stem
_ENDINGS = {"~": 3, "*": 24}


class Token(NamedTuple):
    """A word, sign or emoji at ``[start, end)`` of the folded text, in small letters without accents."""

    word: str
    start: int
    end: int


class Hit(NamedTuple):
    """A word or phrase of a group at ``[start, end)`` of the folded text."""

    group: str
    start: int
    end: int
    first: int = 0  # its tokens: [first, last]
    last: int = 0


class _Entry(NamedTuple):
    group: str
    words: tuple[str, ...]
    ending: int  # how many more letters the last word may have


class _Index(NamedTuple):
    exact: Mapping[str, Sequence[_Entry]]  # by the whole first word
    stems: Mapping[str, Sequence[_Entry]]  # single words whose ending is open, by how they begin


def tokens_of(folded: str) -> list[Token]:
    """Return the words, currency signs and emoji of a text."""
    return [Token(_plain(m[0]), *m.span()) for m in _TOKEN.finditer(folded)]


def find_words(file: str, folded: str) -> dict[str, list[Hit]]:
    """Return the hits of each group of ``data/lexicon/<file>.yaml`` in a text, in order of place."""
    hits: dict[str, list[Hit]] = {}
    for hit in _hits(tokens_of(folded), f"lexicon/{file}.yaml"):
        hits.setdefault(hit.group, []).append(hit)
    return hits


def find_cues(tokens: Sequence[Token]) -> list[Hit]:
    """Return the hits of all groups of ``data/lexicon/context/`` among the tokens of a text, in order of place."""
    return list(_hits(tokens, "lexicon/context"))


def _hits(tokens: Sequence[Token], name: str) -> Iterator[Hit]:
    for at, (word, start, end) in enumerate(tokens):
        groups, phrases = _entries_at(name, word)
        for group in groups:
            yield Hit(group, start, end, at, at)
        for entry in phrases:
            last = at + len(entry.words) - 1
            if _continues(entry, tokens, at, last):
                yield Hit(entry.group, start, tokens[last].end, at, last)


@lru_cache(20_000)
def _entries_at(name: str, word: str) -> tuple[Sequence[str], Sequence[_Entry]]:
    """Return the groups that a word belongs to, and the phrases that it begins. Most words come again and again."""
    exact, stems = _index(name)
    first = exact.get(word, ())
    groups = [entry.group for entry in first if len(entry.words) == 1]
    for length in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        groups += [entry.group for entry in stems.get(word[:length], ()) if len(word) - length <= entry.ending]
    return tuple(dict.fromkeys(groups)), tuple(entry for entry in first if len(entry.words) > 1)


def _continues(entry: _Entry, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether the further words of a phrase stand behind its first."""
    if last >= len(tokens) or any(tokens[at + i].word != entry.words[i] for i in range(1, len(entry.words) - 1)):
        return False
    word, stem = tokens[last].word, entry.words[-1]
    return word.startswith(stem) and len(word) - len(stem) <= entry.ending


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else _without_accents(word)


@lru_cache(8192)
def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower().replace("ß", "ss").replace("œ", "oe").replace("ı", "i"))
    return "".join(c for c in parts if not unicodedata.combining(c) and c != "\ufe0f")


@cache
def _index(name: str) -> _Index:
    """Return the index of a lexicon: a file, or all files of a folder."""
    exact: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for entry in dict.fromkeys(entry for file in _files(name) for entry in _entries(file)):
        if len(entry.words) == 1 and entry.ending:
            stems.setdefault(entry.words[0], []).append(entry)
        else:
            exact.setdefault(entry.words[0], []).append(entry)
    return _Index(exact, stems)


def _files(name: str) -> list[str]:
    folder = data.path(name)
    return sorted(f"{name}/{file.name}" for file in folder.iterdir()) if folder.is_dir() else [name]


def _entries(file: str) -> Iterator[_Entry]:
    table = data.read_yaml(file)
    if not isinstance(table, dict):
        raise DataError(f"data/{file}: must hold groups of words by language")
    for group, languages in table.items():
        for words in languages.values():
            for written in map(str, words):
                ending = _ENDINGS.get(written[-1], 0)
                parts = tuple(token.word for token in tokens_of(written))
                if parts:
                    yield _Entry(group, parts, ending)
