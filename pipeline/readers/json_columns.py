"""JSON Lines as columns, for lines in which nothing but text, id, language and time could matter.

Arrow parses the lines. Every line that holds more, or that Arrow and Python might read differently, is left to be read
as a record: one with a key that says something of the post, an escape that may hide such a key, deep nesting or a huge
number. Where Arrow refuses a line, or sees another number of them, all are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json

from doxguard.pipeline.readers.record import Reading

_SAYING = ("urls", "geo", "media", "meta")
_NAMES = ("thread", "reply_to")
_DEEP = 100  # brackets


class JsonColumns(NamedTuple):
    """The lines of a block, the columns of them all, and which must be read as records."""

    lines: pa.LargeBinaryArray
    batch: pa.RecordBatch
    odd: pa.BooleanArray


def json_columns(data: bytes, reading: Reading) -> JsonColumns | None:
    """Return JSON Lines as columns; None if they cannot be read so."""
    if not data.endswith(b"\n"):
        data += b"\n"
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == 10) + 1
    offsets = np.concatenate(([0], ends)).astype(np.int64)
    if np.diff(offsets).min(initial=3) < 3:  # a blank line, or one too short for an object
        return None
    batch = _parsed(data, reading) if _is_utf_8(data) else None
    if batch is None or len(batch) != len(ends):
        return None
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(data)]
    lines = pa.Array.from_buffers(pa.large_binary(), len(ends), buffers)
    return JsonColumns(lines, batch, _odd(lines, reading))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parsed(data: bytes, reading: Reading) -> pa.RecordBatch | None:
    named = {key: reading.columns.get(key, key) for key in ("text", "lang", "posted_at")}
    name = reading.columns.get("id", "id")
    for kind in (pa.string(), pa.int64()):  # of ids
        schema = pa.schema([*((column, pa.string()) for column in named.values()), (name, kind)])
        try:
            table = json.read_json(
                io.BytesIO(data),
                json.ReadOptions(use_threads=False, block_size=len(data) + 1),
                json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
            )
        except (pa.ArrowException, OSError):
            continue
        batches = table.combine_chunks().to_batches()
        return batches[0] if len(batches) == 1 else None
    return None


def _odd(lines: pa.LargeBinaryArray, reading: Reading) -> pa.BooleanArray:
    """Return which lines must be read as records."""
    brackets = pc.add(pc.count_substring(lines, "["), pc.count_substring(lines, "{"))
    return pc.or_(pc.match_substring_regex(lines, _pattern(reading)), pc.greater(brackets, _DEEP))


def _pattern(reading: Reading) -> str:
    saying, names, author = (_keys(reading, keys) for keys in (_SAYING, _NAMES, ("author",)))
    return "|".join((
        rf"(?:{saying})\s*:\s*[^n\s]",
        rf"(?:{names})\s*:\s*(?:[\[{{tf]|-?[0-9]+[.eE]|[0-9]{{19}})",
        rf"(?:{author})\s*:\s*[^\"n\s]",
        r"\\u00[2-7]",  # a letter or sign that nobody needs to escape
        r"[0-9]{300}",
    ))  # fmt: skip


def _keys(reading: Reading, keys: Sequence[str]) -> str:
    return "|".join(re.escape(f'"{reading.columns.get(key, key)}"') for key in keys)
