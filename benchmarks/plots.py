"""The plots of a result, as SVG: precision and recall by entity, calibration, latency, cost by length, peers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from doxguard.benchmarks.results import Result
from doxguard.errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDE, _HIGH = 7.5, 4.2  # inches
_FEW = 10  # spans, below which a curve says nothing
_MANY = 9  # curves in one plot


_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)


class Plot(NamedTuple):
    """A title and the picture."""

    title: str
    svg: str


def plots_of(result: Result) -> Iterator[Plot]:
    """Yield the plots of a result; raises `InputError` where matplotlib is missing."""
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise InputError("plots need matplotlib: pip install 'doxguard[bench]'") from error
    # The same result gives the same bytes; text stays text.
    with mpl.rc_context({"svg.hashsalt": "doxguard", "svg.fonttype": "none", "font.size": 9, "axes.grid": True,
                         "grid.alpha": 0.3, "axes.spines.top": False, "axes.spines.right": False}):  # fmt: skip
        yield from {"quality": _quality, "speed": _speed, "peers": _peers, "load": _load}[result.kind](result.parts)


def _quality(parts: Mapping[str, Any]) -> Iterator[Plot]:
    for name, part in parts.items():
        curves = {e: points for e, points in part["curves"].items() if part["gold"][e] >= _FEW and len(points) > 1}
        entities = sorted(curves)
        for first in range(0, len(entities), _MANY):
            figure, axes = _figure("recall", "precision")
            for entity in entities[first : first + _MANY]:
                points = curves[entity]
                axes.plot([p["recall"] for p in points], [p["precision"] for p in points], ".-", label=entity, lw=1)
            axes.set_xlim(-0.02, 1.02)
            axes.set_ylim(-0.02, 1.02)
            axes.legend(fontsize=7, loc="lower left")
            yield Plot(f"{name}: precision and recall by threshold", _svg(figure))
        figure, axes = _figure("score of findings, risk of posts / 100", "share that came true")
        axes.plot([0, 1], [0, 1], ":", color="gray", lw=1)
        for key, words in (("scores", "findings that are right"), ("risks", "posts on which something is asked")):
            axes.plot([b["mean"] for b in part[key]], [b["true"] for b in part[key]], "o-", label=words, lw=1)
        axes.legend(fontsize=7)
        yield Plot(f"{name}: calibration", _svg(figure))


def _speed(parts: Mapping[str, Any]) -> Iterator[Plot]:
    times = parts["latency"]["distribution"]
    figure, axes = _figure("share of calls, %", "ms, 280 characters")
    axes.plot(range(len(times)), times, lw=1.5)
    axes.set_yscale("log")
    yield Plot("How long a call takes", _svg(figure))
    rows = parts["lengths"]["rows"]
    figure, axes = _figure("bytes", "ms")
    axes.loglog([row["bytes"] for row in rows], [row["milliseconds"] for row in rows], "o-")
    yield Plot("Cost of a call by length", _svg(figure))
    stages = {name: cost for name, cost in parts["stages"]["microseconds"].items() if not name.startswith("(")}
    figure, axes = _figure("µs a post", "")
    axes.barh(list(stages)[::-1], list(stages.values())[::-1], height=0.6)
    yield Plot("Cost of a post by stage", _svg(figure))


def _peers(parts: Mapping[str, Any]) -> Iterator[Plot]:
    for name, part in parts.items():
        figure, axes = _figure("times Presidio's speed", "recall")
        for row in part["rows"]:
            if row["speed"] and row["recall"] is not None:
                at = row["speed"], row["recall"]
                axes.semilogx([at[0]], [at[1]], "o")
                axes.annotate(row["peer"], at, xytext=(4, 4), textcoords="offset points", fontsize=7)
        axes.set_ylim(-0.02, 1.05)
        yield Plot(f"{name}: speed and recall", _svg(figure))


def _load(parts: Mapping[str, Any]) -> Iterator[Plot]:
    figure, axes = _figure("posts a second", "ms")
    for name in ("acheck", "service"):
        rows = parts[name]["rows"]
        for share, line in (("p50", ":"), ("p99", "-")):
            axes.plot(
                [row["rate"] for row in rows], [row.get(share) for row in rows], f"o{line}", label=f"{name}, {share}"
            )
    axes.set_yscale("log")
    axes.legend(fontsize=7)
    yield Plot("How long an answer takes, by rate", _svg(figure))


def _figure(across: str, up: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDE, _HIGH), layout="constrained")
    axes = figure.add_subplot()
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    return figure, axes


def _svg(figure: Figure) -> str:
    """Return a picture to stand in a page beside others."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    return _METADATA.sub("", out.getvalue()[out.getvalue().index("<svg") :])


def apart(plots: Sequence[Plot]) -> Iterator[Plot]:
    """Yield plots with names of their own inside: those of one page must not share any."""
    for i, plot in enumerate(plots):
        svg = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>p{i}-", plot.svg)
        yield Plot(plot.title, svg)
