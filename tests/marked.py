"""Test texts in which the expected finds are marked ``[[like this]]``, so that nobody counts offsets."""

import re
from collections.abc import Callable, Iterable

from doxguard.detectors import triggers
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import search, select_all
from doxguard.detectors.text import Text

REPORTED = 0.4  # the score from which a finding counts; the policy's own threshold

_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def read_marked(marked: str) -> tuple[str, list[str]]:
    """Return the text without its marks, and the marked parts in order."""
    return _MARK.sub(r"\1", marked), [match[1] for match in _MARK.finditer(marked)]


def found_by(find: Callable[[Text], Iterable[Finding]], raw: str) -> list[str]:
    """Return what one detector reports in the folded text, as typed, in order of place."""
    findings = sorted((f for f in find(fold(raw)) if f.score >= REPORTED), key=lambda f: (f.start, f.end))
    return [raw[finding.start : finding.end] for finding in findings]


def found_anywhere(detector: Detector, raw: str) -> list[str]:
    """Return what one detector reports in the folded text and in all its views, as typed, in order of place."""
    findings = search(fold(raw), select_all([detector]))
    return [raw[finding.start : finding.end] for finding in findings if finding.score >= REPORTED]


def is_triggered(detector: Detector, text: Text) -> bool:
    """Tell whether a text holds what a detector needs, as the screen would see it."""
    return triggers.is_called_for(detector, text.folded)
