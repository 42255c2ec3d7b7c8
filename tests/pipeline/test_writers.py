"""Writing decisions and rejects: three formats, one content."""

import base64
import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pytest
from pyarrow import parquet

from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action, Decision, Reason
from doxguard.pipeline.judging import Columns, Judged, Verdicts
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Place, Record
from doxguard.pipeline.writers.csv_rows import header
from doxguard.pipeline.writers.rows import COLUMNS
from doxguard.pipeline.writers.verdicts import Show, to_csv, to_jsonl, to_parquet, to_rejects


def make_decision(post_id: str = "p1", *findings: Finding) -> Decision:
    return Decision(
        id=post_id,
        action=Action.WARN,
        risk=42,
        clauses=("private.contact", "context.why"),
        findings=findings,
        signals={
            "subject": Signal("subject", "other"),
            "intent": Signal("intent", "neutral"),
            "live": Signal("live", "true"),
        },
        reasons=(Reason("private.contact", "een reden", "a reason", 3, 9),),
        policy_id="p",
        policy_version="1",
        unknown=("consent",),
    )


PHONE = Finding("PHONE_NUMBER", 3, 9, 0.85, ("valid", "cue:nummer"), value="0611223344")


TEXT = "is 06••44 "
CLEAN = replace(make_decision(""), action=Action.ALLOW, risk=0, clauses=(), reasons=())


def verdicts(*decisions: Decision | None) -> Verdicts:
    """None stands for a clean post, "c0" and so on."""
    ids = [f"c{i}" if decision is None else None for i, decision in enumerate(decisions)]
    others = {
        i: Judged(Record(Place("s", i), Post(TEXT)), decision) for i, decision in enumerate(decisions) if decision
    }
    columns = Columns(pa.nulls(len(ids), pa.large_string()), pa.array(ids, pa.string()), [""] * len(ids))
    return Verdicts(columns, others, CLEAN)


def test_jsonl() -> None:
    some = verdicts(make_decision("p1", PHONE), None, make_decision('a "b"\n'))
    lines = [json.loads(line) for line in to_jsonl(some).decode("utf-8").splitlines()]
    assert lines == [
        make_decision("p1", PHONE).to_dict(), replace(CLEAN, id="c1").to_dict(), make_decision('a "b"\n').to_dict(),
    ]  # fmt: skip
    assert b"0611223344" not in to_jsonl(some, "masked")
    first = json.loads(to_jsonl(some, "plain").splitlines()[0])
    assert first["findings"][0]["text"] == "06••44"


def test_ids_of_clean_posts_are_escaped() -> None:
    names = ['"', "\\", "a\nb", "é", "\x00", "c,d", ""]
    columns = Columns(pa.nulls(len(names), pa.large_string()), pa.array(names), [""] * len(names))
    some = Verdicts(columns, {}, CLEAN)
    assert [json.loads(line)["id"] for line in to_jsonl(some).split(b"\n")[:-1]] == names
    rows = list(csv.reader(io.StringIO(to_csv(some).decode("utf-8"), newline="")))
    assert [row[0] for row in rows] == names
    assert parquet.read_table(io.BytesIO(to_parquet(some)))["id"].to_pylist() == names


def test_csv() -> None:
    some = verdicts(make_decision('a "b",\nc', PHONE), make_decision("p2"), None)
    text = (header() + to_csv(some)).decode("utf-8")
    first, second, third = csv.DictReader(io.StringIO(text, newline=""))
    assert tuple(first) == COLUMNS
    assert (first["id"], first["action"], first["risk"], first["live"]) == ('a "b",\nc', "warn", "42", "true")
    assert first["clauses"] == "private.contact context.why"
    assert json.loads(first["findings"]) == make_decision("p1", PHONE).to_dict()["findings"]
    assert json.loads(first["signals"]) == {"subject": "other", "intent": "neutral", "live": "true"}
    assert json.loads(first["reasons"])[0]["nl"] == "een reden"
    assert second["findings"] == ""
    assert (third["id"], third["action"], third["signals"]) == ("c2", "allow", second["signals"])


def test_parquet() -> None:
    some = verdicts(make_decision("p1"), None, make_decision("shown", PHONE))
    table = parquet.read_table(io.BytesIO(to_parquet(some, "plain")))
    assert tuple(table.column_names) == COLUMNS
    _, clean, row = table.to_pylist()
    assert (row["id"], row["action"], row["risk"], row["live"]) == ("shown", "warn", 42, True)
    assert row["findings"] == [{**make_decision("", PHONE).to_dict()["findings"][0], "text": "06••44"}]  # type: ignore[index]
    assert dict(row["signals"])["subject"] == "other"
    assert row["clauses"] == ["private.contact", "context.why"]
    assert (clean["id"], clean["action"], clean["findings"], clean["live"]) == ("c1", "allow", [], True)


FORMS = {"jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet}


@pytest.mark.parametrize("encode", FORMS.values(), ids=FORMS)
def test_what_could_not_be_judged_is_in_no_output(encode: Callable[[Verdicts, Show], bytes]) -> None:
    columns = Columns(pa.nulls(3, pa.large_string()), pa.array(["a", "", "b"]), [""] * 3)
    bad = Verdicts(columns, {1: Judged(Record(Place("s", 2), error="broken", raw="x"), None)}, CLEAN)
    good = Verdicts(Columns(pa.nulls(2, pa.large_string()), pa.array(["a", "b"]), [""] * 2), {}, CLEAN)
    assert encode(bad, "") == encode(good, "")
    assert b"broken" in to_rejects(bad)
    assert to_rejects(good) == b""


@pytest.mark.parametrize("name", FORMS)
def test_half_a_pair_becomes_a_replacement_character(name: str) -> None:
    some = verdicts(make_decision("a\ud800", PHONE))
    others = {0: Judged(Record(Place("s", 1), Post("is 0\udc00 1 2")), make_decision("a\ud800", PHONE))}
    data = FORMS[name](replace(some, others=others), "plain")
    if name == "parquet":
        row = parquet.read_table(io.BytesIO(data)).to_pylist()[0]
        assert (row["id"], row["findings"][0]["text"]) == ("a\ufffd", "0\ufffd 1 2")
    else:
        text = data.decode("utf-8", "strict")
        assert "a\ufffd" in text
        assert "\\ud" not in text


def test_rejects() -> None:
    raws: list[tuple[str | bytes, str]] = [('{"text": "é', "not JSON"), (b"\xff", "not UTF-8"), ("a\ud800", "other")]
    bad = {i: Judged(Record(Place("a.jsonl", i + 3), error=e, raw=raw), None) for i, (raw, e) in enumerate(raws)}
    rows = [json.loads(line) for line in to_rejects(replace(verdicts(), others=bad)).decode("utf-8").splitlines()]
    assert rows[0] == {"source": "a.jsonl", "line": 3, "error": "not JSON", "raw": '{"text": "é'}
    assert base64.b64decode(rows[1]["raw_base64"]) == b"\xff"
    assert base64.b64decode(rows[2]["raw_base64"]).decode("utf-8", "surrogatepass") == "a\ud800"
