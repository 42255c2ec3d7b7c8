"""Words of a text, and the groups of words that a lexicon puts them in, found in one pass.

Written as in all lexicons (see :mod:`doxguard.detectors.cues`): ``~`` for an ending of up to three letters, ``*`` for
any continuation, several words for a phrase. Case and accents do not count. A text is cut into words, and each word
looked up, so that the time does not grow with the lexicon.

Source: ``data/lexicon/context/*.yaml``, groups of words by language. A group means the same in every language.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from doxguard import data
from doxguard.errors import DataError

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+){0,2}|[€$£\u2600-\u27bf\U0001f300-\U0001faff]")
_SHORTEST, _LONGEST = 2, 26  # letters of a stem
_NO_WORD = 48  # letters, from which on it is none
_FOREIGN = 8  # letters from which a word of another language is taken for what it is there
_FIRST_LANGUAGES = ("nl", "en", "any")
_LONG = 5  # letters
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
    screened: bool = False  # whether the screen can look for it, see `is_screened`
    accents: int = 0  # with how many accents it is written


class _Entry(NamedTuple):
    group: str
    lang: str
    words: tuple[str, ...]
    ending: int  # how many more letters the last word may have
    accents: int = 0  # as it is written


class _Index(NamedTuple):
    exact: Mapping[str, Sequence[_Entry]]  # by the whole first word
    stems: Mapping[str, Sequence[_Entry]]  # single words whose ending is open, by how they begin


def count_accents(text: str) -> int:
    """Return how many characters are not ASCII."""
    return 0 if text.isascii() else sum(not char.isascii() for char in text)


_token = partial(tuple.__new__, Token)  # half the time of calling the class
_hit = partial(tuple.__new__, Hit)


def tokens_of(folded: str) -> list[Token]:
    """Return the words, currency signs and emoji of a text."""
    if folded.isascii():
        return [_token((m[0], *m.span())) for m in _TOKEN.finditer(folded.lower())]
    return [_token((_plain(m[0]), *m.span())) for m in _TOKEN.finditer(folded)]


@lru_cache(maxsize=4)  # several detectors and the context look at the same text
def cut(folded: str) -> tuple[Token, ...]:
    """Return the same as `tokens_of`, once for all that read a text."""
    return tuple(tokens_of(folded))


def find_words(file: str, folded: str) -> dict[str, list[Hit]]:
    """Return the hits of each group of ``data/lexicon/<file>.yaml`` in a text, in order of place."""
    hits: dict[str, list[Hit]] = {}
    for hit in _hits(cut(folded), f"lexicon/{file}.yaml"):
        hits.setdefault(hit.group, []).append(hit)
    return hits


def lying_in(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """Return those of some hits, in order of place, that lie in ``[start, end)``."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return [hit for hit in hits[first:last] if hit.end <= end]


def find_cues(tokens: Sequence[Token], lang: str = "") -> list[Hit]:
    """Return the hits of all groups of ``data/lexicon/context/`` among the tokens of a text, in order of place.

    Given its language (ISO 639-1), short words of others are left out, since they mean something else there.
    """
    return list(_hits(tokens, "lexicon/context", lang))


def _hits(tokens: Sequence[Token], name: str, lang: str = "") -> Iterator[Hit]:
    last_token = len(tokens) - 1
    for at, (word, start, end) in enumerate(tokens):
        if len(word) > _NO_WORD:
            continue
        groups, phrases = _entries_at(name, word, lang)
        for group, screened, accents in groups:
            yield _hit((group, start, end, at, at, screened, accents))
        if phrases and at < last_token:
            following = tokens[at + 1].word
            for entry in (*phrases.get(following, ()), *phrases.get(_open(following), ())):
                last = at + len(entry.words) - 1
                if _continues(entry, tokens, at, last):
                    screened = is_screened(entry.lang, entry.words)
                    yield _hit((entry.group, start, tokens[last].end, at, last, screened, entry.accents))


@lru_cache(20_000)
def _entries_at(
    name: str, word: str, lang: str
) -> tuple[Sequence[tuple[str, bool, int]], Mapping[str, Sequence[_Entry]] | None]:
    """Return the groups that a word belongs to, and the phrases that it begins, by their second word.

    Most words come again and again.
    """
    exact, stems = _index(name)
    first = [entry for entry in exact.get(word, ()) if _is_fit(entry, lang)]
    whole = [entry for entry in first if len(entry.words) == 1]
    for length in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        whole += [e for e in stems.get(word[:length], ()) if len(word) - length <= e.ending and _is_fit(e, lang)]
    groups: dict[str, tuple[bool, int]] = {}
    for entry in whole:
        of = is_screened(entry.lang, entry.words), entry.accents
        groups[entry.group] = max(of, groups.get(entry.group, of), key=lambda one: (one[0], -one[1]))
    phrases: dict[str, list[_Entry]] = {}
    # Of the same phrase in several languages, that with the open end, and the one that is screened.
    ranked = sorted(first, key=lambda e: (e.ending, is_screened(e.lang, e.words)))
    for entry in {(e.group, e.words): e for e in ranked if len(e.words) > 1}.values():
        second = entry.words[1]
        phrases.setdefault(_open(second) if entry.ending and len(entry.words) == 2 else second, []).append(entry)
    return tuple((group, *of) for group, of in groups.items()), phrases or None


def _open(word: str) -> str:
    """Return the key of phrases whose second and last word goes on as it likes."""
    return f"{word[:_SHORTEST]}~"


def is_screened(lang: str, words: Sequence[str]) -> bool:
    """Tell whether a screen for all languages can look for an entry.

    Short words mean something else in the next language, and thousands of phrases would slow the scan of every post:
    both are left to the languages that are served first.
    """
    return lang in _FIRST_LANGUAGES or (len(words) == 1 and len(words[0]) >= _LONG)


def screened_words(file: str, groups: Container[str]) -> Iterator[str]:
    """Yield the entries of some groups of a file that a screen can look for, as they are written."""
    for _, lang, written, words in _written(file, groups):
        if is_screened(lang, words):
            yield written


def _is_fit(entry: _Entry, lang: str) -> bool:
    """Tell whether an entry is of a language, or so long that it means nothing else there."""
    return not lang or entry.lang in (lang, "any") or sum(map(len, entry.words)) >= _FOREIGN


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
    for group, lang, written, words in _written(file):
        yield _Entry(group, lang, words, _ENDINGS.get(written[-1], 0), count_accents(written))


def _written(file: str, wanted: Container[str] | None = None) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield group, language, entry as it is written, and its words; of all groups, or of those wanted."""
    table = data.read_yaml(file)
    if not isinstance(table, dict):
        raise DataError(f"data/{file}: must hold groups of words by language")
    for group, languages in table.items():
        if wanted is not None and group not in wanted:
            continue
        for lang, entries in languages.items():
            for written in map(str, entries):
                words = tuple(token.word for token in tokens_of(written))
                if words:
                    yield group, lang, written, words
