"""Reddit's submissions and comments as Pushshift and its successors keep them: an object a line, mostly as ``.zst``.

A submission's text is its title and, under a blank line, what was written below it; its link is one of its urls. Ids
are full names ("t1_…" a comment, "t3_…" a submission), so that replies and threads fit together. What was deleted or
removed has an empty text, and says so. Left out: flairs, awards, polls, and the post that a crosspost repeats.

Source: https://github.com/Watchful1/PushshiftDumps (how they are packed), Reddit's API documentation (fields).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import text_stream
from doxguard.pipeline.readers.values import known, mapping, string, unescaped

_NAME = re.compile(r"(?:^|/)R[SC]_(?:v2_)?\d{4}-\d\d(?:-\d\d)?(?:\.(?:jsonl|ndjson|json))?$")
_SUFFIXES = ("", ".jsonl", ".ndjson", ".json")
_TELLING = ("subreddit", "subreddit_id", "author_flair_text", "author_flair_css_class", "retrieved_on")
_GONE = {"[deleted]": "author", "[removed]": "moderator", "[deleted by user]": "author"}
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp")


def fits(path: str, head: bytes) -> bool:
    """Tell whether a file holds submissions or comments."""
    if not head.lstrip().startswith(b"{") or PurePosixPath(path).suffix.lower() not in _SUFFIXES:
        return False
    first = head.partition(b"\n")[0]
    telling = sum(f'"{key}"'.encode() in first for key in _TELLING)
    # Where keys are sorted, the time may come after a long text; then more must tell.
    needed = 1 if b'"created_utc"' in first else 2
    return _NAME.search(path) is not None or telling >= needed


def read(file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each line that is not blank."""
    with file.open() as stream:
        text = text_stream(stream, file.name, "utf-8")
        for line in Lines(text.stream, file.name, text.encoding, reading.max_bytes):
            if line.error or line.text.strip():
                yield _record(Place(file.name, line.number), line, reading)


def _record(place: Place, line: Line, reading: Reading) -> Record:
    if line.error:
        return Record(place, error=line.error, raw=line.raw)
    try:
        item = parse_json(line.text)
    except ValueError as error:
        return Record(place, error=f"{error}; expected one submission or comment a line", raw=line.raw)
    row = _row(item) if isinstance(item, Mapping) else item
    return make_record(place, row, reading, lambda: line.raw)


def _row(item: Mapping[str, object]) -> dict[str, object]:
    comment = "body" in item
    text, gone = _comment(item) if comment else _submission(item)
    author = string(item.get("author"))
    own = string(item.get("name")) or _full(item.get("id"), "t1" if comment else "t3")
    return known(
        {
            "id": own,
            "text": text,
            "posted_at": _time(item.get("created_utc")),
            "author": {"handle": author} if author and author not in _GONE else {},
            "thread": _full(item.get("link_id"), "t3") if comment else own,
            "reply_to": _parent(item) if comment else "",
            "urls": _urls(item),
            "media": [{"kind": "photo"}] if not comment and _is_image(item) else [],
            "meta": known(
                {
                    "platform": "reddit",
                    "kind": "comment" if comment else "post",
                    "community": string(item.get("subreddit")),
                    "deleted": bool(gone) or None,
                    "deleted_by": gone,
                }
            ),
        }
    )


def _comment(item: Mapping[str, object]) -> tuple[object, str]:
    body = item.get("body")
    if not isinstance(body, str):
        return body, ""
    gone = _GONE.get(body.strip(), "")
    return "" if gone else unescaped(body), gone


def _submission(item: Mapping[str, object]) -> tuple[object, str]:
    """Return title and text, and who took the text away; the title stays."""
    title, below = item.get("title"), item.get("selftext")
    if not isinstance(title, str):
        return title, ""
    below = below.strip() if isinstance(below, str) else ""
    gone = _GONE.get(below, "") or _GONE.get(title.strip(), "")
    parts = [part for part in (title, below) if part.strip() not in _GONE]
    return unescaped("\n\n".join(part for part in parts if part)), gone


def _full(value: object, kind: str) -> str:
    found = string(value)
    return found if not found or re.match(r"t\d_", found) else f"{kind}_{found}"


def _parent(item: Mapping[str, object]) -> str:
    """Return what a comment answers; some dumps write a comment's number, in decimal."""
    parent = item.get("parent_id")
    return _full(_base36(parent), "t1") if isinstance(parent, int) else string(parent)


def _base36(value: int) -> str:
    digits = ""
    while 0 < value < 1 << 64:
        value, last = divmod(value, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
    return digits


def _time(value: object) -> object:
    """Return seconds as a number: they are strings in some years, and have a point in others."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", value):
        return float(value)
    return value


def _urls(item: Mapping[str, object]) -> list[dict[str, object]]:
    url = unescaped(string(item.get("url")))
    permalink = string(item.get("permalink"))
    own = item.get("is_self") is True or (permalink and permalink in url)
    return [{"shown": url, "expanded": url}] if url and not own else []


def _is_image(item: Mapping[str, object]) -> bool:
    hint = string(item.get("post_hint")) == "image" or bool(mapping(item.get("media_metadata")))
    return hint or string(item.get("url")).lower().partition("?")[0].endswith(_IMAGES)


FORMAT = Format("reddit", fits, read)
