"""What got better or worse from one result to another, beyond noise.

On the same posts (by their digest) most are judged alike, so that a change of more than one standard error counts; on
others, it takes two. Times are compared as multiples of the anchor that each run timed beside them, with a wide margin.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from doxguard.benchmarks.figures import LESS
from doxguard.benchmarks.results import Result
from doxguard.errors import InputError

MARGIN = 1.5  # times as slow
_LEAST = 0.01  # of a share: a post or two, where few are labelled
_LEAST_IN_ALL = 0.003  # of a figure over all entities and languages
_ERRORS = 2.0  # standard errors, on other posts
Verdict = Literal["better", "worse", "same"]


class Change(NamedTuple):
    """A figure in two results."""

    part: str
    figure: str
    old: float
    new: float
    verdict: Verdict


def compare_results(old: Result, new: Result, margin: float = MARGIN) -> list[Change]:
    """Return how each figure that both hold has changed; raises `InputError` if they have none in common."""
    if old.kind != new.kind:
        raise InputError(f"results of {old.kind!r} and of {new.kind!r}; expected two of one kind")
    changes = list(_changes(old, new, margin))
    if not changes:
        raise InputError("no figure in common; expected two results of the same corpora")
    return changes


def lost(old: Result, new: Result) -> list[str]:
    """Return the parts and figures of the old result that the new one lacks."""
    gone = [part for part in old.parts if part not in new.parts]
    for part, figures in _parts(old).items():
        there = _parts(new).get(part)
        if there is not None:
            gone += [f"{part}: {name}" for name in figures if _value(figures, name) is not None and name not in there]
    return gone


def _changes(old: Result, new: Result, margin: float) -> Iterator[Change]:
    for part, before in _parts(old).items():
        after = _parts(new).get(part, {})
        same = _field(old, part, "digest") == _field(new, part, "digest")
        for name in before:
            was, now = _value(before, name), _value(after, name)
            if was is None or now is None:
                continue
            if new.kind in ("speed", "load"):
                verdict = _slower(was, now, margin)
            else:
                verdict = _moved(name, was, now, _noise(name, before, after, same))
            yield Change(part, name, was, now, verdict)


def _slower(was: float, now: float, margin: float) -> Verdict:
    return "worse" if now > was * margin else "better" if now * margin < was else "same"


def _moved(name: str, was: float, now: float, noise: float) -> Verdict:
    if abs(now - was) <= noise:
        return "same"
    less_is_better = name.rpartition(".")[2].endswith(LESS)
    return "better" if (now < was) == less_is_better else "worse"


def _noise(name: str, before: Mapping[str, object], after: Mapping[str, object], same: bool) -> float:
    errors = [_error(figures, name) for figures in (before, after)]
    least = _LEAST if "." in name else _LEAST_IN_ALL
    if name == "false_per_1000":
        least *= 1000
    return max(least, max(errors) if same else _ERRORS * math.hypot(*errors))


def _parts(result: Result) -> Mapping[str, Mapping[str, object]]:
    """Return the figures of each part."""
    found = {}
    for part in result.parts:
        figures = _field(result, part, "figures")
        found[part] = figures if isinstance(figures, dict) else {}
    return found


def _field(result: Result, part: str, name: str) -> object:
    told = result.parts.get(part)
    return told.get(name) if isinstance(told, dict) else None


def _value(figures: Mapping[str, object], name: str) -> float | None:
    return _number(figures.get(name), "value")


def _error(figures: Mapping[str, object], name: str) -> float:
    return _number(figures.get(name), "error") or 0.0


def _number(figure: object, name: str) -> float | None:
    value = figure.get(name) if isinstance(figure, dict) else None
    return float(value) if isinstance(value, int | float) else None
