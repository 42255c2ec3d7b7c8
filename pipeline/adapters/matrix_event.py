"""A Matrix event as an input record: what its sender said, which pictures were shown, where the sender is.

Read are messages with their edits and captions, stickers, polls, reactions, topics and names of rooms, reasons of
redactions, places, and live locations (``m.beacon_info`` says that one begins, each ``m.beacon`` where it is). Names
in use before a proposal became part of the specification count as well.

Clients show one of several texts: the plain body, its HTML, the new content of an edit. Each is read that differs from
the others by more than markup, as nobody knows which one is seen.

A place is its sender's own, as MSC3488 has it, unless it is said to be a pin on the map: of that, as of a place with a
description, the words say whose it is. What a client writes about the sender's own place ("Anna's location geo:…") is
read without the place, which would else be somebody else's.

Left out: encrypted events, of which only ciphertext is there; membership and profiles; what a picture shows.
Source: Matrix specification 1.16 (client-server API); MSC1767, MSC3381, MSC3488, MSC3489, MSC3672; RFC 5870.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from doxguard.pipeline.readers.html_text import html_to_text

ENCRYPTED = "m.room.encrypted"

_MEDIA = {"m.image": "image", "m.sticker": "image", "m.video": "video", "m.audio": "audio", "m.file": "file"}
_TEXTS = ("m.text", "org.matrix.msc1767.text", "org.matrix.msc1767.message", "m.caption")
_LOCATIONS = ("m.location", "org.matrix.msc3488.location")
_ASSETS = ("m.asset", "org.matrix.msc3488.asset")
_POLLS = ("m.poll", "m.poll.start", "org.matrix.msc3381.poll.start")
_LONGEST = 200_000  # characters; longer HTML stays as it is: whoever judges it says that it is too long
_DEPTH = 3  # captions hold texts, which hold bodies
_MARKUP = re.compile(r"[*_`~#>|\\]")
_NUMBER = r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,20})?"
_GEO = re.compile(
    rf"geo:({_NUMBER}),({_NUMBER})(?:,{_NUMBER}[0-9]{{0,4}})?(?:;[a-z0-9-]{{1,20}}(?:=[\w.%-]{{1,40}})?){{0,6}}",
    re.IGNORECASE,
)
_OTHER_SYSTEM = re.compile(r";crs=(?!wgs84\b)", re.IGNORECASE)
_NO_LINK = re.compile(r"(?:https://matrix\.to/#/|matrix:)", re.IGNORECASE)  # how people and rooms are mentioned


def to_record(event: Mapping[str, object]) -> dict[str, object] | None:
    """Return the input record of an event; None where nothing is read: of its kind, or as it stands."""
    read = _READERS.get(_string(event.get("type")))
    content = event.get("content")
    if read is None or not isinstance(content, Mapping):
        return None
    said = _Said()
    read(content, said)
    if not (said.texts or said.media or said.geo):
        return None
    return {**said.record(), **_about(event, content, bool(said.geo))}


class _Said:
    """What was read of an event so far."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}  # without markup → as it stands
        self.links: dict[tuple[str, str], None] = {}
        self.media: list[dict[str, str]] = []
        self.geo: dict[str, object] = {}

    def text(self, value: object) -> None:
        """Add a text, unless it has been said."""
        if isinstance(value, str) and value.strip():
            self.texts.setdefault(" ".join(_MARKUP.sub("", value).split()), value)

    def html(self, value: object) -> None:
        """Add a text written in HTML, and where its links lead."""
        if not isinstance(value, str) or len(value) > _LONGEST:
            self.text(value)
            return
        text, links = html_to_text(value)
        self.text(text)
        for link in links:
            if link["shown"] != link["expanded"] and not _NO_LINK.match(link["expanded"]):
                self.links[link["shown"], link["expanded"]] = None

    def picture(self, kind: str, description: object) -> None:
        """Add a picture, a sound or a file by its name or description."""
        if isinstance(description, str) and description.strip():
            self.media.append({"kind": kind, "alt": description})

    def record(self) -> dict[str, object]:
        """Return it under the keys of an input record."""
        record: dict[str, object] = {"text": "\n\n".join(self.texts.values())}
        if self.links:
            record["urls"] = [{"shown": shown, "expanded": expanded} for shown, expanded in self.links]
        if self.media:
            record["media"] = self.media
        if self.geo:
            record["geo"] = self.geo
        return record


def _about(event: Mapping[str, object], content: Mapping[str, object], placed: bool) -> dict[str, object]:
    """Return who posted an event, when, and in which thread."""
    sender, relation = _string(event.get("sender")), _mapping(content.get("m.relates_to"))
    about: dict[str, object] = {"id": _string(event.get("event_id")), "posted_at": _time(event.get("origin_server_ts"))}
    if sender:
        about["author"] = {"handle": sender}
    if relation.get("rel_type") == "m.thread":
        about["thread"] = _string(relation.get("event_id"))
    about["reply_to"] = _string(_mapping(relation.get("m.in_reply_to")).get("event_id"))
    owner = _string(event.get("state_key"))
    if placed and owner.startswith("@") and not owner.startswith(sender):
        about["meta"] = {"geo_subject": "other"}
    return {key: value for key, value in about.items() if value}


def _message(content: Mapping[str, object], said: _Said) -> None:
    for part in (_mapping(content.get("m.new_content")), content):
        kind = _string(part.get("msgtype"))
        if kind == "m.location":
            _location(part, said)
        elif kind in _MEDIA:
            _media(part, said, _MEDIA[kind])
        else:
            _worded(part, said)


def _worded(part: Mapping[str, object], said: _Said) -> None:
    said.text(_string(part.get("body")).removeprefix("* "))  # so begins what clients show that know no edits
    said.html(part.get("formatted_body"))
    for key in _TEXTS:
        _block(part.get(key), said)


def _block(value: object, said: _Said, depth: int = _DEPTH) -> None:
    """Read a text of MSC1767: a string, or a list of the same text in several types."""
    if isinstance(value, str):
        said.text(value)
    elif isinstance(value, Mapping) and depth:
        say = said.html if value.get("mimetype") == "text/html" else said.text
        say(value.get("body"))
        for key in _TEXTS:
            _block(value.get(key), said, depth - 1)
    elif isinstance(value, list | tuple) and depth:
        for one in value:
            _block(one, said, depth - 1)


def _media(part: Mapping[str, object], said: _Said, kind: str) -> None:
    """Read a picture: its body is a caption only beside the name of a file, and else a name or description."""
    name, body = part.get("filename"), part.get("body")
    if isinstance(name, str) and name != body:
        said.picture(kind, name)
        _worded(part, said)
    else:
        said.picture(kind, body)
        for key in _TEXTS:
            _block(part.get(key), said)


def _sticker(content: Mapping[str, object], said: _Said) -> None:
    said.picture("image", content.get("body"))


def _location(content: Mapping[str, object], said: _Said) -> None:
    places = [_mapping(content.get(key)) for key in _LOCATIONS]
    uris = [
        uri for uri in dict.fromkeys(map(_string, [content.get("geo_uri"), *(p.get("uri") for p in places)])) if uri
    ]
    points = {uri: point for uri in uris if (point := _point(uri))}
    owner = next((_string(asset.get("type")) for asset in _mappings(content, _ASSETS)), "")
    body = _string(content.get("body"))
    if owner == "m.self":
        for uri in points:
            body = body.replace(uri, " ")
        uris = [uri for uri in uris if uri not in points]
    said.text(_with(body, uris))
    for place in places:
        description = _string(place.get("description"))
        said.text(description and _with(description, [*uris, *points]))
    if owner in ("", "m.self"):
        said.geo = next(iter(points.values()), {})


def _with(words: str, uris: Iterable[str]) -> str:
    """Return words with the places that they are about."""
    return " ".join(filter(None, [words.strip(), *(uri for uri in dict.fromkeys(uris) if uri not in words)]))


def _beacon(content: Mapping[str, object], said: _Said) -> None:
    for place in _mappings(content, _LOCATIONS):
        uri = _string(place.get("uri"))
        point = _point(uri)
        said.geo = said.geo or {**point, "live": True}
        said.text(place.get("description"))
        said.text("" if point else uri)


def _beacon_info(content: Mapping[str, object], said: _Said) -> None:
    info = next(_mappings(content, ("m.beacon_info", "org.matrix.msc3489.beacon_info")), content)
    said.text(info.get("description"))
    if info.get("live") is True:
        said.geo = {"live": True}
        period = info.get("timeout")
        if isinstance(period, int) and 0 < period < 10**13:
            said.geo["period"] = period / 1000


def _poll(content: Mapping[str, object], said: _Said) -> None:
    for poll in _mappings(content, _POLLS):
        _worded(_mapping(poll.get("question")), said)
        answers = poll.get("answers")
        for answer in answers if isinstance(answers, list | tuple) else ():
            _worded(_mapping(answer), said)
    _worded(content, said)


def _topic(content: Mapping[str, object], said: _Said) -> None:
    said.text(content.get("topic"))
    _block(content.get("m.topic"), said)


def _name(content: Mapping[str, object], said: _Said) -> None:
    said.text(content.get("name"))


def _reason(content: Mapping[str, object], said: _Said) -> None:
    said.text(content.get("reason"))


def _reaction(content: Mapping[str, object], said: _Said) -> None:
    said.text(_mapping(content.get("m.relates_to")).get("key"))


def _point(uri: str) -> dict[str, object]:
    """Return the place of a geo: URI; nothing for what is none on Earth, or none that is read."""
    match = _GEO.fullmatch(uri)
    if not match or _OTHER_SYSTEM.search(uri):
        return {}
    lat, lon = float(match[1]), float(match[2])
    return {"lat": lat, "lon": lon} if abs(lat) <= 90 and abs(lon) <= 180 else {}


def _time(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**14:
        return ""
    return datetime.fromtimestamp(value / 1000, UTC).isoformat()


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _mappings(content: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[Mapping[str, object]]:
    return (value for key in keys if isinstance(value := content.get(key), Mapping))


_READERS: Mapping[str, Callable[[Mapping[str, object], _Said], None]] = {
    "m.room.message": _message,
    "m.sticker": _sticker,
    "m.location": _location,
    "m.beacon": _beacon,
    "org.matrix.msc3672.beacon": _beacon,
    "m.beacon_info": _beacon_info,
    "org.matrix.msc3672.beacon_info": _beacon_info,
    "m.poll.start": _poll,
    "org.matrix.msc3381.poll.start": _poll,
    "m.room.topic": _topic,
    "m.room.name": _name,
    "m.room.redaction": _reason,
    "m.reaction": _reaction,
}
READ = frozenset(_READERS)
