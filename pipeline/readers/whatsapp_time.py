"""How an exported chat of WhatsApp dates its messages: in the format of the phone, which the file does not name.

A message begins ``[18-03-2022, 14:56:01] `` on an iPhone and ``18-03-2022 14:56 - `` on Android, with the separators,
words ("klo", "a las"), halves of the day and calendar of the country; the first message tells which. Whether the day
or the month comes first is inferred over the file: by numbers that can be no month, else by the messages, which are
sorted; else the likelier is taken, and said so. Times have no zone. Years of the Buddhist calendar are 543 ahead. Left
out: months in words, and the calendars of Japan and Iran; where their messages are read, it is without a time.

Source: WhatsApp's exports as described at github.com/linuswillner/whatsapp-export-inconsistencies (Unlicense).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_M = f"[{MARKS}]{{0,4}}"
_PM = ("p", "م", "下", "오후", "午後")
_DATE = (
    rf"(?P<a>\d{{1,4}}){_M}(?P<sep>[./-]\s?|\s){_M}(?P<b>\d{{1,2}}){_M}(?P=sep){_M}(?P<c>\d{{1,4}})\.?"
    r"(?:\s?(?:BE|พ\.ศ\.))?"
)
_TIME = (
    r"(?P<early>[上下]午|오[전후]|午[前後])?\s?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?:\s?(?P<late>[ap]\.?\s?m\b\.?|[صم]\b))?"
)
_BETWEEN = r"[,،]?\s(?:(?![上下午오])[^\W\d_]{1,4}\.?\s){0,2}"  # "klo", "a las", "kl."
_ENDS = rf"{_M}(?(open)\]\s?|\s[-–]\s)"
_FORMS = tuple(
    re.compile(rf"{_M}(?P<open>\[)?{_M}{when}{_ENDS}", re.I)
    for when in (_DATE + _BETWEEN + _TIME, _TIME + _BETWEEN + _DATE)
)
_LEAD = 20  # dates by which one order must be ahead; a chat that was pasted into a message may have another
_MOST = 200_000  # headers after which what they tell is enough


class Header(NamedTuple):
    """The head of a message: its date as three numbers, its time, and where it ends in the line."""

    style: tuple[bool, str, int]  # bracket, separator of the date, form: the same in all of a file
    date: tuple[int, int, int]
    time: tuple[int, int, int]
    end: int
    half: str  # as written


class Order(NamedTuple):
    """Where day, month and year stand in a date; ``sure`` unless nothing told."""

    day: int
    month: int
    year: int
    sure: bool = True


def read_header(line: str, style: tuple[bool, str, int] | None = None) -> Header | None:
    """Return the head of the message that begins on this line; None if none does, or one of another style."""
    for number, form in enumerate(_FORMS):
        found = form.match(line)
        if found:
            header = Header(
                (bool(found["open"]), found["sep"].strip(), number),
                (int(found["a"]), int(found["b"]), int(found["c"])),
                _clock(found),
                found.end(),
                found["early"] or found["late"] or "",
            )
            return header if style in (None, header.style) else None
    return None


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(found["hour"]), (found["early"] or found["late"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith(_PM)
    return hour, int(found["minute"]), int(found["second"] or 0)


def infer_order(headers: Iterable[Header]) -> Order:
    """Return what the dates of a file tell about their order."""
    told: Counter[str] = Counter()
    first = last = None
    for count, header in enumerate(headers):
        first = first or header
        a, b, _ = header.date
        if a > 31:
            return Order(2, 1, 0)
        told["dmy"] += a > 12 >= b
        told["mdy"] += b > 12 >= a
        if last:
            told["dmy back"] += _days(header, 1, 0) < _days(last, 1, 0)
            told["mdy back"] += _days(header, 0, 1) < _days(last, 0, 1)
        last = header
        if abs(told["dmy"] - told["mdy"]) >= _LEAD or count > _MOST:
            break
    lead = told["dmy"] - told["mdy"] or told["mdy back"] - told["dmy back"]
    if lead:
        return Order(0, 1, 2) if lead > 0 else Order(1, 0, 2)
    return _likelier(first, last) if first and last else Order(0, 1, 2, sure=False)


def _days(header: Header, month: int, day: int) -> int:
    """Return about how many days there were until then."""
    return 372 * header.date[2] + 31 * header.date[month] + header.date[day]


def _likelier(first: Header, last: Header) -> Order:
    """Return the order in which the chat is shorter: days follow each other rather than months."""
    if first.style[1] != "/":  # nobody writes the month first with any other sign
        return Order(0, 1, 2)
    longer = _days(last, 1, 0) - _days(first, 1, 0) - (_days(last, 0, 1) - _days(first, 0, 1))
    # Only Americans write 3/4/22, 2:56 PM in large letters.
    american = first.half.isupper() and first.date[2] < 100
    if longer > 0 or (american and not longer):
        return Order(1, 0, 2, sure=american and longer > 0)
    return Order(0, 1, 2, sure=False)


def iso_time(header: Header, order: Order) -> str:
    """Return the local time in ISO 8601; "" if there is no such time."""
    year = header.date[order.year]
    year += 2000 if year < 100 else -543 if 2400 < year < 2700 else 0
    if not 2009 <= year <= 2200:  # the app is as old
        return ""
    try:
        return datetime(year, header.date[order.month], header.date[order.day], *header.time).isoformat()
    except ValueError:
        return ""
