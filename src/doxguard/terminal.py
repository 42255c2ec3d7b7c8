"""How things look in a terminal: a meter, a summary, an explained post. Without a terminal, the same as plain text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import click

from doxguard.pipeline.explain import Language, Section, bracketed, explain, level_of, visible, words

if TYPE_CHECKING:
    from rich.console import Console

    from doxguard.pipeline.batch import Tally
    from doxguard.pipeline.decision import Decision

_STYLES = {"high": "bold white on red", "medium": "black on yellow", "low": "black on cyan"}
_ACTIONS = {"allow": "bold green", "warn": "bold yellow", "review": "bold magenta", "remove": "bold red"}
_TOP = 5  # clauses in a summary
_PAUSE = 0.1  # seconds between two looks of the meter


class Meter(Protocol):
    """Shows how far a run is, and prints messages without tearing what it shows."""

    def step(self, tally: Tally) -> None:
        """Take note of one more record."""

    def tell(self, message: str) -> None:
        """Print a message."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class PlainMeter:
    """Shows nothing: for files, pipes and ``--quiet``."""

    def step(self, tally: Tally) -> None:
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
    """A line at the foot of the terminal, with the number of posts and their speed."""

    def __init__(self, console: Console) -> None:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        # Only stderr is ours: records may be on their way through stdout.
        self._progress = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._progress.add_task("0 posts", total=None)
        self._start = self._shown = time.perf_counter()

    def step(self, tally: Tally) -> None:
        """Show the count, a few times a second."""
        now = time.perf_counter()
        if now - self._shown > _PAUSE:
            self._shown = now
            count = tally.posts + tally.rejected
            speed = count / (now - self._start)
            self._progress.update(
                self._task, description=f"{count:,} posts, {speed:,.0f}/s, {tally.rejected:,} rejected"
            )

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


def summary_rows(tally: Tally, seconds: float) -> list[tuple[str, str, str]]:
    """Return what came out of a run: group, name, count."""
    speed = (tally.posts + tally.rejected) / seconds if seconds > 0 else 0.0
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
