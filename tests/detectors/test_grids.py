"""MGRS, USNG and UTM."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.grids import find_grids
from tests.marked import found_by, read_marked

CASES = {
    # found
    "spaced": "his place, grid [[30U XC 99381 09127]] if you read those",
    "spaced, no word": "kom naar [[31U FU 28217 04367]] vanavond",
    "run together": "[[31UFU2821704367]]",
    "ten metres": "[[31UFU28210436]] daar",
    "ten metres, spaced": "[[31U FU 2821 0436]]",
    "a hundred metres, spaced": "[[31U FU 282 043]]",
    "zone apart": "[[31 U FU 28217 04367]]",
    "small letters": "[[31u fu 28217 04367]]",
    "full stop after": "MGRS [[31UFU2821704367]].",
    "square with a word": "mgrs: [[18SUJ2339]]",
    "usng": "USNG [[18S UJ 23394 07395]] the lobby",
    "southern": "[[56H LH 34873 52266]]",
    "norway": "[[32V KN 97508 00645]]",
    "decimals": "[[12S TC 52000.123 86000.123]]",
    "utm": "UTM [[31U 628217 5804367]]",
    "utm without a word": "[[31U 628217 5804367]] om acht uur",
    "utm with letters": "[[31N 628217E 5804367N]]",
    "utm with metres": "[[31U 628217 mE 5804367 mN]]",
    "utm with letters before": "[[31U E628217 N5804367]]",
    "utm, comma": "[[31U 628217, 5804367]]",
    "utm, decimals": "[[18 N 323394.296 4307395.634]]",
    "utm, southern by name": "[[56 S 334873.199 6252266.092]]",
    "utm near the equator": "utm [[31 N 277438 110597]]",
    # not found
    "column of another zone": "30U AC 99381 09127",
    "row of another band": "31C FU 28217 04367",
    "letter I": "31U IU 28217 04367",
    "zone 61": "61U FU 28217 04367",
    "odd figures": "31U FU 28217 0436",
    "square of a kilometre": "18SUJ2307",
    "part number": "besteld: 4QFJ16 en 12STC5286",
    "part number with letters after": "31UFU28210436X",
    "postcode": "3011 AB 12, 1012 NX 34",
    "postcode and phone": "3512 JE 0301234567",
    "bus line": "lijn 31 U 628217",
    "utm northing of another band": "31U 628217 1804367",
    "utm easting out of range": "31U 928217 5804367",
    "amounts": "31 N 100 200",
    "a chess move": "24 N f3 d5",
    "order number": "bestelling 20H 123456 1234567890",
    "licence plate": "31-XFU-2",
    "size": "maat 32C NL 75",
    "price": "10 S XL 20 30",
    "in a link": "https://example.org/31UFU2821704367",
    "hash": "a31UFU2821704367f",
    "flight": "KL1023 31U",
    "phone": "31 6 12345678",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_find_grids(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_grids, text) == expected


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("31U DQ 48251 11932", 48.85820, 2.29449),
        ("30M YD 22561 89402", -1.0, -1.0),
        ("56H LH 34873 52266", -33.8570, 151.2150),
        ("23K PQ 83466 60687", -22.9519, -43.2106),
        ("31 N 448251 5411932", 48.85820, 2.29449),
        ("56 S 334873.199 6252266.092", -33.8570, 151.2150),
        ("34 S 683473 4942631", -45.6456, 23.3545),
    ],
)
def test_value(text: str, lat: float, lon: float) -> None:
    values = [finding.value.split(",") for finding in find_grids(fold(text))]
    assert [[float(number) for number in value] for value in values] == [pytest.approx([lat, lon], abs=2e-4)]
