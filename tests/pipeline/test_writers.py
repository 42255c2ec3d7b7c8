"""Writing decisions and rejects: three formats, one content."""

import base64
import csv
import errno
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from doxguard.detectors.finding import Finding, Signal
from doxguard.errors import InputError
from doxguard.pipeline.decision import Action, Decision, Reason
from doxguard.pipeline.readers.record import Place, Record
from doxguard.pipeline.writers.rejects import Rejects
from doxguard.pipeline.writers.rows import COLUMNS
from doxguard.pipeline.writers.sink import Sink, open_sink, refuse_overwriting


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


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Sink(str(path)) as sink:
        sink.write(make_decision("p1", PHONE))
        sink.write(make_decision("p2", PHONE), ["06••44"])
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert first == make_decision("p1", PHONE).to_dict()
    assert second["findings"][0]["text"] == "06••44"
    assert "0611223344" not in path.read_text(encoding="utf-8")


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with Sink(str(path)) as sink:
        sink.write(make_decision('a "b",\nc', PHONE))
        sink.write(make_decision("p2"))
    with path.open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first) == COLUMNS
    assert (first["id"], first["action"], first["risk"], first["live"]) == ('a "b",\nc', "warn", "42", "true")
    assert first["clauses"] == "private.contact context.why"
    assert json.loads(first["findings"]) == make_decision("p1", PHONE).to_dict()["findings"]
    assert json.loads(first["signals"]) == {"subject": "other", "intent": "neutral", "live": "true"}
    assert json.loads(first["reasons"])[0]["nl"] == "een reden"
    assert second["findings"] == ""


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    with Sink(str(path)) as sink:
        for i in range(10_001):  # more than a row group
            sink.write(make_decision(f"p{i}", PHONE))
        sink.write(make_decision("shown", PHONE), ["06••44"])
    table = parquet.read_table(path)
    assert tuple(table.column_names) == COLUMNS
    assert table.num_rows == 10_002
    row = table.slice(10_001).to_pylist()[0]
    assert (row["id"], row["action"], row["risk"], row["live"]) == ("shown", "warn", 42, True)
    assert row["findings"] == [{**make_decision("", PHONE).to_dict()["findings"][0], "text": "06••44"}]  # type: ignore[index]
    assert dict(row["signals"])["subject"] == "other"
    assert row["clauses"] == ["private.contact", "context.why"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_an_empty_run_leaves_a_file_that_can_be_read(tmp_path: Path, name: str) -> None:
    with Sink(str(tmp_path / name)):
        pass
    assert (tmp_path / name).exists()
    if name.endswith("parquet"):
        assert parquet.read_table(tmp_path / name).num_rows == 0
    if name.endswith("csv"):
        assert (tmp_path / name).read_text() == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_a_run_broken_off_leaves_what_was_done(tmp_path: Path, name: str) -> None:
    def broken_off() -> None:
        with Sink(str(tmp_path / name)) as sink:
            sink.write(make_decision("p1", PHONE))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    if name.endswith("parquet"):
        assert parquet.read_table(tmp_path / name)["id"].to_pylist() == ["p1"]
    else:
        assert "p1" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_half_a_pair_becomes_a_replacement_character(tmp_path: Path, name: str) -> None:
    with Sink(str(tmp_path / name)) as sink:
        sink.write(make_decision("a\ud800", PHONE), ["0\udc00"])
    if name.endswith("parquet"):
        row = parquet.read_table(tmp_path / name).to_pylist()[0]
        assert (row["id"], row["findings"][0]["text"]) == ("a\ufffd", "0\ufffd")
    else:
        text = (tmp_path / name).read_bytes().decode("utf-8", "strict")
        assert "a\ufffd" in text
        assert "\\ud" not in text


def test_stdout_is_flushed_and_left_open() -> None:
    stdout = io.BytesIO()
    with Sink("-", stdout) as sink:
        sink.write(make_decision())
        assert json.loads(stdout.getvalue())["id"] == "p1"
    assert not stdout.closed


def test_no_sink() -> None:
    with open_sink(None) as sink:
        assert sink is None


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("out.xml", "out.xml: unknown output format; accepted: .jsonl, .ndjson, .csv, .parquet, or - for stdout"),
        ("out", "out: unknown output format"),
        ("none/out.jsonl", "none/out.jsonl: cannot be written: No such file"),
    ],
)
def test_targets_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=message):
        Sink(target)
    assert not list(tmp_path.iterdir())


class FullDisk(io.BytesIO):
    error: OSError = OSError(errno.ENOSPC, "No space left on device")

    def write(self, _: object) -> int:
        raise self.error


def test_a_full_disk_is_named() -> None:
    with pytest.raises(InputError, match="cannot be written: No space left"), Sink("-", FullDisk()) as sink:
        sink.write(make_decision())


def test_a_closed_pipe_is_not_explained() -> None:
    pipe = FullDisk()
    pipe.error = BrokenPipeError(errno.EPIPE, "Broken pipe")
    with pytest.raises(BrokenPipeError), Sink("-", pipe) as sink:
        sink.write(make_decision())


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("{}")
    (tmp_path / "link.jsonl").symlink_to(source)
    with pytest.raises(InputError, match=r"link.jsonl: is read from"):
        refuse_overwriting(tmp_path / "link.jsonl", ["-", "none", str(source)])
    refuse_overwriting(tmp_path / "b.jsonl", [str(source), "-"])


def test_what_a_folder_or_a_pattern_holds_is_never_overwritten(tmp_path: Path) -> None:
    for name, data in {"a.jsonl": "{}", "empty.jsonl": "", "doxguard-rejects.jsonl": "{}"}.items():
        (tmp_path / name).write_text(data)
    (tmp_path / "other").mkdir()
    for source in (tmp_path, f"{tmp_path}/*.jsonl", f"{tmp_path}/**"):
        with pytest.raises(InputError, match=r"a.jsonl: is read from"):
            refuse_overwriting(tmp_path / "a.jsonl", [str(source)])
        for name in ("none.jsonl", "empty.jsonl", "doxguard-rejects.jsonl"):
            refuse_overwriting(tmp_path / name, [str(source)])
    refuse_overwriting(tmp_path / "a.jsonl", [str(tmp_path / "other"), f"{tmp_path}/*.csv", f"{tmp_path}/*.none"])


def test_rejects(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with Rejects(path) as rejects:
        assert not path.exists()
        rejects.write(Record(Place("a.jsonl", 3), error="not JSON", raw='{"text": "é'))
        rejects.write(Record(Place("a.jsonl", 4), error="not UTF-8", raw=b"\xff"))
        rejects.write(Record(Place("a.jsonl", 5), error="other", raw="a\ud800"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == {"source": "a.jsonl", "line": 3, "error": "not JSON", "raw": '{"text": "é'}
    assert base64.b64decode(rows[1]["raw_base64"]) == b"\xff"
    assert base64.b64decode(rows[2]["raw_base64"]).decode("utf-8", "surrogatepass") == "a\ud800"


def test_rejects_that_cannot_be_written(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"r.jsonl: cannot be written"),
        Rejects(tmp_path / "none" / "r.jsonl") as rejects,
    ):
        rejects.write(Record(Place("a", 1), error="x"))
