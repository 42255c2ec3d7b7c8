"""Bluesky's Jetstream, and the repository of an account as a CAR file.

Offsets of links count bytes of UTF-8; a link that the text does not show is a card. Every tenth event of the Jetstream
deletes something, and every tenth likes something; so does the repository, in which records also lie in the order of
their hashes. See `doxguard.pipeline.readers.bluesky_jetstream`, ``bluesky_car``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from doxguard.benchmarks.dumps.account import NAME, kind_of, pieces, time_of
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.bluesky import POSTS, PROFILES

DID = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
_LIKES = "app.bsky.feed.like"
_Record = Mapping[str, object]
_CID_HEAD = b"\x01\x71\x12\x20"


class _Kept(NamedTuple):
    key: bytes
    cid: bytes


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write the events of a Jetstream."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "jetstream.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for count, post in enumerate(posts):
            for event in _events(post, count):
                out.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def write_repo(folder: Path, posts: Iterable[Post]) -> Path:
    """Write a repository; its tree of keys is held in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "repo.car"
    blocks: dict[bytes, bytes] = {}
    kept: dict[bytes, bytes] = {}
    for count, post in enumerate(posts):
        collection, key, record = _record(post)
        kept[f"{collection}/{key}".encode()] = _add(blocks, record)
        if count % 10 == 0:
            liked = {"$type": _LIKES, "subject": {"uri": _uri(str(count))}, "createdAt": "2026-01-01T00:00:00Z"}
            kept[f"{_LIKES}/{count:06}".encode()] = _add(blocks, liked)
    top = _add_tree(blocks, [_Kept(key, kept[key]) for key in sorted(kept)])
    commit = {"did": DID, "rev": "3aaaaaaaaaaaa", "sig": b"\x00" * 64, "data": top, "prev": None, "version": 3}
    root = _add(blocks, commit)
    with path.open("wb") as out:
        out.write(_framed(_encoded({"roots": [root], "version": 1})))
        for cid in sorted(blocks):
            out.write(_framed(cid + blocks[cid]))
    return path


def _events(post: Post, count: int) -> Iterator[_Record]:
    seen = int((time_of(post) + timedelta(seconds=1)).timestamp()) * 10**6
    collection, key, record = _record(post)
    base = {"did": DID, "time_us": seen, "kind": "commit"}
    commit = {"rev": "3aaaaaaaaaaaa", "operation": "create", "collection": collection, "rkey": key}
    yield {**base, "commit": {**commit, "record": record, "cid": _cid_of(_encoded(record)).hex()}}
    if count % 10 == 0:
        yield {**base, "commit": {**commit, "operation": "delete", "rkey": f"{count}"}}
        liked = {"$type": _LIKES, "subject": {"uri": _uri(key)}, "createdAt": "2026-01-01T00:00:00Z"}
        yield {**base, "commit": {**commit, "collection": _LIKES, "record": liked}}
        yield {**base, "kind": "identity", "identity": {"did": DID, "handle": "bedacht.example.org", "seq": count}}


def _uri(key: str) -> str:
    return f"at://{DID}/{POSTS}/{key}"


def _record(post: Post) -> tuple[str, str, _Record]:
    time = time_of(post).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if kind_of(post) == "bio":
        return (
            PROFILES,
            "self",
            _without_none({"$type": PROFILES, "displayName": NAME, "description": post.text, "createdAt": time}),
        )
    reply = {"parent": {"uri": _uri(post.reply_to)}, "root": {"uri": _uri(post.thread or post.reply_to)}}
    return (
        POSTS,
        post.id,
        _without_none(
            {
                "$type": POSTS,
                "text": post.text,
                "createdAt": time,
                "langs": [post.lang] if post.lang else None,
                "facets": list(_facets(post)) or None,
                "reply": reply if post.reply_to else None,
                "embed": _embed(post),
            }
        ),
    )


def _without_none(record: _Record) -> _Record:
    return {key: value for key, value in record.items() if value is not None}


def _facets(post: Post) -> Iterator[_Record]:
    start = 0
    for text, address in pieces(post):
        end = start + len(text.encode())
        if address:
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": address}
            yield {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}
        start = end


def _embed(post: Post) -> _Record | None:
    images = [{"alt": medium.get("alt", ""), "aspectRatio": {"width": 4, "height": 3}} for medium in post.media]
    cards = [url for url in post.urls if str(url.get("shown")) not in post.text]
    if images:
        return {"$type": "app.bsky.embed.images", "images": images}
    if cards:
        external = {"uri": cards[0].get("expanded"), "title": "", "description": ""}
        return {"$type": "app.bsky.embed.external", "external": external}
    return None


def _add(blocks: dict[bytes, bytes], record: _Record) -> bytes:
    data = _encoded(record)
    cid = _cid_of(data)
    blocks[cid] = data
    return cid


def _add_tree(blocks: dict[bytes, bytes], kept: list[_Kept], layer: int | None = None) -> bytes:
    """Add the nodes of a tree; keys of the highest layer stand in its top, those between two of them below."""
    if layer is None:
        layer = max(map(_layer, kept), default=0)
    groups: list[list[_Kept]] = [[]]
    here: list[_Kept] = []
    for entry in kept:
        if _layer(entry) == layer:
            here.append(entry)
            groups.append([])
        else:
            groups[-1].append(entry)
    below = [_add_tree(blocks, group, layer - 1) if group else None for group in groups]
    entries, last = [], b""
    for entry, tree in zip(here, islice(below, 1, None), strict=True):
        shared = next((i for i, (a, b) in enumerate(zip(last, entry.key, strict=False)) if a != b), len(last))
        shared = min(shared, len(entry.key))
        entries.append({"p": shared, "k": entry.key[shared:], "v": entry.cid, "t": tree})
        last = entry.key
    return _add(blocks, {"e": entries, "l": below[0]})


def _layer(entry: _Kept) -> int:
    """Return how high a key stands: one layer for each two zero bits that its hash starts with."""
    digest = int.from_bytes(hashlib.sha256(entry.key).digest(), "big")
    return (256 - digest.bit_length()) // 2


def _encoded(value: object) -> bytes:
    import libipld

    data: bytes = libipld.encode_dag_cbor(value)
    return data


def _cid_of(data: bytes) -> bytes:
    return _CID_HEAD + hashlib.sha256(data).digest()


def _framed(data: bytes) -> bytes:
    size, head = len(data), bytearray()
    while size > 0x7F:
        head.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes(head) + bytes([size]) + data
