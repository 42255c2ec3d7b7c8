"""How long: the words that tell a stretch of time, "een half uur", "20 minutes", "10min"."""

import re
from collections.abc import Sequence

from doxguard.detectors.live_location.words import Word

_SMALL = re.compile(r"[0-9]{1,3}")
SPAN = re.compile(r"[0-9]{1,3}(?:uur|hrs?|mins?)", re.IGNORECASE)
UNITS = ("minutes", "hours")


def skip(words: Sequence[Word], at: int, *groups: str, most: int = 2) -> int:
    """Return the first word from ``at`` on that is in none of the groups, ``most`` words further at most."""
    last = min(at + most, len(words))
    while at < last and words[at].has(*groups):
        at += 1
    return at


def unit_after(words: Sequence[Word], at: int) -> int:
    return at + 1 if at + 1 < len(words) and words[at + 1].has("unit", "noon") else at


def read_number(words: Sequence[Word], at: int) -> int:
    """Return the last word of a number, or -1."""
    if at >= len(words):
        return -1
    word = words[at]
    if not (_SMALL.fullmatch(word.written) or "number" in word.groups):
        return -1
    while at + 1 < len(words) and "number" in words[at + 1].groups and at + 1 - at < 3:
        at += 1
        if at + 1 >= len(words):
            break
    return at


def read_duration(words: Sequence[Word], at: int) -> int:
    """Return the last word of "een half uur", "20 minuten", "10min", or -1."""
    at = skip(words, at, "time_det", most=3) if at < len(words) and "number" not in words[at].groups else at
    if at >= len(words):
        return -1
    if SPAN.fullmatch(words[at].written) or words[at].has(*UNITS):
        return at
    number = read_number(words, at)
    if number >= 0 and number + 1 < len(words) and words[number + 1].has(*UNITS, "long_unit"):
        return number + 1
    return -1
