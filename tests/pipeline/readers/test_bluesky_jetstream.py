"""Bluesky's Jetstream: offsets in bytes, alt texts in all embeds, wrong clocks, events that write nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.dumps.account import account_posts, kind_of
from doxguard.benchmarks.dumps.bluesky import DID, write
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.bluesky_jetstream import FORMAT
from tests.pipeline.readers.given import files_in, posts_of, read, read_all, seen

SEEN = 1_770_000_000_000_000  # microseconds: 2026-02-02T02:40:00Z
LINK = "app.bsky.richtext.facet#link"


def event(record: object, **changes: object) -> dict[str, object]:
    commit = {"rev": "3a", "operation": "create", "collection": "app.bsky.feed.post", "rkey": "3b", "record": record}
    known = {key: changes.pop(key) for key in ("did", "time_us", "kind") if key in changes}
    return {"did": DID, "time_us": SEEN, "kind": "commit", "commit": commit | changes} | known


def lines(*events: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in events)


def one(**record: object) -> Post:
    (post,) = posts_of(read(FORMAT, lines(event({"text": "x", **record})), "jetstream.jsonl"))
    return post


def last(name: str) -> str:
    return name.rpartition("/")[2]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written = list(account_posts())
    write(tmp_path, written)
    posts = posts_of(read_all(FORMAT, files_in(tmp_path)))
    assert [p.text for p in posts] == [p.text for p in written]
    assert [last(p.id) for p in posts[:-1]] == [p.id for p in written[:-1]]
    assert [last(p.reply_to) for p in posts] == [p.reply_to for p in written]
    assert [p.urls for p in posts] == [p.urls for p in written]
    assert [p.media for p in posts] == [p.media for p in written]
    assert [p.lang for p in posts[:-1]] == [p.lang for p in written[:-1]]
    assert [p.posted_at for p in posts] == [p.posted_at.replace("+00:00", ".000Z") for p in written]
    assert [p.meta["kind"] for p in posts] == [kind_of(p) if kind_of(p) == "bio" else "post" for p in written]
    assert all(p.author["id"] == DID for p in posts)
    assert {last(p.id): last(p.thread) for p in posts}["1005"] == "1002"


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@given(WORDS, WORDS)
def test_offsets_count_bytes(before: str, shown: str) -> None:
    start = len(before.encode())
    index = {"byteStart": start, "byteEnd": start + len(shown.encode())}
    facet = {"index": index, "features": [{"$type": LINK, "uri": "https://example.org"}]}
    post = one(text=f"{before}{shown} na", facets=[facet])
    assert post.urls == ({"shown": shown, "expanded": "https://example.org"},)


FACETS = {
    "inside a character": ("é", 0, 1, ""),
    "behind the end": ("x", 0, 9, ""),
    "backwards": ("xyz", 2, 1, ""),
    "below nothing": ("xyz", -1, 2, ""),
    "not numbers": ("xyz", "0", 2, ""),
    "half a pair": ("\ud800x", 3, 4, "x"),
}


@pytest.mark.parametrize(("text", "start", "end", "shown"), FACETS.values(), ids=FACETS)
def test_wrong_offsets_keep_the_link(text: str, start: object, end: object, shown: str) -> None:
    facet = {"index": {"byteStart": start, "byteEnd": end}, "features": [{"uri": "https://example.org"}]}
    (record,) = read(FORMAT, lines(event({"text": text, "facets": [facet]})), "jetstream.jsonl")
    assert record.post is not None
    assert record.post.urls == ({"shown": shown, "expanded": "https://example.org"},)


def test_mentions_and_hashtags_are_no_links() -> None:
    features = [{"$type": "app.bsky.richtext.facet#mention", "did": DID}, {"tag": "x"}]
    assert one(facets=[{"index": {"byteStart": 0, "byteEnd": 1}, "features": features}]).urls == ()


CARD = {"uri": "https://example.org", "title": "Kerkpad 3", "description": "Een huis"}
QUOTE = {"uri": "at://did:plc:b/app.bsky.feed.post/1", "cid": "b"}
IMAGES = {"images": [{"alt": "een", "image": {}}, {"alt": "", "image": {}}]}
TWO = [{"kind": "image", "alt": "een"}, {"kind": "image"}]
EMBEDS = {
    "images": (IMAGES, TWO, ""),
    "a video": ({"video": {}, "alt": "film"}, [{"kind": "video", "alt": "film"}], ""),
    "a card": ({"external": CARD}, [{"kind": "card", "alt": "Kerkpad 3\nEen huis", "url": CARD["uri"]}], ""),
    "a quotation": ({"record": QUOTE}, [], QUOTE["uri"]),
    "images beside a quotation": ({"record": {"record": QUOTE}, "media": IMAGES}, TWO, QUOTE["uri"]),
    "nothing of use": ({"images": 3, "media": [], "external": "x"}, [], ""),
}


@pytest.mark.parametrize(("embed", "media", "quoted"), EMBEDS.values(), ids=EMBEDS)
def test_embeds(embed: dict[str, object], media: list[dict[str, str]], quoted: str) -> None:
    post = one(embed=embed)
    assert list(post.media) == media
    assert post.meta.get("quote", "") == quoted


def test_a_card_is_a_link() -> None:
    assert one(embed={"external": CARD}).urls == ({"shown": "https://example.org", "expanded": "https://example.org"},)


SAID = "2026-02-01T10:00:00.000Z"
TIMES = {
    "as the client says": (SAID, SEEN, SAID),
    "long before it was seen": ("2020-01-01T00:00:00Z", SEEN, "2020-01-01T00:00:00Z"),
    "nanoseconds": ("2026-02-01T10:00:00.123456789Z", SEEN, "2026-02-01T10:00:00.123456789Z"),
    "a client in the far future": ("2925-01-01T00:00:00Z", SEEN, "2026-02-02T02:40:00+00:00"),
    "a network in the far future": (SAID, 10**17 - 1, SAID),
    "a network beyond all time": (SAID, 10**30, SAID),
    "no zone": ("2026-02-01T10:00:00", SEEN, "2026-02-01T10:00:00"),
    "no time": ("gisteren", SEEN, "2026-02-02T02:40:00+00:00"),
    "nothing": (None, SEEN, "2026-02-02T02:40:00+00:00"),
    "nothing at all": (None, None, ""),
    "a string": (None, "1", ""),
}


@pytest.mark.parametrize(("created", "time_us", "posted_at"), TIMES.values(), ids=TIMES)
def test_times(created: str | None, time_us: object, posted_at: str) -> None:
    data = lines(event({"text": "x", "createdAt": created}, time_us=time_us))
    (post,) = posts_of(read(FORMAT, data, "jetstream.jsonl"))
    assert post.posted_at == posted_at


PASSED_OVER = {
    "a deletion": event(None, operation="delete"),
    "a deletion without a record": {"did": DID, "commit": {"operation": "delete", "collection": "app.bsky.feed.post"}},
    "a like": event({"subject": {}}, collection="app.bsky.feed.like"),
    "an account": {"did": DID, "time_us": SEEN, "kind": "account", "account": {"active": False}},
    "a name": {"did": DID, "time_us": SEEN, "kind": "identity", "identity": {"handle": "bedacht.example.org"}},
    "something new": {"did": DID, "time_us": SEEN, "kind": "label"},
}


@pytest.mark.parametrize("item", PASSED_OVER.values(), ids=PASSED_OVER)
def test_passed_over(item: object) -> None:
    assert seen(read(FORMAT, lines(item, event({"text": "x"})), "jetstream.jsonl")) == [(2, "x")]


BAD = {
    "not JSON": b'{"did": "did:plc:a"',
    "not UTF-8": b'{"did": "\xff"}',
    "not an object": b"[]",
    "no account": b'{"time_us": 1, "commit": {"collection": "app.bsky.feed.post", "record": {"text": "x"}}}',
    "no record": lines(event("x"))[:-1],
    "no text": lines(event({"createdAt": SAID}))[:-1],
    "text is a number": lines(event({"text": 3}))[:-1],
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_costs_no_other(line: bytes) -> None:
    good = lines(event({"text": "x"}))
    assert seen(read(FORMAT, good + line + b"\n\n" + good, "jetstream.jsonl")) == [(1, "x"), (2, "!"), (4, "x")]


def test_a_change_and_an_event_of_the_first_version_are_read() -> None:
    old = {"did": DID, "time_us": SEEN, "type": "com", "commit": {**event({"text": "y"})["commit"], "type": "c"}}  # type: ignore[dict-item]
    assert seen(read(FORMAT, lines(event({"text": "x"}, operation="update"), old), "x")) == [(1, "x"), (2, "y")]


def test_languages() -> None:
    assert one(langs=["pt-BR", "en"]).lang == "pt"
    assert one(langs=[]).lang == one(langs="nl").lang == one(langs=[3]).lang == ""


FITS = {
    "a post": (lines(event({"text": "x"})), True),
    "a mark, blanks": (b'\xef\xbb\xbf { "time_us" : 1 , "did" : "did:web:example.org" }', True),
    "our own records": (b'{"id": "did:plc:a", "text": "time_us"}\n', False),
    "on two lines": (b'{"did": "did:plc:a"}\n{"time_us": 1}\n', False),
    "no DID": (b'{"did": "x", "time_us": 1}', False),
    "an array": (b'[{"did": "did:plc:a", "time_us": 1}]', False),
    "nothing": (b"", False),
}


@pytest.mark.parametrize(("head", "expected"), FITS.values(), ids=FITS)
def test_fits(head: bytes, expected: bool) -> None:
    assert FORMAT.fits("x.jsonl", head[:4096]) is expected
