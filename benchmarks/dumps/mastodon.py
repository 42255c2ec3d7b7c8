"""Mastodon's archive of an account: ``outbox.json``, ``actor.json``, and the lists of boosts' addresses beside them.

A post is HTML: paragraphs, links whose scheme is hidden and whose end is shortened. ``meta.visibility`` says to whom a
post goes, ``meta.warning`` what stands before it. Every tenth activity is a boost. The post of the kind "bio" is the
profile. See `doxguard.pipeline.readers.mastodon`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from doxguard.benchmarks.dumps.account import HANDLE, NAME, kind_of, pieces, time_of
from doxguard.pipeline.post import Post

HOST = "mastodon.example"
ACTOR = f"https://{HOST}/users/{HANDLE}"
_VOCABULARY = "https://www.w3.org/ns/activitystreams"
_PUBLIC, _FOLLOWERS = f"{_VOCABULARY}#Public", f"{ACTOR}/followers"
_AUDIENCES = {
    "public": ([_PUBLIC], [_FOLLOWERS]),
    "unlisted": ([_FOLLOWERS], [_PUBLIC]),
    "followers": ([_FOLLOWERS], []),
    "direct": ([f"https://{HOST}/users/anna"], []),
}


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write an archive, unpacked."""
    folder.mkdir(parents=True, exist_ok=True)
    bio = ""
    with (folder / "outbox.json").open("w", encoding="utf-8") as out:
        out.write(f'{{"@context":"{_VOCABULARY}","id":"outbox.json","type":"OrderedCollection","orderedItems":[')
        for count, post in enumerate(posts):
            if kind_of(post) == "bio":
                bio = post.text
                continue
            out.write("," if count else "")
            out.write(_json(_activity(post)))
            if count % 10 == 0:
                out.write("," + _json(_boost(count)))
        out.write("]}")
    _write(folder / "actor.json", _actor(bio))
    for name in ("likes.json", "bookmarks.json"):
        liked = {"id": name, "type": "OrderedCollection", "orderedItems": [f"https://{HOST}/users/anna/statuses/1"]}
        _write(folder / name, {"@context": _VOCABULARY, **liked})
    return folder


def to_html(post: Post, link: str = "") -> str:
    """Return a text as Mastodon keeps it."""
    marked = "".join(_link(text, address) if address else escape(text, quote=False) for text, address in pieces(post))
    paragraphs = marked.replace("\n\n", "</p><p>").replace("\n", "<br />")
    return f"<p>{paragraphs}</p>{link}"


def _link(text: str, address: str) -> str:
    if text != address:
        return f'<a href="{escape(address)}">{escape(text)}</a>'
    scheme, _, rest = address.partition("://")
    hidden, shown, cut = f"{scheme}://", rest[:30], rest[30:]
    return (
        f'<a href="{escape(address)}" target="_blank" rel="nofollow noopener" translate="no">'
        f'<span class="invisible">{hidden}</span><span class="{"ellipsis" if cut else ""}">{escape(shown)}</span>'
        f'<span class="invisible">{escape(cut)}</span></a>'
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, value: object) -> None:
    path.write_text(_json(value), encoding="utf-8")


def _activity(post: Post) -> Mapping[str, object]:
    to, cc = _AUDIENCES.get(str(post.meta.get("visibility")), _AUDIENCES["public"])
    time = time_of(post).strftime("%Y-%m-%dT%H:%M:%SZ")
    note = {
        "id": _status(post.id),
        "type": "Note",
        "summary": post.meta.get("warning"),
        "inReplyTo": _status(post.reply_to) if post.reply_to else None,
        "published": time,
        "attributedTo": ACTOR,
        "to": to,
        "cc": cc,
        "conversation": _conversation(post.thread or post.id),
        "content": to_html(post),
        "contentMap": {post.lang or "nl": to_html(post)},
        "attachment": [_attached(medium) for medium in post.media],
        "tag": [],
    }
    if post.geo:
        place = {"latitude": post.geo.get("lat"), "longitude": post.geo.get("lon"), "name": post.geo.get("place")}
        note["location"] = {"type": "Place", **place}
    activity = f"{_status(post.id)}/activity"
    return {"id": activity, "type": "Create", "actor": ACTOR, "published": time, "to": to, "cc": cc, "object": note}


def _status(number: str) -> str:
    return f"{ACTOR}/statuses/{number}"


def _conversation(number: str) -> str:
    return f"tag:{HOST},2026-02-01:objectId={number}:objectType=Conversation"


def _attached(medium: Mapping[str, object]) -> Mapping[str, object]:
    path = "media_attachments/files/000/000/001/original/0.png"
    return {"type": "Document", "mediaType": "image/png", "url": path, "name": medium.get("alt"), "width": 9}


def _boost(count: int) -> Mapping[str, object]:
    boosted = f"https://{HOST}/users/anna/statuses/{count}"
    return {"id": f"{ACTOR}/statuses/{count}/activity", "type": "Announce", "actor": ACTOR, "object": boosted}


def _actor(bio: str) -> Mapping[str, object]:
    return {
        "@context": [_VOCABULARY, "https://w3id.org/security/v1"],
        "id": ACTOR,
        "type": "Person",
        "preferredUsername": HANDLE,
        "name": NAME,
        "summary": to_html(Post(text=bio)) if bio else "",
        "url": f"https://{HOST}/@{HANDLE}",
        "attachment": [],
    }
