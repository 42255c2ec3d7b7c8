"""Days put together until they fit into a plot: days, weeks, months or years, without gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]
_MOST = 92  # columns: a quarter in days
_WEEK = 7
_FIRST: dict[Unit, Callable[[date], date]] = {  # the first day of the period that a day is in
    "day": lambda day: day,
    "week": lambda day: day - timedelta(day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(day=1, month=1),
}
_DAYS: dict[Unit, int] = {"day": 1, "week": _WEEK, "month": 28, "year": 365}  # at least, of one period


class Period(NamedTuple):
    """A day or more, by its first day in ISO 8601 (of a month or a year, that part of it), and its posts by action."""

    name: str
    counts: Counter[str]


def periods(days: Mapping[str, Mapping[str, int]]) -> tuple[Unit, Sequence[Period]]:
    """Return the posts by period, and what the periods are; days that are not known are left out."""
    known = {date.fromisoformat(day): counts for day, counts in days.items() if day}
    if not known:
        return "day", ()
    first, last = min(known), max(known)
    unit: Unit = next((unit for unit in _FIRST if _count(first, last, unit) <= _MOST), "year")
    start = _FIRST[unit]
    found = {day: Counter[str]() for day in _starts(start(first), last, unit)}
    for day, counts in known.items():
        found[start(day)].update(counts)
    length = {"month": 7, "year": 4}.get(unit, 10)
    return unit, [Period(day.isoformat()[:length], counts) for day, counts in found.items()]


def _count(first: date, last: date, unit: Unit) -> int:
    return (last - _FIRST[unit](first)).days // _DAYS[unit] + 1


def _starts(start: date, last: date, unit: Unit) -> Iterator[date]:
    while start <= last:
        yield start
        beyond = {"day": 1, "week": _WEEK, "month": 31, "year": 366}[unit]
        start = _FIRST[unit](start + timedelta(beyond))
