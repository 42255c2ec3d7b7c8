"""What tables have and JSON Lines has not: a header, and cells that hold JSON, dates or numbers for ids."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from doxguard.errors import InputError
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.record import KEYS, Convert, Reading

_OBJECTS = ("author", "urls", "geo", "media", "meta")
_NAMES = ("id", "thread", "reply_to")
# Anything else may be a post: a file without a header has one as its first line, and a message must not show it.
_HARMLESS = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,30}")


def check_columns(header: Sequence[str], source: str, reading: Reading) -> None:
    """Raise `InputError` if the text or a column that was named is not there, or there twice."""
    for key, name in {"text": "text", **reading.columns}.items():
        if header.count(name) > 1:
            raise InputError(f"{source}: column {name!r} occurs {header.count(name)} times; expected once")
        if name not in header:
            hint = "" if key in reading.columns else "; name the one that holds the text: --columns text=COLUMN"
            raise InputError(f"{source}: no column {name!r}; {_there_are(header)}{hint}")


def _there_are(header: Sequence[str]) -> str:
    if all(_HARMLESS.fullmatch(name) for name in header):
        return f"there are: {', '.join(header)}"
    return "its first row must hold the names of the columns"


def read_cells(reading: Reading) -> Convert:
    """Return what turns the cells of a row into what JSON Lines would have; `InputError` if one cannot be read."""
    ours = {reading.columns.get(key, key): key for key in KEYS}

    def convert(row: Mapping[str, object]) -> Mapping[str, object]:
        return {name: _plain(ours.get(name, ""), value) for name, value in row.items() if not _is_missing(value)}

    return convert


def _is_missing(value: object) -> bool:
    """Tell whether a cell is empty; in a column of numbers, pandas writes NaN for that."""
    return value is None or value != value


def _plain(key: str, value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and key in _NAMES and value.is_integer():  # what ids become beside missing ones
        return int(value)
    if isinstance(value, str) and key in _OBJECTS and value.startswith(("{", "[")):
        try:
            return parse_json(value)
        except ValueError as error:
            raise InputError(f"'{key}' must be JSON: {error}") from None
    return value
