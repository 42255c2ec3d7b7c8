"""Files for readers: made of bytes, or those of a folder that was written."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.record import Reading, Record


def file_of(data: object, path: str = "x.json") -> File:
    """Return a file that holds bytes, a text, or a value as JSON."""
    held = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()

    @contextmanager
    def opened() -> Iterator[io.BufferedReader]:
        yield io.BufferedReader(io.BytesIO(held))

    return File(path, path, opened)


def files_in(folder: Path) -> list[File]:
    """Return the files of a folder, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [File(str(path), path.relative_to(folder).as_posix(), partial(_opened, path)) for path in paths]


def _opened(path: Path) -> io.BufferedReader:
    return path.open("rb")


def head_of(file: File) -> bytes:
    """Return what `Format.fits` sees of a file."""
    with file.open() as stream:
        return stream.read(4096)


def read(file: File, format_: Format, others: Sequence[File] = (), **options: object) -> list[Record]:
    """Return the records of a file."""
    return list(format_.read(file, others, Reading(**options)))  # type: ignore[arg-type]


def posts(records: Sequence[Record]) -> list[Post]:
    """Return the posts of records that are all good."""
    assert [record.error for record in records if record.post is None] == []
    return [record.post for record in records if record.post]


def read_folder(folder: Path, format_: Format) -> list[Post]:
    """Return the posts of all files of a folder that fit the format."""
    files = files_in(folder)
    fitting = [file for file in files if format_.fits(file.path, head_of(file))]
    return [post for file in fitting for post in posts(read(file, format_, files))]
