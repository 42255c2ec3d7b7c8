"""Judging one part of a dump: the same in this process, in a worker of ours, and on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from doxguard.pipeline.engine.blocks import judge_block
from doxguard.pipeline.engine.parts import Block, Failure, Part, Records, Rows
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.judging import Verdicts, judge_records
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.scan_batches import judge_batch
from doxguard.pipeline.tally import Tally, day_of
from doxguard.pipeline.writers.verdicts import Show, to_csv, to_jsonl, to_parquet, to_rejects

Form = Literal["", "jsonl", "csv", "parquet"]  # of the output; "" for none
TOLD = 20  # messages of one kind; the rest is counted
_ENCODERS: Mapping[Form, Callable[[Verdicts, Show], bytes]] = MappingProxyType({
    "": lambda *_: b"", "jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker must know: all that `Guard` takes, and what is wanted of the verdicts."""

    guard: Mapping[str, object] = field(default_factory=dict)
    form: Form = ""
    show: Show = ""
    excerpts: bool = False  # in the tally

    def make_guard(self) -> Guard:
        """Return a guard of its own."""
        return Guard(**self.guard)  # type: ignore[arg-type]


def shared_guard(settings: Settings) -> Guard:
    """Return the guard of this process for these settings: a cluster calls a process many times, part by part."""
    return _guard(tuple(sorted(settings.guard.items())))


@lru_cache(maxsize=2)
def _guard(about: tuple[tuple[str, object], ...]) -> Guard:
    return Settings(dict(about)).make_guard()


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of a part, ready to be written."""

    number: int
    body: bytes = field(repr=False)
    rejects: bytes = field(repr=False)
    tally: Tally
    bad: tuple[str, ...] = ()  # messages on bad records
    odd: tuple[str, ...] = ()  # and on warnings
    failure: str = ""  # of a source
    read: float = 0.0


def tell_of(result: Result, before: Tally, tell: Callable[[str], None]) -> None:
    """Tell of what was odd in a part, as far as there is room for behind what was counted before it."""
    for messages, told in ((result.bad, before.rejected), (result.odd, before.warnings)):
        for message in messages[: max(0, TOLD - told)]:
            tell(message)
    if result.failure:
        tell(result.failure)


class Worker:
    """Judges parts, one after the other."""

    def __init__(self, settings: Settings, guard: Guard | None = None) -> None:
        """Make a guard, unless there is one."""
        self._settings = settings
        self._guard = guard or settings.make_guard()

    def do(self, part: Part) -> Result:
        """Judge a part."""
        tally = Tally(excerpts=self._settings.excerpts)
        if isinstance(part.work, Failure):
            tally.failed = 1
            return Result(part.number, b"", b"", tally, failure=part.work.message, read=part.read)
        verdicts = judge_work(part.work, part.reading, self._guard)
        bad, odd = count(verdicts, tally, (part.number,))
        body = _ENCODERS[self._settings.form](verdicts, self._settings.show)
        return Result(part.number, body, to_rejects(verdicts), tally, bad, odd, read=part.read)


def judge_work(work: Block | Rows | Records, reading: Reading, guard: Guard) -> Verdicts:
    """Return the verdicts on the records of a part."""
    if isinstance(work, Rows):
        return judge_batch(work.batch, guard, reading, work.first)
    if isinstance(work, Records):
        return judge_records(work.records, guard)
    return judge_block(work, reading, guard)


def count(verdicts: Verdicts, tally: Tally, at: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Count what came out at a place in the run, and return what is to be told of bad records, and of odd ones."""
    bad: list[str] = []
    odd: list[str] = []
    for row, (record, decision) in verdicts.others.items():
        where = f"{record.place.source}:{record.place.line}"
        tally.warnings += len(record.notes)
        odd += [f"{where}: warning: {note}" for note in record.notes[: TOLD - len(odd)]]
        if decision:
            tally.add(decision, record.post, record.place, (*at, row))
        else:
            tally.rejected += 1
            bad += [f"{where}: {record.error}"] if len(bad) < TOLD else []
    days: dict[str, int] = {}
    posted_at = verdicts.columns.posted_at
    for row in range(len(posted_at)):
        if row not in verdicts.others:
            day = day_of(posted_at[row])
            days[day] = days.get(day, 0) + 1
    tally.add_clean(len(posted_at) - len(verdicts.others), days)
    return tuple(bad), tuple(odd)
