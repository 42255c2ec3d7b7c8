"""Texts get answers, whatever becomes of the program that is asked."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from doxguard.benchmarks.peers.ask import Answers, ask
from tests.benchmarks.peers.fakes import GOOD, MOODY, RUNNER, write

MAIL = (("mail", 0, 3),)


def asked(folder: Path, code: str, texts: Sequence[str], patience: float = 60) -> Answers:
    return ask((sys.executable, "-I", str(RUNNER), str(write(folder, code)), "pytest"), texts, patience)


def test_spans_and_cost_come_back(tmp_path: Path) -> None:
    answers = asked(tmp_path, GOOD, ["a@b 06", "", "nothing"])
    assert answers.spans == [(("mail", 0, 3), ("phone", 4, 6)), (), ()]
    assert not answers.lost
    assert answers.version
    assert answers.cost
    assert answers.cost.cpu > 0
    assert answers.cost.anchor > 0
    assert answers.cost.memory > 1_000_000


@pytest.mark.parametrize(
    "text",
    ["a@b\n{}\n", "a@b \ud800", "a@b \x00 \u2028", 'a@b "}]', "a@b " * 50_000],
    ids=lambda text: ascii(text[:12]),
)
def test_any_text_arrives_as_it_is(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, "def load():\n    return lambda text: [('all', 0, len(text))]", [text]).spans == [
        (("all", 0, len(text)),)
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("raise", "ValueError"),
        ("shape", "TypeError"),
        ("thirds", "ValueError"),
        ("words", "ValueError"),
        ("die", "dies"),
        ("hang", "hangs"),
        pytest.param("fork", "hangs", marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")),
    ],
)
def test_only_the_text_is_lost_that_it_fails_on(tmp_path: Path, text: str, why: str) -> None:
    start = time.monotonic()
    answers = asked(tmp_path, MOODY, ["a@b 1", f"a@b {text} secret", "a@b 2"], patience=3)
    assert time.monotonic() - start < 45  # what hangs does so for a minute, and its child with it
    assert answers.spans == [MAIL, None, MAIL]
    assert answers.lost == {why: 1}
    assert "secret" not in repr(answers)
    assert (answers.cost is None) == (why in ("dies", "hangs"))  # a time in pieces is not comparable


def test_what_it_prints_is_no_answer(tmp_path: Path) -> None:
    assert asked(tmp_path, MOODY, ["print", "a@b"]).spans == [(), MAIL]


def test_a_program_that_keeps_dying_is_given_up(tmp_path: Path) -> None:
    answers = asked(tmp_path, MOODY, ["die"] * 20)
    assert answers.spans == [None] * 20
    assert answers.lost == {"dies": 5, "given up": 15}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import nothing_of_that_name", "ModuleNotFoundError"),
        ("def load(): raise RuntimeError('no')", "RuntimeError"),
        ("nothing = 1", "KeyError"),
        ("import os; os._exit(1)", "dies"),
        ("import time; time.sleep(60)", "hangs"),
    ],
)
def test_a_program_that_does_not_start(tmp_path: Path, code: str, why: str) -> None:
    answers = asked(tmp_path, code, ["a@b"] * 3, patience=2)
    assert answers.failed == why
    assert answers.started is None
    assert not answers.spans


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"started": 1}{"spans": []}', "[" * 10_000, '{"odd": 1}', "\u00e9", "x" * 100_000]
)
def test_a_program_that_talks_nonsense(line: str) -> None:
    code = f"import sys; sys.stdout.buffer.write({line.encode()!r} + b'\\n')"
    answers = ask((sys.executable, "-c", code), ["a@b"], 30)
    assert answers.failed == "garbage"


@pytest.mark.parametrize("spans", ["5", "[5]", '[["mail", 1]]', '[["mail", 1, true]]', "[[1, 1, 2]]", "null"])
def test_spans_of_another_shape_lose_the_text(spans: str) -> None:
    lines = ['{"started": 1}', f'{{"spans": {spans}}}', '{"cpu": 1, "wall": 1, "anchor": 1, "memory": "much"}']
    answers = ask((sys.executable, "-c", f"print({chr(10).join(lines)!r})"), ["a@b"], 30)
    assert answers.spans == [None]
    assert answers.lost == {"garbage": 1}
    assert answers.cost
    assert answers.cost.memory == 0


def test_more_answers_than_texts_are_not_taken() -> None:
    lines = ['{"started": 1}', *['{"spans": []}'] * 5]
    answers = ask((sys.executable, "-c", f"print({chr(10).join(lines)!r})"), ["a@b"], 30)
    assert answers.spans == [()]
    assert answers.cost is None


def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    assert ask((str(tmp_path / "none"),), ["a@b"], 30).failed == "FileNotFoundError"
