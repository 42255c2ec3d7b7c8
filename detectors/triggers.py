"""Matching triggers, and those that several detectors share; the screen compiles each pattern once."""

import re
from functools import cache

# Six figures close together: a date, at least. Tighter patterns per kind of number let through a little less, but cost
# more than that saves: the time of a scan grows with the automaton.
DIGITS = r"[0-9](?:[^0-9a-z]{0,6}[0-9]){5}"
# Words near coordinates.
COORDINATE_WORDS = r"[ck]o.{1,3}rd|gps|waypoint|geocache|latl|rz.{1,2}dne"


def encode(text: str) -> bytes:
    """Return the bytes that triggers are matched on; a lone surrogate is kept, so that it hides nothing."""
    return text.encode("utf-8", "surrogatepass")


def is_triggered(triggers: tuple[str, ...], data: bytes) -> bool:
    """Tell whether one of the triggers matches encoded text: what a screen tells for many at once."""
    return _compiled(triggers).search(data) is not None


@cache
def _compiled(triggers: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile("|".join(triggers).encode("ascii"), re.IGNORECASE)
