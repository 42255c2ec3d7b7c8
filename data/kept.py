"""Things that take long to make, kept in a folder of the user's: ``$DOXGUARD_CACHE``, or ``~/.cache/doxguard``.

Set ``DOXGUARD_CACHE`` to nothing to keep none. Where the folder cannot be written, or belongs to somebody else, things
are made anew each time.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")


def load_or_make(key: str, load: Callable[[bytes], _T], make: Callable[[], bytes]) -> _T:
    """Return what ``load`` makes of the bytes kept under ``key``; ``make`` gives them where there are none yet."""
    folder = cache_folder()
    if folder is None:
        return load(make())
    file = folder / hashlib.sha256(key.encode()).hexdigest()
    with suppress(Exception):  # missing, cut short, of another build: whatever it is, it is made again
        return load(file.read_bytes())
    data = make()
    _keep(file, data)
    return load(data)


def cache_folder() -> Path | None:
    """Return the folder, made for this user alone; None where that cannot be."""
    named = os.environ.get("DOXGUARD_CACHE")
    if named == "":
        return None
    try:
        folder = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "doxguard"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What somebody else may write there would be run by us.
        owner = folder.stat()
    except (OSError, RuntimeError):
        return None
    mine = not hasattr(os, "getuid") or (owner.st_uid == os.getuid() and not owner.st_mode & 0o022)
    return folder if mine else None


def _keep(file: Path, data: bytes) -> None:
    """Write a file whole or not at all: another process may read it at any time."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
