"""Reading numbers by the world's plans; the same with either of the two libraries."""

from types import ModuleType

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors import phone_plan
from doxguard.detectors.folding import fold
from doxguard.detectors.phone import find_phones
from doxguard.detectors.phone_plan import read_international, read_national
from tests.detectors.test_phone import DISGUISED, HITS, MISSES
from tests.marked import found_by, read_marked

rphonenumbers = pytest.importorskip("rphonenumbers")

INTERNATIONAL = {
    "nl mobile": ("31612345678", "+31612345678", "NL", True),
    "nl landline": ("31201234567", "+31201234567", "NL", False),
    "be": ("32470123456", "+32470123456", "BE", True),
    "de": ("493023125123", "+493023125123", "DE", False),
    "gb": ("442079460958", "+442079460958", "GB", False),
    "us": ("12125550123", "+12125550123", "US", True),
    "ca shares the code of us": ("16135550123", "+16135550123", "CA", True),
    "it keeps its zero": ("390612345678", "+390612345678", "IT", False),
}


@pytest.mark.parametrize(("digits", "e164", "region", "mobile"), INTERNATIONAL.values(), ids=INTERNATIONAL)
def test_international(digits: str, e164: str, region: str, mobile: bool) -> None:
    number = read_international("+" + digits, digits)
    assert number is not None
    assert (number.e164, number.region, number.mobile) == (e164, region, mobile)


BRACKETS = {
    "nl": ("+31 (0)6 12345678", "+31612345678"),
    "nl tight": ("+31(0)201234567", "+31201234567"),
    "gb": ("+44 (0)20 7946 0958", "+442079460958"),
    "de": ("+49 (0) 30 23125123", "+493023125123"),
}


@pytest.mark.parametrize(("surface", "e164"), BRACKETS.values(), ids=BRACKETS)
def test_zero_in_brackets_is_for_callers_at_home(surface: str, e164: str) -> None:
    number = read_international(surface, "".join(char for char in surface if char.isdigit()))
    assert number is not None
    assert number.e164 == e164


@pytest.mark.parametrize(
    "digits", ["", "0", "31", "3161234", "316123456789", "99912345678", "00000000000", "31" * 12, "210000000000"]
)
def test_no_international_number(digits: str) -> None:
    assert read_international("+" + digits, digits) is None


NATIONAL = {
    "nl mobile": ("0612345678", "NL", "+31612345678"),
    "nl landline": ("0201234567", "NL", "+31201234567"),
    "be mobile": ("0470123456", "BE", "+32470123456"),
    "fr": ("0199001234", "FR", "+33199001234"),
    "us has no zero": ("2125550123", "US", "+12125550123"),
    "es has no zero": ("612345678", "ES", "+34612345678"),
    "it has a zero or none": ("0612345678", "IT", "+390612345678"),
    "it mobile": ("3471234567", "IT", "+393471234567"),
}


@pytest.mark.parametrize(("digits", "region", "e164"), NATIONAL.values(), ids=NATIONAL)
def test_national(digits: str, region: str, e164: str) -> None:
    number = read_national(digits, region)
    assert number is not None
    assert number.e164 == e164


@pytest.mark.parametrize(
    ("digits", "region"),
    [
        ("612345678", "NL"),
        ("06123456", "NL"),
        ("061234567890", "NL"),
        ("0612345678", "ES"),
        ("0000000000", "NL"),
        ("", "NL"),
    ],
    ids=["no zero", "short", "long", "zero where there is none", "zeros", "empty"],
)
def test_no_national_number(digits: str, region: str) -> None:
    assert read_national(digits, region) is None


@pytest.mark.parametrize("digits", ["447700900123", "441632960123", "33639981234", "353209112345"])
def test_numbers_for_films_are_read(digits: str) -> None:
    number = read_international("+" + digits, digits)
    assert number is not None
    assert number.e164 == "+" + digits


def test_area_code() -> None:
    amsterdam = read_national("0201234567", "NL")
    mobile = read_national("0612345678", "NL")
    assert amsterdam is not None
    assert mobile is not None
    assert (amsterdam.area, mobile.area) == ("20", "")


@pytest.fixture(params=[rphonenumbers, phonenumbers], ids=["rphonenumbers", "phonenumbers"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(phone_plan, "library", lambda: request.param)
    module: ModuleType = request.param
    return module


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_both_libraries_find_the_same(library: ModuleType, marked: str) -> None:
    text, expected = read_marked(marked)
    assert phone_plan.library() is library
    assert found_by(find_phones, text) == expected


def _all(raw: str, library: ModuleType) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phone_plan, "library", lambda: library)
        return list(find_phones(fold(raw)))


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values(), *DISGUISED.values()])
def test_both_libraries_say_the_same_of_it(marked: str) -> None:
    raw, _ = read_marked(marked)
    assert _all(raw, phonenumbers) == _all(raw, rphonenumbers)


@settings(max_examples=150)
@given(st.from_regex(r"(\+|00|0)?[1-9][0-9]{6,12}", fullmatch=True))
def test_both_libraries_read_any_number_alike(raw: str) -> None:
    assert _all(raw, phonenumbers) == _all(raw, rphonenumbers)


_NARROWED = ("US", "CA", "ES", "PT", "DK", "NO", "MX", "CO", "CH", "TR", "RO", "PL", "CZ", "BE")


@pytest.mark.parametrize("region", _NARROWED)
def test_no_length_of_a_plan_is_left_out(region: str) -> None:
    plan = phonenumbers.PhoneMetadata.metadata_for_region(region)
    assert plan is not None
    assert plan.general_desc is not None
    if region in phone_plan._NO_TRUNK_ZERO:
        lengths = {n + more for n in plan.general_desc.possible_length for more in (0, len(str(plan.country_code)))}
    else:
        lengths = {n + 1 for n in plan.general_desc.possible_length}
    assert lengths & set(range(7, 13)) <= set(phone_plan._LENGTHS[region])


@settings(max_examples=300)
@given(st.sampled_from(_NARROWED), st.from_regex("(?:[1-9]|0[1-9])[0-9]{5,11}", fullmatch=True))
def test_what_is_not_read_for_its_length_is_no_number(region: str, digits: str) -> None:
    led = digits.startswith("0") != (region in phone_plan._NO_TRUNK_ZERO)
    if led and 7 <= len(digits) <= 12 and read_national(digits, region) is None:
        assert phone_plan._read(digits, region) is None
