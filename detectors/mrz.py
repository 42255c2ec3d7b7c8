"""Machine-readable zones of passports, identity cards and visas, or any one line of them.

A line counts when its check digits (weights 7, 3, 1) are right; the name line of a passport has none and counts by its
form. Spaces inside a line, as copying and OCR leave them, are passed over; neighbouring lines make one finding. Left
out: lines whose check digits fail.

Source: ICAO Doc 9303, parts 3 to 7.
"""

import re
from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple

from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.text import Text

_ANY, _LETTER, _DIGIT = "(?:[A-Z0-9<] ?)", "(?:[A-Z<] ?)", "(?:[0-9] ?)"
_DATES = rf"{_DIGIT}{{7}}[MFX<] ?{_DIGIT}{{7}}"  # birth and check digit, sex, expiry and check digit
_EDGE = r"(?<![A-Za-z0-9<])"

_NUMBER_LINE = re.compile(  # the second line of TD3, TD2 and visas: document number, check digit, nationality, dates
    rf"{_EDGE}(?P<head>{_ANY}{{9}}{_DIGIT}{_LETTER}{{3}}{_DATES})(?P<tail>{_ANY}{{0,16}})"
)
_NAME_LINE = re.compile(rf"{_EDGE}[PV] ?[A-Z<] ?{_LETTER}{{3}}(?:[A-Z] ?){{1,30}}<(?: ?[A-Z<]){{8,40}}(?![A-Z0-9<])")
_CARD_LINE_1 = re.compile(
    rf"{_EDGE}[ACI] ?[A-Z<] ?{_LETTER}{{3}}{_ANY}{{9}}[0-9<] ?{_ANY}{{14}}[A-Z0-9<](?![A-Za-z0-9<])"
)
_CARD_LINE_2 = re.compile(rf"{_EDGE}{_DATES}{_LETTER}{{3}}{_ANY}{{11}}[0-9](?![A-Za-z0-9<])")
_CARD_NAME_LINE = re.compile(rf"{_EDGE}(?:[A-Z] ?){{1,24}}<(?: ?[A-Z<]){{4,29}}(?![A-Z0-9<])")
_BETWEEN_LINES = re.compile(r"[\s|/,\"'>*`]{0,6}\Z")

_VALUES = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


class _Line(NamedTuple):
    start: int
    end: int
    score: float
    evidence: str


def check_digit(field: str) -> str:
    """Return the ICAO check digit of a field of capitals, digits and fillers."""
    return str(sum(_VALUES[sign] * weight for sign, weight in zip(field, cycle((7, 3, 1)))) % 10)


def find_mrz(text: Text) -> Iterator[Finding]:
    """Yield every zone: one line, or the lines that follow each other."""
    block: list[_Line] = []
    for line in sorted(_lines(text.folded)):
        if block and line.start < block[-1].end:
            continue
        if block and not _BETWEEN_LINES.fullmatch(text.folded[block[-1].end : line.start]):
            yield _finding(text, block)
            block = []
        block.append(line)
    if block:
        yield _finding(text, block)


def _finding(text: Text, block: list[_Line]) -> Finding:
    start, end = block[0].start, block[-1].end
    best = max(block, key=lambda line: line.score)
    value = re.sub(r"[^A-Z0-9<]", "", text.folded[start:end])
    return text.finding("IDENTITY_DOCUMENT", start, end, best.score, "mrz", best.evidence, value=value)


def _lines(folded: str) -> Iterator[_Line]:
    numbered = [*_number_lines(folded), *_card_lines(folded)]
    yield from numbered
    yield from _name_lines(folded, numbered)


def _number_lines(folded: str) -> Iterator[_Line]:
    for match in _NUMBER_LINE.finditer(folded):
        head, tail = _packed(match["head"]), _packed(match["tail"])
        if not (_checks(head[:9], head[9]) and _dates_check(head[13:])):
            continue
        for length, optional in ((16, 15), (8, 7)):  # TD3 and TD2 end in a check digit over all the others
            fields = head[:10] + head[13:20] + head[21:28] + tail[:optional]
            if len(tail) >= length and _checks(fields, tail[length - 1]):
                yield _Line(match.start(), _end_of(match, length), 0.98, "check-digits")
                break
        else:  # a visa, a line cut short, or words after the zone
            joined = re.match("[A-Z0-9<]{0,16}", match["tail"])
            end = match.end("head") + (joined.end() if joined else 0)
            yield _Line(match.start(), _trimmed(folded, end), 0.95, "check-digits")


def _card_lines(folded: str) -> Iterator[_Line]:
    for match in _CARD_LINE_1.finditer(folded):
        line = _packed(match.group())
        if "<" in line and _card_number_checks(line):
            yield _Line(*match.span(), 0.85, "check-digits")
    for match in _CARD_LINE_2.finditer(folded):
        if _dates_check(_packed(match.group())):
            yield _Line(*match.span(), 0.85, "check-digits")


def _name_lines(folded: str, numbered: list[_Line]) -> Iterator[_Line]:
    """Yield the lines without figures: a passport's by its form, a card's only where it follows a checked line."""
    for match in _NAME_LINE.finditer(folded):
        if "<<" in match.group() and 30 <= len(_packed(match.group())) <= 46:
            yield _Line(*match.span(), 0.7, "form")
    for line in numbered:
        follower = _CARD_NAME_LINE.search(folded, line.end, line.end + 50)
        if follower and _BETWEEN_LINES.fullmatch(folded[line.end : follower.start()]):
            yield _Line(*follower.span(), 0.5, "form")
    for match in re.finditer(rf"{_EDGE}[ACI][A-Z<][A-Z<]{{3}}[A-Z<]{{31}}(?![A-Za-z0-9<])", folded):
        if "<<" in match.group():  # the first line of TD2
            yield _Line(*match.span(), 0.7, "form")


def _checks(field: str, digit: str) -> bool:
    return check_digit(field) == digit


def _dates_check(fields: str) -> bool:
    """Check birth date and expiry date of ``YYMMDDcSYYMMDDc``."""
    months = 1 <= int(fields[2:4]) <= 12 and 1 <= int(fields[10:12]) <= 12
    return months and _checks(fields[:6], fields[6]) and _checks(fields[8:14], fields[14])


def _card_number_checks(line: str) -> bool:
    """Check a card's number; a longer one (Belgium) goes on, check digit included, behind a ``<``."""
    if line[14] != "<":
        return _checks(line[5:14], line[14])
    rest = line[15:].split("<")[0]
    return len(rest) > 1 and _checks(line[5:14] + rest[:-1], rest[-1])


def _packed(surface: str) -> str:
    return surface.replace(" ", "")


def _end_of(match: re.Match[str], length: int) -> int:
    """Return where the tail's character number ``length`` ends, spaces not counted."""
    seen = 0
    for place, sign in enumerate(match["tail"], match.start("tail")):
        seen += sign != " "
        if seen == length:
            return place + 1
    return match.end()


def _trimmed(folded: str, end: int) -> int:
    return end - 1 if folded[end - 1] == " " else end


DETECTOR = Detector(
    "mrz",
    ("IDENTITY_DOCUMENT",),
    find_mrz,
    triggers=(
        r"(?:[0-9] ?){7}[MFX<] ?(?:[0-9] ?){7}",
        r"[ACIPV] ?[A-Z<] ?(?:[A-Z<] ?){3}(?:[A-Z0-9<] ?){1,30}<[ A-Z0-9<]{8}",
    ),
)
