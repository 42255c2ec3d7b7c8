"""The command as a process of its own: pipes, terminals, signals."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

DOXGUARD = [sys.executable, "-m", "doxguard"]
POST = b'{"text": "zijn nummer is 06 1122 3344"}\n'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX pipes, terminals and signals")


def test_a_pipe_in_and_out(tmp_path: Path) -> None:
    done = subprocess.run([*DOXGUARD, "scan", "-", "--output", "-"], input=POST * 3, capture_output=True, cwd=tmp_path)
    assert done.returncode == 0
    assert [json.loads(line)["action"] for line in done.stdout.splitlines()] == ["warn"] * 3
    assert b"posts/s" in done.stderr
    assert b"\x1b" not in done.stderr


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    source = tmp_path / "posts.jsonl"
    source.write_bytes(POST * 2000)
    command = f"{' '.join(DOXGUARD)} scan {source} --output - --quiet | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, cwd=tmp_path, timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_records_come_as_the_posts_do_and_ctrl_c_keeps_them(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for target in ("-", str(out)):
        process = subprocess.Popen(
            [*DOXGUARD, "scan", "-", "--format", "jsonl", "--output", target],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(POST)
        process.stdin.flush()
        if target == "-":
            assert json.loads(process.stdout.readline())["action"] == "warn"
        else:
            until = time.monotonic() + 60
            # The file is there at once, the first post waits for the lexicons.
            while not (out.exists() and out.read_bytes()) and time.monotonic() < until:
                time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
        assert process.returncode == 130
        assert stderr == b""
    assert json.loads(out.read_text())["action"] == "warn"


def test_what_stands_behind_stdin_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(POST)
    for command in ("scan - --format jsonl", "redact"):
        with path.open("rb") as source:
            arguments = [*DOXGUARD, *command.split(), "--output", str(path)]
            done = subprocess.run(arguments, stdin=source, capture_output=True, cwd=tmp_path)
        assert done.returncode == 2
        assert b"would be overwritten" in done.stderr
        assert path.read_bytes() == POST


@pytest.mark.parametrize(
    "command", ["check <&-", "scan - <&-", "redact <&-", "scan - --output - >&-", "check hoi 2>&-"]
)
def test_closed_streams(tmp_path: Path, command: str) -> None:
    shell = f"{' '.join(DOXGUARD)} {command}"
    done = subprocess.run(["/bin/sh", "-c", shell], input=b"", capture_output=True, cwd=tmp_path)
    assert done.returncode == (0 if "2>" in command else 2)
    assert b"Traceback" not in done.stderr


def run_in_terminal(args: list[str], stdin: bytes, cwd: Path, **environment: str) -> tuple[int, bytes, bytes]:
    """Return exit code, stdout and what a terminal at stderr is sent."""
    (cwd / "in").write_bytes(stdin)
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM", "CI")}
    ours, theirs = os.openpty()
    with (cwd / "in").open("rb") as source, (cwd / "out").open("wb") as target:
        process = subprocess.Popen(
            [*DOXGUARD, *args], stdin=source, stdout=target, stderr=theirs, cwd=cwd,
            env={**clean, "TERM": "xterm", "COLUMNS": "100", **environment},
        )  # fmt: skip
    os.close(theirs)
    shown = b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    return process.wait(30), (cwd / "out").read_bytes(), shown


def read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_a_terminal_sees_progress_and_a_table_and_records_stay_clean(tmp_path: Path) -> None:
    code, stdout, shown = run_in_terminal(["scan", "-", "--output", "-"], POST * 500 + b"{\n", tmp_path)
    assert code == 0
    assert [json.loads(line)["action"] for line in stdout.splitlines()] == ["warn"] * 500
    assert b"posts, " in shown
    assert b"/s" in shown
    assert b"stdin:501: not JSON" in shown
    assert b"PHONE_NUMBER" in shown


def test_quiet_in_a_terminal(tmp_path: Path) -> None:
    code, _, shown = run_in_terminal(["scan", "-", "--quiet"], POST + b"{\n", tmp_path)
    assert code == 0
    assert shown.startswith(b"stdin:2: not JSON")
    assert len(shown.splitlines()) == 1


def test_no_colour_when_that_is_asked(tmp_path: Path) -> None:
    _, _, shown = run_in_terminal(["scan", "-"], POST, tmp_path, NO_COLOR="1")
    assert b"PHONE_NUMBER" in shown
    assert b"\x1b[3" not in shown


def test_bytes_that_are_no_text_as_an_argument() -> None:
    done = subprocess.run([*DOXGUARD, "check", "--json", b"caf\xe9 zijn nummer is 06 1122 3344"], capture_output=True)
    assert done.returncode == 0
    assert json.loads(done.stdout)["action"] == "warn"


def test_a_terminal_without_unicode() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "C"}
    done = subprocess.run([*DOXGUARD, "check", "é 06 1122 3344"], capture_output=True, env=environment)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
