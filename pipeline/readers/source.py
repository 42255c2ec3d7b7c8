"""One source, whatever it is, as records: `read_source`."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from doxguard.errors import InputError
from doxguard.pipeline.readers.csv_rows import DECODING, read_csv
from doxguard.pipeline.readers.jsonl import read_jsonl
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.parquet import read_parquet
from doxguard.pipeline.readers.record import FORMATS, STDIN, Reading, Record
from doxguard.pipeline.readers.stream import opened, text_stream
from doxguard.pipeline.readers.text_lines import read_text_lines

_EXTENSIONS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet", ".txt": "txt", ".text": "txt",
}  # fmt: skip
_PARQUET = b"PAR1"
# None of these starts a text in UTF-8.
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"\x28\xb5\x2f\xfd": "Zstandard", b"\xfd7zXZ": "xz"}
_READERS: dict[str, Callable[[Lines, Reading], Iterator[Record]]] = {
    "jsonl": read_jsonl,
    "csv": read_csv,
    "txt": read_text_lines,
}


def read_source(source: str, reading: Reading, stdin: BinaryIO | None = None) -> Iterator[Record]:
    """Yield the records of a file, or of stdin for "-", in order.

    Raises `InputError`, naming the source, when it cannot be opened or not be read to its end.
    """
    name = "stdin" if source == STDIN else source
    try:
        with opened(source, stdin) as stream:
            yield from _read(stream, name, reading)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or type(error).__name__}") from error


def _read(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Record]:
    head = stream.peek(4096)
    for magic, kind in _PACKED.items():
        if head.startswith(magic):
            raise InputError(f"{name}: packed as {kind}; expected it unpacked, such as piped to: doxguard scan -")
    by_name = _EXTENSIONS.get(PurePath(name).suffix.lower(), "")
    format_ = reading.format if reading.format != "auto" else "parquet" if head.startswith(_PARQUET) else by_name
    if format_ == "parquet":
        yield from read_parquet(stream, name, reading)
        return
    text = text_stream(stream, name, reading.encoding)
    format_ = format_ or _by_content(text.stream, name)
    if text.stream.peek(64).lstrip().startswith(b"[") and PurePath(name).suffix.lower() == ".json":
        raise InputError(f"{name}: one JSON array; expected an object a line (JSON Lines)")
    errors = DECODING if format_ == "csv" else "strict"
    yield from _READERS[format_](Lines(text.stream, name, text.encoding, reading.max_bytes, errors), reading)


def _by_content(stream: io.BufferedReader, name: str) -> str:
    if stream.peek(4096).lstrip().startswith(b"{"):
        return "jsonl"
    extension = PurePath(name).suffix
    if not extension:
        return "txt"
    raise InputError(f"{name}: unknown format {extension!r}; accepted: {', '.join(FORMATS)} (--format)")
