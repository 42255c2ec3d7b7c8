"""One source, whatever it is, as the files that can be read in it, `units`, or as their records, `read_source`."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from doxguard.errors import InputError
from doxguard.pipeline.readers.archives import fail
from doxguard.pipeline.readers.files import find_files
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.formats import NAMES, PLAIN, dump_formats, format_named
from doxguard.pipeline.readers.plain import EXTENSIONS, guess, holds_posts
from doxguard.pipeline.readers.record import STDIN, Reading, Record
from doxguard.pipeline.readers.stream import text_stream
from doxguard.pipeline.readers.unpacking import Found

_SPLITTABLE = ("jsonl", "csv", "parquet", "txt")
_TOLD = 10  # files that cannot be read; the rest is counted


@dataclass(frozen=True, slots=True)
class Unit:
    """A file of a source and the format it is read in."""

    file: File
    format: Format
    reading: Reading
    beside: Callable[[], Sequence[File]]  # the other files of the same export
    size: int | None  # bytes, as it is packed; None if nobody knows
    path: Path | None  # where it lies, if it is not packed and may be split at its lines or rows
    alone: bool  # named by the user, as against one of many

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.file.name

    def read(self) -> Iterator[Record]:
        """Yield its records in order; raises `InputError` where it cannot be read, or not to its end."""
        try:
            yield from self.format.read(self.file, self.beside(), self.reading)
        except OSError as error:
            raise InputError(f"{self.name}: {error.strerror or type(error).__name__}") from error


def read_source(source: str, reading: Reading, stdin: BinaryIO | None = None) -> Iterator[Record]:
    """Yield the records of all files of a source, or of stdin for "-", in order.

    Raises `InputError`, naming the source, when it cannot be opened or not be read to its end. A file of a folder or
    an archive that cannot be read costs no other: of those it is raised after all were read.
    """
    failed: list[str] = []
    count = 0
    for unit in units(source, reading, stdin):
        try:
            yield from unit.read()
        except InputError as error:
            if unit.alone:
                raise
            count += 1
            failed += [str(error)] if count <= _TOLD else []
    if count:
        more = f"; and {count - _TOLD:,} more files that cannot be read" if count > _TOLD else ""
        raise InputError("; ".join(failed) + more)


def units(source: str, reading: Reading, stdin: BinaryIO | None = None) -> Iterator[Unit]:
    """Yield the files of a source that can be read; raises `InputError` if there are none.

    They can be read in any order and more than once, except what comes through a pipe: that must be read before the
    next is asked for.
    """
    texts: list[Unit] = []
    count = 0
    for found in find_files(source, stdin, reading.skip):
        unit = _unit(found, reading)
        if unit and unit.format.name == "txt" and not found.alone and reading.format == "auto":
            texts.append(unit)
        elif unit:
            count += 1
            yield unit
    if not count:
        yield from texts
        if not texts:
            name = "stdin" if source == STDIN else source
            raise InputError(
                f"{name}: nothing in it that can be read as posts; accepted: {', '.join(NAMES)} (--format)"
            )


def _unit(found: Found, reading: Reading) -> Unit | None:
    try:
        if found.error:
            raise found.error
        format_ = _chosen(found, reading)
    except InputError as error:
        if found.alone:
            raise
        format_ = Format("", lambda *_: False, partial(fail, error))
    if format_ is None:
        return None
    own = reading if format_.name in PLAIN else replace(reading, columns={})
    path = found.path if format_.name in _SPLITTABLE else None
    return Unit(found.file, format_, own, found.beside, found.size, path, found.alone)


def _chosen(found: Found, reading: Reading) -> Format | None:
    path, head = found.file.path, found.head
    if reading.format != "auto":
        format_ = format_named(reading.format)
        return format_ if found.alone or format_.name in PLAIN or format_.fits(path, head) else None
    if not reading.columns:  # which say that it is a table
        plain = head.removeprefix(codecs.BOM_UTF8)
        for format_ in dump_formats():
            if format_.fits(path, plain):
                return format_
    return _plain(found, reading)


def _plain(found: Found, reading: Reading) -> Format | None:
    name, path, head = found.file.name, found.file.path, found.head
    by_name = EXTENSIONS.get(PurePath(path).suffix.lower(), "")
    if "parquet" in (guess(path, head), by_name):
        return format_named("parquet")
    if not (found.alone or by_name or head.lstrip().startswith(b"{")):
        return None
    stream = cast(io.BufferedReader, io.BufferedReader(io.BytesIO(head)))
    text = text_stream(stream, name, reading.encoding).stream.peek(len(head))
    guessed = guess(path, text)
    if found.alone and not guessed:
        raise InputError(f"{name}: unknown format {PurePath(path).suffix!r}; accepted: {', '.join(NAMES)} (--format)")
    if guessed and (found.alone or holds_posts(guessed, path, text, reading.text_key)):
        return format_named(guessed)
    return None
