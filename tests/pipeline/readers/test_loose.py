"""Values of any shape: what is not of the kind that is asked for counts as not there."""

import pytest

from doxguard.pipeline.readers.loose import (
    Beside,
    joined,
    known,
    name_at,
    named,
    object_at,
    objects_at,
    point,
    read_small,
    text_at,
)
from tests.pipeline.readers.folders import file_of

ODD: list[object] = [None, 1, "x", [], ["a"], {}, {"a": None}, {"a": []}, {"a": {"b": 1}}, {1: 2}, True]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_nothing_raises(value: object) -> None:
    assert text_at(value, "a", "b") == ""
    assert list(objects_at(value, "a")) == []
    assert object_at(value, "a") in ({}, {"b": 1})
    assert name_at(value, "a") == ""


POINTS = {
    "numbers": (52.1, 4, {"lat": 52.1, "lon": 4.0}),
    "strings": ("52.1", "-4", {"lat": 52.1, "lon": -4.0}),
    "the edge": (-90, 180, {"lat": -90.0, "lon": 180.0}),
    "beyond": (90.1, 4, {}),
    "not finite": ("nan", 4, {}),
    "infinite": (4, float("inf"), {}),
    "nothing": (None, None, {}),
    "a list": ([1], 4, {}),
    "too long": (10**400, 1, {}),
}


@pytest.mark.parametrize(("lat", "lon", "expected"), POINTS.values(), ids=POINTS.keys())
def test_points(lat: object, lon: object, expected: dict[str, float]) -> None:
    assert point(lat, lon) == expected


def test_strings() -> None:
    assert name_at({"a": 5}, "a") == "5"
    assert name_at({"a": 10**5000}, "a") == ""
    assert text_at({"a": {"b": "x"}}, "a", "b") == "x"
    assert joined(["a", "", " ", "b", "a"]) == "a\nb"
    assert known(a="x", b="") == {"a": "x"}


def test_files() -> None:
    files = [file_of("1", "a/one.json"), file_of("2", "b/two.json")]
    assert Beside(files[0], files).get("../b/two.json") is files[1]
    assert Beside(files[0], files).get("two.json") is None
    assert named(files, "none.json", "two.json") is files[1]
    assert read_small(files[1]) == b"2"
    assert read_small(file_of(b"xx"), 1) == b""
    assert read_small(None) == b""
