"""Parquet as shards that can be judged anywhere, each into one file that is there as a whole or not at all.

A shard is a file, or some row groups of a large one, and always has the same number and name; so who judges it a second
time, after a fault or in another run, puts the same in the same place. Its tally is kept in the footer of its file:
what a run that goes on finds there need not be judged, nor read. Rejects take their name before the decisions do.

Left out: sources in other formats, and packed ones, which cannot be read from anywhere.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from doxguard.errors import InputError
from doxguard.pipeline.engine.parts import ROWS, Failure
from doxguard.pipeline.engine.work import TOLD, Result, Settings, count, shared_guard
from doxguard.pipeline.judging import Verdicts
from doxguard.pipeline.readers.columns import check_columns
from doxguard.pipeline.readers.record import KEYS, Place, Reading
from doxguard.pipeline.readers.source import Unit, units
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.verdicts import batch_schema, to_batch, to_rejects

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet

SHARD_ROWS = 500_000  # a shard takes row groups up to so many: minutes of work, so that little is done twice
_TALLY = "doxguard.tally"  # in the footer of a part


@dataclass(frozen=True, slots=True)
class Shard:
    """Row groups of a file, and the number of the first of their rows, from 1."""

    number: int
    source: str  # what messages and ids call the file
    path: Path
    groups: tuple[int, ...]
    first: int
    rows: int

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"part-{self.number:08}"


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all shards of a run."""

    reading: Reading
    settings: Settings
    output: Path
    rejects: Path


def cut_shards(sources: Sequence[str], reading: Reading) -> Iterator[Shard | Failure]:
    """Yield the shards of all sources, in order; a file that cannot be read is a failure and takes a number, too.

    Raises `InputError` for a source that is no Parquet.
    """
    number = 0
    for source in sources:
        for cut in _cut_source(source, reading):
            yield replace(cut, number=number) if isinstance(cut, Shard) else cut
            number += 1


def _cut_source(source: str, reading: Reading) -> Iterator[Shard | Failure]:
    try:
        for unit in units(source, reading):
            yield from _cut_unit(unit)
    except InputError as error:
        if isinstance(error, _OtherFormatError):
            raise
        yield Failure(str(error))


class _OtherFormatError(InputError):
    """A source that is readable, but not here."""


def _cut_unit(unit: Unit) -> Iterator[Shard | Failure]:
    if unit.format.name and (unit.format.name != "parquet" or unit.path is None):
        kind = unit.format.name if unit.path else f"packed {unit.format.name}"
        raise _OtherFormatError(f"{unit.name}: is {kind}; accepted here: Parquet that is not packed, or --engine local")
    try:
        if unit.path is None:
            next(unit.read(), None)  # says what is wrong with it
            return
        yield from _cut_file(unit.name, unit.path, unit.reading)
    except InputError as error:
        yield Failure(str(error))


def _cut_file(name: str, path: Path, reading: Reading) -> Iterator[Shard]:
    with _open(path, name) as file:
        check_columns(list(file.schema_arrow.names), name, reading)
        sizes = [file.metadata.row_group(i).num_rows for i in range(file.metadata.num_row_groups)]
    groups: list[int] = []
    first, rows = 1, 0
    for group, size in enumerate(sizes):
        if groups and rows + size > SHARD_ROWS:
            yield Shard(0, name, path.absolute(), tuple(groups), first, rows)
            first, groups, rows = first + rows, [], 0
        groups.append(group)
        rows += size
    yield Shard(0, name, path.absolute(), tuple(groups), first, rows)  # of no rows as well: a part for each file


def judge_shard(shard: Shard, job: Job) -> Result:
    """Judge a shard and put down what comes out; a file that is damaged costs what stands behind the damage."""
    tally = Tally()
    with _Part(job, shard.name) as part:
        bad, odd, failure = _judge(shard, job, part, tally)
        part.finish(tally)
    return Result(shard.number, b"", b"", tally, tuple(bad[:TOLD]), tuple(odd[:TOLD]), failure)


def _judge(shard: Shard, job: Job, part: _Part, tally: Tally) -> tuple[list[str], list[str], str]:
    """Return what is to be told of bad records, of odd ones, and of a failure."""
    from doxguard.pipeline.scan_batches import judge_batch  # NumPy

    bad: list[str] = []
    odd: list[str] = []
    guard = shared_guard(job.settings)
    try:
        for first, batch in _batches(shard, job.reading):
            verdicts = judge_batch(batch, guard, job.reading, Place(shard.source, first))
            part.put(verdicts)
            more_bad, more_odd = count(verdicts, tally, (shard.number, first))
            bad += more_bad if len(bad) < TOLD else ()
            odd += more_odd if len(odd) < TOLD else ()
    except InputError as error:
        tally.failed = 1
        return bad, odd, str(error)
    return bad, odd, ""


def _batches(shard: Shard, reading: Reading) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Yield batches of rows with the number of their first; raises `InputError` where they cannot be read."""
    import pyarrow as pa

    wanted = {reading.columns.get(key, key) for key in KEYS}
    first = shard.first
    with _open(shard.path, shard.source) as file:
        names = [name for name in file.schema_arrow.names if name in wanted]
        batches = file.iter_batches(ROWS, row_groups=list(shard.groups), columns=names)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError) as error:
                kind = type(error).__name__
                raise InputError(
                    f"{shard.source}: not Parquet that can be read after row {first - 1}: {kind}"
                ) from error
            if batch is None:
                return
            yield first, batch
            first += batch.num_rows


def _open(path: Path, name: str) -> parquet.ParquetFile:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{name}: not Parquet that can be read: {type(error).__name__}") from error


class _Part:
    """The files of a shard, under names of their own until they are complete."""

    def __init__(self, job: Job, name: str) -> None:
        from pyarrow import parquet

        beside = f".{name}.{secrets.token_hex(8)}.tmp"  # a process thought dead may still be at the same shard
        self._show = job.settings.show
        self._path, self._new = job.output / f"{name}.parquet", job.output / beside
        self._rejects, self._new_rejects = job.rejects / f"{name}.jsonl", job.rejects / beside
        self._bad: BinaryIO | None = None
        self._writer = parquet.ParquetWriter(self._new, batch_schema())

    def __enter__(self) -> _Part:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()
        if self._bad:
            self._bad.close()
        self._new.unlink(missing_ok=True)
        self._new_rejects.unlink(missing_ok=True)

    def put(self, verdicts: Verdicts) -> None:
        self._writer.write_batch(to_batch(verdicts, self._show))
        if lines := to_rejects(verdicts):
            if self._bad is None:
                self._rejects.parent.mkdir(parents=True, exist_ok=True)
                self._bad = self._new_rejects.open("wb")
            self._bad.write(lines)

    def finish(self, tally: Tally) -> None:
        self._writer.add_key_value_metadata({_TALLY: json.dumps(tally.to_dict())})
        self._writer.close()
        if self._bad:
            self._bad.close()
            _settle(self._new_rejects, self._rejects)
        _settle(self._new, self._path)


def _settle(new: Path, path: Path) -> None:
    """Give a file its name when all of it is on the disk."""
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(path)


def tally_of(part: Path) -> Tally | None:
    """Return the tally that a part was put down with; None if it is not there."""
    if not part.exists():
        return None
    with _open(part, str(part)) as file:
        kept = (file.metadata.metadata or {}).get(_TALLY.encode())
    if kept is None:
        raise InputError(f"{part}: not a part of this run (no tally in it); expected another folder")
    return Tally.from_dict(json.loads(kept))
