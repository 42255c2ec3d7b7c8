"""Stack Exchange's dumps: ``Posts.xml``, ``Comments.xml`` and ``Users.xml``.

A post is a question, or an answer if it replies; of the kind "comment" it goes to the comments, of "bio" to the users,
most of whom say nothing. ``meta.title`` is a question's title. Bodies are HTML in an attribute, so escaped twice. See
`doxguard.pipeline.readers.stack_exchange`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from html import escape
from pathlib import Path
from typing import TextIO

from doxguard.benchmarks.dumps.account import NAME, kind_of, pieces, time_of
from doxguard.pipeline.post import Post

USER = "3"
_TABLES = {"post": "posts", "comment": "comments", "bio": "users"}
_MARK = "\ufeff"
_ENTITIES = {"\n": "&#xA;", "\r": "&#xD;", "\t": "&#x9;"}


def write(folder: Path, posts: Iterable[Post]) -> Path:
    """Write the three tables."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        tables = {kind: _opened(stack, folder, table) for kind, table in _TABLES.items()}
        _write_row(tables["bio"], {"Id": "-1", "CreationDate": "2026-01-01T00:00:00.000", "DisplayName": "Community"})
        for post in posts:
            kind = kind_of(post)
            if kind in tables:
                _write_row(tables[kind], _ROWS[kind](post))
        for kind, table in _TABLES.items():
            tables[kind].write(f"</{table}>")
    return folder


def _opened(stack: ExitStack, folder: Path, table: str) -> TextIO:
    path = folder / f"{table.capitalize()}.xml"
    out = stack.enter_context(path.open("w", encoding="utf-8", newline="\r\n"))
    out.write(f'{_MARK}<?xml version="1.0" encoding="utf-8"?>\n<{table}>\n')
    return out


def _write_row(out: TextIO, row: Mapping[str, str]) -> None:
    attributes = "".join(f' {key}="{_quoted(value)}"' for key, value in row.items() if value)
    out.write(f"  <row{attributes} />\n")


def _quoted(value: str) -> str:
    return "".join(_ENTITIES.get(character, character) for character in escape(value).replace("&#x27;", "'"))


def _html(post: Post) -> str:
    marked = "".join(
        f'<a href="{escape(address)}" rel="nofollow noreferrer">{escape(text)}</a>' if address else escape(text)
        for text, address in pieces(post)
    )
    return "".join(f"<p>{lines}</p>\n\n".replace("\n", "<br>\n", lines.count("\n")) for lines in marked.split("\n\n"))


def _post(post: Post) -> Mapping[str, str]:
    title = str(post.meta.get("title", ""))
    kind = {"PostTypeId": "2", "ParentId": post.reply_to} if post.reply_to else {"PostTypeId": "1", "Title": title}
    return {
        "Id": post.id,
        **kind,
        "CreationDate": _time(post),
        "Score": "1",
        "Body": _html(post),
        "OwnerUserId": USER,
        "OwnerDisplayName": NAME,
        "ContentLicense": "CC BY-SA 4.0",
    }


def _comment(post: Post) -> Mapping[str, str]:
    owner = {"CreationDate": _time(post), "UserId": USER, "UserDisplayName": NAME}
    return {"Id": post.id, "PostId": post.reply_to, "Score": "0", "Text": post.text, **owner}


def _user(post: Post) -> Mapping[str, str]:
    place = str(post.geo.get("place", ""))
    said = {"Location": place, "AboutMe": _html(post), "Views": "0"}
    return {"Id": post.id, "Reputation": "1", "CreationDate": _time(post), "DisplayName": NAME, **said}


def _time(post: Post) -> str:
    return time_of(post).strftime("%Y-%m-%dT%H:%M:%S.000")


_ROWS = {"post": _post, "comment": _comment, "bio": _user}
