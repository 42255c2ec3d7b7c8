"""CSV with a header; the columns are described in `doxguard.pipeline.writers.rows`."""

import csv
import io
from collections.abc import Iterable, Sequence

from doxguard.pipeline.writers.rows import COLUMNS


def to_lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def header() -> bytes:
    """Return the first row."""
    return to_lines([COLUMNS])
