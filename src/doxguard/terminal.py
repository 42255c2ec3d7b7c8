"""How things look in a terminal: a meter, a summary, an explained post. Without a terminal, the same as plain text."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import click

from doxguard.pipeline.explain import Language, Section, bracketed, explain, level_of, visible, words

if TYPE_CHECKING:
    from rich.console import Console

    from doxguard.pipeline.decision import Decision
    from doxguard.pipeline.tally import Tally

_STYLES = {"high": "bold white on red", "medium": "black on yellow", "low": "black on cyan"}
_ACTIONS = {"allow": "bold green", "warn": "bold yellow", "review": "bold magenta", "remove": "bold red"}
_TOP = 5  # clauses in a summary
_BAR = 16  # characters
_SEEN = 50  # steps that the speed is taken from: some ten seconds


class Meter(Protocol):
    """Shows how far a run is, and prints messages without tearing what it shows."""

    def step(self, tally: Tally, done: float, total: float | None) -> None:
        """Take note of where the run is: a few times a second, with the bytes read and those there are, if known."""

    def tell(self, message: str) -> None:
        """Print a message."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class PlainMeter:
    """Shows nothing: for files, pipes and ``--quiet``."""

    def step(self, tally: Tally, done: float, total: float | None) -> None:
        """Do nothing."""

    def tell(self, message: str) -> None:
        """Print a message to stderr."""
        click.echo(visible(message), err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class LiveMeter:
    """A line at the foot of the terminal: posts, their speed now, findings so far, and how far it is where known."""

    def __init__(self, console: Console, before: int = 0) -> None:
        """Set up; ``before``: records that an earlier run has done, whose tally this one goes on with."""
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )  # fmt: skip
        from rich.table import Column

        told = TextColumn("{task.description}", table_column=Column())  # folded where room is short
        plain = (SpinnerColumn(), told, TimeElapsedColumn())
        # Only stderr is ours: records may be on their way through stdout.
        self._progress = Progress(*plain, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
        self._measured = (
            SpinnerColumn(), BarColumn(_BAR), TaskProgressColumn(), told, TimeElapsedColumn(), TextColumn("left"),
            TimeRemainingColumn(compact=True),
        )  # fmt: skip
        self._task = self._progress.add_task("0 posts", total=None)
        self._seen = deque([(time.perf_counter(), before)], _SEEN)

    def step(self, tally: Tally, done: float, total: float | None) -> None:
        """Show where the run is."""
        if total is not None:
            self._progress.columns = self._measured
        count = tally.posts + tally.rejected
        self._seen.append((time.perf_counter(), count))
        self._progress.update(self._task, description=self._told(tally, count), completed=done, total=total)

    def _told(self, tally: Tally, count: int) -> str:
        start, before = self._seen[0]
        speed = (count - before) / max(self._seen[-1][0] - start, 1e-6)
        order = [action for action in reversed(_ACTIONS) if action != "allow" and tally.actions[action]]
        found = "".join(f", [{_ACTIONS[action]}]{action} {tally.actions[action]:,}[/]" for action in order)
        rejected = f", {tally.rejected:,} rejected" if tally.rejected else ""
        return f"{count:,} posts, {speed:,.0f}/s{found}{rejected}"

    def tell(self, message: str) -> None:
        """Print a message above the line."""
        self._progress.console.print(visible(message), markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def summary_rows(tally: Tally, seconds: float, before: int = 0) -> list[tuple[str, str, str]]:
    """Return what came out of a run: group, name, count; ``before``: records that were done before these seconds."""
    speed = (tally.posts + tally.rejected - before) / seconds if seconds > 0 else 0.0
    rows = [("posts", "", f"{tally.posts:,}"), ("rejected", "", f"{tally.rejected:,}")]
    rows += [("warnings", "", f"{tally.warnings:,}")] if tally.warnings else []
    rows += [("not read", "", f"{tally.failed:,}")] if tally.failed else []
    order = [action for action in _ACTIONS if tally.actions[action]]
    rows += [("actions", action, f"{tally.actions[action]:,}") for action in order]
    rows += _ranked("entities", tally.entities, None) + _ranked("top clauses", tally.clauses, _TOP)
    return [*rows, ("posts/s", "", f"{speed:,.0f}")]


def _ranked(group: str, counts: Counter[str], most: int | None) -> list[tuple[str, str, str]]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [(group, name, f"{count:,}") for name, count in ranked]


def print_summary(rows: Sequence[tuple[str, str, str]], console: Console | None) -> None:
    """Print a summary to stderr, or to a console."""
    rows = [
        ("" if i and rows[i - 1][0] == group else group, name, count) for i, (group, name, count) in enumerate(rows)
    ]
    if console is None:
        click.echo("\n".join(_aligned(rows)), err=True)
        return
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column()
    table.add_column(justify="right")
    for group, name, count in rows:
        table.add_row(group, f"[{_ACTIONS[name]}]{name}[/]" if name in _ACTIONS else name, count)
    console.print(table)


def _aligned(rows: Sequence[tuple[str, ...]], indent: str = "") -> list[str]:
    """Return rows as lines with their cells under each other."""
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows)))]
    return [
        indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows
    ]


def plain_explanation(text: str, decision: Decision, lang: Language) -> str:
    """Return a post and why it is judged so; findings stand in double brackets."""
    name = words(lang)
    lines = [visible(bracketed(text, decision.findings)), ""]
    lines.append(f"{name['action']}: {decision.action}   {name['risk']}: {decision.risk}/100")
    for section in explain(decision, lang):
        lines += ["", f"{section.title}:", *_aligned(section.rows, "  ")]
    return "\n".join(lines)


def print_explanation(
    text: str, decision: Decision, lang: Language, weights: Mapping[str, float], console: Console
) -> None:
    """Print a post and why it is judged so; findings are coloured by how grave they are."""
    from rich.text import Text

    name = words(lang)
    post = Text(visible(text))
    for finding in sorted(decision.findings, key=lambda f: weights.get(f.entity, 0.0) * f.score):
        post.stylize(_STYLES[level_of(finding, weights)], finding.start, finding.end)
    head = Text.assemble(
        (f"{name['action']} ", "dim"), (str(decision.action), _ACTIONS[decision.action]),
        (f"   {name['risk']} ", "dim"), f"{decision.risk}/100",
    )  # fmt: skip
    console.print(post, soft_wrap=True)
    console.print()
    console.print(head)
    for section in explain(decision, lang):
        _print_section(section, console)


def _print_section(section: Section, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for row in section.rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print()
    console.print(Text(section.title, "bold"))
    console.print(table)
