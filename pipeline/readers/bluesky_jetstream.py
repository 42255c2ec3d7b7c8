"""Bluesky's Jetstream, kept as it came: one event a line, of which those that write a post or a profile are read.

Left out: deletions, which hold no record, and what happened to accounts; so authors are known by their DID alone.
Source: https://github.com/bluesky-social/jetstream#example-events
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from doxguard.pipeline.readers.bluesky import COLLECTIONS, describe, record_row
from doxguard.pipeline.readers.format import File, Format
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.loose import object_at, text_at
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record
from doxguard.pipeline.readers.stream import text_stream

_EVENT = re.compile(rb'\s*\{(?=[^\n]*"did"\s*:\s*"did:)(?=[^\n]*"time_us"\s*:\s*\d)')
_MARK = b"\xef\xbb\xbf"


def fits(path: str, head: bytes) -> bool:  # noqa: ARG001
    """Tell whether the first line is an event of Jetstream."""
    return bool(_EVENT.match(head.removeprefix(_MARK)))


def read_jetstream(file: File, others: Sequence[File], reading: Reading) -> Iterator[Record]:  # noqa: ARG001
    """Yield a record for each line that writes a post or a profile, or cannot be read."""
    plain = Reading(max_chars=reading.max_chars)
    with file.open() as stream:
        text = text_stream(stream, file.name, reading.encoding)
        for line in Lines(text.stream, file.name, text.encoding, reading.max_bytes):
            if (line.error or line.text.strip()) and (record := _record(Place(file.name, line.number), line, plain)):
                yield record


def _record(place: Place, line: Line, reading: Reading) -> Record | None:
    if line.error:
        return Record(place, error=line.error, raw=line.raw)
    try:
        event = parse_json(line.text)
    except ValueError as error:
        return Record(place, error=f"{error}; expected an event a line", raw=line.raw)
    did = text_at(event, "did")
    if not isinstance(event, Mapping) or not did:
        return Record(place, error="not an event; expected an object with 'did'", raw=line.raw)
    commit = object_at(event, "commit")
    collection, record = text_at(commit, "collection"), commit.get("record")
    if collection not in COLLECTIONS or record is None:
        return None
    if not isinstance(record, Mapping):
        return Record(place, error="'commit.record' must be an object", raw=line.raw)
    uri = f"at://{did}/{collection}/{text_at(commit, 'rkey')}"
    row = record_row(collection, record, uri, describe(did), event.get("time_us"))
    return make_record(place, row, reading, lambda: line.raw)


FORMAT = Format("bluesky-jetstream", fits, read_jetstream)
