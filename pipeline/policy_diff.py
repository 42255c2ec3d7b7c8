"""What would change under another policy: both are asked about the same posts. Holds no post text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.judging import judge
from doxguard.pipeline.readers.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """A post whose action or clauses are not the same under both policies."""

    id: str
    before: str
    after: str
    clauses_before: tuple[str, ...]
    clauses_after: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it as a record."""
        return {
            "id": self.id,
            "action": {"before": self.before, "after": self.after},
            "clauses": {"before": list(self.clauses_before), "after": list(self.clauses_after)},
        }


@dataclass(slots=True)
class Difference:
    """Counts of a comparison, complete once all of `changes` was read."""

    posts: int = 0
    rejected: int = 0
    changed: int = 0
    actions: Counter[tuple[str, str]] = field(default_factory=Counter)  # (before, after), where they differ

    def changes(self, records: Iterable[Record], before: Guard, after: Guard) -> Iterator[Change]:
        """Yield the posts for which the policies of two guards do not say the same, as they are asked for."""
        for record, first in judge(records, before):
            second = None if first is None else next(judge([record], after)).decision
            if first is None or second is None:
                self.rejected += 1
                continue
            self.posts += 1
            if (first.action, set(first.clauses)) != (second.action, set(second.clauses)):
                self.changed += 1
                if first.action is not second.action:
                    self.actions[str(first.action), str(second.action)] += 1
                yield _change(first, second)


def _change(first: Decision, second: Decision) -> Change:
    return Change(first.id, str(first.action), str(second.action), first.clauses, second.clauses)
