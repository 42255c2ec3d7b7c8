"""Exports of Telegram Desktop: a chat, or an account with its chats; see `doxguard.pipeline.readers.telegram`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

from doxguard.benchmarks.dumps.chats import ArrayFile, string_of, strings, time_of
from doxguard.pipeline.post import Post

_ESCAPE = re.compile(r"\\(?:u00([01][0-9a-f])|.)")
_HASHTAG = re.compile(r"(#\w+)")


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write one chat; the first post's thread is its id."""
    path = folder / "result.json"
    posts = iter(posts)
    first = next(posts, None)
    messages = _messages(chain([first] if first else [], posts))
    with ArrayFile(path, _opening(first.thread if first else "1"), " ]\n}") as out:
        for message in messages:
            out.add(message)
    return path


def write_account(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an account with a chat for each run of posts of a thread."""
    path = folder / "result.json"
    about = {"about": "Here is the data you requested.", "personal_information": {"phone_number": "+31 6 12345678"}}
    before = json.dumps(about, indent=1)[:-2] + ',\n "chats": {\n  "about": "This page lists all chats.",\n  "list": ['
    with ArrayFile(path, before, "  ]\n }\n}") as out:
        for thread, of_thread in groupby(posts, key=lambda post: post.thread):
            out.add(_opening(thread))
            for number, message in enumerate(_messages(of_thread)):
                out.put((",\n" if number else "\n") + message)
            out.put("\n ]\n}")
    return path


def _opening(thread: str) -> str:
    head = {"name": "Verzonnen gesprek", "type": "private_supergroup", "id": int(thread) if thread.isdecimal() else 1}
    return json.dumps(head, indent=1, ensure_ascii=False)[:-2] + ',\n "messages": ['


def _messages(posts: Iterable[Post]) -> Iterator[str]:
    yield _as_telegram({"id": 0, "type": "service", "action": "invite_members", "actor": "Anna Verzonnen", "text": ""})
    for count, post in enumerate(posts, 1):
        yield _as_telegram(_message(post, count))


def _as_telegram(message: dict[str, object]) -> str:
    """Return JSON in which control characters are written as no JSON has them."""
    text = json.dumps(message, indent=1, ensure_ascii=False)
    return _ESCAPE.sub(lambda found: f"\\x{found[1].upper()}" if found[1] else found[0], text)


def _message(post: Post, count: int) -> dict[str, object]:
    number, reply = post.id.rpartition("/")[2], post.reply_to.rpartition("/")[2]
    time = time_of(post)
    message: dict[str, object] = {
        "id": int(number) if number.isdecimal() else count,
        "type": "message",
        "date": time.replace(tzinfo=None).isoformat(),
        "date_unixtime": str(int(time.timestamp())),
        "from": string_of(post, "name", "handle") or None,
        "from_id": "user" + string_of(post, "id").removeprefix("user"),
    }
    if reply.isdecimal():
        message["reply_to_message_id"] = int(reply)
    paths = strings(post.media, "path")
    parts = _parts(post)
    plain = len(parts) < 2 and all(part["type"] == "plain" for part in parts)
    mixed = [part["text"] if part["type"] == "plain" else part for part in parts]
    return {
        **message,
        **({"photo": paths[0]} if paths else {}),
        **_geo(post),
        "text": post.text if plain else mixed,
        "text_entities": parts,
    }


def _parts(post: Post) -> list[dict[str, str]]:
    """Return the text in pieces, as it is written: links with a text of their own, hashtags, and what is between."""
    for link in post.urls:
        shown, expanded = str(link.get("shown")), str(link.get("expanded"))
        if shown in post.text:
            before, _, after = post.text.partition(shown)
            return [*_tags(before), {"type": "text_link", "text": shown, "href": expanded}, *_tags(after)]
    return _tags(post.text)


def _tags(text: str) -> list[dict[str, str]]:
    pieces = [piece for piece in _HASHTAG.split(text) if piece]
    return [{"type": "hashtag" if _HASHTAG.fullmatch(piece) else "plain", "text": piece} for piece in pieces]


def _geo(post: Post) -> dict[str, object]:
    fields: dict[str, object] = {}
    if place := post.geo.get("place"):
        name, _, address = str(place).partition(", ")
        fields |= {"place_name": name, **({"address": address} if address else {})}
    if "lat" in post.geo:
        fields["location_information"] = {"latitude": post.geo["lat"], "longitude": post.geo["lon"]}
    if post.geo.get("live"):
        fields["live_location_period_seconds"] = post.geo.get("period", 900)
    return fields
