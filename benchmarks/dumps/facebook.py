"""Exports of Facebook as JSON; see `doxguard.pipeline.readers.facebook`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from doxguard.benchmarks.dumps.chats import ArrayFile, string_of, strings, time_of
from doxguard.benchmarks.dumps.meta import as_meta, write_kinds
from doxguard.pipeline.post import Post

_PREFIX = "your_facebook_activity"


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write posts, comments and messages, by ``meta.kind``."""
    root = folder / _PREFIX
    comments = root / "comments_and_reactions" / "comments.json"
    with (
        ArrayFile(root / "posts" / "your_posts__check_ins__photos_and_videos_1.json") as of_posts,
        ArrayFile(comments, '{\n"comments_v2": [', "]\n}") as of_comments,
    ):
        write_kinds(of_posts, of_comments, root / "messages" / "inbox", posts, _post, _comment)
    _write_profile(folder)
    return folder


def _write_profile(folder: Path) -> None:
    owner = {"name": {"full_name": "Anna Verzonnen"}, "phone_numbers": [{"phone_number": "+31612345678"}]}
    profile = folder / "personal_information" / "profile_information" / "profile_information.json"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(as_meta({"profile_v2": owner}) + "\n", encoding="utf-8")


def _comment(post: Post) -> dict[str, object]:
    seconds = round(time_of(post).timestamp())
    comment = {"timestamp": seconds, "comment": post.text, "author": string_of(post, "name", "handle")}
    return {"timestamp": seconds, "data": [{"comment": comment}], "title": "Anna Verzonnen commented on a post."}


def _post(post: Post) -> dict[str, object]:
    seconds = round(time_of(post).timestamp())
    attached: list[dict[str, object]] = [_picture(path, seconds) for path in strings(post.media, "path")]
    attached += [{"external_context": {"url": url}} for url in strings(post.urls, "expanded")]
    if post.geo:
        attached.append({"place": _place(post)})
    return {
        "timestamp": seconds,
        **({"attachments": [{"data": attached}]} if attached else {}),
        "data": [{"post": post.text}] if post.text else [],
        "title": "Anna Verzonnen updated her status.",
    }


def _picture(path: str, seconds: int) -> dict[str, object]:
    exif = {"upload_ip": "192.0.2.1", "taken_timestamp": seconds, "latitude": 52.0001, "longitude": 4.9999}
    metadata = {"photo_metadata": {"exif_data": [exif]}}
    return {"media": {"uri": path, "creation_timestamp": seconds, "media_metadata": metadata, "title": "Foto's"}}


def _place(post: Post) -> dict[str, object]:
    place: dict[str, object] = {"name": post.geo.get("place") or "Verzonnen plek"}
    if "lat" in post.geo:
        place["coordinate"] = {"latitude": post.geo["lat"], "longitude": post.geo["lon"]}
    return place
