"""Whether scores mean what they say, and what another threshold would give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doxguard.benchmarks.measures import Scored

_BINS = 10
_POINTS = 40  # of a curve


class Bin(NamedTuple):
    """Predictions between two scores: how many, their mean, and the share that came true."""

    low: float
    high: float
    number: int
    mean: float
    true: float


class Point(NamedTuple):
    """What is found and what is right of it with nothing below a threshold reported."""

    threshold: float
    recall: float
    precision: float


def reliability(predictions: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return predictions (0–1, came true) by tenths; tenths without any are left out."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for score, true in predictions:
        bins[min(int(score * _BINS), _BINS - 1)].append((score, true))
    return tuple(
        Bin(i / _BINS, (i + 1) / _BINS, len(one), _mean([score for score, _ in one]), _mean([true for _, true in one]))
        for i, one in enumerate(bins)
        if one
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return how far scores are from what came true, on average over predictions; None without any."""
    count = sum(one.number for one in bins)
    return sum(one.number * abs(one.mean - one.true) for one in bins) / count if count else None


def curve(scored: Iterable[Scored], reached: Iterable[tuple[str, float]], entity: str) -> tuple[Point, ...]:
    """Return recall and precision of an entity by threshold, from the lowest up; () where nothing is labelled."""
    gold = [score for name, score in reached if name == entity]
    found = [(one.score, one.right) for one in scored if one.entity == entity]
    thresholds = sorted({score for score, _ in found})
    step = max(1, len(thresholds) // _POINTS)
    return tuple(
        Point(at, _mean([score >= at for score in gold]), _mean([right for score, right in found if score >= at]))
        for at in thresholds[::step]
        if gold
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
