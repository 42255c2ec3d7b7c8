"""The records that could not be judged, kept as they were read, so that they can be mended and read again.

JSON Lines of ``{"source", "line", "error", "raw"}``, or ``"raw_base64"`` where what was read is not text.
"""

import base64

from doxguard.pipeline.readers.record import Record
from doxguard.pipeline.writers.rows import to_json


def to_reject(record: Record) -> bytes:
    """Return the line for a record."""
    row = {"source": record.place.source, "line": record.place.line, "error": record.error, **_raw(record.raw)}
    return to_json(row).encode("utf-8") + b"\n"


def _raw(raw: str | bytes) -> dict[str, str]:
    if isinstance(raw, str):
        try:
            raw.encode("utf-8")
        except UnicodeEncodeError:
            raw = raw.encode("utf-8", "surrogatepass")
        else:
            return {"raw": raw}
    return {"raw_base64": base64.b64encode(raw).decode("ascii")}
