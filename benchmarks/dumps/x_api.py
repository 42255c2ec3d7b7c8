"""What X's API gives: a page of v2 with what is joined to it, flattened tweets, and a stream of v1.1.

The stream tells of a deletion every tenth line. Messages are not written. See `doxguard.pipeline.readers.x_api`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from doxguard.benchmarks.dumps.x_tweet import SHORT, cut, escaped, stream_tweet
from doxguard.pipeline.post import Post

_Object = dict[str, object]


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write one page; what is joined is held in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tweets.json"
    includes: dict[str, dict[object, _Object]] = {"users": {}, "places": {}, "media": {}}
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('{"data": [')
        for number, post in enumerate(_public(posts)):
            tweet, joined = _tweet(post)
            for kind, key, item in joined:
                includes[kind][key] = item
            out.write(("," if number else "") + "\n" + json.dumps(tweet, ensure_ascii=False))
        lists = {kind: list(items.values()) for kind, items in includes.items()}
        out.write(f'\n],\n"includes": {json.dumps(lists, ensure_ascii=False)},\n"meta": {{"result_count": 100}}}}\n')
    return path


def write_lines(folder: Path, posts: Iterable[Post]) -> Path:
    """Write flattened tweets, one a line."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tweets.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for post in _public(posts):
            tweet, joined = _tweet(post)
            out.write(json.dumps(_flat(tweet, joined), ensure_ascii=False) + "\n")
    return path


def write_stream(folder: Path, posts: Iterable[Post]) -> Path:
    """Write a stream of v1.1."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "stream.json"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, post in enumerate(_public(posts)):
            if number % 10 == 0:
                gone = {"delete": {"status": {"id": 1, "id_str": "1", "user_id": 2, "user_id_str": "2"}}}
                out.write(json.dumps(gone) + "\r\n")
            out.write(json.dumps(stream_tweet(post)) + "\r\n")
    return path


def _public(posts: Iterable[Post]) -> Iterable[Post]:
    return (post for post in posts if post.meta.get("kind") != "message")


def _tweet(post: Post) -> tuple[_Object, list[tuple[str, object, _Object]]]:
    """Return a tweet, and what is joined to it: kind, key and item."""
    author = post.author
    user: _Object = {"id": author.get("id"), "name": author.get("name"), "username": author.get("handle")}
    joined = [("users", author.get("id"), user | ({"description": author["bio"]} if "bio" in author else {}))]
    tweet: _Object = {
        "id": post.id,
        "text": escaped(cut(post.text)),
        "author_id": author.get("id"),
        "conversation_id": post.thread or post.reply_to or post.id,
        "created_at": post.posted_at.replace("+00:00", ".000Z"),
        "edit_history_tweet_ids": [post.id],
        "lang": post.lang,
    }
    if post.urls:
        tweet["entities"] = {"urls": [{"url": u["shown"], "expanded_url": u["expanded"]} for u in post.urls]}
    if len(post.text) > SHORT:
        tweet["note_tweet"] = {"text": escaped(post.text)}
    if post.reply_to:
        tweet["referenced_tweets"] = [{"type": "replied_to", "id": post.reply_to}]
    _place(tweet, post.geo, joined)
    if post.media:
        keys = [f"3_{post.id}{number}" for number in range(len(post.media))]
        tweet["attachments"] = {"media_keys": keys}
        for key, item in zip(keys, post.media, strict=True):
            joined.append(("media", key, {"media_key": key, "type": item.get("kind"), "alt_text": item.get("alt")}))
    return tweet, joined


def _place(tweet: _Object, geo: Mapping[str, object], joined: list[tuple[str, object, _Object]]) -> None:
    found: _Object = {}
    if "lat" in geo:
        found["coordinates"] = {"type": "Point", "coordinates": [geo["lon"], geo["lat"]]}
    if "place" in geo:
        found["place_id"] = "00a1b2c3d4e5f607"
        box = {"type": "Feature", "bbox": [4.7, 52.3, 5.0, 52.4], "properties": {}}
        joined.append(("places", found["place_id"], {"id": found["place_id"], "full_name": geo["place"], "geo": box}))
    if found:
        tweet["geo"] = found


def _flat(tweet: _Object, joined: list[tuple[str, object, _Object]]) -> _Object:
    flat = dict(tweet)
    for kind, _, item in joined:
        if kind == "users":
            flat["author"] = item
        elif kind == "places":
            geo = flat["geo"]
            flat["geo"] = {**(geo if isinstance(geo, dict) else {}), **item}
    media = [item for kind, _, item in joined if kind == "media"]
    if media:
        flat["attachments"] = {"media_keys": [item["media_key"] for item in media], "media": media}
    return flat
