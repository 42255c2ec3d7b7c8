"""Channels of Discord, by DiscordChatExporter: what a reader of the channel sees."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import discord
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.discord import FORMAT
from tests.pipeline.readers.folders import file_of, posts, read, read_folder

AUTHOR = {"id": "7001", "name": "anna", "discriminator": "0000", "nickname": "Anna Verzonnen", "isBot": False}
TYPED = {
    "id": "1",
    "type": "Default",
    "timestamp": "2026-02-11T10:01:30.1234567+01:00",
    "author": AUTHOR,
    "content": "x",
}


def channel(*messages: object, kind: str = "GuildTextChat") -> dict[str, object]:
    return {
        "guild": {"id": "8"},
        "channel": {"id": "4001", "type": kind},
        "messages": list(messages),
        "messageCount": 1,
    }


def one(message: Mapping[str, object], kind: str = "GuildTextChat") -> Post:
    (post,) = posts(read(file_of(channel({**TYPED, **message}, kind=kind)), FORMAT))
    return post


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = [replace(post, author={**post.author, "handle": "a"}, geo={}) for post in chat_posts()]
    discord.write(tmp_path, iter(written))
    found = read_folder(tmp_path, FORMAT)
    assert [(post.id, post.text, post.posted_at, post.thread, post.reply_to, post.author) for post in found] == [
        (post.id, post.text, post.posted_at, post.thread, post.reply_to, post.author) for post in written
    ]
    assert [link["expanded"] for post in found for link in post.urls] == ["https://example.org/route?to=nergens"]
    assert [file["path"] for post in found for file in post.media] == ["photos/photo_1.jpg"]


def test_what_was_forwarded_is_read(tmp_path: Path) -> None:
    discord.write(tmp_path, [Post("Kerkpad 3", id="5", meta={"kind": "forward"})])
    assert [post.text for post in read_folder(tmp_path, FORMAT)] == ["Kerkpad 3"]


EMBED = {
    "title": "Gezocht", "url": "https://example.org/gezocht", "description": "06 1122 3344", "author": {"name": "Bram"},
    "footer": {"text": "via een bot"}, "fields": [{"name": "Adres", "value": "Kerkpad 3", "isInline": True}],
}  # fmt: skip
TEXTS = {
    "content": ({"content": "a\nb"}, "a\nb"),
    "an embed": ({"content": "kijk", "embeds": [EMBED]},
                 "kijk\nBram\nGezocht\n06 1122 3344\nAdres: Kerkpad 3\nvia een bot"),
    "only an embed": ({"content": "", "embeds": [{"title": "", "description": "Kerkpad 3"}]}, "Kerkpad 3"),
    "twice the same": ({"content": "Kerkpad 3", "embeds": [{"description": "Kerkpad 3"}]}, "Kerkpad 3"),
    "forwarded": ({"content": "", "forwardedMessage": {"content": "Kerkpad 3"}}, "Kerkpad 3"),
    "forwarded with an embed": ({"forwardedMessage": {"content": "a", "embeds": [{"description": "b"}]}}, "x\na\nb"),
    "a new name": ({"type": "ChannelNameChange", "content": "Changed the channel name: kerkpad-3"},
                   "Changed the channel name: kerkpad-3"),
    "a kind that is not known": ({"type": "20", "content": "antwoord"}, "antwoord"),
    "odd embeds": ({"embeds": [None, 5, {"fields": "x"}, {"title": 3}]}, "x"),
    "no content": ({"content": None}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("message", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_texts(message: Mapping[str, object], text: str) -> None:
    assert one(message).text == text


def test_the_rest() -> None:
    file = {"url": "https://cdn.discordapp.example/1.png", "fileName": "1.png", "description": "een deur"}
    post = one(
        {"attachments": [file], "embeds": [EMBED], "reference": {"messageId": "3"}, "timestampEdited": "x"},
        "DirectTextChat",
    )
    assert post.author == {"handle": "anna", "name": "Anna Verzonnen", "id": "7001"}
    assert (post.id, post.thread, post.reply_to) == ("1", "4001", "3")
    assert post.posted_at == "2026-02-11T10:01:30.1234567+01:00"
    assert post.urls == ({"shown": "Gezocht", "expanded": "https://example.org/gezocht"},)
    assert post.media == ({"kind": "attachment", "path": "1.png", "url": file["url"], "alt": "een deur"},)
    assert post.meta == {"platform": "discord", "kind": "message", "visibility": "private", "edited": True}
    assert one({"forwardedMessage": {"content": "y"}, "reference": {"messageId": "3"}}).reply_to == ""
    assert one({"author": {**AUTHOR, "isBot": True}}).meta["bot"] is True


@pytest.mark.parametrize(
    "kind", ["RecipientAdd", "Call", "ChannelPinnedMessage", "GuildMemberJoin", "ThreadCreated", "8"]
)
def test_notices_are_left_out(kind: str) -> None:
    assert read(file_of(channel({**TYPED, "type": kind})), FORMAT) == []


def test_a_bad_message_costs_no_other() -> None:
    records = read(file_of(channel({**TYPED, "content": 5}, None, {**TYPED, "author": "x", "timestamp": "x"})), FORMAT)
    assert [(record.place.line, bool(record.error)) for record in records] == [(1, True), (2, True), (3, False)]


FITTING = {
    "a channel": ("x.json", b'{\n  "guild": {\n    "id": "1",\n    "name": "x"\n  },\n  "channel": {', True),
    "with a byte-order mark": ("x.json", b'\xef\xbb\xbf{"guild": {"id": "1"}, "channel": {"id": "2"}', True),
    "a record with a guild": ("x.json", b'{"guild": {"id": "1"}, "text": "x"}', False),
    "HTML": ("x.html", b'{"guild": {"id": "1"}, "channel": {"id": "2"}', False),
    "Telegram's": ("x.json", b'{"name": "x", "type": "bot_chat", "id": 5, "messages": []}', False),
    "a list": ("x.json", b'[{"guild": {"id": "1"}, "channel": {"id": "2"}}]', False),
    "nothing": ("x.json", b"", False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
