"""JSON Lines: a decision record a line."""

from collections.abc import Sequence
from typing import BinaryIO

from doxguard.pipeline.decision import Decision
from doxguard.pipeline.writers.rows import to_json, to_record


class JsonlEncoder:
    """Writes decision records."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def put(self, decision: Decision, shown: Sequence[str]) -> None:
        """Write one line."""
        self._stream.write(to_json(to_record(decision, shown)).encode("utf-8") + b"\n")

    def finish(self) -> None:
        """Nothing is held back."""
