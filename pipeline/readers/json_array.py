"""One JSON array of records, of any size. Places are the items' numbers, from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from doxguard.errors import InputError
from doxguard.pipeline.readers.format import File
from doxguard.pipeline.readers.json_stream import as_json, json_items, plain
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record


def read_json_array(file: File, _: Sequence[File], reading: Reading) -> Iterator[Record]:
    """Yield a record for each item; raises `InputError` where the document is damaged."""
    with file.open() as stream:
        for number, item in enumerate(json_items(stream, file.name), 1):
            yield _record(Place(file.name, number), item, reading)


def _record(place: Place, item: object, reading: Reading) -> Record:
    try:
        return make_record(place, plain(item), reading, partial(as_json, item))
    except InputError as error:
        return Record(place, error=str(error), raw=as_json(item))
