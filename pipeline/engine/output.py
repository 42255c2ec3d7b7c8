"""Where decisions go: a file or stdout that grows part by part, or Parquet, a file for each part.

Each kind can go on after a run that was broken off: it is told how much of it counts, and drops the rest.
"""

from __future__ import annotations

import glob
import os
import shutil
import stat
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from doxguard.errors import InputError
from doxguard.pipeline.engine.work import Form
from doxguard.pipeline.readers.record import STDIN
from doxguard.pipeline.writers.csv_rows import header
from doxguard.pipeline.writers.parquet import schema
from doxguard.pipeline.writers.whole_file import replace_file

STDOUT = "-"
FORMS: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_PARTS = ".parts"


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


class Output(Protocol):
    """Takes what comes out of the parts of a run."""

    def begin(self, kept: int | None) -> None:
        """Open it: anew for None, else to go on behind so many bytes; what is in it beyond does not count."""

    def write(self, number: int, body: bytes) -> int:
        """Put down what came out of a part, and return how many bytes it holds now."""

    def finish(self) -> None:
        """Make it complete."""

    def close(self) -> None:
        """Let go of it, complete or not."""


def output_form(target: str | None) -> Form:
    """Return the form that a target asks for; raises `InputError` for one that is not known."""
    if target is None:
        return ""
    if target == STDOUT:
        return "jsonl"
    if is_folder(target):
        return "parquet"
    form = FORMS.get(PurePath(target).suffix.lower())
    if form is None:
        accepted = f"{', '.join(FORMS)}, a folder/ for Parquet in parts, or - for stdout"
        raise InputError(f"{target}: unknown output format; accepted: {accepted}")
    return form


def is_folder(target: str) -> bool:
    """Tell whether a target is a folder: one that is there, or a name with a slash at its end."""
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def open_output(target: str | None, stdout: BinaryIO | None = None) -> Output:
    """Return the output for a target: None for none, "-" for stdout."""
    form = output_form(target)
    if target is None:
        return _Nothing()
    if target == STDOUT:
        return _Stdout(stdout)
    if form != "parquet":
        return Growing(Path(target), header() if form == "csv" else b"")
    return Folder(Path(target)) if is_folder(target) else _Merged(Path(target))


class _Nothing:
    def begin(self, kept: int | None) -> None:
        pass

    def write(self, number: int, body: bytes) -> int:  # noqa: ARG002
        return 0

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


class _Stdout:
    def __init__(self, stdout: BinaryIO | None) -> None:
        if stdout is None and sys.stdout is None:
            raise InputError("stdout: is closed")
        self._stream = stdout or sys.stdout.buffer

    def begin(self, kept: int | None) -> None:
        pass

    def write(self, number: int, body: bytes) -> int:  # noqa: ARG002
        """Raises `BrokenPipeError` when nobody reads any more."""
        try:
            self._stream.write(body)
            self._stream.flush()  # who reads along should not have to wait
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError(f"stdout: cannot be written: {error.strerror or type(error).__name__}") from error
        return 0

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


class Growing:
    """A file that is written from its beginning to its end; it is made when there is something to put into it."""

    def __init__(self, path: Path, head: bytes = b"", *, lazy: bool = False) -> None:
        self._path = path
        self._head = head
        self._lazy = lazy
        self._file: BinaryIO | None = None
        self._size = 0

    def begin(self, kept: int | None) -> None:
        """Open it; what is in it beyond ``kept`` bytes does not count."""
        self._size = kept or 0
        if self._size or not self._lazy:
            self._open()

    def write(self, number: int, body: bytes) -> int:  # noqa: ARG002
        """Put down what came out of a part, and return how many bytes it holds now."""
        if body:
            self._put(body)
        return self._size

    def finish(self) -> None:
        """All is there, part by part."""

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _open(self) -> BinaryIO:
        try:
            if self._size and self._size > self._path.stat().st_size:
                raise InputError(f"{self._path}: is shorter than it was when the run was broken off; cannot go on")
            self._file = self._path.open("r+b" if self._size else "wb")
            self._file.truncate(self._size)
            self._file.seek(self._size)
        except OSError as error:
            raise self._failure(error) from error
        if not self._size and self._head:
            self._put(self._head)
        return self._file

    def _put(self, data: bytes) -> None:
        file = self._file or self._open()
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise self._failure(error) from error
        self._size += len(data)

    def _failure(self, error: OSError) -> InputError:
        return InputError(f"{self._path}: cannot be written: {error.strerror or type(error).__name__}")


class Folder:
    """A folder with a Parquet file for each part. ``_SUCCESS`` is put into it when it is complete."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, kept: int | None) -> None:
        """Make the folder; raises `InputError` for one that is not empty, unless a run goes on in it."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if kept is None and any(self.path.iterdir()):
                raise InputError(f"{self.path}: is not empty; expected a new folder, or --resume to go on with a run")
            for left in (*self.path.glob(".*.tmp"), *self.path.glob("_SUCCESS")):
                left.unlink()
        except OSError as error:
            raise InputError(f"{self.path}: cannot be written: {error.strerror or type(error).__name__}") from error

    def parts(self) -> list[Path]:
        """Return the files of the parts, in order."""
        return sorted(self.path.glob("part-*.parquet"))

    def write(self, number: int, body: bytes) -> int:
        """Put down what came out of a part."""
        if body:
            replace_file(str(self.path / f"part-{number:08}.parquet"), body)
        return 0

    def finish(self) -> None:
        """Mark it as complete."""
        replace_file(str(self.path / "_SUCCESS"), b"")

    def close(self) -> None:
        """Nothing is held open."""


class _Merged:
    """One Parquet file, made of the parts in a folder beside it when all are there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = Folder(path.with_name(path.name + _PARTS))

    def begin(self, kept: int | None) -> None:
        if kept is None:
            shutil.rmtree(self._folder.path, ignore_errors=True)
        self._folder.begin(kept)

    def write(self, number: int, body: bytes) -> int:
        return self._folder.write(number, body)

    def finish(self) -> None:
        from pyarrow import parquet

        new = self._path.with_name(f"{self._path.name}.new")
        try:
            with parquet.ParquetWriter(new, schema()) as writer:
                for part in self._folder.parts():
                    writer.write_table(parquet.read_table(part))
            new.replace(self._path)
            shutil.rmtree(self._folder.path)
        except OSError as error:
            raise InputError(f"{self._path}: cannot be written: {error.strerror or type(error).__name__}") from error

    def close(self) -> None:
        pass
