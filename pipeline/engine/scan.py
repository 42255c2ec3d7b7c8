"""A whole scan: sources in, decisions out, one for each record that can be read, in order.

Bad records are told of, counted and kept in the rejects; a source that cannot be read is told of; neither stops the
run. What came out of each part is put down before the next, with a journal beside it, so that a run that was stopped
can go on where it was: nothing is lost and nothing comes twice.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from doxguard._version import VERSION
from doxguard.errors import InputError
from doxguard.pipeline.engine.journal import Journal, Progress
from doxguard.pipeline.engine.local import run_here, run_workers
from doxguard.pipeline.engine.output import STDOUT, Growing, open_output, output_form
from doxguard.pipeline.engine.parts import cut
from doxguard.pipeline.engine.work import TOLD, Result, Settings, Worker, tell_of
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.readers.record import STDIN, Reading
from doxguard.pipeline.tally import Tally

JOURNAL = ".progress"
_MUCH = 50_000_000  # bytes
_PAUSE = 0.2  # seconds between two steps that are told of


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be scanned, and how."""

    sources: Sequence[str]
    reading: Reading = field(default_factory=Reading)
    settings: Settings = field(default_factory=Settings)
    output: str | None = None
    rejects: Path | None = None
    workers: int = 1
    ordered: bool = True
    resume: bool = False

    @property
    def journal(self) -> Path | None:
        """Where it is kept how far a run has come; None if it cannot go on, since its output or a source is a pipe."""
        if self.output in (None, STDOUT) or STDIN in self.sources:
            return None
        path = Path(self.output or "")
        return path.with_name(path.name + JOURNAL)


class Scan:
    """A run of a plan. What it tells of goes to ``tell``; ``step`` is called after each part."""

    def __init__(
        self,
        plan: Plan,
        *,
        guard: Guard | None = None,
        tell: Callable[[str], None] = lambda _: None,
        step: Callable[[Tally, float, float | None], None] = lambda *_: None,
        stdin: BinaryIO | None = None,
        stdout: BinaryIO | None = None,
    ) -> None:
        """Take a guard that is there already.

        ``step`` is called a few times a second with what came out so far, the bytes read, and how many there are, None
        if nobody knows.
        """
        self._plan = plan
        self._settings = replace(plan.settings, form=output_form(plan.output))
        self._guard = guard
        self._tell = tell
        self._step = step
        self._stdin = stdin
        self._output = open_output(plan.output, stdout)
        self._rejects = Growing(plan.rejects, lazy=True) if plan.rejects else None
        self._journal = Journal(plan.journal, identity(plan)) if plan.journal else None
        self._progress = Progress()
        self.before = 0  # records that were done before this run went on

    def run(self) -> Tally:
        """Judge all sources; raises `InputError` if the output cannot be written."""
        try:
            self._begin()
            self._judge()
            self._output.finish()
        finally:
            self._output.close()
            if self._rejects:
                self._rejects.close()
        if self._journal:
            self._journal.remove()
        return self.tally

    @property
    def tally(self) -> Tally:
        """What came out so far."""
        return self._progress.tally

    def _begin(self) -> None:
        kept = self._journal.load() if self._journal and self._plan.resume else None
        self._progress = kept or Progress(tally=Tally(excerpts=self._settings.excerpts))
        self.before = self.tally.posts + self.tally.rejected
        self._output.begin(kept.output if kept else None)
        if self._rejects:
            self._rejects.begin(kept.rejects if kept else None)

    def _judge(self) -> None:
        tally, total, stepped = self.tally, _size_of(self._plan.sources), 0.0
        for result in self._results():
            self._take(result)
            if time.monotonic() - stepped > _PAUSE:
                self._step(tally, result.read, total)
                stepped = time.monotonic()
        self._tell_rest(tally.rejected, "bad records")
        self._tell_rest(tally.warnings, "warnings")

    def _results(self) -> Iterator[Result]:
        plan = self._plan
        parts = (part for part in cut(plan.sources, plan.reading, self._stdin) if not self._progress.has(part.number))
        if plan.workers > 1:
            return run_workers(parts, self._settings, plan.workers, ordered=plan.ordered)
        return run_here(parts, Worker(self._settings, self._guard))

    def _take(self, result: Result) -> None:
        """Put down what came out of a part, and then that it did."""
        progress = self._progress
        tell_of(result, progress.tally, self._tell)
        progress.tally.merge(result.tally)
        progress.output = self._output.write(result.number, result.body)
        if self._rejects:
            progress.rejects = self._keep_rejects(self._rejects, result)
        progress.add(result.number)
        if self._journal:
            self._journal.save(progress)

    def _keep_rejects(self, rejects: Growing, result: Result) -> int:
        try:
            return rejects.write(result.number, result.rejects)
        except InputError as error:
            self._tell(str(error))
            self._progress.tally.failed += 1
            self._rejects = None
            return self._progress.rejects

    def _tell_rest(self, count: int, what: str) -> None:
        if count > TOLD:
            self._tell(f"… and {count - TOLD:,} more {what}")


def default_workers(sources: Sequence[str]) -> int:
    """Return how many processes are worth starting: one, or for much to read one a core."""
    return os.cpu_count() or 1 if (_size_of(sources) or 0) > _MUCH else 1


def identity(plan: Plan) -> dict[str, object]:
    """Return what must be the same for a run to go on."""
    return {
        "doxguard": VERSION,
        "sources": [(source, _state(Path(source))) for source in plan.sources],
        "reading": plan.reading,
        "settings": (sorted(plan.settings.guard.items(), key=str), plan.settings.show, plan.settings.excerpts),
        "rejects": str(plan.rejects),
    }


def _size_of(sources: Sequence[str]) -> float | None:
    """Return how many bytes there are in files and folders; None if one is a pipe, a pattern, or not there."""
    states = [None if source == STDIN else _state(Path(source)) for source in sources]
    sizes = [state[0] for state in states if state]
    return float(sum(sizes)) if len(sizes) == len(states) else None


def _state(path: Path) -> tuple[int, object] | None:
    """Return the size of a file or of all in a folder, and what tells one state of it from another."""
    try:
        files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        state = sorted((str(file), there.st_size, there.st_mtime_ns) for file in files for there in [file.stat()])
    except (OSError, ValueError):
        return None
    return sum(size for _, size, _ in state), state
