"""Channels that DiscordChatExporter wrote as JSON: one file a channel, ``guild``, ``channel`` and ``messages``.

What a reader of the channel sees is the text: what was typed, what embeds say, and the message that is forwarded.
Left out: notices of Discord (who joined, called or pinned; a channel's new name stays, somebody typed it), names of
reactions and stickers, and what members are called elsewhere.

Source: DiscordChatExporter, ``DiscordChatExporter.Core/Exporting/JsonMessageWriter.cs``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_items import read_items
from doxguard.pipeline.readers.loose import joined, known, name_at, object_at, objects_at, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

_START = re.compile(rb'\{\s*"guild":\s*\{\s*"id":\s*"')
_ABOUT = ("channel.id", "channel.type")
_PRIVATE = ("DirectTextChat", "DirectGroupTextChat")
_NOTICES = {
    "RecipientAdd", "RecipientRemove", "Call", "ChannelIconChange", "ChannelPinnedMessage", "GuildMemberJoin",
    "ThreadCreated", *map(str, range(7, 18)),
}  # fmt: skip


def fits(path: str, head: bytes) -> bool:
    """Tell whether DiscordChatExporter wrote this."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return path.lower().endswith(".json") and bool(_START.match(start)) and b'"channel"' in head


def read_discord(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:  # noqa: ARG001
    """Yield a record for each message."""
    plain = Reading(max_chars=reading.max_chars)
    channel: dict[str, str] = {}
    number = 0
    for item in read_items(file, reading, {*_ABOUT, "messages.item"}.__contains__):
        if item.path in _ABOUT:
            channel[item.path] = name_at({"": item.value}, "")
            continue
        number += 1
        place = Place(file.name, number)
        if item.error:
            yield Record(place, error=item.error)
        elif text_at(item.value, "type") not in _NOTICES:
            row = _row(item.value, channel) if isinstance(item.value, Mapping) else item.value
            yield make_record(place, row, plain, partial(json.dumps, item.value, ensure_ascii=False))


def _row(message: Mapping[str, object], channel: Mapping[str, str]) -> Mapping[str, object]:
    forwarded = object_at(message, "forwardedMessage")
    parts = [message, forwarded]
    author = object_at(message, "author")
    return {
        "id": name_at(message, "id"),
        "text": _text(message, forwarded),
        "posted_at": message.get("timestamp"),
        "author": known(handle=text_at(author, "name"), name=text_at(author, "nickname"), id=name_at(author, "id")),
        "thread": channel.get("channel.id", ""),
        "reply_to": name_at(message, "reference", "messageId") if not forwarded else None,
        "urls": [link for part in parts for embed in objects_at(part, "embeds") for link in _links(embed)],
        "media": [_media(file) for part in parts for file in objects_at(part, "attachments")],
        "meta": _meta(message, channel.get("channel.type", "")),
    }


def _text(message: Mapping[str, object], forwarded: Mapping[str, object]) -> object:
    content = message.get("content")
    if content is not None and not isinstance(content, str):
        return content  # the record will say what is wrong with it
    return joined(
        [
            content or "",
            *(line for embed in objects_at(message, "embeds") for line in _embedded(embed)),
            text_at(forwarded, "content"),
            *(line for embed in objects_at(forwarded, "embeds") for line in _embedded(embed)),
        ]
    )


def _embedded(embed: Mapping[str, object]) -> list[str]:
    fields = [[text_at(field, "name"), text_at(field, "value")] for field in objects_at(embed, "fields")]
    return [
        text_at(embed, "author", "name"),
        text_at(embed, "title"),
        text_at(embed, "description"),
        # On one line: a field's name is a label, such as "Phone".
        *(joined(field, ": ") for field in fields),
        text_at(embed, "footer", "text"),
    ]


def _links(embed: Mapping[str, object]) -> Iterator[dict[str, str]]:
    for link in (embed, object_at(embed, "author")):
        if url := text_at(link, "url"):
            yield {"shown": text_at(link, "title") or text_at(link, "name") or url, "expanded": url}


def _media(attachment: Mapping[str, object]) -> dict[str, str]:
    return {"kind": "attachment"} | known(
        path=text_at(attachment, "fileName"), url=text_at(attachment, "url"), alt=text_at(attachment, "description")
    )


def _meta(message: Mapping[str, object], channel: str) -> dict[str, object]:
    kind = "title" if text_at(message, "type") == "ChannelNameChange" else "message"
    meta: dict[str, object] = {"platform": "discord", "kind": kind}
    if channel in _PRIVATE:
        meta["visibility"] = "private"
    if object_at(message, "author").get("isBot") is True:
        meta["bot"] = True
    if text_at(message, "timestampEdited"):
        meta["edited"] = True
    return meta


FORMAT = Format("discord", fits, read_discord)
