"""Bytes at rest, read from anywhere: a file on disk, a part of one, or what had to be put on disk first.

Nothing is written under a name: what is spooled lies in a file that is deleted while it is open, so that it is gone
when the last blob of it is, however the run ends. Reads name their position, so threads and forks do not disturb each
other.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from doxguard.errors import InputError

_CHUNK = 1 << 20
_RESERVE = 1 << 30  # bytes to leave free on the disk that temporary files are on


class _Descriptor:
    """An open file of the system, closed with its last reference."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.close(self.number)


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes ``start`` to ``start + size`` of a file."""

    file: _Descriptor
    start: int
    size: int

    def part(self, start: int, size: int) -> Blob:
        """Return some of these bytes."""
        return Blob(self.file, self.start + start, max(0, min(size, self.size - start)))

    def open(self) -> io.BufferedReader:
        """Return a stream of the bytes that can be read from anywhere."""
        return cast(io.BufferedReader, io.BufferedReader(_Window(self), 1 << 16))


class _Window(io.RawIOBase):
    """The bytes of a blob as a stream."""

    def __init__(self, blob: Blob) -> None:
        self._blob = blob
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._blob.size}[whence])
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = max(0, min(len(buffer), self._blob.size - self._at))
        data = os.pread(self._blob.file.number, size, self._blob.start + self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def on_disk(path: Path) -> Blob:
    """Return the bytes of a file."""
    file = _Descriptor(os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)))
    return Blob(file, 0, os.fstat(file.number).st_size)


class Spool:
    """Takes streams one after the other and gives each back as a blob; raises `InputError` if the disk gets full."""

    def __init__(self, name: str) -> None:
        """``name``: what messages call the source."""
        with tempfile.TemporaryFile() as file:
            self._file = _Descriptor(os.dup(file.fileno()))
        self._name = name
        self._end = 0
        self._room = shutil.disk_usage(tempfile.gettempdir()).free - _RESERVE

    def add(self, stream: BinaryIO) -> Blob:
        """Put a stream on disk, to its end."""
        start = self._end
        while data := stream.read(_CHUNK):
            if self._end + len(data) > self._room:
                raise InputError(
                    f"{self._name}: no room to unpack it: more than {self._end:,} bytes; expected it unpacked, or "
                    "TMPDIR to name a folder on a larger disk"
                )
            self._put(data)
        return Blob(self._file, start, self._end - start)

    def _put(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            done = os.pwrite(self._file.number, view, self._end)
            self._end += done
            view = view[done:]
