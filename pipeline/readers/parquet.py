"""Parquet, read in batches of rows. Places are row numbers, from 1."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from doxguard.errors import InputError
from doxguard.pipeline.readers.columns import check_columns, read_cells
from doxguard.pipeline.readers.record import KEYS, Convert, Place, Reading, Record, make_record

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 1024


def read_parquet(stream: BinaryIO, source: str, reading: Reading) -> Iterator[Record]:
    """Yield a record for each row; raises `InputError` for a file that is damaged or lacks a column."""
    import pyarrow as pa

    convert = read_cells(reading)
    done = 0
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():  # Parquet is read from its end
            shutil.copyfileobj(stream, copy)
            stream = copy
        try:
            for batch in _batches(stream, source, reading):
                for i, row in enumerate(_rows(batch)):
                    yield _record(Place(source, done + i + 1), row, reading, convert)
                done += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            where = f" after row {done}" if done else ""
            raise InputError(f"{source}: not Parquet that can be read{where}: {type(error).__name__}") from error


def _batches(stream: BinaryIO, source: str, reading: Reading) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa
    from pyarrow import parquet

    file = parquet.ParquetFile(stream)
    names = list(file.schema_arrow.names)
    check_columns(names, source, reading)
    wanted = {reading.columns.get(key, key) for key in KEYS}
    for batch in file.iter_batches(_ROWS, columns=[name for name in names if name in wanted]):
        for i, column in enumerate(batch.schema):
            # Python's times have no nanoseconds.
            if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
                exact = batch.column(i).cast(pa.timestamp("us", column.type.tz), safe=False)
                batch = batch.set_column(i, column.name, exact)
        yield batch


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
