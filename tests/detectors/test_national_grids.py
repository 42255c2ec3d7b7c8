"""The Dutch RD grid and British grid references."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.national_grids import find_national_grids, rd_to_lat_lon
from tests.marked import found_by, read_marked

CASES = {
    # found
    "rd": "RD [[121687 487484]]",
    "rd with a colon and a comma": "RD: [[155000, 463000]] dus",
    "rd-coordinates": "zijn rd-coördinaten: [[121687,487484]]",
    "rd in small letters": "rd: [[121687,487484]]",
    "rijksdriehoek": "Rijksdriehoekscoördinaten [[121687 / 487484]]",
    "epsg": "EPSG:28992 [[121687.35 487484.12]]",
    "epsg after": "[[121687 487484]] (EPSG:28992)",
    "rd new": "[[121687 487484]] RD New",
    "x and y": "woont op [[x: 155000 y: 463000]]",
    "x and y, capitals": "[[X=121687,Y=487484]] sloot",
    "thousands": "RD [[121.687, 487.484]]",
    "coordinates": "coördinaten [[233445 582120]]",
    "five figures": "RD [[93000 463500]]",
    "decimal comma": "RD: [[121687,35 487484,12]]",
    "gps": "gps 121 [[121687 487484]]",
    "os, five figures a side": "meet at [[TQ 30012 80045]]",
    "os with a word": "grid ref [[SU387148]], the red door",
    "os with a word, spaced": "OS grid [[SU 387 148]]",
    "os run together": "grid reference: [[TQ3001280045]]",
    "os with a word after": "[[NT 257 734]] on the OS map",
    "os of a usual abbreviation, with a word": "grid [[SN 12345 67890]]",
    # not found
    "two numbers": "121687 487484",
    "phone": "bel 020 487484",
    "rd out of range": "RD 121687 887484",
    "rd of a road": "12 Station Rd 121 300",
    "rd beyond the border": "RD 299000 300000 en 5",
    "amounts": "121.687 / 487.484 euro omzet",
    "populations": "inwoners: 121687, 487484",
    "screen": "x: 1550 y: 463",
    "x and y out of range": "x: 155000 y: 263000",
    "followers": "155.000 en 463.000 volgers",
    "longer number": "RD 1216870 4874840",
    "serial number": "SN 12345 67890",
    "part number": "SU387148",
    "number": "NO 12345 67890",
    "square in the sea": "grid ref TX 12345 67890",
    "square with I": "grid ref TI 123 456",
    "odd figures": "grid ref SU 38714",
    "british postcode": "SW1A 2AA, SE1 7PB",
    "iban": "NL91 1234 5678",
    "station and times": "ST 1030 1145",
    "unlike sides": "grid TQ 300 8004",
    "tweet count": "TV 20 30",
    "tracking code": "RR123456785GB",
    "in a link": "https://example.org/?rd=121687,487484",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_national_grids(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_national_grids, text) == expected


@pytest.mark.parametrize(
    ("x", "y", "lat", "lon"),
    [
        (155_000, 463_000, 52.155174, 5.387206),  # the origin, at Amersfoort
        (121_687, 487_484, 52.374220, 4.898013),
        (233_883.131, 582_065.167, 53.219383, 6.568203),
    ],
)
def test_rd_to_lat_lon(x: float, y: float, lat: float, lon: float) -> None:
    assert rd_to_lat_lon(x, y) == pytest.approx((lat, lon), abs=2e-4)


def test_value_and_country() -> None:
    (rd,) = find_national_grids(fold("RD 121.687 487.484"))
    (british,) = find_national_grids(fold("grid ref SU 387 148"))
    assert (rd.value, rd.country) == ("52.374220,4.898013", "NL")
    assert (british.value, british.country) == ("SU387148", "GB")
