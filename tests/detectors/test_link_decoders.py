"""Places from codes: published examples of each system, broken codes, and any text."""

from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.link_decoders import (
    DECODERS,
    Place,
    decode_ge0,
    decode_geohash,
    decode_here,
    decode_plus,
    decode_quadtile,
    read_place,
)

Decoder = Callable[[str], Place | None]

# id -> decoder, code, place, degrees it may lie off
PLACES: dict[str, tuple[Decoder, str, tuple[float, float], float]] = {
    "geohash, Wikipedia's": (decode_geohash, "ezs42", (42.605, -5.603), 0.001),
    "geohash, Jutland": (decode_geohash, "u4pruydqqvj", (57.64911, 10.40744), 0.00001),
    "geohash, capitals": (decode_geohash, "EZS42", (42.605, -5.603), 0.001),
    "quadtile, old padding": (decode_quadtile, "0EEQjE==", (51.5110, 0.0550), 0.002),
    "quadtile, tilde as at sign": (decode_quadtile, "0EEQ@E", decode_quadtile("0EEQ~E")[:2], 0.0),  # type: ignore[index]
    "ge0, a monument in Prague": (decode_ge0, "44G4aoThBC", (50.087702, 14.421123), 0.00001),
    "ge0, the middle of the map": (decode_ge0, "0wAAAAAAAA", (0.0, 0.0), 0.0001),
    "plus code, specification": (decode_plus, "8FWC2345+G6", (48.0063125, 8.0580625), 1e-6),
    "plus code, lower case": (decode_plus, "8fwc2345+g6", (48.0063125, 8.0580625), 1e-6),
    "plus code, padded": (decode_plus, "8FWCX400+", (48.975, 8.125), 1e-6),
    "plus code, eleven digits": (decode_plus, "7FG49QCJ+2VX", (20.3701125, 2.78223535), 0.0001),
    "plus code, space for its sign": (decode_plus, "8FWC2345 G6", (48.0063125, 8.0580625), 1e-6),
    "HERE, list": (decode_here, urlsafe_b64encode(b"v=1;lat=48.8583;lon=2.2944;n=x").decode(), (48.8583, 2.2944), 0),
    "HERE, json": (
        decode_here,
        urlsafe_b64encode(b'{"name":"x","latitude":-48.87,"longitude":-123.39}').decode().rstrip("="),
        (-48.87, -123.39),
        0,
    ),
}  # fmt: skip

NOTHING: dict[str, tuple[Decoder, str]] = {
    "geohash, letter a": (decode_geohash, "abcde"),
    "geohash, empty": (decode_geohash, ""),
    "quadtile, too short": (decode_quadtile, "0E--"),
    "quadtile, a hyphen inside": (decode_quadtile, "0E-QjE"),
    "ge0, too short": (decode_ge0, "sa"),
    "ge0, too long": (decode_ge0, "saabbccddaabb"),
    "ge0, tilde": (decode_ge0, "44G4ao~hBC"),
    "plus code, one digit after the sign": (decode_plus, "8FWC2345+G"),
    "plus code, a one": (decode_plus, "8FXP71WG+XHW"),
    "plus code, padded and more": (decode_plus, "8FWC2300+G6"),
    "plus code, short": (decode_plus, "2345+G6"),
    "plus code, beyond the pole": (decode_plus, "XX000000+"),
    "plus code, no sign": (decode_plus, "8FWC2345G6"),
    "plus code, nothing but padding": (decode_plus, "00000000+"),
    "HERE, no place": (decode_here, urlsafe_b64encode(b"version=1;title=x").decode()),
    "HERE, off the Earth": (decode_here, urlsafe_b64encode(b"lat=95.1;lon=2.2").decode()),
    "HERE, not base 64": (decode_here, "é"),
}


@pytest.mark.parametrize(("decode", "code", "place", "off"), PLACES.values(), ids=PLACES)
def test_places(decode: Decoder, code: str, place: tuple[float, float], off: float) -> None:
    found = decode(code)
    assert found is not None
    assert found[:2] == pytest.approx(place, abs=off or 1e-9)


@pytest.mark.parametrize(("decode", "code"), NOTHING.values(), ids=NOTHING)
def test_other_codes_are_none(decode: Decoder, code: str) -> None:
    assert decode(code) is None


def test_longer_codes_are_more_exact() -> None:
    errors = [place.error for place in map(decode_geohash, ("u09t", "u09tun", "u09tunqu")) if place]
    assert errors == sorted(errors, reverse=True)


def test_decimals_tell_the_error() -> None:
    assert read_place("48.8583", "2.29") == pytest.approx(Place(48.8583, 2.29, 0.00005))
    assert read_place("90.1", "0") is None
    assert read_place("0", "-180.1") is None


@pytest.mark.parametrize("decode", DECODERS.values(), ids=list(DECODERS))
@given(code=st.text(max_size=30) | st.text(alphabet="23456789CFGHJMPQRVWX+0~-_=", max_size=20))
def test_any_text_is_a_place_on_earth_or_none(decode: Decoder, code: str) -> None:
    place = decode(code)
    assert place is None or (abs(place.lat) <= 90 and abs(place.lon) <= 180)
