"""What valid numbers of a country look like: one pattern for each, made of the metadata of libphonenumber.

Reading a number through the library takes some twenty patterns, one after the other; this is one, for the great
majority of countries. Left to the library: countries where numbers are rewritten as they are read (Argentina, Brazil),
numbers of countries that share the code of a likelier one (Guernsey, Canada), and codes for other countries.

Source: the metadata in `phonenumbers` (Google's libphonenumber), whose reading this follows step by step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from phonenumbers.phonemetadata import PhoneMetadata, PhoneNumberDesc

# Kinds that come before mobile and fixed numbers, where a number can be of several.
_SPECIAL = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail")
# National numbers that are not valid, but read, by country code. First the ranges that regulators keep for films and
# manuals (Ofcom, Arcep, ComReg) and that the library takes for invalid: nobody's, but written like anybody's.
_FICTION: Mapping[str, str] = MappingProxyType({
    "44": "(?:1632960|7700900)[0-9]{3}", "33": "63998[0-9]{4}", "353": "2091[0-9]{5}",
})  # fmt: skip
# Dutch mobile numbers of blocks that are not given out: who wants to hide a number invents such.
_INVENTED: Mapping[str, str] = MappingProxyType({"31": "6[0-9]{8}"})
_NEVER, _ANY = "(?!)", "[0-9]+"


def _in_full(kept: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of numbers that are written with their country code (E.164)."""
    return re.compile("|".join(rf"\+{code}(?:{national})" for code, national in kept.items()))


FICTION, INVENTED = _in_full(_FICTION), _in_full(_INVENTED)


class Form(NamedTuple):
    """How numbers of a country are read, and which are valid."""

    region: str
    code: str
    abroad: re.Pattern[str]  # what is dialled before the code of another country
    prefix: re.Pattern[str]  # what stands before a national number at home
    whole: re.Pattern[str]  # any national number
    valid: re.Pattern[str]  # a valid one, with a group `mobile`
    others: re.Pattern[str]  # what may be a number of another country with this code


@cache
def form_of(region: str) -> Form | None:
    """Return how numbers of a country are read; None where only the library can."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region)
    if plan is None or plan.country_code is None or plan.national_prefix_transform_rule:
        return None
    first, *others = map(PhoneMetadata.metadata_for_region, COUNTRY_CODE_TO_REGION_CODE[plan.country_code])
    if first is None or _reading(first) != _reading(plan):
        return None  # as Canada's
    return Form(
        first.id,
        str(first.country_code),
        re.compile(first.international_prefix or _NEVER),
        re.compile(first.national_prefix_for_parsing or _NEVER),
        re.compile(_any_of([first.general_desc])),
        _valid(first),
        re.compile("|".join(_nameless(_valid(other)) for other in others if other) or _NEVER),
    )


def form_of_code(digits: str) -> Form | None:
    """Return how numbers are read in the country whose code these digits begin with; None as in `form_of`."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    for size in (1, 2, 3) if digits and digits[0] != "0" else ():
        regions = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:size]))
        if regions:
            return form_of(regions[0])
    return None


def national_number(digits: str, form: Form) -> str:
    """Return the national number in digits without a plus."""
    if digits.startswith(form.code) and not form.whole.fullmatch(digits):
        rest = without_prefix(digits[len(form.code) :], form)
        if form.whole.fullmatch(rest):
            return without_prefix(rest, form)
    return without_prefix(digits, form)


def without_prefix(digits: str, form: Form) -> str:
    """Return digits without what is dialled before a national number at home."""
    prefix = form.prefix.match(digits)
    if prefix is None:
        return digits
    rest = digits[prefix.end() :]
    return rest if form.whole.fullmatch(rest) else digits


def may_be_of(digits: str, regions: tuple[str, ...]) -> bool:
    """Tell whether digits without a plus may be a valid number of one of these countries: most are of none."""
    for rough in _rough(regions):  # noqa: SIM110 - `any` with a generator takes a third longer
        if rough.fullmatch(digits):
            return True
    return False


@lru_cache(maxsize=1024)
def _rough(regions: tuple[str, ...]) -> Sequence[re.Pattern[str]]:
    return [_rough_of(region) for region in dict.fromkeys(regions)]


@cache  # by country: one pattern for all that are likely takes longer to compile than a thousand posts to read
def _rough_of(region: str) -> re.Pattern[str]:
    form = form_of(region)
    return re.compile(_rough_form(form) if form else _rough_plan(region))


def _rough_form(form: Form) -> str:
    unused = _FICTION.get(form.code) or _INVENTED.get(form.code, _NEVER)
    valid = f"{_nameless(form.valid)}|{form.others.pattern}|{unused}"
    return f"(?:{form.code})?(?:{form.prefix.pattern}){{0,2}}(?:{valid})"


def _nameless(valid: re.Pattern[str]) -> str:
    return valid.pattern.replace("(?P<mobile>", "(?:")


def _rough_plan(region: str) -> str:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region)
    if plan is None or plan.country_code is None or plan.national_prefix_transform_rule:
        return _ANY
    plans = map(PhoneMetadata.metadata_for_region, COUNTRY_CODE_TO_REGION_CODE[plan.country_code])
    general = _any_of([one.general_desc for one in plans if one])
    return f"(?:{plan.country_code})?(?:{plan.national_prefix_for_parsing or _NEVER}){{0,2}}(?:{general})"


def _reading(plan: PhoneMetadata) -> tuple[object, ...]:
    general = plan.general_desc and _of_length(plan.general_desc)
    return general, plan.national_prefix_for_parsing, plan.international_prefix, plan.national_prefix_transform_rule


def _valid(plan: PhoneMetadata) -> re.Pattern[str]:
    special = _any_of(getattr(plan, kind) for kind in _SPECIAL)
    mobile, fixed = _any_of([plan.mobile]), _any_of([plan.fixed_line])
    first = f"(?={plan.leading_digits})" if plan.leading_digits else ""
    return re.compile(f"{first}(?=(?:{_any_of([plan.general_desc])})$)(?:{special}|(?P<mobile>{mobile})|{fixed})")


def _any_of(kinds: Iterable[PhoneNumberDesc | None]) -> str:
    return "|".join(dict.fromkeys(_of_length(kind) for kind in kinds if kind)) or _NEVER


def _of_length(kind: PhoneNumberDesc) -> str:
    """Return the pattern of a kind of number, with the lengths that it may have."""
    if not kind.national_number_pattern:
        return _NEVER
    lengths = "|".join(f"[0-9]{{{length}}}$" for length in kind.possible_length if length > 0)
    return f"(?={lengths})(?:{kind.national_number_pattern})" if lengths else f"(?:{kind.national_number_pattern})"
