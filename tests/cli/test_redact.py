"""`doxguard redact`: text in, text out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doxguard.cli import main


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def redact(*args: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["redact", *args], input=stdin)


TEXT = "bel 06 1122 3344 of 06 1122 3355\n"
CASES = {
    "stdin": ([], TEXT, 0, "bel [PHONE_NUMBER] of [PHONE_NUMBER]\n", ""),
    "stdin, said": (["-"], TEXT, 0, "bel [PHONE_NUMBER] of [PHONE_NUMBER]\n", ""),
    "a replacement": (
        ["--replacement", "<{entity} {number}>"],
        TEXT,
        0,
        "bel <PHONE_NUMBER 1> of <PHONE_NUMBER 2>\n",
        "",
    ),
    "nothing in its place": (["--replacement", ""], TEXT, 0, "bel  of \n", ""),
    "lines": (["--format", "txt"], "een\r\n" + TEXT, 0, "een\r\nbel [PHONE_NUMBER] of [PHONE_NUMBER]\n", ""),
    "records": ([], '{"id": 1, "text": "bel 06 1122 3344"}\n', 0, '{"id": 1, "text": "bel [PHONE_NUMBER]"}\n', ""),
    "a bad record": (
        ["--format", "jsonl"],
        '{"text": "06 1122 3344\n{"text": "x"}\n',
        2,
        '{"text": "x"}\n',
        "stdin:1: left out: not JSON",
    ),
    "a detector left out": (["--without", "phone"], TEXT, 0, TEXT, ""),
    "a bad replacement": (["--replacement", "{name}"], TEXT, 2, "", "only {entity} and {number} may stand in it"),
    "a source that is not there": (["none.txt", "-"], "hoi\n", 2, "hoi\n", "none.txt: No such file"),
    "an output in no folder": (["--output", "no/x.txt"], TEXT, 2, "", "no/x.txt: cannot be written"),
    "empty": ([], "", 0, "", ""),
}


@pytest.mark.parametrize(("args", "stdin", "code", "stdout", "stderr"), CASES.values(), ids=CASES.keys())
def test_redact(args: list[str], stdin: str, code: int, stdout: str, stderr: str) -> None:
    result = redact(*args, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.stdout_bytes == stdout.encode()
    assert stderr in result.stderr
    assert "1122" not in result.stderr


def test_files_to_a_file() -> None:
    Path("a.txt").write_text("bel 06 1122 3344\n")
    Path("b.jsonl").write_text('{"text": "x", "n": 1}\n')
    assert redact("a.txt", "b.jsonl", "--output", "out").stdout == ""
    text, record = Path("out").read_text().splitlines()
    assert text == "bel [PHONE_NUMBER]"
    assert json.loads(record) == {"text": "x", "n": 1}


def test_a_source_is_never_overwritten() -> None:
    Path("a.txt").write_text(TEXT)
    assert redact("a.txt", "--output", "a.txt").exit_code == 2
    assert Path("a.txt").read_text() == TEXT
