"""When: the words of a text that tell a time, and whether it is now, today, just past, about to be, or another day.

"sinds gisteren" goes on and is live, "gisteren" is over; "tot zaterdag" is live, "zaterdag" is another day. Weekdays
and dates are left to those who know when the post was written (`doxguard.detectors.live_location.day`).

Source: ``data/lexicon/time.yaml``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from doxguard.detectors.live_location.durations import UNITS, read_duration, read_number, skip, unit_after
from doxguard.detectors.live_location.words import Word, Words, words_of
from doxguard.detectors.text import Text

_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:[:.u h]?[0-5][0-9]|[:.][0-9]{2})?(?:u|h|uur|uhr|am|pm|hrs?|min)?[0-5]?[0-9]?",
    re.IGNORECASE,
)
_STRICT_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])(?:(?:[:.uh][0-5][0-9])(?:u|h|am|pm)?|u|h|uur|am|pm)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DATE = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th|e|er|de|ste)?", re.IGNORECASE)

_LAST = frozenset({"afgelopen", "vorige", "verleden", "last", "letzten", "letzte", "letzter", "vergangenen"})
_NEXT = frozenset({"aanstaande", "komende", "volgende", "next", "nachsten", "nachste", "kommenden", "kommende"})
DAYS = tuple(f"weekday_{n}" for n in range(1, 8))
MONTHS = tuple(f"month_{n}" for n in range(1, 13))
OTHER_DAYS = frozenset({"past", "later", "usual", "was", "since", "until", *DAYS, *MONTHS})
COUNTED = frozenset({"ago_after", "ago_before", "in_time"})  # before or behind days, weeks
_TOLD = frozenset({
    "now", "past", "later", "usual", "today", "soon", "just", "still", "since", "until", "lasting", "ago_before",
    "in_time", "clock_word", "number", "unit", "minutes", "hours", *DAYS,
})  # fmt: skip
_TOLD_ALONE = _TOLD - {"number", "unit", "minutes", "hours"}  # where nothing is "geleden"
_KINDS = {"ago_before": "ago", "lasting": "since", "in_time": "soon", "clock_word": "clock", "event_word": "event"}
_LONG = {"ago_before": "past", "lasting": "still", "in_time": "later"}  # where the unit is days or more
_OPENING = _LAST | _NEXT | {"a", "an"}
PLAIN = ("now", "past", "later", "usual", "today", "soon")  # say when by themselves; the first of them counts
LIVE = frozenset({"now", "today", "just", "soon", "since", "until", "ago", "event"})
OVER = frozenset({"past", "later", "usual"})
NOT_JUST = frozenset({"als", "zo", "niet", "iets", "wat", "hetzelfde", "zoals", "genoeg", "ff", "even"})  # "net als"


class When(NamedTuple):
    """Words ``[first, last]`` that tell a time, and of what kinds they are."""

    first: int
    last: int
    kinds: frozenset[str]

    @property
    def is_live(self) -> bool:
        """Tell whether it speaks of now or today."""
        return not self.kinds.isdisjoint(LIVE)

    @property
    def is_over(self) -> bool:
        """Tell whether it speaks of another day only."""
        return not self.is_live and not self.kinds.isdisjoint(OVER)


def within(times: Sequence[When], begin: int, end: int) -> Sequence[When]:
    """Return the times that begin at the words ``[begin, end)``."""
    first = bisect_left(times, begin, key=lambda when: when.first)
    return times[first : bisect_left(times, end, lo=first, key=lambda when: when.first)]


def read_told(text: Text) -> tuple[Words, Sequence[When]]:
    """Return the words of a text, and the times they tell."""
    return _read(text.folded, text.lang)


@lru_cache(maxsize=4)  # the finder and the reader of time ask for the same
def _read(folded: str, lang: str) -> tuple[Words, Sequence[When]]:
    words = words_of(folded, lang)
    return words, read_times(words)


def read_times(words: Words) -> list[When]:
    """Return the times a text tells, in order, neighbours put together."""
    joined: list[When] = []
    for when in _single(words.all, _TOLD if "ago_after" in words.groups else _TOLD_ALONE):
        if joined and _is_joined(words.all, joined[-1], when):
            before = joined.pop()
            when = When(before.first, when.last, before.kinds | when.kinds)
        joined.append(when)
    return joined


def _is_joined(words: Sequence[Word], before: When, when: When) -> bool:
    if words[before.last].sentence != words[when.first].sentence or when.is_over != before.is_over:
        return False
    between = words[before.last + 1 : when.first]
    if between and when.kinds == {"clock"} and "det" in between[-1].groups and words[when.first].written[0].isdigit():
        return False  # "just got on the 13.05 to Hull"
    return len(between) <= 2 and all(word.has("time_det", "filler", "clock_word") for word in between)


def _single(words: Sequence[Word], telling: frozenset[str]) -> Iterator[When]:
    at = 0
    while at < len(words):
        word = words[at]
        groups = word.groups
        told = not groups.isdisjoint(telling) if groups else word.written[0].isdigit()
        when = _at(words, at) if told or word.key in _OPENING else None
        if when:
            yield when
            at = when.last
        at += 1


def _at(words: Sequence[Word], at: int) -> When | None:
    """Return the time that begins at a word."""
    word = words[at]
    phrase = None if word.groups.isdisjoint(_OPENED) else _phrase(words, at)
    if phrase:
        return phrase
    if (last := _ago(words, at)) >= 0:
        return When(at, last, frozenset({"past" if words[last - 1].has("long_unit") else "ago"}))
    if at + 1 < len(words) and words[at + 1].has(*DAYS) and (kind := _of_day(word)):
        return When(at, at + 1, frozenset({kind}))
    if not word.groups.isdisjoint(PLAIN):
        return When(at, at, frozenset({next(kind for kind in PLAIN if kind in word.groups)}))
    return _minor(words, at)


def _phrase(words: Sequence[Word], at: int) -> When | None:
    """Return the time that begins with a word such as "sinds", "over", "om"."""
    for group, read in _PREFIXES:
        if group not in words[at].groups or (last := read(words, at)) < 0:
            continue
        kind = _KINDS.get(group, group)
        long = words[last].has("long_unit")
        if group in _LONG and long:
            kind = _LONG[group]
        elif kind in ("since", "until") and _is_long(words[at + 1 : last + 1]):
            kind = "usual"
        if kind != "clock" or _is_clock(words[at], words[last]):
            return When(at, last, frozenset({kind}))
    return None


def _minor(words: Sequence[Word], at: int) -> When | None:
    """Return the time at a word that says little by itself."""
    word = words[at]
    if "just" in word.groups and _is_just(words, at):
        return When(at, at, frozenset({"just"}))
    if word.has(*DAYS):
        return When(at, at, frozenset({"weekday"}))
    if _STRICT_CLOCK.fullmatch(word.written) and not _is_counted(words, at):
        return When(at, unit_after(words, at), frozenset({"clock"}))
    return When(at, at, frozenset({"still"})) if "still" in word.groups else None


def _of_day(word: Word) -> str:
    """Return what a word before a weekday makes of it: "elke", "afgelopen", "komende"; "" for any other."""
    if "usual" in word.groups:
        return "usual"
    return "past" if word.key in _LAST else "later" if word.key in _NEXT else ""


def _is_long(words: Sequence[Word]) -> bool:
    """Tell whether a stretch of time is weeks, months, years: "sinds 2019", "seit 12 Jahren"."""
    if any(word.has(*MONTHS) for word in words) and not any(word.written[0].isdigit() for word in words):
        return True  # "until June"
    return any(word.has("weeks_unit", "months_unit", "years_unit") or YEAR.fullmatch(word.written) for word in words)


def _is_clock(prefix: Word, number: Word) -> bool:
    """Tell whether a figure behind "om", "van" is a time of day: "om 9", "van 9u"; not "een meisje van 9"."""
    figure = number.written.isdigit()
    return not (
        figure and ((len(number.written) == 4 and YEAR.fullmatch(number.written)) or "clock_range" in prefix.groups)
    )


def _is_just(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word like "just" speaks of time: "just landed", "staat net op", not "just saying", "net als"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if words[at].key != "just":
        return after is None or after.key not in NOT_JUST
    return after is not None and after.has("acting", "gone", "seeing") and not after.key.endswith("ing")


def _is_counted(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].has("spot")


def _ago(words: Sequence[Word], at: int) -> int:
    """Return the last word of "10 minuten geleden", or -1."""
    word = words[at]
    if not (word.written[0].isdigit() or word.has("number", "unit") or word.key in ("a", "an")):
        return -1
    last = read_duration(words, at)
    if last < 0 and word.has("number") and at + 1 < len(words):
        last = at + 1 if words[at + 1].has(*UNITS, "long_unit") else -1
    return last + 1 if last >= 0 and last + 1 < len(words) and words[last + 1].has("ago_after") else -1


def _clock(words: Sequence[Word], at: int) -> int:
    """Return the last word of a time of day or a day, behind "sinds", "tot", "om"; or -1."""
    at = skip(words, at, "time_det", "clock_word", most=3)
    if at >= len(words):
        return -1
    word = words[at]
    number = read_number(words, at)
    if (
        word.written.isdigit()
        and int(word.written[:4]) > 24
        and not (len(word.written) == 4 and unit_after(words, at) > at)
    ):
        return at if YEAR.fullmatch(word.written) else -1
    if number >= 0 or _CLOCK.fullmatch(word.written) or _STRICT_CLOCK.fullmatch(word.written):
        last = max(at, number)
        unit = unit_after(words, last)
        counted = words[at - 1].key.endswith(" las") and number >= 0  # "hasta las cinco" is no number of anything
        if unit == last and not counted and _STRICT_CLOCK.fullmatch(word.written) is None and _goes_on(words, last):
            return -1
        return unit
    return at if word.has("noon") else -1


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Tell whether a number counts what comes behind it: "at 14 Green Street", "tot 5 mensen"."""
    if last + 1 >= len(words):
        return False
    after = words[last + 1]
    if after.is_sign:
        return after.written in "%€$£-/"
    return not after.has(
        "prep", "stop", "filler", "today", "now", "being", "acting", "third", "self", "time_det", *MONTHS
    )


def _day(words: Sequence[Word], at: int) -> int:
    """Return the last word of a day: "gisteren", "zaterdag", "the 19th", "12 juni"; or -1."""
    at = skip(words, at, "time_det", "filler", most=3)
    if at >= len(words):
        return -1
    word = words[at]
    if word.has("past", "today", "later", "noon", *DAYS):
        part = at + 1
        more = part < len(words) and words[part].has("today", "noon", *DAYS)
        return part if more else at
    if _DATE.fullmatch(word.written) and at + 1 < len(words) and words[at + 1].has(*MONTHS):
        return at + 1
    if _DATE.fullmatch(word.written) and not word.written.isdigit():
        return -1 if _goes_on(words, at) else at  # not "tot de 5e tree"
    if word.has(*MONTHS) and at + 1 < len(words) and _DATE.fullmatch(words[at + 1].written):
        return at + 1
    return at if word.has(*MONTHS) and word.written[0].isupper() else -1


def _stretch(words: Sequence[Word], at: int) -> int:
    """Return the last word of what stands behind "sinds" and "tot", or -1."""
    after = at + 1
    for read in (_day, read_duration, _clock):
        last = read(words, after)
        if last >= 0:
            closing = skip(words, last + 1, "ago_after", "past", "today", most=2)
            return closing - 1
    if "until" in words[at].groups and after < len(words) and "det" not in words[after].groups:
        return at if words[after].has("third", "self", "relative", "conj") else -1  # "until they close", "hasta que"
    return -1


def _event(words: Sequence[Word], at: int) -> int:
    """Return the last word of what a stay began or ends with: "since the match", "seit der Halbzeit"; or -1."""
    noun = skip(words, at + 1, "det", "time_det", most=2)
    if noun == at + 1 or noun >= len(words) or not (words[noun].written.isalpha() and len(words[noun].written) > 2):
        return -1
    return -1 if words[noun].has("prep", "stop", "being", "acting", "long_unit", *MONTHS) else noun


_PREFIXES = (
    ("since", _stretch),
    ("until", _stretch),
    ("lasting", lambda words, at: read_duration(words, at + 1)),
    ("ago_before", lambda words, at: read_duration(words, at + 1)),
    ("in_time", lambda words, at: read_duration(words, at + 1)),
    ("clock_word", lambda words, at: _clock(words, at + 1)),
    ("event_word", _event),
)
_OPENED = tuple(group for group, _ in _PREFIXES)
