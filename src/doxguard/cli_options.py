"""What several commands share: options, and what follows from them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from doxguard.pipeline.readers.formats import NAMES

if TYPE_CHECKING:
    from rich.console import Console

    from doxguard.pipeline.explain import Language

POLICY = "x-private-information"
FORMATS = click.Choice(["auto", *NAMES])
ENGINE = click.Choice(["local", "spark", "ray"])
FAIL_ON = click.Choice(["warn", "review", "remove"])
LANG_UI = click.option("--lang-ui", type=click.Choice(["nl", "en"]), help="Language to explain in. [default: as LANG]")
POLICY_OPTION = click.option(
    "--policy", default=POLICY, show_default=True, metavar="NAME", help="Id of a policy, or a folder."
)
_OWNERS = "A register of whose data is whose (docs/owners.md): a path or URL; its keys from DOXGUARD_OWNER_KEYS."
OWNERS_OPTION = click.option("--owners", envvar="DOXGUARD_OWNERS", metavar="URL", help=_OWNERS)
_RECOGNIZER = "A Presidio recognizer of your own that joins in; may be repeated."
_REGION = "Country whose national numbers the policy may hold public: SE, …"
_Command = TypeVar("_Command", bound=Callable[..., object])


def guard_options(command: _Command) -> _Command:
    """Add the options that choose what a post is judged by."""
    for option in (
        click.option("--recognizer", "recognizers", multiple=True, metavar="MODULE:CLASS", help=_RECOGNIZER),
        click.option("--without", multiple=True, metavar="DETECTOR", help="A detector to leave out; may be repeated."),
        click.option("--region", default="", metavar="CODE", help=_REGION),
        click.option("--lang", default="", metavar="CODE", help="Language of posts that do not say: nl, en, …"),
        POLICY_OPTION,
    ):
        command = option(command)
    return command


def ui_language() -> Language:
    """Return the language to explain in, as the environment says."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "nl" if chosen.lower().startswith("nl") else "en"


def languages_of(lang: str) -> tuple[str, ...]:
    """Return ``--lang`` as a guard takes it."""
    return (lang,) if lang else ()


def console_of(stream: TextIO | None) -> Console | None:
    """Return a console if the stream is a terminal, else None."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from rich.console import Console

    return Console(file=stream)


def mute_stdout() -> None:
    """Keep Python from complaining, when it ends, about a pipe that was closed."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
