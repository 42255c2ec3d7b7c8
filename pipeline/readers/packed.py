"""Streams unpacked as they are read: gzip, Zstandard, bzip2 and xz, told by their first bytes.

What is damaged or cut off is an `InputError`, after everything before the damage was given. So is what unpacks to so
much more than its size that it was made to fill disks. Windows of Zstandard may be as large as Reddit's dumps ask
for, 2 GiB.
"""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast
from zipfile import BadZipFile

from doxguard.errors import InputError

HEAD = 4096  # bytes by which files are told apart
_MAGIC = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\xfd7zXZ\x00": "xz",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",  # one without members
}
_BZIP2 = (b"BZh", b"1AY&SY")  # with a figure between them
_USTAR = slice(257, 262)
_RATIO = 300  # text is packed to a third or a thirtieth
_UNSUSPICIOUS = 1 << 30  # bytes that may come of anything
_FAULTS = (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError, BadZipFile)
_PIECE = 2048  # of a Zstandard stream: comes to 64 MiB at most


def packing(head: bytes) -> str:
    """Return how a file is packed: "gzip", "Zstandard", "bzip2", "xz", "zip", "tar", or "" if it is not."""
    if head.startswith(_BZIP2[0]) and head[4:10] == _BZIP2[1]:
        return "bzip2"
    if head[_USTAR] == b"ustar":
        return "tar"
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), "")


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes; none at the end."""


class Guarded(io.RawIOBase):
    """What comes out of an unpacker, with its faults as `InputError`; ``taken`` tells how much it has read."""

    def __init__(self, source: Source, taken: Callable[[], int], name: str, kind: str) -> None:
        # One that fills what it is asked for loses what it had when it meets damage.
        self._read = getattr(source, "read1", source.read)
        self._taken = taken
        self._name = name
        self._kind = kind
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._read(len(buffer))
        except _FAULTS as error:
            raise InputError(
                f"{self._name}: packed as {self._kind}, and damaged or cut off after {self._given:,} unpacked bytes "
                f"({type(error).__name__})"
            ) from error
        self._given += len(data)
        if self._given > _UNSUSPICIOUS and self._given > _RATIO * self._taken():
            raise InputError(
                f"{self._name}: unpacks to more than {_RATIO} times its size, as only bombs do; expected it unpacked"
            )
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """Counts what is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Chunks:
    """Chunks of bytes, to be read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._chunk = memoryview(b"")  # a slice of bytes would copy the rest of a large chunk each time

    def read(self, size: int, /) -> bytes:
        while not self._chunk:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._chunk = memoryview(chunk)
        data, self._chunk = self._chunk[:size], self._chunk[size:]
        return bytes(data)


def unpack(stream: BinaryIO, kind: str, name: str) -> io.BufferedReader:
    """Return what is packed in a stream; ``kind`` is what `packing` says, and not an archive."""
    counted = _Counted(stream)
    guarded = Guarded(_unpacker(cast(BinaryIO, counted), kind), lambda: counted.count, name, kind)
    return cast(io.BufferedReader, io.BufferedReader(guarded, 1 << 16))


def _unpacker(stream: BinaryIO, kind: str) -> Source:
    if kind == "Zstandard":
        return _Chunks(_zstandard(stream))
    if kind == "gzip":
        import gzip

        return cast(Source, gzip.GzipFile(fileobj=stream))
    if kind == "bzip2":
        import bz2

        return cast(Source, bz2.BZ2File(stream))
    return cast(Source, lzma.LZMAFile(stream))


def _zstandard(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what is in frames that follow each other; the library's own reader takes a cut-off one for whole."""
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 31)
    frame = unpacker.decompressobj()
    fresh = True
    while data := stream.read(_PIECE):
        while data:
            try:
                yield frame.decompress(data)
            except zstandard.ZstdError as error:
                raise ValueError("not a frame") from error
            fresh = frame.eof
            data = frame.unused_data if frame.eof else b""
            if frame.eof:
                frame = unpacker.decompressobj()
    if not fresh:
        raise EOFError
