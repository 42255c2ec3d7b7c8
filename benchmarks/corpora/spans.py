"""The spans of a record, checked: offsets that lie in the text, labels that are ours or have one of ours.

Other people's spans are brought nearer to ours: what lies in another of the same entity is left out, and pieces of an
address with nothing between them but blanks and commas are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from doxguard.benchmarks.corpora.corpus import Span
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.detectors.finding import ENTITIES
from doxguard.errors import InputError

_BETWEEN = re.compile(r"[\s,]{1,4}")


class Keys(NamedTuple):
    """What a format calls the parts of a span."""

    start: str = "start"
    end: str = "end"
    label: str = "label"


def read_spans(value: object, text: str, labels: Labels, keys: Keys) -> list[Span]:
    """Return the spans whose labels are ours or have one of ours; raises `InputError` naming the key."""
    if not isinstance(value, list):
        raise InputError("'spans' must be a list of objects")
    spans = []
    for number, item in enumerate(value):
        start, end, label = _parts(item, f"spans[{number}]", len(text), keys)
        entity = labels.entity_of(label)
        if entity is not None:
            spans.append(Span(entity, start, end))
    return spans


def read_own_spans(value: object, text: str) -> tuple[Span, ...]:
    """Return spans that are labelled by our own rules, as they come; raises `InputError` naming the key."""
    if not isinstance(value, list):
        raise InputError("'spans' must be a list of objects")
    spans = []
    for number, item in enumerate(value):
        start, end, label = _parts(item, f"spans[{number}]", len(text), Keys(label="type"))
        if label not in ENTITIES:
            raise InputError(f"'spans[{number}].type' must be one of {', '.join(ENTITIES)}")
        spans.append(Span(label, start, end))
    return tuple(spans)


def _parts(item: object, name: str, length: int, keys: Keys) -> tuple[int, int, str]:
    if not isinstance(item, Mapping):
        raise InputError(f"'{name}' must be an object with {', '.join(keys)}")
    start, end, label = (item.get(key) for key in keys)
    for key, value in ((keys.start, start), (keys.end, end)):
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= length:
            raise InputError(f"'{name}.{key}' must be a place in the text, 0 to {length}")
    if not isinstance(label, str):
        raise InputError(f"'{name}.{keys.label}' must be a string")
    assert isinstance(start, int)
    assert isinstance(end, int)
    if start >= end:
        raise InputError(f"'{name}' must end behind its start")
    return start, end, label


def brought_nearer(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Return other people's spans, as ours would be cut as far as they tell."""
    kept: list[Span] = []
    last: dict[str, int] = {}  # of each entity, which one reaches furthest
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        at = last.get(span.entity)
        before = kept[at] if at is not None else None
        if at is not None and before and span.end <= before.end:
            continue
        if at is not None and before and span.entity == "STREET_ADDRESS" and _touch(before, span, text):
            kept[at] = before._replace(end=span.end)
            continue
        last[span.entity] = len(kept)
        kept.append(span)
    return tuple(span for span in kept if span.entity != "STREET_ADDRESS" or _has_letter(text[span.start : span.end]))


def _touch(before: Span, span: Span, text: str) -> bool:
    return before.end <= span.start and _BETWEEN.fullmatch(text, before.end, span.start) is not None


def _has_letter(surface: str) -> bool:
    """A bare number is a piece of an address that somebody cut up."""
    return any(char.isalpha() for char in surface)
