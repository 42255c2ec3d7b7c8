"""A block of JSON Lines read as columns gives what its lines give one by one; whatever is odd about them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard import Guard
from doxguard.pipeline.engine import blocks
from doxguard.pipeline.engine.blocks import judge_block
from doxguard.pipeline.engine.parts import Block
from doxguard.pipeline.judging import Verdicts
from doxguard.pipeline.readers.json_columns import json_columns
from doxguard.pipeline.readers.record import Place, Reading
from doxguard.pipeline.writers.verdicts import to_jsonl, to_rejects

GUARD = Guard()
PHONE = b'{"text": "zijn nummer is 06 1122 3344", "id": "p"}'
PLAIN = {
    "text alone": b'{"text": "hoi"}',
    "with an id": b'{"id": "a", "text": "hoi", "lang": "nl", "posted_at": "2026-05-04T18:30:00Z"}',
    "a number for an id": b'{"id": 7, "text": "hoi"}',
    "other keys": b'{"text": "hoi", "likes": 3, "tags": ["a", {"b": null}], "n": NaN}',
    "escapes": rb'{"text": "caf\u00e9 \"x\" \ud83d\ude00"}',
    "nulls": b'{"text": "hoi", "id": null, "geo": null, "media": null, "author": null}',
    "an author": b'{"text": "hoi", "author": "@a", "thread": "1", "reply_to": 5}',
    "Windows line ends": b'{"text": "hoi"}\r',
}
ODD = {
    "a key that is escaped": rb'{"te\u0078t": "hoi"}',
    "media": b'{"text": "kijk", "media": [{"kind": "photo", "depicts": "person"}]}',
    "a geo tag": b'{"text": "hoi", "geo": {"lat": 52.3718, "lon": 4.8960}}',
    "links": b'{"text": "hoi", "urls": [{"shown": "t.co/a", "expanded": "https://maps.google.com/?q=52.37181,4.89603"}]}',
    "wrong kinds": b'{"text": "hoi", "urls": 5, "author": [], "thread": 1.5, "lang": 4}',
    "a time that is none": b'{"text": "hoi", "posted_at": "gisteren"}',
    "no text": b'{"id": 4}',
    "a text that is none": b'{"text": 5}',
    "no object": b"[1]",
    "broken": b'{"text": "hoi"',
    "two objects": b'{"text": "a"} {"text": "b"}',
    "a key twice": b'{"text": "a", "text": "06 1122 3344"}',
    "a huge number": b'{"text": "hoi", "n": ' + b"1" * 5000 + b"}",
    "deep nesting": b'{"text": "hoi", "n": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "half a pair": rb'{"text": "a\ud800"}',
    "a NUL": rb'{"text": "a\u0000b"}',
    "a tab": b'{"text": "a\tb"}',
    "not UTF-8": b'{"text": "hoi", "x": "\xe9"}',
    "blank": b"   ",
    "an id of many figures": b'{"text": "hoi", "id": ' + b"9" * 30 + b"}",
}


def block(*lines: bytes) -> Block:
    return Block(Place("a.jsonl", 3), "jsonl", b"", b"\n".join(lines), "utf-8")


def told(verdicts: Verdicts) -> tuple[list[object], bytes, list[object]]:
    notes = [(j.record.place, j.record.notes) for j in verdicts.others.values() if j.record.notes]
    return [json.loads(line) for line in to_jsonl(verdicts).splitlines()], to_rejects(verdicts), list(notes)


def assert_alike(some: Block, reading: Reading | None = None) -> None:
    reading = reading or Reading()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_as_columns", lambda *_: None)
        expected = told(judge_block(some, reading, GUARD))
    assert told(judge_block(some, reading, GUARD)) == expected


@pytest.mark.parametrize("line", [*PLAIN.values(), *ODD.values()], ids=[*PLAIN, *ODD])
def test_lines_are_judged_as_records(line: bytes) -> None:
    assert_alike(block(line))
    assert_alike(block(PLAIN["text alone"], line, PHONE, PLAIN["text alone"]))


@pytest.mark.parametrize("line", PLAIN.values(), ids=PLAIN)
def test_plain_lines_are_columns(line: bytes) -> None:
    found = json_columns(line + b"\n" + line, Reading())
    assert found
    assert found.odd.to_pylist() == [False, False]


def test_other_names() -> None:
    reading = Reading(columns={"text": "body", "geo": "where", "id": "nr"})
    lines = [b'{"body": "hoi", "nr": 4}', b'{"body": "hoi", "where": {"lat": 52.3718, "lon": 4.8960}}', PHONE]
    assert_alike(block(*lines), reading)


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["hoi", "06 1122 3344"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["text", "lat", "x"]), inner, max_size=2)
    ),
    max_leaves=3,
)
_keys = st.sampled_from(["text", "id", "lang", "posted_at", "author", "thread", "urls", "geo", "media", "meta", "x"])
_lines = st.dictionaries(_keys, _values, max_size=4).map(lambda row: json.dumps({"text": "hoi", **row}).encode())


@settings(max_examples=150)
@given(st.lists(_lines | st.sampled_from([PHONE, *PLAIN.values()]), min_size=1, max_size=4))
def test_any_lines_are_judged_as_records(lines: list[bytes]) -> None:
    assert_alike(block(*lines))
