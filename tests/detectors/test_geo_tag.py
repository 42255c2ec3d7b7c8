"""What a geo tag gives away, and where the line is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import field_of
from doxguard.detectors.geo_tag import find_geo_tag

POINT: dict[str, object] = {"lat": 52.371807, "lon": 4.896029}

FOUND: dict[str, tuple[dict[str, object], list[str]]] = {
    "a house": (POINT, ["GPS_COORDINATES"]),
    "four decimals": ({"lat": 52.3718, "lon": 4.896}, ["GPS_COORDINATES"]),
    "three decimals: a street": ({"lat": 52.371, "lon": 4.896}, ["GPS_COORDINATES"]),
    "one number lost its noughts": ({"lat": 52.3718, "lon": 4.9}, ["GPS_COORDINATES"]),
    "numbers as text": ({"lat": "52.371807", "lon": "4.896029"}, ["GPS_COORDINATES"]),
    "south and west": ({"lat": -33.86881, "lon": -70.6693}, ["GPS_COORDINATES"]),
    "a box of a street": ({"bbox": [4.896, 52.371, 4.898, 52.372]}, ["GPS_COORDINATES"]),
    "a point beside the middle of a town's box": ({**POINT, "bbox": [4.7, 52.2, 5.0, 52.4]}, ["GPS_COORDINATES"]),
    "a box that is none": ({**POINT, "bbox": [4.7, "x", 5.0]}, ["GPS_COORDINATES"]),
    "an address": ({"place": "Kerkstraat 12, 3511 AB Utrecht"}, ["STREET_ADDRESS"]),
    "an address behind a café": ({"place": "Café De Zwaan, Kerkstraat 12, Utrecht"}, ["STREET_ADDRESS"]),
    "a French address": ({"place": "12 Rue de Rivoli, 75001 Paris"}, ["STREET_ADDRESS"]),
    "a street": ({"place": "Kerkstraat, Utrecht"}, ["PARTIAL_ADDRESS"]),
    "a German street": ({"place": "Musterstraße, Berlin"}, ["PARTIAL_ADDRESS"]),
    "an English street": ({"place": "Baker Street, London"}, ["PARTIAL_ADDRESS"]),
    "a Spanish street": ({"place": "Calle Mayor, Madrid"}, ["PARTIAL_ADDRESS"]),
    "a postcode": ({"place": "3511 AB Utrecht"}, ["PARTIAL_ADDRESS"]),
    "point and address": ({**POINT, "place": "Kerkstraat 12, Utrecht"}, ["GPS_COORDINATES", "STREET_ADDRESS"]),
    "live": ({**POINT, "live": True}, ["GPS_COORDINATES", "LIVE_LOCATION"]),
    "shared for a quarter": ({**POINT, "period": 900}, ["GPS_COORDINATES", "LIVE_LOCATION"]),
    "live, the point not kept": ({"live": True}, ["LIVE_LOCATION"]),
    "live, exact to a town": ({"lat": 52.37, "lon": 4.9, "live": True}, ["LIVE_LOCATION"]),
}

MISSED: dict[str, dict[str, object]] = {
    "nothing": {},
    "two decimals: a district": {"lat": 52.37, "lon": 4.89},
    "whole degrees": {"lat": 52, "lon": 5},
    "noise behind one decimal": {"lat": 52.300000000000004, "lon": 4.9},
    "a town's box": {"bbox": [4.7, 52.2, 5.0, 52.4]},
    "the middle of a town's box": {"lat": 52.300012, "lon": 4.850034, "bbox": [4.7, 52.2, 5.0, 52.4]},
    "half a point": {"lat": 52.371807},
    "no place on Earth": {"lat": 91.371807, "lon": 4.896029},
    "the empty sea": {"lat": 0.0, "lon": 0.0},
    "not a number": {"lat": float("nan"), "lon": 4.896029},
    "endless": {"lat": float("inf"), "lon": 4.896029},
    "too many digits": {"lat": 10**400, "lon": 4.896029},
    "a boolean": {"lat": True, "lon": 4.896029},
    "words": {"lat": "north", "lon": "east"},
    "objects": {"lat": [52.371807], "lon": {"x": 4.896029}, "place": ["Kerkstraat 12"], "live": "no", "period": "x"},
    "a town": {"place": "Amsterdam, Noord-Holland"},
    "a town like a street": {"place": "Nieuwendijk"},
    "a country": {"place": "Nederland"},
    "a park": {"place": "Vondelpark, Amsterdam"},
    "a square everybody knows": {"place": "Times Square"},
    "a café": {"place": "Café De Gele Zwaan"},
    "a station": {"place": "Station Utrecht Centraal"},
    "a shop with a number": {"place": "Bakkerij 2000"},
    "not live": {"live": False, "period": 900},
    "live no longer": {"period": 0},
    "other keys": {"city": "Kerkstraat 12, Utrecht"},
}


@pytest.mark.parametrize(("geo", "entities"), FOUND.values(), ids=FOUND)
def test_found(geo: dict[str, object], entities: list[str]) -> None:
    found = find_geo_tag(geo)
    assert [finding.entity for finding in found] == entities
    assert all((f.start, f.end, field_of(f)) == (0, 0, "geo") for f in found)


@pytest.mark.parametrize("geo", MISSED.values(), ids=MISSED)
def test_missed(geo: dict[str, object]) -> None:
    assert find_geo_tag(geo) == []


def test_values() -> None:
    point, address = find_geo_tag({**POINT, "place": "Kerkstraat 12, Utrecht"})
    assert point.value == "52.371807,4.896029"
    assert address.value.startswith("Kerkstraat|12|")
    assert find_geo_tag({"bbox": [4.896, 52.371, 4.898, 52.372]})[0].value == "52.371500,4.897000"


def test_the_more_exact_the_surer() -> None:
    house, street = (find_geo_tag({"lat": lat, "lon": 4.9})[0].score for lat in (52.371807, 52.371))
    assert house > street >= 0.5
    exact, lost = (find_geo_tag({**geo, "live": True})[-1].score for geo in (POINT, {}))
    assert exact > lost >= 0.5


_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.floats())


@given(st.dictionaries(st.sampled_from(["lat", "lon", "place", "live", "period", "bbox"]), _VALUES))
def test_any_tag_is_read(geo: dict[str, object]) -> None:
    assert all(0 < finding.score <= 1 for finding in find_geo_tag(geo))


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_fewer_decimals_never_find_more(lat: float, lon: float) -> None:
    counts = [len(find_geo_tag({"lat": round(lat, n), "lon": round(lon, n)})) for n in (5, 3, 2, 0)]
    assert counts[2:] == [0, 0]
    assert all(count <= 1 for count in counts)


def test_a_long_place_is_cut() -> None:
    assert find_geo_tag({"place": "x " * 1_000_000 + "Kerkstraat 12, Utrecht"}) == []
