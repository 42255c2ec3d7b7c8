"""JSON documents of any size, a value at a time: `read_items`.

ijson parses, values are built here: a value that is too big or nested too deeply is given up and costs no other, and
paths are only kept where dumps hold their posts, so that nesting costs nothing. Before parsing, bytes that are no UTF-8
become U+FFFD, raw control characters spaces, halves of surrogate pairs question marks, and the ``\\xNN`` that Telegram
writes becomes what JSON has for it: a parser would stop at these, or take the next character with them. Where it must
stop, as at an integer of more than 64 bits, what came before stands, and the last item tells.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from doxguard.errors import InputError
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.readers.stream import text_stream

Events = Iterator[tuple[str, object]]

_CHUNK = 1 << 16
_DEEP = 100  # containers inside a value; no dump has more than a dozen
_SHALLOW = 8  # containers around the values; below, nothing can be asked for
_BELOW = "?"
_OPENS = {"start_map": dict, "start_array": list}
_CLOSES = ("end_map", "end_array")
_RAW_CONTROLS = bytes.maketrans(bytes({*range(32)} - {9, 10, 13}), b" " * 29)
_HIGH, _LOW = rb"u[dD][89aAbB][0-9A-Fa-f]{2}", rb"u[dD][c-fC-F][0-9A-Fa-f]{2}"  # the halves of a pair
_ESCAPE = re.compile(
    rb"\\(?:x(?P<control>[01][0-9A-Fa-f])|%b\\%b|(?P<half>%b|%b)|[\x00-\xff])" % (_HIGH, _LOW, _HIGH, _LOW)
)
_HALF = re.compile(rb"\\%b(?!\\%b)|(?<!\\%b)\\%b" % (_HIGH, _LOW, _HIGH, _LOW))
_CUT_ESCAPE = re.compile(
    rb"(?<!\\)(?:\\\\)*(\\(?:x[01]?|u[0-9A-Fa-f]{0,3}|%b(?:\\(?:u[0-9A-Fa-f]{0,3})?)?)?)\Z" % _HIGH
)
_LONGEST_CUT = 11  # bytes


class Item(NamedTuple):
    """A value and where it stands, as in "messages.item" or "channel.id"; or ``error``."""

    path: str
    value: object
    error: str = ""


class _TooBigError(Exception):
    """The value is not kept; says why."""


class _EndlessError(Exception):
    """Reading stops; says why."""


def read_items(file: File, reading: Reading, wanted: Callable[[str], bool]) -> Iterator[Item]:
    """Yield each value whose path is wanted, in the order of the document; raises `InputError` if there is no JSON."""
    import ijson

    some = False
    with file.open() as stream:
        source = _Clean(stream, file.name, reading)
        try:
            # Otherwise it reads numbers with Python's int, and an integer of thousands of digits ends the process.
            for item in _walk(ijson.basic_parse(source, buf_size=_CHUNK, use_float=True), source, wanted):
                some = True
                yield item
        except (ijson.JSONError, UnicodeDecodeError):  # its messages quote what stands there
            if not some:
                raise InputError(f"{file.name}: not JSON from the start") from None
            yield Item("", None, "not JSON from here, or cut off; what comes after this is not read")
        except _EndlessError as error:
            yield Item("", None, f"{error}; what comes after this is not read")


class _Clean:
    """A stream of bytes that a JSON parser takes."""

    def __init__(self, stream: object, name: str, reading: Reading) -> None:
        opened = text_stream(stream, name, reading.encoding)  # type: ignore[arg-type]
        self._stream: BinaryIO = opened.stream
        self._decoder = codecs.getincrementaldecoder(opened.encoding)("replace")
        self._rest = b""
        self.limit = reading.max_bytes
        self.total = 0  # bytes read
        self.idle = 0  # bytes read since the parser came to anything

    def read(self, size: int = _CHUNK) -> bytes:
        """Return some bytes, none at the end."""
        if not size:  # ijson asks which type it gets
            return b""
        data = self._stream.read(_CHUNK)
        self.total += len(data)
        self.idle += len(data)
        if self.idle > self.limit:
            raise _EndlessError(f"a string of more than {self.limit:,} bytes; see --max-chars")
        clean = self._decoder.decode(data, not data).encode("utf-8", "replace").translate(_RAW_CONTROLS)
        whole, self._rest = _whole_escapes(self._rest + clean) if data else (self._rest + clean, b"")
        if b"\\x" in whole or _HALF.search(whole):
            whole = _ESCAPE.sub(_as_json, whole)
        return whole or (self.read() if data else b"")


def _whole_escapes(data: bytes) -> tuple[bytes, bytes]:
    """Split off an escape that is cut at the end."""
    cut = _CUT_ESCAPE.search(data) if b"\\" in data[-_LONGEST_CUT:] else None
    return (data[: cut.start(1)], data[cut.start(1) :]) if cut else (data, b"")


def _as_json(escape: re.Match[bytes]) -> bytes:
    if escape["half"]:
        return b"?"
    return b"\\u00" + escape["control"] if escape["control"] else escape[0]


def _walk(events: Events, source: _Clean, wanted: Callable[[str], bool]) -> Iterator[Item]:
    around: list[tuple[str, bool]] = []  # of each open container, its path and whether it is an array
    key = ""
    for event, value in events:
        source.idle = 0
        if event == "map_key":
            key = str(value)
        elif event in _CLOSES:
            around.pop()
        else:
            path = _path(around, key)
            if not wanted(path):
                if event in _OPENS:
                    around.append((path, event == "start_array"))
            elif event in _OPENS:
                yield _item(path, events, event, source)
            else:
                yield Item(path, value)


def _path(around: list[tuple[str, bool]], key: str) -> str:
    if not around:
        return ""
    outer, is_array = around[-1]
    if outer == _BELOW or len(around) > _SHALLOW:
        return _BELOW
    name = "item" if is_array else key
    return f"{outer}.{name}" if outer else name


def _item(path: str, events: Events, opened: str, source: _Clean) -> Item:
    try:
        return Item(path, _built(events, opened, source))
    except _TooBigError as error:
        return Item(path, None, str(error))


def _built(events: Events, opened: str, source: _Clean) -> object:
    """Return the object or array that was just opened."""
    top = here = _OPENS[opened]()
    outer: list[tuple[dict[object, object] | list[object], object]] = []
    key: object = ""
    last = source.total + source.limit
    for event, value in events:
        source.idle = 0
        if event == "map_key":
            key = value
            continue
        if event in _CLOSES:
            if not outer:
                return top
            here, key = outer.pop()
            continue
        opens = _OPENS.get(event)
        new = opens() if opens else value
        if isinstance(here, dict):
            here[key] = new
        else:
            here.append(new)
        if opens:
            outer.append((here, key))
            here = new
        if len(outer) > _DEEP or source.total > last:
            _skip(events, len(outer) + 1, source)
            raise _TooBigError("nested too deeply" if len(outer) > _DEEP else f"more than {source.limit:,} bytes")
    return top


def _skip(events: Events, depth: int, source: _Clean) -> None:
    for event, _ in events:
        source.idle = 0
        depth += (event in _OPENS) - (event in _CLOSES)
        if not depth:
            return
