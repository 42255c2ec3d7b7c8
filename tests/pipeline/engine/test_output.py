"""Where decisions go: every kind of target, and what goes on behind a run that was broken off."""

import errno
import io
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from doxguard.errors import InputError
from doxguard.pipeline.engine.output import Growing, open_output, output_form, refuse_overwriting
from doxguard.pipeline.writers.parquet import schema
from doxguard.pipeline.writers.rows import COLUMNS


def part(*names: str) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([{"id": name} for name in names], schema=schema()), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("target", "form"),
    [(None, ""), ("-", "jsonl"), ("a.jsonl", "jsonl"), ("a.NDJSON", "jsonl"), ("a.csv", "csv"),
     ("a.parquet", "parquet"), ("a/", "parquet"), (".", "parquet")],
)  # fmt: skip
def test_forms(target: str | None, form: str) -> None:
    assert output_form(target) == form


def test_a_file_grows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("what was there before")
    output = open_output(str(path))
    output.begin(None)
    assert path.read_text() == ",".join(COLUMNS) + "\n"
    assert output.write(0, b"1\n") == output.write(1, b"") == len(path.read_bytes())
    output.finish()
    output.close()
    assert path.read_text() == ",".join(COLUMNS) + "\n1\n"


def test_a_file_goes_on_behind_what_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("1\n2\nhalf of a")
    output = open_output(str(path))
    output.begin(4)
    assert path.read_text() == "1\n2\n"
    assert output.write(2, b"3\n") == 6
    output.finish()
    output.close()
    assert path.read_text() == "1\n2\n3\n"


def test_a_file_that_lost_something_does_not_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("1\n")
    with pytest.raises(InputError, match=r"a\.jsonl: is shorter than it was"):
        open_output(str(path)).begin(4)
    assert path.read_text() == "1\n"


def test_a_lazy_file_is_made_when_there_is_something_for_it(tmp_path: Path) -> None:
    output = Growing(tmp_path / "r.jsonl", lazy=True)
    output.begin(None)
    output.write(0, b"")
    assert not list(tmp_path.iterdir())
    output.write(1, b"x\n")
    output.finish()
    output.close()
    assert (tmp_path / "r.jsonl").read_bytes() == b"x\n"


def test_parts_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    output = open_output(f"{folder}/")
    output.begin(None)
    output.write(1, part("b"))
    output.write(0, part("a"))
    assert not (folder / "_SUCCESS").exists()
    output.finish()
    output.close()
    assert sorted(file.name for file in folder.iterdir()) == [
        "_SUCCESS",
        "part-00000000.parquet",
        "part-00000001.parquet",
    ]
    assert parquet.read_table(folder)["id"].to_pylist() == ["a", "b"]


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "part-00000000.parquet").write_bytes(b"theirs")
    with pytest.raises(InputError, match="is not empty; expected a new folder, or --resume"):
        open_output(str(tmp_path)).begin(None)
    assert (tmp_path / "part-00000000.parquet").read_bytes() == b"theirs"


def test_a_folder_goes_on(tmp_path: Path) -> None:
    (tmp_path / "part-00000000.parquet").write_bytes(part("a"))
    (tmp_path / ".part-00000001.parquet.7.tmp").write_bytes(b"half")
    output = open_output(str(tmp_path))
    output.begin(0)
    output.write(1, part("b"))
    output.finish()
    output.close()
    assert parquet.read_table(tmp_path)["id"].to_pylist() == ["a", "b"]
    assert not list(tmp_path.glob(".*"))


def test_one_parquet_file_is_put_together_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"what was there before")
    output = open_output(str(path))
    output.begin(None)
    output.write(0, part("a"))
    output.write(1, part("b", "c"))
    assert path.read_bytes() == b"what was there before"
    output.finish()
    output.close()
    assert parquet.read_table(path)["id"].to_pylist() == ["a", "b", "c"]
    assert [file.name for file in tmp_path.iterdir()] == ["a.parquet"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a/"])
def test_an_empty_run_leaves_what_can_be_read(tmp_path: Path, name: str) -> None:
    output = open_output(str(tmp_path) + "/" + name)
    output.begin(None)
    output.finish()
    output.close()
    assert (tmp_path / name).exists()
    if name.endswith("parquet"):
        assert parquet.read_table(tmp_path / name).schema.names == list(COLUMNS)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("out.xml", r"out.xml: unknown output format; accepted: .jsonl, .ndjson, .csv, .parquet, a folder/"),
        ("out", "out: unknown output format"),
        ("none/out.jsonl", "none/out.jsonl: cannot be written: No such file"),
        ("file/out/", "file/out: cannot be written"),
    ],
)
def test_targets_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=message):
        open_output(target).begin(None)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


class FullDisk(io.BytesIO):
    error: OSError = OSError(errno.ENOSPC, "No space left on device")

    def write(self, _: object) -> int:
        raise self.error


def test_stdout_is_flushed_and_left_open() -> None:
    stdout = io.BytesIO()
    output = open_output("-", stdout)
    output.begin(None)
    output.write(0, b"{}\n")
    assert stdout.getvalue() == b"{}\n"
    output.finish()
    output.close()
    assert not stdout.closed


def test_a_full_disk_is_named() -> None:
    with pytest.raises(InputError, match="stdout: cannot be written: No space left"):
        open_output("-", FullDisk()).write(0, b"x")


def test_a_closed_pipe_is_not_explained() -> None:
    pipe = FullDisk()
    pipe.error = BrokenPipeError(errno.EPIPE, "Broken pipe")
    with pytest.raises(BrokenPipeError):
        open_output("-", pipe).write(0, b"x")


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
