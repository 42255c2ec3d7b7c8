"""What exports of Facebook and Instagram have in common: broken letters, files by name, messages, places, pictures.

Both write the bytes of UTF-8 as if each were a letter ("Ã«" for "ë"); that is undone for each string on its own, before
anything is read from it, and only where it makes UTF-8. Folders change by year; files are known by their names. Labels
are in the owner's language, which is why values are told by their place where a label is not known. Left out: data of
the owner (profile, addresses of uploads), and titles that the site wrote. Where a picture was taken stays with the
picture: the site never showed it.

Source: exports as described by those who read them: github.com/NorseKode/Waultar-App, github.com/joweich/chat-miner.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath

from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.json_items import read_items
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.loose import (
    joined,
    known,
    name_at,
    named,
    object_at,
    objects_at,
    point,
    read_small,
    text_at,
)
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

Row = Mapping[str, object]

_MESSAGES = re.compile(r"message_\d{1,6}\.json", re.I)
_FILES = ("photos", "videos", "audio_files", "gifs", "files", "media")


def repaired(value: object) -> object:
    """Return a value with the letters of all its strings as they were typed."""
    if isinstance(value, str):
        return repaired_text(value)
    if isinstance(value, list):
        return [repaired(item) for item in value]
    if isinstance(value, dict):
        return {repaired_text(key): repaired(item) for key, item in value.items()}
    return value


def repaired_text(text: str) -> str:
    """Return a text with its letters as they were typed; one that is not broken stays as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def is_thread(path: str, head: bytes) -> bool:
    """Tell whether this is a file of messages; those that were encrypted have other keys, and the thread's name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not path.lower().endswith(".json") or not re.match(rb'\{\s*"participants":\s*\[', start):
        return False
    return bool(_MESSAGES.fullmatch(posixpath.basename(path))) or b'"threadName":' in head


def read_records(
    file: File, reading: Reading, wanted: Callable[[str], bool], row: Callable[[Row, int], Row]
) -> Iterator[Record]:
    """Yield a record for each item that is wanted; ``row`` gets it repaired, with its number."""
    plain = Reading(max_chars=reading.max_chars)
    stem = PurePath(file.name).stem
    for number, item in enumerate(read_items(file, reading, wanted), 1):
        place = Place(file.name, number)
        if item.error:
            yield Record(place, error=item.error)
            continue
        value = repaired(item.value)
        made = {"id": f"{stem}:{number}", **row(value, number)} if isinstance(value, dict) else value
        yield make_record(place, made, plain, partial(json.dumps, value, ensure_ascii=False))


def read_thread(file: File, reading: Reading, platform: str) -> Iterator[Record]:
    """Yield a record for each message of a thread, which is known by its folder: its name stands behind them."""
    stem = posixpath.splitext(posixpath.basename(file.path))[0]
    folder = posixpath.basename(posixpath.dirname(file.path))
    thread = folder if folder and _MESSAGES.fullmatch(f"{stem}.json") else stem

    def row(message: Row, number: int) -> Row:
        # Messages have no ids, and many files the same name.
        return {"id": f"{thread}/{stem}:{number}", "thread": thread, **_message(message, platform)}

    return read_records(file, reading, "messages.item".__eq__, row)


def _message(message: Row, platform: str) -> Row:
    share = object_at(message, "share")
    text = message.get("content", message.get("text"))
    lines = [text, text_at(share, "share_text")] if isinstance(text, str) else [text_at(share, "share_text")]
    link = text_at(share, "link")
    meta: dict[str, object] = {"platform": platform, "kind": "message", "visibility": "private"}
    if True in (message.get("is_unsent"), message.get("isUnsent")):
        meta["deleted"] = True
    return {
        "text": joined(lines) if text is None or isinstance(text, str) else text,
        "posted_at": message.get("timestamp_ms", message.get("timestamp")),
        "author": known(name=text_at(message, "sender_name") or text_at(message, "senderName")),
        "urls": [{"shown": link, "expanded": link}] if link else [],
        "media": [media(file, kind) for kind in _FILES for file in objects_at(message, kind)],
        "meta": meta,
    }


def media(file: Row, kind: str = "") -> dict[str, object]:
    """Return a picture or other file of a post or message."""
    path = text_at(file, "uri")
    found: dict[str, object] = {"kind": kind.removesuffix("s") or _kind(path), **known(path=path)}
    taken = [where for data in _exif(file) if (where := point(data.get("latitude"), data.get("longitude")))]
    return found | {"taken_at": taken[0]} if taken else found


def _kind(path: str) -> str:
    return "video" if path.lower().endswith((".mp4", ".mov")) else "photo"


def _exif(file: Row) -> Iterator[Row]:
    for kind in ("photo_metadata", "video_metadata"):
        yield from objects_at(object_at(object_at(file, "media_metadata"), kind), "exif_data")


def place_of(place: Row) -> dict[str, object]:
    """Return the place that a post names."""
    where = object_at(place, "coordinate")
    name = joined([text_at(place, "name"), text_at(place, "address")], ", ")
    return point(where.get("latitude"), where.get("longitude")) | known(place=name)


def is_list_item(path: str) -> bool:
    """Tell whether a path is an item of a list that is the document, or stands right inside it."""
    return path == "item" or (path.count(".") == 1 and path.endswith(".item"))


def labelled(item: Row) -> Iterator[tuple[str, Row]]:
    """Yield what stands behind labels in the owner's language, in either way that is used."""
    for label, value in object_at(item, "string_map_data").items():
        if isinstance(value, Mapping):
            yield label, value
    for value in objects_at(item, "label_values"):
        yield text_at(value, "label"), value


def read_profile(others: Sequence[File], *names: str) -> object:
    """Return the file that says whose the export is; None if there is none."""
    try:
        return repaired(parse_json(read_small(named(others, *names)).decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError):
        return None


def seconds_at(item: Row, *keys: str) -> object:
    """Return the first time under these keys."""
    return next((item[key] for key in keys if name_at(item, key) not in ("", "0")), None)
