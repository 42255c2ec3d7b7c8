"""Reading one telephone number by the world's numbering plans, through libphonenumber.

`rphonenumbers` (the same library in Rust) is used where it is installed, else `phonenumbers`; both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from doxguard.detectors.phone_forms import (
    FICTION,
    INVENTED,
    Form,
    form_of,
    form_of_code,
    may_be_of,
    national_number,
    without_prefix,
)

if TYPE_CHECKING:
    from types import ModuleType

_NO_TRUNK_ZERO = frozenset(
    {"US", "CA", "ES", "PT", "PL", "NO", "DK", "CZ", "SK", "IT", "GR", "CY", "MX", "CO", "CL", "LU", "HU", "BR"}
)
_MOBILE, _FIXED_OR_MOBILE, _UNKNOWN = 1, 2, 99  # of PhoneNumberType; the last is of numbers that are not valid
# How numbers are grouped where they begin without a zero, by country: only so they tell what they are. The share is
# what such a row of digits is worth without any word near: other things come in threes, too.
_OWN_GROUPS: dict[str, dict[tuple[int, ...], float]] = {
    "ES": {(3, 2, 2, 2): 0.5, (2, 3, 2, 2): 0.5, (3, 3, 3): 0.3},
    "PT": {(3, 3, 3): 0.3},
    "PL": {(3, 3, 3): 0.3},
    "CZ": {(3, 3, 3): 0.3},
    "DK": {(2, 2, 2, 2): 0.3},
    "NO": {(3, 2, 3): 0.35, (2, 2, 2, 2): 0.3},
    "IT": {(3, 3, 4): 0.35, (3, 7): 0.35, (3, 6): 0.35, (3, 3, 3): 0.3, (3, 3, 2, 2): 0.35, (3, 2, 2, 3): 0.35},
    "AU": {(4, 3, 3): 0.65},  # 1800 and 1300: nobody else's begin so
    "BR": {(2, 5, 4): 0.35, (2, 4, 4): 0.3},
    "MX": {(2, 4, 4): 0.35, (3, 3, 4): 0.35},
}


# How many digits a number has with its leading zero; where there is none, also with the country code without its plus.
# Reading is dear, and most rows of digits have another length.
_LENGTHS: dict[str, Sequence[int]] = {
    "NL": range(8, 12), "BE": (9, 10), "FR": (10,), "GB": (10, 11), "DE": range(7, 14), "AT": range(7, 14),
    "IE": range(8, 12), "US": (7, 8, 10, 11, 12), "CA": (7, 8, 10, 11, 12), "ES": (9, 11), "PT": (9, 12), "DK": (8, 10),
    "NO": (7, 8, 10), "MX": (10, 12), "CO": (8, 10, 11, 12), "CH": (10,), "TR": (8, 11), "RO": (7, 10),
    "PL": range(7, 13), "CZ": range(9, 13),
}  # fmt: skip
_OTHERS = range(7, 13)
_FREEPHONE = re.compile(r"1[38]00[0-9]{6}$")  # Australian: 1800 000 000
_SHORT_AMERICAN = "310"  # what all numbers of seven digits begin with


class Number(NamedTuple):
    """A valid number: E.164, country, and what kind it is."""

    e164: str
    region: str
    mobile: bool
    invented: bool  # of a block that is not in use
    nanp: bool  # of the North American plan

    @property
    def area(self) -> str:
        """Its area code, or "" where it has none."""
        return _area(library(), self.e164)


@cache
def library() -> ModuleType:
    """Return the fastest libphonenumber that is installed."""
    return import_module("rphonenumbers" if find_spec("rphonenumbers") else "phonenumbers")


def read_international(surface: str, digits: str) -> Number | None:
    """Return the number for digits that begin with a country code; None where they are not valid."""
    number = _read_plus(digits)
    if number is None and "(0)" in surface:
        # The zero in brackets is for callers at home.
        before = sum(char.isdigit() for char in surface[: surface.index("(0)")])
        skipped = sum(char.isdigit() for char in surface) - len(digits)
        number = _read_plus(digits[: before - skipped] + digits[before - skipped + 1 :])
    return number


def _read_plus(digits: str) -> Number | None:
    form = form_of_code(digits)
    if form is None:
        return _read("+" + digits, None)
    return _as_valid(without_prefix(digits[len(form.code) :], form), form)


def read_national(digits: str, region: str) -> Number | None:
    """Return the number for digits without a country code in a country; None where they are not valid there."""
    if not _may_begin(digits[:1], region):
        return None
    if region in ("US", "CA") and len(digits) < 10 and digits[-7:-4] != _SHORT_AMERICAN:
        return None
    if len(digits) not in _LENGTHS.get(region, _OTHERS):
        return None
    form = form_of(region)
    if form is None or form.abroad.match(digits):
        return _read(digits, region)
    return _as_valid(national_number(digits, form), form)


def read_in(digits: str, regions: tuple[str, ...]) -> list[Number]:
    """Return the numbers that digits without a country code are in some countries, in their order."""
    regions = _with_beginning(digits[:1], regions)
    if not may_be_of(digits, regions):
        return []
    read = [read_national(digits, region) for region in regions]
    return [number for number in read if number is not None]


@lru_cache(maxsize=1024)
def _with_beginning(digit: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(region for region in regions if _may_begin(digit, region))


def _may_begin(digit: str, region: str) -> bool:
    """Tell whether a number may begin so in a country: most have a zero in front, or none ever."""
    return (digit == "0") == (region not in _NO_TRUNK_ZERO) or region == "IT" or digit + region == "1AU"


def regions_to_try(digits: str, likely: tuple[str, ...]) -> tuple[str, ...]:
    """Return the countries to try for digits without a country code, likeliest first."""
    if _FREEPHONE.match(digits):
        return ("AU", *likely[:2], "US")
    return _regions_with_zero(likely) if digits.startswith("0") else _regions_without(likely)


@lru_cache(maxsize=128)  # there are not many languages
def _regions_with_zero(likely: tuple[str, ...]) -> tuple[str, ...]:
    # Germany accepts almost any row of digits behind a zero: only where the post is German.
    return tuple(dict.fromkeys([*likely[:6], "NL", "BE", "GB", "FR"]))


@lru_cache(maxsize=128)
def _regions_without(likely: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*likely[:5], "US"]))


def _as_valid(national: str, form: Form) -> Number | None:
    """Return a national number if it is valid, or nobody's but known."""
    match = form.valid.fullmatch(national)
    e164 = f"+{form.code}{national}"
    if match:
        return Number(e164, form.region, match["mobile"] is not None, False, form.code == "1")
    if form.others.fullmatch(national):
        return _read(e164, None)
    if FICTION.fullmatch(e164):
        return Number(e164, form.region, True, False, False)
    return Number(e164, form.region, True, True, False) if INVENTED.fullmatch(e164) else None


def _read(digits: str, region: str | None) -> Number | None:
    return _read_by(library(), digits, region)


@lru_cache(maxsize=64)  # the same digits are read as parts of several rows and in several views
def _read_by(phonenumbers: ModuleType, digits: str, region: str | None) -> Number | None:
    try:
        parsed = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    code = parsed.country_code
    e164 = f"+{code}{phonenumbers.national_significant_number(parsed)}"
    fictional = FICTION.fullmatch(e164) is not None
    kind = phonenumbers.number_type(parsed)
    valid = kind != _UNKNOWN or fictional
    if not valid and not INVENTED.fullmatch(e164):
        return None
    # Countries that share a code also share the way of dialling: an American may give a Canadian number.
    home = phonenumbers.region_code_for_number(parsed) or region or phonenumbers.region_code_for_country_code(code)
    mobile = kind in (_MOBILE, _FIXED_OR_MOBILE) or fictional or not valid
    return Number(e164, home, mobile, not valid, code == 1)


@lru_cache(maxsize=64)
def _area(phonenumbers: ModuleType, e164: str) -> str:
    parsed = phonenumbers.parse(e164, None)
    national: str = phonenumbers.national_significant_number(parsed)
    return national[: phonenumbers.length_of_geographical_area_code(parsed)]


def worth_of_groups(number: Number, sizes: tuple[int, ...]) -> float:
    """Return what the grouping alone is worth for a number that begins without a zero; 0 where it is not its own."""
    if number.nanp:
        return 0.65 if sizes in ((3, 3, 4), (1, 3, 3, 4), (3, 7)) else 0.3 if len(sizes) == 1 else 0.0
    worth = _OWN_GROUPS.get(number.region, {}).get(sizes, 0.3 if len(sizes) == 1 else 0.0)
    return worth + 0.2 * (number.mobile and len(sizes) > 1)


def parts_as_planned(number: Number, sizes: tuple[int, ...]) -> bool:
    """Tell whether the groups of a number with a zero in front part where its plan does, as lottery numbers don't."""
    if number.region == "FR":
        return len(sizes) == 1 or set(sizes) == {2}
    if len(sizes) == 1 and not number.mobile:
        return number.region in ("NL", "FR") and sizes[0] == 10  # fewer digits behind a zero are too many other things
    if number.mobile or not number.area:
        return True
    edges, total = set(), 0
    for size in sizes:
        total += size
        edges.add(total)
    return len(number.area) + 1 in edges
