"""Stack Exchange's public dumps: ``Posts.xml``, ``Comments.xml`` and ``Users.xml``, one ``<row …/>`` a record.

A post's text is its title and its body, a user's (of the kind "bio") what stands under "About me" and as location;
users who say nothing are passed over. Ids tell what they count: "posts/1", "comments/1", "users/1". Comments are
Markdown, as they were typed. Times have no zone in the dumps, and are UTC.

A row is cut out between two "<", which cannot stand inside one, and is parsed on its own. So a bad row costs no other,
nothing is held but the row at hand, and there is no document type that could define an entity. Characters that XML
forbids are left out, or one of them would hide a post.

Left out: tags, votes, badges, links between posts, and earlier versions (``PostHistory.xml``).
Source: https://meta.stackexchange.com/q/2677 (schema of the dumps), https://www.w3.org/TR/xml/#NT-Char
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.html_text import html_to_text
from doxguard.pipeline.readers.loose import joined, known
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import text_stream

_Row = Mapping[str, str]
_Read = Callable[[_Row], Mapping[str, object] | None]

_START = re.compile(rb"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:posts|comments|users)>\s*<(?:row\s|/)")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,9}));")
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CHUNK = 1 << 16


class _Tag(NamedTuple):
    """What stands from one "<" to the next, without it; or ``error``."""

    data: bytes
    error: str = ""


def fits(path: str, head: bytes) -> bool:  # noqa: ARG001
    """Tell whether this is one of the three tables."""
    return bool(_START.match(head.removeprefix(b"\xef\xbb\xbf")))


def read_rows(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:  # noqa: ARG001
    """Yield a record for each row that says something, or cannot be read."""
    plain = Reading(max_chars=reading.max_chars)
    read: _Read = _post
    number = 0
    with file.open() as stream:
        for tag in _tags(text_stream(stream, file.name, "utf-8").stream, plain.max_bytes):
            read = _TABLES.get(tag.data.strip(), read)
            if tag.error or tag.data[:4].split() == [b"row"]:
                number += 1
                if record := _record(Place(file.name, number), tag, read, plain):
                    yield record


def _tags(stream: BinaryIO, limit: int) -> Iterator[_Tag]:
    held: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        *ended, begun = chunk.split(b"<")
        for data in ended:
            yield _tag([*held, data], size + len(data), limit)
            held, size = [], 0
        size += len(begun)
        if size <= limit:
            held.append(begun)
    yield _tag(held, size, limit)


def _tag(pieces: Sequence[bytes], size: int, limit: int) -> _Tag:
    return (
        _Tag(b"".join(pieces)) if size <= limit else _Tag(b"", f"a row of more than {limit:,} bytes; see --max-chars")
    )


def _record(place: Place, tag: _Tag, read: _Read, reading: Reading) -> Record | None:
    if tag.error:
        return Record(place, error=tag.error)
    try:
        row = _attributes(tag.data)
    except expat.ExpatError as error:
        return Record(place, error=f"not XML: {expat.ErrorString(error.code)}", raw=tag.data)
    ours = read(row)
    return make_record(place, ours, reading, partial(json.dumps, row, ensure_ascii=False)) if ours else None


def _attributes(data: bytes) -> _Row:
    try:
        return _parsed(data)
    except expat.ExpatError:
        text = _NO_CHARACTERS.sub("", _REFERENCE.sub(_allowed, data.decode("utf-8", "replace")))
        return _parsed(text.encode())


def _parsed(data: bytes) -> _Row:
    found: dict[str, str] = {}
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda _, attributes: found.update(attributes)
    parser.Parse(b"<" + data, data.rstrip().endswith(b"/>"))
    return found


def _allowed(reference: re.Match[str]) -> str:
    """Return a reference to a character, or nothing if XML has no such character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    plain = 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return reference[0] if plain or code in (9, 10, 13) else ""


def _post(row: _Row) -> Mapping[str, object]:
    body, links = html_to_text(row.get("Body", ""))
    post = _id("posts", row.get("Id"))
    question = _id("posts", row.get("ParentId"))
    return {
        "id": post,
        "text": joined([row.get("Title", ""), body], "\n\n") if "Body" in row else None,
        "posted_at": _time(row),
        "author": known(id=_id("users", row.get("OwnerUserId")), name=row.get("OwnerDisplayName", "")),
        "thread": question or post,
        "reply_to": question,
        "urls": links,
        "meta": _meta("post"),
    }


def _comment(row: _Row) -> Mapping[str, object]:
    post = _id("posts", row.get("PostId"))
    return {
        "id": _id("comments", row.get("Id")),
        "text": row.get("Text"),
        "posted_at": _time(row),
        "author": known(id=_id("users", row.get("UserId")), name=row.get("UserDisplayName", "")),
        "thread": post,
        "reply_to": post,
        "meta": _meta("comment"),
    }


def _user(row: _Row) -> Mapping[str, object] | None:
    about, links = html_to_text(row.get("AboutMe", ""))
    site = row.get("WebsiteUrl", "")
    text = joined([row.get("Location", ""), about], "\n\n")
    if not (text or site):
        return None
    user = _id("users", row.get("Id"))
    return {
        "id": user,
        "text": text,
        "posted_at": _time(row),
        "author": known(id=user, name=row.get("DisplayName", ""), bio=about),
        "urls": [*links, *([{"shown": site, "expanded": site}] if site else [])],
        "meta": _meta("bio"),
    }


def _id(kind: str, number: str | None) -> str:
    return f"{kind}/{number}" if number else ""


def _time(row: _Row) -> str | None:
    written = row.get("CreationDate", "")
    return f"{written}+00:00" if written[19:20] in ("", ".") and written else written or None


def _meta(kind: str) -> Mapping[str, str]:
    return {"platform": "stackexchange", "kind": kind}


_TABLES: Mapping[bytes, _Read] = {
    b"posts>": _post,
    b"comments>": _comment,
    b"users>": _user,
}

FORMAT = Format("stackexchange", fits, read_rows)
