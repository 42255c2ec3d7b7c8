"""Exports of Instagram as JSON, of an owner who reads Dutch; see `doxguard.pipeline.readers.instagram`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from doxguard.benchmarks.dumps.chats import ArrayFile, strings, time_of
from doxguard.benchmarks.dumps.meta import as_meta, write_kinds
from doxguard.pipeline.post import Post


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write posts, comments and messages, by ``meta.kind``."""
    root = folder / "your_instagram_activity"
    with (
        ArrayFile(root / "media" / "posts_1.json") as of_posts,
        ArrayFile(root / "comments" / "post_comments_1.json") as of_comments,
    ):
        write_kinds(of_posts, of_comments, root / "messages" / "inbox", posts, _post, _comment)
    _write_profile(folder)
    return folder


def _write_profile(folder: Path) -> None:
    values = {"Gebruikersnaam": {"value": "anna.verzonnen"}, "Telefoonnummer": {"value": "+31612345678"}}
    profile = folder / "personal_information" / "personal_information" / "personal_information.json"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(as_meta({"profile_user": [{"string_map_data": values}]}) + "\n", encoding="utf-8")


def _comment(post: Post) -> dict[str, object]:
    owner = post.meta.get("post_by") or "bram.bedacht"
    return {
        "media_list_data": [{"uri": ""}],
        "string_map_data": {
            "Opmerking": {"value": post.text},
            "Media-eigenaar": {"value": owner},
            "Tijd": {"timestamp": round(time_of(post).timestamp())},
        },
    }


def _post(post: Post) -> dict[str, object]:
    """One picture carries the caption itself, several leave it to the post."""
    seconds = round(time_of(post).timestamp())
    paths = strings(post.media, "path") or ["media/posts/202601/1.jpg"]
    pictures: list[dict[str, object]] = [{"uri": path, "creation_timestamp": seconds, "title": ""} for path in paths]
    if len(pictures) == 1:
        pictures[0]["title"] = post.text
        return {"media": pictures}
    return {"media": pictures, "title": post.text, "creation_timestamp": seconds}
