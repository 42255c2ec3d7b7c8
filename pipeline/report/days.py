"""Days put together until they fit into a plot: days, weeks, months or years, without gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]
_MOST = 92  # columns: a quarter in days
_WEEK = 7
_FEW = 0.005  # of all posts
_FIRST: dict[Unit, Callable[[date], date]] = {  # the first day of the period that a day is in
    "day": lambda day: day,
    "week": lambda day: day - timedelta(day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(day=1, month=1),
}
_DAYS: dict[Unit, int] = {"day": 1, "week": _WEEK, "month": 28, "year": 365}  # at least, of one period


class Period(NamedTuple):
    """A day or more, by its first day in ISO 8601 (of a month or a year, that part of it), and its posts by action.

    "< 2026-01-01" and "> 2026-03-31" are all days before and after.
    """

    name: str
    counts: Counter[str]


def periods(days: Mapping[str, Mapping[str, int]]) -> tuple[Unit, Sequence[Period]]:
    """Return the posts by period, and what the periods are; days that are not known are left out.

    Few days far from all others, such as the first of 1970 in dumps, are put together.
    """
    known = {date.fromisoformat(day): counts for day, counts in sorted(days.items()) if day}
    if not known:
        return "day", ()
    first, last = min(known), max(known)
    unit, core = _unit(first, last), _core(known)
    if _unit(*core) != unit:
        (first, last), unit = core, _unit(*core)
    start, length = _FIRST[unit], {"month": 7, "year": 4}.get(unit, 10)
    found = {day.isoformat()[:length]: Counter[str]() for day in _starts(start(first), last, unit)}
    early, late = Counter[str](), Counter[str]()
    for day, counts in known.items():
        within = early if day < start(first) else late if day > last else found[start(day).isoformat()[:length]]
        within.update(counts)
    rows = [
        Period(f"< {next(iter(found))}", early),
        *(Period(*row) for row in found.items()),
        Period(f"> {last}", late),
    ]
    return unit, rows[not early : len(rows) - (not late)]


def _core(known: Mapping[date, Mapping[str, int]]) -> tuple[date, date]:
    """Return the days between which all but a few posts in a thousand lie."""
    counts = [(day, sum(known[day].values())) for day in known]
    few = sum(count for _, count in counts) * _FEW
    return _after(counts, few), _after(counts[::-1], few)


def _after(counts: Sequence[tuple[date, int]], few: float) -> date:
    """Return the first day before which there are no more than a few."""
    seen = 0
    for day, count in counts:
        seen += count
        if seen > few:
            return day
    return counts[-1][0]


def _unit(first: date, last: date) -> Unit:
    return next((unit for unit in _FIRST if _count(first, last, unit) <= _MOST), "year")


def _count(first: date, last: date, unit: Unit) -> int:
    return (last - _FIRST[unit](first)).days // _DAYS[unit] + 1


def _starts(start: date, last: date, unit: Unit) -> Iterator[date]:
    while start <= last:
        yield start
        beyond = {"day": 1, "week": _WEEK, "month": 31, "year": 366}[unit]
        start = _FIRST[unit](start + timedelta(beyond))
