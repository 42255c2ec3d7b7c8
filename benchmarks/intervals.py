"""How sure figures are: the posts are drawn anew many times, as many as there are, and the figures looked at again.

Each post is drawn so often as a Poisson law of mean one says, which for many posts is the bootstrap. Posts are taken to
be independent of each other; those made from one template are not quite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from doxguard.benchmarks.figures import Numbers, figures, sums_of
from doxguard.benchmarks.measures import Counts, Key

ROUNDS = 1000
_AT_ONCE = 50  # rounds, to bound memory
_TAILS = (2.5, 97.5)  # percentiles: 95 % lie between


class Figure(NamedTuple):
    """A value, the interval in which it lies in 95 of 100 draws, and its standard error; None: nothing to tell from."""

    value: float | None
    low: float | None = None
    high: float | None = None
    error: float | None = None


def estimate(rows: Sequence[Counts], rounds: int = ROUNDS, seed: int = 1) -> Mapping[str, Figure]:
    """Return the figures of posts, given the counts of each, with their intervals."""
    total: Counts = Counter()
    for row in rows:
        total.update(row)
    keys = list(total)
    values = {name: _number(value[0]) for name, value in figures(sums_of(total), keys).items()}
    if not rows or not rounds:
        return {name: Figure(value) for name, value in values.items()}
    draws = figures(_Drawn(rows, keys, rounds, seed), keys)
    return {name: _figure(value, draws[name]) for name, value in values.items()}


class _Drawn:
    """The sums of many draws of the same posts."""

    def __init__(self, rows: Sequence[Counts], keys: Sequence[Key], rounds: int, seed: int) -> None:
        self._at = {key: i for i, key in enumerate(keys)}
        table = np.zeros((len(rows), len(keys)))
        for i, row in enumerate(rows):
            for key, count in row.items():
                table[i, self._at[key]] = count
        rng = np.random.default_rng(seed)
        sizes = [min(_AT_ONCE, rounds - done) for done in range(0, rounds, _AT_ONCE)]
        self._sums = np.concatenate([rng.poisson(1.0, (size, len(rows))) @ table for size in sizes])

    def __call__(self, key: Key) -> Numbers:
        at = self._at.get(key)
        return np.zeros(len(self._sums)) if at is None else self._sums[:, at]


def _figure(value: float | None, drawn: Numbers) -> Figure:
    known = drawn[~np.isnan(drawn)]
    if value is None or not len(known):
        return Figure(value)
    low, high = np.percentile(known, _TAILS)
    return Figure(value, float(low), float(high), float(known.std()))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
