"""Judging blocks of lines: JSON Lines as columns where they can be, everything else record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from doxguard.pipeline.guard import Guard
from doxguard.pipeline.judging import Verdicts, judge_columns, judge_records
from doxguard.pipeline.readers.csv_rows import DECODING, read_csv
from doxguard.pipeline.readers.jsonl import read_jsonl, read_line
from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.text_lines import read_text_lines

if TYPE_CHECKING:
    from doxguard.pipeline.engine.parts import Block

_READERS = MappingProxyType({"jsonl": read_jsonl, "csv": read_csv, "txt": read_text_lines})


def judge_block(block: Block, reading: Reading, guard: Guard) -> Verdicts:
    """Return the verdicts on the records of a block."""
    if block.format == "jsonl" and block.encoding == "utf-8":
        verdicts = _as_columns(block, reading, guard)
        if verdicts is not None:
            return verdicts
    return judge_records(list(_records(block, reading)), guard)


def _records(block: Block, reading: Reading) -> Iterator[Record]:
    errors = DECODING if block.format == "csv" else "strict"
    first = block.first.line - block.head.count(b"\n")
    stream = io.BytesIO(block.head + block.data)
    lines = Lines(stream, block.first.source, block.encoding, reading.max_bytes, errors, first)
    return _READERS[block.format](lines, reading)


def _as_columns(block: Block, reading: Reading, guard: Guard) -> Verdicts | None:
    from doxguard.pipeline.readers.json_columns import json_columns
    from doxguard.pipeline.readers.plain_rows import plain_columns

    found = json_columns(block.data, reading)
    if found is None:
        return None

    def records_at(rows: Sequence[int]) -> Iterator[Record]:
        for row in rows:
            data = found.lines[row].as_py()
            yield read_line(block.first.source, Line(block.first.line + row, data.decode("utf-8"), data), reading)

    return judge_columns(plain_columns(found.batch, reading, block.first, found.odd), records_at, guard)
