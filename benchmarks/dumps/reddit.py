"""Submissions and comments of Reddit, packed as Zstandard: posts that answer another are comments.

A submission's title is its post's first line. Every other time is a string; what was deleted reads so, or has been
removed. Messages are not written. See `doxguard.pipeline.readers.reddit`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from html import escape
from pathlib import Path

from doxguard.pipeline.post import Post

_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write a file of submissions and one of comments."""
    import zstandard

    folder.mkdir(parents=True, exist_ok=True)
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, enable_ldm=True)
    with ExitStack() as stack:
        outs = {}
        for kind in ("RS", "RC"):
            file = stack.enter_context((folder / f"{kind}_2026-02.zst").open("wb"))
            packer = zstandard.ZstdCompressor(compression_params=parameters)
            outs[kind] = stack.enter_context(packer.stream_writer(file, closefd=False))
        for number, post in enumerate(posts):
            if post.meta.get("kind") != "message":
                row = _comment(post) if post.reply_to else _submission(post)
                at = int(datetime.fromisoformat(post.posted_at).timestamp())
                row |= {"created_utc": str(at) if number % 2 else at, "id": base36(post.id), "subreddit": "verzinsel"}
                row |= {"author": post.author.get("handle"), "author_flair_text": None, "retrieved_on": at + 60}
                outs["RC" if post.reply_to else "RS"].write(json.dumps(row, sort_keys=True).encode() + b"\n")
    return folder


def base36(number: str) -> str:
    """Return an id as Reddit writes it."""
    left, figures = int(number), ""
    while left:
        left, last = divmod(left, 36)
        figures = _FIGURES[last] + figures
    return figures


def _submission(post: Post) -> dict[str, object]:
    title, _, below = escape(post.text, quote=False).partition("\n")
    link = str(post.urls[0]["expanded"]) if post.urls else ""
    below = "[removed]" if post.meta.get("deleted") else below
    return {"title": title, "selftext": below, "is_self": not link, "url": link, "permalink": "/r/verzinsel/comments/1"}


def _comment(post: Post) -> dict[str, object]:
    body = "[deleted]" if post.meta.get("deleted") else escape(post.text, quote=False)
    parent = base36(post.reply_to)
    return {"body": body, "link_id": f"t3_{parent}", "parent_id": f"t3_{parent}", "score": 1}
