"""Results in words: Markdown tables, for terminals, pull requests and RESULTS.md."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from doxguard.benchmarks.compare import Change
from doxguard.benchmarks.figures import PREVALENCES
from doxguard.benchmarks.measures import ACTIONS
from doxguard.benchmarks.peers.table import table_of
from doxguard.benchmarks.results import Result

_SLOWEST = 5
_RATE = {
    "way": "way", "microseconds": "µs a post", "least": "least", "most": "most", "posts_per_second": "posts/s",
    "megabytes_per_second": "MB/s", "anchors": "× anchor's time", "presidios": "× Presidio's speed",
}  # fmt: skip
_LOAD = {
    "asked": "asked", "answers_per_second": "answers/s", "right": "right", "wrong": "wrong", "no_time": "no time",
    "broken": "broken", "p50": "p50 ms", "p90": "p90", "p95": "p95", "p99": "p99", "p99.9": "p99.9",
}  # fmt: skip
_SPANS = ("recall", "precision", "f1", "f2", "exact")
_WORDS = {
    "recall": "span recall", "precision": "span precision", "f1": "span F1", "f2": "span F2", "exact": "exact spans",
    "clean_posts_flagged": "clean posts flagged", "false_per_1000": "false findings per 1,000 clean posts",
    "private_posts_found": "posts with private data found", "action_accuracy": "action right",
    "action_macro_f1": "action macro-F1", "remove_allowed": "`remove` called `allow`",
    "allow_removed": "`allow` called `remove`", "clause_f1": "deciding clauses F1", "subject": "subject right",
    "intent": "intent right", "live": "live right",
    **{f"precision_at_{share:.1%}": f"flagged posts that are private, if {share:.1%} are" for share in PREVALENCES},
}  # fmt: skip


def to_markdown(result: Result, title: str = "") -> str:
    """Return a result as Markdown."""
    parts = {"quality": _quality, "speed": _speed, "peers": _peers, "load": _load}[result.kind]
    head = f"## {title or result.kind.capitalize()}\n\n{_about(result)}\n"
    return head + "".join(f"\n{block}\n" for block in parts(result))


def table(head: Collection[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table: numbers with three decimals, a dash for what is not known."""
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(map(shown, row))} |" for row in rows]
    return "\n".join(lines)


def shown(value: object) -> str:
    """Return a value as tables have it."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", r"\|").replace("\n", " ")


def changes_table(changes: Iterable[Change], everything: bool = False) -> str:
    """Return what got better or worse, or all."""
    told = [change for change in changes if everything or change.verdict != "same"]
    rows = [(c.part, _WORDS.get(c.figure, c.figure), c.old, c.new, c.verdict) for c in told]
    return table(("part", "figure", "old", "new", ""), rows) if rows else "Nothing changed beyond noise."


def _about(result: Result) -> str:
    machine = result.machine
    told = {name: ", ".join(map(str, v)) if isinstance(v, list) else v for name, v in result.options.items()}
    options = "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items() if value not in (None, ""))
    return (
        f"doxguard {result.doxguard}, {result.made[:10]}, Python {machine.get('python')}, {machine.get('system')}, "
        f"{machine.get('cores')} cores ({machine.get('processor') or 'unknown'}); {options}"
    )


def _quality(result: Result) -> Iterator[str]:
    for name, part in result.parts.items():
        assert isinstance(part, Mapping)
        figures = part["figures"]
        yield f"### {name}: {part['posts']:,} posts"
        yield table(
            ("", "value", "95 % interval"),
            [(_WORDS[key], one["value"], _interval(one)) for key, one in figures.items() if key in _WORDS],
        )
        gold = part["gold"]
        yield _by("entity", figures, gold)
        yield _by("lang", figures, None)
        if any(key.startswith("action.") for key in figures):
            rows = [
                (action, *(figures[f"action.{action}.{what}"]["value"] for what in ("recall", "precision", "f1")))
                for action in ACTIONS
            ]
            yield table(("action", "recall", "precision", "F1"), rows)
        for key, words in (("scores", "score of findings"), ("risks", "risk of posts / 100")):
            if part[key]:
                rows = [(f"{b['low']:.1f}–{b['high']:.1f}", b["number"], b["mean"], b["true"]) for b in part[key]]
                yield table((words, "count", "mean", "came true"), rows)


def _by(kind: str, figures: Mapping[str, Any], gold: Mapping[str, int] | None) -> str:
    names = sorted({key.split(".")[1] for key in figures if key.startswith(f"{kind}.")})
    rows = [[name, *(figures[f"{kind}.{name}.{what}"]["value"] for what in _SPANS)] for name in names]
    head = ["entity" if kind == "entity" else "language", "recall", "precision", "F1", "F2", "exact"]
    if gold is not None:
        head.insert(1, "gold")
        for row in rows:
            row.insert(1, gold.get(row[0], 0))
    return table(head, rows)


def _interval(figure: Mapping[str, float | None]) -> str:
    return "–" if figure["low"] is None else f"{shown(figure['low'])} – {shown(figure['high'])}"


def _speed(result: Result) -> Iterator[str]:
    parts: Mapping[str, Any] = result.parts
    yield table(_RATE.values(), [[one[key] for key in _RATE] for one in parts["throughput"]["rates"]])
    yield table(("stage", "µs a post"), parts["stages"]["microseconds"].items())
    yield table(("one call, 280 characters", "ms"), parts["latency"]["milliseconds"].items())
    yield table(("bytes", "ms", "MB/s"), [list(row.values()) for row in parts["lengths"]["rows"]])
    yield table(("workers", "s", "posts/s", "× one"), [list(row.values()) for row in parts["workers"]["rows"]])
    start, memory = parts["start"]["seconds"].items(), parts["memory"]["megabytes"]
    yield table(("process", ""), [*((f"{name}, s", value) for name, value in start), ("memory, MB", memory)])
    slowest = sorted(parts["hostile"]["growth"].items(), key=lambda row: -row[1])[:_SLOWEST]
    rows = [(f"`{unit!r}`", growth) for unit, growth in slowest]
    yield table(("made to be slow: repeated", "× the time for ten times as much"), rows)


def _peers(result: Result) -> Iterator[str]:
    for name, part in result.parts.items():
        assert isinstance(part, Mapping)
        yield f"### {name}\n\n{table_of(part).rstrip()}"


def _load(result: Result) -> Iterator[str]:
    parts: Mapping[str, Any] = result.parts
    for name, first in (("clients", "what"), ("acheck", "rate"), ("service", "rate")):
        head = (f"{name}: {'posts/s' if first == 'rate' else ''}".rstrip(": "), *_LOAD.values())
        yield table(head, [[row[first], *(row.get(key) for key in _LOAD)] for row in parts[name]["rows"]])
