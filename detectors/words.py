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
from itertools import accumulate
from typing import NamedTuple

from doxguard import data
from doxguard.detectors.remembered import LONGEST, Remembered
from doxguard.errors import DataError

_PARTS = re.compile(r"([^\W_]+(?:'[^\W_]+){0,2}|[€$£\u2600-\u27bf\U0001f300-\U0001faff])")  # words, to split by
_ASCII_PARTS = re.compile(r"([a-z0-9]+(?:'[a-z0-9]+){0,2}|\$)")  # the same in small letters, found sooner
_SHORTEST, _BEGINNING, _LONGEST = 2, 4, 26  # letters of a stem
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
    beginnings: frozenset[str]  # of those of four letters or more: most words begin like none


def count_accents(text: str) -> int:
    """Return how many characters are not ASCII."""
    return 0 if text.isascii() else sum(not char.isascii() for char in text)


_token = partial(tuple.__new__, Token)  # half the time of calling the class
_hit = partial(tuple.__new__, Hit)


def tokens_of(folded: str) -> list[Token]:
    """Return the words, currency signs and emoji of a text."""
    plain = folded.isascii()
    # What is between words, and in turn a word.
    parts = _ASCII_PARTS.split(folded.lower()) if plain else _PARTS.split(folded)
    words = parts[1::2] if plain else map(_plain, parts[1::2])
    ends = list(accumulate(map(len, parts)))
    return list(map(_token, zip(words, ends[::2], ends[1::2], strict=False)))  # one end more: that of the text


def plain_words(folded: str) -> list[str]:
    """Return the words of `tokens_of` alone, for a look at a text that hardly ever goes on."""
    if folded.isascii():
        return _ASCII_PARTS.findall(folded.lower())
    return list(map(_plain, _PARTS.findall(folded)))


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
    return _hits(tokens, "lexicon/context", lang)


def groups_of(name: str, word: str, lang: str = "") -> Mapping[str, tuple[bool, int]]:
    """Return the groups of a lexicon that a word by itself is in, with whether a screen can look for it, and accents.

    ``name``: a file or folder of ``data/``; ``lang``: as in `find_cues`.
    """
    if len(word) > LONGEST:
        return {}
    return _groups(_whole(_index(name), word, lang))


class Phrase(NamedTuple):
    """Several words of a group."""

    group: str
    words: Sequence[str]
    opened: bool  # whether the last of them may go on
    screened: bool  # as of `Hit`
    lang: str  # the one language of a text in which it means that, "" for all


def phrases_of(name: str) -> Iterator[Phrase]:
    """Yield the phrases of a lexicon; ``name``: as in `groups_of`."""
    for entries in _index(name).exact.values():
        for group, lang, words, ending, _ in entries:
            if len(words) > 1:
                only = "" if _is_everywhere(lang, words) else lang
                yield Phrase(group, words, ending > 0, is_screened(lang, words), only)


def _hits(tokens: Sequence[Token], name: str, lang: str = "") -> list[Hit]:
    hits: list[Hit] = []
    words = [token[0] for token in tokens]
    known = list(map(_entries_at(name, lang).__getitem__, words))
    words.append("")  # behind the last one
    for at, here in enumerate(known):
        if here is None:
            continue
        groups, closed, opened = here
        for group, screened, accents in groups:
            _, start, end = tokens[at]
            hits.append(_hit((group, start, end, at, at, screened, accents)))
        begun = closed.get(words[at + 1], ()) if closed else ()
        if opened and (more := opened.get(words[at + 1][:_SHORTEST])):
            begun = (*begun, *more)
        for entry in begun:
            last = at + len(entry.words) - 1
            if _continues(entry, words, at, last):
                screened = is_screened(entry.lang, entry.words)
                hits.append(_hit((entry.group, tokens[at][1], tokens[last][2], at, last, screened, entry.accents)))
    return hits


class _Known(NamedTuple):
    """What a lexicon has at a word: its groups, and the phrases that it begins."""

    groups: Sequence[tuple[str, bool, int]]  # with whether a screen can look for it, and its accents
    closed: Mapping[str, Sequence[_Entry]]  # by their second word
    opened: Mapping[str, Sequence[_Entry]]  # by how their second word, which is the last and goes on, begins


class _Entries(Remembered[_Known | None]):
    """What a lexicon has at each word of a text in some language."""

    def __init__(self, name: str, lang: str) -> None:
        self._index = _index(name)
        self._lang = lang

    def tell(self, word: str) -> _Known | None:
        """Return what the lexicon has at a word; None where there is nothing, or it is too long for one."""
        return None if len(word) > LONGEST else _known_at(self._index, word, self._lang)


@cache
def _entries_at(name: str, lang: str) -> _Entries:
    """Return what a lexicon has at words of a text in a language, or in any."""
    return _Entries(name, lang)


def _known_at(index: _Index, word: str, lang: str) -> _Known | None:
    """Return the groups that a word belongs to, and the phrases that it begins; None where there is neither."""
    first = [entry for entry in index.exact.get(word, ()) if _is_fit(entry, lang)]
    whole = _whole(index, word, lang)
    if not (first or whole):
        return None
    closed: dict[str, list[_Entry]] = {}
    opened: dict[str, list[_Entry]] = {}
    # Of the same phrase in several languages, that with the open end, and the one that is screened.
    ranked = sorted(first, key=lambda e: (e.ending, is_screened(e.lang, e.words)))
    for entry in {(e.group, e.words): e for e in ranked if len(e.words) > 1}.values():
        second = entry.words[1]
        if entry.ending and len(entry.words) == 2:
            opened.setdefault(second[:_SHORTEST], []).append(entry)
        else:
            closed.setdefault(second, []).append(entry)
    return _Known([(group, *of) for group, of in _groups(whole).items()], closed, opened)


def _whole(index: _Index, word: str, lang: str) -> list[_Entry]:
    """Return the entries that a word is by itself."""
    whole = [entry for entry in index.exact.get(word, ()) if len(entry.words) == 1 and _is_fit(entry, lang)]
    longest = _LONGEST if word[:_BEGINNING] in index.beginnings else _BEGINNING - 1
    for length in range(_SHORTEST, min(len(word), longest) + 1):
        if stem := index.stems.get(word[:length]):
            whole += [e for e in stem if len(word) - length <= e.ending and _is_fit(e, lang)]
    return whole


def _groups(whole: Sequence[_Entry]) -> dict[str, tuple[bool, int]]:
    groups: dict[str, tuple[bool, int]] = {}
    for entry in whole:
        of = is_screened(entry.lang, entry.words), entry.accents
        groups[entry.group] = max(of, groups.get(entry.group, of), key=lambda one: (one[0], -one[1]))
    return groups


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
    return not lang or entry.lang == lang or _is_everywhere(entry.lang, entry.words)


def _is_everywhere(lang: str, words: Sequence[str]) -> bool:
    return lang == "any" or sum(map(len, words)) >= _FOREIGN


def _continues(entry: _Entry, words: Sequence[str], at: int, last: int) -> bool:
    """Tell whether the further words of a phrase stand behind its first."""
    if last >= len(words) or (last - at > 1 and tuple(words[at + 1 : last]) != entry.words[1:-1]):
        return False
    word, stem = words[last], entry.words[-1]
    return word.startswith(stem) and len(word) - len(stem) <= entry.ending


@lru_cache(8192)
def _plain(word: str) -> str:
    """Return a word in small letters without accents."""
    if word.isascii():
        return word.lower()
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
    return _Index(exact, stems, frozenset(stem[:_BEGINNING] for stem in stems if len(stem) >= _BEGINNING))


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
