"""The command line: parses, calls the library, prints. Everything heavy is imported by the command that needs it.
`doxguard.cli_scan`, `cli_policy`, `cli_owners`, `cli_bench` and `cli_serve` hold the larger commands.

Exit codes: 0 done; 1 a post at or above --fail-on, or an example of a policy that fails; 2 bad usage, or something that
could not be read or written; 130 stopped with Ctrl-C. Where 1 and 2 both hold it is 2: the answer is not complete.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from doxguard._version import VERSION
from doxguard.cli_bench import bench as bench_commands
from doxguard.cli_options import (
    FAIL_ON,
    LANG_UI,
    OWNERS_OPTION,
    console_of,
    guard_options,
    languages_of,
    mute_stdout,
    ui_language,
)
from doxguard.cli_owners import owners as owners_commands
from doxguard.cli_policy import policy as policy_commands
from doxguard.cli_scan import scan as scan_command
from doxguard.cli_serve import serve as serve_command
from doxguard.errors import DoxguardError, InputError

if TYPE_CHECKING:
    from doxguard.pipeline.decision import Decision
    from doxguard.pipeline.explain import Language

_REDACT_FORMATS = click.Choice(["auto", "text", "txt", "jsonl"])


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
            mute_stdout()
            return ctx.exit(0)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="doxguard")
def main() -> None:
    """Find private data in posts, and say what the policy asks: allow, warn, review or remove.

    Exit codes: 0 done; 1 something at or above --fail-on; 2 bad usage or input.
    """


@main.command()
@click.argument("text", required=False)
@click.option("--author", default="", metavar="HANDLE", help="Who posted it.")
@click.option("--posted-at", default="", metavar="TIME", help="When, in ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print the decision record.")
@LANG_UI
@click.option("--fail-on", type=FAIL_ON, help="Exit with 1 if the post is judged so, or worse.")
@OWNERS_OPTION
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
    owners: str | None,
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
        policy,
        without=without,
        recognizers=recognizers,
        languages=languages_of(lang),
        screen=False,
        region=region,
        owners=owners,
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

    console = None if os.environ.get("NO_COLOR") else console_of(sys.stdout)
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
    from doxguard.pipeline.engine.output import refuse_overwriting
    from doxguard.pipeline.guard import Guard
    from doxguard.pipeline.redact_stream import Redaction, check_replacement
    from doxguard.terminal import PlainMeter

    check_replacement(replacement)
    sources = sources or ("-",)
    refuse_overwriting(output, sources)
    guard = Guard(policy, languages=languages_of(lang), without=without, recognizers=recognizers, region=region)
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


main.add_command(scan_command)
main.add_command(policy_commands)
main.add_command(owners_commands)
main.add_command(bench_commands)
main.add_command(serve_command)
