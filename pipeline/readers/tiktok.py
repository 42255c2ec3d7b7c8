"""TikTok's export of an account as JSON: ``user_data_tiktok.json``, formerly ``user_data.json``.

Read is what the account published and what was said to it: videos with title and place, comments (also on live
videos), messages, reviews of places, titles of live videos. Names of keys change by year, so a list is told by its own
name and the one around it, wherever they stand. With whom somebody chats stands in a key. Times are UTC without a zone.

Left out is what says something of the owner alone: the profile but for name and bio, e-mail, phone, addresses, the last
known position, log-ins, searches, what was watched, liked, shared and bought.
Source: the key names in RLEAPP, ``scripts/artifacts/tikTokArchiveJson.py`` (names only).
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from doxguard.errors import InputError
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.json_items import Item, read_items
from doxguard.pipeline.readers.loose import joined, known, object_at, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

_Object = Mapping[str, object]
_Read = Callable[[_Object], _Object]

_NAMES = ("user_data_tiktok.json", "user_data.json")
_START = re.compile(rb'\s*\{\s*"([^"]{1,40})"\s*:\s*\{\s*(?:"([^"]{1,60})"\s*:)?')
_SECTIONS = {
    "Activity", "Your Activity", "Ads and data", "App Settings", "Comment", "Direct Message", "Direct Messages",
    "Income Plus Wallet Transactions", "Income+ Wallet Transactions", "Likes and Favorites", "Location Review", "Post",
    "Profile", "Profile And Settings", "TikTok Live", "Tiktok Live", "TikTok Shop", "Tiktok Shopping", "Video",
}  # fmt: skip
_PARTS = {
    "Activity Summary", "Ad Interests", "Block", "Block List", "Chat History", "Comments", "Direct Messages",
    "Favorite Collection", "Favorite Comment", "Favorite Effects", "Favorite Hashtags", "Favorite Sounds",
    "Favorite Videos", "Follower", "Follower List", "Following", "Following List", "Hashtag", "Like List",
    "Location Reviews", "Login History", "Most Recent Location Data", "Posts", "Profile Info", "Profile Information",
    "Video Browsing History", "Videos", "Watch History", "Watch Live History",
}  # fmt: skip
_OWNER = ("Profile Information.ProfileMap", "Profile Info.ProfileMap")
_CHAT = re.compile(r"(?:Direct Messages|Chat History|Group Chat)\.(?:ChatHistory|GroupChat)\.(.+)\.item", re.DOTALL)
_LIVE = re.compile(r"WatchLiveMap\.[^.]{1,40}\.(Comment|Question)s\.item")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?: UTC)?")


def fits(path: str, head: bytes) -> bool:
    """Tell whether a file starts as the export does."""
    start = _START.match(head.removeprefix(b"\xef\xbb\xbf"))
    if not start or start[1].decode("utf-8", "replace") not in _SECTIONS:
        return False
    return posixpath.basename(path) in _NAMES or (start[2] or b"").decode("utf-8", "replace") in _PARTS


def read_export(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:  # noqa: ARG001
    """Yield a record for each post, comment and message that says something, in the order of the file."""
    plain = Reading(max_chars=reading.max_chars, encoding=reading.encoding)
    owner = _owner(file, plain)
    for number, item in enumerate(read_items(file, plain, lambda path: _reader(path) is not None), 1):
        if record := _record(Place(file.name, number), item, owner, plain):
            yield record


def _record(place: Place, item: Item, owner: Mapping[str, str], reading: Reading) -> Record | None:
    read = _reader(item.path)
    if item.error or not read:
        return Record(place, error=item.error)
    row = read(item.value) if isinstance(item.value, Mapping) else {}
    if row.get("text") == "" and not row.get("geo"):
        return None  # as most videos: they have no title
    author = object_at(row, "author")
    if text_at(author, "handle") in ("", owner.get("handle")):
        author = owner
    return make_record(place, {**row, "author": author}, reading, partial(json.dumps, item.value, default=repr))


def _owner(file: File, reading: Reading) -> Mapping[str, str]:
    profile = None
    with suppress(InputError):  # reading the posts will tell what is wrong with the file
        profile = next((item.value for item in read_items(file, reading, lambda path: path.endswith(_OWNER))), None)
    return known(handle=text_at(profile, "userName"), bio=text_at(profile, "bioDescription"))


def _reader(path: str) -> _Read | None:
    """Return what reads the values at a path; None if they are not read."""
    if not path.endswith(".item"):
        return None
    if chat := _CHAT.search(path):
        return partial(_message, chat[1])
    if _LIVE.search(path):
        return _live_comment
    return _LISTS.get(".".join(path.rsplit(".", 3)[-3:-1]))


def _comment(item: _Object) -> _Object:
    return {"text": _either(item, "comment"), "posted_at": _time(_either(item, "date")), "meta": _meta("comment")}


def _live_comment(item: _Object) -> _Object:
    kind = "Comment" if "CommentContent" in item else "Question"
    return {
        "text": item.get(f"{kind}Content"),
        "posted_at": _time(item.get(f"{kind}Time")),
        "meta": _meta("comment"),
    }


def _message(chat: str, item: _Object) -> _Object:
    return {
        "text": item.get("Content"),
        "posted_at": _time(item.get("Date")),
        "author": {"handle": text_at(item, "From")},
        "thread": chat.removeprefix("Chat History with ").removesuffix(":"),
        "meta": _meta("message", visibility="private"),
    }


def _video(item: _Object) -> _Object:
    place = _said(item, "Location")
    who = _said(item, "WhoCanView").lower()
    return {
        "text": joined([_said(item, "Title"), _said(item, "AddYoursText")]),
        "posted_at": _time(item.get("Date")),
        "geo": known(place=place),
        "media": [{"kind": "video"} | known(url=text_at(item, "Link") or text_at(item, "VideoLink"))],
        "meta": _meta("post", visibility="public" if "public" in who else who),
    }


def _deleted_video(item: _Object) -> _Object:
    row = _video(item)
    return {**row, "meta": {**object_at(row, "meta"), "deleted": True}}


def _review(item: _Object) -> _Object:
    return {
        "text": item.get("ReviewText"),
        "posted_at": _time(item.get("Date")),
        "geo": known(place=_said(item, "PlaceName")),
        "meta": _meta("comment", geo_subject="business"),
    }


def _live(item: _Object) -> _Object:
    return {
        "text": _said(item, "RoomTitle"),
        "posted_at": _time(item.get("LiveStartTime")),
        "meta": _meta("post"),
    }


def _either(item: _Object, key: str) -> object:
    """Return what stands under a key, formerly written with a capital."""
    return item.get(key, item.get(key.capitalize()))


def _said(item: _Object, key: str) -> str:
    value = text_at(item, key)
    return "" if value in ("N/A", "None") else value


def _time(value: object) -> object:
    written = _TIME.fullmatch(value) if isinstance(value, str) else None
    return f"{written[1]}T{written[2]}+00:00" if written else value or None


def _meta(kind: str, **more: str) -> Mapping[str, str]:
    return {"platform": "tiktok", "kind": kind, **known(**more)}


_LISTS: Mapping[str, _Read] = {
    "Comments.CommentsList": _comment,
    "Comment.CommentsList": _comment,
    "Posts.VideoList": _video,
    "Videos.VideoList": _video,
    "Recently Deleted Posts.PostList": _deleted_video,
    "Location Reviews.ReviewsList": _review,
    "Go Live History.GoLiveList": _live,
}

FORMAT = Format("tiktok", fits, read_export)
