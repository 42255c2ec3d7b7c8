"""Which rows of a table are plain: nothing but their text could make them anything else than clean.

Nothing else is asked of a plain row than text, id and time, and those come as columns. Every other row, such as one
with media, a text that is no UTF-8, or a cell of a kind that is told of, is read as a record, like a line of JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from doxguard.pipeline.judging import Columns
from doxguard.pipeline.readers.record import KEYS, Place, Reading

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
_NAMES = ("thread", "reply_to")
_OBJECTS = ("urls", "geo", "media", "meta")
_JSON = r"^[\[{]"


def plain_columns(
    batch: pa.RecordBatch, reading: Reading, first: Place, known: pa.BooleanArray | None = None
) -> Columns:
    """Return the rows with the text of those that are plain.

    ``first`` is the place of the first; ``known`` tells which are known to be not plain.
    """
    try:
        batch.validate(full=True)
    except pa.ArrowInvalid:  # such as text that is not UTF-8
        rows = len(batch)
        return Columns(pa.nulls(rows, pa.large_string()), pa.nulls(rows, pa.string()), [""] * rows)
    named = {key: batch.column(name) for key in KEYS if (name := reading.columns.get(key, key)) in batch.schema.names}
    texts, ids = _text(named["text"], reading), _ids(named.get("id"), len(batch), first)
    posted_at, odd = _times(named.get("posted_at"), len(batch))
    odd |= _nulls(ids) | _holding(ids, "\0")
    if known is not None:
        odd |= _true(known)
    for key, column in named.items():
        if key not in ("text", "id", "posted_at"):
            odd |= _odd(key, column)
    return Columns(pc.if_else(pa.array(~odd), texts, None), ids, posted_at)


def _text(column: pa.Array, reading: Reading) -> pa.LargeStringArray:
    """Return texts, null where they must be looked at."""
    if not _is_text(column.type):
        return pa.nulls(len(column), pa.large_string())
    texts = column.cast(pa.large_string())
    odd = _holding(texts, "\0") | _true(pc.greater(pc.binary_length(texts), reading.max_chars))
    return pc.if_else(pa.array(odd), None, texts)


def _ids(column: pa.Array | None, rows: int, first: Place) -> pa.StringArray:
    if column is None or pa.types.is_null(column.type):
        return _made(rows, first)
    if not (_is_text(column.type) or pa.types.is_integer(column.type)):
        return pa.nulls(rows, pa.string())
    ids = column.cast(pa.string())
    unnamed = _nulls(ids) | _true(pc.equal(ids, ""))
    if not unnamed.any():
        return ids
    return pc.if_else(pa.array(unnamed), _made(rows, first), ids)


def _made(rows: int, first: Place) -> pa.StringArray:
    """Return the ids of posts that have none."""
    return pa.array([Place(first.source, first.line + i).id for i in range(rows)], pa.string())


def _times(column: pa.Array | None, rows: int) -> tuple[Sequence[str], Mask]:
    """Return times, and where they are none."""
    odd = np.zeros(rows, bool)
    if column is None or pa.types.is_null(column.type):
        return [""] * rows, odd
    if pa.types.is_timestamp(column.type):
        days = pc.strftime(column.cast(pa.timestamp("s"), safe=False), "%Y-%m-%d").to_pylist()
        return [day or "" for day in days], odd
    if not _is_text(column.type):
        return [""] * rows, ~_nulls(column)
    times = column.to_pylist()
    odd[[i for i, time in enumerate(times) if time is not None and not _is_time(time)]] = True
    return [time or "" for time in times], odd


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _odd(key: str, column: pa.Array) -> Mask:
    """Return where a column says something of a record, or would be told of."""
    if key == "author" and _is_text(column.type):
        return _true(pc.match_substring_regex(column, _JSON))
    fine = (
        (key == "lang" and _is_text(column.type))
        or (key in _NAMES and (_is_text(column.type) or pa.types.is_integer(column.type)))
        or (key == "author" and pa.types.is_struct(column.type))
    )
    return np.zeros(len(column), bool) if fine else ~_nulls(column)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _holding(texts: pa.Array, part: str) -> Mask:
    return _true(pc.match_substring(texts, part))


def _nulls(column: pa.Array) -> Mask:
    return _true(column.is_null())


def _true(mask: pa.BooleanArray) -> Mask:
    """Return where a mask is true; null is not."""
    flags: Mask = np.asarray(mask.fill_null(False))
    return flags
