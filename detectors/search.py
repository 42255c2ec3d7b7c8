"""Searching one post: its views, the detectors that may find something in each, and what stands in the end."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.overlaps import resolve
from doxguard.detectors.text import Text
from doxguard.detectors.views import views


class Selection(NamedTuple):
    """Which detectors can find something in a text, and which disguises may be in it."""

    detectors: Sequence[Detector]
    views: frozenset[str] | None  # None: not known, look for their triggers
    context: bool  # whether its words may say something even where nothing is found


Select = Callable[[str], Selection]  # of a folded text


def select_all(detectors: Iterable[Detector]) -> Select:
    """Return a selection that leaves nothing out: what a screen must not differ from."""
    everything = Selection(tuple(detectors), None, True)
    return lambda _folded: everything


def search(text: Text, select: Select, chosen: Selection | None = None) -> list[Finding]:
    """Return the findings in a text and its views, overlaps resolved, in order of place.

    ``chosen`` is what ``select`` gives for the text itself, where the caller has it already.
    """
    chosen = chosen or select(text.folded)
    if not chosen.detectors and chosen.views == frozenset():
        return []
    findings: list[Finding] = []
    for view in views(text, chosen.views):
        fitting = chosen if view is text else select(view.folded)
        for detector in fitting.detectors:
            findings.extend(detector.find(view))
    return resolve(findings) if findings else []
