"""The first look at a post: which detectors can find anything in it, by two passes over its bytes.

The triggers that detectors and views declare are compiled into two Hyperscan databases, one for shapes and one for
words, or into RE2 sets where there is no Hyperscan. Most posts match nothing and go no further.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec

from doxguard.data.kept import load_or_make
from doxguard.detectors.context.read import TRIGGERS as CONTEXT_TRIGGERS
from doxguard.detectors.finding import Detector
from doxguard.detectors.search import Selection
from doxguard.detectors.triggers import Triggered, WordTriggers, encode
from doxguard.detectors.views import VIEWS

Matcher = Callable[[bytes], Iterable[int]]  # gives the numbers of the patterns that match
Compiler = Callable[[Sequence[str]], Matcher]

_CONTEXT = -1000
_REMEMBERED = 10_000  # selections: most posts call for the same few


def hyperscan_matcher(patterns: Sequence[str]) -> Matcher:
    """Compile patterns for Hyperscan, or take what was compiled before; each thread gets working memory of its own."""
    import hyperscan

    def compiled() -> bytes:
        database = hyperscan.Database()
        database.compile(
            expressions=[pattern.encode("ascii") for pattern in patterns],
            ids=list(range(len(patterns))),
            flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns),
        )
        return bytes(hyperscan.dumpb(database))

    key = "\0".join([version("hyperscan"), platform.platform(), *patterns])
    # Compiling takes a second or two, loading a millisecond.
    database = load_or_make(key, lambda data: hyperscan.loadb(data, mode=hyperscan.HS_MODE_BLOCK), compiled)
    own = threading.local()

    def match(data: bytes) -> list[int]:
        found: list[int] = []
        if not hasattr(own, "scratch"):
            own.scratch = hyperscan.Scratch(database)
        database.scan(data, match_event_handler=lambda number, *_: found.append(number), scratch=own.scratch)
        return found

    return match


def re2_matcher(patterns: Sequence[str]) -> Matcher:
    """Compile patterns for RE2: the same answers, about a quarter of the speed."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.max_mem = 1 << 28
    matcher = re2.Set.SearchSet(options)
    for pattern in patterns:
        matcher.Add(pattern.encode("ascii"))
    matcher.Compile()
    return lambda data: matcher.Match(data) or []


class Screen:
    """Tells for a folded text which detectors can find something; see `doxguard.detectors.search.Select`."""

    def __init__(self, detectors: Sequence[Detector], compiler: Compiler | None = None) -> None:
        """Take the detectors to choose from; ``compiler`` defaults to the fastest that is installed."""
        self._detectors = tuple(detectors)
        self._compiler = compiler or (hyperscan_matcher if find_spec("hyperscan") else re2_matcher)
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
        for match, bits in matchers:
            for number in match(encoded):
                found |= bits[number]
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
