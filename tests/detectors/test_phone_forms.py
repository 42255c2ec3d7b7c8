"""Numbers read by the form of their country's numbers are read as libphonenumber reads them."""

import random

import phonenumbers
import pytest

from doxguard.data import read_yaml
from doxguard.detectors import phone, phone_forms, phone_plan
from doxguard.detectors.phone_forms import form_of, form_of_code, may_be_of
from doxguard.detectors.phone_plan import read_international, read_national


def _regions() -> list[str]:
    table = read_yaml("lexicon/languages.yaml")
    assert isinstance(table, dict)
    return sorted({*phone._ELSEWHERE, "US", *(region for entry in table.values() for region in entry["regions"])})


REGIONS = _regions()
_KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "uan")


def _numbers(region: str, count: int) -> list[str]:
    """Return numbers of all kinds of a country, with a few figures changed in most."""
    how = random.Random(region)
    plan = phonenumbers.PhoneMetadata.metadata_for_region(region)
    assert plan is not None
    kinds = [kind.example_number for name in _KINDS if (kind := getattr(plan, name)) and kind.example_number]
    found = []
    for _ in range(count):
        figures = list(how.choice(kinds) if how.random() < 0.8 else f"{how.randrange(10**6, 10**11)}")
        for _ in range(how.randrange(4)):
            figures[how.randrange(len(figures))] = how.choice("0123456789")
        found.append("".join(figures))
    return found


def _by_library(digits: str, region: str | None) -> object:
    return phone_plan._read_by(phonenumbers, digits, region)


@pytest.mark.parametrize("region", REGIONS)
def test_national_numbers_are_read_as_the_library_does(region: str) -> None:
    code = str(phonenumbers.country_code_for_region(region))
    valid = 0
    for number in _numbers(region, 300):
        for digits in ("0" + number, number, code + number, "1" + number):
            number_read = read_national(digits, region)
            if digits.startswith("00") or not _is_tried(digits, region):
                continue
            assert number_read == _by_library(digits, region), digits
            assert number_read is None or may_be_of(digits, (region,)), digits
            valid += number_read is not None
    assert valid > 20


def _is_tried(digits: str, region: str) -> bool:
    zero = digits.startswith("0") == (region not in phone_plan._NO_TRUNK_ZERO) or region == "IT"
    short = region in ("US", "CA") and len(digits) < 10 and digits[-7:-4] != "310"
    return zero and not short and len(digits) in phone_plan._LENGTHS.get(region, phone_plan._OTHERS)


@pytest.mark.parametrize("region", REGIONS)
def test_international_numbers_are_read_as_the_library_does(region: str) -> None:
    code = str(phonenumbers.country_code_for_region(region))
    read = [(code + number, read_international("+", code + number)) for number in _numbers(region, 200)]
    assert sum(number is not None for _, number in read) > 20
    for digits, number in read:
        assert number == _by_library("+" + digits, None), digits


LEFT_TO_THE_LIBRARY = {"rewrites": "AR", "shares a code": "GG", "is read otherwise": "CA", "no country": "ZZ"}


@pytest.mark.parametrize("region", LEFT_TO_THE_LIBRARY.values(), ids=LEFT_TO_THE_LIBRARY)
def test_involved_plans_have_no_form(region: str) -> None:
    assert form_of(region) is None


@pytest.mark.parametrize("digits", ["", "0", "0612345678", "999123456", "54911234567"])
def test_no_form_for_a_code(digits: str) -> None:
    assert form_of_code(digits) is None


NONE_OF_THEM = {
    "an order": ("20260415", ("NL", "BE", "FR", "US")),
    "a date": ("15042026", ("US", "PT", "PL", "ES")),
    "a bsn": ("999990019", ("US", "DK", "CZ")),
    "too short": ("0612", ("NL", "BE")),
    "none": ("", ("NL",)),
}


@pytest.mark.parametrize(("digits", "regions"), NONE_OF_THEM.values(), ids=NONE_OF_THEM)
def test_most_figures_are_no_number(digits: str, regions: tuple[str, ...]) -> None:
    assert not may_be_of(digits, regions)


def test_prefix_at_home() -> None:
    dutch = form_of("NL")
    assert dutch is not None
    assert phone_forms.without_prefix("0612345678", dutch) == "612345678"
    assert phone_forms.national_number("31612345678", dutch) == "612345678"
