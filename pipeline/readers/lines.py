"""Lines of bytes as text, one at a time: a line that cannot be read is an error of its own and costs no other line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 16


class Line(NamedTuple):
    """A line with its end, or ``error``; numbers count from 1."""

    number: int
    text: str
    data: bytes
    error: str = ""

    @property
    def raw(self) -> str | bytes:
        """The line as it is kept for the rejects: text where it is text."""
        return self.data if self.data and not self.text else self.text.rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a stream; nothing else is held in memory than the line at hand."""

    stream: BinaryIO
    source: str
    encoding: str  # one in which a line feed is the byte 0A
    limit: int  # bytes; of a longer line nothing is kept
    errors: str = "strict"
    first: int = 1  # number of the first line

    def __iter__(self) -> Iterator[Line]:
        number = self.first - 1
        while data := self.stream.readline(self.limit + 1):
            number += 1
            if len(data) > self.limit and not data.endswith(b"\n"):
                self._skip_line()
                yield Line(number, "", b"", f"a line of more than {self.limit:,} bytes; see --max-chars")
            else:
                yield self._decoded(number, data)

    def _skip_line(self) -> None:
        while (rest := self.stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass

    def _decoded(self, number: int, data: bytes) -> Line:
        try:
            return Line(number, data.decode(self.encoding, self.errors), data)
        except UnicodeDecodeError as error:
            return Line(number, "", data, f"byte {error.start + 1} of the line: {invalid(self.encoding)}")


def invalid(encoding: str) -> str:
    """Return what to say of bytes that are not text."""
    return f"not valid {encoding.upper()}; expected that, or --encoding to name another"
