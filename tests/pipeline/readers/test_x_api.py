"""X's API: pages, flattened tweets and streams, whole or a line each, with what is joined to them."""

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import x_api as dumps
from doxguard.benchmarks.dumps.invented import invented_posts
from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers import x_api
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.source import read_source, units
from doxguard.pipeline.readers.x_api import FORMAT
from tests.pipeline.readers.sources import good, read_files

Object = dict[str, object]
TEXT = "Zijn nummer is 06 1122 3344"
V2: Object = {"id": "1", "text": "x", "edit_history_tweet_ids": ["1"]}
V1: Object = {"id_str": "1", "created_at": "Wed Oct 10 20:19:24 +0000 2018", "text": "x", "source": "web", "user": {}}


def read(given: object, path: str = "x.json") -> list[Record]:
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    return read_files(FORMAT, {path: data})


def lines(*given: object) -> bytes:
    return b"".join(item if isinstance(item, bytes) else json.dumps(item).encode() + b"\n" for item in given)


FITS: dict[str, tuple[str, object, bool]] = {
    "a page": ("x.json", {"data": [V2], "meta": {}}, True),
    "flattened": ("x.jsonl", V2, True),
    "an array": ("x.json", [V2], True),
    "without history": ("x", {"id": "1", "text": "x", "author_id": "2", "conversation_id": "1"}, True),
    "a stream": ("x.ndjson", V1, True),
    "a search": ("x.json", {"statuses": [V1]}, True),
    "a notice": ("x", {"delete": {"status": {"id_str": "1", "user_id_str": "2"}}}, True),
    "our own": ("x.jsonl", {"id": "1", "text": "x", "author": {"handle": "a"}, "lang": "nl"}, False),
    "our own of X": ("x.jsonl", {"id": "1", "text": "x", "author_id": "1"}, False),
    "Reddit": ("x", {"id": "1", "author": "a", "created_utc": 1, "body": "x", "subreddit": "y"}, False),
    "Mastodon": ("outbox.json", {"orderedItems": [{"type": "Create", "object": {"content": "x"}}]}, False),
    "another name": ("tweets.js", V2, False),
    "no JSON": ("x.json", "edit_history_tweet_ids", False),
}


@pytest.mark.parametrize(("path", "given", "fits"), FITS.values(), ids=FITS.keys())
def test_files_that_hold_tweets(path: str, given: object, fits: bool) -> None:
    assert FORMAT.fits(path, json.dumps(given).encode()) == fits


TWEET: Object = {
    "id": "2",
    "text": "Hier woont hij &gt; https://t.co/a",
    "author_id": "7",
    "created_at": "2026-02-01T09:30:00.000Z",
    "conversation_id": "1",
    "lang": "nl",
    "edit_history_tweet_ids": ["2"],
    "referenced_tweets": [{"type": "quoted", "id": "9"}, {"type": "replied_to", "id": "1"}],
    "entities": {"urls": [
        {"url": "https://t.co/a", "expanded_url": "https://s.example/1", "unwound_url": "https://maps.example.org/1"},
        {"url": "https://t.co/m", "expanded_url": "https://x.example/photo/1", "media_key": "3_1"},
    ]},
    "geo": {"place_id": "p", "coordinates": {"type": "Point", "coordinates": [4.8925, 52.3731]}},
    "attachments": {"media_keys": ["3_1", "3_2"]},
}  # fmt: skip
INCLUDES: Object = {
    "users": [
        {"id": "8", "username": "b"},
        {"id": "7", "username": "bedacht", "name": "Bram", "description": "Bruggen."},
    ],
    "places": [{"id": "p", "full_name": "Verzinsel", "geo": {"bbox": [4.7, 52.3, 5.0, 52.4]}}],
    "media": [{"media_key": "3_1", "type": "photo", "alt_text": "een deur"}],
    "tweets": [{"id": "9", "text": "quoted", "author_id": "8"}, {"id": "6", "text": TEXT, "author_id": "8"}],
}
POST = Post(
    "Hier woont hij > https://t.co/a", id="2", lang="nl", posted_at="2026-02-01T09:30:00.000Z",
    author={"handle": "bedacht", "name": "Bram", "id": "7", "bio": "Bruggen."}, thread="1", reply_to="1",
    urls=({"shown": "https://t.co/a", "expanded": "https://maps.example.org/1"},),
    geo={"lat": 52.3731, "lon": 4.8925, "place": "Verzinsel"},
    media=({"kind": "photo", "alt": "een deur"}, {"kind": "photo"}), meta={"platform": "x", "kind": "post"},
)  # fmt: skip
FLAT: Object = {
    **TWEET,
    "author": {"id": "7", "username": "bedacht", "name": "Bram", "description": "Bruggen."},
    "geo": {**TWEET["geo"], "full_name": "Verzinsel", "geo": {"bbox": [4.7, 52.3, 5.0, 52.4]}},  # type: ignore[dict-item]
    "attachments": {"media_keys": ["3_1", "3_2"], "media": [{"type": "photo", "alt_text": "een deur"}, {}]},
}
PAGE: Object = {"data": [TWEET], "includes": INCLUDES, "meta": {"result_count": 1}}
SHAPES: dict[str, object] = {
    "a page": PAGE,
    "a page of one": {**PAGE, "data": TWEET},
    "a page on many lines": json.dumps(PAGE, indent=2).encode(),
    "a page after blank lines": b"\n \n" + json.dumps(PAGE, indent=1).encode(),
    "an array of pages": [PAGE],
    "an array on many lines": json.dumps([FLAT], indent=2).encode(),
    "a page a line": lines(PAGE, {"meta": {"result_count": 0}}),
    "flattened": lines(FLAT),
    "with a mark": b"\xef\xbb\xbf" + lines(FLAT),
}


@pytest.mark.parametrize("given", SHAPES.values(), ids=SHAPES.keys())
def test_shapes_of_files(given: object) -> None:
    assert good(read(given)) == [POST]
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    (unit,) = units("-", Reading(), io.BytesIO(data))
    assert unit.format.name == "x-api"
    assert good(list(unit.read())) == [POST]


def test_a_large_page_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_api, "_PAGE", 100)
    for page in (PAGE, {"includes": INCLUDES, "data": [TWEET]}):
        (post,) = good(read(json.dumps(page, indent=1).encode()))
        assert post == POST
    (post,) = good(read(json.dumps({"statuses": [V1]}, indent=1).encode()))
    assert post.text == "x"


TWEETS: dict[str, tuple[Object, str | None]] = {
    "a long one": ({**V2, "note_tweet": {"text": f"&lt;{TEXT}"}}, f"<{TEXT}"),
    "a retweet": (
        {**V2, "text": "RT @b: Zijn…", "referenced_tweets": [{"type": "retweeted", "id": "6"}]}, f"RT @b: {TEXT}"
    ),
    "a retweet of what is not there": (
        {**V2, "text": "RT @b: Zijn…", "referenced_tweets": [{"type": "retweeted", "id": "66"}]}, "RT @b: Zijn…"
    ),
    "a retweet, flattened": (
        {**V2, "text": "RT @c: Zijn…", "referenced_tweets": [{"type": "retweeted", "id": "1", "text": TEXT}]},
        f"RT @c: {TEXT}",
    ),
    "a text that is none": ({**V2, "text": 5}, None),
    "no text": ({"id": "1", "edit_history_tweet_ids": ["1"]}, None),
    "wrong kinds": (
        {**V2, "author_id": {}, "entities": [], "geo": "x", "attachments": [], "referenced_tweets": {}, "lang": 5}, "x"
    ),
    "wrong kinds below": (
        {**V2, "geo": {"coordinates": {"coordinates": [1]}, "place_id": []}, "attachments": {"media_keys": "x"},
         "entities": {"urls": [5, {}]}, "note_tweet": {"text": None}}, "x",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tweet", "text"), TWEETS.values(), ids=TWEETS.keys())
def test_tweets_of_a_page(tweet: Object, text: str | None) -> None:
    (record,) = read({"data": [tweet], "includes": INCLUDES})
    assert (record.post.text if record.post else None) == text
    assert bool(record.error) == (text is None)


BOXES: dict[str, tuple[object, Object]] = {
    "a house": ([4.892, 52.373, 4.893, 52.374], {"lat": pytest.approx(52.3735), "lon": pytest.approx(4.8925)}),
    "a point": ([4.8925, 52.3731, 4.8925, 52.3731], {"lat": 52.3731, "lon": 4.8925}),
    "a town": ([4.7, 52.3, 5.0, 52.4], {}),
    "a road": ([4.7, 52.3731, 5.0, 52.3731], {}),
    "three sides": ([4.7, 52.3731, 5.0], {}),
    "no numbers": (["a", "b", "c", "d"], {}),
    "none": (None, {}),
}


@pytest.mark.parametrize(("box", "where"), BOXES.values(), ids=BOXES.keys())
def test_places(box: object, where: Object) -> None:
    places = {"places": [{"id": "p", "full_name": "Kerkpad 3", "geo": {"bbox": box}}]}
    (post,) = good(read({"data": [{**V2, "geo": {"place_id": "p"}}], "includes": places}))
    assert post.geo == {**where, "place": "Kerkpad 3"}


STREAM: dict[str, tuple[Object, str]] = {
    "short": (V1, "x"),
    "long": ({**V1, "truncated": True, "extended_tweet": {"full_text": TEXT, "entities": {}}}, TEXT),
    "a retweet of a long one": (
        {**V1, "text": "RT @b: Zijn…",
         "retweeted_status": {**V1, "user": {"screen_name": "b"}, "extended_tweet": {"full_text": TEXT}}},
        f"RT @b: {TEXT}",
    ),
    "escaped": ({**V1, "text": "a &amp; b &amp;lt; &eacute;"}, "a & b &lt; &eacute;"),
}  # fmt: skip


@pytest.mark.parametrize(("tweet", "text"), STREAM.values(), ids=STREAM.keys())
def test_tweets_of_a_stream(tweet: Object, text: str) -> None:
    for given in (lines(tweet), {"statuses": [tweet], "search_metadata": {}}, [tweet]):
        (post,) = good(read(given))
        assert post.text == text


def test_entities_are_those_of_the_whole_text() -> None:
    part: Object = {"urls": [{"url": "https://t.co/1", "expanded_url": "https://x.example/i/1"}]}
    whole: Object = {"urls": [{"url": "https://t.co/2", "expanded_url": "https://maps.example.org/2"}]}
    (post,) = good(read(lines({**V1, "entities": part, "extended_tweet": {"full_text": TEXT, "entities": whole}})))
    assert post.urls == ({"shown": "https://t.co/2", "expanded": "https://maps.example.org/2"},)


def test_what_is_no_tweet_is_passed_over_and_what_is_bad_costs_itself() -> None:
    notice = {"delete": {"status": {"id_str": "1", "user_id_str": "2"}}}
    data = lines(notice, V1, b'{"id_str": "2", "text": "06 11\n', b"\n", {"limit": {}}, V1, b"\xff\n", [V1], b"5\n", V2)
    records = read(data, "x.jsonl")
    assert [(r.place.line, r.post.text if r.post else "!") for r in records] == [
        (2, "x"), (3, "!"), (6, "x"), (7, "!"), (8, "!"), (9, "!"), (10, "x"),
    ]  # fmt: skip
    assert not any("06" in record.error for record in records)
    users = {"data": [{"id": "1", "username": "a"}]}
    assert read(lines(users)) == []
    records = read(b"[" + json.dumps(V2).encode() + b', {"id": nope}, ' + json.dumps(V2).encode() + b"]")
    assert [bool(record.post) for record in records] == [True, False, True]


def test_a_first_line_that_is_broken_costs_itself() -> None:
    for path in ("x.jsonl", "x.json", "x"):
        for broken in (b'{"id_str": "2", "text": "06 11\n', b'{"id_str": 06}\n'):
            records = read(lines(broken, V1, V1), path)
            assert [bool(record.post) for record in records] == [False, True, True]


@pytest.mark.parametrize("page", [100, 1 << 26])
def test_a_broken_tweet_of_a_page_costs_itself(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_api, "_PAGE", page)
    broken = json.dumps({"data": [V2, V2, V2]}, indent=1).encode().replace(b'"x"', b"06 11", 1)
    assert [bool(record.post) for record in read(broken)] == [False, True, True]


def test_a_page_that_is_cut_off_is_told_of() -> None:
    whole = json.dumps({"data": [V2] * 5}, indent=1).encode()
    with pytest.raises(InputError, match=r"x.json: not JSON that can be read"):
        read(whole[:-20])
    with pytest.raises(InputError, match=r"x.json: not JSON that can be read after item 4"):
        read(json.dumps([V2] * 5, indent=1).encode()[:-20])


Write = Callable[[Path, Iterable[Post]], Path]


@pytest.mark.parametrize("write", [dumps.write, dumps.write_lines, dumps.write_stream])
@pytest.mark.parametrize("page", [1000, 1 << 26])
def test_what_is_written_is_read_back(write: Write, page: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_api, "_PAGE", page)
    posts = [post for post in invented_posts(100) if post.meta.get("kind") != "message"]
    read = good(list(read_source(str(write(tmp_path, posts)), Reading())))
    for post, was in zip(read, posts, strict=True):
        assert (post.id, post.text, post.geo, post.urls) == (was.id, was.text, was.geo, was.urls)
        assert (post.lang, post.reply_to, post.media) == (was.lang, was.reply_to, was.media)
        assert (post.author, post.posted_at[:19]) == (was.author, was.posted_at[:19])
