"""What a source is, as files: a file, a folder, a pattern such as ``dumps/*.zst``, an archive, or "-" for stdin.

Folders are read in sorted order. Links in them, hidden files, media and what is no regular file are passed over, so
that nothing outside the folder is read and nothing twice. What is packed is looked into by
`doxguard.pipeline.readers.unpacking`.
"""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from doxguard.errors import InputError
from doxguard.pipeline.readers.archives import is_wanted, printable
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.record import STDIN
from doxguard.pipeline.readers.unpacking import Found, expand, streamed

_Look = Callable[[Path], os.stat_result]


def find_files(source: str, stdin: BinaryIO | None = None, skip: Iterable[Path] = ()) -> Iterator[Found]:
    """Yield the files of a source; raises `InputError` if it is not there. ``skip``: those to leave out of folders."""
    if source == STDIN:
        if stdin is None and sys.stdin is None:
            raise InputError("stdin: is closed")
        yield from streamed(cast(BinaryIO, stdin or sys.stdin.buffer), "stdin")
        return
    path = Path(source)
    try:
        there = path.stat()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and glob.has_magic(source):
            yield from _matching(source, skip)
            return
        raise InputError(f"{source}: {getattr(error, 'strerror', None) or 'not a file name'}") from error
    if stat.S_ISDIR(there.st_mode):
        yield from _listed(_walk(path), skip, os.lstat)
    elif stat.S_ISREG(there.st_mode):
        file = _file(source, path, path.name)
        yield from expand(Found(file, size=there.st_size, path=path, beside=partial(_neighbours, path)))
    else:  # a pipe
        with _opened(path, source) as stream:
            yield from streamed(stream, source)


def _file(name: str, path: Path, inside: str) -> File:
    return File(name, inside, partial(_opened, path, name))


@contextmanager
def _opened(path: Path, name: str) -> Iterator[io.BufferedReader]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or type(error).__name__}") from error
    with file:
        yield file


def _neighbours(path: Path) -> Sequence[File]:
    """Return the files in the folder of a file that is read alone: they may say whose it is."""
    try:
        paths = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(_file(printable(str(other)), other, other.name) for other in paths if is_wanted(other.name))


def _matching(pattern: str, skip: Iterable[Path]) -> Iterator[Found]:
    paths = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    if not paths:
        raise InputError(f"{pattern}: no such file, and none that fits it as a pattern")
    folders = {path for path in paths if path.is_dir()}
    top = [path for path in paths if folders.isdisjoint(path.parents)]  # the rest is read with its folder
    yield from _listed(((path, _inside(path)) for path in top if path not in folders), skip, os.stat)
    for folder in top:
        if folder in folders:
            yield from _listed(_walk(folder), skip, os.lstat)


def _inside(path: Path) -> str:
    return "/".join(part for part in path.parts if part not in ("..", path.anchor))


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if is_wanted(name))
        for name in sorted(names):
            path = Path(here, name)
            yield path, path.relative_to(folder).as_posix()


def _listed(paths: Iterable[tuple[Path, str]], skip: Iterable[Path], look: _Look) -> Iterator[Found]:
    """Yield the files at these paths, and what is packed in them; ``look`` decides whether links are followed."""
    skipped = {_identity(there) for path in skip if (there := _seen(path, os.stat))}
    listed = []
    for path, inside in paths:
        there = _seen(path, look) if is_wanted(path.name) else None
        if there and stat.S_ISREG(there.st_mode) and _identity(there) not in skipped:
            listed.append((path, _file(printable(str(path)), path, inside), there.st_size))
    files = tuple(file for _, file, _ in listed)
    for path, file, size in listed:
        yield from expand(Found(file, size=size, path=path, alone=False, beside=lambda: files))


def _seen(path: Path, look: _Look) -> os.stat_result | None:
    try:
        return look(path)
    except (OSError, ValueError):
        return None


def _identity(there: os.stat_result) -> tuple[int, int]:
    return there.st_dev, there.st_ino
