"""Records of Bluesky's collections as records of ours: posts and profiles, as Jetstream and repositories hold them.

Links come from facets, whose offsets count bytes of UTF-8, and from cards. Alt texts stand in several kinds of embed; a
card's title and description are what its page says, and are read as the card's alt text. A profile is a post of the
kind "bio". A client chooses ``createdAt``; a time after the one at which the network saw the record is not believed.

Left out: all other collections (likes, follows, lists, what older versions had), quoted posts but for their address.
Source: https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky, https://atproto.com/specs/record-key
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from doxguard.pipeline.readers.loose import joined, known, object_at, objects_at, text_at

_Object = Mapping[str, object]

POSTS, PROFILES = "app.bsky.feed.post", "app.bsky.actor.profile"
COLLECTIONS = (POSTS, PROFILES)
_WRONG_CLOCK = timedelta(hours=1)


def record_row(collection: str, record: _Object, uri: str, author: Mapping[str, str], seen: object = None) -> _Object:
    """Return a record as a mapping with our keys; ``seen``: microseconds since 1970 at which the network saw it."""
    row = _post(record, uri) if collection == POSTS else _profile(record, author)
    return {"id": uri, "author": author, "posted_at": _posted_at(record, seen), **row}


def describe(did: str, profile: _Object | None = None) -> Mapping[str, str]:
    """Return an author, with what the profile says."""
    return known(id=did, name=text_at(profile, "displayName"), bio=text_at(profile, "description"))


def _profile(record: _Object, author: Mapping[str, str]) -> _Object:
    return {
        "text": record.get("description", ""),
        "author": describe(author.get("id", ""), record),
        "meta": {"platform": "bluesky", "kind": "bio"},
    }


def _post(record: _Object, uri: str) -> _Object:
    reply = object_at(record, "reply")
    languages = record.get("langs")
    first = languages[0] if isinstance(languages, list) and languages else ""
    embeds = list(_embeds(object_at(record, "embed")))
    quoted = next(filter(None, map(_quoted, embeds)), "")
    return {
        "text": record.get("text"),
        "lang": first.partition("-")[0] if isinstance(first, str) else "",
        "thread": text_at(reply, "root", "uri") or uri,
        "reply_to": text_at(reply, "parent", "uri"),
        "urls": [*_links(record), *(link for embed in embeds for link in _card_links(embed))],
        "media": [medium for embed in embeds for medium in _media(embed)],
        "meta": {"platform": "bluesky", "kind": "post", **known(quote=quoted)},
    }


def _links(record: _Object) -> Iterator[Mapping[str, str]]:
    text = text_at(record, "text").encode("utf-8", "surrogatepass")
    for facet in objects_at(record, "facets"):
        index = object_at(facet, "index")
        shown = _slice(text, index.get("byteStart"), index.get("byteEnd"))
        for feature in objects_at(facet, "features"):
            if uri := text_at(feature, "uri"):
                yield {"shown": shown, "expanded": uri}


def _slice(text: bytes, start: object, end: object) -> str:
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= len(text):
        return ""
    return text[start:end].decode("utf-8", "ignore")


def _embeds(embed: _Object) -> Iterator[_Object]:
    """Yield an embed, and the media of one that holds a quoted post beside them."""
    if embed:
        yield embed
    if media := object_at(embed, "media"):
        yield media


def _quoted(embed: _Object) -> str:
    return text_at(embed, "record", "uri") or text_at(embed, "record", "record", "uri")


def _card_links(embed: _Object) -> Iterator[Mapping[str, str]]:
    if uri := text_at(embed, "external", "uri"):
        yield {"shown": uri, "expanded": uri}


def _media(embed: _Object) -> Iterator[Mapping[str, str]]:
    for image in objects_at(embed, "images"):
        yield known(kind="image", alt=text_at(image, "alt"))
    if "video" in embed:
        yield known(kind="video", alt=text_at(embed, "alt"))
    if card := object_at(embed, "external"):
        said = joined([text_at(card, "title"), text_at(card, "description")])
        yield known(kind="card", alt=said, url=text_at(card, "uri"))


def _posted_at(record: _Object, seen: object) -> str | None:
    said = text_at(record, "createdAt")
    seen_at = _time(seen)
    try:
        created = datetime.fromisoformat(said)
        late = seen_at and created.replace(tzinfo=created.tzinfo or UTC) > seen_at + _WRONG_CLOCK
    except (ValueError, OverflowError):
        late = True
    return seen_at.isoformat() if late and seen_at else said or None


def _time(seen: object) -> datetime | None:
    if not isinstance(seen, int) or not 0 < seen < 10**17:  # until the year 5138
        return None
    return datetime.fromtimestamp(seen // 10**6, UTC) + timedelta(microseconds=seen % 10**6)
