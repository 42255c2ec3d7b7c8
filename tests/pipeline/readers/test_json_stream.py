"""Arrays are read an item at a time; what is damaged costs itself where it can, and is never shown."""

import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.errors import InputError
from doxguard.pipeline.readers import json_stream
from doxguard.pipeline.readers.json_stream import Broken, as_json, json_items
from doxguard.pipeline.readers.record import Reading, Record
from doxguard.pipeline.readers.source import read_source


def items(data: bytes) -> list[object]:
    return ["!" if isinstance(item, Broken) else item for item in json_items(io.BytesIO(data), "x.json")]


TAKEN: dict[str, tuple[bytes, list[object]]] = {
    "an array": (b'[1, "a", {"b": [2.5]}]', [1, "a", {"b": [2.5]}]),
    "an empty one": (b" [ ] ", []),
    "a byte-order mark": (b'\xef\xbb\xbf["a"]', ["a"]),
    "a name": (b'window.YTD.tweets.part0 = ["a"]', ["a"]),
    "a variable": (b'var tweet_index =  ["a"];', ["a"]),
    "a mark and a name": (b'\xef\xbb\xbfGrailbird.data.tweets_2014_03 = \n ["a"]', ["a"]),
    "semicolons after it": (b'["a"] ;\r\n;\n', ["a"]),
    "a semicolon in it": (b'["a;"]', ["a;"]),
    "an equals sign in it": (b'["a = [1]"]', ["a = [1]"]),
    "raw control characters": (b'["a\tb\x00c\nd"]', ["a\tb\x00c\nd"]),
    "bytes that are no text": (b'["caf\xe9"]', ["caf\ufffd"]),
    "half a pair": (b'["a\\ud800b"]', ["a\ud800b"]),
    "a large number": (b"[123456789012345678901234567890]", [123456789012345678901234567890]),
    "a comma too many": (b'["a",, 1,]', ["a", 1]),
    "a word that is no JSON": (b'[secret, "a"]', ["!", "a"]),
    "an item that is no JSON": (b'[{"a": secret, "b": [{}, "]"]}, "a"]', ["!", "a"]),
    "a key without a value": (b'[{"a"}, {"b": 1}]', ["!", {"b": 1}]),
    "a number that is too long": (b"[[" + b"1" * 5000 + b'], "a"]', ["!", "a"]),
    "a deep item": (b"[" + b"[" * 5000 + b"]" * 5000 + b', "a"]', ["!", "a"]),
    "a bad escape": (b'["\\x41", "a"]', ["!", "a"]),
}


@pytest.mark.parametrize(("data", "expected"), TAKEN.values(), ids=TAKEN.keys())
def test_what_is_taken(data: bytes, expected: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert items(data) == expected
    for size in (1, 3, 7):
        monkeypatch.setattr(json_stream, "_CHUNK", max(size, data.find(b"=") + 2))
        assert items(data) == expected


DAMAGED = {
    "cut off": (b'[{"a": 1}, {"secret": "06', 1),
    "cut off in an item that is no JSON": (b'[{"a": 1}, {"secret": 06, ', 1),
    "cut off after a comma": (b"[1, 2,", 2),
    "nothing": (b"", 0),
    "no JSON": (b"secret", 0),
    "an object": (b'{"secret": [1]}', 0),
    "something after it": (b'["a"] secret', 1),
    "two arrays": (b'["a"] ["secret"]', 1),
    "a name that is a call": (b'secret() = ["a"]', 0),
    "brackets that do not pair up": (b'["a", }, "secret"]', 1),
    "deeply nested and cut off": (b"[" * 100_000, 0),
}


@pytest.mark.parametrize(("data", "before"), DAMAGED.values(), ids=DAMAGED.keys())
def test_damage_is_told_of_after_what_is_whole(data: bytes, before: int) -> None:
    seen: list[object] = []
    with pytest.raises(InputError, match=f"^x.json: not JSON that can be read after item {before}") as error:
        seen.extend(json_items(io.BytesIO(data), "x.json"))
    assert len(seen) == before
    assert "secret" not in str(error.value)


def test_what_is_left_out_is_not_shown() -> None:
    (broken,) = (item for item in json_items(io.BytesIO(b'[{"a": "b" secret}, 1]'), "x") if isinstance(item, Broken))
    assert broken.error == "not JSON: Expecting ',' delimiter"


def test_an_item_that_is_too_long_is_refused() -> None:
    short = json.dumps(["x" * 50_000] * 100).encode()
    assert len(list(json_items(io.BytesIO(short), "x.json", 200_000))) == 100
    for data in (b'["' + b"x" * 500_000 + b'"]', b"[" * 500_000, b'[["", ' + b'"x",' * 100_000):
        with pytest.raises(InputError, match=r"x.json: an item of more than 200,000 char|read after item 0"):
            list(json_items(io.BytesIO(data), "x.json", 200_000))


ARRAY = b'[{"text": "a", "geo": {"lat": 52.5}}, {"id": 1}, "text", null, {"text": 06}, {"text": "b"}]'


def test_arrays_of_records() -> None:
    records = list(read_source("-", Reading("json"), io.BytesIO(ARRAY)))
    assert [(r.place.line, r.post.text if r.post else "!") for r in records] == [
        (1, "a"), (2, "!"), (3, "!"), (4, "!"), (5, "!"), (6, "b"),
    ]  # fmt: skip
    assert records[0].post is not None
    assert records[0].post.geo == {"lat": 52.5}
    assert records[1].raw == '{"id": 1}'
    reading = Reading("json", columns={"text": "body", "id": "nr"})
    (record,) = read_source("-", reading, io.BytesIO(b'[{"body": "a", "nr": 7}]'))
    assert record.post is not None
    assert (record.post.text, record.post.id) == ("a", "7")
    assert as_json({"a": object()}) == ""


def test_an_array_cut_off_gives_what_is_before() -> None:
    seen: list[Record] = []
    with pytest.raises(InputError, match="stdin: not JSON that can be read after item 3"):
        seen.extend(read_source("-", Reading("json"), io.BytesIO(b'[{"text": "a"}, {}, {"text": "b"}, {"te')))
    assert len(seen) == 3


def test_hostile_arrays_take_linear_time() -> None:
    start = time.thread_time()
    for data in (
        b'["' + b";" * 5_000_000 + b'"]', b'["a"' + b" " * 5_000_000 + b"]", b"[" + b'"",' * 500_000 + b'""]',
        b'["' + b"\\u0000" * 500_000 + b'"]', b"a" * 5_000_000, b"a." * 2_500_000, b" " * 5_000_000 + b"[]",
        b'[{"a": x' + b'""' * 1_000_000, b'[{"a": x' + b"[" * 1_000_000, b'[x"' + b"\\" * 3_000_000,
        b"[" + b"x," * 200_000,
        b"[" + b'{"a":x},' * 100_000 + b"1]", b"[" + b"[" * 1_000_000 + b"x", b"[" + b"1" * 3_000_000 + b"]",
    ):  # fmt: skip
        try:
            items(data)
        except InputError:
            continue
    assert time.thread_time() - start < 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=3)
    ),
)


@given(st.lists(JSON, max_size=4), st.booleans(), st.sampled_from([b"", b";", b" ;\n", b"\r\n"]))
def test_what_json_writes_is_read(values: list[object], ascii_: bool, end: bytes) -> None:
    data = json.dumps(values, ensure_ascii=ascii_).encode()
    for wrapped in (data + end, b"window.YTD.a.part0 = " + data + end):
        assert items(wrapped) == values


@given(st.lists(JSON, max_size=3), st.lists(JSON, max_size=3))
def test_a_broken_item_costs_no_other(before: list[object], after: list[object]) -> None:
    parts = [*map(json.dumps, before), '{"a": [1, {"]": nope}]}', *map(json.dumps, after)]
    assert items(f"[{', '.join(parts)}]".encode()) == [*before, "!", *after]


@given(st.binary(max_size=200), st.sampled_from([b"", b"[", b'[{"a": "', b"window.x = ["]))
def test_any_bytes_give_items_or_an_input_error(data: bytes, start: bytes) -> None:
    try:
        items(start + data)
    except InputError:
        return
