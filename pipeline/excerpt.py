"""A few words of a post around what was found in it, with that masked: enough to see what a list entry is about.

What was found is masked as `doxguard.pipeline.explain.mask` does. Around it, figures are masked one and all: what was
not sure enough to be reported may be somebody's number all the same. Where nothing was found in the text, and its words
or a field of the record decided, those words are what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.explain import mask, visible

_AROUND = 40  # characters on either side
_PLACES = 4  # of which something is shown, the gravest
_LONGEST = 320  # characters in all
_FIGURE = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
Span = tuple[int, int]


def excerpt(text: str, decision: Decision) -> str:
    """Return the words around what was found, or around what led to the decision; "" where that has no place."""
    found = [(finding.start, finding.end) for finding in decision.findings if finding.end]
    led = [(reason.start, reason.end) for reason in decision.reasons if reason.end]
    hidden = _masked(text, _joined(found))
    shown = _joined(_widened(text, span) for span in (found or led)[:_PLACES])
    parts = [_SPACE.sub(" ", hidden[start:end]).strip() for start, end in shown]
    if not parts:
        return ""
    line = f"{'… ' if shown[0][0] else ''}{' … '.join(parts)}{' …' if shown[-1][1] < len(text) else ''}"
    return visible(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…")


def masked_around(text: str, start: int, end: int) -> str:
    """Return the words around a place, with what stands there and all figures masked; "" for no place."""
    if end <= start:
        return ""
    first, last = _widened(text, (start, end))
    return visible(_SPACE.sub(" ", _masked(text, [(start, end)])[first:last]).strip())


def _widened(text: str, span: Span) -> Span:
    """Return the span with what stands around it, in whole words where they are not too long."""
    start, end = max(0, span[0] - _AROUND), min(len(text), span[1] + _AROUND)
    if start and " " in text[start : span[0]]:
        start = text.index(" ", start) + 1
    if end < len(text) and " " in text[span[1] : end]:
        end = text.rindex(" ", span[1], end)
    return start, end


def _masked(text: str, spans: Sequence[Span]) -> str:
    """Return the text with each span masked, and figures elsewhere; as long as it was."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [_FIGURE.sub("•", text[at:start]), mask(text[start:end])]
        at = end
    return "".join([*parts, _FIGURE.sub("•", text[at:])])


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
