"""CSV with a header; the columns are described in `doxguard.pipeline.writers.rows`."""

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.writers.rows import COLUMNS, to_cells, to_row


class CsvEncoder:
    """Writes a row a decision."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._put(COLUMNS)

    def put(self, decision: Decision, shown: Sequence[str]) -> None:
        """Write one row."""
        self._put(to_cells(to_row(decision, shown)))

    def finish(self) -> None:
        """Nothing is held back."""

    def _put(self, cells: Sequence[str]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(cells)
        self._stream.write(line.getvalue().encode("utf-8"))
