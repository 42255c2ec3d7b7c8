"""What must be in a text for a live location: a word of time or of watching.

Words that are everywhere count only beside what makes them tell something: "just landed", "still at", "for an hour",
"until ten", "go ask him"."""

from collections.abc import Iterable, Iterator

from doxguard.detectors.live_location.lexicon import SUPPORTED, lexicon
from doxguard.detectors.live_location.when import DAYS, MONTHS
from doxguard.detectors.live_location.words import IMPERATIVES, PROGRESS
from doxguard.detectors.triggers import WordTriggers, word_pattern

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
_OPENING = ("lasting", "in_time", "ago_before", "since", "until")  # before "20 minutes"
# How a number begins that is no year: "since 2019" goes on, but says nothing of now.
_NO_YEAR = "(?:[03-9]|1[^9]|2[^0]|(?:19|20)[0-9]?[^0-9])"


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


def _patterns() -> Iterator[str]:
    """Yield patterns of words that tell something only together."""
    yield from (*_sent(), *_stretches(), *_counted())


def _sent() -> Iterator[str]:
    """Yield patterns of sending others to somebody: "ga hem", "tell her"."""
    table = lexicon("live_location")
    for lang, objects in table["object"].items():
        yield rf" (?:{_any(table['approach'][lang])}) (?:[a-z\x80-\xff]{{1,12}} ){{0,2}}(?:{_any(objects)}) "


def _stretches() -> Iterator[str]:
    """Yield patterns of "since" and "until" with a time behind them, or, behind "until", a clause."""
    for lang in SUPPORTED:
        begun, until = _of("time", lang, *_STRETCHES), _of("time", lang, "until")
        skipped = _of("time", lang, *_SKIPPED)
        if begun and skipped:
            closers = _any(_of("time", lang, *_CLOSERS) - skipped)
            yield rf" (?:{_any(begun)}) (?:(?:{_any(skipped)}) ){{0,3}}(?:{_NO_YEAR}|(?:{closers}) )"
        elif begun:
            yield rf" (?:{_any(begun)}) "
        clock = _of("time", lang, "clock_word"), _of("time", lang, "number")
        if all(clock):  # "al vanaf negenen"
            still = _of("time", lang, "still")
            yield rf" (?:{_any(still)}) (?:{_any(clock[0])}) (?:[0-9]|(?:{_any(clock[1])}) )"
        if events := _of("time", lang, "event_word"):
            yield rf" (?:{_any(events)}) (?:{_any(_of('live_location', lang, 'det'))}) "
        if until:
            clauses = _of("live_location", lang, *_CLAUSES) - _of("live_location", lang, "det")
            yield rf" (?:{_any(until)}) (?:{_any(clauses)}) "


def _counted() -> Iterator[str]:
    """Yield patterns of "for twenty minutes", "for 20 minutes", "20 minutes ago", "20min"."""
    opening, skipped, every = (_in_all(*groups) for groups in (_OPENING, ("time_det",), _UNITS))
    yield f" (?:{opening}) (?:(?:{skipped}) ){{0,3}}[0-9]{{1,4}} (?:{every}) "
    for lang in SUPPORTED:
        units, before, after = (_of("time", lang, *groups) for groups in (_UNITS, _COUNTED, ("ago_after",)))
        if units and before:
            yield rf" (?:{_any(before)}) (?:{_any(units)}) "
        if units and after:
            yield rf" (?:{_any(units)}) (?:{_any(after)}) "
    yield "[0-9](?:mins?|uur|hrs?) "


def _of(file: str, lang: str, *groups: str) -> set[str]:
    """Return the words of some groups of a lexicon."""
    return {word for group in groups for word in lexicon(file)[group].get(lang, ())}


def _in_all(*groups: str) -> str:
    """Return a pattern for the words of some groups in any language: a text may be in two."""
    return _any({word for lang in SUPPORTED for word in _of("time", lang, *groups)})


def _any(words: Iterable[str]) -> str:
    """Return a pattern for some words."""
    return "|".join(sorted({pattern for word in words if (pattern := word_pattern(word))}))


# Figures for letters in three words, which are read as letters: "1n th3 l1br4ry".
_MANY_MASKED = r"[a-z][0134578][a-z][^\x00]{1,24}[a-z][0134578][a-z][^\x00]{1,24}[a-z][0134578][a-z]"
TRIGGERS = WordTriggers(_words, *IMPERATIVES, *PROGRESS, _MANY_MASKED, patterns=_patterns)
