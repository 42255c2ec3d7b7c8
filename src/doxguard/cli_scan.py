"""``doxguard scan``: judging dumps, and what is told of it: decisions, rejects, a summary, a report, statistics."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doxguard.cli_options import (
    ENGINE,
    FAIL_ON,
    FORMATS,
    LANG_UI,
    OWNERS_OPTION,
    console_of,
    guard_options,
    languages_of,
    mute_stdout,
    ui_language,
)
from doxguard.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from doxguard.pipeline.engine.choose import Engine, Run
    from doxguard.pipeline.explain import Language
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.tally import Tally
    from doxguard.terminal import Meter

_OUTPUT = "Decisions: .jsonl, .csv, .parquet, a folder/ for Parquet in parts; - for stdout. [default: only a summary]"
_WORKERS = "Processes that judge. [default: one; for more than 50 MB, one a core]"
_ENGINE = "Where posts are judged: this machine, or Parquet on a Spark or Ray cluster (docs/scale.md)."
_RESUME = "Go on with a run that was stopped, with the same SOURCEs and options; else begin anew."
_UNORDERED = "Write decisions as they are ready: slightly faster with several workers."
_REJECTS = "Bad records. [default: OUTPUT.rejects.jsonl, or doxguard-rejects.jsonl]"
_REPORT = "What came out, in plots and counts: a page (.html), which shows the gravest posts masked, or a table (.csv)."
_STATS = "Figures of the run for Prometheus, as node_exporter's textfile collector reads them (.prom)."
_NO_SCREEN = "Run every detector on every post: slower, same decisions. For debugging."


@dataclass(frozen=True, slots=True)
class Targets:
    """The files that a run writes."""

    output: str | None
    rejects: str
    report: str | None
    stats: str | None

    @property
    def named(self) -> Mapping[str, str]:
        """The files by the option that names them."""
        named = {"--output": self.output, "--rejects": self.rejects, "--report": self.report, "--stats": self.stats}
        return {option: target for option, target in named.items() if target and target != "-"}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, which are not to be read where they lie in a folder that is."""
        return tuple(map(Path, self.named.values()))

    def check(self, sources: tuple[str, ...]) -> None:
        """Raise an error if one of them is a source or another one of them, or could not be written when all is done.

        Opening a source for writing would empty it.
        """
        from doxguard.pipeline.engine.output import refuse_overwriting
        from doxguard.pipeline.report.write import check_report
        from doxguard.pipeline.writers.whole_file import check_writable

        seen: dict[Path, tuple[str, str]] = {}
        for option, target in self.named.items():
            refuse_overwriting(target, sources)
            first, name = seen.setdefault(Path(target).resolve(), (option, target))
            if first != option:
                raise click.UsageError(f"{first} and {option} are both {name}")
        if self.report is not None:
            check_report(self.report)
        if self.stats is not None:
            check_writable(self.stats)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "format_", default="auto", show_default=True, type=FORMATS, help="Format of the sources.")
@click.option("--columns", default="", metavar="KEY=NAME,...", help="Which column or key holds what: text=body,id=nr.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of JSON Lines, CSV and text.")
@click.option(
    "--max-chars", default=1_000_000, show_default=True, type=click.IntRange(1), help="Longest text to judge."
)
@click.option("--output", metavar="PATH", help=_OUTPUT)
@click.option("--rejects", metavar="PATH", help=_REJECTS)
@click.option("--report", metavar="PATH", help=_REPORT)
@click.option("--stats", metavar="PATH", help=_STATS)
@LANG_UI
@click.option("--show-text", is_flag=True, help="Put what was found into each finding, masked.")
@click.option("--unmask", is_flag=True, help="With --show-text: do not mask it.")
@click.option("--fail-on", type=FAIL_ON, help="Exit with 1 if a post is judged so, or worse.")
@click.option("--no-screen", is_flag=True, help=_NO_SCREEN)
@click.option("--workers", "-j", type=click.IntRange(1, 256), help=_WORKERS)
@click.option("--engine", type=ENGINE, default="local", show_default=True, help=_ENGINE)
@click.option("--unordered", is_flag=True, help=_UNORDERED)
@click.option("--resume", is_flag=True, help=_RESUME)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; problems are still told of.")
@OWNERS_OPTION
@guard_options
@click.pass_context
def scan(
    ctx: click.Context,
    sources: tuple[str, ...],
    format_: str,
    columns: str,
    encoding: str,
    max_chars: int,
    output: str | None,
    rejects: str | None,
    report: str | None,
    stats: str | None,
    lang_ui: Language | None,
    show_text: bool,
    unmask: bool,
    fail_on: str | None,
    no_screen: bool,
    workers: int | None,
    engine: Engine,
    unordered: bool,
    resume: bool,
    quiet: bool,
    owners: str | None,
    policy: str,
    lang: str,
    region: str,
    without: tuple[str, ...],
    recognizers: tuple[str, ...],
) -> None:
    """Judge the posts in each SOURCE and write one decision a post.

    \b
    doxguard scan posts.jsonl --output decisions.jsonl
    doxguard scan dump.csv --columns text=body,id=post_id --output out.parquet
    doxguard scan export.zip "dumps/RC_*.zst" --output out.parquet --report report.html
    curl … | doxguard scan - --output - --quiet | jq .action

    A SOURCE is a file, a folder, a pattern, an archive, or - for stdin; gz, zst, bz2, xz, zip and tar are looked into.
    Dumps of platforms (docs/formats.md) are told by what is in them. Other records are objects with text and, where
    known, id, lang, posted_at, author, urls, geo, media and meta; of a text file, each line is a post. A post without
    id is called FILE:LINE. A bad record is told of, counted and kept in the rejects; it never stops the run. Exit
    codes: 0 done; 1 a post at or above --fail-on; 2 a source that could not be read, or bad usage.
    """
    from doxguard.pipeline.engine.choose import default_rejects, make_run
    from doxguard.pipeline.engine.scan import Plan, default_workers
    from doxguard.pipeline.engine.work import Settings
    from doxguard.pipeline.readers.record import Reading
    from doxguard.pipeline.report.write import shows_posts
    from doxguard.terminal import print_summary, summary_rows

    if unmask and not show_text:
        raise click.UsageError("--unmask goes with --show-text")
    targets = Targets(output, rejects or default_rejects(engine, output), report, stats)
    reading = Reading(format_, _columns(columns), encoding, max_chars, targets.files)
    targets.check(sources)
    about = {
        "policy": policy,
        "languages": languages_of(lang),
        "without": without,
        "recognizers": recognizers,
        "screen": not no_screen,
        "region": region,
        "owners": owners,
    }
    settings = Settings(
        about,
        show="plain" if unmask else "masked" if show_text else "",
        excerpts=engine == "local" and shows_posts(report),
    )
    plan = Plan(
        sources,
        reading,
        settings,
        output,
        Path(targets.rejects) if rejects or engine == "local" else None,  # a cluster's output may be no path
        workers or (default_workers(sources) if engine == "local" else 1),
        not unordered,
        resume,
    )
    guard = settings.make_guard()
    console = None if quiet else console_of(sys.stderr)
    start = time.perf_counter()
    with _meter(console, output) as meter:
        run = make_run(engine, plan, guard, meter.tell, meter.step)
        try:
            run.run()
        except BrokenPipeError:
            mute_stdout()
        except KeyboardInterrupt:
            if plan.journal and engine != "spark":
                meter.tell("stopped; add --resume to go on")
            raise
    tally, seconds = run.tally, time.perf_counter() - start
    _write_reports(targets, sources, run, guard, seconds, lang_ui or ui_language())
    if not quiet:
        print_summary(summary_rows(tally, seconds, run.before), console)
        if tally.rejected:
            click.echo(f"bad records are in {targets.rejects}", err=True)
    ctx.exit(2 if tally.failed else 1 if _reached(tally, fail_on) else 0)


def _write_reports(
    targets: Targets, sources: tuple[str, ...], scan: Run, guard: Guard, seconds: float, lang: Language
) -> None:
    """Write the report and the statistics that were asked for."""
    from doxguard.pipeline.report import run as report_run

    head = guard.policy.head
    titles = {clause.id: getattr(clause.title, lang) for clause in guard.policy.clauses.values()}
    tally = scan.tally
    speed = max(0, tally.posts + tally.rejected - scan.before) / seconds if seconds > 0 else 0.0
    run = report_run.Run(sources, head.id, head.version, seconds, time.time(), speed, titles)
    if targets.report is not None:
        from doxguard.pipeline.report.write import write_report

        write_report(targets.report, tally, run, lang)
    if targets.stats is not None:
        from doxguard.pipeline.report.stats import render_stats
        from doxguard.pipeline.writers.whole_file import replace_file

        replace_file(targets.stats, render_stats(tally, run))


def _columns(text: str) -> Mapping[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for key, equals, name in pairs:
        if not (key.strip() and equals and name.strip()):
            raise InputError(f"--columns {text!r}: expected KEY=NAME,..., such as text=body,id=post_id")
    return {key.strip(): name.strip() for key, _, name in pairs}


def _reached(tally: Tally, fail_on: str | None) -> bool:
    from doxguard.pipeline.decision import Action

    return fail_on is not None and tally.reached(Action(fail_on))


def _meter(console: Console | None, output: str | None) -> Meter:
    """Return a meter that shows something only where it cannot get between records."""
    from doxguard.terminal import LiveMeter, PlainMeter

    return PlainMeter() if console is None or (output == "-" and sys.stdout.isatty()) else LiveMeter(console)
