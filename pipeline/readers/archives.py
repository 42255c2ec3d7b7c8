"""The members of zip and tar archives, as files that can be read in any order and more than once.

A zip is read where it lies. So is a tar that is not packed; of a packed one the members are put on disk first, since
what explains the others, such as whose account it is, may come last. Members are never written under their names.
Links, devices, hidden files and media are passed over. A member that cannot be read, and an archive that breaks off,
is a file that says so when it is opened.
"""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import PurePath
from typing import BinaryIO, NamedTuple, NoReturn, cast

from doxguard.errors import InputError
from doxguard.pipeline.readers.blob import Blob, Spool
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.packed import Guarded

_MEDIA = frozenset(
    """.3gp .aac .aiff .apng .avi .avif .bmp .css .dll .exe .flac .gif .heic .heif .ico .jpeg .jpg .m4a .m4v .mkv .mov
    .mp3 .mp4 .mpeg .mpg .oga .ogg .ogv .opus .otf .pdf .png .psd .so .svg .tgs .tif .tiff .ttf .wav .webm .webp .weba
    .wma .wmv .woff .woff2""".split()  # noqa: SIM905
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_Open = Callable[[], AbstractContextManager[io.BufferedReader]]


class Member(NamedTuple):
    """A file of an archive, and its size as it is packed there."""

    file: File
    size: int | None


def is_wanted(path: str) -> bool:
    """Tell whether a file may hold posts, going by its path: hidden files and media do not."""
    if PurePath(path).suffix.lower() in _MEDIA:
        return False
    return not any(part.startswith(".") or part == "__MACOSX" for part in path.split("/"))


def printable(name: str) -> str:
    """Return a file's name as a message can show it."""
    return _UNPRINTABLE.sub("\ufffd", name)


def zip_members(blob: Blob, name: str) -> Iterator[Member]:
    """Yield the files of a zip; raises `InputError` if its directory cannot be read."""
    try:
        archive = zipfile.ZipFile(blob.open())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{name}: packed as zip, and damaged: its directory cannot be read") from error
    for info in archive.infolist():
        path = _inside(info.filename)
        if not info.is_dir() and is_wanted(path):
            called = f"{name}/{printable(path)}"
            yield Member(File(called, path, partial(_opened, archive, info, called)), info.compress_size)


def _inside(path: str) -> str:
    return "/".join(part for part in path.replace("\\", "/").split("/") if part not in ("", ".", ".."))


@contextmanager
def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[io.BufferedReader]:
    if info.flag_bits & 1:
        raise InputError(f"{name}: encrypted; expected it without a password")
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{name}: packed as zip, and damaged ({type(error).__name__})") from error
    with stream:
        guarded = Guarded(stream, lambda: info.compress_size, name, "zip")
        yield cast(io.BufferedReader, io.BufferedReader(guarded, 1 << 16))


def tar_members(open_: _Open, blob: Blob | None, name: str) -> Iterator[Member]:
    """Yield the files of a tar; ``blob`` is the tar itself if it is on disk and not packed."""
    spool = None if blob else Spool(name)
    try:
        with open_() as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
            for info in tar:
                tar.members = []  # type: ignore[attr-defined]  # or all are kept
                path = _inside(info.name)
                if info.isreg() and not info.issparse() and is_wanted(path):
                    where = _placed(tar, info, blob, spool)
                    yield Member(File(f"{name}/{printable(path)}", path, where.open), info.size)
    except (tarfile.TarError, OSError, EOFError, ValueError, InputError) as error:
        what = f"{name}: packed as tar, and damaged or cut off: what follows cannot be read"
        yield Member(File(name, "", partial(fail, error if isinstance(error, InputError) else InputError(what))), None)


def _placed(tar: tarfile.TarFile, info: tarfile.TarInfo, blob: Blob | None, spool: Spool | None) -> Blob:
    if blob:
        return blob.part(info.offset_data, info.size)
    data = tar.extractfile(info)
    assert data is not None
    assert spool is not None
    return spool.add(data)  # type: ignore[arg-type]


def fail(error: InputError, *_: object) -> NoReturn:
    """Raise an error: what opens or reads a file that cannot be read."""
    raise error


def spooled(stream: BinaryIO, name: str) -> Blob:
    """Return a stream's bytes, put on disk."""
    return Spool(name).add(stream)
