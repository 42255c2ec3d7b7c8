"""Values out of JSON whose shape nobody promises: what is not of the kind that is asked for counts as not there.

Objects are dictionaries here: asking whether something is a mapping takes ten times as long, and a message is asked for
twenty values.
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from doxguard.pipeline.readers.format import File

_SMALL = 1 << 22  # bytes; files that say whose an export is have a few thousand


def text_at(value: object, *keys: str) -> str:
    """Return the string under these keys, one inside the other; "" if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def name_at(value: object, *keys: str) -> str:
    """Return the string or whole number under these keys as a string: ids come as either."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    # Python refuses to write integers of thousands of digits.
    is_id = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**40
    return str(value) if is_id else value if isinstance(value, str) else ""


def objects_at(value: object, key: str) -> Iterator[Mapping[str, object]]:
    """Yield the objects of the list under this key."""
    found = value.get(key) if isinstance(value, dict) else None
    for item in found if isinstance(found, list) else ():
        if isinstance(item, dict):
            yield item


def object_at(value: object, key: str) -> Mapping[str, object]:
    """Return the object under this key; an empty one if there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def point(latitude: object, longitude: object) -> dict[str, object]:
    """Return a place on earth as ``lat`` and ``lon``; nothing if it is none."""
    try:
        lat, lon = float(cast(float, latitude)), float(cast(float, longitude))
    except (TypeError, ValueError, OverflowError):
        return {}
    inside = math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180
    return {"lat": lat, "lon": lon} if inside else {}


def joined(parts: Sequence[str], between: str = "\n") -> str:
    """Return the parts that say something, each once."""
    return between.join(dict.fromkeys(part for part in parts if part.strip()))


def known(**values: str) -> dict[str, str]:
    """Return the values that say something."""
    return {key: value for key, value in values.items() if value}


class Beside:
    """The files of an export, by their path relative to one of them."""

    def __init__(self, file: File, others: Sequence[File]) -> None:
        self._folder = posixpath.dirname(file.path)
        self._others = others

    @cached_property
    def _paths(self) -> Mapping[str, File]:
        # Only few exports ask for this, and some have thousands of files.
        return {other.path: other for other in self._others}

    def get(self, relative: str) -> File | None:
        """Return the file at this path, if there is one."""
        return self._paths.get(posixpath.normpath(posixpath.join(self._folder, relative)))


def named(others: Sequence[File], *names: str) -> File | None:
    """Return the first file of one of these names, in whatever folder: those change by year and language."""
    return next((other for other in others if posixpath.basename(other.path) in names), None)


def read_small(file: File | None, limit: int = _SMALL) -> bytes:
    """Return what stands in a file beside a dump; nothing if there is none, or not so little."""
    if file is None:
        return b""
    try:
        with file.open() as stream:
            data = stream.read(limit + 1)
    except OSError:
        return b""
    return data if len(data) <= limit else b""
