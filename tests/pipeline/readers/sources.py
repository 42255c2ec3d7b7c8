"""What tests of readers need: files made of what is given, and what is read from them."""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.record import Reading, Record


def made(path: str, data: bytes) -> File:
    """Return a file of these bytes."""

    @contextmanager
    def open_() -> Iterator[io.BufferedReader]:
        yield io.BufferedReader(io.BytesIO(data))

    return File(path, path, open_)


def read_files(format_: Format, files: Mapping[str, bytes], path: str = "") -> list[Record]:
    """Read one of some files that lie beside each other; by itself the first."""
    beside = [made(name, data) for name, data in files.items()]
    file = next(file for file in beside if file.path == (path or beside[0].path))
    return list(format_.read(file, beside, Reading()))


def good(records: list[Record]) -> list[Post]:
    """Return the posts; none may be bad."""
    assert [record.error for record in records if record.error] == []
    return [record.post for record in records if record.post]


def script(name: str, items: object) -> bytes:
    """Return items as a file of an archive names them."""
    return f"{name} = {json.dumps(items)}".encode()
