"""Long posts of an X archive: their tweets are cut, and the whole text stands in another file under an id of its own.

A tweet and its note are made within seconds of each other, so their ids, which hold the time, are near; and the note
begins with what is left of the tweet. Both are asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from doxguard.pipeline.readers.values import mapping, string, unescaped
from doxguard.pipeline.readers.x_tweets import links, tweet_text

_MILLISECONDS = 22  # bits of an id below its time
_APART = 60_000  # milliseconds
_AROUND = 4  # notes to look at on either side
_LEFT_OUT = re.compile(r"(?:@\w{1,20} ){0,50}")  # whom a reply answers; its note does not say
_CUT = re.compile(r"(?:…|https?://).*", re.DOTALL)


class Note(NamedTuple):
    """A long post."""

    id: int
    text: str
    urls: list[dict[str, object]]
    posted_at: object


class Notes:
    """The long posts of an archive."""

    def __init__(self, notes: Iterable[Note]) -> None:
        """Sort them by id."""
        self._notes = sorted(notes, key=lambda note: note.id)
        self._ids = [note.id for note in self._notes]

    def of(self, tweet: Mapping[str, object]) -> Note | None:
        """Return the note of a tweet, None if it has none."""
        if not self._notes:
            return None
        number = _id(tweet.get("id_str")) or _id(tweet.get("id"))
        at = bisect_left(self._ids, number)
        around = self._notes[max(0, at - _AROUND) : at + _AROUND]
        near = [note for note in around if abs((note.id - number) >> _MILLISECONDS) <= _APART]
        if not near:
            return None
        text = tweet_text(tweet) or ""
        near.sort(key=lambda note: abs(note.id - number))
        return next((note for note in near if note.id == number or _begins(note.text, text)), None)


def read_note(item: object) -> Note | None:
    """Return an item of note-tweet.js as a note; None if it is none."""
    note = mapping(mapping(item).get("noteTweet"))
    core = mapping(note.get("core"))
    text = core.get("text")
    number = _id(note.get("noteTweetId"))
    if not isinstance(text, str) or not number:
        return None
    return Note(number, unescaped(text), links(core.get("urls"), "shortUrl", "expandedUrl"), note.get("createdAt"))


def _id(value: object) -> int:
    digits = string(value)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 20 else 0


def _begins(whole: str, cut: str) -> bool:
    start = _plain(_CUT.sub("", cut))
    return len(start) > 20 and _plain(whole).startswith(start)


def _plain(text: str) -> str:
    return " ".join(_LEFT_OUT.sub("", text, count=1).split())
