"""Days that are put together until they fit."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.report.days import periods

CASES = {
    "nothing": ([], "day", []),
    "undated only": ([""], "day", []),
    "one day": (["2026-05-04"], "day", ["2026-05-04"]),
    "a gap": (["2026-05-04", "2026-05-06", ""], "day", ["2026-05-04", "2026-05-05", "2026-05-06"]),
    "a leap day": (["2024-02-28", "2024-03-01"], "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
}


@pytest.mark.parametrize(("days", "unit", "names"), CASES.values(), ids=CASES)
def test_periods(days: list[str], unit: str, names: list[str]) -> None:
    found, rows = periods({day: {"warn": 1} for day in days})
    assert (found, [row.name for row in rows]) == (unit, names)


LONG = {
    "92 days": (91, "day", "2026-01-01", "2026-04-02"),
    "93 days are weeks, by their Monday": (92, "week", "2025-12-29", "2026-03-30"),
    "two years are months": (730, "month", "2026-01", "2028-01"),
    "ten years are years": (3652, "year", "2026", "2036"),
}


@pytest.mark.parametrize(("days", "unit", "first", "last"), LONG.values(), ids=LONG)
def test_long_times(days: int, unit: str, first: str, last: str) -> None:
    end = date(2026, 1, 1) + timedelta(days)
    found, rows = periods({"2026-01-01": {"warn": 1}, end.isoformat(): {"warn": 2}})
    assert (found, rows[0].name, rows[-1].name) == (unit, first, last)
    assert (rows[0].counts, rows[-1].counts) == ({"warn": 1}, {"warn": 2})


STRAY = {
    "the first of 1970": ("1970-01-01", "< 2026-01-01", 0),
    "far ahead": ("2099-01-01", "> 2026-01-30", -1),
}


@pytest.mark.parametrize(("day", "name", "at"), STRAY.values(), ids=STRAY)
def test_stray_days_do_not_stretch_the_plot(day: str, name: str, at: int) -> None:
    month = {f"2026-01-{number:02}": {"warn": 20} for number in range(1, 31)}
    unit, rows = periods({day: {"allow": 3}, **month})
    assert (unit, len(rows), rows[at]) == ("day", 31, (name, {"allow": 3}))
    assert {row.name for row in rows} - {name} == set(month)


def test_many_early_posts_are_no_strays() -> None:
    unit, rows = periods({"1970-01-01": {"allow": 5}, "2026-01-01": {"allow": 95}})
    assert (unit, rows[0].name, rows[-1].name) == ("year", "1970", "2026")


@given(st.dictionaries(st.dates(date(1970, 1, 1), date(2099, 12, 31)).map(date.isoformat), st.integers(1, 9)))
def test_no_post_is_lost_and_no_plot_is_too_wide(days: dict[str, int]) -> None:
    unit, rows = periods({day: Counter(warn=count) for day, count in days.items()})
    assert sum(row.counts["warn"] for row in rows) == sum(days.values())
    assert len(rows) <= (130 if unit == "year" else 94)
    names = [row.name for row in rows if row.name[0] not in "<>"]
    assert names == sorted(set(names))
