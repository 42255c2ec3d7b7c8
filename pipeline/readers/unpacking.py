"""Looking into files: what is packed is unpacked, what is an archive gives its members, all told by their first bytes.

An archive may hold packed files or archives; those may hold no more of them. A ``.tar.gz`` counts as one packing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, cast

from doxguard.errors import InputError
from doxguard.pipeline.readers.archives import Member, spooled, tar_members, zip_members
from doxguard.pipeline.readers.blob import on_disk
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.packed import HEAD, packing, unpack
from doxguard.pipeline.readers.stream import Rest, read_some

_DEEPEST = 2  # packings around a file
_PACKED_NAMES = (".gz", ".zst", ".zstd", ".bz2", ".xz")


class Found(NamedTuple):
    """A file of a source, with its first bytes, or ``error``."""

    file: File
    head: bytes = b""
    size: int | None = None  # bytes, as it is packed
    path: Path | None = None  # of a file on disk that is not packed
    alone: bool = True  # as against one of a folder, a pattern or an archive
    beside: Callable[[], Sequence[File]] = tuple  # the files of the same export
    error: InputError | None = None


def expand(found: Found, depth: int = 0, *, packed: bool = False) -> Iterator[Found]:
    """Yield a file with its head, or what is packed in it.

    ``depth`` counts the packings around it; a tar that is ``packed`` counts as one with what packs it.
    """
    file = found.file
    try:
        with file.open() as stream:
            head = _looked_at(stream)
        kind = packing(head)
        if kind and depth == _DEEPEST and not (packed and kind == "tar"):
            raise _too_deep(file.name, kind)
    except (InputError, OSError) as error:
        yield found._replace(error=_named(error, file.name))
        return
    if not kind:
        yield found._replace(head=head)
    elif kind in ("zip", "tar"):
        yield from _members(found, kind, depth, packed=packed)
    else:
        inner = File(file.name, _unpacked_name(file.path), partial(_unpacked, file, kind))
        yield from expand(found._replace(file=inner, path=None), depth + 1, packed=True)


def streamed(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Yield what comes through a stream that can be read but once; of archives, what must be is put on disk."""
    depth = 0
    while True:
        head = _looked_at(stream, b"\n")
        stream = io.BufferedReader(Rest(head, stream), 1 << 16)
        kind = packing(head)
        if kind in ("", "zip", "tar"):
            break
        depth += 1
        if depth > _DEEPEST:
            raise _too_deep(name, kind)
        stream = unpack(stream, kind, name)
    found = Found(File(name, name, _once(stream, name)), head[:HEAD])
    if kind:
        yield from _members(found, kind, depth, packed=depth > 0)
    else:
        yield found


def _too_deep(name: str, kind: str) -> InputError:
    return InputError(f"{name}: packed as {kind} inside what is packed twice; expected it unpacked")


def _named(error: InputError | OSError, name: str) -> InputError:
    return error if isinstance(error, InputError) else InputError(f"{name}: {error.strerror or type(error).__name__}")


def _members(found: Found, kind: str, depth: int, *, packed: bool) -> Iterator[Found]:
    try:
        members = list(_archived(found, kind))
    except (InputError, OSError) as error:
        yield found._replace(error=_named(error, found.file.name))
        return
    files = tuple(member.file for member in members)
    below = depth if packed and kind == "tar" else depth + 1
    for member in members:
        yield from expand(Found(member.file, size=member.size, alone=False, beside=lambda: files), below)


def _archived(found: Found, kind: str) -> Iterator[Member]:
    file = found.file
    blob = on_disk(found.path) if found.path else None
    if kind == "tar":
        return tar_members(file.open, blob, file.name)
    if blob is None:
        with file.open() as stream:
            blob = spooled(stream, file.name)
    return zip_members(blob, file.name)


def _unpacked_name(path: str) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_suffix("")) if pure.suffix.lower() in _PACKED_NAMES else path


@contextmanager
def _unpacked(file: File, kind: str) -> Iterator[io.BufferedReader]:
    with file.open() as stream, unpack(stream, kind, file.name) as unpacked:
        yield unpacked


def _looked_at(stream: BinaryIO, enough: bytes | None = None) -> bytes:
    """Read the first bytes of a stream, up to its damage if it is damaged; no more than up to what is ``enough``."""
    head = b""
    while len(head) < HEAD and (enough is None or enough not in head):
        try:
            data = read_some(stream, HEAD)
        except InputError:
            if not head:
                raise
            break  # it is met again when what comes before it was read
        if not data:
            break
        head += data
    return head


def _once(stream: BinaryIO, name: str) -> Callable[[], AbstractContextManager[io.BufferedReader]]:
    """Return what opens a stream the first time it is called."""
    left = [cast(io.BufferedReader, stream)]

    @contextmanager
    def open_() -> Iterator[io.BufferedReader]:
        if not left:
            raise InputError(f"{name}: must be read twice in this format; expected a file, not a pipe")
        yield left.pop()

    return open_
