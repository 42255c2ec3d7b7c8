"""Sources as streams of bytes in which lines can be told apart, whatever encoding they are in."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from doxguard.errors import InputError
from doxguard.pipeline.readers.record import STDIN

_UTF_8 = ("utf-8", "utf-8-sig")
_MARKS = {  # the longest first: UTF-32's little-endian mark starts with UTF-16's
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class Opened(NamedTuple):
    """A stream whose next bytes can be looked at, and the encoding of its lines."""

    stream: io.BufferedReader
    encoding: str


@contextmanager
def opened(source: str, stdin: BinaryIO | None = None) -> Iterator[io.BufferedReader]:
    """Open a file, or stdin for "-"; raises `InputError` naming the source."""
    if source == STDIN:
        if stdin is None and sys.stdin is None:
            raise InputError("stdin: is closed")
        stream = stdin or sys.stdin.buffer
        if isinstance(stream, io.BufferedReader):
            yield stream
            return
        buffered = cast(io.BufferedReader, io.BufferedReader(stream))
        try:
            yield buffered
        finally:
            buffered.detach()  # or it would close what is not ours
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise InputError(f"{source}: {getattr(error, 'strerror', None) or 'not a file name'}") from error
    try:
        yield file
    finally:
        file.close()


def text_stream(stream: io.BufferedReader, name: str, encoding: str) -> Opened:
    """Skip a byte-order mark, and rewrite an encoding whose lines do not end in the byte 0A as UTF-8."""
    canonical = codecs.lookup(encoding).name
    head = stream.peek(64)[:64]
    if canonical in _UTF_8:
        _refuse_wide(head, name)
        if head.startswith(codecs.BOM_UTF8):
            stream.read(len(codecs.BOM_UTF8))
        return Opened(stream, "utf-8")
    if '\n{",'.encode(canonical) == b'\n{",':
        return Opened(stream, canonical)
    return Opened(io.BufferedReader(_Transcoded(stream, name, canonical)), "utf-8")


def _refuse_wide(head: bytes, name: str) -> None:
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            raise InputError(
                f"{name}: starts with the byte-order mark of {encoding.upper()}; add --encoding {encoding}"
            )
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        halves = head[first::2]
        if len(halves) > 7 and halves.count(0) == len(halves) and head.count(0) == len(halves):
            raise InputError(f"{name}: looks like UTF-16, not UTF-8; add --encoding {encoding}")


class _Transcoded(io.RawIOBase):
    """A stream as UTF-8. Units that are no text become lone surrogates, so that only their own line is invalid."""

    def __init__(self, stream: BinaryIO, name: str, encoding: str) -> None:
        self._stream = stream
        self._name = name
        self._encoding = encoding
        wide = encoding.startswith(("utf-16", "utf-32"))
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass" if wide else "surrogateescape")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            data = self._stream.read(1 << 16)
            self._ready = self._decoded(data).encode("utf-8", "surrogatepass")
            if not data:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _decoded(self, data: bytes) -> str:
        try:
            text = self._decoder.decode(data)
        except UnicodeDecodeError as error:
            raise InputError(f"{self._name}: not valid {self._encoding.upper()}") from error
        if not data and self._decoder.getstate()[0]:  # the file ends inside a character
            self._decoder.reset()
            text += "\udc80"
        return text


class Rest(io.RawIOBase):
    """A stream from its start, of which some was read. Closing it leaves the stream open, which is not ours."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data: bytes | memoryview
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = read_some(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Read what is there, so that who writes a line sees it judged."""
    read = getattr(stream, "read1", stream.read)
    return cast(bytes, read(size) or b"")
