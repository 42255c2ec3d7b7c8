"""Telegram Desktop's export to JSON (``result.json``): one chat, or an account with its chats.

A message is what a reader of the chat sees: its text, the questions of a poll, the name and number of a contact that
is shared, with what its vCard holds beside that. Places, venues and live locations go into ``geo``; so does the notice
that somebody has come near, as a live location without a point. Left out: the account's own data, its contacts and
sessions, notices of the service (but for titles, which somebody typed) and messages of kinds that were not exported.
Ids count from 1 in many chats, so that of the chat comes before them.

Source: Telegram Desktop, ``export/output/export_output_json.cpp`` (the fields, and ``\\xNN`` for control characters).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_items import read_items
from doxguard.pipeline.readers.loose import (
    Beside,
    joined,
    known,
    name_at,
    object_at,
    objects_at,
    point,
    read_small,
    text_at,
)
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.vcard import vcard_text

_CHATS = ("", "chats.list.item.", "left_chats.list.item.")
_MESSAGES = {f"{chat}messages.item" for chat in _CHATS}
_ABOUT_CHAT = {f"{chat}{key}" for chat in _CHATS for key in ("type", "id")}
_ONE_CHAT = re.compile(
    rb'\{\s*(?:"name":\s*(?:null|"(?:[^"\\]|\\.){0,1000}"),\s*)?"type":\s*"'
    rb"(?:saved_messages|replies|verification_codes|personal_chat|bot_chat"
    rb'|(?:private|public)_(?:group|supergroup|channel))",\s*"id":\s*\d{1,20},\s*"messages":'
)
_ACCOUNT = re.compile(
    rb'\{\s*"about":\s*"(?:[^"\\]|\\.){0,2000}",\s*'
    rb'"(?:personal_information|profile_pictures|stories|contacts|frequent_contacts|sessions|chats|left_chats)":'
)
_FILES = ("photo", "file")


def fits(path: str, head: bytes) -> bool:
    """Tell whether this is an export of Telegram Desktop."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return path.lower().endswith(".json") and bool(_ONE_CHAT.match(start) or _ACCOUNT.match(start))


def read_telegram(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each message, chat by chat."""
    plain = Reading(max_chars=reading.max_chars)
    chat: dict[str, str] = {}
    beside = Beside(file, others)
    number = 0
    for item in read_items(file, reading, (_MESSAGES | _ABOUT_CHAT).__contains__):
        if item.path in _ABOUT_CHAT:
            chat[item.path.rpartition(".")[2]] = name_at({"": item.value}, "")
            continue
        number += 1
        place = Place(file.name, number)
        if item.error:
            yield Record(place, error=item.error)
        elif not isinstance(item.value, Mapping):
            yield make_record(place, item.value, plain, partial(_raw, item.value))
        elif _is_message(item.value):
            yield make_record(place, _row(item.value, chat, beside), plain, partial(_raw, item.value))


def _raw(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_message(message: Mapping[str, object]) -> bool:
    kind = text_at(message, "type")
    says = text_at(message, "title") or text_at(message, "action") == "proximity_reached"
    return kind != "unsupported" and (kind != "service" or bool(says))


def _row(message: Mapping[str, object], chat: Mapping[str, str], beside: Beside) -> Mapping[str, object]:
    thread = chat.get("id", "")
    reply, elsewhere = name_at(message, "reply_to_message_id"), name_at(message, "reply_to_peer_id")
    is_service = text_at(message, "type") == "service"
    who = "actor" if is_service and "actor" in message else "from"
    return {
        "id": f"{thread}/{name_at(message, 'id')}",
        "text": _text(message, beside),
        "posted_at": _time(message),
        "author": known(name=text_at(message, who), id=name_at(message, f"{who}_id")),
        "thread": thread,
        "reply_to": f"{elsewhere.lstrip('abcdefghijklmnopqrstuvwxyz') or thread}/{reply}" if reply else None,
        "urls": _links(message),
        "geo": _geo(message),
        "media": [{"kind": _media_kind(message), "path": text_at(message, key)} for key in _FILES if key in message],
        "meta": _meta(message, chat.get("type", ""), is_service),
    }


def _time(message: Mapping[str, object]) -> object:
    """Return seconds; in old exports only the exporter's local time."""
    seconds = name_at(message, "date_unixtime")
    return int(seconds) if seconds.isdecimal() and len(seconds) < 15 else text_at(message, "date") or None


def _text(message: Mapping[str, object], beside: Beside) -> object:
    text = message.get("text")
    typed = _flat(text if text not in (None, "", []) else message.get("text_entities"))
    if typed is None:
        return text  # of another kind; the record will say so
    poll = object_at(message, "poll")
    return joined(
        [
            typed,
            text_at(message, "title") if text_at(message, "type") == "service" else "",
            _rich(poll.get("question")),
            *(_rich(answer.get("text")) for answer in objects_at(poll, "answers")),
            text_at(message, "game_description"),
            text_at(message, "invoice_information", "description"),
            *_contact(message, beside),
        ]
    )


def _flat(text: object) -> str | None:
    """Return a text that is a string, or a list of strings and of objects with one."""
    if text is None or isinstance(text, str):
        return text or ""
    if isinstance(text, list):
        return "".join(part if isinstance(part, str) else text_at(part, "text") for part in text)
    return None


def _rich(text: object) -> str:
    return _flat(text) or ""


def _contact(message: Mapping[str, object], beside: Beside) -> list[str]:
    contact = object_at(message, "contact_information")
    name = " ".join(filter(None, (text_at(contact, "first_name"), text_at(contact, "last_name"))))
    number = text_at(contact, "phone_number")
    known = {_bare(name), _bare(number)}
    vcard = text_at(message, "contact_vcard")
    card = vcard_text(read_small(beside.get(vcard))) if vcard else ""
    return [name, number, *(line for line in card.split("\n") if _bare(line) not in known)]


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold().lstrip("0")


def _links(message: Mapping[str, object]) -> list[dict[str, str]]:
    texts = message.get("text_entities") or message.get("text")
    return [
        {"shown": text_at(part, "text"), "expanded": text_at(part, "href")}
        for part in (texts if isinstance(texts, list) else ())
        if text_at(part, "href")
    ]


def _geo(message: Mapping[str, object]) -> dict[str, object] | None:
    where = object_at(message, "location_information")
    geo = point(where.get("latitude"), where.get("longitude"))
    place = joined([text_at(message, "place_name"), text_at(message, "address")], ", ")
    if place:
        geo["place"] = place
    period = message.get("live_location_period_seconds")
    if isinstance(period, int) and period > 0:
        geo |= {"live": True, "period": period}
    if text_at(message, "action") == "proximity_reached":
        geo["live"] = True
    return geo or None


def _media_kind(message: Mapping[str, object]) -> str:
    return "photo" if "photo" in message else text_at(message, "media_type") or "file"


def _meta(message: Mapping[str, object], chat: str, is_service: bool) -> dict[str, object]:
    meta: dict[str, object] = {"platform": "telegram", "kind": "message"}
    if chat:
        meta["visibility"] = "public" if chat.startswith("public") else "private"
    if is_service:
        meta["kind"] = "title" if text_at(message, "title") else "notice"
    if forwarded := text_at(message, "forwarded_from"):
        meta["forwarded_from"] = forwarded
    if "edited" in message:
        meta["edited"] = True
    return meta


FORMAT = Format("telegram", fits, read_telegram)
