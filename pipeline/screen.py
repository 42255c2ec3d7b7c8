"""The first look at a post: which detectors can find anything in it, by two passes over its bytes.

The triggers that detectors and views declare are compiled into two sets of patterns, of shapes and of words. Most posts
match nothing and go no further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from numpy import searchsorted

from doxguard.detectors.context.read import TRIGGERS as CONTEXT_TRIGGERS
from doxguard.detectors.finding import Detector
from doxguard.detectors.search import Selection
from doxguard.detectors.triggers import Triggered, WordTriggers, encode
from doxguard.detectors.views import VIEWS
from doxguard.pipeline.matchers import Compiler, Matcher, default_compiler

_CONTEXT = -1000
_REMEMBERED = 10_000  # selections: most posts call for the same few


class Screen:
    """Tells for a folded text which detectors can find something; see `doxguard.detectors.search.Select`."""

    def __init__(self, detectors: Sequence[Detector], compiler: Compiler | None = None) -> None:
        """Take the detectors to choose from; ``compiler`` defaults to the fastest that is installed."""
        self._detectors = tuple(detectors)
        self._compiler = compiler or default_compiler()
        self._selections: dict[int, Selection] = {}

    @cached_property
    def _compiled(self) -> tuple[list[tuple[Matcher, list[int]]], dict[int, int]]:
        """A matcher for shapes and one for words, and what each owner needs.

        A set of patterns is a bit; a matcher comes with the bits of each of its patterns, an owner with all the bits
        that it needs. Owners are numbered: detectors from 0, views from -1 downwards, then the context. Hyperscan
        takes longer for both kinds at once than for one after the other, and so does compiling them.
        """
        kinds: tuple[dict[str, int], dict[str, int]] = {}, {}
        needs: dict[int, int] = {}
        bit = 1
        for patterns, owner in self._sets():
            for pattern in patterns:
                kind = kinds[isinstance(patterns, WordTriggers)]
                kind[pattern] = kind.get(pattern, 0) | bit
            needs[owner] = needs.get(owner, 0) | bit
            bit <<= 1
        return [(self._compiler(list(kind)), list(kind.values())) for kind in kinds if kind], needs

    def _sets(self) -> Iterator[tuple[Sequence[str], int]]:
        """Yield each set of patterns, of which one must match, with its owner."""
        owners: list[tuple[int, Triggered]] = [
            *enumerate(self._detectors),
            *((-1 - i, view) for i, view in enumerate(VIEWS)),
        ]
        for number, owner in owners:
            yield from ((patterns, number) for patterns in (owner.triggers, owner.beside) if patterns)
        yield CONTEXT_TRIGGERS, _CONTEXT

    def __call__(self, folded: str) -> Selection:
        """Return which detectors and views a folded text calls for."""
        matchers, _ = self._compiled
        encoded = encode(folded)
        found = 0
        for matcher, bits in matchers:
            for number in matcher.match(encoded):
                found |= bits[number]
        return self._selected(found)

    def rows(self, data: memoryview, offsets: Sequence[int]) -> Mapping[int, Selection]:
        """Return what those of many folded texts call for that call for anything: row → selection.

        ``data``: UTF-8, with a line feed behind each text; ``offsets``: where each begins, and the end of all.
        """
        matchers, _ = self._compiled
        found: dict[int, int] = {}
        for matcher, bits in matchers:
            matches = matcher.scan(data, offsets)
            at = searchsorted(offsets, [end for _, end in matches], side="left") - 1
            for row, (number, _) in zip(at.tolist(), matches, strict=True):
                found[row] = found.get(row, 0) | bits[number]
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
        _, needs = self._compiled
        there = {owner for owner, needed in needs.items() if found & needed == needed}
        # A detector without triggers, such as a user's own, always runs.
        chosen = tuple(d for i, d in enumerate(self._detectors) if i in there or i not in needs)
        return Selection(chosen, frozenset(v.name for i, v in enumerate(VIEWS) if -1 - i in there), _CONTEXT in there)
