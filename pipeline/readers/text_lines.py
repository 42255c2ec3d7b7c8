"""Plain text: a post a line. Blank lines are no posts."""

from collections.abc import Iterator

from doxguard.pipeline.readers.lines import Line, Lines
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record


def read_text_lines(lines: Lines, reading: Reading) -> Iterator[Record]:
    """Yield a record for each line that is not blank."""
    plain = Reading(max_chars=reading.max_chars)  # keys and columns have no meaning here
    return (_record(line, lines.source, plain) for line in lines if line.error or line.text.strip())


def _record(line: Line, source: str, reading: Reading) -> Record:
    place = Place(source, line.number)
    if line.error:
        return Record(place, error=line.error, raw=line.raw)
    return make_record(place, {"text": line.text.rstrip("\r\n")}, reading, lambda: line.raw)
