"""Columns in, columns out: the same decisions as one post at a time, whatever the columns hold."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard import Guard
from doxguard.data import read_text
from doxguard.errors import InputError
from doxguard.pipeline.judging import judge, judge_records
from doxguard.pipeline.readers.parquet import read_rows
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.scan_batches import judge_batch, scan_batches
from doxguard.pipeline.writers.parquet import to_values
from doxguard.pipeline.writers.verdicts import batch_schema, to_csv, to_jsonl, to_rejects

GUARD = Guard()
EXACT = Guard(screen=False)
SAMPLES = [json.loads(line) for line in read_text("samples/posts.jsonl").splitlines()]
PHONE = "zijn nummer is 06 1122 3344, bel hem plat"


def scan(
    columns: Mapping[str, object], guard: Guard = GUARD, reading: Reading | None = None
) -> list[dict[str, object]]:
    batch = pa.record_batch(dict(columns))
    out = pa.Table.from_batches(scan_batches([batch], guard, reading=reading), batch_schema())
    out.validate(full=True)
    return list(out.to_pylist())


def one_by_one(columns: Mapping[str, object], reading: Reading | None = None) -> list[Record]:
    batch = pa.record_batch(dict(columns))
    return list(read_rows(batch, [Place("batch", i + 1) for i in range(len(batch))], reading or Reading()))


def assert_alike(columns: Mapping[str, object], reading: Reading | None = None) -> None:
    """Compare with each row read and judged by itself, without a screen."""
    got = scan(columns, reading=reading)
    records = one_by_one(columns, reading=reading)
    table = pa.Table.from_pylist(
        [to_values(j.decision, ()) if j.decision else {"id": j.record.place.id} for j in judge(records, EXACT)],
        schema=batch_schema(),
    )
    assert [{**row, "error": None, "raw": None} for row in got] == table.to_pylist()
    assert [row["error"] or "" for row in got] == [record.error for record in records]
    # The verdicts say which rows have notes, too.
    batch = pa.record_batch(dict(columns))
    verdicts = judge_batch(batch, GUARD, reading or Reading(), Place("batch", 1))
    noted = {row: judged.record.notes for row, judged in verdicts.others.items() if judged.record.notes}
    assert noted == {row: record.notes for row, record in enumerate(records) if record.notes}


def test_sample_posts() -> None:
    columns = {key: [post.get(key) for post in SAMPLES] for key in ("id", "text", "lang", "posted_at")}
    assert_alike({key: values for key, values in columns.items() if any(values)})


AT = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
COLUMNS: dict[str, dict[str, object]] = {
    "text alone": {"text": ["hoi", PHONE, ""]},
    "large strings": {"text": pa.array(["hoi", PHONE], pa.large_string())},
    "texts in a dictionary": {"text": pa.array(["hoi", PHONE]).dictionary_encode()},
    "no text": {"text": ["hoi", None, PHONE]},
    "nothing but nulls": {"text": pa.nulls(2)},
    "texts that are none": {"text": [1, 2]},
    "a NUL": {"text": ["a\x00b", "hoi"], "id": ["1", "2\x00"]},
    "ids": {"text": ["hoi", PHONE, "hoi"], "id": ["a", "b", None]},
    "empty ids": {"text": ["hoi", PHONE], "id": ["", ""]},
    "numbers as ids": {"text": ["hoi", PHONE], "id": [7, 2**62]},
    "floats as ids": {"text": ["hoi", PHONE], "id": [7.0, 8.5]},
    "times": {"text": ["hoi", PHONE], "posted_at": [AT, None]},
    "nanoseconds": {"text": ["hoi", PHONE], "posted_at": pa.array([AT, AT], pa.timestamp("ns", "Europe/Amsterdam"))},
    "days": {"text": ["hoi"], "posted_at": [date(2026, 5, 4)]},
    "seconds": {"text": ["hoi", PHONE], "posted_at": [1_767_225_600, -5]},
    "times as text": {"text": ["hoi"] * 4, "posted_at": ["2026-05-04T18:30:00+02:00", "gisteren", "", None]},
    "times of X": {"text": ["hoi"], "posted_at": ["Wed Oct 10 20:19:24 +0000 2018"]},
    "languages": {"text": ["hoi", PHONE], "lang": ["nl", None]},
    "languages that are none": {"text": ["hoi", PHONE], "lang": [1, None]},
    "authors": {"text": ["hoi", PHONE], "author": ["@a", None]},
    "authors as objects": {"text": ["hoi", PHONE], "author": [{"handle": "@a"}, None]},
    "authors as JSON": {"text": ["hoi", "hoi"], "author": ['{"handle": "@a"}', "{broken"]},
    "authors that are none": {"text": ["hoi"], "author": [[1]]},
    "threads": {"text": ["hoi", "hoi"], "thread": [1, None], "reply_to": ["x", None]},
    "media": {"text": ["kijk", "hoi"], "media": [[{"kind": "photo", "depicts": "person"}], None]},
    "media as JSON": {"text": ["kijk", "hoi"], "media": ['[{"kind": "photo"}]', "x"]},
    "meta": {"text": ["kijk", "hoi"], "meta": [{"bio": "x"}, None]},
    "urls": {"text": ["hoi"], "urls": [[{"shown": "t.co/x", "expanded": "https://example.org"}]]},
    "other columns": {"text": ["hoi", PHONE], "likes": [1, None]},
}  # fmt: skip


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=COLUMNS)
def test_columns(columns: dict[str, object]) -> None:
    assert_alike(columns)


def test_bytes_that_are_no_text() -> None:
    texts = pa.Array.from_buffers(pa.string(), 2, pa.array([b"caf\xe9", b"hoi"], pa.binary()).buffers())
    assert [row["error"] or row["action"] for row in scan({"text": texts})] == [
        "a value that does not fit its type; expected text in UTF-8 and times of this era",
        "allow",
    ]


def test_long_texts() -> None:
    assert_alike({"text": ["é" * 30, "a" * 30, "a" * 10, "é" * 10]}, Reading(max_chars=20))


def test_columns_with_other_names() -> None:
    assert_alike({"body": [PHONE, "hoi"], "nr": [1, 2]}, Reading(columns={"text": "body", "id": "nr"}))


def test_no_column_with_texts() -> None:
    with pytest.raises(InputError, match="no column 'text'"):
        scan({"body": ["hoi"]})


def test_many_batches_and_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doxguard.pipeline.scan_batches.ROWS", 3)
    batches = [pa.record_batch({"text": ["hoi"] * n}) for n in (0, 7, 2)]
    out = list(scan_batches(batches, GUARD))
    assert [batch.num_rows for batch in out] == [3, 3, 1, 2]
    assert [name for batch in out for name in batch.column("id").to_pylist()] == [f"batch:{i}" for i in range(1, 10)]


def test_batches_are_judged_as_they_are_asked_for() -> None:
    asked = []

    def batches() -> Iterator[pa.RecordBatch]:
        for i in range(3):
            asked.append(i)
            yield pa.record_batch({"text": ["hoi"]})

    next(iter(scan_batches(batches(), GUARD)))
    assert asked == [0]


def test_texts_are_shown_when_asked_for() -> None:
    batch = pa.record_batch({"text": [PHONE, "hoi"]})
    (out,) = scan_batches([batch], GUARD, show="masked")
    assert [[f["text"] for f in findings] for findings in out.column("findings").to_pylist()] == [["06••••••••44"], []]


def test_a_guard_without_a_screen_gives_the_same() -> None:
    columns = {"text": [post["text"] for post in SAMPLES]}
    assert scan(columns, EXACT) == scan(columns)


# --- records, and the other forms of the output


def _records() -> list[Record]:
    read = one_by_one({"text": [post["text"] for post in SAMPLES[:40]]})
    read[3] = Record(Place("s", 3), error="broken", raw="x")
    return [*read, *one_by_one({"text": ["a\x00b", "hoi"], "id": ['"', "é\n"]})]


def test_records_are_judged_as_alone() -> None:
    records = _records()
    verdicts = judge_records(records, GUARD)
    alone = list(judge(records, EXACT))
    lines = [json.loads(line) for line in to_jsonl(verdicts).splitlines()]
    assert lines == [judged.decision.to_dict() for judged in alone if judged.decision]
    assert [json.loads(line)["error"] for line in to_rejects(verdicts).splitlines()] == ["broken"]
    assert to_csv(verdicts).count(b"allow") >= 1


def test_half_a_pair_in_a_record() -> None:
    (record,) = one_by_one({"text": ["x"]})
    assert record.post
    odd = replace(record, post=replace(record.post, text="a\ud800 " + PHONE), notes=("odd",))
    verdicts = judge_records([odd], GUARD)
    assert b'"PHONE_NUMBER"' in to_jsonl(verdicts)
    assert PHONE not in repr(verdicts)


_cells = st.sampled_from(["hoi", PHONE, "", "één 0６", "woon op Kerkstraat 12 in Utrecht", "ik steek je neer", None])


@settings(max_examples=60)
@given(st.lists(st.tuples(_cells, st.sampled_from(["a", "", None, "1"])), max_size=6))
def test_any_columns(rows: list[tuple[str | None, str | None]]) -> None:
    texts, ids = zip(*rows, strict=True) if rows else ((), ())
    assert_alike({"text": pa.array(texts, pa.string()), "id": pa.array(ids, pa.string())})
