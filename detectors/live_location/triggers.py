"""What must be in a text for a live location: a word of time or of watching.

Words that are everywhere count only beside what makes them tell something: "just landed", "still at", "for an hour",
"until ten", "go ask him"."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from doxguard.detectors.live_location.lexicon import SUPPORTED, lexicon
from doxguard.detectors.live_location.tokens import folded_key
from doxguard.detectors.live_location.when import DAYS, MONTHS
from doxguard.detectors.live_location.words import IMPERATIVES, PROGRESS
from doxguard.detectors.triggers import WordTriggers

_TIMES = ("now", "today", "just", "soon")
_MASKED = (
    "n0w", "t0d4y", "t0n1ght", "sp34k", "sp3ak", "j3tzt", "h3ut3", "gr4d3", "v4nd44g", "v4n44v0nd", "m41nt3n4nt",
    "4h0r4",
)  # fmt: skip
_DONE = ("acting", "gone", "seeing")  # what stands behind "just"
_STRETCHES = ("since", "until")
_CLOSERS = ("past", "today", "later", "noon", "number", "minutes", "hours", *DAYS, *MONTHS)
_SKIPPED = ("time_det", "filler", "clock_word")  # what stands between "until" and "ten"
_CLAUSES = ("third", "self", "relative", "conj")  # "until they close"
_COUNTED = ("number", "time_det", "lasting", "in_time", "ago_before", "since", "until")  # right before "minutes"
_UNITS = ("minutes", "hours")
_GAP = "[^a-z0-9]{1,3}"


def _words() -> Iterator[str]:
    """Yield the words, and the pairs of words."""
    yield from _MASKED
    times, others = lexicon("time"), lexicon("live_location")
    for group in _TIMES:
        for words in times[group].values():
            yield from (word for word in words if word != "just")
    for words in others["watch"].values():
        yield from words
    for lang, places in times["still_before"].items():
        yield from (f"{still} {place}" for still in times["still"][lang] for place in places)
    for group in _DONE:
        yield from (f"just {word}" for word in others[group]["en"] if not word.endswith("ing"))


class _Triggers(WordTriggers):
    """Words, and those that tell something only together."""

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        return (*WordTriggers(_words)._patterns, *_sent(), *_stretches(), *_counted(), *IMPERATIVES, *PROGRESS)


def _sent() -> Iterator[str]:
    """Yield patterns of sending others to somebody: "ga hem", "tell her"."""
    table = lexicon("live_location")
    for lang, objects in table["object"].items():
        sending = _any(table["approach"][lang])
        yield rf"\b(?:{sending}){_GAP}(?:[a-z\x80-\xff]{{1,12}}{_GAP}){{0,2}}(?:{_any(objects)})\b"


def _stretches() -> Iterator[str]:
    """Yield patterns of "since" and "until" with a time behind them, or, behind "until", a clause."""
    for lang in SUPPORTED:
        begun, until = _of("time", lang, *_STRETCHES), _of("time", lang, "until")
        skipped = _of("time", lang, *_SKIPPED)
        if begun and skipped:
            closers = _any(_of("time", lang, *_CLOSERS) - skipped)
            yield rf"\b(?:{_any(begun)}){_GAP}(?:(?:{_any(skipped)}){_GAP}){{0,3}}(?:[0-9]|(?:{closers})\b)"
        elif begun:
            yield rf"\b(?:{_any(begun)})\b"
        if events := _of("time", lang, "event_word"):
            yield rf"\b(?:{_any(events)}){_GAP}(?:{_any(_of('live_location', lang, 'det'))})\b"
        if until:
            clauses = _of("live_location", lang, *_CLAUSES) - _of("live_location", lang, "det")
            yield rf"\b(?:{_any(until)}){_GAP}(?:{_any(clauses)})\b"


def _counted() -> Iterator[str]:
    """Yield patterns of "for twenty minutes", "20 minutes ago", "20min"."""
    for lang in SUPPORTED:
        units, before, after = (_of("time", lang, *groups) for groups in (_UNITS, _COUNTED, ("ago_after",)))
        if units:
            yield rf"(?:[0-9]|\b(?:{_any(before)})){_GAP}(?:{_any(units)})\b"
        if units and after:
            yield rf"\b(?:{_any(units)}){_GAP}(?:{_any(after)})\b"
    yield r"[0-9](?:mins?|uur|hrs?)\b"


def _of(file: str, lang: str, *groups: str) -> set[str]:
    """Return the words of some groups of a lexicon."""
    return {word for group in groups for word in lexicon(file)[group].get(lang, ())}


def _any(words: Iterable[str]) -> str:
    """Return a pattern for some words; a letter with an accent may be written without."""
    return "|".join(sorted({"".join(_letter(letter) for letter in word) for word in words}))


def _letter(letter: str) -> str:
    if letter in " '":
        return _GAP
    if letter.isascii():
        return rf"\{letter}" if letter in ".+*?()[]{}|" else letter
    plain = folded_key(letter * 2)[0]  # a single letter would keep its accent
    accented = rf"[\x80-\xff]{{{len(letter.encode())}}}"
    return rf"(?:{accented}|{plain})" if plain.isascii() else accented


TRIGGERS = _Triggers(_words)
