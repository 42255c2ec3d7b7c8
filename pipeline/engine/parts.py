"""Cutting sources into parts of bounded size that can be judged anywhere.

Lines are cut at line ends, and CSV only at those outside quotes, so that parsing is left to those who judge; tables are
cut into rows; what comes in any other format is read here. The same sources are always cut alike, except for what comes
through a pipe: that is cut as it arrives, so that nobody waits for more.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from doxguard.errors import InputError
from doxguard.pipeline.readers.csv_rows import DECODING, check_header
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.parquet import open_batches
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.readers.source import Unit, units
from doxguard.pipeline.readers.stream import text_stream

if TYPE_CHECKING:
    import pyarrow as pa

BYTES = 1 << 21  # of lines in a part
ROWS = 8_192  # of a table in a part: a second or three
RECORDS = 4_096  # in a part


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of JSON Lines, CSV or text."""

    first: Place
    format: str
    head: bytes = field(repr=False)  # the header of CSV
    data: bytes = field(repr=False)
    encoding: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table."""

    first: Place
    batch: pa.RecordBatch = field(repr=False)


@dataclass(frozen=True, slots=True)
class Records:
    """Records as they were read."""

    records: Sequence[Record] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """What to say of a source that could not be read, or not to its end."""

    message: str


Work = Block | Rows | Records | Failure
_Cut = tuple[Work, float]  # with how much of its file was read, in bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dump: its number in the run, and how much of all sources was read with it, in bytes."""

    number: int
    work: Work
    reading: Reading
    read: float = 0.0


def cut(sources: Sequence[str], reading: Reading, stdin: BinaryIO | None = None) -> Iterator[Part]:
    """Yield the parts of all sources, in order; one that cannot be read is a part, too."""
    number, before = 0, 0.0
    for source in sources:
        for unit in _units(source, reading, stdin):
            if isinstance(unit, Failure):
                yield Part(number, unit, reading, before)
                number += 1
                continue
            size = unit.size or 0
            for work, read in _cut_unit(unit):
                yield Part(number, work, unit.reading, before + min(read, size))  # what was packed is longer
                number += 1
            before += size


def _units(source: str, reading: Reading, stdin: BinaryIO | None) -> Iterator[Unit | Failure]:
    try:
        yield from units(source, reading, stdin)
    except InputError as error:
        yield Failure(str(error))


def _cut_unit(unit: Unit) -> Iterator[_Cut]:
    cutters: dict[str, Callable[[Unit], Iterator[_Cut]]] = {
        "parquet": _rows,
        **dict.fromkeys(("jsonl", "csv", "txt"), _blocks),
    }
    try:
        yield from cutters.get(unit.format.name, _records)(unit)
    except InputError as error:
        yield Failure(str(error)), 0.0
    except OSError as error:
        yield Failure(f"{unit.name}: {error.strerror or type(error).__name__}"), 0.0


def _blocks(unit: Unit) -> Iterator[_Cut]:
    limit, csv = unit.reading.max_bytes, unit.format.name == "csv"
    with unit.file.open() as opened:
        stream, encoding = text_stream(opened, unit.name, unit.reading.encoding)
        head = _header(stream, limit) if csv else b""
        if csv:
            check_header(Lines(io.BytesIO(head), unit.name, encoding, limit, DECODING), unit.reading)
        line, read = 1 + head.count(b"\n"), float(len(head))
        step = stream.read1 if unit.name == "stdin" else stream.read  # what is piped should not wait for more
        for block, lines in _cut_lines(stream, step, limit, quotes=csv):
            read += len(block)
            yield Block(Place(unit.name, line), unit.format.name, head, block, encoding), read
            line += lines


def _header(stream: io.BufferedReader, limit: int) -> bytes:
    """Return the lines of the first row of CSV."""
    head = stream.readline(limit)
    while head.count(b'"') % 2 and len(head) < limit and (more := stream.readline(limit)):
        head += more
    return head


def _cut_lines(
    stream: io.BufferedReader, step: Callable[[int], bytes], limit: int, *, quotes: bool
) -> Iterator[tuple[bytes, int]]:
    """Yield whole lines, many at once, and how many; of one over the limit no more than shows that it is."""
    rest = b""
    while data := step(BYTES):
        rest += data
        at = _last_end(rest, quotes and len(rest) <= limit)
        if at:
            yield rest[:at], rest.count(b"\n", 0, at)
            rest = rest[at:]
        elif len(rest) > limit:
            yield rest[: limit + 1], 1
            rest = b""
            while (data := stream.readline(BYTES)) and not data.endswith(b"\n"):
                pass
    if rest:
        yield rest, rest.count(b"\n") + 1


def _last_end(data: bytes, quotes: bool) -> int:
    """Return where the last line ends, with ``quotes`` the last that ends outside of them; 0 if none does."""
    at = data.rfind(b"\n") + 1
    odd = quotes and data.count(b'"', 0, at) % 2
    while at and odd:
        before = data.rfind(b"\n", 0, at - 1) + 1
        odd = (odd + data.count(b'"', before, at)) % 2
        at = before
    return at


def _rows(unit: Unit) -> Iterator[_Cut]:
    with unit.file.open() as stream:
        for first, batch, share in open_batches(stream, unit.name, unit.reading, ROWS):
            yield Rows(Place(unit.name, first), batch), share * (unit.size or 0)


def _records(unit: Unit) -> Iterator[_Cut]:
    """Yield records; those that were read before a file fails are kept."""
    some: list[Record] = []
    failure: InputError | None = None
    found = unit.read()
    while failure is None:
        try:
            record = next(found, None)
        except InputError as error:
            failure, record = error, None
        if record:
            some.append(record)
        if some and (record is None or len(some) == RECORDS):
            yield Records(some), 0.0
            some = []
        if record is None:
            break
    if failure:
        raise failure
