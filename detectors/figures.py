"""Where a text has figures enough for a number, looked up once for all detectors of numbers.

A stretch is a row of seven figures and more with at most six other characters between any two: what most numbers can be
written in. Most texts with figures have none, or none that is long enough for most kinds of numbers, which ends the
search for those at once.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_STRETCH = re.compile(r"[0-9](?:[^0-9]{0,6}[0-9]){6,}")
_GROUP = re.compile(r"[0-9]+")


class Stretch(NamedTuple):
    """Figures close together, from the first to behind the last."""

    start: int
    end: int
    figures: int  # how many
    longest: int  # of them without anything between


@lru_cache(maxsize=4)  # one detector after the other asks for the same text
def stretches(folded: str) -> tuple[Stretch, ...]:
    """Return where at least seven figures stand close together."""
    return tuple([_stretch(match) for match in _STRETCH.finditer(folded)])


def _stretch(match: re.Match[str]) -> Stretch:
    sizes = [len(group) for group in _GROUP.findall(match[0])]
    return Stretch(match.start(), match.end(), sum(sizes), max(sizes))


def first_stretch(folded: str, least: int) -> int:
    """Return where the first stretch with at least so many figures begins, or -1."""
    for stretch in stretches(folded):
        if stretch.figures >= least:
            return stretch.start
    return -1
