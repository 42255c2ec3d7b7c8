"""The records that could not be judged, kept as they were read, so that they can be mended and read again.

JSON Lines of ``{"source", "line", "error", "raw"}``, or ``"raw_base64"`` where what was read is not text. The file is
made when there is something to put into it.
"""

import base64
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from doxguard.errors import InputError
from doxguard.pipeline.readers.record import Record
from doxguard.pipeline.writers.rows import to_json


class Rejects:
    """A rejects file; a context manager. Raises `InputError` naming the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def write(self, record: Record) -> None:
        """Keep one record."""
        try:
            self._file = self._file or self.path.open("wb")
            self._file.write(to_reject(record))
        except OSError as error:
            raise InputError(f"{self.path}: cannot be written: {error.strerror or type(error).__name__}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()


def to_reject(record: Record) -> bytes:
    """Return the line for a record."""
    row = {"source": record.place.source, "line": record.place.line, "error": record.error, **_raw(record.raw)}
    return to_json(row).encode("utf-8") + b"\n"


def _raw(raw: str | bytes) -> dict[str, str]:
    if isinstance(raw, str):
        try:
            raw.encode("utf-8")
        except UnicodeEncodeError:
            raw = raw.encode("utf-8", "surrogatepass")
        else:
            return {"raw": raw}
    return {"raw_base64": base64.b64encode(raw).decode("ascii")}
