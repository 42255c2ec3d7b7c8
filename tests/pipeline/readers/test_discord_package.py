"""Packages of Discord's: the owner's messages, whose they are, and in which channel."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import discord
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.readers.discord_package import FORMAT
from tests.pipeline.readers.folders import file_of, posts, read, read_folder

MESSAGE = {"ID": 5, "Timestamp": "2026-02-11 09:01:30", "Contents": "Kerkpad 3", "Attachments": ""}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = [replace(post, thread=thread) for thread in ("11", "12") for post in chat_posts()]
    discord.write_package(tmp_path, written)
    found = read_folder(tmp_path, FORMAT)
    assert [(post.id, post.text, post.posted_at, post.thread) for post in found] == [
        (post.id.rpartition("/")[2], post.text, post.posted_at, post.thread) for post in written
    ]
    assert {post.author["handle"] for post in found} == {"Anna Verzonnen"}
    assert all("12345678" not in str((post.text, post.author)) for post in found)


def test_who_and_where() -> None:
    user = {"id": "7001", "username": "anna", "global_name": "Anna Verzonnen", "phone": "+31612345678"}
    others = [file_of(user, "Konto/user.json"), file_of({"id": "4001", "type": 1}, "Nachrichten/c4001/channel.json")]
    file = file_of([MESSAGE | {"Attachments": "https://cdn.example/1.png https://cdn.example/2.png"}],
                   "Nachrichten/c4001/messages.json")  # fmt: skip
    (post,) = posts(read(file, FORMAT, [*others, file]))
    assert post.author == {"handle": "anna", "name": "Anna Verzonnen", "id": "7001"}
    assert (post.id, post.text, post.thread, post.posted_at) == ("5", "Kerkpad 3", "4001", "2026-02-11T09:01:30+00:00")
    assert [file["url"] for file in post.media] == ["https://cdn.example/1.png", "https://cdn.example/2.png"]
    assert post.meta["visibility"] == "private"


def test_alone() -> None:
    (post,) = posts(read(file_of([MESSAGE], "messages/4001/messages.json"), FORMAT))
    assert (post.thread, post.author, "visibility" in post.meta) == ("4001", {}, False)


@pytest.mark.parametrize("beside", [b"no", b"[" * 9000, b"\xff", b"null", b"[]"], ids=repr)
def test_bad_files_beside_it(beside: bytes) -> None:
    others = [file_of(beside, "a/user.json"), file_of(beside, "m/c1/channel.json")]
    assert len(posts(read(file_of([MESSAGE], "m/c1/messages.json"), FORMAT, others))) == 1


def test_a_bad_message_costs_no_other() -> None:
    messages = [MESSAGE | {"Contents": 5}, 7, MESSAGE | {"Timestamp": "x", "Attachments": None}]
    assert [bool(record.error) for record in read(file_of(messages), FORMAT)] == [True, True, False]


def test_older_packages() -> None:
    data = 'ID,Timestamp,Contents,Attachments\n5,2021-03-04 05:06:07.123000+00:00,"a, ""b""\nc",\n6,2021-03-04,d,\n'
    found = posts(read(file_of(data, "messages/c4001/messages.csv"), FORMAT))
    assert [(post.id, post.text, post.thread) for post in found] == [("5", 'a, "b"\nc', "4001"), ("6", "d", "4001")]
    assert found[0].posted_at == "2021-03-04T05:06:07.123000+00:00"


START = json.dumps([MESSAGE]).encode()
FITTING = {
    "a package": ("messages/c4001/messages.json", START, True),
    "ids as strings": ("Berichten/4001/messages.json", b'[{"ID": "5", "Timestamp": "x"}]', True),
    "an older one": ("messages/c4001/messages.csv", b"ID,Timestamp,Contents,Attachments\n", True),
    "another name": ("messages/c4001/other.json", START, False),
    "another list": ("messages.json", b'[{"id": 5, "text": "x"}]', False),
    "another table": ("messages.csv", b"id,text\n", False),
    "the index": ("messages/index.json", b'{"4001": "x"}', False),
    "nothing": ("messages.json", b"", False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
