"""What a message in an exported chat of WhatsApp says, behind its sender: text, file, pin, live location or notice.

WhatsApp puts a mark of writing direction before what it writes itself on an iPhone; a single line behind one that is
none of these is a notice ("… was added"), as are lines without a sender. Of notices only what stands in quotation marks
is kept, which somebody typed: the name of the group.

Source: the phrases of the app, ``data/lexicon/whatsapp.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from doxguard import data
from doxguard.pipeline.readers.loose import point
from doxguard.pipeline.readers.whatsapp_time import MARKS

_PIN = re.compile(
    r"(?P<label>[^:]{0,300}?)(?::?\s)?https?://"
    r"(?:maps\.google\.com/(?:maps)?\?q=(-?\d{1,2}\.\d{1,20}),(-?\d{1,3}\.\d{1,20})|foursquare\.com/v/\S{1,200})"
)
_ATTACHED = re.compile(
    rf"(?P<before>[^\n]{{0,300}}?)\s?[{MARKS}]{{1,4}}<[^<>:\n]{{1,30}}:\s(?P<file>[^<>\n]{{1,255}})>"
)
_IN_PARENTHESES = re.compile(r"(?P<file>[^\n]{1,255}\.\w{2,5}) \((?P<words>[^()\n]{3,40})\)")
_IN_BRACKETS = re.compile(rf"\s?[{MARKS}]{{0,4}}<(?P<words>[^<>\n]{{5,60}})>\Z")
_QUOTED = re.compile(r"[“„\"«](.{1,300}?)[”“\"»]")


class Body(NamedTuple):
    """What a message says; ``file`` names one that came with it."""

    text: str
    geo: Mapping[str, object] = {}
    file: str = ""
    kind: str = "message"  # or "title", "notice"
    deleted: bool = False
    edited: bool = False
    omitted: bool = False  # a file came with it and was not exported


class Phrases:
    """What WhatsApp writes itself."""

    def __init__(self) -> None:
        table = cast(Mapping[str, Mapping[str, list[str]]], data.read_yaml("lexicon/whatsapp.yaml"))
        self._all = {group: frozenset(_all(table[group])) for group in table}

    def has(self, group: str, text: str) -> bool:
        """Tell whether a text is such a phrase."""
        return _plain(text) in self._all[group]

    def ends(self, group: str, text: str) -> bool:
        """Tell whether a short text ends as such a phrase does."""
        return len(text) < 60 and _plain(text).endswith(tuple(self._all[group]))


def _all(by_language: Mapping[str, list[str]]) -> Iterator[str]:
    for phrases in by_language.values():
        yield from phrases


def _plain(text: str) -> str:
    return text.strip(MARKS + " .\n").casefold().replace("-", " ").replace("\xa0", " ")


def read_body(body: str, phrases: Phrases, *, has_sender: bool = True) -> Body:
    """Return what a message says; ``body`` begins behind its sender."""
    is_own = body.startswith(tuple(MARKS))
    text = body.strip(MARKS)
    if not has_sender:
        return _notice(text)
    if phrases.has("deleted", text):
        return Body("", deleted=True)
    # The phrase stays: it is what readers of the chat see.
    if phrases.has("live_location", text):
        return Body(text, geo={"live": True})
    if pin := _PIN.fullmatch(text.rstrip()):
        return Body(text, geo=_geo(pin, phrases))
    if attached := _attached(body, phrases):
        return attached
    if _is_omitted(text, phrases, is_own):
        return Body("", omitted=True)
    if is_own and "\n" not in text and "://" not in text:
        return _notice(text)
    return _edited(text, phrases)


def _notice(text: str) -> Body:
    quoted = _QUOTED.findall(text)
    return Body(quoted[-1], kind="title") if quoted else Body("", kind="notice")


def _geo(pin: re.Match[str], phrases: Phrases) -> dict[str, object]:
    geo = point(pin[2], pin[3])
    label = pin["label"].strip(MARKS + " \n")
    if phrases.has("live_location", label):
        geo["live"] = True
    elif label and not phrases.has("pin", label):
        geo["place"] = label.replace("\n", ", ")
    return geo


def _attached(body: str, phrases: Phrases) -> Body | None:
    first, _, caption = body.partition("\n")
    if found := _ATTACHED.match(body):
        return Body((found["before"].strip(MARKS) + body[found.end() :]).strip("\n"), file=found["file"])
    found = _IN_PARENTHESES.fullmatch(first.strip(MARKS))
    if found and phrases.has("attached", found["words"]):
        return Body(caption, file=found["file"])
    return None


def _is_omitted(text: str, phrases: Phrases, is_own: bool) -> bool:
    bracketed = text.startswith("<") and text.endswith(">")
    return (bracketed or is_own) and phrases.ends("omitted_ending", text.strip("<>"))


def _edited(text: str, phrases: Phrases) -> Body:
    found = _IN_BRACKETS.search(text, max(0, len(text) - 80))
    if found and phrases.has("edited", found["words"]):
        return Body(text[: found.start()], edited=True)
    return Body(text)
