"""Where decisions go: JSON Lines, CSV or Parquet, by the file's extension, or JSON Lines on stdout.

Everything is written as it comes; closing leaves a file that can be read, also when a run is broken off.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePath
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from doxguard.errors import InputError
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.readers.record import STDIN
from doxguard.pipeline.writers.csv_rows import CsvEncoder
from doxguard.pipeline.writers.jsonl import JsonlEncoder
from doxguard.pipeline.writers.parquet import ParquetEncoder

STDOUT = "-"


def refuse_overwriting(target: str | Path, sources: Iterable[str]) -> None:
    """Raise `InputError` if what is to be written is one of the sources, or in one: opening it would empty it.

    What an earlier run left may be written anew: an empty file, and rejects under the name they have by themselves.
    """
    path = Path(target)
    for source in sources:
        try:
            there = os.fstat(sys.stdin.fileno()) if source == STDIN else Path(source).stat()
            same = os.path.samestat(there, path.stat())
        except FileNotFoundError:
            same = _is_in(path, glob.glob(source, recursive=True)) if glob.has_magic(source) else False  # noqa: PTH207
            if not same:
                continue
            raise _refusal(target) from None
        except (AttributeError, OSError, ValueError):  # one of them is not there, or no file
            continue
        if (same and stat.S_ISREG(there.st_mode)) or (stat.S_ISDIR(there.st_mode) and _is_in(path, [source])):
            raise _refusal(target)


def _refusal(target: str | Path) -> InputError:
    return InputError(f"{target}: is read from, and would be overwritten; expected another name")


def _is_in(path: Path, sources: Iterable[str]) -> bool:
    """Tell whether a file with something in it is one of these, or in one of these folders."""
    if path.name.endswith("rejects.jsonl") or not path.is_file() or not path.stat().st_size:
        return False
    return any(path.resolve().is_relative_to(Path(source).resolve()) for source in sources)


class Encoder(Protocol):
    """Puts decisions into a stream."""

    def put(self, decision: Decision, shown: Sequence[str]) -> None:
        """Add one, with the texts of its findings if they are to be shown."""

    def finish(self) -> None:
        """Write what is still to be written."""


_ENCODERS: dict[str, Callable[[BinaryIO], Encoder]] = {
    ".jsonl": JsonlEncoder,
    ".ndjson": JsonlEncoder,
    ".csv": CsvEncoder,
    ".parquet": ParquetEncoder,
}


def open_sink(target: str | None, stdout: BinaryIO | None = None) -> AbstractContextManager[Sink | None]:
    """Return the sink for a target; None for none."""
    return nullcontext() if target is None else Sink(target, stdout)


class Sink:
    """A file of decisions, or stdout for "-"; a context manager. Raises `InputError` naming the file."""

    def __init__(self, target: str, stdout: BinaryIO | None = None) -> None:
        """Open it; ``stdout`` defaults to the process's."""
        self._target = target
        self._own = target != STDOUT
        encoder = _ENCODERS.get(PurePath(target).suffix.lower()) if self._own else JsonlEncoder
        if encoder is None:
            raise InputError(f"{target}: unknown output format; accepted: {', '.join(_ENCODERS)}, or - for stdout")
        if not self._own and stdout is None and sys.stdout is None:
            raise InputError("stdout: is closed")
        try:
            self._stream: BinaryIO = Path(target).open("wb") if self._own else stdout or sys.stdout.buffer  # noqa: SIM115
        except OSError as error:
            raise self._failure(error) from error
        self._encoder = encoder(self._stream)

    def write(self, decision: Decision, shown: Sequence[str] = ()) -> None:
        """Write one decision; ``shown`` are the texts of its findings, if they are to be in it."""
        try:
            self._encoder.put(decision, shown)
            if not self._own:
                self._stream.flush()  # who reads along should not have to wait
        except OSError as error:
            raise self._failure(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._encoder.finish()
            self._stream.flush()
            if self._own:
                self._stream.close()
        except OSError as failure:
            if error is None:  # else it is a consequence of that one
                raise self._failure(failure) from failure

    def _failure(self, error: OSError) -> Exception:
        """A reader of stdout that went away is no failure of ours to explain."""
        if isinstance(error, BrokenPipeError) and not self._own:
            return error
        return InputError(f"{self._target}: cannot be written: {error.strerror or type(error).__name__}")
