"""What all corpora have in common: texts with what is right for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from doxguard.pipeline.post import Post


class Span(NamedTuple):
    """Private data at ``[start, end)`` of a text as typed, in code points; ``entity`` is one of ours."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right for a post beside its spans; None and () where a corpus does not say."""

    action: str | None = None
    clauses: tuple[str, ...] = ()
    subject: str | None = None
    intent: str | None = None
    live: bool | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A post and what is right for it."""

    post: Post
    spans: tuple[Span, ...]
    verdict: Verdict | None = None  # None: the corpus has spans alone
    kind: str = ""  # what the corpus says of it: "disguised", "look-alike", a row's label


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled posts; read anew each time that they are asked for."""

    name: str
    read: Callable[[], Iterator[Labelled]]
    # The entities that it labels: a finding of any other is neither right nor false there. None: all of ours.
    entities: frozenset[str] | None = None
    exact: bool = True  # whether its spans are cut as ours are, so that the same places can be asked for
