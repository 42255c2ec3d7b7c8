"""The verdicts on many records in the forms of the output: JSON Lines, CSV, Arrow, and the rejects.

What is written on a clean post is the same each time, but for its id; so it is made once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.explain import found_texts
from doxguard.pipeline.judging import Judged, Verdicts
from doxguard.pipeline.writers.csv_rows import to_lines
from doxguard.pipeline.writers.parquet import schema, to_values
from doxguard.pipeline.writers.rejects import to_reject
from doxguard.pipeline.writers.rows import replace_surrogates, to_cells, to_json, to_record, to_row

if TYPE_CHECKING:
    import pyarrow as pa

Show = Literal["", "masked", "plain"]  # whether the found texts go into the output


class _Row(NamedTuple):
    id: str
    decision: Decision | None  # None for a clean post
    shown: Sequence[str] = ()


def to_jsonl(verdicts: Verdicts, show: Show = "") -> bytes:
    """Return a line for each decision."""
    rest = to_json(to_record(verdicts.clean)).removeprefix('{"id": ""')
    lines = []
    for name, decision, shown in _decided(verdicts, show):
        lines.append(to_json(to_record(decision, shown)) if decision else f'{{"id": {to_json(name)}{rest}')
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def to_csv(verdicts: Verdicts, show: Show = "") -> bytes:
    """Return a row for each decision; the header is not among them."""
    rest = to_cells(to_row(verdicts.clean))[1:]
    return to_lines(
        to_cells(to_row(decision, shown)) if decision else [replace_surrogates(name), *rest]
        for name, decision, shown in _decided(verdicts, show)
    )


def to_rejects(verdicts: Verdicts) -> bytes:
    """Return a line for each record that could not be judged."""
    return b"".join(to_reject(judged.record) for judged in verdicts.others.values() if judged.decision is None)


def to_parquet(verdicts: Verdicts, show: Show = "") -> bytes:
    """Return a file with a row for each decision."""
    import pyarrow as pa
    from pyarrow import parquet

    batch = to_batch(verdicts, show)
    decisions = batch.filter(batch.column("error").is_null()).select(schema().names)
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_batches([decisions]), out)
    return out.getvalue()


def to_batch(verdicts: Verdicts, show: Show = "") -> pa.RecordBatch:
    """Return a row for each record: the decision, or ``error`` and ``raw``, what was read, as JSON."""
    import pyarrow as pa

    names = verdicts.columns.ids
    values = [{**to_values(verdicts.clean, ()), "error": None, "raw": None}]
    values += [_values(judged, show) for judged in verdicts.others.values()]
    kinds = pa.RecordBatch.from_pylist(values, schema=batch_schema())
    which = [0] * len(names)
    for at, row in enumerate(verdicts.others, 1):
        which[row] = at
    rows = kinds.take(pa.array(which, pa.int32()))
    ids = pa.compute.if_else(pa.compute.equal(pa.array(which), 0), names, rows.column("id"))
    return rows.set_column(0, "id", ids)


def batch_schema() -> pa.Schema:
    """Return the columns that `to_batch` gives."""
    import pyarrow as pa

    return pa.schema([*schema(), pa.field("error", pa.string()), pa.field("raw", pa.string())])


def _values(judged: Judged, show: Show) -> dict[str, object]:
    if judged.decision:
        return {**to_values(judged.decision, _shown(judged, judged.decision, show)), "error": None, "raw": None}
    raw = judged.record.raw
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    return {"id": judged.record.place.id, "error": judged.record.error, "raw": replace_surrogates(text)}


def _decided(verdicts: Verdicts, show: Show) -> Iterator[_Row]:
    for row, name in enumerate(verdicts.columns.ids.to_pylist()):
        judged = verdicts.others.get(row)
        if judged is None:
            yield _Row(name, None)
        elif judged.decision:
            yield _Row(name, judged.decision, _shown(judged, judged.decision, show))


def _shown(judged: Judged, decision: Decision, show: Show) -> Sequence[str]:
    post = judged.record.post
    return found_texts(post.text, decision, show == "masked") if show and post else ()
