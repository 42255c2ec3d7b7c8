"""What an author could publish instead: the text without what is private, if that would be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from doxguard.detectors.finding import Finding
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.hook.answer import Span
from doxguard.pipeline.policy import entity_names
from doxguard.pipeline.post import Post
from doxguard.pipeline.redact import redact

_Whose = tuple[Finding, str]

_OPEN = frozenset({"self", "business", "public_place", "none"})  # whose data is mostly nobody's secret


class Proposal(NamedTuple):
    """What to take out, and the text without it; None where that would not be published either."""

    spans: tuple[Span, ...] = ()
    text: str | None = None


def propose(post: Post, decision: Decision, passes: Callable[[Post], bool], lang: str) -> Proposal:
    """Return what to take out of a post; ``passes`` tells whether a post would be published.

    First what is somebody else's is taken out; where that is not enough, all that was found.
    """
    shown, others = _private(decision)
    for pairs in filter(None, (others, shown if shown != others else [])):
        text = redact(post.text, [finding for finding, _ in pairs], "[{entity}]", lambda name: _called(name, lang))
        if passes(_with_text(post, text)):
            return Proposal(_spans(pairs), text)
    return Proposal(_spans(others or shown))


def spans_of(decision: Decision) -> tuple[Span, ...]:
    """Return the places that are somebody else's, or else all that were found."""
    shown, others = _private(decision)
    return _spans(others or shown)


def _private(decision: Decision) -> tuple[list[_Whose], list[_Whose]]:
    """Return the findings that the text shows with whose they are, and those of them that are somebody else's."""
    shown = [(f, whose) for f, whose in zip(decision.findings, decision.whose, strict=True) if f.end]
    return shown, [pair for pair in shown if pair[1] not in _OPEN]


def _spans(pairs: Iterable[_Whose]) -> tuple[Span, ...]:
    return tuple(Span(f.entity, f.start, f.end, whose) for f, whose in pairs)


def _called(entity: str, lang: str) -> str:
    return entity_names()[entity]["nl" if lang.lower().startswith("nl") else "en"]


def _with_text(post: Post, text: str) -> Post:
    """Return the post with another text, without the links that were taken out of it."""
    kept = tuple(url for url in post.urls if _stays(url.get("shown"), text))
    return replace(post, text=text, urls=kept)


def _stays(shown: object, text: str) -> bool:
    return not isinstance(shown, str) or not shown or shown in text
