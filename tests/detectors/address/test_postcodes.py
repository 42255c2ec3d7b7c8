"""Postcodes of each country: as typed, as they are written properly, and what is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import data
from doxguard.detectors.address import postcodes
from doxguard.detectors.address.gazetteer import PLACE_COUNTRIES
from doxguard.detectors.address.postcodes import code_at, postcode_at
from doxguard.detectors.address.tokens import Tokens
from doxguard.errors import DataError

# As typed, and what it means; the rest of a line after | does not belong to the code.
VALID: dict[str, dict[str, str]] = {
    "NL": {
        "1017 GK": "1017 GK", "1017GK": "1017 GK", "1017 gk": "1017 GK", "1017-GK": "1017 GK", "1017  Gk": "1017 GK",
        "NL-1017 GK": "1017 GK", "NL 1017GK": "1017 GK", "nl-1017gk": "1017 GK", "9711 LM|, Groningen": "9711 LM",
        "1000 AP": "1000 AP",
    },
    "BE": {"1000": "1000", "B-9000| Gent": "9000", "BE-2018": "2018", "b-3500": "3500", "B 4000| Liège": "4000"},
    "DE": {"10117": "10117", "D-80331| München": "80331", "DE 01067": "01067", "d-20095": "20095"},
    "AT": {"1010": "1010", "A-6020": "6020", "A 8010| Graz": "8010", "AT - 4020": "4020"},
    "CH": {"8001": "8001", "CH-3011": "3011", "CH 1201| Genève": "1201"},
    "FR": {"75008": "75008", "F-69001": "69001", "97110": "97110", "13001|.": "13001", "FR-20000": "20000"},
    "LU": {"1855": "1855", "L-1855| Luxembourg": "1855", "l-4041": "4041", "LU-2227": "2227"},
    "GB": {
        "SW1A 2AA": "SW1A 2AA", "sw1a2aa": "SW1A 2AA", "M1 1AE": "M1 1AE", "CR2 6XH": "CR2 6XH", "DN55 1PT": "DN55 1PT",
        "EC1A 1BB": "EC1A 1BB", "M11AE": "M1 1AE", "CR0 2YR": "CR0 2YR", "G1  1XQ": "G1 1XQ", "E1W 2AA": "E1W 2AA",
    },
    "IE": {"D02 X285": "D02 X285", "d6w xy00": "D6W XY00", "T12 W8KP": "T12 W8KP", "A65F4E2": "A65 F4E2"},
    "US": {"90210": "90210", "20500-0003": "20500-0003", "06390": "06390", "73301|, TX": "73301"},
    "CA": {"H3G 1W9": "H3G 1W9", "k1a0b1": "K1A 0B1", "V6B-1A1": "V6B 1A1", "X0A 0H0": "X0A 0H0"},
    "AU": {"3000": "3000", "2600": "2600", "0800": "0800", "4217": "4217"},
    "NZ": {"6011": "6011", "1010": "1010", "0110": "0110", "NZ-8011": "8011"},
    "ES": {"28013": "28013", "E-08001": "08001", "51001": "51001", "ES 41010": "41010"},
    "IT": {"00184": "00184", "I-20121": "20121", "IT-39100": "39100"},
    "PT": {"1100-148": "1100-148", "3270-155": "3270-155", "PT-4050-011": "4050-011", "1100 - 148": "1100-148"},
    "PL": {"00-590": "00-590", "PL-31-042": "31-042", "80-831": "80-831"},
    "SE": {"411 34": "411 34", "41134": "411 34", "SE-111 22": "111 22", "S-21120": "211 20"},
    "DK": {"2100": "2100", "DK-8000": "8000", "1620": "1620"},
    "NO": {"0150": "0150", "N-5003": "5003", "NO-9008": "9008"},
    "FI": {"00100": "00100", "FI-33100": "33100", "FIN-20100": "20100"},
    "CZ": {"110 00": "110 00", "11000": "110 00", "CZ-602 00": "602 00"},
    "TR": {"06680": "06680", "34433": "34433", "TR-35210": "35210"},
    "GR": {"106 71": "106 71", "10671": "106 71", "GR-546 22": "546 22", "GR 84100": "841 00"},
    "HU": {"1051": "1051", "H-6720": "6720", "HU-4024": "4024"},
    "RO": {"010011": "010011", "RO-400001": "400001", "700028": "700028"},
}  # fmt: skip
FOUR = [
    "0",
    "999",
    "10000",
    "ABCD",
    "1000.50",
    "1000x",
    "1000:30",
    "1000%",
    "1000-2000",
]  # where a code has four figures
FIVE = ["0", "1234", "123456", "12345,50", "12345a", "12345_", "12345-678901"]
INVALID: dict[str, list[str]] = {
    "NL": ["0999 AB", "1234 AB", "1017", "1017 G", "1017 GKL", "1017 SA", "1017 SS", "1017 sd", "1017 GK2", "1017\nGK",
           "1017   GK", "1017 g k", "D-1017 GK", "1017.GK", "10170 GK"],
    "BE": [*FOUR, "0100", "9999", "NL-1000", "b 9000"],
    "DE": [*FIVE, "00100", "05100", "11000", "43000", "62000", "d 80331"],
    "AT": [*FOUR, "0999", "1995", "9999", "a 1010"],
    "CH": [*FOUR, "0999", "9999", "F-8001"],
    "FR": [*FIVE, "00100", "96000", "99123", "75 008"],
    "LU": [*FOUR, "0999", "2024", "B-1855"],
    "GB": ["SW1A", "SW1A 2A", "SW1A 2AAA", "QQ1 1AA", "Q1 1AA", "M1 1A", "M01 1AA", "W1Z 1AA", "A1 1AA", "SW1A\n2AA"],
    "IE": ["D02", "D02 X28", "D25 X285", "D02 X28O", "D02 X2855", "Z99 X285"],
    "US": [*FIVE, "00001", "34300", "90210-12", "90210-12345"],
    "CA": ["H3G", "H3G 1W", "D3G 1W9", "W3G 1W9", "H3O 1W9", "H3G 1U9", "X9A 1A1", "H3G 1W99", "HHG 1W9"],
    "AU": ["0100", "0700", "999", "30000", "3000.50", "5:30", "3000-4000"],
    "NZ": [*FOUR, "9999", "0050"],
    "ES": [*FIVE, "00100", "53001", "99000"],
    "IT": [*FIVE, "49000", "79000", "99000"],
    "PT": ["1100", "1100148", "1100 148", "0100-148", "1100-14", "1100-1488", "9999-148"],
    "PL": ["00590", "00 590", "79-100", "0-590", "00-59", "00-5900", "100-590"],
    "SE": ["00134", "99134", "411 3", "411 345", "4113", "411-34", "411   34"],
    "DK": [*FOUR, "0100", "1049", "9999"],
    "NO": ["0000", "9999", "150", "01500", "0150,50", "S-0150", "0150-0160"],
    "FI": [*FIVE, "SE-00100", "1001", "0010O", "00100%"],
    "CZ": ["010 00", "200 00", "810 00", "900 00", "110 0", "110 000", "110-00"],
    "TR": [*FIVE, "00100", "82000", "99000"],
    "GR": ["010 71", "900 00", "390 00", "106 7", "106 711", "106-71", "1067"],
    "HU": [*FOUR, "0999", "9999", "A-1051"],
    "RO": ["10011", "0100111", "000011", "150000", "250000", "990000", "010 011"],
}  # fmt: skip

WRITTEN = [(country, typed, value) for country, codes in VALID.items() for typed, value in codes.items()]
WRONG = [(country, typed) for country, codes in INVALID.items() for typed in codes]


@pytest.mark.parametrize(("country", "typed", "value"), WRITTEN, ids=[f"{c} {t}" for c, t, _ in WRITTEN])
def test_valid(country: str, typed: str, value: str) -> None:
    code, _, rest = typed.partition("|")
    found = postcode_at(country, f"({code}{rest}", 1)
    assert found is not None
    assert (found.end, found.value) == (1 + len(code), value)
    assert not found.doubtful


@pytest.mark.parametrize(("country", "typed"), WRONG, ids=[f"{c} {t!r}" for c, t in WRONG])
def test_invalid(country: str, typed: str) -> None:
    assert postcode_at(country, f"({typed})", 1) is None


def test_every_country_is_tested_enough() -> None:
    assert set(VALID) == set(INVALID) == PLACE_COUNTRIES
    assert all(len(codes) >= 3 for codes in VALID.values())
    assert all(len(codes) >= 4 for codes in INVALID.values())


REGIONS = {
    ("US", "90210"): "CA", ("US", "02108"): "MA", ("US", "06390"): "NY", ("US", "06103"): "CT", ("US", "20500"): "DC",
    ("US", "73301"): "TX", ("US", "00901"): "PR", ("CA", "H3G 1W9"): "QC", ("CA", "M5V 2T6"): "ON",
    ("CA", "X0A 0H0"): "NU", ("CA", "X1A 2P1"): "NT", ("AU", "3000"): "VIC", ("AU", "2600"): "ACT",
    ("AU", "2000"): "NSW", ("AU", "0800"): "NT", ("AU", "2620"): "NSW", ("NL", "1017 GK"): "", ("GB", "M1 1AE"): "",
}  # fmt: skip


@pytest.mark.parametrize(("place", "region"), REGIONS.items(), ids=[f"{c} {t}" for c, t in REGIONS])
def test_region(place: tuple[str, str], region: str) -> None:
    found = postcode_at(*place, 0)
    assert found is not None
    assert found.region == region


DOUBTFUL = {
    "unit": ("NL", "1500 mm"),
    "unit, close": ("NL", "1500mm"),
    "unit in capitals": ("NL", "5000 MB"),
    "word": ("NL", "1800 in"),
    "word in capitals": ("NL", "2026 EU"),
    "company": ("NL", "3000 BV"),
    "year and small letters": ("NL", "2013 ax"),
    "ordinal": ("GB", "M1 1st"),
    "unit behind a street's letter": ("GB", "S3 4gb"),
    "word behind a routing key": ("IE", "A91 fact"),
    "figures behind a routing key": ("IE", "D02 1234"),
}
CERTAIN = {
    "letters of no word": ("NL", "1017 GK"),
    "word close by": ("NL", "1800in"),
    "year and capitals": ("NL", "2013 AX"),
    "year, close": ("NL", "2013ax"),
    "inward part": ("GB", "M1 1AE"),
    "mixed identifier": ("IE", "D02 X285"),
}


@pytest.mark.parametrize(("country", "typed"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful(country: str, typed: str) -> None:
    found = postcode_at(country, typed, 0)
    assert found is not None
    assert found.doubtful


@pytest.mark.parametrize(("country", "typed"), CERTAIN.values(), ids=CERTAIN)
def test_certain(country: str, typed: str) -> None:
    found = postcode_at(country, typed, 0)
    assert found is not None
    assert not found.doubtful


BEFORE = {
    "letter": "x1017 GK",
    "figure": "11017 GK",
    "low line": "_1017 GK",
    "euro": "€1017 GK",
    "number sign": "#1017 GK",
}


@pytest.mark.parametrize("text", BEFORE.values(), ids=BEFORE)
def test_a_code_begins_where_a_word_does(text: str) -> None:
    assert postcode_at("NL", text, 1) is None


def test_code_behind_the_countrys_letters_is_read_as_well() -> None:
    found = postcode_at("DE", "D-80331", 2)
    assert found is not None
    assert found.value == "80331"


@pytest.mark.parametrize("country", ["XX", "nl", "", "units", "words"])
def test_no_code_without_a_country(country: str) -> None:
    assert postcode_at(country, "1017 GK", 0) is None


def test_nothing_behind_the_end() -> None:
    assert postcode_at("NL", "1017 GK", 7) is None
    assert postcode_at("NL", "", 0) is None


@pytest.mark.parametrize("country", sorted(PLACE_COUNTRIES))
def test_ranges_are_in_order(country: str) -> None:
    plan = postcodes._plan(country)
    assert plan is not None
    assert all(len(first) == len(last) and first <= last for first, last in zip(plan.firsts, plan.lasts, strict=True))
    assert all(last < first for last, first in zip(plan.lasts, plan.firsts[1:], strict=False))


@given(
    st.sampled_from(sorted(PLACE_COUNTRIES)), st.text(alphabet="0123456789 -ABDGHKLWXZaeſKé.,_\n"), st.integers(0, 9)
)
def test_a_found_code_lies_in_the_text(country: str, text: str, at: int) -> None:
    found = postcode_at(country, text, at)
    if found is not None:
        assert at < found.end <= len(text)
        assert found.value.isascii()
        assert found.value == found.value.upper()


@pytest.mark.parametrize("piece", ["1", "A", " ", "-", "1017 ", "SW1A ", "D-", "D -"], ids=repr)
def test_time_does_not_grow_with_the_text(piece: str) -> None:
    text = piece * 100_000
    started = time.thread_time()
    for country in PLACE_COUNTRIES:
        for at in range(100):
            postcode_at(country, text, at)
    assert time.thread_time() - started < 1


BROKEN = {
    "no table": ("[]", "must be a table"),
    "no shape": ("NL: {prefix: NL}", "NL: must have the key shape"),
    "unknown key": ("NL: {shape: '[0-9]', pattern: x}", "NL: must have the key shape"),
    "bad shape": ("NL: {shape: '['}", "NL: shape: unterminated"),
    "start that is a number": ("NL: {shape: '[0-9]{4}', starts: 10}", "starts 10 must be a string"),
    "no listed ranges": ("NL: {shape: '[0-9]{4}', starts: listed}", "starts None must be a string"),
    "cut in words": ("NL: {shape: '[0-9]{4}', starts: '10', cut: four}", "cut must be a number, not 'four'"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table_is_named_with_its_fault(text: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = data.parse_yaml(text, "test")
    monkeypatch.setattr(postcodes, "read_yaml", lambda name: table if name == "postcodes.yaml" else {})
    postcodes._table.cache_clear()
    try:
        with pytest.raises(DataError, match=rf"data/postcodes\.yaml.*{message}"):
            postcodes._plan.__wrapped__("NL")
    finally:
        postcodes._table.cache_clear()


CODES = [(country, written.replace("|", "")) for country, codes in VALID.items() for written in codes]


@pytest.mark.parametrize(("country", "written"), CODES, ids=[" ".join(code) for code in CODES])
def test_figures_are_near_every_code(country: str, written: str) -> None:
    text = f"woont in {written}"
    found = postcode_at(country, text, 9)
    assert found is not None
    assert code_at(Tokens(text), country, 9) == found


PARTS = ("T.K. - ", "Τ.Κ.", "NL", "D-", "SW1", "A", "D6W", "K1", " ", "-", ", ", "1", "12", "123", "1234", "AB", "1AA")


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
def test_no_code_is_passed_over(text: str) -> None:
    tokens = Tokens(text)
    for country in sorted(PLACE_COUNTRIES):
        for at in range(len(text)):
            assert code_at(tokens, country, at) == postcode_at(country, text, at)
