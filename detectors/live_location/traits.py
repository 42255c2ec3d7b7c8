"""What a word may be, by itself, to a time and to a place: bits, which are looked up once for each word.

They say as much as can be said without the words around it: a preposition may be part of a time, a capital may be no
name. Source: the lexicons and gazetteers that `when` and `letters` read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from doxguard.detectors.language import is_function_word
from doxguard.detectors.live_location.durations import SPAN
from doxguard.detectors.live_location.letters import (
    LETTERED,
    ROAD,
    SHORT,
    SMALLEST,
    countries,
    ending,
    is_code,
    is_town,
)
from doxguard.detectors.live_location.lexicon import NOTHING, merged
from doxguard.detectors.live_location.tokens import KEPT, folded_key
from doxguard.detectors.live_location.when import COUNTED as _COUNTED
from doxguard.detectors.live_location.when import DAYS, LIVE, MONTHS, NOT_JUST, PLAIN, YEAR
from doxguard.detectors.live_location.when import OTHER_DAYS as _OTHER
from doxguard.detectors.live_location.who import VERBS
from doxguard.detectors.live_location.words import BEARERS, COMMANDING, PROGRESS_WORDS, is_imperative
from doxguard.detectors.remembered import Remembered

(
    NOW,  # says by itself that it is now, or that somebody is watched
    JUST, JUST_SO, NOT_SO, DONE,  # "net"; "just", which says so before "landed"; "als"; "landed"
    STILL, STILL_BEFORE, SENDING, SENT,  # "nog" "bij", "ga" "hem"
    STRETCH, DURATION, EVENT,  # "until", "for", "since the"
    CLOSER, UNIT, CLAUSE, DET, AGO,  # what ends those
    BREAK, SPACED,  # a sign that parts what stands before from what stands behind; with a space behind it
    AT, LINK, GOING,  # a preposition; "del", which is one behind "sale"
    NAME, VENUE, STREET, SPOT, FIGURE, LETTER,  # what names a place, some only together
    CAPITAL, KNOWN, WEAK,  # a capital; of a word of the lexicon; of one that is no name but behind a preposition
    NAMED,  # a capital by which a text is known to have some
    SMALL, TOWN,  # what names a place where capitals say nothing; what is known as one
    OTHER, DAY, LONG, COUNTED,  # words of another day; weekdays and months; what is one behind a number, before "ago"
    MIXED,  # a figure beside a letter
    COMMA, STOP, VERB, COMMON,  # a sign that parts nothing; what is no part of a place, or of a row of mere names
    OPENING,  # what a phrase of the lexicons begins with
) = (1 << number for number in range(44))  # fmt: skip
CAPITALS = CAPITAL | KNOWN | WEAK
BEFORE_NAMES = AT | LINK | DET | VENUE  # what stands before a weak one that is a name,
BEFORE_SMALL = BEFORE_NAMES | COMMA | SMALL  # and before one where capitals say nothing
NUMBERED = VENUE | CAPITALS
MARKED = CAPITALS | NAMED | SMALL | SPACED
ADDRESS = NAME | VENUE | STREET
STRONG = ADDRESS | TOWN | SPOT  # what names more than anything with a capital does
OF_ONE = BREAK | STOP | VERB | COMMON | AT | VENUE  # what a word no longer is that is part of a phrase
TIMES = NOW | JUST | JUST_SO | STRETCH | DURATION | EVENT | AGO | UNIT

_MIXED = re.compile(r"[a-z][0-9]|[0-9][a-z]")
_GROUPS = {
    "just": JUST, "still": STILL, "still_before": STILL_BEFORE, "approach": SENDING, "object": SENT, "watch": NOW,
    "since": STRETCH, "until": STRETCH, "lasting": DURATION, "ago_before": DURATION, "in_time": DURATION,
    "event_word": EVENT, "minutes": UNIT | CLOSER, "hours": UNIT | CLOSER, "number": CLOSER, "past": CLOSER,
    "today": CLOSER, "later": CLOSER, "noon": CLOSER, "third": CLAUSE, "self": CLAUSE, "relative": CLAUSE,
    "conj": CLAUSE, "det": DET, "time_det": DET, "ago_after": AGO, "at_home": AT, "link": LINK, "acting": GOING,
    "gone": GOING, "venue": VENUE, "street_word": STREET, "spot": SPOT, "long_unit": LONG,
    **dict.fromkeys(DAYS, CLOSER | DAY), **dict.fromkeys(MONTHS, DAY),
}  # fmt: skip
_DONE = frozenset({"acting", "gone", "seeing"})
_NO_NAMES = frozenset({"stop", "being", "negation", "third", "self"})
_LETTERED = LETTERED | {"det"}
_VERBS = frozenset(VERBS)
_NAMELESS = ~(CAPITALS | SMALL | TOWN | NAME)


class Traits(Remembered[int]):
    """The bits of each word as it is typed, in some languages."""

    def __init__(self, langs: tuple[str, ...]) -> None:
        self._langs = langs
        self._single = merged(langs).single
        self._opening = frozenset([first for first, _ in merged(langs).phrases])
        self._commands = not COMMANDING.isdisjoint(langs)

    def tell(self, typed: str) -> int:
        """Return the bits of a word."""
        if not typed[0].isalnum():
            return (
                (AT if typed == "@" else COMMA if typed in ",(" else BREAK)
                | SPACED * typed[-1].isspace()
                | OPENING * (typed[0] in self._opening)
                | of_groups(self._groups(typed[0]))
            )
        key = folded_key(typed)
        return self._of_word(typed, key) | OPENING * (key in self._opening)

    def _of_word(self, typed: str, key: str) -> int:
        groups = self._groups(key)
        bits = of_groups(groups) | self._of_key(key, groups) | self._of_form(typed, key, groups)
        if key.endswith("ing"):
            bits &= ~DONE
        if _LETTERED.isdisjoint(groups):
            if is_now(groups):
                bits = bits & _NAMELESS | STOP
            elif typed[0].islower() and not _NO_NAMES.isdisjoint(groups):
                bits |= STOP | COMMON
        return bits

    def _groups(self, key: str) -> frozenset[str]:
        groups = self._single.get(key)
        if not groups and key.endswith("'s"):
            return self._single.get(key[:-2], NOTHING) & BEARERS
        return groups or NOTHING

    def _of_key(self, key: str, groups: frozenset[str]) -> int:
        bits = NOT_SO * (key in NOT_JUST) | VERB * key.endswith("'s") | self.of_ending(key)
        if key == "just":
            bits |= JUST_SO
        if self._commands and (key in PROGRESS_WORDS or (not groups and is_imperative(key))):
            bits |= NOW
        return bits

    def of_ending(self, key: str) -> int:
        """Return the bit of what ends as streets or venues do."""
        return NAME * bool(ending(key, self._langs))

    def _of_form(self, typed: str, key: str, groups: frozenset[str]) -> int:
        named = len(typed) > 1 and typed[0].isupper() and (len(typed) > SHORT or not typed.isupper())
        return NAMED * named | self._of_letters(typed, key, groups)

    def _of_letters(self, typed: str, key: str, groups: frozenset[str]) -> int:
        if not key.isalpha() and any(map(str.isdigit, typed)):
            return _of_figure(typed, key)
        is_listed = is_town(key, countries(self._langs))
        bits = 0
        if typed[0].isupper():
            bits |= TOWN * is_listed
            bits |= LETTER if len(typed) == 1 else 0
            bits |= WEAK if not _NO_NAMES.isdisjoint(groups) else KNOWN if groups else CAPITAL
        elif key.isalpha() and not (groups or is_listed or self.of_ending(key)):
            bits |= COMMON
        if 1 < len(typed) <= SHORT and typed.isupper():
            return bits | SMALL
        is_small = is_listed and not groups and len(key) >= SMALLEST and not is_function_word(key)
        return bits | SMALL * is_small


@cache
def traits_of(langs: tuple[str, ...]) -> Traits:
    """Return what words may be in some languages."""
    return Traits(langs)


@lru_cache(maxsize=KEPT)
def of_groups(groups: frozenset[str]) -> int:
    """Return the bits of the groups of a word or phrase."""
    bits = 0
    for group in groups:
        bits |= _GROUPS.get(group, 0)
    if is_now(groups):
        bits |= NOW
    if "prep" in groups and "with" not in groups:
        bits |= AT
    if not _OTHER.isdisjoint(groups):
        bits |= OTHER
    if not _COUNTED.isdisjoint(groups):
        bits |= COUNTED
    return bits | VERB * (not _VERBS.isdisjoint(groups)) | DONE * (not _DONE.isdisjoint(groups))


def is_now(groups: frozenset[str]) -> bool:
    """Tell whether a word says by itself that it is now or today."""
    return next((kind for kind in PLAIN if kind in groups), "") in LIVE


def _of_figure(typed: str, key: str) -> int:
    bits = FIGURE | MIXED * (_MIXED.search(key) is not None)
    if is_code(typed):
        bits |= NAME
    if typed[0].isalpha() and ROAD.fullmatch(typed):
        bits |= NAME
    if SPAN.fullmatch(typed):
        bits |= UNIT
    return bits | CLOSER * (typed[0].isdigit() and not YEAR.fullmatch(typed))
