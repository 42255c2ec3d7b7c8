"""`doxguard scan`: rows of arguments, stdin, exit code and what is printed."""

import base64
import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from doxguard import Guard, Post
from doxguard.cli import main

PHONE = "zijn nummer is 06 1122 3344"
HOSTILE = "hier woont die klootzak: 52.371807, 4.896029 ga hem opzoeken en sla zijn ramen in"
TWO = '{"id": "a", "text": "zijn nummer is 06 1122 3344"}\n{"text": "hoi"}\n'


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def scan(*args: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["scan", *args], input=stdin)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


CASES = {
    "a summary only": (["-"], TWO, 0, "", ["posts", "warn", "PHONE_NUMBER", "private.contact", "posts/s"]),
    "records only": (["-", "--output", "-", "-q"], TWO, 0, '"id": "a"', []),
    "an id for who has none": (["-", "--output", "-"], TWO, 0, '"id": "stdin:2"', []),
    "text lines": (["-", "--output", "-"], f"hoi\n\n{PHONE}\n", 0, '"id": "stdin:3", "action": "warn"', []),
    "json as text lines": (["-", "--format", "txt", "--output", "-"], TWO, 0, '"id": "stdin:2"', []),
    "columns": (["-", "--columns", "text=body, id=nr", "--output", "-"], '{"body": "x", "nr": 5}', 0, '"id": "5"', []),
    "empty stdin": (["-"], "", 0, "", ["posts"]),
    "fail on warn": (["-", "--fail-on", "warn"], TWO, 1, "", []),
    "fail on review, not reached": (["-", "--fail-on", "review"], TWO, 0, "", []),
    "fail on review, passed": (["-", "--fail-on", "review"], HOSTILE, 1, "", []),
    "fail on, and a source that is not there": (["-", "none", "--fail-on", "warn"], TWO, 2, "", ["none: No such file"]),
    "a source that is not there": (
        ["none.jsonl", "-", "--output", "-"],
        TWO,
        2,
        '"id": "a"',
        ["none.jsonl: No such file"],
    ),
    "a detector left out": (["-", "--without", "phone", "--output", "-"], TWO, 0, '"id": "a", "action": "allow"', []),
    "no screen": (["-", "--no-screen", "--output", "-"], TWO, 0, '"id": "a", "action": "warn"', []),
    "masked": (["-", "--show-text", "--output", "-"], TWO, 0, '"text": "06••••••••44"', []),
    "not masked": (["-", "--show-text", "--unmask", "--output", "-"], TWO, 0, '"text": "06 1122 3344"', []),
    "a language": (["-", "--lang", "nl", "--output", "-"], TWO, 0, '"id": "a"', []),
    "another encoding": (["-", "--encoding", "utf-16"], TWO.encode("utf-16"), 0, "", ["posts"]),
    "unmask alone": (["-", "--unmask"], TWO, 2, "", ["--unmask goes with --show-text"]),
    "an unknown policy": (["-", "--policy", "y"], TWO, 2, "", ["no policy 'y'", "x-private-information"]),
    "an unknown detector": (["-", "--without", "fax"], TWO, 2, "", ["unknown detector 'fax'; there are: "]),
    "an unknown key": (["-", "--columns", "body=text"], TWO, 2, "", ["unknown key 'body'; accepted: text, id"]),
    "half a pair of columns": (["-", "--columns", "text"], TWO, 2, "", ["expected KEY=NAME,..."]),
    "an unknown encoding": (["-", "--encoding", "utf-9"], TWO, 2, "", ["unknown encoding 'utf-9'"]),
    "an unknown output": (["-", "--output", "out.xml"], TWO, 2, "", ["out.xml: unknown output format", ".parquet"]),
    "an output in no folder": (["-", "--output", "no/out.jsonl"], TWO, 2, "", ["no/out.jsonl: cannot be written"]),
    "one file for two things": (
        ["-", "--output", "a.jsonl", "--rejects", "./a.jsonl"],
        TWO,
        2,
        "",
        ["are both a.jsonl"],
    ),
    "no length": (["-", "--max-chars", "0"], TWO, 2, "", ["--max-chars"]),
}


@pytest.mark.parametrize(("args", "stdin", "code", "stdout", "stderr"), CASES.values(), ids=CASES.keys())
def test_scan(args: list[str], stdin: str | bytes, code: int, stdout: str, stderr: list[str]) -> None:
    result = scan(*args, stdin=stdin)
    assert result.exit_code == code, result.output
    assert stdout in result.stdout
    assert all(part in result.stderr for part in stderr), result.stderr
    assert records(result.stdout) or not stdout


def test_the_text_is_shown_to_nobody_who_did_not_ask() -> None:
    result = scan("-", "--output", "-", stdin=TWO)
    assert "1122" not in result.output
    assert "1122" not in scan("-", "--output", "-", "--show-text", stdin=TWO).output


BAD = {
    "broken JSON": (b'{"text": "06 1122 3344', "stdin:2: not JSON"),
    "no text": (b'{"id": "06 1122 3344"}', "stdin:2: the record has no 'text'; expected a string"),
    "a wrong type": (b'{"text": ["06 1122 3344"]}', "stdin:2: 'text' must be a string, not a list"),
    "no object": (b'["06 1122 3344"]', "stdin:2: a record must be an object with the key 'text'"),
    "not UTF-8": (
        b'{"text": "06 1122 3344 \xff"}',
        "stdin:2: byte 24 of the line: not valid UTF-8; expected that, or --encoding",
    ),
    "too long": (
        b'{"text": "06 1122 3344 %s"}' % (b"x" * 100),
        "stdin:2: a text of 113 characters; at most 50 (--max-chars)",
    ),
    "nested": (b"[" * 20_000, "stdin:2: not JSON that can be read: nested too deeply"),
}


@pytest.mark.parametrize(("line", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_record_is_told_of_kept_and_costs_no_other(line: bytes, message: str) -> None:
    data = b'{"id": 1, "text": "hoi"}\n' + line + b'\n{"id": 3, "text": "hoi"}\n'
    result = scan("-", "--format", "jsonl", "--output", "out.jsonl", "--max-chars", "50", stdin=data)
    assert result.exit_code == 0
    assert [record["id"] for record in records(Path("out.jsonl").read_text())] == ["1", "3"]
    assert next(said for said in result.stderr.splitlines() if said.startswith("stdin:")).startswith(message)
    assert result.stderr.count("stdin:2:") == 1
    assert "1122" not in result.output
    (row,) = records(Path("out.jsonl.rejects.jsonl").read_text())
    assert (row["source"], row["line"]) == ("stdin", 2)
    assert str(row["error"]) in result.stderr
    raw = row.get("raw")
    assert (str(raw).encode() if raw else base64.b64decode(str(row["raw_base64"]))).rstrip() == line


def test_where_rejects_go() -> None:
    scan("-", stdin="{")
    assert Path("doxguard-rejects.jsonl").exists()
    scan("-", "--output", "-", "--rejects", "here.jsonl", stdin="{")
    assert Path("here.jsonl").exists()
    before = set(Path().iterdir())
    scan("-", stdin=TWO)
    scan("-", "--output", "out.csv", stdin=TWO)
    assert {path.name for path in set(Path().iterdir()) - before} == {"out.csv"}


def test_rejects_can_be_mended_and_read_again() -> None:
    scan("-", stdin='{"text": "hoi"\n')
    row = records(Path("doxguard-rejects.jsonl").read_text())[0]
    assert records(scan("-", "--output", "-", stdin=str(row["raw"]) + "}").stdout)[0]["action"] == "allow"


def test_only_some_messages_are_printed() -> None:
    result = scan("-", stdin="{\n" * 100)
    assert result.stderr.count("stdin:") == 20
    assert "… and 80 more bad records" in result.stderr
    assert len(Path("doxguard-rejects.jsonl").read_text().splitlines()) == 100


def test_odd_characters_are_judged_with_a_warning() -> None:
    data = json.dumps({"id": "i\udfff", "text": "a\ud800\x00 zijn nummer is 06 1122 3344"})
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        result = scan("-", "--output", name, stdin=data)
        assert result.exit_code == 0
        assert "stdin:1: warning: holds a NUL character" in result.stderr
        assert "stdin:1: warning: holds half a surrogate pair" in result.stderr
    record = json.loads(Path("out.jsonl").read_bytes().decode("utf-8", "strict"))
    assert (record["id"], record["action"], record["findings"][0]["start"]) == ("i\ufffd", "warn", 19)
    assert parquet.read_table("out.parquet")["id"].to_pylist() == ["i\ufffd"]


SOURCES = {
    "wide.jsonl": (
        '{"text": "hoi"}'.encode("utf-16"),
        "wide.jsonl: starts with the byte-order mark of UTF-16; add --encoding utf-16",
    ),
    "posts.xlsx": (b"hoi", "posts.xlsx: unknown format '.xlsx'; accepted: jsonl, csv, parquet, txt"),
    "bad.parquet": (b"PAR1 no PAR1", "bad.parquet: not Parquet that can be read"),
    "no.csv": (b"id,body\n1,x\n", "no.csv: no column 'text'; there are: id, body"),
    "packed.jsonl": (b"\x1f\x8b\x08", "packed.jsonl: packed as gzip"),
}


@pytest.mark.parametrize(("name", "data", "message"), [(n, d, m) for n, (d, m) in SOURCES.items()], ids=SOURCES.keys())
def test_a_source_that_cannot_be_read_costs_no_other(name: str, data: bytes, message: str) -> None:
    Path(name).write_bytes(data)
    Path("good.txt").write_text("hoi\n")
    Path("empty").mkdir()
    result = scan(name, "good.txt", "empty", "--output", "-")
    assert result.exit_code == 2
    assert message in result.stderr
    assert "empty: nothing in it that can be read as posts" in result.stderr
    assert [record["id"] for record in records(result.stdout)] == ["good:1"]


@pytest.mark.parametrize("args", [["--output", "a.jsonl"], ["--rejects", "a.jsonl"], ["--output", "./link.jsonl"]])
def test_a_source_is_never_overwritten(args: list[str]) -> None:
    Path("a.jsonl").write_text(TWO)
    Path("link.jsonl").symlink_to("a.jsonl")
    result = scan("a.jsonl", *args)
    assert result.exit_code == 2
    assert "would be overwritten" in result.stderr
    assert Path("a.jsonl").read_text() == TWO


def test_a_folder_that_is_written_into() -> None:
    Path("a.jsonl").write_text(TWO + "{\n")
    for _ in range(2):
        result = scan(".", ".", "--output", "new.jsonl")
        assert result.exit_code == 0
        summary = dict(line.split(maxsplit=1) for line in result.stderr.splitlines() if line)
        assert (summary["posts"], summary["rejected"]) == ("4", "2")
        Path("new.jsonl").unlink()


def test_the_default_rejects_file_as_a_source() -> None:
    Path("doxguard-rejects.jsonl").write_text('{"raw": "x"}\n')
    assert scan("doxguard-rejects.jsonl").exit_code == 2
    assert Path("doxguard-rejects.jsonl").read_text() == '{"raw": "x"}\n'


POSTS: list[dict[str, Any]] = [
    {"id": "1", "text": PHONE, "lang": "nl"},
    {"id": "2", "text": 'a "b", c\nen 06 1122 3344;\ttab'},
    {"id": "3", "text": ""},
    {"id": "4", "text": "bel me op 06 1122 3344", "posted_at": "2026-05-04T18:30:00+02:00", "author": {"handle": "@a"}},
    {"id": "5", "text": HOSTILE, "meta": {"media": [{"kind": "photo"}]}},
    {"id": "6", "text": "🦊 iban NL91ABNA0417164300 é"},
    {
        "id": "7",
        "text": "mijn ex rent weer https://t.co/a1",
        "urls": [{"shown": "https://t.co/a1", "expanded": "https://www.strava.com/beacon/TEST0000beacon"}],
        "geo": {"lat": 52.371807, "lon": 4.896029, "live": True},
        "media": [{"kind": "photo", "alt": "haar deur, Merelhof 4410"}],
    },
]


def write_all(folder: Path) -> dict[str, Path]:
    paths = {name: folder / f"posts.{name}" for name in ("jsonl", "csv", "parquet")}
    paths["jsonl"].write_text("".join(json.dumps(post, ensure_ascii=False) + "\n" for post in POSTS), encoding="utf-8")
    keys = ["id", "text", "lang", "posted_at", "author", "urls", "geo", "media", "meta"]
    cells = [
        [json.dumps(v) if isinstance(v := post.get(key, ""), dict | list) else v for key in keys] for post in POSTS
    ]
    with paths["csv"].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([keys, *cells])
    rows = [dict(zip(keys, row, strict=True)) for row in cells]
    parquet.write_table(
        pa.Table.from_pylist([{k: v or None if k != "text" else v for k, v in r.items()} for r in rows]),
        paths["parquet"],
    )
    return paths


def test_every_format_gives_the_same_decisions(tmp_path: Path) -> None:
    guard = Guard(screen=False)
    expected = [guard.check(Post.from_record(post)).to_dict() for post in POSTS]
    paths = write_all(tmp_path)
    for path in paths.values():
        assert records(scan(str(path), "--output", "-").stdout) == expected, path
    assert records(scan("-", "--output", "-", stdin=paths["jsonl"].read_bytes()).stdout) == expected
    assert records(scan("-", "--format", "csv", "--output", "-", stdin=paths["csv"].read_bytes()).stdout) == expected
    assert records(scan("-", "--output", "-", stdin=paths["parquet"].read_bytes()).stdout) == expected
    lines = "\n".join(str(post["text"]).replace("\n", " ") for post in POSTS if post["text"])
    texts = [
        {**record, "id": ""} for record in records(scan("-", "--format", "txt", "--output", "-", stdin=lines).stdout)
    ]
    about_text = [{**guard.check(line).to_dict()} for line in lines.splitlines()]
    assert texts == about_text


def test_every_output_holds_the_same(tmp_path: Path) -> None:
    source = str(write_all(tmp_path)["jsonl"])
    for name in ("o.jsonl", "o.csv", "o.parquet"):
        assert scan(source, "--output", name).exit_code == 0
    lines = records(Path("o.jsonl").read_text(encoding="utf-8"))
    with Path("o.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    rows = parquet.read_table("o.parquet").to_pylist()
    for line, cell, row in zip(lines, cells, rows, strict=True):
        assert line["id"] == cell["id"] == row["id"]
        assert line["action"] == cell["action"] == row["action"]
        assert line["clauses"] == cell["clauses"].split() == row["clauses"]
        assert line["findings"] == json.loads(cell["findings"] or "[]")
        assert line["findings"] == [{k: v for k, v in f.items() if k != "text"} for f in row["findings"]]
        assert line["signals"]["subject"] == cell["subject"] == row["subject"]
        assert line["reasons"] == json.loads(cell["reasons"] or "[]") == row["reasons"]


def test_what_is_found_in_fields_is_written_with_its_field(tmp_path: Path) -> None:
    source = str(write_all(tmp_path)["jsonl"])
    post = records(scan(source, "--show-text", "--unmask", "--output", "-").stdout)[-1]
    assert post["action"] == "remove"
    found = {(f["entity"], f["start"], f["end"], f["evidence"][-1], f["text"]) for f in post["findings"]}
    assert found == {
        ("STREET_ADDRESS", 0, 0, "field:media", ""),
        ("GPS_COORDINATES", 0, 0, "field:geo", ""),
        ("LIVE_LOCATION", 0, 0, "field:geo", ""),
        ("LIVE_LOCATION_LINK", 18, 33, "field:urls", "https://t.co/a1"),
    }


def test_several_sources_in_order() -> None:
    Path("a.txt").write_text("een\ntwee\n")
    Path("b.jsonl").write_text('{"text": "drie"}\n')
    result = scan("b.jsonl", "-", "a.txt", "--output", "-", stdin="vier\n")
    assert [record["id"] for record in records(result.stdout)] == ["b:1", "stdin:1", "a:1", "a:2"]


def test_the_record_has_what_an_evaluation_reads() -> None:
    record = records(scan("-", "--output", "-", stdin=TWO).stdout)[0]
    assert set(record) >= {"id", "action", "risk", "clauses", "findings", "signals", "reasons", "policy", "doxguard"}
    (finding,) = record["findings"]
    assert (finding["entity"], finding["start"], finding["end"]) == ("PHONE_NUMBER", 15, 27)
    signals = record["signals"]
    assert isinstance(signals, dict)
    assert signals["live"] is False
    assert {"subject", "intent"} <= set(signals)


def test_one_canary_through_every_door() -> None:
    canary = "mijn collega is te bereiken op 06 1122 3344 of canary@example.org, IBAN NL91ABNA0417164300"
    library = Guard().check(canary).to_dict()
    checked = json.loads(CliRunner().invoke(main, ["check", "--json", canary]).stdout)
    scanned = records(scan("-", "--output", "-", stdin=json.dumps({"text": canary})).stdout)[0]
    assert checked == library
    assert {**scanned, "id": ""} == library
    assert len(scanned["findings"]) == 3


def test_the_samples_are_scanned() -> None:
    samples = Path(__file__).parents[2] / "data" / "samples" / "posts.jsonl"
    result = scan(str(samples), "--output", "-", "-q")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = samples.read_text(encoding="utf-8").splitlines()
    assert [r["id"] for r in records(result.stdout)] == [json.loads(line)["id"] for line in lines]


def test_a_csv_of_traps() -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([["n", "body"], [1, 'hij zei "ja",\ntoen 06 1122 3344'], [2, ""], [3, "x"]])
    data = rows.getvalue() + '4,"nooit dicht\n5,y\n6\n'
    result = scan("-", "--format", "csv", "--columns", "text=body,id=n", "--output", "-", stdin=data)
    assert [record["id"] for record in records(result.stdout)] == ["1", "2", "3", "5"]
    assert "stdin:6: not CSV: quotes that do not pair up" in result.stderr
    assert "stdin:8: this row has 1 cells, the header 2" in result.stderr
