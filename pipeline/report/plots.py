"""The geometry of the report's plots, in percent of the room that they get, so that a page of any width can draw them.

Columns stand side by side and are stacked; bars lie under each other and are stacked. Colours, fonts and room are the
page's. Sums are exact; only what is drawn is rounded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_LABELS = 6  # under a row of columns
_LINES = 5  # of the grid
_GAP = 0.22  # of a column's room stays free
_WIDEST = 10.0  # percent
_THIN = 40  # columns, from which on they touch nearly


class Box(NamedTuple):
    """A rectangle, in percent; ``kind`` tells the page its colour."""

    kind: str
    x: float
    y: float
    width: float
    height: float


class Column(NamedTuple):
    """A stack of boxes over a name; ``label`` is "" for most where there are many."""

    name: str
    label: str
    middle: float  # where the label goes
    counts: Mapping[str, int]
    boxes: tuple[Box, ...]


class Line(NamedTuple):
    """A line of the grid: its height in percent from above, and the count it stands for."""

    y: float
    value: int


class Columns(NamedTuple):
    """A plot of columns."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


class Bar(NamedTuple):
    """A name, its count in all, and the boxes of its bar."""

    name: str
    total: int
    boxes: tuple[Box, ...]


def columns(rows: Sequence[tuple[str, Mapping[str, int]]], kinds: Sequence[str]) -> Columns:
    """Return a plot with a column a row, stacked of its counts of each kind, from the bottom."""
    lines = steps(max((sum(counts.get(kind, 0) for kind in kinds) for _, counts in rows), default=0))
    top = lines[-1]
    room = 100 / max(len(rows), 1)
    every = math.ceil(len(rows) / _LABELS)
    gap = _GAP * room if len(rows) < _THIN else _GAP * room / 2
    drawn = []
    for i, (name, counts) in enumerate(rows):
        width = min(room - gap, _WIDEST)
        boxes = _stacked(counts, kinds, top, (i + 0.5) * room - width / 2, width)
        label = name if i % every == every // 2 else ""
        drawn.append(Column(name, label, round((i + 0.5) * room, 3), counts, boxes))
    return Columns(tuple(drawn), tuple(Line(round(100 - 100 * count / top, 3), count) for count in lines))


def _stacked(counts: Mapping[str, int], kinds: Sequence[str], top: int, x: float, width: float) -> tuple[Box, ...]:
    boxes = []
    below = 0
    for kind in kinds:
        count = counts.get(kind, 0)
        below += count
        if count:
            boxes.append(
                Box(kind, round(x, 3), round(100 - 100 * below / top, 3), round(width, 3), round(100 * count / top, 3))
            )
    return tuple(boxes)


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], kinds: Sequence[str]) -> tuple[Bar, ...]:
    """Return a bar a row, the longest first, stacked of its counts of each kind; the longest takes all the room."""
    totals = {name: sum(counts.get(kind, 0) for kind in kinds) for name, counts in rows}
    longest = max(totals.values(), default=0) or 1
    drawn = []
    for name, counts in sorted(rows, key=lambda row: (-totals[row[0]], row[0])):
        boxes, x = [], 0.0
        for kind in kinds:
            width = 100 * counts.get(kind, 0) / longest
            if width:
                boxes.append(Box(kind, round(x, 3), 0.0, round(width, 3), 100.0))
            x += width
        drawn.append(Bar(name, totals[name], tuple(boxes)))
    return tuple(drawn)


def steps(count: int) -> range:
    """Return the counts at which lines are drawn: five at most over the first, whole, the last not below ``count``."""
    least = -(-count // _LINES) or 1
    power = 10 ** (len(str(least)) - 1)
    step = next(step * power for step in (1, 2, 5, 10) if step * power >= least)
    return range(0, max(-(-count // step), 1) * step + 1, step)
