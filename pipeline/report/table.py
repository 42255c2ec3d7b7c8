"""The counts of a run as CSV, for a spreadsheet or a script: ``group,name,count``.

| group | name |
|---|---|
| posts, rejected, warnings, failed | |
| action, entity, clause | its name |
| risk | 0-100; only those that occur |
| entity/action | such as PHONE_NUMBER/warn: findings |
| day/action | such as 2026-05-04/warn: posts, by day in UTC; nothing before the slash where the time is not known |
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from doxguard.pipeline.tally import Tally

Row = tuple[str, str, int]


def render_table(tally: Tally) -> str:
    """Return the counts as CSV, in an order that depends on nothing but the counts."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("group", "name", "count"))
    writer.writerows(_rows(tally))
    return lines.getvalue()


def _rows(tally: Tally) -> Iterator[Row]:
    for name in ("posts", "rejected", "warnings", "failed"):
        yield name, "", getattr(tally, name)
    yield from _counted("action", tally.actions)
    yield from _counted("entity", tally.entities)
    yield from _counted("clause", tally.clauses)
    yield from (("risk", str(risk), count) for risk, count in enumerate(tally.risks) if count)
    yield from _crossed("entity/action", tally.entity_actions)
    yield from _crossed("day/action", tally.days)


def _counted(group: str, counts: Mapping[str, int]) -> Iterator[Row]:
    yield from ((group, str(name), count) for name, count in sorted(counts.items()))


def _crossed(group: str, counts: Mapping[str, Mapping[str, int]]) -> Iterator[Row]:
    for name, inner in sorted(counts.items()):
        yield from ((group, f"{name}/{action}", count) for action, count in sorted(inner.items()))
