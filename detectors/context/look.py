"""A first look at a post in which nothing was found: whether reading its words can come to anything.

Most posts in which one word tells hold nothing beside it. Each word of a text is looked up for the kinds of words it
may stand for, and the kinds are counted; only where they may suffice is it read. What passes is more than what the
gate takes, and never less: how words are typed, and how far the last word of a phrase goes on, is left to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from doxguard.detectors.context.gate import BESIDE, KINDS, TELLING, tells_of_late
from doxguard.detectors.language import language_of
from doxguard.detectors.live_location.day import late_words
from doxguard.detectors.live_location.tokens import MASKED_PART, is_masked
from doxguard.detectors.remembered import Remembered
from doxguard.detectors.text import Text
from doxguard.detectors.words import groups_of, phrases_of, plain_words

_LEXICON = "lexicon/context"
_BEGINNING, _LONGEST_STEM = 2, 30  # letters; no stem is shorter than the first
# Bits of a word: whether it may speak of the last days, has figures that may stand for letters, ends a phrase that may
# go on, tells, begins a phrase; and from there on one for each kind.
_LATE, _MIXED, _ENDING, _TELLING, _OPENING = 1, 2, 4, 8, 16
_FIRST = 5


class _Phrase(NamedTuple):
    written: str  # with a space before each word
    kinds: int
    lang: str  # of the texts in which it is looked for, "" for all


class _Phrases(NamedTuple):
    begun: Mapping[tuple[str, str], Sequence[_Phrase]]  # by their first two words
    ended: Mapping[str, Sequence[_Phrase]]  # by how their last word begins, which goes on
    beginnings: frozenset[str]  # two letters of these
    openings: frozenset[str]  # the first words of those by two


def may_come_to_something(text: Text) -> bool:
    """Tell whether a text without findings may pass the gate."""
    words = plain_words(text.folded)
    lang = language_of(text) if text.lang else ""
    seen = _seen(words, lang)
    if _may_tell(seen) and (lang or _may_tell(_seen(words, language_of(text)))):
        return True
    late = seen & _LATE or (seen & _MIXED and is_masked(text.folded, words))
    return bool(late) and tells_of_late(text)


def _may_tell(seen: int) -> bool:
    return bool(seen & _TELLING) and (seen >> _FIRST).bit_count() >= KINDS


def _seen(words: Sequence[str], lang: str) -> int:
    """Return the bits of all kinds of words that are among some."""
    bits = list(map(_kinds(lang).__getitem__, words))
    seen = reduce(or_, bits, 0)
    phrases = _phrases()
    found: list[Sequence[_Phrase]] = []
    if seen & _OPENING:
        opened = [pair for pair, of in zip(pairwise(words), bits, strict=False) if of & _OPENING]
        found += filter(None, map(phrases.begun.get, opened))
    if seen & _ENDING:
        ending = {word for word, of in zip(words, bits, strict=True) if of & _ENDING}
        found += [ended for word in ending for ended in _ended(phrases, word)]
    if found:
        text = f" {' '.join(words)}"
        seen |= reduce(or_, (phrase.kinds for row in found for phrase in row if _is_in(phrase, text, lang)), 0)
    return seen


def _is_in(phrase: _Phrase, text: str, lang: str) -> bool:
    """Tell whether a phrase is in a text, its words with a space before each, in a language, or in any."""
    return phrase.written in text and (not (lang and phrase.lang) or phrase.lang == lang)


def _ended(phrases: _Phrases, word: str) -> Iterator[Sequence[_Phrase]]:
    """Yield the phrases that may end in a word."""
    if word[:_BEGINNING] not in phrases.beginnings:
        return iter(())
    lengths = range(_BEGINNING, min(len(word), _LONGEST_STEM) + 1)
    return filter(None, (phrases.ended.get(word[:length]) for length in lengths))


class _Kinds(Remembered[int]):
    """The bits of each word of a text."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def tell(self, word: str) -> int:
        """Return the bits of a word."""
        kinds = _bits((group, screened) for group, (screened, _) in groups_of(_LEXICON, word, self._lang).items())
        kinds |= _LATE * _is_late(word) | _MIXED * (MASKED_PART.search(word) is not None)
        phrases = _phrases()
        return kinds | _ENDING * any(_ended(phrases, word)) | _OPENING * (word in phrases.openings)


@cache
def _kinds(lang: str) -> _Kinds:
    """Return what words tell in a language, or in any."""
    return _Kinds(lang)


@cache
def _phrases() -> _Phrases:
    """Return what phrases tell: of all languages at once, as most of them are the same in each."""
    begun: dict[tuple[str, str], list[_Phrase]] = {}
    ended: dict[str, list[_Phrase]] = {}
    for group, words, opened, screened, lang in phrases_of(_LEXICON):
        if kinds := _bits([(group, screened)]):
            phrase = _Phrase(f" {' '.join(words)}", kinds, lang)
            if opened:
                ended.setdefault(words[-1], []).append(phrase)
            else:
                begun.setdefault((words[0], words[1]), []).append(phrase)
    beginnings = frozenset(stem[:_BEGINNING] for stem in ended)
    return _Phrases(begun, ended, beginnings, frozenset(first for first, _ in begun))


def _bits(groups: Iterable[tuple[str, bool]]) -> int:
    kinds = _numbered()
    bits = 0
    for group, screened in groups:
        if group in kinds:
            bits |= kinds[group] | _TELLING * (screened and group in TELLING)
    return bits


@cache
def _numbered() -> Mapping[str, int]:
    return {group: 1 << number for number, group in enumerate(sorted(BESIDE), start=_FIRST)}


def _is_late(word: str) -> bool:
    """Tell whether a word may speak of the last days."""
    return not late_words().isdisjoint((word, *word.split("'")))
