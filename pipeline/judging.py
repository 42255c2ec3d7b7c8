"""Judging records, alone or many at once; a fault of ours costs one post and never a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from doxguard.detectors.context.about import NOTHING
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.fields import has_fields
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.readers.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

    from doxguard.detectors.search import Selection

_TOGETHER = 1024  # posts that go through a stage before any goes on to the next


class Judged(NamedTuple):
    """A record and its decision; None if it could not be judged, and the record says why."""

    record: Record
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Columns:
    """Posts that are clean unless their text says otherwise."""

    # Null for a record of which more than the text counts, or that is a bad one.
    texts: pa.LargeStringArray = field(repr=False)
    ids: pa.StringArray = field(repr=False)
    posted_at: Sequence[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What came out for many records: of the clean ones no more than id and time."""

    columns: Columns
    others: Mapping[int, Judged]  # by number, in order: those that are not clean or that are bad
    clean: Decision  # on all the rest, but for the id


def judge(records: Iterable[Record], guard: Guard) -> Iterator[Judged]:
    """Yield each record with its decision, one at a time, as they are asked for."""
    for record in records:
        run = _Run(record, guard)
        while run.go_on():
            pass
        yield run.judged


def judge_records(records: Sequence[Record], guard: Guard) -> Verdicts:
    """Judge records: the same as one by one, but their texts are screened together."""
    import pyarrow as pa

    posts = [None if record.notes else record.post for record in records]
    plain = [post if post and not (post.media or has_fields(post)) else None for post in posts]
    columns = Columns(
        pa.array([post.text if post else None for post in plain], pa.large_string()),
        pa.array([post.id if post else None for post in plain], pa.string()),
        [post.posted_at if post else "" for post in plain],
    )
    return judge_columns(columns, lambda rows: [records[row] for row in rows], guard)


def judge_columns(columns: Columns, records_at: Callable[[Sequence[int]], Iterable[Record]], guard: Guard) -> Verdicts:
    """Judge posts; ``records_at`` gives those of which more must be known than the text, by their numbers."""
    chosen = _chosen(columns.texts, guard)
    rows = sorted(chosen)
    records = zip(rows, records_at(rows) if rows else (), strict=True)
    judged: dict[int, Judged] = {}
    while some := list(islice(records, _TOGETHER)):
        runs = {row: _Run(record, guard, chosen[row]) for row, record in some}
        going = list(runs.values())
        while going:
            going = [run for run in going if run.go_on()]
        judged.update((row, run.judged) for row, run in runs.items() if chosen[row] is None or not run.is_clean)
    return Verdicts(columns, judged, guard.clean())


def _chosen(texts: pa.LargeStringArray, guard: Guard) -> dict[int, Selection | None]:
    """Return the rows to look at: what their texts call for; None where that is not known."""
    from doxguard.pipeline.screen_column import null_rows, select_rows

    if guard.screen is None:
        return dict.fromkeys(range(len(texts)))
    return {**select_rows(guard.screen, texts), **dict.fromkeys(null_rows(texts))}


class _Run:
    """A record that is judged stage by stage."""

    __slots__ = ("_steps", "judged")

    def __init__(self, record: Record, guard: Guard, chosen: Selection | None = None) -> None:
        self.judged = Judged(record, None)
        self._steps = guard.steps(record.post, chosen) if record.post else None

    def go_on(self) -> bool:
        """Go through the next stage, and tell whether there is another."""
        if self._steps is None:
            return False
        try:
            next(self._steps)
        except StopIteration as done:
            self._end(Judged(self.judged.record, done.value))
        except Exception as error:  # a fault of ours, or of a recognizer that a user brought
            self._end(_fault(self.judged.record, error))
        return self._steps is not None

    @property
    def is_clean(self) -> bool:
        """Whether there was nothing in the post: then the columns tell all of it."""
        return bool(self.judged.decision and self.judged.decision.signals is NOTHING.signals)

    def _end(self, judged: Judged) -> None:
        self.judged, self._steps = judged, None


def _fault(record: Record, error: Exception) -> Judged:
    what = f"could not be judged: {type(error).__name__}; the fault is not in the post"
    return Judged(Record(record.place, error=what, raw=record.post.text if record.post else ""), None)
