"""CSV with a header: comma, semicolon or tab, quotes doubled inside quoted cells, line ends allowed inside them.

Python's reader does the parsing, a row at a time. When a row cannot be parsed, or its quotes never close, only the line
it starts on is lost: reading goes on with the line after it. A row with another number of cells than the header is
refused, since its text may be cut off at a comma or a line end that should have been quoted.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import partial

from doxguard.errors import InputError
from doxguard.pipeline.readers.columns import check_columns, read_cells
from doxguard.pipeline.readers.lines import Line, Lines, invalid
from doxguard.pipeline.readers.record import Place, Reading, Record, make_record

DECODING = "surrogateescape"  # `Lines.errors`: undecodable bytes are found again in the row they belong to

_ESCAPED = re.compile("[\udc80-\udcff]")
# Without a bound, a file in which every line opens a quote would be read to its end once a line.
_AGAIN = 1 << 20


class _BrokenError(Exception):
    """The row cannot be read; says why."""


class _Physical:
    """Physical lines for `csv.reader`; those of the row at hand are kept, so that they can be read once more."""

    def __init__(self, lines: Lines) -> None:
        self._lines = iter(lines)
        self._limit = lines.limit
        self._again: list[Line] = []
        self._budget = _AGAIN  # bytes that may be read once more
        self._size = 0
        self.row: list[Line] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        again = bool(self._again)
        line = self._again.pop() if again else next(self._lines)
        self.row.append(line)
        self._size += len(line.data)
        self._budget += -len(line.data) if again else 4 * len(line.data)
        if len(self.row) > 1 and self._budget < 0:
            raise _BrokenError("quotes that do not pair up here or above; expected those inside a cell to be doubled")
        if line.error or self._size > self._limit:
            raise _BrokenError(line.error or f"a quoted cell of more than {self._limit:,} bytes")
        return line.text

    def hand_back(self, keep: int) -> list[Line]:
        """Begin a new row and return the first lines of the old one; those after ``keep`` come once more."""
        kept = self.row[:keep]
        self._again += reversed(self.row[keep:])
        self.row = []
        self._size = 0
        return kept


def read_csv(lines: Lines, reading: Reading) -> Iterator[Record]:
    """Yield a record for each row under the header; raises `InputError` for a header that cannot be used."""
    physical = _Physical(lines)
    read = _read_header(physical, lines, reading)
    if read is None:
        return
    header, delimiter = read
    convert = read_cells(reading)
    for cells, row in _rows(physical, delimiter):
        place = Place(lines.source, row[0].number)
        wrong = cells if isinstance(cells, str) else _wrong(cells, header, lines.encoding)
        if wrong:
            yield Record(place, error=wrong, raw=_raw(row))
        else:
            values = {name: cell for name, cell in zip(header, cells, strict=True) if cell or name == reading.text_key}
            yield make_record(place, values, reading, partial(_raw, row), convert)


def check_header(lines: Lines, reading: Reading) -> None:
    """Raise `InputError` for a header that cannot be used."""
    _read_header(_Physical(lines), lines, reading)


def _read_header(physical: _Physical, lines: Lines, reading: Reading) -> tuple[list[str], str] | None:
    """Return the names of the columns, and what stands between cells; None for an empty file."""
    # A process-wide setting of Python's: its 128 kB a cell is less than a post may have.
    csv.field_size_limit(max(csv.field_size_limit(), lines.limit))
    try:
        delimiter = max(",;\t", key=next(physical).count)
        physical.hand_back(0)
        header = [name.strip() for name in next(csv.reader(physical, delimiter=delimiter, strict=True))]
    except StopIteration:
        return None
    except (csv.Error, _BrokenError) as error:
        raise InputError(f"{lines.source}:1: the header cannot be read: {_in_words(error)}") from None
    check_columns(header, lines.source, reading)
    physical.hand_back(len(physical.row))
    return header, delimiter


def _rows(physical: _Physical, delimiter: str) -> Iterator[tuple[list[str] | str, list[Line]]]:
    """Yield the cells of each row, or what is wrong with its first line; with the lines they stand on."""
    while True:
        try:
            cells = next(csv.reader(physical, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except (csv.Error, _BrokenError) as error:
            first = physical.row[0]
            yield first.error or f"not CSV: {_in_words(error)}", physical.hand_back(1)
        else:
            row = physical.hand_back(len(physical.row))
            if cells:
                yield cells, row


def _in_words(error: Exception) -> str:
    said = str(error)
    if "new-line" in said:
        return "a carriage return outside quotes; expected a line feed at the end of each row"
    if "end of data" in said or "expected after" in said:
        return "quotes that do not pair up; expected those inside a quoted cell to be doubled"
    return said


def _wrong(cells: Sequence[str], header: Sequence[str], encoding: str) -> str:
    if len(cells) != len(header):
        return (
            f"this row has {len(cells)} cells, the header {len(header)}; those with commas or line ends must be quoted"
        )
    return invalid(encoding) if any(_ESCAPED.search(cell) for cell in cells) else ""


def _raw(row: Sequence[Line]) -> str | bytes:
    data = b"".join(line.data for line in row)
    text = "".join(line.text for line in row)
    return data if _ESCAPED.search(text) or not text else text.rstrip("\r\n")
