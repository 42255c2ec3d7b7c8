"""A fixed piece of work to compare times with: the standard library's ``re``, a few patterns, on the same posts.

It must never change: results of different days are compared by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}",
        r"\+?[0-9][0-9 ().-]{7,16}[0-9]",
        r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b",
        r"\b[A-Z][a-z]{2,20}(?:straat|laan|weg| Street| Road) [0-9]{1,4}\b",
        r"https?://\S{4,200}",
    )
)


def run_anchor(texts: Iterable[str]) -> int:
    """Look for each pattern in each text; return how often one was there."""
    return sum(pattern.search(text) is not None for text in texts for pattern in _PATTERNS)
