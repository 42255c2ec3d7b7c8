"""A log-linear classifier over named features, with the words that speak most for its answer.

The weights were learned from the labelled posts of ``data/labelled/`` by ``data/update/context_model.py``; they are
whole numbers, hundredths of a natural logarithm. To classify is to add up rows: the answer is the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp, sqrt
from struct import Struct
from typing import NamedTuple

from doxguard import data
from doxguard.detectors.context.features import NOWHERE, Features
from doxguard.errors import DataError

_FILE = "context_model.json"
_ANEW = "make it anew with data/update/context_model.py"
_UNIT = 100.0
_ZERO = 1 << 15  # what stands for a weight of nought in a packed row, so that all of it is positive
_LANE = "I"  # 32 bits: the sum of 65,000 features


class Model(NamedTuple):
    """Weights of each feature for each label, as rows, and as one whole number a row, which adds up at once."""

    labels: Sequence[str]
    bias: Sequence[int]
    weights: Mapping[str, Sequence[int]]
    packed: Mapping[str, int]

    def part(self, features: Iterable[str]) -> int:
        """Return what some features add, packed; parts are added up, and read by `probabilities`."""
        return sum(filter(None, map(self.packed.get, features)))

    def probabilities(self, part: int) -> dict[str, float]:
        """Return how likely each label is.

        Features are of length one together, however many there are, so that a long post is not surer than a short one.
        """
        lanes = Struct(f"<{len(self.labels) + 1}{_LANE}")
        known, *sums = lanes.unpack(part.to_bytes(lanes.size, "little"))
        scale = _UNIT * sqrt(max(1, known))
        scores = [bias / _UNIT + (total - known * _ZERO) / scale for bias, total in zip(self.bias, sums, strict=True)]
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


def make_model(labels: Sequence[str], bias: Sequence[int], weights: Mapping[str, Sequence[int]]) -> Model:
    """Return a model that is ready to add up; a row has a weight for each label."""
    pack = Struct(f"<{len(labels) + 1}{_LANE}").pack
    packed = {
        name: int.from_bytes(pack(1, *[weight + _ZERO for weight in row]), "little") for name, row in weights.items()
    }
    return Model(labels, bias, weights, packed)


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
    wrong = next((feature for feature, row in weights.items() if not _is_row(row, len(labels))), None)
    if len(bias) != len(labels) or wrong is not None:
        at = repr(wrong or "bias")
        raise DataError(f"data/{_FILE}: {name}: needs a weight of ±{_ZERO - 1} at most for each label at {at}; {_ANEW}")
    return make_model(labels, bias, weights)


def _is_row(row: Sequence[int], labels: int) -> bool:
    return len(row) == labels and min(row) > -_ZERO and max(row) < _ZERO


@cache
def _read() -> Mapping[str, object]:
    try:
        table = json.loads(data.path(_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"data/{_FILE}: {error}; {_ANEW}") from error
    if not isinstance(table, dict):
        raise DataError(f"data/{_FILE}: must hold an object; {_ANEW}")
    return table
