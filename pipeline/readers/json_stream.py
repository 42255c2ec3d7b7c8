"""JSON documents of any size, an item at a time.

Lenient where it costs nothing: a byte-order mark, a name before the document ("window.YTD.… =", never evaluated), a
semicolon after it, raw control characters (they become spaces) and bytes that are not UTF-8 (they become U+FFFD) are
taken. After any other fault the rest of the document cannot be read; what came before it was given.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from doxguard.errors import InputError

_CONTROLS = bytes(range(32))
_CLEAN = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_NAME = re.compile(rb"[ \t\r\n]{0,100}(?:var[ ]{1,10})?[A-Za-z_][\w.]{0,200}[ ]{0,100}=")
_END = 64  # bytes that may follow a document
_LONGEST = 1 << 28  # bytes of an item, and between two


class _Document:
    """The bytes of a JSON document, as a parser will take them."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._started = False
        self._held = b""  # what may turn out to be the end of the file
        self.since = 0  # bytes read since the last item

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; a parser asks for none to see whether they are bytes."""
        ready = b""
        while size and not ready:
            data = self._stream.read(size)
            self.since += len(data)
            if not data:
                break
            if self.since > _LONGEST:
                raise InputError(f"{self._name}: an item of more than {_LONGEST:,} bytes; expected shorter ones")
            ready = self._cleaned(data)
        return ready

    def _cleaned(self, data: bytes) -> bytes:
        if not self._started:
            self._started = True
            data = without_name(data)
        if not data.isascii() or self._decoder.getstate()[0]:
            data = self._decoder.decode(data).encode()
        data = self._held + data.translate(_CLEAN)
        kept = len(data) - len(data[-_END:]) + len(data[-_END:].rstrip(b"; "))
        self._held = data[kept:]
        return data[:kept]


def without_name(data: bytes) -> bytes:
    """Return the first bytes of a document without a byte-order mark and the name it is given in scripts."""
    data = data.removeprefix(codecs.BOM_UTF8)
    name = _NAME.match(data)
    return data[name.end() :] if name else data


def json_items(stream: BinaryIO, name: str, prefix: str = "item") -> Iterator[object]:
    """Yield the items at a place in a document, "item" being those of an array; numbers with a point are `Decimal`.

    Raises `InputError` naming the file where the document is damaged.
    """
    import ijson

    document = _Document(stream, name)
    done = 0
    try:
        for item in ijson.items(document, prefix):
            done += 1
            document.since = 0
            yield item
    except (ijson.JSONError, ValueError):
        raise _damaged(name, done) from None  # the parser's message quotes the document


def json_members(stream: BinaryIO, name: str, parent: str, items: str) -> Iterator[tuple[dict[str, object], object]]:
    """Yield the items of each parent with the parent's plain values that come before them.

    ``parent`` and ``items`` are places: "item.dmConversation" and "item.dmConversation.messages.item".
    """
    import ijson

    document = _Document(stream, name)
    around: dict[str, object] = {}
    done = 0
    building = None
    try:
        for place, event, value in ijson.parse(document):
            if building:
                building.event(event, value)
                if place == items and event in ("end_map", "end_array"):
                    done += 1
                    document.since = 0
                    yield around, building.value
                    building = None
            elif place == items and event in ("start_map", "start_array"):
                building = ijson.ObjectBuilder()
                building.event(event, value)
            elif place == parent and event == "start_map":
                around = {}
            elif event in ("string", "number", "boolean") and place.rpartition(".")[0] == parent:
                around[place.rpartition(".")[2]] = value
    except (ijson.JSONError, ValueError):
        raise _damaged(name, done) from None


def _damaged(name: str, done: int) -> InputError:
    return InputError(f"{name}: not JSON that can be read after item {done}; damaged or cut off there")


def plain(value: object) -> object:
    """Return a value with `Decimal`s as numbers; raises `InputError` if it is nested too deeply."""
    try:
        return _plain(value)
    except RecursionError:
        raise InputError("not JSON that can be read: nested too deeply") from None


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def as_json(value: object) -> str:
    """Return an item as it is kept for the rejects; "" if it cannot be written."""
    try:
        return json.dumps(value, ensure_ascii=False, default=_number)
    except (RecursionError, ValueError):
        return ""


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise ValueError
