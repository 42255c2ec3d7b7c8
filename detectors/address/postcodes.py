"""Postcodes of 26 countries: how they are written and which of them exist, from `data/postcodes.yaml`.

A code is read where it starts, with the country's letters before it (D-80331) and as people type it (1017gk, SW1A2AA).
It must exist as far as the lists tell: within a range of codes in use, or of a routing key, area or zone that is.

Left out: outward codes alone (SW1A), PL and PT codes without their hyphen, and Dutch letters apart (1017 g k). The
Dutch register hardly uses the letters F I O Q U Y; codes with them are read, since no list of those in use is free.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.address.tokens import CODE_NEAR, Tokens
from doxguard.errors import DataError

_FILE = "data/postcodes.yaml"
_KEYS = {"shape", "prefix", "cut", "joint", "starts"}
_COUNTED = re.compile(r"1ST|2ND|3RD|[04-9]TH")
_GOES_ON = re.compile(r"[.,:/-][0-9]| ?[%€$£°]", re.ASCII)  # a price, an hour, a telephone number, a share
_BEFORE = "_€$£#@"  # what makes a number a price, an order or a name


class Postcode(NamedTuple):
    """A postcode: where it ends, how it is written properly, and the state or province that it tells ("" if none).

    A doubtful one has the form of a postcode, but could as well be a number and a word ("1500 mm", "2019 is").
    """

    end: int
    value: str
    region: str
    doubtful: bool = False


class _Plan(NamedTuple):
    """How one country writes its codes; ``firsts``, ``lasts`` and ``regions`` are its ranges in order."""

    pattern: re.Pattern[str]
    cut: int
    joint: str
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    regions: tuple[str, ...]


def code_at(tokens: Tokens, country: str, at: int) -> Postcode | None:
    """Return the same as `postcode_at`, at once where no figures of a code are near."""
    if not tokens.may_hold_code(at, at + CODE_NEAR):
        return None
    asked = country, at  # by many readings
    if asked not in tokens.postcodes:
        tokens.postcodes[asked] = postcode_at(country, tokens.text, at)
    return tokens.postcodes[asked]


def postcode_at(country: str, text: str, at: int) -> Postcode | None:
    """Return the postcode of a country that starts at ``text[at]``; None if there is none, or no such country."""
    plan = _plan(country) if at < len(text) else None
    if plan is None or (at and (text[at - 1].isalnum() or text[at - 1] in _BEFORE)):
        return None
    match = plan.pattern.match(text, at)
    if match is None or not _ends(text, match.end()):
        return None
    written = match["code"]
    plain = "".join(filter(str.isalnum, written)).upper()
    found = bisect_right(plan.firsts, plain) - 1
    if plan.firsts and (found < 0 or plain[: len(plan.lasts[found])] > plan.lasts[found]):
        return None
    region = plan.regions[found] if plan.regions else ""
    head, tail = (plain[: plan.cut], plain[plan.cut :]) if plan.cut else (plain, "")
    value = head + (plan.joint + tail if tail else "")
    return Postcode(match.end(), value, region, _is_doubtful(country, written, head, tail))


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not after or not (after.isalnum() or after == "_" or _GOES_ON.match(text, end))


def _is_doubtful(country: str, written: str, head: str, tail: str) -> bool:
    if country == "NL":
        apart = not written[4].isalnum()
        year = "1900" <= head <= "2099" and written[4] == " " and tail.lower() == written[-2:]
        return year or tail in _words("units") or (apart and tail in _words("words"))
    if country == "GB":
        unusual = bool(set("CIKMOV") & set(tail)) and not written.isupper()
        return unusual or _COUNTED.fullmatch(tail) is not None or tail[1:] in _words("units")
    return country == "IE" and (tail.isalpha() or tail.isdigit())


@cache
def _table() -> dict[str, object]:
    table = read_yaml("postcodes.yaml")
    if not isinstance(table, dict):
        raise DataError(f"{_FILE}: must be a table of countries")
    return table


@cache
def _words(kind: str) -> frozenset[str]:
    words = _table().get(kind)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise DataError(f"{_FILE}, {kind}: must be a list of strings (put quotes around no, on, yes and off)")
    return frozenset(word.upper() for word in words)


@cache
def _plan(country: str) -> _Plan | None:
    """Return how a country writes its codes, or None if that is not known; raises `DataError`."""
    entry = _table().get(country)
    if entry is None or not country.isupper():
        return None
    if not isinstance(entry, dict) or not entry.keys() <= _KEYS or not isinstance(entry.get("shape"), str):
        raise DataError(f"{_FILE}, {country}: must have the key shape, and none but {', '.join(sorted(_KEYS))}")
    letters = "|".join(str(entry.get("prefix", "")).split())
    # Small letters stand close: "a 1010" is a word and a number.
    before = rf"(?:(?-i:{letters})(?:[ ]?-[ ]?|[ ])?|(?:{letters})-?)?" if letters else ""
    try:
        pattern = re.compile(f"{before}(?P<code>{entry['shape']})", re.IGNORECASE | re.ASCII | re.VERBOSE)
    except re.error as error:
        raise DataError(f"{_FILE}, {country}: shape: {error}") from error
    starts = sorted(_starts(country, entry.get("starts", "")))
    firsts, lasts, regions = zip(*starts, strict=True) if starts else ((), (), ())
    cut = entry.get("cut", 0)
    if not isinstance(cut, int):
        raise DataError(f"{_FILE}, {country}: cut must be a number, not {cut!r}")
    return _Plan(pattern, cut, str(entry.get("joint", "")), firsts, lasts, regions)


def _starts(country: str, starts: object) -> list[tuple[str, str, str]]:
    """Return ranges of beginnings and their region; raises `DataError`."""
    if starts == "listed":
        listed = read_yaml("postcode_ranges.yaml")
        starts = listed.get(country) if isinstance(listed, dict) else None
    by_region = starts if isinstance(starts, dict) else {"": starts}
    found = []
    for region, row in by_region.items():
        if not isinstance(row, str):
            raise DataError(f"{_FILE}, {country}: starts {row!r} must be a string of beginnings and ranges")
        for part in row.split():
            first, _, last = part.partition("-")
            found.append((first, last or first, str(region)))
    return found
