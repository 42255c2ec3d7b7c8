"""A log-linear classifier over named features, with the words that speak most for its answer.

The weights were learned from the labelled posts of ``data/labelled/`` by ``data/update/context_model.py``; they are
whole numbers, hundredths of a natural logarithm. To classify is to add up rows: the answer is the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp, sqrt
from typing import NamedTuple

from doxguard import data
from doxguard.detectors.context.features import NOWHERE, Features
from doxguard.errors import DataError

_FILE = "context_model.json"
_ANEW = "make it anew with data/update/context_model.py"
_UNIT = 100.0


class Part(NamedTuple):
    """What some features add to the score of each label, and how many of them the model knows."""

    sums: Sequence[int]
    known: int


class Model(NamedTuple):
    """Weights of each feature for each label."""

    labels: Sequence[str]
    bias: Sequence[int]
    weights: Mapping[str, Sequence[int]]

    def part(self, features: Iterable[str]) -> Part:
        """Return what some features add; parts are put together by `probabilities`."""
        rows = list(filter(None, map(self.weights.get, features)))
        return Part([sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(self.labels), len(rows))

    def probabilities(self, *parts: Part) -> dict[str, float]:
        """Return how likely each label is.

        Features are of length one together, however many there are, so that a long post is not surer than a short one.
        """
        scale = _UNIT * sqrt(max(1, sum(part.known for part in parts)))
        sums = map(sum, zip(*(part.sums for part in parts), strict=True))
        scores = [bias / _UNIT + total / scale for bias, total in zip(self.bias, sums, strict=True)]
        highest = max(scores)
        chances = [exp(score - highest) for score in scores]
        whole = sum(chances)
        return {label: chance / whole for label, chance in zip(self.labels, chances, strict=True)}

    def evidence(self, label: str, features: Features) -> tuple[int, int]:
        """Return the place of the feature that speaks most for a label; the weights of a feature sum to nought."""
        at = self.labels.index(label)
        best, place = 0, NOWHERE
        for name, span in features.items():
            if span[1] and name in self.weights and (weight := self.weights[name][at]) > best:
                best, place = weight, span
        return place


@cache
def model(name: str) -> Model:
    """Return the model of "intent" or of "subject"; raises `DataError`."""
    table = _read().get(name)
    if not isinstance(table, dict):
        raise DataError(f"data/{_FILE}: lacks {name!r}; {_ANEW}")
    try:
        labels, bias = tuple(map(str, table["labels"])), tuple(map(int, table["bias"]))
        weights = {feature: tuple(map(int, row)) for feature, row in table["weights"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"data/{_FILE}: {name}: {type(error).__name__} at {error}; {_ANEW}") from error
    short = next((feature for feature, row in weights.items() if len(row) != len(labels)), None)
    if len(bias) != len(labels) or short is not None:
        raise DataError(f"data/{_FILE}: {name}: not as many weights as labels at {short or 'bias'!r}; {_ANEW}")
    return Model(labels, bias, weights)


@cache
def _read() -> Mapping[str, object]:
    try:
        table = json.loads(data.path(_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"data/{_FILE}: {error}; {_ANEW}") from error
    if not isinstance(table, dict):
        raise DataError(f"data/{_FILE}: must hold an object; {_ANEW}")
    return table
