"""Values at some places of a document are found, with what stands before them; nothing else is held."""

import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.errors import InputError
from doxguard.pipeline.readers.json_places import ITEM, json_places
from doxguard.pipeline.readers.json_stream import Broken, Buffer

MESSAGES = (ITEM, "chat", "messages", ITEM)
CHATS = b"""[
 {"chat": {"id": "1", "open": true, "about": {"id": "x"}, "messages": [{"a": [1, {"b": 2.5}]}, [3], {"c": 4}],
  "late": 1}}, {"chat": {"id": 2, "messages": []}}, {"other": {"messages": [{"no": 1}]}},
 {"chat": {"messages": [{"d": 5}, 6]}}
]"""


def found(data: bytes, *places: tuple[str, ...]) -> list[tuple[object, dict[str, object]]]:
    given = json_places(io.BytesIO(data), "x.json", places)
    return [("!" if isinstance(value, Broken) else value, around) for _, value, around in given]


def test_values_come_with_what_stands_before_them() -> None:
    assert found(CHATS, MESSAGES) == [
        ({"a": [1, {"b": 2.5}]}, {"id": "1", "open": True}),
        ([3], {"id": "1", "open": True}),
        ({"c": 4}, {"id": "1", "open": True}),
        ({"d": 5}, {}),
    ]


PAGE = b'{"data": [{"id": 1}], "includes": {"users": [{"u": 1}, {"u": 2}], "data": [{"no": 1}]}, "meta": {"data": []}}'
PLACES: dict[str, tuple[list[tuple[str, ...]], list[object]]] = {
    "the whole": ([()], [json.loads(PAGE)]),
    "a list": ([("data",)], [[{"id": 1}]]),
    "its items": ([("data", ITEM)], [{"id": 1}]),
    "several": ([("data", ITEM), ("includes", "users", ITEM)], [{"id": 1}, {"u": 1}, {"u": 2}]),
    "none": ([("statuses", ITEM)], []),
    "an object where a list is": ([("data", "id")], []),
    "a number": ([("data", ITEM, "id")], []),
}


@pytest.mark.parametrize(("places", "expected"), PLACES.values(), ids=PLACES.keys())
def test_places(places: list[tuple[str, ...]], expected: list[object]) -> None:
    assert [value for value, _ in found(PAGE, *places)] == expected
    assert [value for value, _ in found(b"\xef\xbb\xbfvar page = " + PAGE + b" ;\n", *places)] == expected


def test_odd_bytes_are_taken() -> None:
    data = b'[{"a": "x\ty\x00z caf\xe9"}, {"a": "\xc3\xa9;"}]'
    assert [value for value, _ in found(data, (ITEM,))] == [{"a": "x\ty\x00z caf\ufffd"}, {"a": "é;"}]


COSTS = {
    "deep": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "a long number": b'{"a": ' + b"1" * 5000 + b"}",
    "a large exponent": b'{"a": 1e99999999999999999999x}',
    "a word": b'{"a": nope, "b": ["]", {}]}',
    "a key without a value": b'{"a"}',
}


@pytest.mark.parametrize("bad", COSTS.values(), ids=COSTS.keys())
def test_a_value_that_cannot_be_read_costs_itself_only(bad: bytes) -> None:
    assert [value for value, _ in found(b'[{"b": 1}, ' + bad + b', {"c": 1}]', (ITEM,))] == [{"b": 1}, "!", {"c": 1}]
    beside = b'{"d": ' + bad + b', "e": nope, "c": {"d": 1}}'
    assert [value for value, _ in found(b"[" + beside + b"]", (ITEM, "c"))] == [{"d": 1}]


@pytest.mark.parametrize("end", [20, 150, 190, len(CHATS) - 1])
def test_damage_is_told_of_without_what_stands_there(end: int) -> None:
    seen: list[object] = []
    with pytest.raises(InputError, match=r"^x.json: not JSON that can be read after item \d; damaged") as error:
        seen.extend(json_places(io.BytesIO(CHATS[:end]), "x.json", [MESSAGES]))
    assert f"item {len(seen)};" in str(error.value)
    assert error.value.__cause__ is None


def test_a_value_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Buffer.__init__, "__defaults__", (200_000,))
    short = json.dumps([{"a": "x" * 50_000}] * 100).encode()
    assert len(found(short, (ITEM,))) == 100
    assert len(found(json.dumps({"a": ["x" * 1000] * 1000, "b": [{}]}).encode(), ("b", ITEM))) == 1
    for data in (b'[{"a": "' + b"x" * 500_000, b'[{"a": [' + b'"x",' * 200_000):
        with pytest.raises(InputError, match=r"x.json: an item of more than 200,000 characters"):
            found(data, (ITEM,))


def test_hostile_documents_take_linear_time_and_memory() -> None:
    start = time.thread_time()
    for data in (b"[" * 1_000_000, b'{"aaaaaaaa":' * 300_000, b'{"' + b"a" * 5_000_000, b"[" + b" ;" * 2_000_000):
        for places in ([MESSAGES], [(ITEM,)], [()]):
            with pytest.raises(InputError):
                found(data, *places)
    assert time.thread_time() - start < 20


TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@given(st.lists(st.dictionaries(TEXT, JSON, max_size=3), max_size=4), st.booleans(), st.integers(16, 64))
def test_what_json_writes_is_read(values: list[object], ascii_: bool, size: int) -> None:
    data = json.dumps({"x": [1, {"list": values}]}, ensure_ascii=ascii_).encode()

    class Small(io.BytesIO):
        def read(self, most: int | None = -1) -> bytes:
            return super().read(min(size, most) if most is not None and most >= 0 else size)

    places = [("x", ITEM, "list", ITEM)]
    assert [value for _, value, _ in json_places(Small(data), "x.json", places)] == values


@given(st.binary(max_size=200), st.sampled_from([b"", b"[", b'[{"a": "', b"window.x = ["]))
def test_any_bytes_give_values_or_an_input_error(data: bytes, start: bytes) -> None:
    try:
        found(start + data, (ITEM,), (ITEM, "a"), ())
    except InputError:
        return
