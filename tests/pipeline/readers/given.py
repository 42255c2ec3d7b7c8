"""Files for readers: from bytes, and from folders that a writer of `doxguard.benchmarks.dumps` made."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.record import Reading, Record


def file_of(data: bytes, path: str) -> File:
    """Return a file of these bytes, whose name tells that it lies in an export."""
    return File(f"export/{path}", path, partial(_opened, data))


@contextmanager
def _opened(data: bytes) -> Iterator[io.BufferedReader]:
    yield io.BufferedReader(io.BytesIO(data))


def files_in(folder: Path) -> list[File]:
    """Return the files of a folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [File(str(path), path.relative_to(folder).as_posix(), partial(_opened_on_disk, path)) for path in paths]


def _opened_on_disk(path: Path) -> io.BufferedReader:
    return path.open("rb")


def head_of(file: File) -> bytes:
    """Return what `Format.fits` is shown."""
    with file.open() as stream:
        return stream.read(4096)


def read(format_: Format, data: bytes, path: str, beside: Iterable[File] = (), **options: int) -> list[Record]:
    """Return the records of a file of these bytes."""
    file = file_of(data, path)
    return list(format_.read(file, [file, *beside], Reading(**options)))  # type: ignore[arg-type]


def read_all(format_: Format, files: Sequence[File]) -> list[Record]:
    """Return the records of those files that fit."""
    fitting = [file for file in files if format_.fits(file.path, head_of(file))]
    return [record for file in fitting for record in format_.read(file, files, Reading())]


def posts_of(records: Iterable[Record]) -> list[Post]:
    """Return the posts; fail if a record has none, or something was odd about it."""
    records = list(records)
    assert [(record.error, record.notes) for record in records if record.error or record.notes] == []
    return [record.post for record in records if record.post]


def seen(records: Iterable[Record]) -> list[tuple[int, str]]:
    """Return the number and text of good records, number and "!" of bad ones."""
    return [(record.place.line, record.post.text if record.post else "!") for record in records]
