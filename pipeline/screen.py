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
from doxguard.detectors.triggers import WordTriggers, encode
from doxguard.detectors.views import VIEWS

Matcher = Callable[[bytes], Iterable[int]]  # gives the numbers of the patterns that match
Compiler = Callable[[Sequence[str]], Matcher]

_CONTEXT = -1000


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
        # A detector without triggers, such as a user's own, always runs.
        self._always = frozenset(i for i, detector in enumerate(detectors) if not detector.triggers)
        self._none = Selection(tuple(detectors[i] for i in sorted(self._always)), frozenset(), False)

    def _owners(self) -> Iterator[tuple[Sequence[str], int]]:
        """Yield triggers and whose they are: detectors count from 0, views from -1 downwards, then the context."""
        for i, detector in enumerate(self._detectors):
            yield detector.triggers, i
        for i, view in enumerate(VIEWS):
            yield view.triggers, -1 - i
        yield CONTEXT_TRIGGERS, _CONTEXT

    @cached_property
    def _matchers(self) -> list[tuple[Matcher, list[set[int]]]]:
        """A matcher for shapes and one for words, each with whose its patterns are, by number.

        Hyperscan takes longer for both kinds at once than for one after the other, and so does compiling them.
        """
        kinds: tuple[dict[str, set[int]], dict[str, set[int]]] = {}, {}
        for triggers, owner in self._owners():
            for trigger in triggers:
                kinds[isinstance(triggers, WordTriggers)].setdefault(trigger, set()).add(owner)
        return [(self._compiler(list(kind)), list(kind.values())) for kind in kinds if kind]

    def __call__(self, folded: str) -> Selection:
        """Return which detectors and views a folded text calls for."""
        encoded = encode(folded)
        found: set[int] = set()
        for match, owners in self._matchers:
            for number in match(encoded):
                found |= owners[number]
        if not found:
            return self._none
        chosen = tuple(d for i, d in enumerate(self._detectors) if i in found or i in self._always)
        return Selection(chosen, frozenset(v.name for i, v in enumerate(VIEWS) if -1 - i in found), _CONTEXT in found)
