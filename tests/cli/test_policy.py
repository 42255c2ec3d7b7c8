"""`doxguard policy`: looking at a policy, checking it, running its examples."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doxguard import data
from doxguard.cli import main

NAME = "x-private-information"


def policy(*args: str) -> Result:
    return CliRunner().invoke(main, ["policy", *args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy, to be spoilt."""
    return Path(shutil.copytree(str(data.path("policies") / NAME), tmp_path / "mine"))


@pytest.mark.parametrize(("lang", "title"), [("nl", "Woonadres"), ("en", "Home address")])
def test_show(lang: str, title: str) -> None:
    result = policy("show", "--lang-ui", lang)
    assert result.exit_code == 0
    assert NAME in result.stdout
    assert re.search(rf"private\.home_address +{title}", result.stdout)


def test_check_and_test_pass() -> None:
    assert "no errors" in policy("check").stdout
    result = policy("test", NAME)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "examples, 0 failed" in result.stdout


def test_a_folder(folder: Path) -> None:
    assert policy("check", str(folder)).exit_code == 0


SPOILT = {
    "an unknown key": (
        "private.contact.yaml",
        "\ncolour: red\n",
        "private.contact.yaml: unknown key 'colour'; accepted here: id, title",
    ),
    "not YAML": ("private.contact.yaml", "\n{", "private.contact.yaml"),
    "an empty head": ("policy.yaml", None, "policy.yaml"),
}


@pytest.mark.parametrize(("file", "extra", "message"), SPOILT.values(), ids=SPOILT.keys())
def test_errors_name_file_and_key(folder: Path, file: str, extra: str | None, message: str) -> None:
    path = folder / file
    path.write_text(path.read_text() + extra if extra else "")
    for command in ("check", "show", "test"):
        result = policy(command, str(folder))
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr


def test_an_unknown_policy() -> None:
    result = policy("check", "none")
    assert result.exit_code == 2
    assert f"no policy 'none': give a folder with a policy.yaml, or one of: {NAME}" in result.stderr


def test_an_example_that_fails(folder: Path) -> None:
    path = folder / "private.contact.yaml"
    head, found, tail = path.read_text().rpartition("examples:")
    assert found, tail
    path.write_text(
        head + 'examples:\n  flags:\n    - {text: "hoi", action: remove}\n  passes: ["haar nummer is 06 1122 3344"]\n'
    )
    result = policy("test", str(folder))
    assert result.exit_code == 1
    assert "private.contact: flags 1: allow where it says remove" in result.stdout
    assert "private.contact: passes 1: warn by private.contact" in result.stdout
    assert "2 failed" in result.stderr
