"""Weekdays and dates, seen from the day on which a post was written.

"zaterdag in De Melkweg" is live on a Saturday, planned on a Friday. A weekday that is not the post's own is the next
of its name, or, beside a verb of the past, the last."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from doxguard.detectors.finding import Finding
from doxguard.detectors.live_location.find import placed
from doxguard.detectors.live_location.lexicon import FILES, NOTHING, lexicon
from doxguard.detectors.live_location.look import may_be_of_its_day
from doxguard.detectors.live_location.tokens import MASKED_PART, is_masked
from doxguard.detectors.live_location.when import DAYS, MONTHS, OTHER_DAYS, When, read_told
from doxguard.detectors.live_location.words import Word, Words
from doxguard.detectors.remembered import Remembered
from doxguard.detectors.text import Text
from doxguard.detectors.words import Token, cut, tokens_of

_NAMES = frozenset((*DAYS, *MONTHS))
LATE = frozenset({"hours_12", "hours_24", "hours_48", "hours_168"})  # of the last days
TOLD = OTHER_DAYS | {"long_unit"}  # without the latter, "ago" is today
_LOOKED_FOR = TOLD | LATE
_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|e|er|de|ste)?", re.IGNORECASE)
_NUMERIC = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.](?:[0-9]{4}|[0-9]{2}))?")


def read_day(posted_at: str) -> date | None:
    """Return the day of an ISO 8601 time, in its own time zone; None where there is none."""
    try:
        return datetime.fromisoformat(posted_at).date()
    except ValueError:
        return None


def told_of(text: Text) -> frozenset[str]:
    """Return the groups of words of other days that may be in a text, in any language: in most there are none.

    It passes more than is read: a word of one language may mean something else in that of the text.
    """
    return _told(text.folded)


@lru_cache(maxsize=4)  # the guard and two readers of the context ask for the same
def _told(folded: str) -> frozenset[str]:
    tokens = cut(folded)
    telling = list(filter(None, map(_speaking().__getitem__, [token[0] for token in tokens])))
    if not telling:
        return NOTHING
    told = NOTHING.union(*[one.groups for one in telling])
    entries = [entry for one in telling for entry in one.entries]
    masked = any(one.mixed for one in telling)
    if entries or masked:
        words = _pieces(tokens)
        told = told.union([group for rest, group in entries if rest <= words])
        if masked and is_masked(folded, [word for word in words if not word.isalpha()]):
            return _LOOKED_FOR
    return told


class _Spoken(NamedTuple):
    """What a word may tell of another day."""

    groups: frozenset[str]  # by itself
    entries: Sequence[tuple[frozenset[str], str]]  # with others: all words, and the group
    mixed: bool  # whether it has figures that may stand for letters


class _Speaking(Remembered[_Spoken | None]):
    """What each word of a text may tell of another day; None for most."""

    def tell(self, word: str) -> _Spoken | None:
        """Return what a word may tell, and its parts where an apostrophe joins them."""
        entries = [entry for piece in {word, *word.split("'")} for entry in _telling().get(piece, ())]
        mixed = MASKED_PART.search(word) is not None
        if not (entries or mixed):
            return None
        alone = frozenset([group for words, group in entries if len(words) == 1])
        return _Spoken(alone, [entry for entry in entries if len(entry[0]) > 1], mixed)


@cache
def _speaking() -> _Speaking:
    return _Speaking()


@cache
def _telling() -> Mapping[str, Sequence[tuple[frozenset[str], str]]]:
    """Return the words of the entries that tell of another day, with their group, by the longest of them."""
    told: dict[str, dict[tuple[frozenset[str], str], None]] = {}
    for group in sorted(_LOOKED_FOR):
        for file in FILES:
            for entries in lexicon(file).get(group, {}).values():
                for entry in entries:
                    words = _pieces(tokens_of(entry))
                    told.setdefault(max(sorted(words), key=len), {})[words, group] = None
    return {word: tuple(entries) for word, entries in told.items()}


@cache
def late_words() -> frozenset[str]:
    """Return words of which one must be in a text that speaks of the last days, in any language."""
    return frozenset(word for word, entries in _telling().items() if any(group in LATE for _, group in entries))


def _pieces(tokens: Sequence[Token]) -> frozenset[str]:
    """Return words, in parts where an apostrophe joins them."""
    words = frozenset([token.word for token in tokens])
    joined = [word for word in words if "'" in word]
    return words.union(*[word.split("'") for word in joined]) if joined else words


def same_day(text: Text, posted_at: str) -> list[Finding]:
    """Return the places at which somebody is said to be on a weekday or date that is the post's own day."""
    if not posted_at or _NAMES.isdisjoint(told_of(text)) or not may_be_of_its_day(text.folded, text.lang):
        return []
    times = _as_today(text.folded, text.lang, posted_at)
    return list(placed(text, read_told(text)[0], times)) if times else []


@lru_cache(maxsize=4)  # as above
def _as_today(folded: str, lang: str, posted_at: str) -> Sequence[When]:
    """Return the times of a text, its weekdays and dates on the post's own day as today; none where none is."""
    today = read_day(posted_at)
    words, times = read_told(Text(folded, folded, lang=lang))
    if today is None or words.groups.isdisjoint(_NAMES):
        return ()
    own = [when for when in dates(words, times) if days_from(words.all, when, today) == 0]
    if not own:
        return ()
    named = {when.first: When(when.first, when.last, frozenset({"today"})) for when in own}
    days = {at for day in own for at in range(day.first, day.last + 1)}
    others = [when for when in times if when.first not in days and when.last not in days]
    return sorted([*named.values(), *others])


def days_from(words: Sequence[Word], when: When, today: date, *, back: bool = False) -> int | None:
    """Return how many days a weekday or date is away, the last one if ``back``; None where it tells no day."""
    for at in range(when.first, when.last + 1):
        word = words[at]
        for number, group in enumerate(DAYS, start=1):
            if group in word.groups:
                ahead = (number - today.isoweekday()) % 7
                return ahead - 7 if back and ahead else ahead
        for month, group in enumerate(MONTHS, start=1):
            if group in word.groups:
                return _from_date(words, at, month, today)
        numeric = _NUMERIC.fullmatch(word.written)
        if numeric:
            return _away(today, int(numeric[2]), int(numeric[1]))
    return None


def dates(words: Words, times: Sequence[When]) -> list[When]:
    """Return the weekdays among the times, and the dates."""
    found = [when for when in times if "weekday" in when.kinds and not when.is_over]
    taken = {at for when in times for at in range(when.first, when.last + 1)}
    for at, word in enumerate(words.all):
        if not word.groups.isdisjoint(MONTHS) and at not in taken:
            numbered = at > 0 and _NUMBER.fullmatch(words.all[at - 1].written)
            following = at + 1 < len(words.all) and _NUMBER.fullmatch(words.all[at + 1].written)
            if numbered:
                found.append(When(at - 1, at, frozenset({"date"})))
            elif following:
                found.append(When(at, at + 1, frozenset({"date"})))
    return found


def _from_date(words: Sequence[Word], at: int, month: int, today: date) -> int | None:
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(words) and (number := _NUMBER.fullmatch(words[beside].written)):
            return _away(today, month, int(number[1]))
    return None


def _away(today: date, month: int, day: int) -> int | None:
    try:
        return (date(today.year, month, day) - today).days
    except ValueError:
        return None
