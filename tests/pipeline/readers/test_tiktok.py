"""TikTok's export: keys that change their names, whom somebody chats with in a key, and the owner's own data."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import tiktok
from doxguard.benchmarks.dumps.account import account_posts, kind_of
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.tiktok import FORMAT
from tests.pipeline.readers.given import files_in, posts_of, read, read_all, seen

Write = Callable[[Path, Iterable[Post]], Path]
PATH = "user_data_tiktok.json"
DAY = "2026-02-01 10:00:00"


def export(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def one(document: object) -> Post:
    (post,) = posts_of(read(FORMAT, export(document), PATH))
    return post


@pytest.mark.parametrize("write", [tiktok.write, tiktok.write_old], ids=["now", "years ago"])
def test_what_was_written_is_read(tmp_path: Path, write: Write) -> None:
    order = ("comment", "message", "post", "bio")
    written = sorted(account_posts(), key=lambda post: order.index(kind_of(post)))[:-1]
    posts = sorted(
        posts_of(read_all(FORMAT, files_in(write(tmp_path, account_posts()).parent))),
        key=lambda post: order.index(str(post.meta["kind"])),
    )
    assert [p.text for p in posts] == [p.text for p in written]
    assert [p.posted_at for p in posts] == [p.posted_at for p in written]
    assert [p.geo.get("place") for p in posts] == [p.geo.get("place") for p in written]
    assert [p.thread for p in posts if p.meta["kind"] == "message"] == ["anna.verzonnen"]
    assert all(p.author["handle"] == "bedacht" for p in posts)


@pytest.mark.parametrize("write", [tiktok.write, tiktok.write_old], ids=["now", "years ago"])
def test_the_owners_own_data_are_no_records(tmp_path: Path, write: Write) -> None:
    path = write(tmp_path, account_posts())
    assert tiktok.OWNERS_PHONE in path.read_text(encoding="utf-8")
    said = repr([(p.text, p.geo, p.author) for p in posts_of(read_all(FORMAT, files_in(tmp_path)))])
    assert tiktok.OWNERS_PHONE not in said
    assert "bedacht@example.org" not in said
    assert "tiktokv.example/share/video/1/" not in said


LISTS = {
    "comments": ({"Comment": {"Comments": {"CommentsList": [{"date": DAY, "comment": "x"}]}}}, "comment"),
    "comments, old": ({"Comment": {"Comments": {"CommentsList": [{"Date": DAY, "Comment": "x"}]}}}, "comment"),
    "comments, one step less": ({"Comment": {"CommentsList": [{"date": DAY, "comment": "x"}]}}, "comment"),
    "videos": ({"Post": {"Posts": {"VideoList": [{"Date": DAY, "Title": "x"}]}}}, "post"),
    "videos, old": ({"Video": {"Videos": {"VideoList": [{"Date": DAY, "Title": "x"}]}}}, "post"),
    "a folder of another name": ({"Inhoud": {"Posts": {"VideoList": [{"Date": DAY, "Title": "x"}]}}}, "post"),
    "deleted": ({"Post": {"Recently Deleted Posts": {"PostList": [{"Date": DAY, "Title": "x"}]}}}, "post"),
    "reviews": (
        {"Location Review": {"Location Reviews": {"ReviewsList": [{"Date": DAY, "ReviewText": "x"}]}}}, "comment",
    ),
    "live": ({"TikTok Live": {"Go Live History": {"GoLiveList": [{"LiveStartTime": DAY, "RoomTitle": "x"}]}}}, "post"),
    "comments on live videos": (
        {"Tiktok Live": {"Watch Live History": {"WatchLiveMap": {"7": {
            "WatchTime": DAY, "Comments": [{"CommentTime": DAY, "CommentContent": "x"}]}}}}}, "comment",
    ),
    "questions on live videos": (
        {"Tiktok Live": {"Watch Live History": {"WatchLiveMap": {"7": {
            "Questions": [{"QuestionTime": f"{DAY} UTC", "QuestionContent": "x"}]}}}}}, "comment",
    ),
    "messages": ({"Direct Message": {"Direct Messages": {"ChatHistory": {
        "Chat History with anna.b:": [{"Date": DAY, "From": "anna.b", "Content": "x"}]}}}}, "message"),
    "messages, old": ({"Direct Messages": {"Chat History": {"ChatHistory": {
        "Chat History with anna.b:": [{"Date": DAY, "From": "anna.b", "Content": "x"}]}}}}, "message"),
}  # fmt: skip


@pytest.mark.parametrize(("document", "kind"), LISTS.values(), ids=LISTS)
def test_lists(document: object, kind: str) -> None:
    post = one(document)
    assert (post.text, post.posted_at) == ("x", "2026-02-01T10:00:00+00:00")
    assert (post.meta["platform"], post.meta["kind"]) == ("tiktok", kind)


PASSED_OVER = {
    "watched": {"Your Activity": {"Watch History": {"VideoList": [{"Date": DAY, "Link": "x", "Title": "x"}]}}},
    "liked": {"Your Activity": {"Like List": {"ItemFavoriteList": [{"date": DAY, "link": "x"}]}}},
    "searched": {"Your Activity": {"Searches": {"SearchList": [{"Date": DAY, "SearchTerm": "x"}]}}},
    "position": {"Your Activity": {"Most Recent Location Data": {"LocationData": {"GpsData": "52.3731,4.8925"}}}},
    "addresses": {"TikTok Shop": {"Saved Address Information": {"SavedAddress": [{"adress_info": "Kerkpad 3"}]}}},
    "a video without a title": {"Post": {"Posts": {"VideoList": [{"Date": DAY, "Link": "x", "Title": "N/A"}]}}},
    "a message outside a chat": {"Direct Messages": {"Other": {"x": [{"Date": DAY, "Content": "x"}]}}},
    "nothing": {},
    "lists that are none": {"Comment": {"Comments": {"CommentsList": None}}, "Post": {"Posts": [1, "x"]}},
}


@pytest.mark.parametrize("document", PASSED_OVER.values(), ids=PASSED_OVER)
def test_passed_over(document: object) -> None:
    assert read(FORMAT, export(document), PATH) == []


def chat(name: str, *messages: object) -> object:
    profile = {"Profile Info": {"ProfileMap": {"userName": "bram", "bioDescription": "hoi"}}}
    chats = {"Direct Messages": {"ChatHistory": {name: messages}}}
    return {"Direct Message": chats, "Profile And Settings": profile}


CHATS = {
    "as it is": ("Chat History with anna:", "anna"),
    "dots": ("Chat History with anna.b.c:", "anna.b.c"),
    "the word that ends a path": ("Chat History with anna.item:", "anna.item"),
    "another form": ("anna", "anna"),
}


@pytest.mark.parametrize(("key", "thread"), CHATS.values(), ids=CHATS)
def test_whom_somebody_chats_with(key: str, thread: str) -> None:
    hers, his = {"Date": DAY, "From": "anna", "Content": "x"}, {"Date": DAY, "From": "bram", "Content": "y"}
    first, second = posts_of(read(FORMAT, export(chat(key, hers, his)), PATH))
    assert first.thread == second.thread == thread
    assert first.author == {"handle": "anna"}
    assert second.author == {"handle": "bram", "bio": "hoi"}
    assert first.meta["visibility"] == "private"


def test_where_a_video_was_made_and_who_may_see_it() -> None:
    video = {
        "Date": DAY,
        "Title": "",
        "Location": "Café Verzinsel",
        "WhoCanView": "Public To Everyone",
        "AddYoursText": "N/A",
    }
    post = one({"Post": {"Posts": {"VideoList": [{**video, "Link": "https://www.tiktokv.example/1"}]}}})
    assert post.geo == {"place": "Café Verzinsel"}
    assert post.meta["visibility"] == "public"
    assert post.media == ({"kind": "video", "url": "https://www.tiktokv.example/1"},)
    friends = one({"Post": {"Posts": {"VideoList": [{"Title": "x", "AddYoursText": "y", "WhoCanView": "Friends"}]}}})
    assert (friends.text, friends.meta["visibility"]) == ("x\ny", "friends")


def test_a_deleted_video_says_so() -> None:
    assert one({"Post": {"Recently Deleted Posts": {"PostList": [{"Title": "x"}]}}}).meta["deleted"] is True


def test_the_place_of_a_review_is_a_business() -> None:
    review = {"PlaceName": "Café Verzinsel", "ReviewText": "x"}
    post = one({"Location Review": {"Location Reviews": {"ReviewsList": [review]}}})
    assert post.geo == {"place": "Café Verzinsel"}
    assert post.meta["geo_subject"] == "business"


BAD = {"no text": {"date": DAY}, "a number": {"comment": 3}, "too long": {"comment": "y" * 2000}}


@pytest.mark.parametrize("item", BAD.values(), ids=BAD)
def test_a_bad_comment_is_named_and_costs_no_other(item: object) -> None:
    document = {"Comment": {"Comments": {"CommentsList": [{"comment": "x"}, item, {"comment": "x"}]}}}
    records = read(FORMAT, export(document), PATH, max_chars=1000)
    assert seen(records) == [(1, "x"), (2, "!"), (3, "x")]
    assert "yyy" not in records[1].error


def test_a_file_that_is_cut_off_gives_what_came_before() -> None:
    data = export({"Comment": {"Comments": {"CommentsList": [{"comment": "x"}, {"comment": "y"}]}}})
    records = read(FORMAT, data[:-12], PATH)
    assert seen(records)[0] == (1, "x")
    assert records[-1].error


def test_an_odd_time_is_left_out_and_noted() -> None:
    (record,) = read(FORMAT, export({"Comment": {"Comments": {"CommentsList": [{"date": "x", "comment": "y"}]}}}), PATH)
    assert record.post is not None
    assert record.post.posted_at == ""
    assert "posted_at" in record.notes[0]


FITS = {
    "now": (PATH, b'{"Comment":{"Comments":{"CommentsList":[]}}}', True),
    "years ago": ("a/user_data.json", b'{\n  "Activity": {\n    "Favorite Effects": {', True),
    "another part": (PATH, b'{"Profile And Settings": {"Something New": {', True),
    "another name": ("tiktok.json", b'\xef\xbb\xbf{"Activity": {"Favorite Effects": {', True),
    "another name and part": ("x.json", b'{"Comment": {"Something New": {', False),
    "another section": (PATH, b'{"about": {"Comments": {', False),
    "a post": ("x.json", b'{"Comment": "x", "id": 1}', False),
    "an array": (PATH, b'[{"Comment": {"Comments": {}}}]', False),
    "not text": (PATH, b'{"\xff": {', False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITS.values(), ids=FITS)
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
