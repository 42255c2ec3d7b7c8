"""What a record holds beside its text, judged with it: links by where they lead, descriptions of pictures, a geo tag.

What the detectors find in none of these leaves the post as it was typed: the words of a harmless link's address are
not the author's. A link in which something is found is read in the place where the text shows its short form, as if it
had been typed in full; one that the text does not show, and the description of a picture, is read behind the text.
Words that lead to a link ("my flat") stay, the link behind them. So all is found, weighed and judged in one text, and
its places are led back in the end: to the short form, or to 0, 0 for what the text does not show.

An address may stand in a link with pluses for its spaces; where the link itself says nothing, such parts are read.

A geo tag says where the author is (subject "self"), unless ``meta.geo_subject`` names another. The author's own tag
changes nothing else: of whom the words speak, and why, is read without it.

Left out: following a link that the record does not expand, text inside pictures, the title and text of a link's card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote_plus

from doxguard.detectors.finding import Finding
from doxguard.detectors.geo_tag import find_geo_tag
from doxguard.pipeline.post import Post
from doxguard.pipeline.shown import find_shown, is_link

Find = Callable[[str], Sequence[Finding]]

SUBJECTS = frozenset({"self", "other", "business", "public_figure", "public_place", "unknown", "none"})
_LONGEST = 4000  # characters of a link, or of a description, that are read
_OFTEN = 10  # places at which one link is read in full
_STEPS = re.compile(r"[/?&=#;]")


class Part(NamedTuple):
    """What is read at ``[start, end)`` of a text for ``[first, last)`` as typed, which is empty for nowhere."""

    start: int
    end: int
    first: int
    last: int
    field: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What a geo tag gives away, and whose it is."""

    findings: tuple[Finding, ...]
    subject: str = "self"


@dataclass(frozen=True, slots=True)
class Fields:
    """The text that is read in the place of a post's, where its parts come from, and its geo tag."""

    text: str = field(repr=False)
    typed: int  # characters of the post's own text
    parts: tuple[Part, ...] = ()  # in order, apart
    tag: Tag | None = None


class _Insert(NamedTuple):
    """Text to read in the place of ``[start, end)`` as typed, which shows it at ``[first, end)``."""

    start: int
    end: int
    first: int
    text: str
    field: str

    @property
    def lead(self) -> str:
        """What stands before it: a space behind the words that lead there, a line end behind the whole text."""
        return "" if self.start < self.end else " " if self.first < self.end else "\n"


def has_fields(post: Post) -> bool:
    """Tell whether a post has anything beside its text that must be looked at: if not, its text alone decides."""
    if post.urls or post.geo:
        return True
    return bool(post.media) and any(item.get("alt") for item in post.media)


def read_fields(post: Post, find: Find, entities: frozenset[str]) -> Fields | None:
    """Return what is to be read of a post; None where nothing private stands beside its text.

    ``find`` gives what is reported of a text; of a geo tag, findings of these ``entities`` are.
    """
    tag = _tag(post, entities)
    links, descriptions = _links(post, find), _descriptions(post, find)
    if any(map(any, links.values())) or descriptions:
        return _assembled(post.text, links, descriptions, tag)
    return Fields(post.text, len(post.text), tag=tag) if tag else None


def _tag(post: Post, entities: frozenset[str]) -> Tag | None:
    found = tuple(finding for finding in find_geo_tag(post.geo) if finding.entity in entities) if post.geo else ()
    subject = _string(post.meta.get("geo_subject"))
    return Tag(found, subject if subject in SUBJECTS else "self") if found else None


def _links(post: Post, find: Find) -> Mapping[str, Sequence[str]]:
    """Return by the form that is shown what is to be read of where it leads, "" for nothing private.

    Words such as "here" may be shown for several links, in this order.
    """
    read: dict[str, str] = {}
    links: dict[str, list[str]] = {}
    for url in post.urls:
        link = "%20".join(_string(url.get("expanded"))[:_LONGEST].split())
        if link not in read:
            read[link] = next((text for text in (link, _spaced(link)) if text and find(text)), "")
        links.setdefault(_string(url.get("shown")), []).append(read[link])
    return links


def _spaced(link: str) -> str:
    """Return the steps and values of a link in which words stand apart, one a line."""
    _, _, steps = link.partition("://")
    return "\n".join(unquote_plus(step) for step in _STEPS.split(steps) if "+" in step or "%20" in step)


def _descriptions(post: Post, find: Find) -> list[str]:
    """Return the descriptions of pictures in which something is found."""
    given = dict.fromkeys(_string(item.get("alt"))[:_LONGEST] for item in post.media)
    return [text for text in given if text and find(text)]


def _shown(raw: str, links: Mapping[str, Sequence[str]]) -> Iterator[_Insert]:
    """Yield what to read where a text shows a link: in its place, or behind the words that lead there."""
    turns: Counter[str] = Counter()
    for start, end, form in find_shown(raw, links):
        texts, turn = links[form], turns[form]
        turns[form] += 1
        if turn < len(texts) or (is_link(form) and turn < _OFTEN):
            text, typed = texts[min(turn, len(texts) - 1)], raw[start:end]
            if text and text not in (typed, f"http://{typed}", f"https://{typed}"):
                yield _Insert(start if is_link(form) else end, end, start, text, "urls")


def _behind(raw: str, links: Iterable[str], descriptions: Iterable[str]) -> Iterator[_Insert]:
    """Yield what to read behind a text, but for what stands there in full."""
    there = {shown.form for shown in find_shown(raw, links)}
    for name, texts in (("urls", links), ("media", descriptions)):
        yield from (_Insert(len(raw), len(raw), len(raw), text, name) for text in texts if text not in there)


def _assembled(raw: str, links: Mapping[str, Sequence[str]], descriptions: Sequence[str], tag: Tag | None) -> Fields:
    """Put together what is read in the place of a text."""
    inserts = list(_shown(raw, links))
    shown = {insert.text for insert in inserts} | {""}
    rest = list(dict.fromkeys(text for texts in links.values() for text in texts if text not in shown))
    pieces: list[str] = []
    parts: list[Part] = []
    at = length = 0
    for insert in (*inserts, *_behind(raw, rest, descriptions)):
        text = f"{insert.lead}{insert.text}"
        length += insert.start - at
        pieces += (raw[at : insert.start], text)
        parts.append(Part(length, length + len(text), insert.first, insert.end, insert.field))
        length, at = length + len(text), insert.end
    return Fields("".join([*pieces, raw[at:]]), len(raw), tuple(parts), tag)


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
