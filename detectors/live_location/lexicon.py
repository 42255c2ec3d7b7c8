"""The words of the lexicons ``live_location.yaml`` and ``time.yaml`` by language: groups, phrases, endings.

They tell the language of a text as well: the one that knows most of its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from struct import Struct
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.live_location.tokens import folded_key, tokens
from doxguard.errors import DataError

SUPPORTED = ("nl", "en", "de", "fr", "es", "it", "pt", "pl", "sv", "tr")
FILES = ("time", "live_location")
_OTHERWISE = ("nl", "en")  # where nothing tells the language
_ASIDE = frozenset({"watch"})
_LONGEST = 6  # words of a phrase
READ = 80  # words by which the language is told
_VOTE = 2520  # a word's vote; languages that share the word share it, ten of them without a rest
_STATED = 2 * _VOTE  # votes of the language that the post is said to be in
_BALLOTS = Struct(f"<{len(SUPPORTED)}I")  # the votes for each language, which are counted in one number
_SHIFTS = range(0, 32 * len(SUPPORTED), 32)
NOTHING: frozenset[str] = frozenset()


class Phrase(NamedTuple):
    words: tuple[str, ...]
    groups: frozenset[str]
    watched: bool


class Index(NamedTuple):
    single: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, str], Sequence[Phrase]]  # by first and second word, longest first


def spoken(keys: Sequence[str], stated: str = "") -> tuple[str, ...]:
    """Return the one or two likeliest languages of some words: those whose lexicons know most of them."""
    return likeliest(filter(None, map(votes().get, keys[:READ])), stated)


def likeliest(cast: Iterable[int], stated: str = "") -> tuple[str, ...]:
    """Return the one or two languages with most of some `votes`."""
    total = sum(cast)
    counts = list(_BALLOTS.unpack(total.to_bytes(_BALLOTS.size, "little")))
    if stated in SUPPORTED:
        counts[SUPPORTED.index(stated)] += _STATED
    best = max(counts)
    if not best:
        return _OTHERWISE
    least = 0.7 * best
    ranked = [lang for lang, count in enumerate(counts) if count >= least]
    if len(ranked) > 1:
        ranked.sort(key=counts.__getitem__, reverse=True)
    return tuple([SUPPORTED[lang] for lang in ranked[:2]])


@cache
def votes() -> Mapping[str, int]:
    """Return for each word, function words and those of the lexicons, its vote: a share for each language it is in."""
    known: dict[str, set[str]] = {}
    for lang in SUPPORTED:
        for word in (*_index(lang).single, *_function_words(lang)):
            known.setdefault(word, set()).add(lang)
    shares = dict(zip(SUPPORTED, _SHIFTS, strict=True))
    return {word: sum(_VOTE // len(langs) << shares[lang] for lang in langs) for word, langs in known.items()}


def _function_words(lang: str) -> Iterator[str]:
    table = read_yaml("lexicon/languages.yaml")
    entry = table.get(lang) if isinstance(table, dict) else None
    for word in entry["words"] if isinstance(entry, dict) else ():
        yield from (key for key, *_ in tokens(word))


@cache
def merged(langs: tuple[str, ...]) -> Index:
    """Return what the words of some languages together are."""
    return reduce(_both, map(_index, langs))


def _both(one: Index, other: Index) -> Index:
    """Return the words of two languages: most are of one alone, so that this is done while a post waits."""
    single = {**one.single, **other.single}
    for word in one.single.keys() & other.single.keys():
        single[word] = one.single[word] | other.single[word]
    phrases = {**one.phrases, **other.phrases}
    for begun in one.phrases.keys() & other.phrases.keys():
        phrases[begun] = _row([*one.phrases[begun], *other.phrases[begun]])
    return Index(single, phrases)


def _row(phrases: Iterable[Phrase]) -> Sequence[Phrase]:
    """Return phrases that begin alike, the longest first, those that are the same as one."""
    row: dict[tuple[str, ...], Phrase] = {}
    for words, groups, watched in phrases:
        before = row.get(words)
        if before:
            groups, watched = groups | before.groups, watched or before.watched
        row[words] = Phrase(words, groups, watched)
    return sorted(row.values(), key=lambda phrase: -len(phrase.words))


@cache
def _index(lang: str) -> Index:
    """Return the groups of the words of a language."""
    single: dict[str, frozenset[str]] = {}
    phrases: dict[tuple[str, str], list[Phrase]] = {}
    for file in FILES:
        for group, by_language in lexicon(file).items():
            for entry in by_language.get(lang, ()):
                words = tuple(key for key, *_ in tokens(entry))[:_LONGEST]
                if len(words) == 1:
                    single[words[0]] = single.get(words[0], NOTHING) | {group}
                elif words:
                    phrase = Phrase(words, frozenset({group}) - _ASIDE, group in _ASIDE)
                    phrases.setdefault((words[0], words[1]), []).append(phrase)
    return Index(single, {begun: _row(row) for begun, row in phrases.items()})


@cache
def lexicon(file: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the groups of a lexicon by language; raises `DataError`."""
    table = read_yaml(f"lexicon/{file}.yaml")
    if not isinstance(table, dict):
        raise DataError(f"data/lexicon/{file}.yaml: must hold groups of words by language")
    return table


@cache
def endings(group: str, langs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the endings of a group in some languages, for `str.endswith`."""
    by_language = lexicon("live_location")[group]
    return tuple(folded_key(ending) for lang in langs for ending in by_language.get(lang, ()))
