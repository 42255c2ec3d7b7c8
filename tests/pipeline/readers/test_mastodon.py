"""Mastodon's archive: what was typed comes back from HTML, with time, audience, conversation, links and pictures."""

import json
import time
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps.account import account_posts, kind_of
from doxguard.benchmarks.dumps.mastodon import ACTOR, HOST, to_html, write
from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.mastodon import FORMAT
from tests.pipeline.readers.given import file_of, files_in, posts_of, read, read_all, seen

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def outbox(*items: object) -> bytes:
    collection = {"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection"}
    return json.dumps({**collection, "orderedItems": items}).encode()


def create(**note: object) -> dict[str, object]:
    return {"type": "Create", "object": {"type": "Note", "id": "https://example.social/1", "content": "x", **note}}


def one(**note: object) -> Post:
    (post,) = posts_of(read(FORMAT, outbox(create(**note)), "outbox.json"))
    return post


def last(name: str) -> str:
    return name.rpartition("/")[2]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = list(account_posts())
    posts = posts_of(read_all(FORMAT, files_in(write(tmp_path, written))))
    bio, *published = posts
    assert bio.text == written[-1].text
    assert bio.meta["kind"] == "bio"
    assert [p.text for p in published] == [p.text for p in written[:-1]]
    assert [last(p.id) for p in published] == [p.id for p in written[:-1]]
    assert [last(p.reply_to) for p in published] == [p.reply_to for p in written[:-1]]
    assert [p.posted_at for p in published] == [p.posted_at.replace("+00:00", "Z") for p in written[:-1]]
    assert [p.lang for p in published] == [p.lang for p in written[:-1]]
    assert [p.urls for p in published] == [p.urls for p in written[:-1]]
    assert [p.geo for p in published] == [p.geo for p in written[:-1]]
    assert [[m["alt"] for m in p.media] for p in published] == [[m["alt"] for m in p.media] for p in written[:-1]]
    author = {"handle": f"@bedacht@{HOST}", "name": "Bram Bedacht", "id": ACTOR, "bio": written[-1].text}
    assert all(p.author == author for p in published)


def test_a_conversation_has_one_name(tmp_path: Path) -> None:
    posts = posts_of(read_all(FORMAT, files_in(write(tmp_path, account_posts()))))
    threads = {last(p.id): p.thread for p in posts if kind_of(p) == "post"}
    assert threads["1002"] == threads["1005"] == threads["1008"] != threads["1001"]


def test_without_a_profile_the_author_is_the_address() -> None:
    assert one(attributedTo=ACTOR).author == {"id": ACTOR}


BROKEN_PROFILES = {"not JSON": b"{", "a list": b"[]", "not UTF-8": b"\xff", "too big": b" " * (1 << 23)}


@pytest.mark.parametrize("profile", BROKEN_PROFILES.values(), ids=BROKEN_PROFILES)
def test_a_broken_profile_costs_no_post(profile: bytes) -> None:
    beside = [file_of(profile, "actor.json")]
    (post,) = posts_of(read(FORMAT, outbox(create()), "outbox.json", beside))
    assert post.author == {}


AUDIENCES = {
    "public": ({"to": [PUBLIC], "cc": [f"{ACTOR}/followers"]}, "public"),
    "public, as a string": ({"to": "as:Public"}, "public"),
    "unlisted": ({"to": [f"{ACTOR}/followers"], "cc": [PUBLIC]}, "unlisted"),
    "followers": ({"to": [f"{ACTOR}/followers"], "cc": []}, "followers"),
    "direct": ({"to": ["https://example.social/users/anna"], "cc": []}, "direct"),
    "not said": ({}, None),
}


@pytest.mark.parametrize(("note", "visibility"), AUDIENCES.values(), ids=AUDIENCES)
def test_audience(note: dict[str, object], visibility: str | None) -> None:
    assert one(**note).meta.get("visibility") == visibility


TEXTS = {
    "a warning": ({"summary": "Pas op: <3 adres", "content": "<p>Kerkpad 3</p>"}, "Pas op: <3 adres\n\nKerkpad 3"),
    "no warning": ({"summary": None, "content": "<p>x</p>"}, "x"),
    "a warning alone": ({"summary": "Pas op", "content": ""}, "Pas op"),
    "nothing": ({"content": ""}, ""),
    "a poll": ({"type": "Question", "content": "<p>Wie?</p>", "oneOf": [{"name": "Anna"}, {"name": "Bram"}]},
               "Wie?\n\nAnna\nBram"),
    "a poll of many": ({"content": "Wie?", "anyOf": [{"name": "Anna"}, {"name": 3}]}, "Wie?\n\nAnna\n"),
    "by language alone": ({"content": None, "contentMap": {"nl": "<p>x</p>"}}, "x"),
}  # fmt: skip


@pytest.mark.parametrize(("note", "text"), TEXTS.values(), ids=TEXTS)
def test_text(note: dict[str, object], text: str) -> None:
    assert one(**note).text.rstrip("\n") == text.rstrip("\n")


PASSED_OVER = {
    "a boost": {"type": "Announce", "object": "https://example.social/users/anna/statuses/1"},
    "a boost of one's own": {"type": "Announce", "object": {"type": "Note", "content": "x"}},
    "an address": {"type": "Create", "object": "https://example.social/1"},
    "a string": "https://example.social/1",
    "a number": 3,
}


@pytest.mark.parametrize("item", PASSED_OVER.values(), ids=PASSED_OVER)
def test_passed_over(item: object) -> None:
    assert [text for _, text in seen(read(FORMAT, outbox(item, create()), "outbox.json"))] == ["x"]


BAD = {
    "no content": {"content": None},
    "content is a number": {"content": 3},
    "too long": {"content": "x" * 2000},
}


@pytest.mark.parametrize("note", BAD.values(), ids=BAD)
def test_a_bad_post_is_named_and_costs_no_other(note: dict[str, object]) -> None:
    records = read(FORMAT, outbox(create(), create(**note), create()), "outbox.json", max_chars=1000)
    assert seen(records) == [(1, "x"), (2, "!"), (3, "x")]
    assert "xxx" not in records[1].error
    assert records[1].raw


def test_a_post_of_no_shape_does_not_raise() -> None:
    odd = {
        "tag": 1,
        "attachment": "x",
        "to": 3,
        "cc": {},
        "inReplyTo": [],
        "location": [],
        "published": "x",
        "oneOf": 1,
    }
    (record,) = read(FORMAT, outbox(create(**odd)), "outbox.json")
    assert record.post is not None
    assert record.post.text == "x"
    assert "posted_at" in record.notes[0]


def test_a_file_that_is_cut_off_gives_what_came_before() -> None:
    data = outbox(create(), create(content="y"))
    records = read(FORMAT, data[:-20], "outbox.json")
    assert seen(records)[0] == (1, "x")
    assert records[-1].error
    with pytest.raises(InputError, match=r"export/outbox\.json"):
        read(FORMAT, b"{{", "outbox.json")


FITS = {
    "an archive": ("outbox.json", outbox(), True),
    "in a folder, indented": ("a/outbox.json", b'{ "type" : "OrderedCollection" }', True),
    "a long vocabulary": ("outbox.json", b'{"@context":["https://www.w3.org/ns/activitystreams",' + b" " * 9000, True),
    "a profile": ("actor.json", b'{"@context":"https://www.w3.org/ns/activitystreams"}', True),
    "likes": ("likes.json", outbox(), False),
    "bookmarks": ("bookmarks.json", outbox(), False),
    "another outbox": ("outbox.json", b'{"messages": []}', False),
    "another actor": ("actor.json", b'{"name": "x"}', False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITS.values(), ids=FITS)
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head[:4096]) is expected


def test_nested_deeply_takes_linear_time() -> None:
    start = time.thread_time()
    data = outbox(create(), create(tag=3)).replace(b"3", b"[" * 1_000_000)
    assert seen(read(FORMAT, data, "outbox.json")) == [(1, "x"), (2, "!")]
    assert time.thread_time() - start < 10


def test_the_writer_hides_parts_of_links() -> None:
    link = "https://example.org/een/heel/lange/route/naar/nergens"
    html = to_html(Post(text=link, urls=({"shown": link, "expanded": link},)))
    assert '<span class="invisible">https://</span>' in html
    assert '<span class="ellipsis">' in html
