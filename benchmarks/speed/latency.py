"""How long one call takes: on posts as people write them, by length, and on texts made to be slow."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from doxguard.pipeline.guard import Guard
from doxguard.pipeline.post import Post

LENGTH = 280  # characters of a long post
SHARES = (50.0, 95.0, 99.0, 99.9)  # percentiles
SIZES = (100, 280, 1_000, 10_000, 100_000, 1_000_000)  # bytes
_CALLS = 5_000
_HOSTILE = 100_000  # characters
# One of these repeated: digits and separators for numbers, words that open an address, disguises, marks.
UNITS = (
    "0", "0 ", "1-", "+31 (0)", "06-12345678 ", "4242 4242 4242 4242 ", "a@a.", "jan at a dot b ", "NL91 ABNA ",
    "Kerkstraat 1 ", "1234 AB ", "52.1, 5.1 ", "nu in ", "ik weet waar je woont ", "vier ", "k e r k ", "QUJD", "é",
    "\U0001f600", "&amp;", "%41", "\u0301", " ", "\n",
)  # fmt: skip


class Latency(NamedTuple):
    """Milliseconds of a call."""

    milliseconds: Mapping[str, float]  # by percentile: "p99"
    distribution: Sequence[float]  # at each per cent, from the fastest call to the slowest


class Length(NamedTuple):
    """A call on texts of a size."""

    bytes: int
    milliseconds: float  # median
    megabytes_per_second: float


def measure_latency(posts: Sequence[Post], guard: Guard) -> Latency:
    """Return how long calls on `LENGTH` characters take, by the wall clock."""
    times = sorted(_milliseconds(guard, text) for text in pieces(posts, LENGTH, _CALLS))
    named = {f"p{share:g}": percentile(times, share) for share in SHARES}
    return Latency(named, [percentile(times, share) for share in range(101)])


def measure_lengths(posts: Sequence[Post], guard: Guard) -> list[Length]:
    """Return the cost of a call by the length of a text."""
    found = []
    for size in SIZES:
        texts = pieces(posts, size, max(1, min(300, 500_000 // size)))
        cost = median(_milliseconds(guard, text) for text in texts)
        found.append(Length(size, cost, size / cost / 1e3))
    return found


def measure_hostile(guard: Guard) -> Mapping[str, float]:
    """Return how many times as long ten times as much takes, of each repeated unit: about 10 where time is linear."""
    guard.check("0")
    return {unit: _growth(guard, unit) for unit in UNITS}


def pieces(posts: Sequence[Post], length: int, most: int) -> list[str]:
    """Return texts of a length, put together from posts."""
    joined = " ".join(post.text for post in posts)
    joined *= length * 3 // len(joined) + 1
    return [joined[at : at + length] for at in range(0, min(len(joined) - length + 1, most * length), length)]


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time that ``share`` per cent of the calls take at most; ``times`` are in order."""
    return times[min(int(len(times) * share / 100), len(times) - 1)]


def _growth(guard: Guard, unit: str) -> float:
    long = (unit * _HOSTILE)[:_HOSTILE]
    short = min(_milliseconds(guard, long[: _HOSTILE // 10]) for _ in range(3))
    return _milliseconds(guard, long) / max(short, 0.05)


def _milliseconds(guard: Guard, text: str) -> float:
    start = time.perf_counter()
    guard.check(text)
    return (time.perf_counter() - start) * 1e3
