"""Chats exported by WhatsApp: a text file, ``_chat.txt`` or ``WhatsApp Chat with ….txt``, a message from its head on.

The head and its date are read by `whatsapp_time`, what is said by `whatsapp_body`. A body goes on until the next head
in the style of the file. Who is not in the phone's contacts is named by their number: a sender is never content, and
of one that is a number only a digest is kept, as their id. A contact that is shared (``.vcf``) is read if its file
stands beside the chat. Left out: notices of WhatsApp, and the numbers in them.

Source: exports of WhatsApp for iPhone and Android; see both modules.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.lines import Lines
from doxguard.pipeline.readers.loose import Beside, joined, read_small
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import text_stream
from doxguard.pipeline.readers.vcard import vcard_text
from doxguard.pipeline.readers.whatsapp_body import Body, Phrases, read_body
from doxguard.pipeline.readers.whatsapp_time import MARKS, Header, Order, infer_order, iso_time, read_header

_NAME = re.compile(r"(?:.*\bwhatsapp\b.*|_?chat)\.txt", re.I)
# A name may hold a colon, but not quotation marks: those stand in notices, around the name of a group.
_SENDER = re.compile(r"([^:\n“„«]{1,100}?(?::[^\s:][^:\n]{0,60}?)?):(?: |(?=\n)|\Z)")
_NUMBER = re.compile(r"\+?[\d\s().\-\u2010-\u2014]{6,30}")
_UNSURE = "whether day or month comes first could not be told from the chat; its times may have them swapped"


class _Message(NamedTuple):
    first: int  # its line
    header: Header
    lines: list[str]  # from the sender on
    error: str = ""


def fits(path: str, head: bytes) -> bool:
    """Tell whether this is a chat of WhatsApp's; under another name than its own, by two heads with a sender."""
    name = posixpath.basename(path)
    if not name.lower().endswith(".txt"):
        return False
    lines = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip("\r\n").split("\n")
    first = read_header(lines[0])
    if first is None or _NAME.fullmatch(name):
        return first is not None
    heads = [header for line in lines if (header := read_header(line, first.style)) and ": " in line[header.end :]]
    return len(heads) > 1


def read_whatsapp(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each message."""
    order = infer_order(message.header for message in _messages(file, reading))
    chat = _Chat(file.name, Reading(max_chars=reading.max_chars), order, Phrases(), Beside(file, others))
    notes: tuple[str, ...] = () if order.sure else (_UNSURE,)
    for message in _messages(file, reading):
        record = chat.record(message)
        if record:
            yield replace(record, notes=(*notes, *record.notes)) if notes else record
            notes = ()


def _messages(file: File, reading: Reading) -> Iterator[_Message]:
    with file.open() as stream:
        text = text_stream(stream, file.name, reading.encoding)
        message: _Message | None = None
        size = 0
        for line in Lines(text.stream, file.name, text.encoding, reading.max_bytes, "replace"):
            header = read_header(line.text, message.header.style if message else None)
            if header:
                if message:
                    yield message
                message, size = _Message(line.number, header, [line.text[header.end :].rstrip("\r\n")]), 0
            elif message and line.error:  # too long a line to be kept; what came before it may be
                yield message
                message = _Message(line.number, message.header, [], line.error)
            elif message:
                size += len(line.data)
                message = _grown(message, line.text, size, reading.max_bytes)
        if message:
            yield message


def _grown(message: _Message, line: str, size: int, limit: int) -> _Message:
    """Add a line to the message; too long a one is not kept."""
    if message.error or size > limit:
        return message._replace(lines=[], error=message.error or f"a message of more than {limit:,} bytes")
    message.lines.append(line.rstrip("\r\n"))
    return message


@dataclass(frozen=True, slots=True)
class _Chat:
    name: str
    reading: Reading
    order: Order
    phrases: Phrases
    beside: Beside

    def record(self, message: _Message) -> Record | None:
        """Return the record of a message; None for a notice."""
        place = Place(self.name, message.first)
        if message.error:
            return Record(place, error=message.error)
        whole = "\n".join(message.lines).rstrip("\n")
        found = _SENDER.match(whole)
        body = read_body(whole[found.end() :] if found else whole, self.phrases, has_sender=found is not None)
        if body.kind == "notice":
            return None
        row = {
            "text": joined([body.text, self._contact(body)]),
            "posted_at": iso_time(message.header, self.order) or None,
            "author": _author(found[1]) if found else {},
            "thread": self.name,
            "geo": body.geo,
            "media": _media(body),
            "meta": _meta(body),
        }
        return make_record(place, row, self.reading, lambda: whole)

    def _contact(self, body: Body) -> str:
        if not body.file.lower().endswith(".vcf"):
            return ""
        return vcard_text(read_small(self.beside.get(body.file)))


def _author(sender: str) -> dict[str, str]:
    name = sender.strip(MARKS + " ").removeprefix("~").strip()  # "~" is put before a name of their own choice
    if _NUMBER.fullmatch(name):
        digits = "".join(filter(str.isdecimal, name))
        return {"id": hashlib.blake2b(digits.encode(), digest_size=8).hexdigest()}
    return {"name": name} if name else {}


def _media(body: Body) -> list[dict[str, str]]:
    if not body.file:
        return [{"kind": "omitted"}] * body.omitted
    kinds = {".jpg": "photo", ".jpeg": "photo", ".png": "photo", ".mp4": "video", ".opus": "audio", ".vcf": "contact"}
    return [{"kind": kinds.get(posixpath.splitext(body.file.lower())[1], "file"), "path": body.file}]


def _meta(body: Body) -> dict[str, object]:
    meta: dict[str, object] = {"platform": "whatsapp", "kind": body.kind, "visibility": "private"}
    return meta | {key: True for key in ("deleted", "edited") if getattr(body, key)}


FORMAT = Format("whatsapp", fits, read_whatsapp)
