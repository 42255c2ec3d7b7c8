"""A log-linear classifier over named features, with the words that speak most for its answer.

Both models look at much the same features, of which there are tens of thousands: what they cost is to find each one's
row in memory, so that the rows of both are one.

The weights were learned from the labelled posts of ``data/labelled/`` by ``data/update/context_model.py``; they are
whole numbers, hundredths of a natural logarithm. To classify is to add up rows: the answer is the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, sqrt
from struct import Struct

from doxguard import data
from doxguard.detectors.context.features import NOWHERE, Features
from doxguard.errors import DataError

_FILE = "context_model.json"
_ANEW = "make it anew with data/update/context_model.py"
_UNIT = 100.0
_ZERO = 1 << 15  # what stands for a weight of nought in a packed row, so that all of it is positive
_LANE, _BITS = "I", 32  # the sum of 65,000 features
_ONE = (1 << _BITS) - 1

Weights = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of each feature for each label, as rows, and as one whole number a row, which adds up at once."""

    labels: Sequence[str]
    bias: Sequence[int]
    weights: Weights = field(repr=False)
    packed: Mapping[str, int] = field(repr=False, compare=False)  # of all models that are read together
    first: int = field(default=0, compare=False)  # where the lanes of this one begin in a packed row, in bits
    # What is worked out once of the above: the bias of each label in natural logarithms, lanes, the bits of all lanes.
    _biases: Sequence[float] = field(init=False, repr=False, compare=False)
    _lanes: Struct = field(init=False, repr=False, compare=False)
    _mask: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lanes = _lanes(len(self.labels))
        object.__setattr__(self, "_biases", tuple([bias / _UNIT for bias in self.bias]))
        object.__setattr__(self, "_lanes", lanes)
        object.__setattr__(self, "_mask", (1 << 8 * lanes.size) - 1)

    def part(self, features: Iterable[str]) -> int:
        """Return what some features add, packed; parts are added up, and read by `probabilities`.

        It is the same for all models that are read together.
        """
        return sum(filter(None, map(self.packed.get, features)))

    def probabilities(self, part: int) -> dict[str, float]:
        """Return how likely each label is.

        Features are of length one together, however many there are, so that a long post is not surer than a short one.
        """
        lanes = self._lanes
        known, *sums = lanes.unpack((part >> self.first & self._mask).to_bytes(lanes.size, "little"))
        scale = _UNIT * sqrt(known or 1)
        zero = known * _ZERO
        scores = [bias + (total - zero) / scale for bias, total in zip(self._biases, sums, strict=True)]
        highest = max(scores)
        chances = [exp(score - highest) for score in scores]
        whole = sum(chances)
        return dict(zip(self.labels, [chance / whole for chance in chances], strict=True))

    def evidence(self, label: str, features: Features) -> tuple[int, int]:
        """Return the place of the feature that speaks most for a label; the weights of a feature sum to nought."""
        lane = self.first + _BITS * (1 + self.labels.index(label))
        best, place = _ZERO, NOWHERE
        for name, span in features.items():
            if span[1] and (row := self.packed.get(name)) and (weight := row >> lane & _ONE) > best:
                best, place = weight, span
        return place


@cache
def _lanes(labels: int) -> Struct:
    """Return how a row is laid out: how many features it is the sum of, and a weight for each label."""
    return Struct(f"<{labels + 1}{_LANE}")


def make_model(labels: Sequence[str], bias: Sequence[int], weights: Weights) -> Model:
    """Return a model that is ready to add up; a row has a weight for each label."""
    return Model(labels, bias, weights, _packed(weights, len(labels)))


def _packed(weights: Weights, labels: int) -> dict[str, int]:
    pack = _lanes(labels).pack
    return {
        name: int.from_bytes(pack(1, *[weight + _ZERO for weight in row]), "little") for name, row in weights.items()
    }


@cache
def model(name: str) -> Model:
    """Return the model of "intent" or of "subject"; raises `DataError`."""
    models = _read()
    if name not in models:
        raise DataError(f"data/{_FILE}: lacks {name!r}; {_ANEW}")
    return models[name]


@cache
def _read() -> Mapping[str, Model]:
    """Return the models of the file, which are read together."""
    packed: dict[str, int] = {}
    models: dict[str, Model] = {}
    first = 0
    for name, part in _table().items():
        labels, bias, weights = _parsed(name, part)
        models[name] = Model(labels, bias, weights, packed, first)
        for feature, row in _packed(weights, len(labels)).items():
            packed[feature] = packed.get(feature, 0) | row << first
        first += 8 * _lanes(len(labels)).size
    return models


def _parsed(name: str, part: object) -> tuple[tuple[str, ...], tuple[int, ...], Weights]:
    """Return labels, bias and weights of a model."""
    if not isinstance(part, dict):
        raise DataError(f"data/{_FILE}: lacks {name!r}; {_ANEW}")
    try:
        labels, bias = tuple(map(str, part["labels"])), tuple(map(int, part["bias"]))
        weights = {feature: tuple(map(int, row)) for feature, row in part["weights"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"data/{_FILE}: {name}: {type(error).__name__} at {error}; {_ANEW}") from error
    wrong = next((feature for feature, row in weights.items() if not _is_row(row, len(labels))), None)
    if len(bias) != len(labels) or wrong is not None:
        at = repr(wrong or "bias")
        raise DataError(f"data/{_FILE}: {name}: needs a weight of ±{_ZERO - 1} at most for each label at {at}; {_ANEW}")
    return labels, bias, weights


def _is_row(row: Sequence[int], labels: int) -> bool:
    return len(row) == labels and min(row) > -_ZERO and max(row) < _ZERO


def _table() -> Mapping[str, object]:
    try:
        table = json.loads(data.path(_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"data/{_FILE}: {error}; {_ANEW}") from error
    if not isinstance(table, dict):
        raise DataError(f"data/{_FILE}: must hold an object; {_ANEW}")
    return table
