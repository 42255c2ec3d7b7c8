"""X's archives: what stands where, what is joined, and what is the owner's own and stays unread."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from doxguard.benchmarks.dumps import x_archive as dumps
from doxguard.benchmarks.dumps.invented import OTHER, OWNER, invented_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.readers.source import read_source, units
from doxguard.pipeline.readers.x_archive import FORMAT
from tests.pipeline.readers.sources import good, read_files, script

TEXT = "Zijn nummer is 06 1122 3344"
ACCOUNT = script(
    "window.YTD.account.part0",
    [{"account": {"email": "bram@example.org", "username": "bedacht", "accountId": "7", "accountDisplayName": "Bram"}}],
)


def tweets(*given: object, name: str = "tweets", files: Mapping[str, bytes] = MappingProxyType({})) -> list[Post]:
    """Read tweets that lie beside other files."""
    data = script(f"window.YTD.{name}.part0", [{"tweet": tweet} for tweet in given])
    return good(read_files(FORMAT, {"data/tweets.js": data, **{f"data/{k}.js": v for k, v in files.items()}}))


FITS = {
    "tweets": ("data/tweets.js", b"window.YTD.tweets.part0 = [", True),
    "the old name": ("tweet.js", b"window.YTD.tweet.part0 = [ {", True),
    "a part": ("data/tweets-part1.js", b"window.YTD.tweets.part1 = [", True),
    "with a mark": ("data/tweets.js", b"\xef\xbb\xbfwindow.YTD.tweets.part0 = [", True),
    "deleted": ("data/deleted-tweets.js", b"window.YTD.deleted_tweets.part0 = [", True),
    "a circle's": ("data/twitter-circle-tweet.js", b"window.YTD.twitter_circle_tweet.part0 = [", True),
    "a community's": ("data/community-tweet.js", b"window.YTD.community_tweet.part0 = [", True),
    "long posts": ("data/note-tweet.js", b"window.YTD.note_tweet.part0 = [", True),
    "messages": ("data/direct-messages.js", b"window.YTD.direct_messages.part0 = [", True),
    "messages under the old name": ("direct-message.js", b"window.YTD.direct_message.part0 = [", True),
    "group messages": ("data/direct-messages-group.js", b"window.YTD.direct_messages_group.part0 = [", True),
    "classic": ("data/js/tweets/2014_03.js", b"Grailbird.data.tweets_2014_03 = \n [", True),
    "account": ("data/account.js", b"window.YTD.account.part0 = [", False),
    "phone number": ("data/phone-number.js", b"window.YTD.phone_number.part0 = [", False),
    "addresses it was used from": ("data/ip-audit.js", b"window.YTD.ip_audit.part0 = [", False),
    "likes": ("data/like.js", b"window.YTD.like.part0 = [", False),
    "headers of tweets": ("data/tweet-headers.js", b"window.YTD.tweet_headers.part0 = [", False),
    "headers of messages": ("data/direct-message-headers.js", b"window.YTD.direct_message_headers.part0 = [", False),
    "manifest": ("data/manifest.js", b"window.__THAR_CONFIG = {", False),
    "classic user": ("data/js/user_details.js", b"var user_details =  {", False),
    "no script": ("data/tweets.json", b"window.YTD.tweets.part0 = [", False),
    "another script": ("assets/app.js", b"var tweets = window.YTD.tweets.part0", False),
}


@pytest.mark.parametrize(("path", "head", "fits"), FITS.values(), ids=FITS.keys())
def test_files_that_hold_posts(path: str, head: bytes, fits: bool) -> None:
    assert FORMAT.fits(path, head) == fits


def test_a_tweet() -> None:
    (post,) = tweets(
        {
            "id_str": "1234567890123456789",
            "full_text": "&lt;b&gt; &amp;amp; AT&amp;T https://t.co/a",
            "created_at": "Wed Oct 10 20:19:24 +0000 2018",
            "lang": "nl",
            "entities": {
                "urls": [{"url": "https://t.co/a", "expanded_url": "https://example.org/x", "indices": ["0", "9"]}]
            },
            "extended_entities": {"media": [{"type": "video", "ext_alt_text": "een deur"}]},
            "in_reply_to_status_id_str": "12",
            "geo": {"type": "Point", "coordinates": ["52.3731", "4.8925"]},
            "coordinates": {"type": "Point", "coordinates": ["4.8925", "52.3731"]},
            "favorite_count": "3",
        },
        files={"account": ACCOUNT},
    )
    assert post == Post(
        "<b> &amp; AT&T https://t.co/a",
        id="1234567890123456789",
        lang="nl",
        posted_at="2018-10-10T20:19:24+00:00",
        author={"handle": "bedacht", "name": "Bram", "id": "7"},
        reply_to="12",
        urls=({"shown": "https://t.co/a", "expanded": "https://example.org/x"},),
        geo={"lat": 52.3731, "lon": 4.8925},
        media=({"kind": "video", "alt": "een deur"},),
        meta={"platform": "x", "kind": "post"},
    )


ODD = {
    "a bare tweet, as in 2018": ({"id": 5, "text": TEXT}, TEXT),
    "a retweet": ({"tweet": {"id": "5", "full_text": "RT @a: x"}}, "RT @a: x"),
    "what a retweet spreads": (
        {"tweet": {"text": "RT @a: Zijn…", "retweeted_status": {"text": TEXT, "user": {"screen_name": "a"}}}},
        f"RT @a: {TEXT}",
    ),
    "no text": ({"tweet": {"id": "5"}}, None),
    "a text that is none": ({"tweet": {"id": "5", "full_text": 6}}, None),
    "no tweet": ("06 1122 3344", None),
    "nothing": (None, None),
    "wrong kinds": (
        {"tweet": {"id": [], "full_text": TEXT, "entities": [], "geo": 5, "coordinates": [1], "user": "x", "lang": {}}},
        TEXT,
    ),
    "wrong kinds below": (
        {"tweet": {"full_text": TEXT, "entities": {"urls": ["x", {}], "media": {}}, "geo": {"coordinates": [1]}}},
        TEXT,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "text"), ODD.values(), ids=ODD.keys())
def test_odd_tweets(item: object, text: str | None) -> None:
    data = script("window.YTD.tweet.part0", [item, {"tweet": {"full_text": "y"}}])
    first, second = read_files(FORMAT, {"tweet.js": data})
    assert (first.post.text if first.post else None) == text
    assert bool(first.error) == (text is None)
    assert "1122" not in first.error
    assert second.post is not None


TIMES = {
    "today's": ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24+00:00"),
    "the first month": ("Mon Jan 01 00:00:00 +0100 2018", "2018-01-01T00:00:00+01:00"),
    "classic": ("2014-03-02 12:34:56 +0000", "2014-03-02T12:34:56+00:00"),
    "ISO 8601": ("2026-02-01T09:30:00.000Z", "2026-02-01T09:30:00.000Z"),
    "no month": ("Wed Okt 10 20:19:24 +0000 2018", ""),
    "letters of two months": ("Wed Anf 10 20:19:24 +0000 2018", ""),
    "no day": ("Wed Oct 41 20:19:24 +0000 2018", ""),
    "none": (None, ""),
    "a list": ([1], ""),
}


@pytest.mark.parametrize(("given", "posted_at"), TIMES.values(), ids=TIMES.keys())
def test_times(given: object, posted_at: str) -> None:
    (post,) = tweets({"full_text": "x", "created_at": given})
    assert post.posted_at == posted_at


PLACES: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "coordinates alone": ({"coordinates": {"coordinates": [4.8925, 52.3731]}}, {"lat": 52.3731, "lon": 4.8925}),
    "the older ones alone": ({"geo": {"coordinates": [52.3731, 4.8925]}}, {"lat": 52.3731, "lon": 4.8925}),
    "a place": ({"place": {"full_name": "Verzinsel"}}, {"place": "Verzinsel"}),
    "nowhere": ({"geo": {"coordinates": [0.0, 0.0]}}, {}),
    "off the earth": ({"coordinates": {"coordinates": [4.8925, 152.3731]}}, {}),
    "no numbers": ({"geo": {"coordinates": ["x", None]}}, {}),
    "endless ones": ({"geo": {"coordinates": ["inf", "nan"]}}, {}),
    "empty": ({"geo": {}, "coordinates": None}, {}),
}


@pytest.mark.parametrize(("given", "geo"), PLACES.values(), ids=PLACES.keys())
def test_places(given: dict[str, object], geo: dict[str, object]) -> None:
    (post,) = tweets({"full_text": "x", **given})
    assert post.geo == geo


@pytest.mark.parametrize(
    ("name", "meta"),
    [
        ("deleted_tweets", {"deleted": True}),
        ("twitter_circle_tweet", {"visibility": "followers"}),
        ("community_tweet", {"visibility": "community"}),
        ("tweets", {}),
    ],
)
def test_kinds_of_tweets(name: str, meta: dict[str, object]) -> None:
    (post,) = tweets({"full_text": "x"}, name=name)
    assert post.meta == {"platform": "x", "kind": "post", **meta}


LONG = "Een lang verhaal over een brug die er niet is, & verder: " + "bla " * 80 + TEXT
CUT = LONG[:200] + "… https://t.co/zzz"


def note(number: int, text: str = LONG) -> dict[str, object]:
    core = {"text": text, "urls": [{"shortUrl": "https://t.co/n", "expandedUrl": "https://example.org/n"}]}
    return {"noteTweet": {"noteTweetId": str(number), "createdAt": "2026-02-01T09:30:00.000Z", "core": core}}


ID = 2017893182469046272
SECOND = 1000 << 22
JOINED = {
    "the same id": (ID, note(ID), CUT, True),
    "a little before": (ID, note(ID - SECOND), CUT, True),
    "a little after": (ID, note(ID + SECOND), CUT, True),
    "a reply's": (ID, note(ID - SECOND), f"@a @b {CUT}", True),
    "escaped": (ID, note(ID - SECOND, LONG.replace("&", "&amp;")), CUT.replace("&", "&amp;"), True),
    "the same id and another text": (ID, note(ID), "x", True),
    "minutes before": (ID, note(ID - 100 * SECOND), CUT, False),
    "another text": (ID, note(ID - SECOND), "Een heel ander verhaal, dat ook lang is…", False),
    "too little left": (ID, note(ID - SECOND), "Een lang…", False),
    "no id": (0, note(ID), CUT, False),
}


@pytest.mark.parametrize(("number", "long", "text", "joined"), JOINED.values(), ids=JOINED.keys())
def test_long_posts_are_joined_to_their_tweets(number: int, long: dict[str, object], text: str, joined: bool) -> None:
    files = {
        "data/tweets.js": script("window.YTD.tweets.part0", [{"tweet": {"id_str": str(number), "full_text": text}}]),
        "data/note-tweet.js": script("window.YTD.note_tweet.part0", [long]),
    }
    (tweet,) = good(read_files(FORMAT, files))
    alone = good(read_files(FORMAT, files, "data/note-tweet.js"))
    assert [tweet.text == LONG, not alone] == [joined, joined]
    found = tweet if joined else alone[0]
    assert found.urls == ({"shown": "https://t.co/n", "expanded": "https://example.org/n"},)
    assert found.text == LONG


def test_the_nearest_of_several_long_posts_that_begin_alike() -> None:
    notes = [note(ID + i * SECOND, f"{LONG} {i}") for i in range(-6, 7)]
    given = [{"tweet": {"id_str": str(ID + i * SECOND + 5), "full_text": CUT}} for i in range(-6, 7)]
    files = {
        "tweets.js": script("window.YTD.tweets.part0", given),
        "note-tweet.js": script("window.YTD.note_tweet.part0", [*notes, {"noteTweet": {}}, "x"]),
    }
    assert [post.text for post in good(read_files(FORMAT, files))] == [f"{LONG} {i}" for i in range(-6, 7)]
    assert [record.error[:22] for record in read_files(FORMAT, files, "note-tweet.js")] == [
        "the record has no 'tex"
    ] * 2


MESSAGES = [
    {
        "dmConversation": {
            "conversationId": "7-8",
            "messages": [
                {"messageCreate": {"id": "1", "senderId": "7", "recipientId": "8", "text": TEXT,
                                   "createdAt": "2026-02-01T09:30:00.000Z", "mediaUrls": ["https://example.org/a"],
                                   "urls": [{"url": "https://t.co/a", "expanded": "https://example.org/x"}]}},
                {"joinConversation": {"initiatingUserId": "8"}},
                {"messageCreate": {"id": "2", "senderId": "8", "text": "R&amp;B", "urls": "x", "mediaUrls": []}},
                {"messageCreate": {"id": "3", "senderId": "8"}},
                "x",
            ],
        }
    },
    {"dmConversation": {"conversationId": "9", "messages": [{"messageCreate": {"senderId": "", "text": "hoi"}}]}},
]  # fmt: skip


@pytest.mark.parametrize(("name", "visibility"), [("direct_messages", "private"), ("direct_messages_group", "group")])
def test_messages(name: str, visibility: str) -> None:
    records = read_files(
        FORMAT, {"data/dm.js": script(f"window.YTD.{name}.part0", MESSAGES), "data/account.js": ACCOUNT}
    )
    assert [record.place.line for record in records] == [1, 3, 4, 5]
    assert "no 'text'" in records[2].error
    first, second, last = (record.post for record in records if record.post)
    meta = {"platform": "x", "kind": "message", "visibility": visibility}
    assert first == Post(
        TEXT, id="1", posted_at="2026-02-01T09:30:00.000Z", author={"handle": "bedacht", "name": "Bram", "id": "7"},
        thread="7-8", urls=({"shown": "https://t.co/a", "expanded": "https://example.org/x"},),
        media=({"kind": "photo"},), meta=meta,
    )  # fmt: skip
    assert (second.text, second.author, second.thread, second.meta) == ("R&B", {"id": "8"}, "7-8", meta)
    assert (last.text, last.author, last.thread, last.id) == ("hoi", {}, "9", "dm:5")


MANIFEST = script(
    "window.__THAR_CONFIG", {"userInfo": {"accountId": "7", "userName": "bedacht", "displayName": "Bram"}}
)
PROFILE = script("window.YTD.profile.part0", [{"profile": {"description": {"bio": "Bruggen.", "location": "x"}}}])


def test_a_broken_message_costs_itself() -> None:
    data = script("window.YTD.direct_messages.part0", MESSAGES).replace(b'"R&amp;B"', b"06 11")
    records = read_files(FORMAT, {"data/dm.js": data})
    assert [record.place.line for record in records] == [1, 3, 4, 5]
    assert [bool(record.error) for record in records] == [False, True, True, False]
    assert "06" not in records[1].error


OWNERS: dict[str, tuple[dict[str, bytes], dict[str, object]]] = {
    "account": ({"account": ACCOUNT}, {"handle": "bedacht", "name": "Bram", "id": "7"}),
    "manifest": ({"manifest": MANIFEST}, {"handle": "bedacht", "name": "Bram", "id": "7"}),
    "biography": ({"account": ACCOUNT, "profile": PROFILE},
                  {"handle": "bedacht", "name": "Bram", "id": "7", "bio": "Bruggen."}),
    "damaged": ({"account": ACCOUNT[:-30], "manifest": MANIFEST}, {"handle": "bedacht", "name": "Bram", "id": "7"}),
    "not there": ({}, {}),
}  # fmt: skip


@pytest.mark.parametrize(("files", "author"), OWNERS.values(), ids=OWNERS.keys())
def test_whose_archive_it_is(files: dict[str, bytes], author: dict[str, object]) -> None:
    (post,) = tweets({"full_text": "x"}, files=files)
    assert post.author == author


def test_the_account_of_another_folder_says_nothing() -> None:
    files = {"a/data/tweets.js": script("window.YTD.tweets.part0", [{"tweet": {"full_text": "x"}}])}
    (post,) = good(read_files(FORMAT, {**files, "b/data/account.js": ACCOUNT}))
    assert post.author == {}


def test_damaged_files_and_items(tmp_path: Path) -> None:
    data = script("window.YTD.tweets.part0", [{"tweet": {"full_text": text}} for text in "abc"])
    (tmp_path / "tweets.js").write_bytes(data.replace(b'"b"', b"nope"))
    records = list(read_source(str(tmp_path / "tweets.js"), Reading()))
    assert [record.post.text if record.post else "!" for record in records] == ["a", "!", "c"]


@pytest.mark.parametrize("write", [dumps.write, dumps.write_classic], ids=["today", "classic"])
def test_what_is_written_is_read_back(write: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumps, "_PART", 20)
    posts = {post.id: post for post in invented_posts(100)}
    write(tmp_path, iter(posts.values()))
    read = [record.post for record in read_source(str(tmp_path), Reading()) if record.post]
    public = [post for post in posts.values() if post.meta.get("kind") != "message" or write is dumps.write]
    assert {post.id for post in read} == {post.id for post in public}
    assert len(read) == len(public)
    for post in read:
        was = posts[post.id]
        assert (post.text, post.posted_at, post.geo, post.urls) == (was.text, was.posted_at, was.geo, was.urls)
        lang = was.lang if write is dumps.write and not was.thread else ""  # where a language is written
        assert (post.lang, post.reply_to, post.thread) == (lang, was.reply_to, was.thread)
        kept = OTHER if was.author == OTHER and write is dumps.write else OWNER
        assert post.author["id"] == kept["id"]
        assert post.media == (was.media if write is dumps.write else tuple({"kind": m["kind"]} for m in was.media))
    if write is dumps.write:
        assert {post.id for post in read if post.meta.get("deleted")} == {p.id for p in public if p.meta.get("deleted")}


def test_the_owners_own_data_is_not_read(tmp_path: Path) -> None:
    dumps.write(tmp_path, invented_posts(10))
    names = {Path(unit.name).name for unit in units(str(tmp_path), Reading())}
    assert names == {"tweets.js", "deleted-tweets.js", "note-tweet.js", "direct-messages.js"}
    seen = json.dumps(
        [str(record.post) + record.post.text for record in read_source(str(tmp_path), Reading()) if record.post]
    )
    for own in ("bram@example.org", "+31612345678", "192.0.2.1", "Liked"):
        assert own not in seen
