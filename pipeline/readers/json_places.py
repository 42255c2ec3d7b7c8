"""Values at some places of a JSON document of any size: of a page of tweets, or conversations with their messages.

What is asked for is read as `doxguard.pipeline.readers.json_stream` reads items, and as leniently; the rest is passed
by without being held. A value that is no JSON costs itself alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import BinaryIO, NamedTuple

from doxguard.pipeline.readers.json_stream import AFTER, CUT, Broken, Buffer, damaged

ITEM = "[]"  # the name of what is in an array
Place = tuple[str, ...]
_Plain = dict[str, object]


class Found(NamedTuple):
    """A value, its place, and the plain values that stand before the list it is in."""

    place: Place
    value: object
    around: _Plain


class _CutError(Exception):
    """The document ends, or is no JSON from here on."""


def json_places(stream: BinaryIO, name: str, places: Collection[Place]) -> Iterator[Found]:
    """Yield the objects and arrays at these places, in the order of the document, `Broken` for those that are none.

    Raises `InputError` naming the file where the document is damaged.
    """
    text = Buffer(stream, name)
    ways = {place[:length] for place in places for length in range(len(place))}
    done = 0
    try:
        for found in _walk(text, (), _Wanted(places, ways), {}):
            done += 1
            yield found
        if text.skip(AFTER):
            raise _CutError
    except _CutError:
        raise damaged(name, done) from None


class _Wanted(NamedTuple):
    """What is asked for."""

    places: Collection[Place]
    ways: Collection[Place]  # the containers that lead there


def _walk(text: Buffer, place: Place, wanted: _Wanted, around: _Plain) -> Iterator[Found]:
    """Yield what is found in the value that begins here; ``around`` are the plain values near it."""
    start = text.skip()
    container = start in ("[", "{")
    if container and place in wanted.places:
        value = text.value()
        if value is CUT:
            raise _CutError
        yield Found(place, value, dict(around))
    elif container and place in wanted.ways:
        text.at += 1
        yield from _items(text, place, wanted, around) if start == "[" else _members(text, place, wanted)
    elif not start or not text.pass_by():
        raise _CutError


def _items(text: Buffer, place: Place, wanted: _Wanted, around: _Plain) -> Iterator[Found]:
    inside = (*place, ITEM)
    while (start := text.skip()) != "]":
        if start in ("", "}"):
            raise _CutError
        yield from _walk(text, inside, wanted, around)
    text.at += 1


def _members(text: Buffer, place: Place, wanted: _Wanted) -> Iterator[Found]:
    values: _Plain = {}
    while (start := text.skip()) != "}":
        key = text.value() if start == '"' else None
        if not isinstance(key, str) or text.skip() != ":":
            raise _CutError
        text.at += 1
        if text.skip() in ("[", "{"):
            yield from _walk(text, (*place, key), wanted, values)
        else:
            value = text.value()
            if value is CUT:
                raise _CutError
            if not isinstance(value, Broken):
                values[key] = value
    text.at += 1
