"""What X's API gives: v2 pages and flattened tweets, v1.1 streams and searches; a document, an array, or one a line.

Of a page, users, places, media and retweeted tweets under ``includes`` are joined to its tweets. The text is the whole
one (``note_tweet``, ``extended_tweet``); of a retweet, all that it spreads. Left out: tweets that are only referred to,
which are others' posts; polls; what is no tweet, such as notices of deletion in a stream, or pages of users.

Sources: the data dictionaries of X's developer documentation; twarc's flattened form.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_array import record_of_item
from doxguard.pipeline.readers.json_places import ITEM, json_places
from doxguard.pipeline.readers.json_stream import Broken, json_items
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import Rest, text_stream
from doxguard.pipeline.readers.values import mapping, mappings
from doxguard.pipeline.readers.x_api_page import KINDS, Includes, page_rows
from doxguard.pipeline.readers.x_tweets import tweet_row

_V2 = ("conversation_id", "public_metrics", "referenced_tweets", "reply_settings", "possibly_sensitive")
_V1 = ("source", "truncated", "retweet_count", "favorite_count", "in_reply_to_status_id_str")
_LINES = (".jsonl", ".ndjson")
_SUFFIXES = ("", ".json", *_LINES)
_PAGE = 1 << 26  # bytes of a page that is read at once


def fits(path: str, head: bytes) -> bool:
    """Tell whether a file holds tweets of the API."""
    if PurePosixPath(path).suffix.lower() not in _SUFFIXES or not head.lstrip().startswith((b"{", b"[")):
        return False
    has = partial(_has, head)
    if has("edit_history_tweet_ids") or (has("author_id") and has("text") and any(map(has, _V2))):
        return True
    if has("user_id_str") and has("delete"):  # a stream's notice
        return True
    return has("id_str") and has("created_at") and (has("full_text") or has("text")) and any(map(has, _V1))


def _has(head: bytes, key: str) -> bool:
    return f'"{key}"'.encode() in head


def read(file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield the tweets of one file."""
    with file.open() as raw:
        stream = text_stream(raw, file.name, "utf-8").stream
        first = _first_line(stream, reading.max_bytes)
        rest = cast(io.BufferedReader, io.BufferedReader(Rest(first, stream), 1 << 16))
        if _is_lines(file.path, first, reading.max_bytes):
            yield from _lines(Lines(rest, file.name, "utf-8", reading.max_bytes), reading)
        else:
            yield from _document(first, rest, file, reading)


def _first_line(stream: io.BufferedReader, limit: int) -> bytes:
    """Read the first line that is not blank, with those before it."""
    first = b""
    while len(first) < limit and (line := stream.readline(limit - len(first))):
        first += line
        if line.strip():
            break
    return first


def _is_lines(path: str, first: bytes, limit: int) -> bool:
    """Tell whether a file is an object a line, as against one document, on many lines or a very long one."""
    start = first.strip()
    if start.startswith(b"[") or (len(first) >= limit and not first.endswith(b"\n")):
        return False
    return PurePosixPath(path).suffix.lower() in _LINES or not start.endswith((b"{", b"[", b",", b":"))


def _lines(lines: Lines, reading: Reading) -> Iterator[Record]:
    for line in lines:
        place = Place(lines.source, line.number)
        if line.error:
            yield Record(place, error=line.error, raw=line.raw)
        elif line.text.strip():
            yield from _line(place, line, reading)


def _line(place: Place, line: Line, reading: Reading) -> Iterator[Record]:
    try:
        item = parse_json(line.text)
    except ValueError as error:
        yield Record(place, error=f"{error}; expected one tweet or page a line", raw=line.raw)
        return
    for row in _rows(item):
        yield make_record(place, row, reading, lambda: line.raw)


def _document(first: bytes, stream: io.BufferedReader, file: File, reading: Reading) -> Iterator[Record]:
    rows = _array(stream, file) if first.lstrip().startswith(b"[") else _page(stream, file)
    for number, (row, item) in enumerate(rows, 1):
        yield record_of_item(Place(file.name, number), item, row, reading)


def _array(stream: io.BufferedReader, file: File) -> Iterator[tuple[object, object]]:
    for item in json_items(stream, file.name):
        yield from ((row, item) for row in ([item] if isinstance(item, Broken) else _rows(item)))


def _page(stream: io.BufferedReader, file: File) -> Iterator[tuple[object, object]]:
    """Yield the rows of one page and what they are made of."""
    data = stream.read(_PAGE + 1)
    if len(data) > _PAGE:
        yield from _joined(file.open, file.name)
        return
    try:
        page = parse_json(data.decode("utf-8-sig", "replace"))
    except ValueError:  # then as much of it as can be read
        yield from _joined(lambda: io.BytesIO(data), file.name)
    else:
        yield from ((row, row) for row in _rows(page))


def _joined(open_: Callable[[], AbstractContextManager[BinaryIO]], name: str) -> Iterator[tuple[object, object]]:
    """Yield the rows of a page that is read twice: only what is joined is held."""
    includes = Includes()
    with open_() as stream:
        for found in json_places(stream, name, [("includes", kind, ITEM) for kind in KINDS]):
            includes.add(found.place[1], mapping(found.value))
    with open_() as stream:
        for found in json_places(stream, name, [("data", ITEM), ("statuses", ITEM)]):
            if isinstance(found.value, Broken):
                yield found.value, found.value
            yield from ((row, found.value) for row in page_rows([mapping(found.value)], includes))


def _rows(item: object) -> Iterator[object]:
    """Yield the rows of what stands in a line or an array: a tweet, a page, or neither."""
    given = mapping(item)
    if not given:
        yield item
    elif "data" in given:
        data = given["data"]
        includes = Includes.of(mapping(given.get("includes")))
        yield from page_rows([mapping(data)] if isinstance(data, Mapping) else mappings(data), includes)
    elif "statuses" in given:
        yield from map(tweet_row, mappings(given["statuses"]))
    elif "id_str" in given or "user" in given:
        yield tweet_row(given)
    elif "id" in given:
        yield from page_rows([given], Includes())


FORMAT = Format("x-api", fits, read)
