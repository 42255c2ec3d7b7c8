"""Messages of the package that Discord sends who asks for their data: ``messages/c<id>/messages.json``, one a channel.

Only the owner's own messages are in it; who that is, is told by ``user.json``, and which channel by ``channel.json``
beside the messages. Folders are named in the owner's language, so files are known by their own names. Left out: the
account, its payments and activity. Packages from before 2024 have ``messages.csv``, with the same columns.

Source: packages as described by those who read them; https://support.discord.com/hc/articles/360004957991.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from doxguard.pipeline.readers.csv_rows import DECODING, read_csv
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_items import read_items
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.loose import Beside, known, name_at, named, read_small, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import text_stream

_START = re.compile(rb'\[\s*\{\s*"ID":\s*"?\d{1,20}"?,\s*"Timestamp":')
_CSV_START = b"ID,Timestamp,Contents,Attachments"
_PRIVATE = ("1", "3", "DM", "GROUP_DM")
_NO_ZONE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?")


def fits(path: str, head: bytes) -> bool:
    """Tell whether these are messages of a package of Discord's."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    name = posixpath.basename(path).lower()
    return (name == "messages.json" and bool(_START.match(start))) or (
        name == "messages.csv" and start.startswith(_CSV_START)
    )


def read_package(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each message of the channel."""
    same = _same(file, others)
    if file.path.lower().endswith(".csv"):
        yield from _read_csv(file, reading, same)
        return
    plain = Reading(max_chars=reading.max_chars)
    for number, item in enumerate(read_items(file, reading, "item".__eq__), 1):
        place = Place(file.name, number)
        if item.error:
            yield Record(place, error=item.error)
        else:
            row = _row(item.value, same) if isinstance(item.value, Mapping) else item.value
            yield make_record(place, row, plain, partial(json.dumps, item.value, ensure_ascii=False))


def _same(file: File, others: Sequence[File]) -> dict[str, object]:
    """Return what is the same for all messages of the channel."""
    owner = _small(named(others, "user.json"))
    channel = _small(Beside(file, others).get("channel.json"))
    folder = re.fullmatch(r"c?(\d{1,20})", posixpath.basename(posixpath.dirname(file.path)))
    meta = {"platform": "discord", "kind": "message"}
    if name_at(channel, "type") in _PRIVATE:
        meta["visibility"] = "private"
    return {
        "author": known(handle=text_at(owner, "username"), name=text_at(owner, "global_name"), id=name_at(owner, "id")),
        "thread": name_at(channel, "id") or (folder[1] if folder else ""),
        "meta": meta,
    }


def _small(file: File | None) -> object:
    try:
        return parse_json(read_small(file).decode("utf-8-sig", "replace"))
    except ValueError:
        return None


def _row(message: Mapping[str, object], same: Mapping[str, object]) -> Mapping[str, object]:
    return {
        **same,
        "id": name_at(message, "ID"),
        "text": message.get("Contents"),
        "posted_at": _utc(text_at(message, "Timestamp")),
        "media": _media(text_at(message, "Attachments")),
    }


def _utc(time: str) -> str | None:
    zoned = f"{time}+00:00" if _NO_ZONE.fullmatch(time) else time
    return zoned.replace(" ", "T", 1) or None


def _media(attachments: str) -> list[dict[str, object]]:
    return [{"kind": "attachment", "url": url} for url in attachments.split()]


def _read_csv(file: File, reading: Reading, same: Mapping[str, object]) -> Iterator[Record]:
    columns = {"id": "ID", "posted_at": "Timestamp", "text": "Contents"}
    asked = Reading(columns=columns, max_chars=reading.max_chars)
    with file.open() as stream:
        text = text_stream(stream, file.name, reading.encoding)
        for record in read_csv(Lines(text.stream, file.name, text.encoding, asked.max_bytes, DECODING), asked):
            if record.post is None:
                yield record
            else:
                post = replace(record.post, posted_at=_utc(record.post.posted_at) or "")
                yield replace(record, post=replace(post, **same))  # type: ignore[arg-type]


FORMAT = Format("discord-package", fits, read_package)
