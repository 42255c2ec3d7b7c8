"""What was published: the input of everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from doxguard.detectors.context.about import About
from doxguard.errors import InputError


@dataclass(frozen=True, slots=True)
class Post:
    """A post. Only ``text`` is needed; the more is known of the rest, the better it is judged."""

    text: str = field(repr=False)
    id: str = ""
    lang: str = ""  # ISO 639-1
    posted_at: str = ""  # ISO 8601
    author: Mapping[str, object] = field(default_factory=dict, repr=False)  # handle, name, bio, …
    thread: str = ""
    reply_to: str = ""
    urls: tuple[Mapping[str, object], ...] = field(default=(), repr=False)  # shown, expanded
    geo: Mapping[str, object] = field(default_factory=dict, repr=False)  # lat, lon, place, live, period, bbox
    media: tuple[Mapping[str, object], ...] = field(default=(), repr=False)  # kind, depicts, alt, …
    meta: Mapping[str, object] = field(default_factory=dict, repr=False)

    @classmethod
    def from_record(cls, record: object, notes: list[str] | None = None) -> Post:
        """Read an input record; raises `InputError` naming the key. Keys that are not known are left alone.

        Given ``notes``, only ``text`` must be right: any other key that cannot be used is left out, and noted.
        """
        if not isinstance(record, Mapping):
            raise InputError(f"a record must be an object with the key 'text', not {_kind(record)}")
        if record.get("text") is None:
            raise InputError("the record has no 'text'")
        values: dict[str, object] = {}
        for key, read in _READERS.items():
            if record.get(key) is not None:
                _keep(values, key, read, record[key], notes)
        meta = values.get("meta")
        if "media" not in values and isinstance(meta, Mapping) and meta.get("media"):
            _keep(values, "media", lambda _, value: _objects("meta.media", value), meta["media"], notes)
        return cls(**values)  # type: ignore[arg-type]

    @property
    def author_id(self) -> str:
        """Who posted it, as a register of owners knows him: the author's id, or else the handle; "" for nobody."""
        name = self.author.get("id")
        return str(name) if isinstance(name, str | int) and name != "" else _plain(self.author, "handle")

    def about(self, own: frozenset[str] = frozenset()) -> About:
        """Return what the context is read from beside the text; ``own``: values that are the author's own data."""
        return About(
            lang=self.lang,
            posted_at=self.posted_at,
            handle=_plain(self.author, "handle"),
            name=_plain(self.author, "name"),
            bio=_plain(self.author, "bio") or _plain(self.meta, "bio"),
            own=own,
            media=self.media,
            meta=self.meta,
        )


def _plain(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _keep(
    values: dict[str, object], key: str, read: Callable[[str, object], object], value: object, notes: list[str] | None
) -> None:
    try:
        values[key] = read(key, value)
    except InputError as error:
        if notes is None or key == "text":
            raise
        notes.append(f"{error}; judged without it")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number", bool: "a boolean"}
    return names.get(type(value), "null" if value is None else type(value).__name__)


def _string(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise InputError(f"'{key}' must be a string, not {_kind(value)}")
    return value


def _name(key: str, value: object) -> str:
    """Ids come as numbers in many dumps."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**40:
        return str(value)
    return _string(key, value)


def _time(key: str, value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e14:
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    text = value.isoformat() if isinstance(value, datetime) else _string(key, value)
    try:
        if text[:3].isalpha():  # "Wed Oct 10 20:19:24 +0000 2018", as in older dumps of X
            return datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y").isoformat()
        datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"'{key}' must be an ISO 8601 time such as 2026-05-04T18:30:00+02:00") from None
    return text


def _object(key: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise InputError(f"'{key}' must be an object, not {_kind(value)}")
    return value


def _author(key: str, value: object) -> Mapping[str, object]:
    return {"handle": value} if isinstance(value, str) else _object(key, value)


def _objects(key: str, value: object) -> tuple[Mapping[str, object], ...]:
    if not isinstance(value, list | tuple):
        raise InputError(f"'{key}' must be a list of objects, not {_kind(value)}")
    return tuple(_object(f"{key}[{i}]", item) for i, item in enumerate(value))


_READERS = {
    "text": _string,
    "id": _name,
    "lang": _string,
    "posted_at": _time,
    "author": _author,
    "thread": _name,
    "reply_to": _name,
    "urls": _objects,
    "geo": _object,
    "media": _objects,
    "meta": _object,
}
