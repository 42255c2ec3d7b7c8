"""The front door opens fast, and every command says what it does."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from doxguard import __version__
from doxguard.cli import main

HEAVY = (
    "pyarrow", "rich", "pydantic", "presidio_analyzer", "spacy", "yaml", "hyperscan", "phonenumbers", "jinja2",
    "prometheus_client",
)  # fmt: skip


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


COMMANDS = dict(commands(main))


def test_all_commands_are_here() -> None:
    assert {" ".join(path) for path in COMMANDS} >= {
        "scan",
        "check",
        "redact",
        "policy show",
        "policy check",
        "policy test",
    }


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    assert (COMMANDS[path].help or "").strip()
    assert "Usage:" in result.stdout
    for parameter in COMMANDS[path].params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_starting_imports_nothing_heavy(option: str) -> None:
    script = f"""
import sys
sys.argv = ["doxguard", {option!r}]
from doxguard.cli import main
try:
    main()
except SystemExit:
    print([name for name in {HEAVY!r} if name in sys.modules])
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_version_comes_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "doxguard", "--version"], capture_output=True, text=True, check=True
        )
        assert __version__ in done.stdout
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 1.0  # 0.06 s on a quiet machine; the modules loaded are counted above


@pytest.mark.parametrize(
    "args", [["--versoin"], ["scna"], ["scan"], ["scan", "--format", "xml", "-"], ["policy", "shwo"]]
)
def test_bad_usage_is_exit_code_2(args: list[str]) -> None:
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_the_script_is_installed() -> None:
    script = Path(sys.executable).with_name("doxguard")
    if not script.exists():
        pytest.skip("not installed as a script")
    assert __version__ in subprocess.run([script, "--version"], capture_output=True, text=True, check=True).stdout
