"""Exports of Instagram as JSON: posts, stories, reels, comments, threads and messages, each file known by its name.

A caption stands at a post with several pictures, else at its picture. Comments have labels in the owner's language: the
one that is a comment in the languages that are known, else the first value. Left out: whom the owner follows, likes,
what was saved and searched, and all that is the owner's own data.

Source: see `meta_export`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.loose import joined, known, objects_at, text_at
from doxguard.pipeline.readers.meta_export import (
    Row,
    is_list_item,
    is_thread,
    labelled,
    media,
    read_profile,
    read_records,
    read_thread,
    seconds_at,
)
from doxguard.pipeline.readers.record import Reading, Record

_POSTS = re.compile(
    r"(?:posts|reels|stories|igtv_videos|archived_posts|recently_deleted_content|other_content|profile_photos"
    r"|threads_and_replies)(?:_\d+)?\.json"
)
_COMMENTS = re.compile(r"(?:post|reels?|story|hype|threads)_comments(?:_\d+)?\.json")
_POST_START = re.compile(
    rb'(?:\{\s*"(?:ig_|text_post_app_)\w{1,40}":\s*)?\[\s*'
    rb'(?:\]|\{\s*"(?:media|uri|title|creation_timestamp|timestamp|label_values)":)'
)
_COMMENT_START = re.compile(rb'(?:\{\s*"comments_\w{1,40}":\s*)?\[\s*(\]|\{)')
_LABELLED = (b'"string_map_data":', b'"string_list_data":', b'"label_values":')
_LABELS = {
    "comment", "caption", "text", "title", "opmerking", "reactie", "bijschrift", "tekst", "kommentar",
    "bildunterschrift", "commentaire", "légende", "texte", "comentario", "pie de foto", "texto", "commento",
    "didascalia", "testo", "comentário", "legenda",
}  # fmt: skip
_OWNER = (
    "media owner",
    "media-eigenaar",
    "medieninhaber",
    "propriétaire du média",
    "propietario del contenido multimedia",
)


def fits(path: str, head: bytes) -> bool:
    """Tell whether this is a file of Instagram's with posts, comments or messages."""
    name = posixpath.basename(path).lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _POSTS.fullmatch(name):
        return bool(_POST_START.match(start))
    if _COMMENTS.fullmatch(name):
        found = _COMMENT_START.match(start)
        return found is not None and (found[1] == b"]" or any(label in head for label in _LABELLED))
    return is_thread(path, head) and "instagram" in path.lower()


def read_instagram(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each post, comment or message of the file."""
    name = posixpath.basename(file.path).lower()
    is_comment = bool(_COMMENTS.fullmatch(name))
    if not is_comment and not _POSTS.fullmatch(name):
        return read_thread(file, reading, "instagram")
    profile = read_profile(others, "personal_information.json")
    users = [value for user in objects_at(profile, "profile_user") for value in labelled(user)]
    handle = next(
        (text_at(value, "value") for label, value in users if label.lower() in ("username", "gebruikersnaam")), ""
    )
    deleted = name.startswith("recently_deleted")
    return read_records(
        file,
        reading,
        is_list_item,
        lambda item, _: _comment(item, handle) if is_comment else _post(item, handle, deleted),
    )


def _post(item: Row, handle: str, deleted: bool) -> Row:
    pictures = list(objects_at(item, "media")) or [item]
    captions = [text_at(item, "title"), *_by_label(item), *(text_at(picture, "title") for picture in pictures)]
    times = [seconds_at(part, "creation_timestamp", "timestamp") for part in (item, *pictures)]
    meta: dict[str, object] = {"platform": "instagram", "kind": "post"}
    return {
        "text": joined(captions),
        "posted_at": next(filter(None, times), None),
        "author": known(handle=handle),
        "media": [media(picture) for picture in pictures if text_at(picture, "uri")],
        "meta": meta | {"deleted": True} if deleted else meta,
    }


def _comment(item: Row, handle: str) -> Row:
    older = next(objects_at(item, "string_list_data"), {})
    values = [value for _, value in labelled(item)]
    times = [seconds_at(value, "timestamp", "timestamp_value") for value in (older, *values, item)]
    return {
        "text": text_at(older, "value") or joined(list(_by_label(item))),
        "posted_at": next(filter(None, times), None),
        "author": known(handle=handle),
        "meta": {"platform": "instagram", "kind": "comment"} | known(post_by=_owner(item) or text_at(item, "title")),
    }


def _by_label(item: Row) -> Iterator[str]:
    """Yield what the owner typed: the values with a label that says so, else the first that is nothing else."""
    texts = [
        (label.lower(), text)
        for label, value in labelled(item)
        if (text := text_at(value, "value")) and not text.startswith("http") and label.lower() not in _OWNER
    ]
    known_ones = [text for label, text in texts if label in _LABELS]
    yield from known_ones or [text for _, text in texts[:1]]


def _owner(item: Row) -> str:
    return next((text_at(value, "value") for label, value in labelled(item) if label.lower() in _OWNER), "")


FORMAT = Format("instagram", fits, read_instagram)
