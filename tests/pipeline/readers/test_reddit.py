"""Reddit's dumps: submissions, comments, and what their years and editors did to them."""

import json
from pathlib import Path

import pytest
import zstandard

from doxguard.benchmarks.dumps import reddit as dumps
from doxguard.benchmarks.dumps.invented import invented_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.reddit import FORMAT
from doxguard.pipeline.readers.source import read_source
from tests.pipeline.readers.sources import good, read_files

TEXT = "Zijn nummer is 06 1122 3344"
COMMENT = {"id": "c1", "author": "a", "body": "x", "link_id": "t3_s1", "parent_id": "t1_c0", "created_utc": 1769938200}
SUBMISSION = {"id": "s1", "author": "a", "title": "x", "selftext": "", "created_utc": 1769938200, "is_self": True}
Object = dict[str, object]


def read(*given: object) -> list[Record]:
    data = b"".join(item if isinstance(item, bytes) else json.dumps(item).encode() + b"\n" for item in given)
    return read_files(FORMAT, {"RC_2026-02": data})


LONG = "x" * 5000
FITS: dict[str, tuple[str, Object, bool]] = {
    "comments by name": ("RC_2026-02", {"a": LONG}, True),
    "submissions by name": ("dumps/RS_2012-11.jsonl", {"a": 1}, True),
    "a comment": ("askreddit_comments", {**COMMENT, "subreddit": "y"}, True),
    "a submission": ("x.ndjson", {**SUBMISSION, "subreddit_id": "y"}, True),
    "sorted keys and a long text": ("x", {"author_flair_text": "", "retrieved_on": 1, "selftext": LONG}, True),
    "no time and one key": ("x", {"author": "a", "subreddit": "y"}, False),
    "our own": ("x.jsonl", {"id": "1", "text": "x", "author": "a"}, False),
    "our own with a subreddit": ("x.jsonl", {"id": "1", "text": "x", "meta": {"subreddit": "y"}}, False),
    "another name": ("RC_2026-02.csv", {**COMMENT, "subreddit": "y"}, False),
}


@pytest.mark.parametrize(("path", "given", "fits"), FITS.values(), ids=FITS.keys())
def test_files_that_hold_posts(path: str, given: Object, fits: bool) -> None:
    assert FORMAT.fits(path, json.dumps(given).encode()[:4096]) == fits
    assert not FORMAT.fits(path, b"[" + json.dumps(given).encode()[:4000])


def test_a_comment() -> None:
    (post,) = good(read({**COMMENT, "body": "&gt; quoted\n\nAT&amp;T &amp;gt; é", "subreddit": "verzinsel"}))
    assert post == Post(
        "> quoted\n\nAT&T &gt; é", id="t1_c1", posted_at="2026-02-01T09:30:00+00:00", author={"handle": "a"},
        thread="t3_s1", reply_to="t1_c0", meta={"platform": "reddit", "kind": "comment", "community": "verzinsel"},
    )  # fmt: skip


def test_a_submission() -> None:
    given = {**SUBMISSION, "selftext": f"{TEXT} &amp; meer", "title": "A &lt; B", "name": "t3_s1", "subreddit": "v"}
    (post,) = good(read(given))
    assert post == Post(
        f"A < B\n\n{TEXT} & meer", id="t3_s1", posted_at="2026-02-01T09:30:00+00:00", author={"handle": "a"},
        thread="t3_s1", meta={"platform": "reddit", "kind": "post", "community": "v"},
    )  # fmt: skip


LINKS: dict[str, tuple[Object, list[str], bool]] = {
    "a link": ({"is_self": False, "url": "https://example.org/?a=1&amp;b=2"}, ["https://example.org/?a=1&b=2"], False),
    "a picture": ({"is_self": False, "url": "https://i.example/a.JPG?x"}, ["https://i.example/a.JPG?x"], True),
    "told to be one": ({"is_self": 0, "url": "https://i.example/", "post_hint": "image"}, ["https://i.example/"], True),
    "a gallery": ({"is_self": True, "media_metadata": {"x": {}}}, [], True),
    "itself": ({"is_self": False, "permalink": "/r/v/s1/", "url": "https://www.reddit.com/r/v/s1/"}, [], False),
    "a text": ({"is_self": True, "url": "https://example.org"}, [], False),
    "none": ({"is_self": False, "url": None}, [], False),
}  # fmt: skip


@pytest.mark.parametrize(("given", "links", "picture"), LINKS.values(), ids=LINKS.keys())
def test_links(given: Object, links: list[str], picture: bool) -> None:
    (post,) = good(read({**SUBMISSION, **given}))
    assert [dict(url) for url in post.urls] == [{"shown": link, "expanded": link} for link in links]
    assert bool(post.media) == picture


GONE: dict[str, tuple[Object, str, str]] = {
    "deleted": ({**COMMENT, "body": "[deleted]"}, "", "author"),
    "removed": ({**COMMENT, "body": "[removed]"}, "", "moderator"),
    "quoted": ({**COMMENT, "body": "he wrote [deleted]"}, "he wrote [deleted]", ""),
    "a submission's text": ({**SUBMISSION, "title": TEXT, "selftext": "[removed]"}, TEXT, "moderator"),
    "all of a submission": ({**SUBMISSION, "title": "[deleted by user]", "selftext": "[removed]"}, "", "moderator"),
    "its title": ({**SUBMISSION, "title": "[deleted by user]", "selftext": ""}, "", "author"),
    "nothing": ({**SUBMISSION, "selftext": None}, "x", ""),
}


@pytest.mark.parametrize(("given", "text", "by"), GONE.values(), ids=GONE.keys())
def test_what_was_taken_away(given: Object, text: str, by: str) -> None:
    (post,) = good(read({**given, "author": "[deleted]"}))
    assert (post.text, post.author) == (text, {})
    assert (post.meta.get("deleted", False), post.meta.get("deleted_by", "")) == (bool(by), by)


TIMES: dict[str, tuple[object, str]] = {
    "a number": (1769938200, "2026-02-01T09:30:00+00:00"),
    "a string": ("1769938200", "2026-02-01T09:30:00+00:00"),
    "with a point": (1769938200.0, "2026-02-01T09:30:00+00:00"),
    "a string with a point": ("1769938200.5", "2026-02-01T09:30:00.500000+00:00"),
    "none": (None, ""),
    "no number": ("soon", ""),
    "a long one": ("9" * 400, ""),
}


@pytest.mark.parametrize(("given", "posted_at"), TIMES.values(), ids=TIMES.keys())
def test_times(given: object, posted_at: str) -> None:
    (record,) = read({**COMMENT, "created_utc": given})
    assert record.post is not None
    assert record.post.posted_at == posted_at


IDS: dict[str, tuple[Object, tuple[str, str, str]]] = {
    "bare": ({"link_id": "s1", "parent_id": "t3_s1"}, ("t1_c1", "t3_s1", "t3_s1")),
    "named": ({"name": "t1_c1"}, ("t1_c1", "t3_s1", "t1_c0")),
    "a parent in decimal": ({"parent_id": 35 * 36 + 1}, ("t1_c1", "t3_s1", "t1_z1")),
    "a parent out of range": ({"parent_id": -5}, ("t1_c1", "t3_s1", "")),
    "none": ({"id": None, "link_id": None, "parent_id": None}, ("RC_2026-02:1", "", "")),
}


@pytest.mark.parametrize(("given", "ids"), IDS.values(), ids=IDS.keys())
def test_ids(given: Object, ids: tuple[str, str, str]) -> None:
    (post,) = good(read({**COMMENT, **given}))
    assert (post.id, post.thread, post.reply_to) == ids


def test_what_is_bad_costs_itself() -> None:
    records = read(
        COMMENT, b'{"body": "06 11\n', b"\n", [COMMENT], {"id": "1"}, {**COMMENT, "body": 5}, b"\xff\n", COMMENT
    )
    assert [(r.place.line, bool(r.post)) for r in records] == [
        (1, True), (2, False), (4, False), (5, False), (6, False), (7, False), (8, True),
    ]  # fmt: skip
    assert not any("06" in record.error for record in records)


def test_characters_across_chunks_and_large_windows(tmp_path: Path) -> None:
    texts = [f"{'x' * (i % 7)}🌉é" * 50 for i in range(2000)]
    data = b"".join(
        json.dumps({**COMMENT, "subreddit": "v", "body": text}, ensure_ascii=False).encode() + b"\n" for text in texts
    )
    parameters = zstandard.ZstdCompressionParameters.from_level(1, window_log=31)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    (tmp_path / "RC_2026-02.zst").write_bytes(packed.compress(data) + packed.flush())
    records = list(read_source(str(tmp_path / "RC_2026-02.zst"), Reading()))
    assert [post.text for post in good(records)] == texts


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    posts = {post.id: post for post in invented_posts(100) if post.meta.get("kind") != "message"}
    dumps.write(tmp_path, iter(posts.values()))
    read = {post.id.partition("_")[2]: post for post in good(list(read_source(str(tmp_path), Reading())))}
    assert read.keys() == {dumps.base36(number) for number in posts}
    for was in posts.values():
        post = read[dumps.base36(was.id)]
        assert post.text == was.text.replace("\n", "\n\n")
        assert (post.posted_at, post.author["handle"]) == (was.posted_at, was.author["handle"])
        assert [url["expanded"] for url in post.urls] == [url["expanded"] for url in was.urls]
        assert post.reply_to.partition("_")[2] == (dumps.base36(was.reply_to) if was.reply_to else "")
        assert bool(post.meta.get("deleted")) == bool(was.meta.get("deleted"))
