"""When a person is where a post says: live, planned, habit, past or unknown.

Live is a live location, in words or by a link that follows somebody. Another day is read from the words around a
place: "morgen" and a later weekday are planned, "elke woensdag" is a habit, "gisteren" is past, and how long ago is
told in hours. Weekdays and dates count from the day on which the post was written; where that is not known, they tell
nothing.

Source: ``data/lexicon/time.yaml``.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.live_location.day import (
    TOLD,
    dates,
    days_from,
    read_day,
    same_day,
    told_of,
)
from doxguard.detectors.live_location.letters import Letters
from doxguard.detectors.live_location.look import may_be_of_another_day
from doxguard.detectors.live_location.when import COUNTED, OTHER_DAYS, When, read_told, within
from doxguard.detectors.live_location.where import read_places
from doxguard.detectors.live_location.who import PERSONS, read_who
from doxguard.detectors.live_location.words import Word, Words
from doxguard.detectors.text import Text

_NAME = "whereabouts"
_LIVE_SCORE = 0.5
_NEAR = 12  # words between a place and the word that tells its time
_HOURS = {
    "hours_12": 12.0,
    "hours_24": 24.0,
    "hours_48": 48.0,
    "hours_168": 168.0,
    "hours_720": 720.0,
    "hours_8760": 8760.0,
}
_UNITS = {"days_unit": 24.0, "weeks_unit": 168.0, "months_unit": 720.0, "years_unit": 8760.0}
_GRAVEST = ("live", "planned", "past", "habit")  # the first of these that is read counts
_STRENGTH = {"live": 0.8, "planned": 0.7, "past": 0.7, "habit": 0.6}


class Timing(NamedTuple):
    """When somebody is, will be or was at a place; ``hours`` ago for the past, None where that is not told."""

    signal: Signal
    hours: float | None = None


_UNKNOWN = Timing(Signal(_NAME, "unknown"))


class _Told(NamedTuple):
    """A reading of the words ``[first, last]``."""

    value: str
    first: int
    last: int
    hours: float | None = None


def read_timing(text: Text, findings: Sequence[Finding], posted_at: str) -> Timing:
    """Return the signal "whereabouts" of a post, written at an ISO 8601 time, or "" where that is not known."""
    for finding in _found(text, findings, posted_at):
        if finding.entity == "LIVE_LOCATION" and finding.score >= _LIVE_SCORE:
            return Timing(Signal(_NAME, "live", round(finding.score, 2), finding.start, finding.end), 0.0)
    link = next((finding for finding in findings if finding.entity == "LIVE_LOCATION_LINK"), None)
    if link:
        return _of_link(text, *read_told(text), link)
    if TOLD.isdisjoint(told_of(text)) or not may_be_of_another_day(text.folded, text.lang):
        return _UNKNOWN
    words, times = read_told(text)
    if not _tells(words):
        return _UNKNOWN
    told = min(_told(words, times, read_day(posted_at)), key=lambda one: _GRAVEST.index(one.value), default=None)
    return _timing(text, words, told) if told else _UNKNOWN


def _found(text: Text, findings: Sequence[Finding], posted_at: str) -> Iterator[Finding]:
    """Yield findings, and only where none of them tells enough, those that the day of the post tells."""
    yield from findings
    yield from same_day(text, posted_at)


def _tells(words: Words) -> bool:
    """Tell whether a text has words of another day at all: most have none."""
    if not words.groups.isdisjoint(OTHER_DAYS):
        return True
    return "long_unit" in words.groups and not words.groups.isdisjoint(COUNTED)


def _timing(text: Text, words: Words, told: _Told) -> Timing:
    start, end = words.all[told.first].start, words.all[told.last].end
    return Timing(Signal(_NAME, told.value, _STRENGTH[told.value], *text.span(start, end)), told.hours)


def _of_link(text: Text, words: Words, times: Sequence[When], link: Finding) -> Timing:
    """Return live for a link that follows somebody, past where the words say that it is over."""
    over = next((when for when in times if "past" in when.kinds and not when.is_live), None)
    if over and not any(when.kinds & {"now", "since", "today"} for when in times):
        return _timing(text, words, _Told("past", over.first, over.last, _hours(words.all, over)))
    ended = next((at for at, word in enumerate(words.all) if word.has("was")), None)
    if ended is not None and not any(when.is_live for when in times):
        return _timing(text, words, _Told("past", ended, ended))
    return Timing(Signal(_NAME, "live", 0.8, link.start, link.end), 0.0)


def _told(words: Words, times: Sequence[When], today: date | None) -> Iterator[_Told]:
    """Yield what is told of each place at which somebody is said to be."""
    every = sorted({*times, *dates(words, times)})
    if "was" not in words.groups and not any(_read(words, when, today, -1) for when in every):
        return
    near = {words.all[when.first].sentence for when in every}
    near |= {word.sentence for word in words.all if "was" in word.groups}
    for place in read_places(words, Letters(words, times, near)):
        begin, end = words.sentence_bounds(place.first)
        around = within(every, max(begin, place.first - _NEAR), min(end, place.last + _NEAR))
        was = _was(words, begin, end)
        readings = [one for when in around if (one := _read(words, when, today, was))]
        if not readings and (was < 0 or any(when.is_live for when in around)):
            continue
        who = read_who(words, place.first, place.last, frozenset(range(place.first, place.last + 1)))
        if who.kind not in PERSONS:
            continue
        if readings:
            yield min(readings, key=lambda one: min(abs(one.first - place.last), abs(place.first - one.last)))
        else:
            yield _Told("past", was, was)


def _was(words: Words, begin: int, end: int) -> int:
    """Return the first verb of the past in a sentence, or -1."""
    return next((at for at in range(begin, end) if words.all[at].has("was")), -1)


def _read(words: Words, when: When, today: date | None, was: int) -> _Told | None:
    """Return what one time says."""
    if "past" in when.kinds and not when.is_live:
        return _Told("past", when.first, when.last, _hours(words.all, when))
    if "usual" in when.kinds:
        return _Told("habit", when.first, when.last)
    if "later" in when.kinds and not when.is_live:
        return _Told("planned", when.first, when.last)
    if today and when.kinds & {"weekday", "date"}:
        days = days_from(words.all, when, today, back=was >= 0)
        if days is not None and days:
            value = "planned" if days > 0 else "past"
            return _Told(value, when.first, when.last, -24.0 * days if days < 0 else None)
    return None


def _hours(words: Sequence[Word], when: When) -> float | None:
    """Return how many hours ago a time of the past is, as far as its words tell."""
    for at in range(when.first, when.last + 1):
        for group, hours in _HOURS.items():
            if group in words[at].groups:
                return hours
        for group, hours in _UNITS.items():
            if group in words[at].groups:
                return hours * _count(words, when, at)
    return None


def _count(words: Sequence[Word], when: When, unit: int) -> float:
    """Return the figure before a unit; 2 for "a few", 1 where none stands there."""
    for at in range(unit - 1, when.first - 1, -1):
        if words[at].written.isdigit():
            return float(min(int(words[at].written), 999))
        if words[at].has("number"):
            return float(_VALUES.get(words[at].key, 2))
    return 1.0


_VALUES = {
    word: value
    for value, row in enumerate(
        ("een één one a ein eine einer un une una", "twee two zwei deux dos", "drie three drei trois tres",
         "vier four quatre cuatro", "vijf five funf cinq cinco", "zes six sechs seis", "zeven seven sieben sept siete",
         "acht eight huit ocho", "negen nine neun neuf nueve", "tien ten zehn dix diez"), start=1)
    for word in row.split()
}  # fmt: skip
