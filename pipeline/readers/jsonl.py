"""JSON Lines: one object a line. Blank lines are no records; control characters inside strings are taken."""

import json
from collections.abc import Iterator

from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

_DECODER = json.JSONDecoder(strict=False)


def read_jsonl(lines: Lines, reading: Reading) -> Iterator[Record]:
    """Yield a record for each line that is not blank."""
    for line in lines:
        if line.error or line.text.strip():
            yield read_line(lines.source, line, reading)


def read_line(source: str, line: Line, reading: Reading) -> Record:
    """Return the record of a line."""
    place = Place(source, line.number)
    if line.error:
        return Record(place, error=line.error, raw=line.raw)
    try:
        row = parse_json(line.text)
    except ValueError as error:
        return Record(
            place, error=f"{error}; expected one object a line, with the key {reading.text_key!r}", raw=line.raw
        )
    return make_record(place, row, reading, lambda: line.raw)


def parse_json(text: str) -> object:
    """Return what JSON says; ValueError says what is wrong with it and where, not what stands there."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        # Some messages quote a character; what comes before it says enough.
        raise ValueError(f"not JSON: {error.msg.partition(':')[0]}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("not JSON that can be read: nested too deeply") from None
    except ValueError:
        raise ValueError("not JSON that can be read: a number of too many digits") from None
