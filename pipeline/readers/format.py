"""What a reader of one dump format is: `Format`, over `File`s."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from doxguard.pipeline.readers.record import Reading, Record


class File(NamedTuple):
    """A file to read: one alone, or one of a folder or an archive."""

    name: str  # as messages and places call it: "export.zip/data/tweets.js"
    path: str  # inside the folder or archive, with slashes: "data/tweets.js"; of a file alone, its name
    open: Callable[[], AbstractContextManager[io.BufferedReader]]  # its bytes, decompressed; may be called again


class Format(NamedTuple):
    """A dump format: how it is told, and how it is read.

    ``fits`` sees a path and the first 4096 bytes. ``read`` yields the records of one file that fits, in order and
    without holding them all; the other files of the same export stand beside it, such as the one that says whose it
    is. It raises `InputError`, naming the file, where nothing can be read; a bad record is a `Record` with an error.
    """

    name: str  # for --format
    fits: Callable[[str, bytes], bool]
    read: Callable[[File, Sequence[File], Reading], Iterator[Record]]
