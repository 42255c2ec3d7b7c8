"""What a hook has answered so far, in numbers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from doxguard.pipeline.hook.answer import Cause, HookAnswer, Outcome


class Counted(NamedTuple):
    """What is told apart."""

    outcome: Outcome  # in a dry run: what would have been answered
    cause: Cause


class Counts:
    """Counts answers; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Counted] = Counter()

    def add(self, answer: HookAnswer) -> None:
        """Count an answer."""
        with self._lock:
            self._counts[Counted(answer.would or answer.outcome, answer.cause)] += 1

    def read(self) -> Mapping[Counted, int]:
        """Return the counts as they are now."""
        with self._lock:
            return dict(self._counts)

    def __getitem__(self, name: Outcome | Cause) -> int:
        """Return how many answers had an outcome, or a cause."""
        return sum(count for key, count in self.read().items() if name in key)
