"""Heads of messages in the formats of many phones, and the order of their dates."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.dumps.whatsapp import STYLES
from doxguard.pipeline.readers.whatsapp_time import Header, Order, infer_order, iso_time, read_header
from tests.hostile import assert_linear

DMY, MDY, YMD = Order(0, 1, 2), Order(1, 0, 2), Order(2, 1, 0)

HEADS = {
    "iPhone, Dutch": ("[18-03-2022, 14:56:01] Jan: x", DMY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, an attachment": ("\u200e[18-03-2022, 14:56:01] Jan: x", DMY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, American": ("[3/18/22, 2:56:01\u202fPM] Jan: x", MDY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, Finnish": ("[18.3.2022 klo 14.56.01] Jan: x", DMY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, Danish": ("[18.03.2022 14.56.01] Jan: x", DMY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, Swedish": ("[2022-03-18 14:56:01] Jan: x", YMD, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, Arabic": ("\u200f[١٨\u200f/٣\u200f/٢٠٢٢، ٢:٥٦:٠١ م] Jan: x", DMY, "2022-03-18T14:56:01", "Jan: x"),
    "iPhone, Chinese": ("[2022/3/8 下午2:56:01] Jan: x", YMD, "2022-03-08T14:56:01", "Jan: x"),
    "iPhone, Korean": ("[2022. 3. 18. 오전 12:56:01] Jan: x", YMD, "2022-03-18T00:56:01", "Jan: x"),
    "Android, Dutch": ("18-03-2022 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, British": ("18/03/2022, 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, American": ("3/18/22, 2:56\u202fPM - Jan: x", MDY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, Indian": ("18/03/22, 2:56 pm - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, Spanish": ("18/3/22, 2:56 p.\xa0m. - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, German": ("18.03.22, 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, French": ("18/03/2022 à 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, Mexican": ("18/03/2022, a las 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Android, Hungarian": ("2022. 03. 18. 14:56 - Jan: x", YMD, "2022-03-18T14:56:00", "Jan: x"),
    "Android, Vietnamese": ("14:56, 18/03/2022 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Buddhist years": ("18/3/2565 14:56 - Jan: x", DMY, "2022-03-18T14:56:00", "Jan: x"),
    "Buddhist years that say so": ("3/18/2565 BE, 14:56 - Jan: x", MDY, "2022-03-18T14:56:00", "Jan: x"),
    "midnight": ("3/18/22, 12:05 AM - x", MDY, "2022-03-18T00:05:00", "x"),
    "noon": ("3/18/22, 12:05 PM - x", MDY, "2022-03-18T12:05:00", "x"),
    "no such day": ("31-02-2022 14:56 - x", DMY, "", "x"),
    "no such hour": ("18-03-2022 24:56 - x", DMY, "", "x"),
    "another calendar": ("27/12/1400 14:56 - x", DMY, "", "x"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "order", "time", "rest"), HEADS.values(), ids=HEADS.keys())
def test_heads(line: str, order: Order, time: str, rest: str) -> None:
    header = read_header(line)
    assert header is not None
    assert iso_time(header, order) == time
    assert line[header.end :] == rest


NONE = (
    "Jan: 18-03-2022 14:56 - x", "18-03-2022 14:56", "18-03-2022", "14:56 - x", "[14:56] Jan: x", "18-03-2022 - x",
    "06-12345678 - x", "[18-03-2022] x", "18-03/2022 14:56 - x", "18-03-2022 1456 - x", "om 18-03-2022 14:56 - x", "",
    "[18-03-2022, 14:56:01 Jan: x", "18-03-2022, 14:56:01] Jan: x", "1 2 3", "18-03-20222 14:56 - x",
)  # fmt: skip


@pytest.mark.parametrize("line", NONE)
def test_no_heads(line: str) -> None:
    assert read_header(line) is None


def test_heads_of_another_style_are_text() -> None:
    first = read_header("[18-03-2022, 14:56:01] x")
    assert first is not None
    assert read_header("[19-03-2022, 14:56:01] x", first.style)
    assert read_header("19-03-2022 14:56 - x", first.style) is None
    assert read_header("[19/03/2022, 14:56:01] x", first.style) is None


def heads(*dates: str, end: str = ", 14:56 - x") -> list[Header]:
    found = [read_header(date + end) for date in dates]
    assert None not in found
    return [header for header in found if header]


ORDERS = {
    "a thirteenth first": (heads("03/04/22", "13/04/22"), DMY),
    "a thirteenth second": (heads("03/04/22", "04/13/22"), MDY),
    "the year first": (heads("2022/04/03"), YMD),
    "days that go up": (heads("01/04/22", "02/04/22", "03/04/22"), Order(0, 1, 2, sure=False)),
    "days that go up, the month first": (heads("4/1/22", "4/2/22", "4/3/22"), Order(1, 0, 2, sure=False)),
    "days that go up behind months": (heads("04/01/22", "04/02/22", "05/01/22"), MDY),
    "over a year's end": (heads("11/12/21", "01/01/22"), Order(0, 1, 2, sure=False)),
    "one pasted line among many": (heads(*["13/04/22"] * 5, "04/14/22", "14/04/22"), DMY),
    "a day in April or March": (heads("03/04/2022"), Order(0, 1, 2, sure=False)),
    "days that go up, as Americans write it": (heads("4/1/22", "4/2/22", end=", 2:56 PM - x"), MDY),
    "with points": (heads("03.04.2022"), DMY),
    "with dashes": (heads("03-04-22"), DMY),
    "as Americans write it": (heads("3/4/22", end=", 2:56 PM - x"), Order(1, 0, 2, sure=False)),
    "as Indians write it": (heads("3/4/22", end=", 2:56 pm - x"), Order(0, 1, 2, sure=False)),
    "none": ([], Order(0, 1, 2, sure=False)),
}


@pytest.mark.parametrize(("found", "order"), ORDERS.values(), ids=ORDERS.keys())
def test_orders(found: Iterable[Header], order: Order) -> None:
    assert infer_order(found) == order


@given(st.sampled_from(sorted(STYLES)), st.datetimes(datetime(2012, 1, 1), datetime(2040, 1, 1)), st.integers(3, 60))
def test_order_of_a_longer_chat(name: str, start: datetime, days: int) -> None:
    """A chat of some weeks tells its order, whatever phone wrote it."""
    times = [start.replace(microsecond=0) + timedelta(days=day) for day in range(days + 20)]
    found = [read_header(_head(time, name) + "Jan: x") for time in times]
    order = infer_order(header for header in found if header)
    expected = [time if "{S:02}" in STYLES[name].head else time.replace(second=0) for time in times]
    assert [iso_time(header, order) for header in found if header] == [time.isoformat() for time in expected]


def _head(time: datetime, name: str) -> str:
    half = ("am", "pm")[time.hour // 12]
    return STYLES[name].head.format(
        d=time.day, m=time.month, y=time.year, yy=time.year % 100, be=time.year + 543, H=time.hour,
        h=time.hour % 12 or 12, M=time.minute, S=time.second, AM=half.upper(), am=f"{half[0]}.\xa0m.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["[", "1", "1-", "\u200e", "1/1/1 ", "18-03-2022 ", "aaaa ", "18-03-2022, aaaa ", "1:11 "]
)
def test_linear(unit: str) -> None:
    assert_linear(read_header, unit)
