"""The first look at a post: which detectors can find anything in it, by two passes over its bytes.

The triggers that detectors and views declare are compiled into two sets of patterns: of shapes, which are looked for in
the folded text, and of words, in its plain form. Most posts match nothing and go no further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from doxguard.detectors.context.read import TRIGGERS as CONTEXT_TRIGGERS
from doxguard.detectors.finding import Detector
from doxguard.detectors.plain import plain
from doxguard.detectors.search import Selection
from doxguard.detectors.triggers import Triggered, Triggers, encode, shapes_of, words_of
from doxguard.detectors.views import VIEWS
from doxguard.pipeline.matchers import Compiler, Matcher, default_compiler
from doxguard.pipeline.plain_rows import Places, plain_rows

_CONTEXT = -1000
_REMEMBERED = 10_000  # selections: most posts call for the same few


class _Matched(NamedTuple):
    """Patterns on one form of a text, and the bits of each."""

    matcher: Matcher | None  # None: there are no patterns
    bits: Sequence[int]

    def in_text(self, data: bytes) -> int:
        """Return the bits of what is found."""
        found = 0
        if self.matcher:
            for number in self.matcher.match(data):
                found |= self.bits[number]
        return found

    def in_rows(self, data: memoryview, offsets: Places, found: dict[int, int]) -> None:
        """Add the bits of what is found in many texts to those of each row."""
        matches = self.matcher.scan(data, offsets) if self.matcher else []
        at = np.searchsorted(offsets, [end for _, end in matches], side="left") - 1
        for row, (number, _) in zip(at.tolist(), matches, strict=True):
            found[row] = found.get(row, 0) | self.bits[number]


class _Compiled(NamedTuple):
    shapes: _Matched
    words: _Matched
    needs: Mapping[int, int]


class Screen:
    """Tells for a folded text which detectors can find something; see `doxguard.detectors.search.Select`."""

    def __init__(self, detectors: Sequence[Detector], compiler: Compiler | None = None) -> None:
        """Take the detectors to choose from; ``compiler`` defaults to the fastest that is installed."""
        self._detectors = tuple(detectors)
        self._compiler = compiler or default_compiler()
        self._selections: dict[int, Selection] = {}

    @cached_property
    def _compiled(self) -> _Compiled:
        """What is looked for in the folded text and in its plain form.

        A set of patterns is a bit; a pattern comes with the bits of the sets that it is in, an owner with all the bits
        that it needs. Owners are numbered: detectors from 0, views from -1 downwards, then the context.
        """
        shapes: dict[str, int] = {}
        words: dict[str, int] = {}
        needs: dict[int, int] = {}
        bit = 1
        for triggers, owner in self._sets():
            for patterns, kind in ((shapes_of(triggers), shapes), (words_of(triggers), words)):
                for pattern in patterns:
                    kind[pattern] = kind.get(pattern, 0) | bit
            needs[owner] = needs.get(owner, 0) | bit
            bit <<= 1
        return _Compiled(self._matched(shapes), self._matched(words), needs)

    def _matched(self, bits: Mapping[str, int]) -> _Matched:
        return _Matched(self._compiler(list(bits)) if bits else None, list(bits.values()))

    def _sets(self) -> Iterator[tuple[Triggers, int]]:
        """Yield each set of patterns, of which one must match, with its owner."""
        owners: list[tuple[int, Triggered]] = [
            *enumerate(self._detectors),
            *((-1 - i, view) for i, view in enumerate(VIEWS)),
        ]
        for number, owner in owners:
            yield from ((triggers, number) for triggers in (owner.triggers, owner.beside) if triggers)
        yield CONTEXT_TRIGGERS, _CONTEXT

    def __call__(self, folded: str) -> Selection:
        """Return which detectors and views a folded text calls for."""
        shapes, words, _ = self._compiled
        return self._selected(shapes.in_text(encode(folded)) | words.in_text(plain(folded)))

    def rows(self, data: memoryview, offsets: Places) -> Mapping[int, Selection]:
        """Return what those of many folded texts call for that call for anything: row → selection.

        ``data``: UTF-8, with `plain_rows.BETWEEN` behind each text; ``offsets``: where each begins, and the end of all.
        """
        shapes, words, _ = self._compiled
        found: dict[int, int] = {}
        shapes.in_rows(data, offsets, found)
        words.in_rows(*plain_rows(data, offsets), found)
        nothing = self._selected(0)
        if nothing.detectors:  # that always run
            return {row: self._selected(found.get(row, 0)) for row in range(len(offsets) - 1)}
        chosen = {row: self._selected(bits) for row, bits in found.items()}
        return {row: selection for row, selection in chosen.items() if selection != nothing}

    def _selected(self, found: int) -> Selection:
        chosen = self._selections.get(found)
        if chosen is None:
            if len(self._selections) > _REMEMBERED:
                self._selections.clear()
            chosen = self._selections[found] = self._selection(found)
        return chosen

    def _selection(self, found: int) -> Selection:
        """Return what follows from the sets of which a pattern was found."""
        needs = self._compiled.needs
        there = {owner for owner, needed in needs.items() if found & needed == needed}
        # A detector without triggers, such as a user's own, always runs.
        chosen = tuple(d for i, d in enumerate(self._detectors) if i in there or i not in needs)
        return Selection(chosen, frozenset(v.name for i, v in enumerate(VIEWS) if -1 - i in there), _CONTEXT in there)
