"""Files that are written in one go: who reads one sees the old or the new, never a half.

The new one is made beside it and takes its name, with the permissions that any new file gets: others, such as the
collector of a monitoring system, must be able to read it. What is no regular file (a pipe, /dev/stdout) is written to.
"""

from __future__ import annotations

import os
from pathlib import Path

from doxguard.errors import InputError


def check_writable(target: str) -> None:
    """Raise `InputError` if the file cannot be made: better before a run of hours than after it."""
    path = Path(target)
    if path.is_dir():
        raise InputError(f"{target}: is a folder; expected the name of a file")
    if _is_special(path):
        return
    folder = path.resolve().parent
    if not folder.is_dir():
        raise InputError(f"{target}: cannot be written: no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise InputError(f"{target}: cannot be written: no permission to make a file in {folder}")


def replace_file(target: str, data: bytes) -> None:
    """Write a file, or replace it as a whole; raises `InputError` naming it."""
    path = Path(target)
    try:
        if _is_special(path):
            path.write_bytes(data)
            return
        path = path.resolve()  # of a link, what it leads to is replaced
        beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror or type(error).__name__}") from error


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()
