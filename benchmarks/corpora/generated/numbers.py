"""Figures: random ones, in groups, and with the check digits that their registers ask for."""

from __future__ import annotations

from random import Random


def figures(rng: Random, count: int) -> str:
    """Return so many figures."""
    return f"{rng.randrange(10**count):0{count}}"


def letters(rng: Random, count: int, of: str = "ABCDEFGHJKLMNPRSTUVWXYZ") -> str:
    """Return so many letters."""
    return "".join(rng.choices(of, k=count))


def token(rng: Random, count: int) -> str:
    """Return what a service makes of its ids: letters of both cases and figures, at least one of each."""
    return letters(rng, count - 3, "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") + (
        letters(rng, 1) + letters(rng, 1, "abcdefghjkmnpqrstuvwxyz") + letters(rng, 1, "23456789")
    )


def grouped(text: str, *sizes: int, by: str = " ") -> str:
    """Return a text cut into groups of these sizes, the last size again and again."""
    parts, at, left = [], 0, list(sizes)
    while at < len(text):
        size = left.pop(0) if len(left) > 1 else left[0]
        parts.append(text[at : at + size])
        at += size
    return by.join(parts)


def with_luhn(digits: str) -> str:
    """Return a number with its check digit behind it (ISO/IEC 7812)."""
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is right."""
    return with_luhn(digits[:-1]) == digits


def iban(country: str, account: str) -> str:
    """Return an IBAN with its check digits (ISO 13616)."""
    value = int("".join(str(int(char, 36)) for char in f"{account}{country}00"))
    return f"{country}{98 - value % 97:02}{account}"


def bsn_for_tests(rng: Random) -> str:
    """Return a citizen service number of the range for tests that passes the eleven test."""
    while True:
        number = f"9999{figures(rng, 5)}"
        if (
            sum(int(digit) * weight for digit, weight in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
            == 0
        ):
            return number


def mrz_check(text: str) -> str:
    """Return the check digit of a field of a machine-readable zone (ICAO 9303)."""
    values = (0 if char == "<" else int(char, 36) for char in text)
    return str(sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10)
