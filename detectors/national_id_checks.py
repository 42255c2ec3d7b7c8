"""Checks of national numbers: python-stdnum where it knows the scheme, our own where it does not.

Sources of our own: VKVV (German Rentenversicherungsnummer, digit sums of weighted digits), act XX of 1996
(Hungarian TAJ and tax number), Luxembourg's règlement grand-ducal of 2013 (Luhn and Verhoeff over the same eleven
digits), the Russian Pension Fund's rule for SNILS.
"""

import importlib
from collections.abc import Callable
from datetime import date

Check = Callable[[str], bool]


def check_of(name: str) -> Check:
    """Return the check of this name: one of our own, or python-stdnum's module ``stdnum.<name>``; "" accepts all."""
    if not name:
        return bool
    return _OWN.get(name) or _stdnum(name)


def _stdnum(name: str) -> Check:
    module = importlib.import_module(f"stdnum.{name}")
    return lambda number: bool(module.is_valid(number))


def is_date(day: int, month: int, year: int = 2000) -> bool:
    """Tell whether this day exists; 2000 is a leap year."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_rvnr(number: str) -> bool:
    """German pension insurance: area, birth date, initial, serial, check digit."""
    # A supplementary number adds 50 to the day; months are never changed.
    if not is_date(int(number[2:4]) % 50, int(number[4:6])):
        return False
    digits = number[:8] + f"{ord(number[8]) - 64:02}" + number[9:11]
    products = (w * int(d) for w, d in zip((2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), digits, strict=True))
    return sum(p // 10 + p % 10 for p in products) % 10 == int(number[11])


def _is_taj(number: str) -> bool:
    return sum(int(d) * (7 if i % 2 else 3) for i, d in enumerate(number[:8])) % 10 == int(number[8])


def _is_hungarian_tax_number(number: str) -> bool:
    return sum(i * int(d) for i, d in enumerate(number[:9], 1)) % 11 == int(number[9])


def _is_luxembourgish(number: str) -> bool:
    from stdnum import luhn, verhoeff

    born = is_date(int(number[6:8]), int(number[4:6]), int(number[:4]) or 1)
    return born and luhn.is_valid(number[:12]) and verhoeff.is_valid(number[:11] + number[12])


def _is_snils(number: str) -> bool:
    total = sum((9 - i) * int(d) for i, d in enumerate(number[:9]))
    return total % 101 % 100 == int(number[9:])


def _is_old_cpr(number: str) -> bool:
    """Danish numbers until 2007 pass modulus 11; newer ones need not."""
    from stdnum.dk import cpr

    return bool(cpr.is_valid(number)) and cpr.checksum(number) == 0


def _is_portuguese_person(number: str) -> bool:
    """Tax numbers of persons start with 1, 2, 3 or 45; 5, 6, 7, 8 and 9 are firms and bodies."""
    from stdnum.pt import nif

    return (number[0] in "123" or number[:2] == "45") and bool(nif.is_valid(number))


def _is_pan_of_a_person(number: str) -> bool:
    from stdnum.in_ import pan

    return number[3] == "P" and bool(pan.is_valid(number))


def _is_sin(number: str) -> bool:
    """Canadian numbers pass Luhn; those that begin with a nought are the tax office's, or invented."""
    from stdnum import luhn

    return number[0] != "8" and bool(luhn.is_valid(number)) and number != "000000000"


_OWN: dict[str, Check] = {
    "own.rvnr": _is_rvnr,
    "own.taj": _is_taj,
    "own.adoazonosito": _is_hungarian_tax_number,
    "own.luxembourg": _is_luxembourgish,
    "own.sin": _is_sin,
    "own.snils": _is_snils,
    "own.old_cpr": _is_old_cpr,
    "own.pt_person": _is_portuguese_person,
    "own.pan": _is_pan_of_a_person,
}
