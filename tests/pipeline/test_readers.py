"""Reading dumps: every format, every kind of bad input, and no record lost to another's fault."""

import io
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from doxguard.errors import InputError
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.readers.source import read_source


def read(data: bytes, format_: str = "auto", **options: object) -> list[Record]:
    reading = Reading(format_, **options)  # type: ignore[arg-type]
    return list(read_source("-", reading, io.BytesIO(data)))


def seen(records: list[Record]) -> list[tuple[int, str]]:
    """Return line and text of good records, line and "!" of bad ones."""
    return [(r.place.line, r.post.text if r.post else "!") for r in records]


JSONL = {
    "plain": (b'{"id": "a", "text": "x"}\n{"text": "y"}\n', [(1, "x"), (2, "y")]),
    "no line feed at the end": (b'{"text": "x"}\n{"text": "y"}', [(1, "x"), (2, "y")]),
    "Windows line ends": (b'{"text": "x"}\r\n{"text": "y"}\r\n', [(1, "x"), (2, "y")]),
    "blank lines": (b'\n{"text": "x"}\n  \n\n{"text": "y"}\n\n', [(2, "x"), (5, "y")]),
    "byte-order mark": (b'\xef\xbb\xbf{"text": "x"}\n', [(1, "x")]),
    "other separators are no line ends": (
        '{"text": "a\u2028b\u0085c\x0bd"}\n{"text": "y"}'.encode(),
        [(1, "a\u2028b\x85c\x0bd"), (2, "y")],
    ),
    "a tab and a NUL as they are": (b'{"text": "a\tb\x00c"}\n', [(1, "a\tb\x00c")]),
    "an escaped NUL": (b'{"text": "a\\u0000b"}\n', [(1, "a\x00b")]),
    "half a pair": (b'{"text": "a\\ud800b"}\n', [(1, "a\ud800b")]),
    "empty text": (b'{"text": ""}\n', [(1, "")]),
    "unknown keys": (b'{"text": "x", "lik\\u0065s": 3}\n', [(1, "x")]),
    "broken": (b'{"text": "x\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "two objects on a line": (b'{"text": "x"}{"text": "y"}\n', [(1, "!")]),
    "no text": (b'{"id": 1}\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "text is null": (b'{"text": null}\n', [(1, "!")]),
    "text is a number": (b'{"text": 5}\n', [(1, "!")]),
    "a list": (b'["text"]\n', [(1, "!")]),
    "a string": (b'{"text": "x"}\n"text"\n', [(1, "x"), (2, "!")]),
    "not UTF-8": (b'{"text": "caf\xe9"}\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "half a pair in bytes": (b'{"text": "\xed\xa0\x80"}\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "cut off inside a character": (b'{"text": "y"}\n{"text": "\xf0\x9f', [(1, "y"), (2, "!")]),
    "deep nesting": (b"[" * 50_000 + b'\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "a huge number": (b'{"text": "x", "n": ' + b"1" * 5000 + b'}\n{"text": "y"}\n', [(1, "!"), (2, "y")]),
    "wrong kinds around the text": (b'{"text": "x", "urls": "u"}\n{"text": "y", "meta": []}\n', [(1, "x"), (2, "y")]),
    "a wrong time": (b'{"text": "x", "posted_at": "yesterday"}\n', [(1, "x")]),
}


TIMES = {
    "ISO 8601": ('"2026-05-04T18:30:00+02:00"', "2026-05-04T18:30:00+02:00"),
    "seconds": ("1777905000", "2026-05-04T14:30:00+00:00"),
    "milliseconds": ("1777905000000", "2026-05-04T14:30:00+00:00"),
    "as in older dumps of X": ('"Mon May 04 14:30:00 +0000 2026"', "2026-05-04T14:30:00+00:00"),
    "no time": ('"yesterday"', ""),
}


@pytest.mark.parametrize(("written", "posted_at"), TIMES.values(), ids=TIMES.keys())
def test_times(written: str, posted_at: str) -> None:
    (record,) = read(f'{{"text": "x", "posted_at": {written}}}'.encode(), "jsonl")
    assert record.post is not None
    assert record.post.posted_at == posted_at
    assert bool(record.notes) == (posted_at == "")


@pytest.mark.parametrize(("data", "expected"), JSONL.values(), ids=JSONL.keys())
def test_jsonl(data: bytes, expected: list[tuple[int, str]]) -> None:
    assert seen(read(data, "jsonl")) == expected


CSV = {
    "plain": ("id,text\n1,x\n2,y\n", [(2, "x"), (3, "y")]),
    "byte-order mark": ("\ufeffid,text\n1,x\n", [(2, "x")]),
    "semicolons": ("id;text\n1;x, y\n", [(2, "x, y")]),
    "tabs": ("id\ttext\n1\tx\n", [(2, "x")]),
    "Windows line ends": ("id,text\r\n1,x\r\n", [(2, "x")]),
    "quotes, commas, line ends": ('text,id\n"a ""b"", c\nd",1\ny,2\n', [(2, 'a "b", c\nd'), (4, "y")]),
    "a quote inside a bare cell": ('id,text\n1,27" beeldscherm\n', [(2, '27" beeldscherm')]),
    "empty text": ("id,text\n1,\n2,y\n", [(2, ""), (3, "y")]),
    "blank lines": ("id,text\n\n1,x\n\n", [(3, "x")]),
    "only text": ("text\nx\n", [(2, "x")]),
    "spaces in the header": ("id, text\n1,x\n", [(2, "x")]),
    "NUL": ("id,text\n1,a\x00b\n", [(2, "a\x00b")]),
    "a cell too many": ("id,text\n1,x,y\n2,y\n", [(2, "!"), (3, "y")]),
    "a cell missing": ("id,text\n1\n2,y\n", [(2, "!"), (3, "y")]),
    "quotes never closed": ('id,text\n1,"x\n2,y\n3,z\n', [(2, "!"), (3, "y"), (4, "z")]),
    "quotes closed in the wrong place": ('id,text\n1,"x" y\n2,"y"\n', [(2, "!"), (3, "y")]),
    "an open quote before a quoted row": ('id,text\n1,"x\n2,"y"\n', [(2, "!"), (3, "y")]),
    "a carriage return in a bare cell": ("id,text\n1,a\rb\n2,y\n", [(2, "!"), (3, "y")]),
    "no rows": ("id,text\n", []),
    "nothing at all": ("", []),
    "objects as JSON": ('text,meta,author\nx,"{""a"": 1}",@jan\n', [(2, "x")]),
    "objects as bad JSON": ('text,meta\nx,"{""a"": "\ny,\n', [(2, "!"), (3, "y")]),
}


@pytest.mark.parametrize(("data", "expected"), CSV.values(), ids=CSV.keys())
def test_csv(data: str, expected: list[tuple[int, str]]) -> None:
    assert seen(read(data.encode(), "csv")) == expected


def test_csv_bytes_that_are_no_text_cost_their_row_only() -> None:
    records = read(b'id,text\n1,"caf\xe9\nbar"\n2,y\n', "csv")
    assert seen(records) == [(2, "!"), (4, "y")]
    assert records[0].raw == b'1,"caf\xe9\nbar"\n'


def test_csv_with_a_post_longer_than_pythons_limit() -> None:
    assert seen(read(b'id,text\n1,"' + b"x" * 400_000 + b'"\n', "csv"))[0][1] == "x" * 400_000


def test_txt() -> None:
    records = read(b"een\r\n\n  twee \n\xff\n{drie\n", "txt")
    assert seen(records) == [(1, "een"), (3, "  twee "), (4, "!"), (5, "{drie")]


def write_parquet(path: Path, table: pa.Table) -> str:
    parquet.write_table(table, path)
    return str(path)


def test_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1, 2, None],
            "text": ["x", None, "y"],
            "posted_at": pa.array([1_700_000_000_123_456_789, None, 0], pa.timestamp("ns", "UTC")),
            "author": [{"handle": "@a"}, None, None],
            "meta": pa.array([[("a", "b")], None, None], pa.map_(pa.string(), pa.string())),
            "other": [object.__name__] * 3,
        }
    )
    records = list(read_source(write_parquet(tmp_path / "posts.parquet", table), Reading()))
    assert seen(records) == [(1, "x"), (2, "!"), (3, "y")]
    first, _, third = (record.post for record in records)
    assert first is not None
    assert third is not None
    assert (first.id, first.author, first.meta) == ("1", {"handle": "@a"}, {"a": "b"})
    assert first.posted_at.startswith("2023-11-14T22:13:20.123456")
    assert third.id == "posts:3"


def test_parquet_ids_that_became_floats(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "p.parquet", pa.table({"id": [1.0, None, float("nan")], "text": ["x", "y", "z"]}))
    assert [r.post.id for r in read_source(path, Reading()) if r.post] == ["1", "p:2", "p:3"]


def test_parquet_with_a_value_that_is_not_utf_8(tmp_path: Path) -> None:
    text = pa.array([b"x", b"\xff\xfe", b"y"]).view(pa.string())
    path = write_parquet(tmp_path / "p.parquet", pa.table({"text": text}))
    assert seen(list(read_source(path, Reading()))) == [(1, "x"), (2, "!"), (3, "y")]


def test_parquet_through_a_pipe(tmp_path: Path) -> None:
    path = Path(write_parquet(tmp_path / "p.parquet", pa.table({"text": ["x"]})))

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert seen(list(read_source("-", Reading(), Pipe(path.read_bytes())))) == [(1, "x")]


def test_damaged_parquet_is_named(tmp_path: Path) -> None:
    rows = [str(i) * 50 for i in range(50_000)]
    whole = Path(write_parquet(tmp_path / "p.parquet", pa.table({"text": rows}))).read_bytes()
    for name, data in {"empty": b"", "cut": whole[:-100], "other": b"id,text\n1,x\n"}.items():
        bad = tmp_path / f"{name}.parquet"
        bad.write_bytes(data)
        with pytest.raises(InputError, match=f"{name}.parquet: not Parquet"):
            list(read_source(str(bad), Reading()))
    hole = tmp_path / "hole.parquet"
    hole.write_bytes(whole[:1000] + b"\x00" * (len(whole) - 3000) + whole[-2000:])
    with pytest.raises(InputError, match=r"hole.parquet: not Parquet"):
        list(read_source(str(hole), Reading()))


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("format_", "template"), [("jsonl", '{"text": "%s"}\n'), ("csv", "text\n%s\n"), ("txt", "%s\n")]
)
def test_encodings(encoding: str, format_: str, template: str) -> None:
    records = read((template % "café naïef").encode(encoding), format_, encoding=encoding)
    assert [text for _, text in seen(records)] == ["café naïef"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_recognised(encoding: str) -> None:
    data = '{"text": "hallo daar"}\n'.encode(encoding)
    with pytest.raises(InputError, match=f"stdin: .*--encoding {encoding}"):
        read(data)


def test_bad_units_of_utf_16_cost_their_line_only() -> None:
    lines = ['{"text": "x"}\n', '{"text": "', '"}\n{"text": "y"}\n']
    data = lines[0].encode("utf-16-le") + lines[1].encode("utf-16-le") + b"\x00\xd8" + lines[2].encode("utf-16-le")
    assert seen(read(data, "jsonl", encoding="utf-16-le")) == [(1, "x"), (2, "!"), (3, "y")]
    assert seen(read('{"text": "x"}\n'.encode("utf-16-le") + b"{", "jsonl", encoding="utf-16-le")) == [
        (1, "x"),
        (2, "!"),
    ]


GUESSES = {
    "posts.jsonl": (b'{"text": "x"}', "x"),
    "posts.NDJSON": (b'{"text": "x"}', "x"),
    "posts.csv": (b"text\nx", "x"),
    "posts.tsv": (b"id\ttext\n1\tx", "x"),
    "posts.txt": (b'{"text": "x"}', '{"text": "x"}'),
    "posts": (b'{"text": "x"}', "x"),
    "dump.2024": (b' \n{"text": "x"}', "x"),
    "posts.json": (b'[{"text": "x"}]', "x"),
    "lines.json": (b'{"text": "x"}\n', "x"),
    "array": (b' [ {"text": "x"}]', "x"),
    "brackets.txt": (b'[{"text": "x"}]', '[{"text": "x"}]'),
    "brackets": (b"[10:30] Jan: hoi", "[10:30] Jan: hoi"),
    "plain": (b"x", "x"),
}


@pytest.mark.parametrize(("name", "data", "text"), [(n, d, t) for n, (d, t) in GUESSES.items()], ids=GUESSES.keys())
def test_formats_are_guessed(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    (tmp_path / name).write_bytes(data)
    records = list(read_source(str(tmp_path / name), Reading()))
    assert [r.post.text for r in records if r.post] == [text]


@pytest.mark.parametrize(
    ("data", "text"), [(b'{"text": "x"}', "x"), (b"x\n", "x"), (b'\xef\xbb\xbf{"text": "x"}', "x")]
)
def test_stdin_is_guessed_by_content(data: bytes, text: str) -> None:
    record = read(data)[0]
    assert record.post is not None
    assert (record.post.text, record.post.id) == (text, "stdin:1")


UNUSABLE = {
    "posts.xlsx": (b"hallo", "unknown format '.xlsx'; accepted: jsonl, csv, parquet, txt"),
    "posts.jsonl": (b"\x1f\x8b\x08rest", "packed as gzip"),
    "posts.csv": (b"id,body\n1,x\n", "no column 'text'; there are: id, body; .*--columns text=COLUMN"),
    "bare.csv": (b"1,zijn nummer is 06 1122 3344\n", "no column 'text'; its first row must hold the names"),
    "twice.csv": (b"text,text\nx,y\n", "column 'text' occurs 2 times"),
    "quote.csv": (b'"text\nx\n', "the header cannot be read"),
}


@pytest.mark.parametrize(
    ("name", "data", "message"), [(n, d, m) for n, (d, m) in UNUSABLE.items()], ids=UNUSABLE.keys()
)
def test_sources_that_cannot_be_used_are_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=f"{name}.*{message}") as error:
        list(read_source(str(tmp_path / name), Reading()))
    assert "1122" not in str(error.value)


def test_sources_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(InputError, match=path.name):
            list(read_source(str(path), Reading()))
    with pytest.raises(InputError):
        list(read_source("a\x00b", Reading()))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "xml"}, "unknown format 'xml'; accepted: auto, jsonl"),
        ({"encoding": "utf-9"}, "unknown encoding 'utf-9'"),
        ({"encoding": "base64"}, "unknown encoding"),
        ({"encoding": "idna"}, "unknown encoding"),
        ({"columns": {"body": "x"}}, "unknown key 'body'; accepted: text, id"),
        ({"max_chars": 0}, "expected 1 to 100,000,000"),
        ({"max_chars": 10**20}, "expected 1 to 100,000,000"),
    ],
)
def test_readings_that_cannot_be_asked(options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Reading(**options)  # type: ignore[arg-type]


def test_columns() -> None:
    columns = {"text": "body", "id": "nr"}
    for format_, data in {"jsonl": b'{"body": "x", "nr": 7, "text": "no"}', "csv": b"nr,body\n7,x\n"}.items():
        record = read(data, format_, columns=columns)[0]
        assert record.post is not None
        assert (record.post.text, record.post.id) == ("x", "7")
    with pytest.raises(InputError, match="stdin: no column 'nr'; there are: id, body"):
        read(b"id,body\n7,x\n", "csv", columns=columns)


def test_too_long() -> None:
    text = b'{"text": "' + b"x" * 101 + b'"}\n{"text": "y"}\n'
    records = read(text, "jsonl", max_chars=100)
    assert seen(records) == [(1, "!"), (2, "y")]
    assert "101 characters; at most 100" in records[0].error
    huge = b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "y"}\n'
    records = read(huge, "jsonl", max_chars=100)
    assert seen(records) == [(1, "!"), (2, "y")]
    assert not records[0].raw


def test_oddities_are_noted_and_what_is_bad_is_kept() -> None:
    records = read(b'{"text": "a\\u0000\\ud800"}\n{"text": 7, "x": "06"}\n\xff06\n', "jsonl")
    assert [len(record.notes) for record in records] == [2, 0, 0]
    assert [record.raw for record in records] == ["", '{"text": 7, "x": "06"}', b"\xff06\n"]
    assert not any("06" in record.error + repr(record) for record in records)


def test_reading_is_lazy() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.lines: Iterator[bytes] = (b'{"text": "%d"}\n' % i for i in itertools.count())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = next(self.lines)
            buffer[: len(line)] = line
            return len(line)

    records = read_source("-", Reading(), cast(BinaryIO, Endless()))
    assert [r.post.text for r in itertools.islice(records, 3) if r.post] == ["0", "1", "2"]


def test_long_lines_take_linear_time() -> None:
    for format_, line in {"jsonl": b'{"text": "%s"}', "csv": b'text\n"%s"', "txt": b"%s"}.items():
        start = time.thread_time()
        records = read(line % (b"ab\\n " * 1_000_000), format_, max_chars=10_000_000)
        assert len(records) == 1
        assert time.thread_time() - start < 10


def test_a_cell_of_many_lines_takes_linear_time() -> None:
    start = time.thread_time()
    assert len(read(b'text\n"' + b"a\n" * 500_000 + b'"\ny\n', "csv")) == 2
    assert len(read(b"text,id\n" + b'"a\n' * 100_000, "csv")) == 100_000
    # Each line closes the quote of the line before it, and opens one.
    assert len(read(b"text,id\n" + b'b","\n' * 100_000, "csv")) == 100_000
    assert time.thread_time() - start < 10


def test_a_few_open_quotes_cost_their_own_lines_only() -> None:
    records = read(b"text,id\n" + b'"a,1\n' + b'"b\nc",2\n' * 50_000, "csv")
    assert sum(record.post is None for record in records) == 1


@given(st.lists(st.text(st.characters(codec="utf-8")), max_size=6))
def test_what_json_writes_is_read(texts: list[str]) -> None:
    data = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts).encode()
    assert [text for _, text in seen(read(data, "jsonl"))] == texts


@given(st.binary(max_size=300), st.sampled_from(["jsonl", "csv", "txt"]))
def test_any_bytes_give_records_or_an_input_error(data: bytes, format_: str) -> None:
    try:
        records = read(data, format_)
    except InputError:
        return
    lines = [record.place.line for record in records]
    assert lines == sorted(set(lines))


@given(st.lists(st.binary(max_size=40).map(lambda b: b.replace(b"\n", b"")), max_size=6))
def test_broken_lines_cost_no_good_one(junk: list[bytes]) -> None:
    data = b"\n".join([b"first", *junk, b'{"id": "good", "text": "y"}'])
    assert [r.post.text for r in read(data, "jsonl") if r.post and r.post.id == "good"] == ["y"]


def test_a_place_gives_an_id() -> None:
    assert Place("dumps/posts.2024.jsonl", 17).id == "posts.2024:17"
