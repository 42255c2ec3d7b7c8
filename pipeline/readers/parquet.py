"""Parquet, read in batches of rows. Places are row numbers, from 1."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from doxguard.errors import InputError
from doxguard.pipeline.readers.columns import check_columns, read_cells
from doxguard.pipeline.readers.record import KEYS, Convert, Place, Reading, Record, make_record

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 1024


def read_parquet(stream: BinaryIO, source: str, reading: Reading) -> Iterator[Record]:
    """Yield a record for each row; raises `InputError` for a file that is damaged or lacks a column."""
    for first, batch, _ in open_batches(stream, source, reading, _ROWS):
        yield from read_rows(batch, (Place(source, first + i) for i in range(batch.num_rows)), reading)


def open_batches(
    stream: BinaryIO, source: str, reading: Reading, rows: int
) -> Iterator[tuple[int, pa.RecordBatch, float]]:
    """Yield batches of so many rows: the number of the first, the batch, and the share of all rows that was read."""
    import pyarrow as pa

    done = 0
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():  # Parquet is read from its end
            shutil.copyfileobj(stream, copy)
            stream = copy
        try:
            for batch, total in _batches(stream, source, reading, rows):
                yield done + 1, batch, (done + batch.num_rows) / total
                done += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            where = f" after row {done}" if done else ""
            raise InputError(f"{source}: not Parquet that can be read{where}: {type(error).__name__}") from error


def read_rows(batch: pa.RecordBatch, places: Iterable[Place], reading: Reading) -> Iterator[Record]:
    """Yield a record for each row of a batch, which come from these places."""
    convert = read_cells(reading)
    for place, row in zip(places, _rows(_in_microseconds(batch)), strict=True):
        yield _record(place, row, reading, convert)


def _batches(stream: BinaryIO, source: str, reading: Reading, rows: int) -> Iterator[tuple[pa.RecordBatch, int]]:
    """Yield batches, and how many rows there are in all."""
    from pyarrow import parquet

    file = parquet.ParquetFile(stream)
    names = list(file.schema_arrow.names)
    check_columns(names, source, reading)
    wanted = {reading.columns.get(key, key) for key in KEYS}
    for batch in file.iter_batches(rows, columns=[name for name in names if name in wanted]):
        yield batch, file.metadata.num_rows


def _in_microseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch without nanoseconds, which Python's times do not have."""
    import pyarrow as pa

    for i, column in enumerate(batch.schema):
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
            exact = batch.column(i).cast(pa.timestamp("us", column.type.tz), safe=False)
            batch = batch.set_column(i, column.name, exact)
    return batch


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object] | None]:
    """Yield the rows, None for one with a value that is not what its type says, such as text that is not UTF-8."""
    try:
        yield from batch.to_pylist(maps_as_pydicts="lossy")
    except (ValueError, OverflowError, LookupError):
        if batch.num_rows == 1:
            yield None
        else:
            for i in range(batch.num_rows):
                yield from _rows(batch.slice(i, 1))


def _record(place: Place, row: dict[str, object] | None, reading: Reading, convert: Convert) -> Record:
    if row is None:
        return Record(place, error="a value that does not fit its type; expected text in UTF-8 and times of this era")
    return make_record(place, row, reading, lambda: json.dumps(row, ensure_ascii=False, default=str), convert)
