"""`doxguard check`: one post, explained."""

import io
import json
import re

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from doxguard import Guard
from doxguard.cli import main
from doxguard.pipeline.policy_model import load_policy
from doxguard.terminal import print_explanation

PHONE = "zijn nummer is 06 1122 3344"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def check(*args: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["check", *args], input=stdin)


CASES = {
    "a text": (
        [PHONE],
        "",
        0,
        ["zijn nummer is [[06 1122 3344]]", "action: warn", "risk: ", "PHONE_NUMBER", "15-27", "0.85"],
    ),
    "from stdin": ([], PHONE + "\n", 0, ["[[06 1122 3344]]"]),
    "from stdin, said": (["-"], PHONE, 0, ["[[06 1122 3344]]"]),
    "several lines": (["-"], f"een\n{PHONE}\n", 0, ["een\nzijn nummer is [[06 1122 3344]]"]),
    "reasons and evidence": (
        [PHONE],
        "",
        0,
        ["private.contact", "A telephone number that is not public", "cue:nummer"],
    ),
    "what was not seen": ([PHONE], "", 0, ["not seen, could have made a difference", "consent"]),
    "in Dutch": (
        [PHONE, "--lang-ui", "nl"],
        "",
        0,
        ["actie: warn", "redenen", "Een telefoonnummer", "telefoonnummer  15-27"],
    ),
    "clean": (["het regent"], "", 0, ["het regent", "action: allow", "risk: 0/100"]),
    "empty": ([""], "", 0, ["action: allow"]),
    "like an option": (["--", "--06 1122 3344"], "", 0, ["[[06 1122 3344]]"]),
    "fail on warn": ([PHONE, "--fail-on", "warn"], "", 1, ["action: warn"]),
    "fail on remove": ([PHONE, "--fail-on", "remove"], "", 0, ["action: warn"]),
    "a detector left out": ([PHONE, "--without", "phone"], "", 0, ["action: allow"]),
    "author and time": (
        [PHONE, "--author", "@a", "--posted-at", "2026-05-04", "--lang", "nl"],
        "",
        0,
        ["action: warn"],
    ),
    "control characters": (["a\x1b[2J\x9b\u202e " + PHONE], "", 0, ["a␛[2J\ufffd\ufffd zijn"]),
}


@pytest.mark.parametrize(("args", "stdin", "code", "parts"), CASES.values(), ids=CASES.keys())
def test_check(args: list[str], stdin: str, code: int, parts: list[str]) -> None:
    result = check(*args, stdin=stdin)
    assert result.exit_code == code, result.output
    assert all(part in result.stdout for part in parts), result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


WRONG = {
    "a wrong time": ([PHONE, "--posted-at", "gisteren"], "", "'posted_at' must be an ISO 8601 time"),
    "an unknown policy": ([PHONE, "--policy", "y"], "", "no policy 'y'"),
    "an unknown language": ([PHONE, "--lang-ui", "fr"], "", "--lang-ui"),
    "not UTF-8": ([], b"caf\xe9", "stdin: not valid UTF-8 (byte 4)"),
}


@pytest.mark.parametrize(("args", "stdin", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage(args: list[str], stdin: str | bytes, message: str) -> None:
    result = check(*args, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "1122" not in result.stderr


def test_json_is_the_decision_record() -> None:
    result = check(PHONE, "--json", "--fail-on", "warn")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == Guard().check(PHONE).to_dict()
    assert "1122" not in result.stdout


LANGUAGES = {
    "LANG": ({"LANG": "nl_NL.UTF-8"}, "actie"),
    "LC_ALL wins": ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB"}, "action"),
    "another": ({"LANG": "fr_FR"}, "action"),
    "none": ({"LANG": ""}, "action"),
}


@pytest.mark.parametrize(("environment", "word"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_language_of_the_explanation(environment: dict[str, str], word: str) -> None:
    assert f"{word}: allow" in CliRunner().invoke(main, ["check", "hoi"], env=environment).stdout


def test_colours() -> None:
    text = "zij woont op 52.371807, 4.896029, mail: a@example.org [bold]x[/bold]"
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="truecolor", width=100)
    weights = load_policy("x-private-information").head.risk.entities
    print_explanation(text, Guard(screen=False).check(text), "en", {str(k): v for k, v in weights.items()}, console)
    shown = out.getvalue()
    assert re.search(r"\x1b\[[0-9;]*41m52\.371807, 4\.896029\x1b", shown), "a high risk is on red"
    assert re.search(r"\x1b\[[0-9;]*46ma@example\.org\x1b", shown), "a low one is not"
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).startswith(text)
