"""Judging parts here: in this process, or in several others.

Each worker is a process with a pipe to this one. It has one part at hand and at most one more waiting, and no part is
handed out that is too far ahead of the oldest one that is not done: so what is held in memory does not grow with the
dump, whatever the order in which parts are done. A worker that dies has its parts done by another; when this process
dies, so do they.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import queue
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import NamedTuple, Self

from doxguard.errors import DoxguardError
from doxguard.pipeline.engine.parts import Part
from doxguard.pipeline.engine.work import Result, Settings, Worker

_WAITING = 2  # parts that a worker has
_AHEAD = 4  # parts for each worker that may be done while an older one is not
_TRIES = 3


class WorkerError(DoxguardError):
    """A part cannot be judged: each process that tries to ends."""


class _Fault(NamedTuple):
    """What a worker sends in the place of a result: the kind of an error of ours."""

    kind: str


def run_here(parts: Iterable[Part], worker: Worker) -> Iterator[Result]:
    """Yield what comes out of the parts, judged in this process."""
    for part in parts:
        yield worker.do(part)


def run_workers(parts: Iterable[Part], settings: Settings, workers: int, *, ordered: bool = True) -> Iterator[Result]:
    """Yield what comes out of the parts, judged in as many processes; raises `WorkerError`.

    Results come in the order of the parts or, if that does not matter, as they are ready.
    """
    with _Pool(settings, workers) as pool:
        yield from pool.run(iter(parts), ordered=ordered)


class _Member:
    """A process, and the parts that it has."""

    def __init__(self, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.parts: deque[Part] = deque()
        self.process: SpawnProcess = context.Process(target=_serve, args=(other, settings), daemon=True)
        self.process.start()
        other.close()  # or nobody would notice the end of the process

    def give(self, part: Part) -> None:
        self.parts.append(part)
        with suppress(OSError):  # it has died, which shows where its results are waited for
            self.connection.send(part)

    def end(self) -> None:
        self.process.terminate()
        self.process.join()
        self.connection.close()


class _Pool:
    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._workers = workers
        self._members: list[_Member] = []
        self._failed: Counter[int] = Counter()  # by the number of a part: how many processes it has cost
        self._again: deque[Part] = deque()

    def __enter__(self) -> Self:
        try:
            while len(self._members) < self._workers:
                with _undisturbed():
                    self._members.append(_Member(self._settings))
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for member in self._members:
            member.end()

    def run(self, parts: Iterator[Part], *, ordered: bool) -> Iterator[Result]:
        """Yield results, in the order of the parts if that is asked for."""
        given: deque[int] = deque()  # parts that were handed out and whose results were not handed on
        early: dict[int, Result] = {}
        while self._hand_out(parts, given) or given:
            for result in self._ready():
                if not ordered:
                    given.remove(result.number)
                    yield result
                    continue
                early[result.number] = result
                while given and given[0] in early:
                    yield early.pop(given.popleft())

    def _hand_out(self, parts: Iterator[Part], given: deque[int]) -> bool:
        """Give parts to those who have few, and tell whether there were any."""
        most = _AHEAD * self._workers
        any_given = False
        while len(given) < most:
            member = min(self._members, key=lambda one: len(one.parts))
            if len(member.parts) >= _WAITING:
                break
            part = self._again.popleft() if self._again else next(parts, None)
            if part is None:
                break
            if part.number not in self._failed:
                given.append(part.number)
            member.give(part)
            any_given = True
        return any_given

    def _ready(self) -> Iterator[Result]:
        """Wait for results, and for the end of processes."""
        waited_for = {member.connection: member for member in self._members if member.parts}
        for connection in wait(list(waited_for)):
            assert isinstance(connection, Connection)
            member = waited_for[connection]
            try:
                answer = connection.recv()
            except (EOFError, OSError):
                self._replace(member)
                continue
            if isinstance(answer, _Fault):
                raise WorkerError(f"a part of the dump could not be judged: {answer.kind}; the fault is not in it")
            assert isinstance(answer, Result)
            member.parts.popleft()
            yield answer

    def _replace(self, member: _Member) -> None:
        """Put another process in the place of one that ended, and its parts back."""
        member.end()
        at_hand = member.parts[0].number
        self._failed.update(part.number for part in member.parts)
        if self._failed[at_hand] >= _TRIES * _WAITING:
            code = member.process.exitcode
            raise WorkerError(f"{_TRIES} processes ended (code {code}) over the same part of the dump; out of memory?")
        self._again.extendleft(reversed(member.parts))
        with _undisturbed():
            self._members[self._members.index(member)] = _Member(self._settings)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C waiting: a process that was started by half complains of it."""
    if threading.current_thread() is not threading.main_thread():  # which alone is told of it
        yield
        return
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if waiting:
            signal.raise_signal(signal.SIGINT)


def _serve(connection: Connection, settings: Settings) -> None:
    """Judge the parts that come through a connection; ends when nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the one who started us decides
    parts: queue.SimpleQueue[Part] = queue.SimpleQueue()
    # Parts are taken from the pipe at once, so that whoever sends one is never kept waiting while we send a result.
    threading.Thread(target=_receive, args=(connection, parts), daemon=True).start()
    worker = Worker(settings)
    settle()
    while True:
        part = parts.get()
        try:
            answer: Result | _Fault = worker.do(part)
        except Exception as error:
            answer = _Fault(type(error).__name__)
        try:
            connection.send(answer)
        except OSError:
            return


def _receive(connection: Connection, parts: queue.SimpleQueue[Part]) -> None:
    while True:
        try:
            parts.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


def settle() -> None:
    """Take what is there now, such as the gazetteers, out of the garbage collector's rounds: it stays."""
    gc.collect()
    gc.freeze()
