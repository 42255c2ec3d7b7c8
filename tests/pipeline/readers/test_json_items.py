"""Values of JSON documents, one at a time: what is asked for comes out, what is broken costs no more than it must."""

import contextlib
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.errors import InputError
from doxguard.pipeline.readers.json_items import Item, read_items
from doxguard.pipeline.readers.record import Reading
from tests.hostile import assert_linear
from tests.pipeline.readers.folders import file_of

TOLD = "what comes after this is not read"


def items(data: object, *paths: str, **options: object) -> list[Item]:
    return list(read_items(file_of(data), Reading(**options), set(paths).__contains__))  # type: ignore[arg-type]


FOUND = {
    "items of the document": (b'[{"a": 1}, 2, "x", null]', ["item"], [{"a": 1}, 2, "x", None]),
    "items inside": (b'{"n": 1, "m": [{"a": [1.5]}], "z": [3]}', ["m.item"], [{"a": [1.5]}]),
    "values around items": (b'{"c": {"id": 7, "x": 8}, "m": [1]}', ["c.id", "m.item"], [7, 1]),
    "a list of lists": (b'{"l": [{"m": [1, 2]}, {"m": [3]}]}', ["l.item.m.item"], [1, 2, 3]),
    "none of them": (b'{"a": [1], "b": {"item": 2}}', ["item", "b"], [{"item": 2}]),
    "an empty list": (b"[]", ["item"], []),
    "a byte-order mark": (b'\xef\xbb\xbf["x"]', ["item"], ["x"]),
    "Telegram's control characters": (
        b'["a\\x0Bb", "a\\\\x0Bb", "\\\\\\x1F"]',
        ["item"],
        ["a\x0bb", "a\\x0Bb", "\\\x1f"],
    ),
    "raw control characters": (b'["a\x00b\x1fc"]', ["item"], ["a b c"]),
    "bytes that are no UTF-8": (b'["a\xffb"]', ["item"], ["a\ufffdb"]),
    "a pair, and half of one": (b'["\\ud83d\\ude00", "\\ud83dx"]', ["item"], ["😀", "?x"]),
    "numbers": (b"[9223372036854775807, -1, 1.5, 1e3]", ["item"], [9223372036854775807, -1, 1.5, 1000.0]),
}


@pytest.mark.parametrize(("data", "paths", "values"), FOUND.values(), ids=FOUND.keys())
def test_values(data: bytes, paths: list[str], values: list[object]) -> None:
    assert [item.value for item in items(data, *paths)] == values


def test_integers_of_thousands_of_digits_end_no_process() -> None:
    """With ijson's own choice of numbers, some hundreds of these do."""
    for size in range(4200, 4700):
        items(b" " * size * 10 + b'{"m": [{"a": "x"}, {"a": ' + b"1" * size + b'}, {"a": [1, {"b": 2}]}]}', "m.item")


def test_other_encodings() -> None:
    assert items('["é"]'.encode("utf-16"), "item", encoding="utf-16") == [Item("item", "é")]
    assert items('["é"]'.encode("cp1252"), "item", encoding="cp1252") == [Item("item", "é")]


BROKEN = {
    "cut off": (b'[1, {"a": 2}, {"a', [1, {"a": 2}, None]),
    "no comma": (b"[1 2, 3]", [1, None]),
    "something behind it": (b"[1] [2]", [1, None]),
    "an integer of thirty digits": (b'[1, {"a": ' + b"1" * 30 + b"}]", [1, None]),
    "an integer of thousands of digits": (b'[1, {"a": ' + b"1" * 5000 + b"}]", [1, None]),
    "a number without end": (b"[1, 1e400, 2]", [1, None]),
    "an exponent without end": (b"[1, 1e99999999999999999999, 2]", [1, None]),
}


@pytest.mark.parametrize(("data", "values"), BROKEN.values(), ids=BROKEN.keys())
def test_what_came_before_stands(data: bytes, values: list[object]) -> None:
    found = items(data, "item")
    assert [item.value for item in found] == values
    assert found[-1].error.endswith(TOLD)


@pytest.mark.parametrize("data", [b"", b"no", b"{", b"\xff\xfe", b'{"a" 1}'], ids=repr)
def test_no_json(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x\.json: "):
        items(data, "item")


def test_a_deep_value_costs_no_other() -> None:
    found = items(b"[1," + b"[" * 200 + b"]" * 200 + b",2]", "item")
    assert [(item.value, bool(item.error)) for item in found] == [(1, False), (None, True), (2, False)]


def test_a_big_value_costs_no_other() -> None:
    big = b'["' + b'x","' * 1_000_000 + b'"]'
    found = items(b"[1," + big + b",2]", "item", max_chars=100)
    assert [(item.value, bool(item.error)) for item in found] == [(1, False), (None, True), (2, False)]


def test_an_endless_string_is_not_held() -> None:
    found = items(b'[1,"' + b"x" * 8_000_000 + b'"]', "item", max_chars=100)
    assert [item.value for item in found] == [1, None]
    assert "string of more than" in found[-1].error


def test_memory_does_not_grow_with_the_document() -> None:
    data = file_of({"skipped": [["x" * 50] * 20] * 2000, "m": [{"text": "y" * 50}] * 60_000})
    tracemalloc.start()
    count = sum(1 for _ in read_items(data, Reading(), "m.item".__eq__))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60_000
    assert peak < 3_000_000


@pytest.mark.parametrize("unit", ["[", '{"a":', '"\\', "\\x0", "[1,", '[{"a":[', '"\\x1', "\\\\"])
def test_linear(unit: str) -> None:
    def run(text: str) -> None:
        with contextlib.suppress(InputError):
            items('["' + text if unit.startswith("\\") else text, "item")

    assert_linear(run, unit)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**63, 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text("abé."), inside, max_size=4),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=6))
def test_as_json_reads_it(values: list[object]) -> None:
    assert [item.value for item in items(json.dumps(values, ensure_ascii=False), "item")] == values
    assert [item.value for item in items(json.dumps({"a": {"b": values}}), "a.b.item")] == values


HALVES = {
    "the second": (rb"a\udc00b", "a?b"),
    "the first": (rb"a\ud83db", "a?b"),
    "the wrong way round": (rb"\ude00\ud83d", "??"),
    "twice the first": (rb"\ud83d\ud83d\ude00", "?😀"),
    "before another escape": (rb"\ud800\u0041\n", "?A\n"),
    "capitals": (rb"\uD83D\uDE00\uDBFF", "😀?"),
    "behind a backslash": (rb"\\ud83d \\\ud83d", "\\ud83d \\?"),
}


@pytest.mark.parametrize(("written", "text"), HALVES.values(), ids=HALVES)
def test_half_a_pair_costs_nothing_else(written: bytes, text: str) -> None:
    assert [item.value for item in items(b'["' + written + b'", {"' + written + b'": 1}]', "item")] == [text, {text: 1}]


ESCAPES = st.lists(st.sampled_from([r"\ud83d", r"\ude00", r"\u0041", r"\\", r"\n", "x", "u", "ud83d"]), max_size=12)


@given(ESCAPES.map("".join), st.integers(0, 60))
def test_halves_across_chunks(written: str, shift: int) -> None:
    padding = " " * ((1 << 16) - 30 - shift)
    expected = "".join("?" if "\ud800" <= c <= "\udfff" else c for c in json.loads(f'"{written}"'))
    assert [item.value for item in items(f'[{padding}"{written}"]'.encode(), "item")] == [expected]


@given(st.text('x\\"é\x0b', max_size=30), st.integers(0, 40))
def test_escapes_across_chunks(text: str, shift: int) -> None:
    written = json.dumps(text, ensure_ascii=False).replace("\\u000b", "\\x0B").encode()
    padding = b" " * ((1 << 16) - 20 - shift)
    found = items(b"[" + padding + written + b"]", "item")
    assert [item.value for item in found] == [text]
