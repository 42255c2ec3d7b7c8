"""The command line: parses, calls the library, prints. Everything heavy is imported by the command that needs it.
Longer than other files, since most of it is options and their help.

Exit codes: 0 done; 1 a post at or above --fail-on, or an example of a policy that fails; 2 bad usage, or something that
could not be read or written; 130 stopped with Ctrl-C. Where 1 and 2 both hold it is 2: the answer is not complete.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from doxguard._version import VERSION
from doxguard.cli_options import FORMATS, LANG_UI, guard_options, ui_language
from doxguard.cli_policy import policy as policy_commands
from doxguard.errors import DoxguardError, InputError

if TYPE_CHECKING:
    from rich.console import Console

    from doxguard.pipeline.batch import Tally
    from doxguard.pipeline.decision import Decision
    from doxguard.pipeline.explain import Language
    from doxguard.terminal import Meter

_FAIL_ON = click.Choice(["warn", "review", "remove"])
_REDACT_FORMATS = click.Choice(["auto", "text", "txt", "jsonl"])
_OUTPUT = "Decisions: .jsonl, .csv or .parquet; - is JSON Lines on stdout. [default: only a summary]"
_REJECTS = "Bad records. [default: OUTPUT.rejects.jsonl, or doxguard-rejects.jsonl]"
_NO_SCREEN = "Run every detector on every post: slower, same decisions. For debugging."


class _Group(click.Group):
    """Turns our errors into a message and an exit code; ends quietly when it is stopped or nobody reads on."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DoxguardError as error:
            click.echo(f"doxguard: {error}", err=True)
            return ctx.exit(2)
        except KeyboardInterrupt:
            return ctx.exit(130)
        except BrokenPipeError:
            _mute_stdout()
            return ctx.exit(0)


def _mute_stdout() -> None:
    """Keep Python from complaining, when it ends, about a pipe that was closed."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="doxguard")
def main() -> None:
    """Find private data in posts, and say what the policy asks: allow, warn, review or remove.

    Exit codes: 0 done; 1 something at or above --fail-on; 2 bad usage or input.
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "format_", default="auto", show_default=True, type=FORMATS, help="Format of the sources.")
@click.option("--columns", default="", metavar="KEY=NAME,...", help="Which column or key holds what: text=body,id=nr.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of JSON Lines, CSV and text.")
@click.option(
    "--max-chars", default=1_000_000, show_default=True, type=click.IntRange(1), help="Longest text to judge."
)
@click.option("--output", metavar="PATH", help=_OUTPUT)
@click.option("--rejects", metavar="PATH", help=_REJECTS)
@click.option("--show-text", is_flag=True, help="Put what was found into each finding, masked.")
@click.option("--unmask", is_flag=True, help="With --show-text: do not mask it.")
@click.option("--fail-on", type=_FAIL_ON, help="Exit with 1 if a post is judged so, or worse.")
@click.option("--no-screen", is_flag=True, help=_NO_SCREEN)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; problems are still told of.")
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
    show_text: bool,
    unmask: bool,
    fail_on: str | None,
    no_screen: bool,
    quiet: bool,
    policy: str,
    lang: str,
    region: str,
    without: tuple[str, ...],
    recognizers: tuple[str, ...],
) -> None:
    """Judge the posts in each SOURCE, a file or - for stdin, and write one decision a post.

    \b
    doxguard scan posts.jsonl --output decisions.jsonl
    doxguard scan dump.csv --columns text=body,id=post_id --output out.parquet
    zcat posts.jsonl.gz | doxguard scan - --output - --quiet | jq .action

    Records are objects with text and, where known, id, lang, posted_at, author, urls, geo, media and meta; of a
    text file, each line is a post. A post without id is called FILE:LINE. A bad record is told of, counted and kept in the
    rejects; it never stops the run. Exit codes: 0 done; 1 a post at or above --fail-on; 2 a source that could not be
    read, or bad usage.
    """
    from doxguard.pipeline.batch import Scan
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.readers.record import Reading
    from doxguard.pipeline.writers.rejects import Rejects
    from doxguard.pipeline.writers.sink import open_sink, refuse_overwriting
    from doxguard.terminal import print_summary, summary_rows

    if unmask and not show_text:
        raise click.UsageError("--unmask goes with --show-text")
    reading = Reading(format_, _columns(columns), encoding, max_chars)
    kept = Path(rejects or ("doxguard-rejects.jsonl" if output in (None, "-") else f"{output}.rejects.jsonl"))
    for target in (output or "-", kept):
        refuse_overwriting(target, sources)
    if output and Path(output).resolve() == kept.resolve():
        raise click.UsageError(f"--output and --rejects are both {output}")
    guard = Guard(
        policy,
        languages=_languages(lang),
        without=without,
        recognizers=recognizers,
        screen=not no_screen,
        region=region,
    )
    console = None if quiet else _console(sys.stderr)
    start = time.perf_counter()
    with _meter(console, output) as meter, Rejects(kept) as bad:
        run = Scan(
            guard, bad, show=("plain" if unmask else "masked") if show_text else "", tell=meter.tell, step=meter.step
        )
        try:
            with open_sink(output) as sink:
                run.run(sources, reading, sink)
        except BrokenPipeError:
            _mute_stdout()
    if not quiet:
        print_summary(summary_rows(run.tally, time.perf_counter() - start), console)
        if run.tally.rejected:
            click.echo(f"bad records are in {kept}", err=True)
    ctx.exit(2 if run.tally.failed else 1 if _reached(run.tally, fail_on) else 0)


def _columns(text: str) -> Mapping[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for key, equals, name in pairs:
        if not (key.strip() and equals and name.strip()):
            raise InputError(f"--columns {text!r}: expected KEY=NAME,..., such as text=body,id=post_id")
    return {key.strip(): name.strip() for key, _, name in pairs}


def _languages(lang: str) -> tuple[str, ...]:
    return (lang,) if lang else ()


def _reached(tally: Tally, fail_on: str | None) -> bool:
    from doxguard.pipeline.decision import Action

    return fail_on is not None and tally.reached(Action(fail_on))


def _console(stream: TextIO | None) -> Console | None:
    """Return a console if the stream is a terminal, else None."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from rich.console import Console

    return Console(file=stream)


def _meter(console: Console | None, output: str | None) -> Meter:
    """Return a meter that shows something only where it cannot get between records."""
    from doxguard.terminal import LiveMeter, PlainMeter

    return PlainMeter() if console is None or (output == "-" and sys.stdout.isatty()) else LiveMeter(console)


@main.command()
@click.argument("text", required=False)
@click.option("--author", default="", metavar="HANDLE", help="Who posted it.")
@click.option("--posted-at", default="", metavar="TIME", help="When, in ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print the decision record.")
@LANG_UI
@click.option("--fail-on", type=_FAIL_ON, help="Exit with 1 if the post is judged so, or worse.")
@guard_options
@click.pass_context
def check(
    ctx: click.Context,
    text: str | None,
    author: str,
    posted_at: str,
    as_json: bool,
    lang_ui: Language | None,
    fail_on: str | None,
    policy: str,
    lang: str,
    region: str,
    without: tuple[str, ...],
    recognizers: tuple[str, ...],
) -> None:
    """Judge one post, TEXT or what stands on stdin, and explain why.

    \b
    doxguard check "zijn nummer is 06 1122 3344"
    pbpaste | doxguard check --lang-ui en
    """
    from doxguard.pipeline.decision import Action
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.writers.rows import to_json

    if text is None or text == "-":
        text = _read_stdin()
    # Preparing the screen takes longer than one post does without it.
    guard = Guard(
        policy, without=without, recognizers=recognizers, languages=_languages(lang), screen=False, region=region
    )
    about = {"author": author, "posted_at": posted_at, "lang": lang}
    decision = guard.check(text, **{key: value for key, value in about.items() if value})
    if as_json:
        click.echo(to_json(decision.to_dict()))
    else:
        _print_explanation(text, decision, lang_ui or ui_language(), policy)
    ctx.exit(1 if fail_on and decision.action.rank >= Action(fail_on).rank else 0)


def _read_stdin() -> str:
    if sys.stdin is None:
        raise InputError("stdin: is closed")
    if sys.stdin.isatty():
        click.echo("type a post and end with Ctrl-D", err=True)
    try:
        return sys.stdin.buffer.read().decode("utf-8").removeprefix("\ufeff").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(f"stdin: not valid UTF-8 (byte {error.start + 1})") from None


def _print_explanation(text: str, decision: Decision, lang: Language, policy: str) -> None:
    from doxguard.pipeline.policy_model import load_policy
    from doxguard.terminal import plain_explanation, print_explanation

    console = None if os.environ.get("NO_COLOR") else _console(sys.stdout)
    if console is None:
        click.echo(plain_explanation(text, decision, lang))
    else:
        print_explanation(text, decision, lang, load_policy(policy).head.risk.entities, console)


@main.command()
@click.argument("sources", nargs=-1, metavar="[FILE]...")
@click.option("--replacement", default="[{entity}]", show_default=True, help="May hold {entity} and {number}.")
@click.option("--format", "format_", default="auto", show_default=True, type=_REDACT_FORMATS, help="See above.")
@click.option("--output", default="-", metavar="PATH", help="Where to. [default: stdout]")
@guard_options
@click.pass_context
def redact(
    ctx: click.Context,
    sources: tuple[str, ...],
    replacement: str,
    format_: str,
    output: str,
    policy: str,
    lang: str,
    region: str,
    without: tuple[str, ...],
    recognizers: tuple[str, ...],
) -> None:
    """Print each FILE, or stdin, with what is found in it replaced.

    \b
    doxguard redact letter.txt > letter.clean.txt
    doxguard redact --replacement "<{entity} {number}>" posts.jsonl --output clean.jsonl

    With --format text a file is one text, so that an address may run over two lines; with txt each line is one; with
    jsonl the text of each record is redacted and its other keys stay as they are. By itself, a file is text, or jsonl
    if it looks so. What cannot be read is left out and told of. Exit codes: 0 done; 2 something could not be read.
    """
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.redact_stream import Redaction, check_replacement
    from doxguard.pipeline.writers.sink import refuse_overwriting
    from doxguard.terminal import PlainMeter

    check_replacement(replacement)
    sources = sources or ("-",)
    refuse_overwriting(output, sources)
    guard = Guard(policy, languages=_languages(lang), without=without, recognizers=recognizers, region=region)
    redaction = Redaction(lambda text: guard.redact(text, replacement), PlainMeter().tell, format_)
    try:
        with click.open_file(output, "wb") as target:
            for source in sources:
                for part in redaction.run(source):
                    target.write(part)
                target.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from error
    ctx.exit(2 if redaction.failed else 0)


main.add_command(policy_commands)
