"""Facebook's exports: posts, comments and messages, and what is not said by anybody."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import facebook
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.facebook import FORMAT
from tests.pipeline.readers.folders import file_of, posts, read, read_folder

POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"


@pytest.mark.parametrize("kind", ["post", "comment", "message"])
def test_what_was_written_is_read(tmp_path: Path, kind: str) -> None:
    written = [replace(post, meta={"kind": kind}, thread="zomaar_5") for post in chat_posts()]
    facebook.write(tmp_path, iter(written))
    found = read_folder(tmp_path, FORMAT)
    assert [(post.text, post.posted_at, post.meta["kind"]) for post in found] == [
        (post.text, post.posted_at, kind) for post in written
    ]
    if kind != "post":
        assert [post.author["name"] for post in found] == [post.author["name"] for post in written]
    else:
        assert {post.author["name"] for post in found} == {"Anna Verzonnen"}
        assert [(post.geo["lat"], post.geo["lon"]) for post in found if post.geo] == [
            (post.geo["lat"], post.geo["lon"]) for post in written if post.geo
        ]
    if kind != "comment":
        assert [link["expanded"] for post in found for link in post.urls] == ["https://example.org/route?to=nergens"]
        assert [file["path"] for post in found for file in post.media] == ["photos/photo_1.jpg"]
    assert all("12345678" not in str((post.text, post.author)) for post in found)


def one(item: Mapping[str, object], path: str = POSTS, key: str = "") -> Post:
    (post,) = posts(read(file_of({key: [item]} if key else [item], path), FORMAT))
    return post


def attached(*data: object) -> dict[str, object]:
    return {"timestamp": 1770800490, "attachments": [{"data": list(data)}], "data": [{"post": "x"}]}


TEXTS = {
    "a post": ({"data": [{"post": "a\nb"}]}, "a\nb"),
    "one that was changed": ({"data": [{"post": "KerkpÃ¡d 3"}, {"update_timestamp": 5}]}, "Kerkpád 3"),
    "a title of the site's": ({"data": [], "title": "Anna was at Kerkpad 3."}, ""),
    "a picture with its own words": (attached({"media": {"uri": "1.jpg", "description": "Kerkpad 3"}}), "x\nKerkpad 3"),
    "a picture with the same words": (attached({"media": {"uri": "1.jpg", "description": "x"}}), "x"),
    "a note": (attached({"note": {"title": "Adres", "text": "Kerkpad 3"}}), "x\nAdres\nKerkpad 3"),
    "for sale": (attached({"for_sale_item": {"title": "fiets", "description": "ophalen Kerkpad 3"}}),
                 "x\nfiets\nophalen Kerkpad 3"),
    "a poll": (attached({"poll": {"question": "Waar?", "options": [{"option": "Kerkpad 3"}]}}), "x\nWaar?\nKerkpad 3"),
    "newer, with labels": ({"timestamp": 1, "label_values": [{"label": "Tekst", "value": "Kerkpad 3"}, {"label": "URL",
                            "value": "https://example.org"}]}, "Kerkpad 3"),
    "odd": ({"data": "x", "attachments": [None, {"data": 5}, {"data": [7, {"media": 5}]}]}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("item", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_texts(item: Mapping[str, object], text: str) -> None:
    assert one(item).text == text


def test_a_check_in() -> None:
    place = {"name": "CafÃ© X", "coordinate": {"latitude": 52.1, "longitude": 4.9}, "address": "Nergensplein 1"}
    post = one(attached({"place": place}, {"external_context": {"url": "https://example.org"}}))
    assert post.geo == {"lat": 52.1, "lon": 4.9, "place": "Café X, Nergensplein 1"}
    assert post.urls == ({"shown": "https://example.org", "expanded": "https://example.org"},)
    assert post.posted_at == "2026-02-11T09:01:30+00:00"


def test_a_comment_and_a_picture() -> None:
    comment = {"timestamp": 5, "comment": "Kerkpad 3", "author": "ZoÃ«", "group": "Buren"}
    post = one(
        {"timestamp": 1770800490, "data": [{"comment": comment}], "title": "x"}, "a/comments.json", "comments_v2"
    )
    assert (post.text, post.author, post.thread, post.meta["kind"]) == (
        "Kerkpad 3",
        {"name": "Zoë"},
        "Buren",
        "comment",
    )
    picture = {"uri": "1.jpg", "creation_timestamp": 1770800490, "description": "Kerkpad 3"}
    post = one(picture, "posts/your_uncategorized_photos.json", "other_photos_v2")
    assert (post.text, post.posted_at, post.media) == (
        "Kerkpad 3", "2026-02-11T09:01:30+00:00", ({"kind": "photo", "path": "1.jpg"},),
    )  # fmt: skip


def test_where_a_picture_was_taken_is_not_what_the_post_says() -> None:
    exif = {"latitude": 52.0, "longitude": 5.0}
    post = one(attached({"media": {"uri": "1.jpg", "media_metadata": {"photo_metadata": {"exif_data": [exif]}}}}))
    assert post.geo == {}
    assert post.media[0]["taken_at"] == {"lat": 52.0, "lon": 5.0}


FITTING = {
    "posts": (POSTS, b'[\n  {\n    "timestamp": 5', True),
    "posts, as they were named": ("posts/your_posts_1.json", b'[{"data": []', True),
    "none": ("posts/your_posts_1.json", b"[\n]", True),
    "of groups": ("groups/group_posts_and_comments.json", b'{"group_posts_v2": [{"timestamp": 5', True),
    "comments": ("comments_and_reactions/comments.json", b'{\n  "comments_v2": [', True),
    "messages": ("messages/inbox/x_5/message_1.json", b'{"participants": [', True),
    "Instagram's messages": ("your_instagram_activity/messages/inbox/x_5/message_1.json", b'{"participants": [', False),
    "other comments": ("comments.json", b'{"comments": [', False),
    "other posts": ("posts.json", b'[{"timestamp": 5', False),
    "likes": ("likes_and_reactions_1.json", b'[{"timestamp": 5', False),
    "the profile": ("profile_information.json", b'{"profile_v2": {', False),
    "records": ("your_posts_1.json", b'{"text": "x"}', False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
