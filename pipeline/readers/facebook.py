"""Exports of Facebook as JSON: posts, group posts, comments and messages, each file known by its name.

A post is what was typed, with notes, things for sale and descriptions of its pictures; check-ins are places in ``geo``.
Left out: titles that the site wrote ("… updated his status."), reactions, what others wrote on the owner's wall without
saying who, events, and all that is the owner's own data.

Source: see `meta_export`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.loose import joined, known, object_at, objects_at, text_at
from doxguard.pipeline.readers.meta_export import (
    Row,
    is_list_item,
    is_thread,
    labelled,
    media,
    place_of,
    read_profile,
    read_records,
    read_thread,
    seconds_at,
)
from doxguard.pipeline.readers.record import Reading, Record

_POSTS = re.compile(
    r"(?:your_posts(?:__check_ins__photos_and_videos)?(?:_\d+)?|your_(?:uncategorized_photos|videos|photos)"
    r"|group_posts_and_comments|posts_on_other_pages_and_profiles|archived_stories)\.json"
)
_COMMENTS = re.compile(r"(?:comments|your_comments_in_groups)(?:_\d+)?\.json")
_POST_START = re.compile(
    rb'(?:\{\s*"\w{1,40}":\s*)?\[\s*(?:\]|\{\s*"(?:timestamp|data|attachments|title|uri|media|label_values)":)'
)
_COMMENT_START = re.compile(rb'\{\s*"(?:group_)?comments_v2":')


def fits(path: str, head: bytes) -> bool:
    """Tell whether this is a file of Facebook's with posts, comments or messages."""
    name = posixpath.basename(path).lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _POSTS.fullmatch(name):
        return bool(_POST_START.match(start))
    if _COMMENTS.fullmatch(name):
        return bool(_COMMENT_START.match(start))
    return is_thread(path, head) and "instagram" not in path.lower()


def read_facebook(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each post, comment or message of the file."""
    name = posixpath.basename(file.path).lower()
    if not (_POSTS.fullmatch(name) or _COMMENTS.fullmatch(name)):
        return read_thread(file, reading, "facebook")
    profile = read_profile(others, "profile_information.json")
    owner = text_at(profile, "profile_v2", "name", "full_name")
    return read_records(file, reading, is_list_item, lambda item, _: _row(item, owner))


def _row(item: Row, owner: str) -> Row:
    comment = next((object_at(data, "comment") for data in objects_at(item, "data") if "comment" in data), {})
    attached = [data for group in objects_at(item, "attachments") for data in objects_at(group, "data")]
    pictures = [object_at(data, "media") for data in attached if "media" in data] + list(objects_at(item, "media"))
    if "uri" in item:  # a file of pictures without posts
        pictures.append(item)
    geo = [place for data in attached if (place := place_of(object_at(data, "place")))]
    places = geo or [place for place in [place_of(object_at(item, "place"))] if place]
    return {
        "text": joined([*_typed(item, comment), *(line for data in attached for line in _attached(data))]),
        "posted_at": seconds_at(item, "timestamp", "creation_timestamp") or seconds_at(comment, "timestamp"),
        "author": known(name=text_at(comment, "author") or owner),
        "thread": text_at(comment, "group"),
        "urls": [{"shown": url, "expanded": url} for data in attached if (url := _link(data))],
        "geo": places[0] if places else None,
        "media": [media(picture) for picture in pictures],
        "meta": {"platform": "facebook", "kind": "comment" if comment else "post"},
    }


def _typed(item: Row, comment: Row) -> Iterator[str]:
    yield text_at(comment, "comment")
    for data in objects_at(item, "data"):
        yield text_at(data, "post")
    if "uri" in item:
        yield text_at(item, "description")
    for _, value in labelled(item):
        text = text_at(value, "value")
        if not text.startswith("http"):
            yield text


def _attached(data: Row) -> Iterator[str]:
    note, sale = object_at(data, "note"), object_at(data, "for_sale_item")
    yield text_at(data, "text")
    yield text_at(data, "media", "description")
    for part in (note, sale):
        yield text_at(part, "title")
        yield text_at(part, "text")
        yield text_at(part, "description")
    poll = object_at(data, "poll")
    yield text_at(poll, "question")
    for option in objects_at(poll, "options"):
        yield text_at(option, "option")


def _link(data: Mapping[str, object]) -> str:
    return text_at(data, "external_context", "url") or text_at(data, "place", "url")


FORMAT = Format("facebook", fits, read_facebook)
