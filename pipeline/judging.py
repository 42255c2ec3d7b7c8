"""Judging records, alone or many at once; a fault of ours costs one post and never a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.fields import has_fields
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.readers.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

    from doxguard.detectors.search import Selection


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
        yield _judged(record, guard)


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
    return Verdicts(columns, {row: _judged(record, guard, chosen[row]) for row, record in records}, guard.clean())


def _chosen(texts: pa.LargeStringArray, guard: Guard) -> dict[int, Selection | None]:
    """Return the rows to look at: what their texts call for; None where that is not known."""
    from doxguard.pipeline.screen_column import null_rows, select_rows

    if guard.screen is None:
        return dict.fromkeys(range(len(texts)))
    return {**select_rows(guard.screen, texts), **dict.fromkeys(null_rows(texts))}


def _judged(record: Record, guard: Guard, chosen: Selection | None = None) -> Judged:
    if record.post is None:
        return Judged(record, None)
    try:
        return Judged(record, guard.judge(record.post, chosen))
    except Exception as error:  # a fault of ours, or of a recognizer that a user brought
        what = f"could not be judged: {type(error).__name__}; the fault is not in the post"
        return Judged(Record(record.place, error=what, raw=record.post.text), None)
