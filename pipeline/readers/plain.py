"""Tables and lists of posts with our own keys, or keys that ``--columns`` names: JSON Lines, CSV, Parquet, text, JSON.

A file that the user names is believed to be what its extension says. One that only lies in a folder or an archive must
look as if it held posts: `holds_posts`. There, a text file is no list of posts if anything else is one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from types import MappingProxyType

from doxguard.pipeline.readers.csv_rows import DECODING, read_csv
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_array import read_json_array
from doxguard.pipeline.readers.jsonl import read_jsonl
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.parquet import read_parquet
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.stream import text_stream
from doxguard.pipeline.readers.text_lines import read_text_lines

EXTENSIONS = MappingProxyType({
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet", ".txt": "txt", ".text": "txt",
})  # fmt: skip
_PARQUET = b"PAR1"
_ReadLines = Callable[[Lines, Reading], Iterator[Record]]


def guess(path: str, head: bytes) -> str:
    """Return the name of the format that a path and its first bytes, in UTF-8, look like; "" for none."""
    suffix = PurePath(path).suffix.lower()
    start = head.lstrip()
    array = start.startswith(b"[") and (suffix == ".json" or start[1:].lstrip().startswith(b"{"))
    if head.startswith(_PARQUET):
        return "parquet"
    if array and suffix in ("", ".json"):
        return "json"
    if suffix in EXTENSIONS:
        return EXTENSIONS[suffix]
    return "jsonl" if start.startswith(b"{") else "" if suffix else "txt"


def holds_posts(format_: str, path: str, head: bytes, key: str) -> bool:
    """Tell whether a file that nobody named looks as if it held posts with their text under this key."""
    first, feed, _ = head.strip().partition(b"\n")
    if format_ == "jsonl" and PurePath(path).suffix.lower() not in (".jsonl", ".ndjson"):
        whole = first.rstrip().endswith(b"}") or not feed
        return whole and _names(first, key)
    if format_ == "csv":
        header = first.strip().decode("utf-8", "replace")
        return key in header.replace('"', "").replace(";", ",").replace("\t", ",").split(",")
    if format_ == "json":
        return _names(head, key)
    return format_ != "txt" or bool(PurePath(path).suffix)


def _names(head: bytes, key: str) -> bool:
    return json.dumps(key).encode() in head or json.dumps(key, ensure_ascii=False).encode() in head


def _read_lines(read: _ReadLines, errors: str, file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    with file.open() as stream:
        text = text_stream(stream, file.name, reading.encoding)
        yield from read(Lines(text.stream, file.name, text.encoding, reading.max_bytes, errors), reading)


def _read_parquet(file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    with file.open() as stream:
        yield from read_parquet(stream, file.name, reading)


def _fits(name: str, path: str, head: bytes) -> bool:
    return guess(path, head) == name


def _lines(name: str, read: _ReadLines, errors: str = "strict") -> Format:
    return Format(name, partial(_fits, name), partial(_read_lines, read, errors))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "jsonl": _lines("jsonl", read_jsonl),
        "csv": _lines("csv", read_csv, DECODING),
        "parquet": Format("parquet", partial(_fits, "parquet"), _read_parquet),
        "txt": _lines("txt", read_text_lines),
        "json": Format("json", partial(_fits, "json"), read_json_array),
    }
)
