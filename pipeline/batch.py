"""Judging dumps: sources in, decisions out, one for each record that can be read, in order.

Records stream through: what is held in memory does not grow with the dump. A bad record is told of, counted and kept
in the rejects; a source that cannot be read is told of; neither stops the run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Literal, NamedTuple, Protocol

from doxguard.errors import InputError
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.explain import found_texts
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.source import read_source
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.rejects import Rejects

Show = Literal["", "masked", "plain"]  # whether the found texts go into the output
_TOLD = 20  # messages of one kind; the rest is counted
_PAUSE = 0.2  # seconds between two steps that are told of


class Writer(Protocol):
    """What decisions are written to; see `doxguard.pipeline.writers.sink.Sink`."""

    def write(self, decision: Decision, shown: Sequence[str] = ()) -> None:
        """Write one decision, with the texts of its findings if they are to be shown."""


class Judged(NamedTuple):
    """A record and its decision; None if it could not be judged, and the record says why."""

    record: Record
    decision: Decision | None


def judge(records: Iterable[Record], guard: Guard) -> Iterator[Judged]:
    """Yield each record with its decision, one at a time, as they are asked for."""
    for record in records:
        yield Judged(record, None) if record.post is None else _judged(record, record.post, guard)


def _judged(record: Record, post: Post, guard: Guard) -> Judged:
    try:
        return Judged(record, guard.check(post))
    except Exception as error:  # a fault of ours, or of a recognizer that a user brought, costs one post, not a run
        what = f"could not be judged: {type(error).__name__}; the fault is not in the post"
        return Judged(Record(record.place, error=what, raw=post.text), None)


class Scan:
    """A run over sources. What it tells of goes to ``tell``.

    ``step`` is called a few times a second with the tally, the bytes read and those there are, None if not known.
    """

    def __init__(
        self,
        guard: Guard,
        rejects: Rejects,
        *,
        show: Show = "",
        tell: Callable[[str], None] = lambda _: None,
        step: Callable[[Tally, float, float | None], None] = lambda *_: None,
        tally: Tally | None = None,
    ) -> None:
        self._guard = guard
        self._rejects = rejects
        self._writer: Writer | None = None
        self._show = show
        self._tell = tell
        self._step = step
        self._stepped = 0.0
        self._rejects_failed = False
        self.tally = tally or Tally()

    def run(
        self, sources: Iterable[str], reading: Reading, writer: Writer | None = None, stdin: BinaryIO | None = None
    ) -> Tally:
        """Judge all sources; raises `InputError` only if the output cannot be written."""
        self._writer = writer
        for judged in judge(self._records(sources, reading, stdin), self._guard):
            self._warn(judged.record)
            if judged.decision is None:
                self._reject(judged.record)
            else:
                self._accept(judged.record, judged.decision)
            if time.monotonic() - self._stepped > _PAUSE:
                self._step(self.tally, 0.0, None)
                self._stepped = time.monotonic()
        self._tell_rest(self.tally.rejected, "bad records")
        self._tell_rest(self.tally.warnings, "warnings")
        return self.tally

    def _records(self, sources: Iterable[str], reading: Reading, stdin: BinaryIO | None) -> Iterator[Record]:
        for source in sources:
            try:
                yield from read_source(source, reading, stdin)
            except InputError as error:
                self.tally.failed += 1
                self._tell(str(error))

    def _accept(self, record: Record, decision: Decision) -> None:
        at = (self.tally.posts + self.tally.rejected,)
        self.tally.add(decision, record.post, record.place, at)
        if self._writer:
            text = record.post.text if record.post else ""
            self._writer.write(decision, found_texts(text, decision, self._show == "masked") if self._show else ())

    def _reject(self, record: Record) -> None:
        self.tally.rejected += 1
        if self.tally.rejected <= _TOLD:
            self._tell(f"{record.place.source}:{record.place.line}: {record.error}")
        try:
            self._rejects.write(record)
        except InputError as error:
            if not self._rejects_failed:
                self.tally.failed += 1
                self._tell(str(error))
            self._rejects_failed = True

    def _warn(self, record: Record) -> None:
        for note in record.notes:
            self.tally.warnings += 1
            if self.tally.warnings <= _TOLD:
                self._tell(f"{record.place.source}:{record.place.line}: warning: {note}")

    def _tell_rest(self, count: int, what: str) -> None:
        if count > _TOLD:
            self._tell(f"… and {count - _TOLD:,} more {what}")
