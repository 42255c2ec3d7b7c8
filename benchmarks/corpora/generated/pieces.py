"""Text with spans in it, put together from parts so that the spans stay right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from doxguard.benchmarks.corpora.corpus import Span

OPEN, CLOSE = "[[", "]]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, with spans that count from its start; ``kind``: the notation that it is in."""

    text: str = field(repr=False)
    spans: tuple[Span, ...] = ()
    kind: str = ""


class Told(NamedTuple):
    """A notation, and a text of it in which ``[[…]]`` is what is private and ``{…}`` what varies."""

    kind: str
    text: str


Make = Callable[[Random, str], Piece]  # the string: the language of the post


def private(entity: str, text: str, kind: str) -> Piece:
    """Return a piece that is private from end to end."""
    return Piece(text, (Span(entity, 0, len(text)),), kind)


def fill(words: str, piece: Piece) -> Piece:
    """Return words with the piece in the place of ``{}``."""
    before, _, behind = words.partition("{}")
    return Piece(f"{before}{piece.text}{behind}", _moved(piece.spans, len(before)), piece.kind)


def marked(entity: str, told: Told, inner: Piece | None = None) -> Piece:
    """Return a text whose marked part is private; ``inner``, with spans of its own, stands in it for ``{}``."""
    before, _, rest = told.text.partition(OPEN)
    within, _, behind = rest.partition(CLOSE)
    middle = fill(within, inner) if inner else Piece(within)
    spans = (Span(entity, len(before), len(before) + len(middle.text)), *_moved(middle.spans, len(before)))
    return Piece(f"{before}{middle.text}{behind}", spans, told.kind)


def join(parts: Iterable[Piece], between: str = " ") -> Piece:
    """Return the parts one behind the other; of the kinds, the first that is one."""
    text, kind = "", ""
    spans: list[Span] = []
    for part in parts:
        text += between if text and part.text else ""
        spans += _moved(part.spans, len(text))
        text += part.text
        kind = kind or part.kind
    return Piece(text, tuple(spans), kind)


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.entity, span.start + by, span.end + by) for span in spans)
