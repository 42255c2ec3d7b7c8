"""What writers of chats and of accounts take from a post, and an invented chat to write.

All that stands in the chat is invented: names, an address that does not exist, numbers as CONTRIBUTING.md has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from doxguard.pipeline.post import Post


def chat_posts() -> Iterator[Post]:
    """Yield a chat of a few messages, one of each kind that formats write differently."""
    anna, bram = {"id": "7001", "name": "Anna Verzonnen"}, {"id": "7002", "name": "Bram Bedacht"}
    rows: list[dict[str, object]] = [
        {"text": "Invented chat; written for doxguard. MIT.", "author": anna},
        {"text": "Zijn nummer is 06 1122 3344, crème brûlée bij de deur ❤ #verhuizen", "author": bram},
        {"text": 'Twee regels:\nKerkpad 3 \\ achterdeur, "links" <aan> de muur & door', "author": anna, "to": 2},
        {"text": "", "author": bram, "geo": {"lat": 52.3731, "lon": 4.8925}},
        {"text": "", "author": bram, "geo": {"lat": 52.0907, "lon": 5.1214, "live": True, "period": 3600}},
        {"text": "", "author": anna, "geo": {"lat": 51.9225, "lon": 4.4792, "place": "Café Verzinsel, Nergensplein 1"}},
        {
            "text": "Kijk hier: routebeschrijving",
            "author": anna,
            "urls": ({"shown": "routebeschrijving", "expanded": "https://example.org/route?to=nergens"},),
            "media": ({"kind": "photo", "path": "photos/photo_1.jpg"},),
        },
    ]
    for number, row in enumerate(rows, 1):
        reply = row.pop("to", None)
        yield Post(
            id=f"4001/{number}",
            posted_at=f"2026-02-1{number}T09:0{number}:30+00:00",
            thread="4001",
            reply_to=f"4001/{reply}" if reply else "",
            meta={"kind": "message"},
            **row,  # type: ignore[arg-type]
        )


def mixed_posts() -> Iterator[Post]:
    """Yield the chat as posts, comments and messages of an account."""
    for number, post in enumerate(chat_posts()):
        yield replace(post, meta={"kind": ("post", "comment", "message")[number % 3]}, thread="annaverzonnen_4001")


def time_of(post: Post) -> datetime:
    """Return when a post was made, in UTC; one without a time is from the first of 2026."""
    time = datetime.fromisoformat(post.posted_at or "2026-01-01T00:00:00+00:00")
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def string_of(post: Post, *keys: str) -> str:
    """Return the first string under these keys of the author."""
    return next((value for key in keys if isinstance(value := post.author.get(key), str) and value), "")


def strings(rows: tuple[object, ...] | object, key: str) -> list[str]:
    """Return the strings under a key of a post's links or pictures."""
    found = [row.get(key) for row in rows if isinstance(row, dict)] if isinstance(rows, tuple) else []
    return [value for value in found if isinstance(value, str)]


class ArrayFile(AbstractContextManager["ArrayFile"]):
    """A file with a list in it that is written an item at a time."""

    def __init__(self, path: Path, before: str = "[", after: str = "]") -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = path.open("w", encoding="utf-8", newline="\n")
        self._stream.write(before)
        self.after = after
        self._between = "\n"

    def add(self, item: str) -> None:
        """Write one item."""
        self.put(self._between + item)
        self._between = ",\n"

    def put(self, text: str) -> None:
        """Write what goes on with the item before."""
        self._stream.write(text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.write(f"\n{self.after}\n")
        self._stream.close()


class ThreadFiles(AbstractContextManager["ThreadFiles"]):
    """A file for each thread, all open until the end: threads may take turns."""

    def __init__(self, make: Callable[[str], ArrayFile]) -> None:
        self._make = make
        self._files: dict[str, ArrayFile] = {}
        self._open = ExitStack()

    def add(self, thread: str, item: str) -> None:
        """Write one item into the file of its thread."""
        if thread not in self._files:
            self._files[thread] = self._open.enter_context(self._make(thread))
        self._files[thread].add(item)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
