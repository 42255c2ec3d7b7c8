"""Channels as DiscordChatExporter writes them, and the package of Discord's own.

In the exporter's files a link is an embed, a post whose kind is "forward" is forwarded. A package knows no places and
no answers, and names its folders in the owner's language. See `doxguard.pipeline.readers.discord`, ``discord_package``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from doxguard.benchmarks.dumps.chats import ArrayFile, ThreadFiles, string_of, strings, time_of
from doxguard.pipeline.post import Post


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write a channel; the first post's thread is its id."""
    path = folder / "algemeen.json"
    messages = iter(posts)
    first = next(messages, None)
    with ArrayFile(path, _opening(first.thread if first else "1")) as out:
        count = 1
        out.add(_json(_joined()))
        for count, post in enumerate(chain([first] if first else [], messages), 2):
            out.add(_json(_message(post, count)))
        out.after = f'  ],\n  "messageCount": {count}\n}}'
    return path


def write_package(folder: Path, posts: Iterable[Post]) -> Path:
    """Write a package with a folder for each thread; the author is that of the first post."""
    owner: Post | None = None
    with ThreadFiles(lambda thread: _channel(folder / "Berichten" / f"c{thread}", thread)) as out:
        for count, post in enumerate(posts, 1):
            owner = owner or post
            out.add(_id(post.thread), _json(_packed(post, count)))
    if owner:
        account = {"id": string_of(owner, "id"), "username": string_of(owner, "handle", "name")}
        user = folder / "Account" / "user.json"
        user.parent.mkdir(parents=True, exist_ok=True)
        user.write_text(json.dumps({**account, "phone": "+31612345678"}, ensure_ascii=False), encoding="utf-8")
    return folder


def _id(thread: str) -> str:
    return "".join(filter(str.isdecimal, thread))[-19:] or "1"


def _channel(folder: Path, thread: str) -> ArrayFile:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "channel.json").write_text(json.dumps({"id": thread, "type": "DM"}), encoding="utf-8")
    return ArrayFile(folder / "messages.json")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _opening(thread: str) -> str:
    head = {
        "guild": {"id": "8001", "name": "Verzonnen server", "iconUrl": "https://cdn.discordapp.example/0.png"},
        "channel": {"id": thread, "type": "GuildTextChat", "categoryId": "8002", "name": "algemeen", "topic": None},
        "dateRange": {"after": None, "before": None},
        "exportedAt": "2026-03-01T12:00:00+00:00",
    }
    return _json(head)[:-2] + ',\n  "messages": ['


def _joined() -> dict[str, object]:
    author = {"id": "9001", "name": "nieuw", "nickname": "Nieuw", "isBot": False}
    said = {"content": "Joined the server.", "timestamp": "2026-03-01T11:00:00+00:00"}
    return {"id": "1", "type": "GuildMemberJoin", **said, "author": author, "attachments": [], "embeds": []}


def _message(post: Post, count: int) -> dict[str, object]:
    is_forward = post.meta.get("kind") == "forward"
    forwarded = {"timestamp": time_of(post).isoformat(), "content": post.text, "attachments": [], "embeds": []}
    message: dict[str, object] = {
        "id": post.id or str(count),
        "type": "Reply" if post.reply_to else "Default",
        "timestamp": time_of(post).isoformat(),
        "timestampEdited": None,
        "isPinned": False,
        "content": "" if is_forward else post.text,
        "author": {
            "id": string_of(post, "id"),
            "name": string_of(post, "handle"),
            "discriminator": "0000",
            "nickname": string_of(post, "name"),
            "isBot": False,
        },
        "attachments": [_attached(path) for path in strings(post.media, "path")],
        "embeds": [_embed(url) for url in strings(post.urls, "expanded")],
        "reactions": [],
        "mentions": [],
    }
    if post.reply_to:
        message["reference"] = {"messageId": post.reply_to, "channelId": post.thread, "guildId": "8001"}
    return message | {"forwardedMessage": forwarded} if is_forward else message


def _attached(path: str) -> dict[str, object]:
    return {"id": "1", "url": f"https://cdn.discordapp.example/{path}", "fileName": path, "fileSizeBytes": 9}


def _embed(url: str) -> dict[str, object]:
    return {"title": "", "url": url, "timestamp": None, "description": "", "images": [], "fields": []}


def _packed(post: Post, count: int) -> dict[str, object]:
    last = post.id.rpartition("/")[2]
    return {
        "ID": int(last) if last.isdecimal() else count,
        "Timestamp": time_of(post).strftime("%Y-%m-%d %H:%M:%S"),
        "Contents": post.text,
        "Attachments": " ".join(strings(post.media, "url")),
    }
