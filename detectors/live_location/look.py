"""A first look at a text: whether it can hold both a time that is now and a place that is named.

Each word is looked up once for what it may be, and only where both come together is the text read. What passes is more
than what is found, and never less. Of a time all that begins like one counts. Of a place, that a word that may name one
stands in a part of a sentence with a preposition, or, without one, beside a time or away from any verb.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from doxguard.detectors.live_location import traits as t
from doxguard.detectors.live_location.lexicon import READ, likeliest, merged, votes
from doxguard.detectors.live_location.tokens import WORD, ends, folded_key, is_masked
from doxguard.detectors.live_location.words import phrase_at
from doxguard.detectors.remembered import Remembered

# As in `tokens`, but for capitals; a sign that ends a sentence comes with the space behind it.
_CUT = rf"{WORD}|[.!?\u2026;]\s|[^\w\s'*]|_"
_TOKEN = re.compile(_CUT % "s")
_ASCII_TOKEN = re.compile(_CUT.replace(r"[^\W_]", "[a-zA-Z0-9]") % "[sS]")
_STRETCH, _DURATION = 5, 8  # words from "until", "for" on in which a time ends
_GOING = 8  # words before "del" in which "sale" stands


class _Phrase(NamedTuple):
    """The words ``[first, end)``, which a lexicon has together."""

    first: int
    end: int
    bits: int


class _Part(NamedTuple):
    """The bits of the words between two signs: of all, and of those that a preposition stands before."""

    every: int
    placed: int


class _Seen(NamedTuple):
    """The words of a text by what each may be."""

    keys: Sequence[str]
    words: Sequence[int]
    phrases: Sequence[_Phrase]
    every: int  # what all words together may be
    masked: bool  # whether many have figures for letters: then nothing can be said of them


class _Places(NamedTuple):
    """The parts of a text, none where nothing names a place; what counts as a name, and what counts of the parts."""

    parts: Sequence[_Part]
    names: int
    shown: int


def may_be_told(folded: str, lang: str) -> bool:
    """Tell whether a live location may be in a folded text that is said to be in a language, or in none."""
    seen = _seen(folded, lang)
    return seen.masked or (_has_time(_joined(seen.words, seen.phrases)) and _is_placed(_places(folded, lang)))


def may_be_of_another_day(folded: str, lang: str) -> bool:
    """Tell whether a place behind a preposition and a word of another day may be in a text."""
    seen = _seen(folded, lang)
    if seen.masked:
        return True
    bits = seen.every
    if not (bits & t.OTHER or (bits & t.LONG and bits & t.COUNTED)):
        return False
    parts, names, _ = _places(folded, lang)
    return any(_is_behind(part, names) for part in parts)


def may_be_of_its_day(folded: str, lang: str) -> bool:
    """Tell whether a place and a weekday or a month may be in a text."""
    seen = _seen(folded, lang)
    if seen.masked:
        return True
    if not seen.every & t.DAY:
        return False
    parts, names, _ = _places(folded, lang)
    return any(_is_named(part.every, names) for part in parts)


@lru_cache(maxsize=4)  # as `when.read_told`
def _seen(folded: str, lang: str) -> _Seen:
    typed = (_ASCII_TOKEN if folded.isascii() else _TOKEN).findall(folded)
    forms = list(map(_forms().__getitem__, typed))
    keys = [form[0] for form in forms]
    langs = likeliest([form[1] for form in forms[:READ]], lang)
    words = list(map(t.traits_of(langs).__getitem__, typed))
    every = reduce(or_, words, 0)
    masked = bool(every & t.MIXED) and is_masked(folded, keys)
    phrases = _phrases(keys, words, langs) if every & t.OPENING else []
    if phrases:
        every = reduce(or_, [phrase.bits for phrase in phrases], every)
    return _Seen(keys, words, phrases, every, masked)


class _Forms(Remembered[tuple[str, int]]):
    """The key of each word as it is typed, and its vote for languages."""

    def tell(self, typed: str) -> tuple[str, int]:
        """Return key and vote of a word."""
        key = typed[0] if typed[-1].isspace() else folded_key(typed)
        return key, votes().get(key, 0)


@cache
def _forms() -> _Forms:
    return _Forms()


def _phrases(keys: Sequence[str], words: Sequence[int], langs: tuple[str, ...]) -> list[_Phrase]:
    """Return the phrases among some words, as they are put together."""
    begun = merged(langs).phrases
    found: list[_Phrase] = []
    last = 0
    opening = t.OPENING
    for at in [at for at, bits in enumerate(words) if bits & opening]:
        if at >= last and (row := begun.get((keys[at], keys[at + 1] if at + 1 < len(keys) else ""))):
            phrase = phrase_at(row, keys, at)
            last = at + phrase.length
            bits = t.of_groups(phrase.groups) | t.NOW * bool(phrase.watched)
            if phrase.length > 1:
                bits |= t.traits_of(langs).of_ending(" ".join(keys[at:last]))
            if bits or phrase.length > 1:
                found.append(_Phrase(at, last, bits))
    return found


def _joined(words: Sequence[int], phrases: Sequence[_Phrase]) -> Sequence[int]:
    """Return the bits of words, of those of a phrase together."""
    if not phrases:
        return words
    joined: list[int] = []
    last = 0
    for first, end, bits in phrases:
        joined += words[last:first]
        joined.append(bits if end - first > 1 else bits | words[first])
        last = end
    return [*joined, *words[last:]]


def _has_time(words: Sequence[int]) -> bool:
    """Tell whether there may be a time that is now, or a word of watching."""
    seen = reduce(or_, words, 0)
    if seen & t.NOW or (seen & t.STILL and seen & t.STILL_BEFORE) or (seen & t.SENDING and seen & t.SENT):
        return True
    if not seen & t.TIMES:
        return False
    return any(_begins_time(words, at) for at, bits in enumerate(words) if bits & t.TIMES)


def _begins_time(words: Sequence[int], at: int) -> bool:
    """Tell whether a word of time may be one of now, with those behind it."""
    bits = words[at]
    after = words[at + 1] if at + 1 < len(words) else 0
    if bits & t.JUST and (after & t.DONE if bits & t.JUST_SO else not after & t.NOT_SO):
        return True
    if (bits & t.UNIT and after & t.AGO) or (bits & t.EVENT and after & t.DET):
        return True
    if bits & t.STRETCH and (after & t.CLAUSE or reduce(or_, words[at + 1 : at + _STRETCH], 0) & t.CLOSER):
        return True
    return bool(bits & t.DURATION and reduce(or_, words[at + 1 : at + _DURATION], 0) & t.UNIT)


@lru_cache(maxsize=4)
def _places(folded: str, lang: str) -> _Places:
    """Return the parts of a text in which places may be named."""
    keys, seen, phrases, _, _ = _seen(folded, lang)
    lines = "\n" in folded  # where sentences begin is not known then, and a part may go on over the end of one
    marked = [at for at, bits in enumerate(seen) if bits & t.MARKED]
    within = frozenset(at for first, end, _ in phrases for at in range(first, end) if end - first > 1)
    begins = frozenset[int]() if lines else _begins(keys, seen, marked)
    case = _case(folded, seen, [at for at in marked if at and at not in begins], within, phrases)
    words = [*seen]
    for at in marked:
        if not (at in within or at - 1 in within):
            words[at] &= ~_unfit(seen[at - 1] if at else 0, at in begins)
    words = _together(words, phrases)
    names = t.NAME | (t.CAPITALS if case.tells else 0) | (t.SMALL if lines or case.tells_nothing else 0)
    every = reduce(or_, words, 0)
    if every & names or (every & (t.VENUE | t.SPOT) and every & (t.VENUE | t.STREET | t.FIGURE | t.LETTER)):
        return _Places(_parts(words), names, ~(t.VERB | t.COMMON) if lines else ~0)
    return _Places((), names, 0)


def _begins(keys: Sequence[str], words: Sequence[int], marked: Sequence[int]) -> frozenset[int]:
    """Return the words that begin a sentence, in a text of one line."""
    signs = [at for at in marked if words[at] & t.SPACED]
    return frozenset([0, *(at + 1 for at in signs if ends(keys[at], keys[at - 1] if at else ""))])


class _Case(NamedTuple):
    """Whether capitals may tell something in a text, and whether they may tell nothing: at first sight both can be."""

    tells: bool
    tells_nothing: bool


def _case(
    folded: str, words: Sequence[int], marked: Sequence[int], within: Collection[int], phrases: Sequence[_Phrase]
) -> _Case:
    """``marked``: words that are not known to begin a sentence; ``within``: those of phrases."""
    if folded.islower() or folded.isupper():
        return _Case(False, True)
    named = [at for at in marked if words[at] & t.NAMED]
    tells = bool(named) or any(words[phrase.first] & t.CAPITALS for phrase in phrases)
    return _Case(tells, not any(at not in within and at - 1 not in within for at in named))


def _unfit(before: int, begins: bool) -> int:
    """Return what a word cannot be behind another one, or where it begins a sentence."""
    unfit = 0 if before & t.BEFORE_SMALL else t.SMALL
    if begins:
        return unfit | t.KNOWN | t.WEAK
    return unfit if before & t.BEFORE_NAMES else unfit | t.WEAK


def _together(words: list[int], phrases: Sequence[_Phrase]) -> list[int]:
    """Return words with those of a phrase made one that is what each may be."""
    joined: list[int] = []
    last = 0
    for first, end, bits in phrases:
        joined += words[last:first]
        parts = reduce(or_, words[first:end])
        joined.append(bits | (parts & ~t.OF_ONE if end - first > 1 else parts))
        last = end
    return joined + words[last:] if phrases else words


def _parts(words: Sequence[int]) -> list[_Part]:
    parts: list[_Part] = []
    every = placed = reached = before = 0
    for at, bits in enumerate(words):
        if bits & t.BREAK:
            parts.append(_Part(every, placed))
            every = placed = reached = before = 0
            continue
        if (before & t.SPOT and bits & (t.FIGURE | t.LETTER)) or (before & t.NUMBERED and bits & t.FIGURE):
            bits |= t.NAME  # "gate B", "perron 4", "Zuid 2"
        if bits & t.CAPITALS and before & (t.CAPITALS | t.FIGURE):
            bits |= t.TOWN  # "New York"
        if bits & t.STOP:
            reached = 0
        elif bits & t.AT or (bits & t.LINK and reduce(or_, words[max(0, at - _GOING) : at], 0) & t.GOING):
            reached |= t.AT
        if reached:
            reached |= bits | t.NAME * bool(bits & reached & t.VENUE)
            placed |= reached
        every |= bits | t.NAME * bool(bits & every & t.VENUE)
        before = bits
    return [*parts, _Part(every, placed)]


def _is_placed(places: _Places) -> bool:
    """Tell whether a place may be named where one of now is read."""
    parts, names, shown = places
    strong = t.STRONG | (t.SMALL & names)
    for at, part in enumerate(parts):
        every = part.every
        if not _is_named(every, names):
            continue
        if _is_behind(part, names):
            return True
        if every & strong and (every & t.FIGURE or not every & shown & t.VERB):
            return True
        around = reduce(or_, [beside.every for beside in parts[max(0, at - 1) : at + 2]])
        if around & t.TIMES and (
            every & strong or not every & shown & t.COMMON
        ):  # what is common is in no row of names
            return True
    return False


def _is_behind(part: _Part, names: int) -> bool:
    """Tell whether a place behind a preposition may be named in a part of a text."""
    if not part.placed:
        return False
    return _is_named(part.placed, names) or bool(part.every & t.ADDRESS and _is_named(part.every, names))


def _is_named(bits: int, names: int) -> bool:
    return bool(bits & names or (bits & t.VENUE and bits & t.STREET))
