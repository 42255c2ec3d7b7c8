"""Places written as codes in map links: geohash, OSM short code, maps.me hash, plus code, HERE's base64.

Each function turns one code into a `Place`, or None where the code is not one. Short plus codes need a town and are
left out; codes that only their own service can read (what3words, short links) are not decodable at all.
"""

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Place(NamedTuple):
    """Degrees north and east, and by how many degrees the true place may lie off."""

    lat: float
    lon: float
    error: float


_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"
_QUADTILE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~"
_GE0 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PLUS = "23456789CFGHJMPQRVWX"

_HERE = re.compile(
    r"""
    \blat(?:itude)?"?[=:]\s?(?P<lat>-?[0-9]{1,2}(?:\.[0-9]{1,20})?)
    .{0,40}?                                    # ";" or ',' and the quotes of JSON
    \blon(?:gitude)?"?[=:]\s?(?P<lon>-?[0-9]{1,3}(?:\.[0-9]{1,20})?)
    """,
    re.VERBOSE | re.DOTALL,
)


def decode_geohash(code: str) -> Place | None:
    """Return the middle of a geohash's cell. Source: G. Niemeyer, geohash.org; base 32, longitude's bit first.

    >>> decode_geohash("ezs42")
    Place(lat=42.60498046875, lon=-5.60302734375, error=0.02197265625)
    """
    bits = [(_GEOHASH.find(char), shift) for char in code.lower() for shift in (4, 3, 2, 1, 0)]
    if not bits or any(digit < 0 for digit, _ in bits):
        return None
    lon, lon_half = _halve([digit >> shift & 1 for digit, shift in bits[0::2]], 180.0)
    lat, lat_half = _halve([digit >> shift & 1 for digit, shift in bits[1::2]], 90.0)
    return Place(lat, lon, max(lat_half, lon_half))


def _halve(bits: list[int], half: float) -> tuple[float, float]:
    middle = 0.0
    for bit in bits:
        half /= 2
        middle += half if bit else -half
    return middle, half


def decode_quadtile(code: str) -> Place | None:
    """Return the place of ``osm.org/go/<code>``. Source: OpenStreetMap wiki, "Shortlink" (base 64, x and y woven)."""
    digits = [_QUADTILE.find(char) for char in code.replace("@", "~").rstrip("-=")]
    if not 3 <= len(digits) <= 10 or any(digit < 0 for digit in digits):
        return None
    x = y = 0
    for digit in digits:
        for shift in (4, 2, 0):
            x, y = x << 1 | digit >> shift + 1 & 1, y << 1 | digit >> shift & 1
    cells = 1 << 3 * len(digits)
    return Place((y + 0.5) * 180 / cells - 90, (x + 0.5) * 360 / cells - 180, 180 / cells)


def decode_ge0(code: str) -> Place | None:
    """Return the place of a maps.me hash: one character for the zoom, nine for the place.

    Source: the ge0 URL format of Maps.me, Organic Maps and CoMaps.
    """
    digits = [_GE0.find(char) for char in code]
    if not 4 <= len(digits) <= 10 or any(digit < 0 for digit in digits):
        return None
    lat = lon = 0
    for digit in digits[1:]:
        for shift in (4, 2, 0):
            lat, lon = lat << 1 | digit >> shift + 1 & 1, lon << 1 | digit >> shift & 1
    cells = 1 << 3 * (len(digits) - 1)
    return Place((lat + 0.5) * 180 / cells - 90, (lon + 0.5) * 360 / cells - 180, 180 / cells)


def decode_plus(code: str) -> Place | None:
    """Return the middle of a full plus code's cell. Source: Open Location Code specification, Google."""
    head, plus, tail = code.upper().replace(" ", "+").partition("+")
    digits = [_PLUS.find(char) for char in head.rstrip("0") + tail]
    padded = head.endswith("0") and (bool(tail) or len(head.rstrip("0")) % 2)
    if not plus or len(head) != 8 or not 2 <= len(digits) <= 15 or len(tail) == 1 or padded or min(digits) < 0:
        return None
    if digits[0] > 8 or digits[1] > 17:  # 180 and 360 degrees in steps of 20
        return None
    lat, lon, high, wide = -90.0, -180.0, 400.0, 400.0
    for north, east in zip(digits[0:10:2], digits[1:10:2], strict=False):
        high, wide = high / 20, wide / 20
        lat, lon = lat + north * high, lon + east * wide
    for digit in digits[10:]:  # five rows, four columns
        high, wide = high / 5, wide / 4
        lat, lon = lat + digit // 4 * high, lon + digit % 4 * wide
    return Place(lat + high / 2, lon + wide / 2, wide / 2)


def decode_here(code: str) -> Place | None:
    """Return the place in the base64 part of a HERE link: ``lat=…;lon=…`` or JSON. Source: links as shared by HERE."""
    try:
        text = urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("latin-1")
    except (ValueError, binascii.Error):
        return None
    match = _HERE.search(text)
    return read_place(match["lat"], match["lon"]) if match else None


def read_place(lat: str, lon: str) -> Place | None:
    """Return a place from decimal degrees, or None where it is not on Earth; the decimals tell the error."""
    place = float(lat), float(lon)
    if abs(place[0]) > 90 or abs(place[1]) > 180:
        return None
    # Services drop trailing zeros, so the longer of the two tells how exact the place was meant.
    decimals = max(len(number.partition(".")[2]) for number in (lat, lon))
    return Place(*place, 0.5 * 10.0 ** -min(decimals, 12))


DECODERS: Mapping[str, Callable[[str], Place | None]] = MappingProxyType(
    {
        "geohash": decode_geohash,
        "quadtile": decode_quadtile,
        "ge0": decode_ge0,
        "plus": decode_plus,
        "here": decode_here,
    }
)
