"""Has a program read texts and tell what it finds in each, and outlives whatever becomes of it.

Texts go out and answers come in by pipes, a line of JSON each (see ``runner.py``). A program that dies or hangs
loses the text that it was at; it is started again with those after, a few times. What it prints on standard error is
dropped unread, since it may quote a text.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

_STARTS = 5  # of one program for one set of texts
_LONGEST = 1 << 24  # characters of a line that is an answer
# One thread each, and no way out: a tool that looks something up fails at once, and does not pass a post on.
_SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "NO_PROXY": "", "no_proxy": ""} | dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"
)
Spans = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading all texts once took: seconds, and bytes at most."""

    cpu: float
    wall: float
    anchor: float
    memory: int


@dataclass(slots=True)
class Answers:
    """What a program told."""

    spans: list[Spans | None] = field(default_factory=list)  # of each text; None: lost
    lost: Counter[str] = field(default_factory=Counter)  # why
    started: float | None = None  # seconds of its first start; None: it never did
    version: str = ""
    cost: Cost | None = None  # None where it had to be started more than once
    failed: str = ""  # why it could not start


def ask(
    command: Sequence[str], texts: Sequence[str], patience: float, environment: Mapping[str, str] | None = None
) -> Answers:
    """Return what a program finds in texts; ``patience``: seconds that it may be silent."""
    answers = Answers()
    for start in range(_STARTS):
        why = _run(command, texts, patience, environment, answers)
        if start or why:
            answers.cost = None
        if answers.started is None:
            answers.failed = answers.failed or why
            return answers
        if why:
            _lose(answers, texts, why)
        if len(answers.spans) == len(texts):
            return answers
    while len(answers.spans) < len(texts):
        _lose(answers, texts, "given up")
    return answers


def _lose(answers: Answers, texts: Sequence[str], why: str) -> None:
    if len(answers.spans) < len(texts):
        answers.spans.append(None)
        answers.lost[why] += 1


def _run(
    command: Sequence[str],
    texts: Sequence[str],
    patience: float,
    environment: Mapping[str, str] | None,
    answers: Answers,
) -> str:
    """Start the program on the texts that have no answer yet; returns why it did not come to the end."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_SETTINGS, **(environment or {})},
            encoding="ascii",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        return type(error).__name__
    with process:
        assert process.stdin
        assert process.stdout
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        left = texts[len(answers.spans) :]
        for work in (lambda: _feed(process.stdin, left), lambda: _listen(process.stdout, lines)):
            threading.Thread(target=work, daemon=True).start()
        try:
            return _take(lines, len(texts), patience, answers)
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End a program with all that it started: a child that lives on would keep the pipe open."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _feed(stream: IO[str] | None, texts: Sequence[str]) -> None:
    with suppress(OSError, ValueError):  # it is gone
        assert stream
        for text in texts:
            stream.write(json.dumps(text) + "\n")
        stream.close()


def _listen(stream: IO[str] | None, lines: queue.SimpleQueue[str]) -> None:
    with suppress(OSError, ValueError):
        assert stream
        while line := stream.readline(_LONGEST):
            lines.put(line)
    lines.put("")


def _take(lines: queue.SimpleQueue[str], count: int, patience: float, answers: Answers) -> str:
    """Read answers until the cost is told; returns why it is not, if so."""
    while True:
        try:
            line = lines.get(timeout=patience)
        except queue.Empty:
            return "hangs"
        if not line:
            return "dies"
        record = _record(line)
        if "failed" in record:
            answers.failed = str(record["failed"])[:60]
            return answers.failed
        if "started" in record and answers.started is None:
            answers.started, answers.version = _seconds(record["started"]), str(record.get("version", ""))[:40]
        elif "cpu" in record and len(answers.spans) == count:
            answers.cost = _cost(record)
            return ""
        elif ("spans" in record or "error" in record) and len(answers.spans) < count:
            _keep(record, answers)
        elif "started" not in record:
            return "garbage"


def _record(line: str) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _keep(record: Mapping[str, object], answers: Answers) -> None:
    spans = _spans(record.get("spans"))
    answers.spans.append(spans)
    if spans is None:
        answers.lost[str(record.get("error", "garbage"))[:60]] += 1


def _spans(value: object) -> Spans | None:
    """Return the spans of an answer; None where they are none."""
    if not isinstance(value, list):
        return None
    spans = []
    for span in value:
        if not (isinstance(span, list) and [type(part) for part in span] == [str, int, int]):
            return None
        spans.append((span[0], span[1], span[2]))
    return tuple(spans)


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _cost(record: Mapping[str, object]) -> Cost:
    cpu, wall, anchor, memory = (_seconds(record.get(name)) for name in ("cpu", "wall", "anchor", "memory"))
    return Cost(cpu, wall, anchor, int(memory))
