"""Which names are those of streets and places, by country.

Holds the streets of the Dutch address register and the places of 26 countries (`data/gazetteers`, made by
`data/update/gazetteers.py`). Streets of other countries are left out: no free list of them is small enough.

A list is read when it is first asked and kept as the sorted sums of its names, eight bytes each; all of them together
take about 3 MB. Two CRC-32 sums make 64 bits: names that are not in a list are hardly ever taken for one that is.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from zlib import crc32

from doxguard.data import read_packed_lines
from doxguard.errors import DataError

STREET_COUNTRIES = frozenset({"NL"})
PLACE_COUNTRIES = frozenset({
    "NL", "BE", "DE", "AT", "CH", "FR", "LU", "GB", "IE", "US", "CA", "AU", "NZ", "ES", "IT", "PT", "PL", "SE", "DK",
    "NO", "FI", "CZ", "TR", "GR", "HU", "RO",
})  # fmt: skip

_MOST_MARKS = 1 << 20
ENDING = 6  # letters by which most names that no street ends in are told
_ENDINGS = (1 << 18) - 1  # marks of these


class Listed(NamedTuple):
    """The names of a list: sums in order, and marks by their last bits, by which most other names are passed over."""

    sums: "array[int]"
    marks: bytearray


def is_street(country: str, name_key: str) -> bool:
    """Tell whether a country has a street of this name, given as `names.key` writes it; False without a list."""
    if country not in STREET_COUNTRIES:
        return False
    name, (sums, marks) = name_key.encode("utf-8", "replace"), _streets(country)[0]
    return marks[crc32(name) & (len(marks) - 1)] != 0 and _is_among(sums, _sum(name))


def may_end_street(country: str, name_key: str) -> bool:
    """Tell by its last letters whether a name may be the end of a street's name; False without a list.

    Short names, of fewer than `ENDING` letters, pass always.
    """
    if country not in STREET_COUNTRIES:
        return False
    if len(name_key) < ENDING:
        return True
    return _streets(country)[1][crc32(name_key[-ENDING:].encode("utf-8", "replace")[-ENDING:]) & _ENDINGS] != 0


def is_place(country: str, name_key: str) -> bool:
    """Tell whether a country has a place of this name, given as `names.key` writes it; False without a list."""
    return holds(listed_places(country), name_sum(name_key))


@cache
def listed_places(country: str) -> Listed:
    """Return a country's places, for `holds`; none without a list."""
    return _listed(_sums(_list_of("places", country)) if country in PLACE_COUNTRIES else array("Q"))


def name_sum(name_key: str) -> int:
    """Return what a name is looked up by: asked of many countries, a name is summed up once."""
    return _sum(name_key.encode("utf-8", "replace"))


def holds(listed: Listed, wanted: int) -> bool:
    """Tell whether a sum is among those of a list."""
    sums, marks = listed
    return marks[(wanted >> 32) & (len(marks) - 1)] != 0 and _is_among(sums, wanted)


def _is_among(sums: "array[int]", wanted: int) -> bool:
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted


def _sum(name: bytes) -> int:
    """Return 64 bits for a name: its sums forwards and backwards, for one alone meets a wrong name too often."""
    return crc32(name) << 32 | crc32(name[::-1])


@cache
def _streets(country: str) -> tuple[Listed, bytearray]:
    """Return a country's streets, and marks by the sums of their last letters."""
    names, endings = _list_of("streets", country), bytearray(_ENDINGS + 1)
    return _listed(_summed(names, _marked(read_packed_lines(names), endings))), endings


def _listed(sums: "array[int]") -> Listed:
    """Return a list with so many marks that few are shared, up to a bound."""
    marks = bytearray(min(_MOST_MARKS, 4 << len(sums).bit_length()))
    last = len(marks) - 1
    for total in sums:
        marks[(total >> 32) & last] = 1
    return Listed(sums, marks)


def _marked(names: Iterable[bytes], endings: bytearray) -> Iterator[bytes]:
    """Yield names, and mark how they end: on the way, as to read a list twice takes time before the first answer."""
    for name in names:
        endings[crc32(name[-ENDING:]) & _ENDINGS] = 1
        yield name


def _list_of(kind: str, country: str) -> str:
    return f"gazetteers/{kind}_{country.lower()}.txt.gz"


@cache
def _sums(name: str) -> "array[int]":
    """Return the sorted sums of a list's names; raises `DataError` naming the file."""
    return _summed(name, read_packed_lines(name))


def _summed(name: str, lines: Iterable[bytes]) -> "array[int]":
    # Sorted in sixteen parts: Python's own integers take nine times the room while they are sorted.
    parts = [array("Q") for _ in range(16)]
    for line in lines:
        total = _sum(line)
        parts[total >> 60].append(total)
    sums = array("Q")
    for part in parts:
        sums.extend(sorted(part))
    if not sums:
        raise DataError(f"data/{name}: holds no name; make it anew with data/update/gazetteers.py")
    return sums
