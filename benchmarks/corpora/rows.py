"""What a file of a corpus gives: a labelled post for each row that can be used, and a fault for each that cannot.

A bad row costs itself alone. What is wrong with it says where it stands and what would be accepted, never what it
holds. Files may be packed, as gzip, Zstandard, bzip2 or xz.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from doxguard.benchmarks.corpora.corpus import Labelled
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.errors import InputError
from doxguard.pipeline.readers.json_stream import Broken, json_items
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.packed import HEAD, packing, unpack

LONGEST = 1 << 24  # bytes of a line


class Fault(NamedTuple):
    """A row that cannot be used: where it stands, and why."""

    place: str
    what: str


Row = Labelled | Fault
ReadRecord = Callable[[Mapping[str, object], Labels, str], Iterable[Labelled]]  # the string: what to call it


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, unpacked; raises `InputError` naming it."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    with stream:
        kind = packing(stream.read(HEAD))
        stream.seek(0)
        if kind in ("zip", "tar"):
            raise InputError(f"{path}: an archive ({kind}); expected the files in it, or one packed as gzip")
        yield cast(BinaryIO, unpack(stream, kind, str(path))) if kind else stream


def read_lines(path: Path, labels: Labels, read: ReadRecord) -> Iterator[Row]:
    """Yield what stands on each line of a JSON Lines file; blank ones are none."""
    with opened(path) as stream:
        for line in Lines(stream, str(path), "utf-8-sig", LONGEST):
            place = f"line {line.number}"
            if line.error:
                yield Fault(place, "not valid UTF-8, or too long")
            elif line.text.strip():
                try:
                    record = parse_json(line.text)
                except ValueError as error:
                    yield Fault(place, str(error))
                else:
                    yield from _read(place, record, labels, read)


def read_items(path: Path, labels: Labels, read: ReadRecord) -> Iterator[Row]:
    """Yield what each item of a JSON array gives; raises `InputError` where the array itself is damaged."""
    with opened(path) as stream:
        for number, item in enumerate(json_items(stream, str(path)), 1):
            if isinstance(item, Broken):
                yield Fault(f"item {number}", item.error)
            else:
                yield from _read(f"item {number}", item, labels, read)


def _read(place: str, record: object, labels: Labels, read: ReadRecord) -> Iterable[Row]:
    if not isinstance(record, Mapping):
        return [Fault(place, "a row must be an object")]
    try:
        return list(read(record, labels, place.partition(" ")[2]))
    except InputError as error:
        return [Fault(place, str(error))]


def text_of(record: Mapping[str, object], key: str = "text") -> str:
    """Return the text of a record; raises `InputError` naming the key."""
    text = record.get(key)
    if not isinstance(text, str):
        raise InputError(f"'{key}' must be a string")
    return text


def name_of(record: Mapping[str, object], otherwise: str) -> str:
    """Return the id of a record, which may be a number, or what it is called without one."""
    name = record.get("id")
    return str(name) if isinstance(name, str | int) and not isinstance(name, bool) and name != "" else otherwise
