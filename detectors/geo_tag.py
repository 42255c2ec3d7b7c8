"""What the geo tag of a post gives away: a point, a street or an address, a live location.

A tag holds ``lat`` and ``lon`` in degrees and, where known, ``place`` (a name or an address, as its platform gives it),
``live`` and ``period`` (a live location that is being shared, and for how many seconds) and ``bbox`` (west, south,
east, north). Its findings stand in no text: they have the place 0, 0 and the note "field:geo".

Where the line is: a point counts that is exact to 0.003 degrees, some 300 m, as it does in a link to a place. Three
decimals are (52.371: a street), two are not (52.37: a district); of both numbers the longer one tells, since noughts at
the end get lost. A point in the middle of a box is as exact as the box. In the name of a place an address counts, and a
street alone, since the tag says that somebody is there; a town, a district, a park or a café by its name does not. A
live location counts even where the tag has lost its point: what matters is that somebody can be followed.

Left out: other things in a place's name than addresses; a place that is called like a street where a town is, too.
Source: RFC 7946 (order of a box).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from doxguard.detectors.address.find import find_addresses
from doxguard.detectors.address.gazetteer import PLACE_COUNTRIES, is_place
from doxguard.detectors.address.names import key
from doxguard.detectors.address.partial import find_partial_addresses
from doxguard.detectors.finding import Finding, in_field
from doxguard.detectors.folding import fold
from doxguard.detectors.latlon import lat_lon

_STREET = 0.003  # degrees; see `doxguard.detectors.link_table`
_HOUSE = 0.0002
_REPORTED = 0.4
_LONGEST = 300  # characters of a place's name
# A street without a number counts behind a word for living, and streets of a language behind its own.
_HOMES = ("adres", "address", "Adresse", "dirección")


class _Point(NamedTuple):
    lat: float
    lon: float
    error: float  # degrees by which the true place may lie off


def find_geo_tag(geo: Mapping[str, object]) -> list[Finding]:
    """Return what a tag gives away; nothing for values that cannot be read."""
    found = [*_points(geo), *_addresses(geo.get("place"))]
    if _is_live(geo):
        found.append(Finding("LIVE_LOCATION", 0, 0, 0.95 if found else 0.6, ("live",)))
    return [in_field(finding, "geo", 0, 0) for finding in found]


def _is_live(geo: Mapping[str, object]) -> bool:
    live, period = geo.get("live"), _number(geo.get("period"))
    return live is True or (live is None and period is not None and period > 0)


def _points(geo: Mapping[str, object]) -> Iterator[Finding]:
    point = _point(_number(geo.get("lat")), _number(geo.get("lon")), _box(geo.get("bbox")))
    if point is None or point.error > _STREET:
        return
    value = lat_lon(point.lat, point.lon)
    if value:
        yield Finding("GPS_COORDINATES", 0, 0, 0.95 if point.error <= _HOUSE else 0.7, ("point",), value)


def _point(lat: float | None, lon: float | None, box: tuple[float, ...] | None) -> _Point | None:
    if box is not None:
        west, south, east, north = box
        size = max(east - west, north - south)
        middle = _Point((south + north) / 2, (west + east) / 2, size / 2)
        off = size if lat is None or lon is None else max(abs(lat - middle.lat), abs(lon - middle.lon))
        if off <= size / 20 or lat is None or lon is None:
            return middle
    if lat is None or lon is None:
        return None
    return _Point(lat, lon, 0.5 * 10.0 ** -max(_decimals(lat), _decimals(lon)))


def _decimals(degrees: float) -> int:
    """Return how many decimals a number has; beyond the seventh, which is a centimetre, stands only noise."""
    return len(f"{degrees:.7f}".rstrip("0").partition(".")[2])


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _box(value: object) -> tuple[float, ...] | None:
    if not isinstance(value, list | tuple) or len(value) != 4:
        return None
    sides = tuple(side for side in map(_number, value) if side is not None)
    return sides if len(sides) == 4 and sides[0] <= sides[2] and sides[1] <= sides[3] else None


def _addresses(place: object) -> list[Finding]:
    """Return the address in the name of a place, or else the street."""
    if not isinstance(place, str):
        return []
    name = " ".join(place[: 2 * _LONGEST].split())[:_LONGEST]
    found = [finding for finding in find_addresses(fold(name)) if finding.score >= _REPORTED]
    if not found and not _is_town(name):
        found = list(find_partial_addresses(fold("\n\n".join(f"{word}: {name}" for word in _HOMES))))
    return [max(found, key=lambda finding: finding.score)] if found else []


def _is_town(name: str) -> bool:
    """Tell whether a place is called as a town is, of which many end like streets: Langeweg, Nieuwendijk."""
    first = key(name.partition(",")[0].partition("(")[0].strip())
    return any(is_place(country, first) for country in PLACE_COUNTRIES)
