"""Tables of values, ``id, text, valid, label`` on each line: is every right one found, and no wrong one?

The whole value of a valid row is one span of the label's entity; an invalid one is a clean text, and so is a value of
something that we do not look for. Where a value says nothing by itself (nine figures are a BSN only if somebody says
so) it is put into a frame. Where both are of interest there are several frames, and `Labelled.kind` tells which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from zlib import crc32

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.corpora.labels import Labels, is_known, plain
from doxguard.benchmarks.corpora.rows import Row, name_of, read_lines, text_of
from doxguard.errors import InputError
from doxguard.pipeline.post import Post


class Frame(NamedTuple):
    """The words around a value: ``before`` and ``behind`` the span, ``within`` what else belongs to the span."""

    before: str = ""
    within: str = "{}"
    lower: bool = False

    def shown(self) -> str:
        """Return how results call it."""
        return f"{self.before}{self.within}{', lower case' if self.lower else ''}"


_BARE = (Frame(),)
_SPOT = (Frame(), Frame("coordinates: "))
_STREET = tuple(Frame(within=within, lower=lower) for within in ("{} {number} {town}", "{} {number}, {town}")
                for lower in (False, True))  # fmt: skip
FRAMES: Mapping[str, tuple[Frame, ...]] = MappingProxyType({
    "LATLONPAIR": _SPOT,
    "MGRS": _SPOT,
    "UTM": _SPOT,
    "OSGRIDREF": _SPOT,
    "PHONEFORMAT": (Frame("call "),),
    "BSN": (Frame("mijn bsn is "),),
    "STREETNAME": _STREET,
})  # fmt: skip
_ENTITIES = {"STREETNAME": "STREET_ADDRESS"}  # by its frame: a street's name alone is no address
_TOWNS = ("Utrecht", "Zwolle", "Den Haag", "Leiden", "Breda", "Assen", "Heerlen", "Goes", "Bergen op Zoom", "Ede")
# In which language a number of a region would be given without its country code.
_LANGUAGES = {
    "US": "en",
    "GB": "en",
    "CA": "en",
    "AU": "en",
    "DE": "de",
    "AT": "de",
    "FR": "fr",
    "ES": "es",
    "NL": "nl",
}


def read_values(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield each value of a file in each of its frames, and a fault for each line that cannot be used."""
    return read_lines(path, labels, read_value)


def read_value(record: Mapping[str, object], labels: Labels, name: str) -> Iterator[Labelled]:
    """Yield the value of a record in each of its frames; raises `InputError` naming the key."""
    value, valid, label = text_of(record).strip(), record.get("valid"), record.get("label")
    if not value:
        raise InputError("'text' must hold a value")
    if not isinstance(valid, bool):
        raise InputError("'valid' must be true or false")
    if not isinstance(label, str):
        raise InputError("'label' must be a string")
    key = _key(label, "format" in record)
    entity = _entity(key, label, labels)
    frames = FRAMES.get(key, _BARE)
    for number, frame in enumerate(frames):
        own = f"{name_of(record, name)}/{number}" if number else name_of(record, name)
        kind = f"{'LINK' if key == 'LINK' else label}{f' as {frame.shown()}' if len(frames) > 1 else ''}"
        post, span = _framed(value, frame, own, _language(record), entity or "")
        yield Labelled(post, (span,) if valid and entity else (), kind=kind)


def _key(label: str, formatted: bool) -> str:
    """Return what frames go by: of links no service, of a number written in one of its formats that it is no text."""
    if label.upper().startswith("LINK_"):
        return "LINK"
    return f"{plain(label)}FORMAT" if formatted and plain(label) == "PHONE" else plain(label)


def _entity(key: str, label: str, labels: Labels) -> str | None:
    entity = _ENTITIES.get(key) or labels.entity_of("MAP_LINK" if key == "LINK" else label)
    if entity is None and not is_known(label):
        raise InputError("'label' is none that we know; see doxguard.benchmarks.corpora.labels")
    if entity:
        labels.entities.add(entity)
    if entity == "LOCATION_LINK":
        labels.entities.add("LIVE_LOCATION_LINK")
    return entity


def _framed(value: str, frame: Frame, name: str, lang: str, entity: str) -> tuple[Post, Span]:
    pick = crc32(name.encode())
    whole = frame.within.format(value, number=pick % 399 + 1, town=_TOWNS[pick // 399 % len(_TOWNS)])
    if frame.lower:
        whole = whole.lower()
    start = len(frame.before)
    return Post(f"{frame.before}{whole}", id=name, lang=lang), Span(entity, start, start + len(whole))


def _language(record: Mapping[str, object]) -> str:
    lang = record.get("lang")
    return lang if isinstance(lang, str) and len(lang) == 2 else _LANGUAGES.get(str(record.get("region", "")), "")
