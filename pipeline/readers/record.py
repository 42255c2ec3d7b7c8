"""What readers yield, and what they are asked for: `Record` and `Reading`.

A record is a post, or what is wrong with it; in both cases with the place it came from. Nothing in an error or a note
is taken from the post.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import NamedTuple

from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.formats import NAMES, PLAIN

STDIN = "-"
LONGEST = 100_000_000  # characters of a text: a record of so many still fits the counters of CSV and of streams
KEYS = tuple(f.name for f in fields(Post))
Convert = Callable[[Mapping[str, object]], Mapping[str, object]]  # raises `InputError`


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read sources; raises `InputError` for what cannot be asked.

    ``format``: one of `NAMES`, or "auto". ``columns``: our key → the key or column that holds it; not for dumps of
    platforms. ``max_chars``: a longer text is a bad record. ``skip``: files of a folder that are not to be read.
    """

    format: str = "auto"
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    max_chars: int = 1_000_000
    skip: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        if self.format not in ("auto", *NAMES):
            raise InputError(f"unknown format {self.format!r}; accepted: auto, {', '.join(NAMES)}")
        for key in self.columns:
            if key not in KEYS:
                raise InputError(f"columns: unknown key {key!r}; accepted: {', '.join(KEYS)}")
        if self.columns and self.format not in ("auto", *PLAIN):
            raise InputError(f"columns: {self.format} has its own; accepted with: {', '.join(PLAIN)}")
        if not 1 <= self.max_chars <= LONGEST:
            raise InputError(f"max_chars {self.max_chars}: expected 1 to {LONGEST:,}")
        try:
            "".encode(self.encoding)
            # Some codecs know no other way with errors than to stop, and CSV needs one.
            codecs.getincrementaldecoder(self.encoding)("surrogateescape").decode(b"a")
        except (LookupError, ValueError):
            raise InputError(f"unknown encoding {self.encoding!r}; accepted: utf-8, utf-16, cp1252, …") from None

    @property
    def text_key(self) -> str:
        """The key or column that holds the text."""
        return self.columns.get("text", "text")

    @property
    def max_bytes(self) -> int:
        """The length from which a record cannot be a good one: JSON takes up to 12 bytes for a character."""
        return 12 * self.max_chars + (1 << 20)


class Place(NamedTuple):
    """Where a record comes from: the source as given, or "stdin", and its first line (Parquet: its row), from 1."""

    source: str
    line: int

    @property
    def id(self) -> str:
        """The id of a post that has none."""
        return f"{Path(self.source).stem}:{self.line}"


@dataclass(frozen=True, slots=True)
class Record:
    """A post, or ``error`` and what was read: ``raw``, as bytes where it is no text."""

    place: Place
    post: Post | None = None
    error: str = ""
    raw: str | bytes = field(default="", repr=False)
    notes: tuple[str, ...] = ()  # oddities that do not keep a post from being judged


def make_record(
    place: Place, row: object, reading: Reading, raw: Callable[[], str | bytes], convert: Convert | None = None
) -> Record:
    """Return the record of a row that was read, good or bad; ``raw`` is asked for only if it is bad."""
    notes: list[str] = []
    try:
        post = _post(convert(row) if convert and isinstance(row, Mapping) else row, place, reading, notes)
    except InputError as error:
        return Record(place, error=str(error), raw=raw())
    return Record(place, post, notes=(*notes, *_notes(post)))


def _post(row: object, place: Place, reading: Reading, notes: list[str]) -> Post:
    if isinstance(row, Mapping):
        if row.get(reading.text_key) is None:
            raise InputError(
                f"the record has no {reading.text_key!r}; expected a string, or --columns text=KEY to name another key"
            )
        row = _renamed(row, reading.columns)
    post = Post.from_record(row, notes)
    if not post.id:
        post = replace(post, id=place.id)
    if len(post.text) > reading.max_chars:
        raise InputError(f"a text of {len(post.text):,} characters; at most {reading.max_chars:,} (--max-chars)")
    return post


def _renamed(row: Mapping[str, object], columns: Mapping[str, str]) -> Mapping[str, object]:
    return {**row, **{ours: row.get(theirs) for ours, theirs in columns.items()}} if columns else row


def _notes(post: Post) -> tuple[str, ...]:
    notes = []
    if "\x00" in post.text or "\x00" in post.id:
        notes.append("holds a NUL character; judged all the same")
    if not (post.text.isascii() and post.id.isascii()) and _has_surrogate(post.text + post.id):
        notes.append("holds half a surrogate pair; judged all the same, written as U+FFFD")
    return tuple(notes)


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
