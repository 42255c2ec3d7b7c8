"""Timing several things in turn, so that a busy moment of the machine meets all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple


class Times(NamedTuple):
    """Seconds of a piece of work: the median of the rounds, the least and the most."""

    median: float
    least: float
    most: float


def interleaved(
    runs: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.thread_time
) -> dict[str, Times]:
    """Return the times of each, round by round, all of them in each."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = clock()
            run()
            seconds[name].append(clock() - start)
    return {name: times_of(all_) for name, all_ in seconds.items()}


def times_of(seconds: list[float]) -> Times:
    """Return the median, the least and the most."""
    return Times(median(seconds), min(seconds), max(seconds))
