"""The posts of ``tables/posts.yaml``, judged once: what the tests of intent, subject, gate and features look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from doxguard import Guard
from doxguard.pipeline.decision import Decision

TABLES = Path(__file__).parent / "tables"


class Row(NamedTuple):
    """A post with what is to be read from it."""

    lang: str
    intent: str
    subject: str  # "-" where it does not matter, "a|b" where either will do
    text: str

    def is_intent(self, decision: Decision) -> bool:
        """Tell whether the intent is right."""
        return decision.signals["intent"].value == self.intent

    def is_subject(self, decision: Decision) -> bool:
        """Tell whether the subject is right."""
        return self.subject == "-" or decision.signals["subject"].value in self.subject.split("|")


def table(name: str) -> dict[str, object]:
    """Return a table of this folder."""
    read = yaml.safe_load((TABLES / f"{name}.yaml").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


_POSTS = table("posts")
MUST = [Row(*row) for row in _POSTS["must"]]  # type: ignore[attr-defined]
PAIRS = {name: [Row(*row) for row in rows] for name, rows in _POSTS["pairs"].items()}  # type: ignore[attr-defined]
ROWS = [*MUST, *(Row(*row) for row in _POSTS["posts"]), *(row for pair in PAIRS.values() for row in pair)]  # type: ignore[attr-defined]


@cache
def guard() -> Guard:
    """Return the guard that all tests of the context share."""
    return Guard()


@cache
def judged(row: Row) -> Decision:
    """Return the decision on a post."""
    return guard().check(row.text, lang=row.lang)


def share(right: Iterable[bool]) -> float:
    """Return how many of these are true, 0-1."""
    seen = list(right)
    return sum(seen) / len(seen)


def errors(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the commonest errors, wanted and read, for a message."""
    return str(Counter(f"{wanted} -> {read}" for wanted, read in pairs if wanted != read).most_common(8))
