"""Values at some places of a JSON document of any size: of a page of tweets, or conversations with their messages.

ijson tells of each bracket and value; only what is asked for is built, and its place is known only as deep as anybody
asks. A byte-order mark, a name before the document, a semicolon after it, raw control characters (they become spaces)
and bytes that are not UTF-8 (they become U+FFFD) are taken.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import BinaryIO, NamedTuple

from doxguard.errors import InputError
from doxguard.pipeline.readers.json_stream import damaged

ITEM = "[]"  # the name of what is in an array
Place = tuple[str, ...]
_CONTROLS = bytes(range(32))
_CLEAN = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_NAME = re.compile(rb"[ \t\r\n]{0,100}(?:var[ ]{1,10})?[A-Za-z_][\w.]{0,200}[ ]{0,100}=")
_END = 64  # bytes that may follow a document
_LONGEST = 1 << 28  # bytes of a value
_DEEP = 200  # containers in a value


class Found(NamedTuple):
    """A value, its place, and the plain values that stand before the list it is in."""

    place: Place
    value: object
    around: dict[str, object]


class _Document:
    """The bytes of a JSON document, as a parser will take them."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._started = False
        self._held = b""  # what may turn out to be the end of the file
        self.since = 0  # bytes read since a value began

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; a parser asks for none to see whether they are bytes."""
        ready = b""
        while size and not ready:
            data = self._stream.read(size)
            self.since += len(data)
            if not data:
                break
            if self.since > _LONGEST:
                raise InputError(f"{self._name}: a value of more than {_LONGEST:,} bytes; expected shorter ones")
            ready = self._cleaned(data)
        return ready

    def _cleaned(self, data: bytes) -> bytes:
        if not self._started:
            self._started = True
            data = data.removeprefix(codecs.BOM_UTF8)
            name = _NAME.match(data)
            data = data[name.end() :] if name else data
        if not data.isascii() or self._decoder.getstate()[0]:
            data = self._decoder.decode(data).encode()
        data = self._held + data.translate(_CLEAN)
        kept = len(data) - len(data[-_END:]) + len(data[-_END:].rstrip(b"; "))
        self._held = data[kept:]
        return data[:kept]


def json_places(stream: BinaryIO, name: str, places: Collection[Place]) -> Iterator[Found]:
    """Yield the objects and arrays at these places, in the order of the document; too deep ones as None.

    Raises `InputError` naming the file where the document is damaged.
    """
    import ijson

    document = _Document(stream, name)
    done = 0
    try:
        for found in _walk(ijson.basic_parse(document), document, places):
            done += 1
            yield found
    except (ijson.JSONError, ValueError, OverflowError, SystemError):
        raise damaged(name, done) from None  # the parser's message quotes the document


class _Open(NamedTuple):
    """A container that the parser is in, and the plain values that were seen in it."""

    array: bool
    values: dict[str, object]


def _walk(events: Iterator[tuple[str, object]], document: _Document, places: Collection[Place]) -> Iterator[Found]:
    deepest = max(map(len, places))
    around: list[_Open] = []
    keys: list[str] = []  # the place of what comes next, as far as anybody asks
    deeper = 0  # containers below that
    for event, value in events:
        document.since = 0
        if event == "map_key":
            if not deeper:
                keys[-1] = str(value)
        elif event in ("end_map", "end_array"):
            if deeper:
                deeper -= 1
            else:
                around.pop()
                keys.pop()
        elif event not in ("start_map", "start_array"):
            if not deeper and around and not around[-1].array:
                around[-1].values[keys[-1]] = plain(value)
        elif not deeper and tuple(keys) in places:
            values = dict(around[-2].values) if len(around) > 1 else {}
            yield Found(tuple(keys), _built(events, event), values)
        elif deeper or len(keys) >= deepest:
            deeper += 1
        else:
            around.append(_Open(event == "start_array", {}))
            keys.append(ITEM)


def _built(events: Iterator[tuple[str, object]], opened: str) -> object:
    """Return the value that has just begun, as it is; None if it is nested too deeply."""
    stack: list[tuple[object, str]] = []
    top: object = [] if opened == "start_array" else {}
    here, key, lost = top, "", 0
    for event, value in events:
        if event == "map_key":
            key = str(value)
        elif event in ("end_map", "end_array"):
            if lost:
                lost -= 1
            elif not stack:
                return top
            else:
                here, key = stack.pop()
        elif event in ("start_map", "start_array"):
            if lost or len(stack) >= _DEEP:
                lost, top = lost + 1, None
            else:
                new: object = [] if event == "start_array" else {}
                _put(here, key, new)
                stack.append((here, key))
                here = new
        elif not lost:
            _put(here, key, plain(value))
    return None


def _put(container: object, key: str, value: object) -> None:
    if isinstance(container, dict):
        container[key] = value
    elif isinstance(container, list):
        container.append(value)


def plain(value: object) -> object:
    """Return a number as Python's parser of JSON does."""
    return float(value) if isinstance(value, Decimal) else value
