"""TikTok's export of an account, with the names of keys of today or of some years ago.

Posts are videos, but for those of the kind "comment" and "message"; of a message the thread is whom the account chats
with. The owner's own data stand in the file too, and are invented. See `doxguard.pipeline.readers.tiktok`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from doxguard.benchmarks.dumps.account import HANDLE, kind_of, time_of
from doxguard.pipeline.post import Post

OWNERS_PHONE = "+31612345678"
_WATCHED = {"Date": "2026-01-01 00:00:00", "Link": "https://www.tiktokv.example/share/video/1/"}


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an export as it is today; it is made in memory."""
    by_kind = _sorted(posts)
    position = {"Date": "2026-01-01", "GpsData": "52.3731,4.8925", "LastRegion": "NL"}
    document = {
        "Comment": {"Comments": {"CommentsList": [_row(post, "date", "comment") for post in by_kind["comment"]]}},
        "Direct Message": {"Direct Messages": {"ChatHistory": _chats(by_kind["message"])}},
        "Post": {"Posts": {"VideoList": [_video(post) for post in by_kind["post"]]}},
        "Profile And Settings": {"Profile Info": {"ProfileMap": _profile(by_kind["bio"])}},
        "Your Activity": {
            "Most Recent Location Data": {"LocationData": position},
            "Watch History": {"VideoList": [_WATCHED]},
        },
    }
    return _written(folder / "user_data_tiktok.json", document)


def write_old(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an export as it was some years ago; it is made in memory."""
    by_kind = _sorted(posts)
    document = {
        "Activity": {"Video Browsing History": {"VideoList": [_WATCHED]}},
        "Comment": {"Comments": {"CommentsList": [_row(post, "Date", "Comment") for post in by_kind["comment"]]}},
        "Direct Messages": {"Chat History": {"ChatHistory": _chats(by_kind["message"])}},
        "Profile": {"Profile Information": {"ProfileMap": _profile(by_kind["bio"])}},
        "Video": {"Videos": {"VideoList": [_video(post) for post in by_kind["post"]]}},
    }
    return _written(folder / "user_data.json", document)


def _written(path: Path, document: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _sorted(posts: Iterable[Post]) -> Mapping[str, list[Post]]:
    by_kind: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_kind[kind_of(post)].append(post)
    return by_kind


def _row(post: Post, date: str, said: str) -> Mapping[str, str]:
    return {date: time_of(post).strftime("%Y-%m-%d %H:%M:%S"), said: post.text}


def _chats(posts: Iterable[Post]) -> Mapping[str, list[Mapping[str, str]]]:
    chats: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for post in posts:
        sender = {"From": str(post.author.get("handle", ""))}
        chats[f"Chat History with {post.thread}:"].append({**_row(post, "Date", "Content"), **sender})
    return chats


def _video(post: Post) -> Mapping[str, str]:
    return {
        **_row(post, "Date", "Title"),
        "Link": f"https://www.tiktokv.example/share/video/{post.id}/",
        "Likes": "1",
        "WhoCanView": "Public To Everyone",
        "Sound": "Original Sound",
        "Location": str(post.geo.get("place", "")),
        "AddYoursText": "N/A",
    }


def _profile(bios: list[Post]) -> Mapping[str, object]:
    return {
        "userName": HANDLE,
        "bioDescription": bios[0].text if bios else "",
        "telephoneNumber": OWNERS_PHONE,
        "emailAddress": "bedacht@example.org",
        "birthDate": "01-Jan-1980",
    }
