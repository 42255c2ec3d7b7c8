"""The words of a text with their groups: ``data/lexicon/live_location.yaml`` and ``time.yaml``, in the text's
languages.

Phrases of the lexicons are put together to one word ("op dit moment", "in front of"), so that the readers of places,
times and persons look at one word at a time. Words of watching may overlap with others, and are kept aside."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from doxguard.detectors.live_location.lexicon import NOTHING, Index, Phrase, lexicon, merged, spoken
from doxguard.detectors.live_location.tokens import KEPT, Token, read_tokens

__all__ = ["IMPERATIVES", "PROGRESS", "Watching", "Word", "Words", "lexicon", "words_of"]

_FAR = 80  # words of a sentence, to either side
# "dites-lui", "saludadle": the pronoun is part of the word. For the screen, and for one word.
IMPERATIVES = (r"[a-z]ez-(?:le|la|lui|les|y)\b", r"[a-z](?:ad|ed|id|an|en)l[eao]s?\b")
_IMPERATIVE = re.compile(r"[a-z]{2,12}ez-(?:le|la|lui|les|y)|[a-z]{2,10}(?:ad|ed|id|an|en)l[eao]s?")
# "está cenando en": a thing that is being done is done now.
PROGRESS = (r"\best(?:a|[\x80-\xff]{2})n?[^a-z0-9]{1,3}[a-z]{2,14}ndo\b",)
PROGRESS_WORDS = frozenset({"esta", "estan"})
COMMANDING = frozenset({"fr", "es"})  # languages of these
_GERUND = re.compile(r"[a-z]{2,14}ndo")
BEARERS = frozenset({"person", "thing", "vehicle", "animal", "crowd"})


class Word(NamedTuple):
    """A word or phrase at ``[start, end)`` of the folded text."""

    start: int
    end: int
    key: str  # small letters without accents
    written: str
    groups: frozenset[str]
    sentence: int

    @property
    def is_sign(self) -> bool:
        """Tell whether it is neither word nor figure."""
        return not self.written[0].isalnum()

    def has(self, *groups: str) -> bool:
        """Tell whether it is in one of the groups."""
        return not self.groups.isdisjoint(groups)


_word = partial(tuple.__new__, Word)  # half the time of calling the class


class Watching(NamedTuple):
    """A phrase of watching, from one word to another."""

    first: int
    last: int


class Words(NamedTuple):
    """The words of a text, in order."""

    folded: str
    langs: tuple[str, ...]
    all: Sequence[Word]
    watching: Sequence[Watching]
    groups: frozenset[str]  # of all words

    @property
    def told(self) -> bool:
        """Tell whether the text says that it is a story, a song, a game."""
        return "story" in self.groups

    def sentence_bounds(self, at: int) -> tuple[int, int]:
        """Return the first word of a word's sentence, and the one after its last; of a long one what stands near."""
        here = self.all[at].sentence
        first = last = at
        while first and first > at - _FAR and self.all[first - 1].sentence == here:
            first -= 1
        while last < len(self.all) and last < at + _FAR and self.all[last].sentence == here:
            last += 1
        return first, last


def words_of(folded: str, lang: str) -> Words:
    """Return the words of a folded text that is said to be in a language, or in none."""
    raw = read_tokens(folded)
    keys = [token[0] for token in raw]
    langs = spoken(keys, lang)
    raw, known, watching = _with_phrases(raw, keys, merged(langs))
    groups = frozenset().union(*filter(None, known))
    found = [
        _word((start, end, key, folded[start:end], of or NOTHING, sentence))
        for (key, start, end, sentence), of in zip(raw, known, strict=True)
    ]
    if "watch" in groups:
        watching.extend(Watching(at, at) for at, word in enumerate(found) if "watch" in word.groups)
    watching.extend(_approaches(found, langs, groups))
    watching.sort()
    return Words(folded, langs, found, watching, groups)


def _with_phrases(
    raw: list[Token], keys: Sequence[str], index: Index
) -> tuple[list[Token], list[frozenset[str] | None], list[Watching]]:
    """Return tokens, those of a phrase put together, and their groups; and the phrases of watching."""
    known = list(map(index.single.get, keys))
    for at in [at for at, key in enumerate(keys) if key.endswith("'s") and not known[at]]:
        known[at] = index.single.get(keys[at][:-2], NOTHING) & BEARERS  # of what kind "mum" in "mum's" is
    begun = [at for at, pair in enumerate(pairwise(keys)) if pair in index.phrases]
    watching: list[Watching] = []
    joined: list[Token] = []
    groups: list[frozenset[str] | None] = []
    last = 0
    for at in begun:
        if at < last:
            continue
        joined += raw[last:at]
        groups += known[last:at]
        phrase = phrase_at(index.phrases[keys[at], keys[at + 1]], keys, at)
        watching.extend(Watching(len(joined), len(joined) + words - 1) for words in phrase.watched)
        last = at + phrase.length
        _, start, _, sentence = raw[at]
        joined.append((" ".join(keys[at:last]), start, raw[last - 1][2], sentence) if phrase.length > 1 else raw[at])
        groups.append(phrase.groups if phrase.length > 1 else known[at])
    return joined + raw[last:], groups + known[last:], watching


class _Found(NamedTuple):
    length: int
    groups: frozenset[str]
    watched: Sequence[int]


def phrase_at(phrases: Sequence[Phrase], keys: Sequence[str], at: int) -> _Found:
    """Return length and groups of the longest phrase that begins at a word, and the lengths of those of watching."""
    length, groups = 1, NOTHING
    watched = []
    for phrase, known, is_watched in phrases:
        if tuple(keys[at : at + len(phrase)]) == phrase:
            if is_watched:
                watched.append(len(phrase))
            if length == 1 and known:
                length, groups = len(phrase), known
    return _Found(length, groups, watched)


def _approaches(words: Sequence[Word], langs: tuple[str, ...], groups: frozenset[str]) -> Iterator[Watching]:
    """Yield "ga hem vragen", "saludadle", "está cenando": others are sent to somebody, something is being done."""
    if not COMMANDING.isdisjoint(langs):
        for at, word in enumerate(words):
            if not word.groups and is_imperative(word.key):
                yield Watching(at, at)
            elif word.key in PROGRESS_WORDS and at + 1 < len(words) and _GERUND.fullmatch(words[at + 1].key):
                yield Watching(at, at + 1)
    if "approach" not in groups or "object" not in groups:
        return
    for at, word in enumerate(words):
        if "approach" in word.groups:
            for after in range(at + 1, min(at + 4, len(words))):
                if words[after].is_sign:
                    break
                if "object" in words[after].groups:
                    yield Watching(at, after)
                    break


@lru_cache(maxsize=KEPT)
def is_imperative(key: str) -> bool:
    return _IMPERATIVE.fullmatch(key) is not None
