"""What exports of Facebook and of Instagram have in common: letters written byte by byte, and files of messages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from doxguard.benchmarks.dumps.chats import ArrayFile, ThreadFiles, string_of, strings, time_of
from doxguard.pipeline.post import Post

Make = Callable[[Post], dict[str, object]]


def as_meta(value: object) -> str:
    """Return JSON in which each byte of UTF-8 is a letter."""
    return json.dumps(_broken(value), indent=2)


def _broken(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("latin-1")
    if isinstance(value, dict):
        return {_broken(key): _broken(item) for key, item in value.items()}
    return [_broken(item) for item in value] if isinstance(value, list) else value


def write_kinds(
    of_posts: ArrayFile, of_comments: ArrayFile, inbox: Path, posts: Iterable[Post], post_of: Make, comment_of: Make
) -> None:
    """Write posts, comments and messages where they belong, by ``meta.kind``; messages into a folder a thread."""
    with ThreadFiles(lambda thread: _thread(inbox, thread)) as of_messages:
        for post in posts:
            kind = post.meta.get("kind")
            if kind == "message":
                of_messages.add(post.thread or "1", as_meta(_message(post)))
            elif kind == "comment":
                of_comments.add(as_meta(comment_of(post)))
            else:
                of_posts.add(as_meta(post_of(post)))


def _thread(inbox: Path, thread: str) -> ArrayFile:
    before = '{\n"participants": [' + as_meta({"name": "Anna Verzonnen"}) + '],\n"messages": ['
    after = f'],\n"title": "Verzonnen gesprek",\n"thread_path": {as_meta(f"inbox/{thread}")}\n}}'
    return ArrayFile(inbox / thread / "message_1.json", before, after)


def _message(post: Post) -> dict[str, object]:
    links = strings(post.urls, "expanded")
    return {
        "sender_name": string_of(post, "name", "handle"),
        "timestamp_ms": round(time_of(post).timestamp() * 1000),
        "content": post.text,
        **({"share": {"link": links[0]}} if links else {}),
        "photos": [{"uri": path, "creation_timestamp": 1767225600} for path in strings(post.media, "path")],
        "is_geoblocked_for_viewer": False,
    }
