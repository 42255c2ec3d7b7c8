"""Many patterns at once, in one text or in many that stand in one buffer: Hyperscan, or RE2 where there is none.

Hyperscan tells where each match ends, so that a buffer of thousands of texts is one scan. RE2 only tells which patterns
match, so it takes them one by one: the same answers, at about a quarter of the speed.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from doxguard.data.kept import load_or_make

if TYPE_CHECKING:
    import hyperscan

    from doxguard.pipeline.plain_rows import Places

# Matches in one text from which on each pattern is told of once: a megabyte of figures matches at every one.
_MANY = 1000


class Matcher(Protocol):
    """Patterns that were compiled, told of by their numbers."""

    def match(self, data: bytes) -> Collection[int]:
        """Return which patterns match a text."""

    def scan(self, data: memoryview, offsets: Places) -> list[tuple[int, int]]:
        """Return pattern and end of matches in a buffer of texts with something between them.

        ``offsets``: where each text begins, and the end of all. A match may begin in the text before, and a pattern
        may be told of several times in a text.
        """


Compiler = Callable[[Sequence[str]], Matcher]


def default_compiler() -> Compiler:
    """Return the fastest that is installed."""
    return HyperscanMatcher if find_spec("hyperscan") else Re2Matcher


class HyperscanMatcher:
    """Patterns compiled for Hyperscan, or taken as they were compiled before."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = tuple(patterns)
        self._own = threading.local()

    @cached_property
    def _every(self) -> hyperscan.Database:
        """Tells of every match."""
        return _database(self._patterns, single=False)

    @cached_property
    def _once(self) -> hyperscan.Database:
        """Tells once of each pattern."""
        return _database(self._patterns, single=True)

    def match(self, data: bytes) -> Collection[int]:
        """Return which patterns match a text."""
        found: list[int] = []

        def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> bool:
            found.append(number)
            return len(found) > most

        most = _MANY
        if self._run(self._every, data, note):
            return found
        found.clear()
        most = len(self._patterns)
        self._run(self._once, data, note)
        return found

    def scan(self, data: memoryview, offsets: Places) -> list[tuple[int, int]]:
        """Return pattern and end of each match or, if there are very many, each pattern once a text."""
        found: list[tuple[int, int]] = []
        most = _MANY + 20 * len(offsets)

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            found.append((number, end))
            return len(found) > most

        if self._run(self._every, data, note):
            return found
        return _one_by_one(self, data, offsets)

    def _run(self, database: hyperscan.Database, data: bytes | memoryview, note: Callable[..., bool]) -> bool:
        """Scan, and tell whether it was to the end; a true answer of ``note`` stops it."""
        import hyperscan

        scratches = self._own.__dict__  # each thread needs working memory of its own
        key = "every" if database is self.__dict__.get("_every") else "once"
        if key not in scratches:
            scratches[key] = hyperscan.Scratch(database)
        try:
            database.scan(data, match_event_handler=note, scratch=scratches[key])  # type: ignore[type-var]
        except hyperscan.ScanTerminated:
            return False
        return True


def _database(patterns: Sequence[str], *, single: bool) -> hyperscan.Database:
    import hyperscan

    flags = hyperscan.HS_FLAG_CASELESS | (hyperscan.HS_FLAG_SINGLEMATCH if single else 0)

    def compiled() -> bytes:
        database = hyperscan.Database()
        database.compile(
            expressions=[pattern.encode("ascii") for pattern in patterns],
            ids=list(range(len(patterns))),
            flags=[flags] * len(patterns),
        )
        return bytes(hyperscan.dumpb(database))

    key = "\0".join([version("hyperscan"), platform.platform(), str(flags), *patterns])
    # Compiling takes seconds, loading a millisecond.
    return load_or_make(key, lambda data: hyperscan.loadb(data, mode=hyperscan.HS_MODE_BLOCK), compiled)


class Re2Matcher:
    """Patterns compiled into an RE2 set."""

    def __init__(self, patterns: Sequence[str]) -> None:
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.case_sensitive = False
        options.max_mem = 1 << 28
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns:
            self._set.Add(pattern.encode("ascii"))
        self._set.Compile()

    def match(self, data: bytes) -> Collection[int]:
        """Return which patterns match a text."""
        return self._set.Match(data) or ()

    def scan(self, data: memoryview, offsets: Places) -> list[tuple[int, int]]:
        """Return each pattern that matches a text, with the end of that."""
        return _one_by_one(self, data, offsets)


def _one_by_one(matcher: Matcher, data: memoryview, offsets: Places) -> list[tuple[int, int]]:
    places = pairwise(offsets.tolist())
    return [(number, end) for start, end in places for number in matcher.match(bytes(data[start:end]))]
