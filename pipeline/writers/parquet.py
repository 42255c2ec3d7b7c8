"""Parquet; the columns are described in `doxguard.pipeline.writers.rows`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.writers.rows import COLUMNS, replace_surrogates, to_row

if TYPE_CHECKING:
    import pyarrow as pa


def to_values(decision: Decision, shown: Sequence[str]) -> dict[str, object]:
    """Return the values of one row."""
    row = to_row(decision, shown)
    return {**row, "id": replace_surrogates(decision.id), "findings": _findings(row["findings"])}


def _findings(findings: object) -> list[dict[str, object]]:
    assert isinstance(findings, list)
    return [{**f, "text": replace_surrogates(f["text"])} if "text" in f else f for f in findings]


def schema() -> pa.Schema:
    """Return the columns and their types."""
    import pyarrow as pa

    text, texts, place = pa.string(), pa.list_(pa.string()), pa.int32()
    span = {"start": place, "end": place}
    finding = pa.struct(
        {"entity": text, **span, "score": pa.float64(), "evidence": texts, "text": text, "subject": text}
    )
    reason = pa.struct({"clause": text, "nl": text, "en": text, **span})
    types = {
        "risk": pa.int8(),
        "clauses": texts,
        "findings": pa.list_(finding),
        "live": pa.bool_(),
        "signals": pa.map_(text, text),
        "reasons": pa.list_(reason),
        "unknown": texts,
    }
    return pa.schema([(name, types.get(name, text)) for name in COLUMNS])
