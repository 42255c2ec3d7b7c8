"""Instagram's exports: captions, comments with labels in any language, messages."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from doxguard.benchmarks.dumps import instagram
from doxguard.benchmarks.dumps.chats import chat_posts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.instagram import FORMAT
from tests.pipeline.readers.folders import file_of, posts, read, read_folder


@pytest.mark.parametrize("kind", ["post", "comment", "message"])
def test_what_was_written_is_read(tmp_path: Path, kind: str) -> None:
    written = [replace(post, meta={"kind": kind}, thread="zomaar_5") for post in chat_posts()]
    instagram.write(tmp_path, iter(written))
    found = read_folder(tmp_path, FORMAT)
    assert [(post.text, post.posted_at, post.meta["kind"]) for post in found] == [
        (post.text, post.posted_at, kind) for post in written
    ]
    if kind == "message":
        assert [post.author["name"] for post in found] == [post.author["name"] for post in written]
    else:
        assert {post.author["handle"] for post in found} == {"anna.verzonnen"}
    assert all("12345678" not in str((post.text, post.author)) for post in found)


def one(item: Mapping[str, object], path: str, key: str = "") -> Post:
    (post,) = posts(read(file_of({key: [item]} if key else [item], path), FORMAT))
    return post


def picture(**more: object) -> dict[str, object]:
    return {"uri": "media/1.jpg", "creation_timestamp": 1770800490, **more}


POSTS = {
    "one picture": ({"media": [picture(title="KerkpÃ¡d 3")]}, "Kerkpád 3"),
    "several": ({"media": [picture(title=""), picture(title="")], "title": "Kerkpad 3"}, "Kerkpad 3"),
    "several that say something": ({"media": [picture(title="a"), picture(title="b")], "title": "c"}, "c\na\nb"),
    "a story": (picture(title="Kerkpad 3"), "Kerkpad 3"),
    "no caption": ({"media": [picture()]}, ""),
    "newer, with labels": ({"timestamp": 5, "media": [], "label_values": [
        {"label": "URL", "value": "https://example.org"}, {"label": "Bijschrift", "value": "Kerkpad 3"},
        {"label": "Zichtbaarheid", "value": "iedereen"}]}, "Kerkpad 3"),
    "odd": ({"media": [None, 5], "title": 7}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("item", "text"), POSTS.values(), ids=POSTS.keys())
def test_posts(item: Mapping[str, object], text: str) -> None:
    assert one(item, "content/posts_1.json").text == text


def test_times_and_pictures() -> None:
    post = one({"media": [picture(title="x")]}, "posts_1.json")
    assert (post.posted_at, post.media) == ("2026-02-11T09:01:30+00:00", ({"kind": "photo", "path": "media/1.jpg"},))
    assert one({"media": [picture(title="x")], "creation_timestamp": 5}, "posts_1.json").posted_at.startswith("1970")
    deleted = one({"media": [picture()]}, "recently_deleted_content.json", "ig_recently_deleted_media")
    assert deleted.meta == {"platform": "instagram", "kind": "post", "deleted": True}


def labels(**values: object) -> dict[str, object]:
    return {"string_map_data": values}


TIME = {"timestamp": 1770800490}
COMMENTS = {
    "English": labels(Comment={"value": "Kerkpad 3"}, **{"Media Owner": {"value": "bram"}}, Time=TIME),
    "the owner first": labels(**{"Media Owner": {"value": "bram"}}, Comment={"value": "Kerkpad 3"}, Time=TIME),
    "Dutch": labels(Opmerking={"value": "Kerkpad 3"}, **{"Media-eigenaar": {"value": "bram"}}, Tijd=TIME),
    "French, broken": labels(**{"PropriÃ©taire du mÃ©dia": {"value": "b"}}, Commentaire={"value": "Kerkpad 3"}, H=TIME),
    "a language that is not known": labels(Kommenttar={"value": "Kerkpad 3"}, Wlasciciel={"value": "bram"}, Czas=TIME),
    "an older export": {"title": "bram", "string_list_data": [{"value": "Kerkpad 3", **TIME}]},
    "a newer one": {**TIME, "label_values": [{"label": "Comment", "value": "Kerkpad 3"}]},
}  # fmt: skip


@pytest.mark.parametrize("item", COMMENTS.values(), ids=COMMENTS.keys())
@pytest.mark.parametrize("key", ["", "comments_reels_comments"])
def test_comments(item: Mapping[str, object], key: str) -> None:
    post = one(item, "comments/reels_comments.json", key)
    assert (post.text, post.posted_at, post.meta["kind"]) == ("Kerkpad 3", "2026-02-11T09:01:30+00:00", "comment")
    assert post.meta.get("post_by", "bram") in ("b", "bram")


@pytest.mark.parametrize("item", [{}, labels(a=5), {"string_map_data": []}, {"string_list_data": [5]}], ids=repr)
def test_odd_comments(item: Mapping[str, object]) -> None:
    assert one(item, "post_comments_1.json").text == ""


FITTING = {
    "posts": ("your_instagram_activity/media/posts_1.json", b'[\n  {\n    "media": [', True),
    "posts, in another folder": ("content/posts_1.json", b'[{"media": [', True),
    "none": ("content/posts_1.json", b"[]", True),
    "stories": ("media/stories.json", b'{"ig_stories": [{"uri": ', True),
    "threads": ("threads/threads_and_replies.json", b'{"text_post_app_text_posts": [{"media": ', True),
    "comments": ("comments/post_comments_1.json", b'[{"media_list_data": [], "string_map_data": {', True),
    "comments of reels": ("comments/reels_comments.json", b'{"comments_reels_comments": [{"string_map_data": {', True),
    "messages": ("your_instagram_activity/messages/inbox/x_5/message_1.json", b'{"participants": [', True),
    "Facebook's messages": ("messages/inbox/x_5/message_1.json", b'{"participants": [', False),
    "likes": ("likes/liked_posts.json", b'{"likes_media_likes": [', False),
    "other posts": ("posts_1.json", b'[{"id": 5, "text": "x"', False),
    "other comments": ("post_comments_1.json", b'[{"text": "x"}]', False),
    "the profile": ("personal_information.json", b'{"profile_user": [', False),
}


@pytest.mark.parametrize(("path", "head", "expected"), FITTING.values(), ids=FITTING.keys())
def test_fits(path: str, head: bytes, expected: bool) -> None:
    assert FORMAT.fits(path, head) is expected
