"""One JSON array of records, of any size. Places are the items' numbers, from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.json_stream import Broken, as_json, json_items
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record


def read_json_array(file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each item; raises `InputError` where the array is damaged."""
    with file.open() as stream:
        for number, item in enumerate(json_items(stream, file.name), 1):
            yield record_of_item(Place(file.name, number), item, item, reading)


def record_of_item(place: Place, item: object, row: object, reading: Reading) -> Record:
    """Return the record of an item and the row that was made of it."""
    if isinstance(item, Broken):
        return Record(place, error=item.error)
    return make_record(place, row, reading, partial(as_json, item))
