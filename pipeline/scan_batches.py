"""Posts as columns in, decisions as columns out: what the engines call for each part of a dump.

Strings are made only for the posts that pass the screen, or of which more than the text counts; on all others the
decision is the same, and is put down a column at a time. A row that cannot be judged comes out without a decision, with
``error`` and the row itself in ``raw``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from doxguard.pipeline.guard import Guard
from doxguard.pipeline.judging import Verdicts, judge_columns
from doxguard.pipeline.readers.columns import check_columns
from doxguard.pipeline.readers.parquet import read_rows
from doxguard.pipeline.readers.plain_rows import plain_columns
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.writers.verdicts import Show, to_batch

ROWS = 16_384  # posts that are judged together


def scan_batches(
    batches: Iterable[pa.RecordBatch],
    guard: Guard | None = None,
    *,
    reading: Reading | None = None,
    show: Show = "",
    source: str = "batch",
) -> Iterator[pa.RecordBatch]:
    """Judge batches of posts: a row out for each row in, in order; see `doxguard.pipeline.writers.rows`.

    A batch needs a column ``text``; ``reading`` names others. A post without id is called ``source`` and its number.
    Raises `InputError` for a batch without texts.
    """
    guard, reading = guard or Guard(), reading or Reading()
    done = 0
    for batch in batches:
        check_columns(batch.schema.names, source, reading)
        for start in range(0, batch.num_rows, ROWS):
            part = batch.slice(start, ROWS)
            yield to_batch(judge_batch(part, guard, reading, Place(source, done + 1)), show)
            done += part.num_rows


def judge_batch(batch: pa.RecordBatch, guard: Guard, reading: Reading, first: Place) -> Verdicts:
    """Judge the rows of a batch; ``first`` is the place of its first row."""

    def records_at(rows: Sequence[int]) -> Iterator[Record]:
        places = (Place(first.source, first.line + row) for row in rows)
        return read_rows(batch.take(pa.array(rows)), places, reading)

    return judge_columns(plain_columns(batch, reading, first), records_at, guard)
