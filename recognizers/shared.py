"""One search of a text for everybody who asks: the recognizers of one engine, or the spaCy component."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from doxguard.detectors.catalog import pick
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import Select, search, select_all
from doxguard.errors import InputError


class SharedSearch:
    """Searches a text once and answers from memory until the next text comes. Safe to share between threads.

    Presidio asks its recognizers one after the other. With one search between them the cost is paid once, and a number
    that two detectors claim goes to one of them, as in the pipeline.
    """

    def __init__(self, detectors: Sequence[Detector], select: Select | None = None) -> None:
        """Take the detectors to search with; ``select`` may name fewer of them for a text, to save time."""
        self._detectors = tuple(detectors)
        self._select = select or select_all(self._detectors)
        self._last = threading.local()

    def __reduce__(self) -> tuple[type[SharedSearch], tuple[tuple[Detector, ...]]]:
        # For process pools. A compiled `select` stays behind: without it the same is found, only slower.
        return SharedSearch, (self._detectors,)

    def findings(self, text: str, lang: str = "") -> Sequence[Finding]:
        """Return what is found in a text, in order of place; ``lang`` (ISO 639-1) is a hint."""
        if not text:
            return ()
        if getattr(self._last, "asked", None) != (text, lang):
            self._last.found = tuple(search(fold(text, lang), self._select))
            self._last.asked = (text, lang)
        found: tuple[Finding, ...] = self._last.found
        return found


def choose(detectors: Sequence[str], without: Sequence[str]) -> tuple[Detector, ...]:
    """Return the detectors of these names (none named: all) but those left out; raises `InputError`."""
    try:
        chosen = pick(tuple(detectors), tuple(without))
    except ValueError as error:
        raise InputError(str(error)) from error
    if not chosen:
        raise InputError(f"no detector is left of {', '.join(detectors) or 'all'} without {', '.join(without)}")
    return chosen
