"""Mastodon's archive of an account: ``outbox.json`` with the posts, ``actor.json`` with the profile.

The content warning is text too and stands before the post; the choices of a poll stand behind it. Read as well: who may
see a post (``meta.visibility``: public, unlisted, followers, direct), descriptions of pictures, the conversation, and a
place where other software writes one. The profile is a record of its own, of the kind "bio".

Left out: boosts, which are somebody else's posts; likes and bookmarks; the fields of a profile.
Source: https://docs.joinmastodon.org/spec/activitypub/, https://www.w3.org/TR/activitystreams-vocabulary/,
mastodon ``app/services/backup_service.rb`` (what is in an archive).
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.html_text import html_to_text
from doxguard.pipeline.readers.json_items import Item, read_items
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.loose import Beside, joined, known, object_at, objects_at, point, read_small, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

_Object = Mapping[str, object]

_POSTS, _PROFILE = "outbox.json", "actor.json"
_PUBLIC = frozenset(("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"))
_COLLECTION = re.compile(rb'"type"\s*:\s*"OrderedCollection"')


def fits(path: str, head: bytes) -> bool:
    """Tell whether a file is the outbox or the profile of an archive."""
    # The vocabulary comes first, and may fill the head.
    known_words = b"activitystreams" in head or bool(_COLLECTION.search(head))
    return posixpath.basename(path) in (_POSTS, _PROFILE) and known_words


def read_archive(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each post of an outbox, or one for a profile."""
    plain = Reading(max_chars=reading.max_chars, encoding=reading.encoding)
    is_profile = posixpath.basename(file.path) == _PROFILE
    author = _author(None if is_profile else Beside(file, others).get(_PROFILE))
    wanted = "" if is_profile else "orderedItems.item"
    for number, item in enumerate(read_items(file, plain, wanted.__eq__), 1):
        record = _record(Place(file.name, number), item, author, plain)
        if record:
            yield record


def _record(place: Place, item: Item, author: Mapping[str, str], reading: Reading) -> Record | None:
    if item.error or not isinstance(item.value, Mapping):
        return Record(place, error=item.error) if item.error else None
    value: _Object = item.value
    if not item.path:
        row = _profile(value)
    elif text_at(value, "type") == "Announce" or text_at(value, "object"):
        return None  # a boost names what it boosts
    else:
        row = _post(value, author)
    return make_record(place, row, reading, partial(json.dumps, value, ensure_ascii=False))


def _profile(actor: _Object) -> _Object:
    text, links = html_to_text(text_at(actor, "summary"))
    return {
        "id": text_at(actor, "id"),
        "text": text,
        "urls": links,
        "author": _described(actor),
        "meta": {"platform": "mastodon", "kind": "bio"},
    }


def _author(profile: File | None) -> Mapping[str, str]:
    try:
        actor = parse_json(read_small(profile).decode())
    except ValueError:
        return {}
    return _described(actor) if isinstance(actor, Mapping) else {}


def _described(actor: _Object) -> Mapping[str, str]:
    name = text_at(actor, "preferredUsername")
    host = _host(text_at(actor, "id"))
    return known(
        handle=f"@{name}@{host}" if name and host else name,
        name=text_at(actor, "name"),
        id=text_at(actor, "id"),
        bio=html_to_text(text_at(actor, "summary"))[0],
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # a bracket that is not closed
        return ""


def _post(activity: _Object, author: Mapping[str, str]) -> _Object:
    note = object_at(activity, "object")
    text, links = _text(note)
    place = object_at(note, "location")
    geo = point(place.get("latitude"), place.get("longitude")) | known(place=text_at(place, "name"))
    return {
        "id": text_at(note, "id"),
        "text": text,
        "lang": _language(note),
        "posted_at": text_at(note, "published") or text_at(activity, "published") or None,
        "author": author or known(id=text_at(note, "attributedTo") or text_at(activity, "actor")),
        "thread": text_at(note, "conversation") or text_at(note, "context"),
        "reply_to": text_at(note, "inReplyTo"),
        "urls": links,
        "geo": geo,
        "media": [_medium(medium) for medium in objects_at(note, "attachment")],
        "meta": {"platform": "mastodon", "kind": "post", **known(visibility=_visibility(note))},
    }


def _text(note: _Object) -> tuple[str | None, list[dict[str, str]]]:
    content = note.get("content")
    if content is None:
        content = next(iter(object_at(note, "contentMap").values()), None)
    if not isinstance(content, str):
        return None, []  # the record will say what is missing
    text, links = html_to_text(content)
    choices = [text_at(choice, "name") for key in ("oneOf", "anyOf") for choice in objects_at(note, key)]
    return joined([text_at(note, "summary"), text, "\n".join(choices)], "\n\n"), links


def _language(note: _Object) -> str:
    languages = object_at(note, "contentMap")
    return next(iter(languages)).partition("-")[0] if len(languages) == 1 else ""


def _medium(medium: _Object) -> Mapping[str, str]:
    kind = text_at(medium, "mediaType").partition("/")[0]
    return known(kind=kind, alt=text_at(medium, "name"), path=text_at(medium, "url"))


def _visibility(activity: _Object) -> str:
    to, cc = _audience(activity, "to"), _audience(activity, "cc")
    if to & _PUBLIC:
        return "public"
    if cc & _PUBLIC:
        return "unlisted"
    if any(address.endswith("/followers") for address in to | cc):
        return "followers"
    return "direct" if to | cc else ""


def _audience(activity: _Object, key: str) -> frozenset[str]:
    audience = activity.get(key)
    values = audience if isinstance(audience, list) else [audience]
    return frozenset(value for value in values if isinstance(value, str))


FORMAT = Format("mastodon", fits, read_archive)
