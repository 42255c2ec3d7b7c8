"""The choice of an engine: what a cluster cannot do is refused before anything begins, and says what is accepted."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from doxguard.cli import main
from doxguard.errors import InputError
from doxguard.pipeline.engine import choose
from doxguard.pipeline.engine.choose import Engine, check_plan, default_rejects, make_run, refuse_full
from doxguard.pipeline.engine.scan import Plan, Scan
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.readers.record import Reading

GOOD: dict[str, Any] = {"sources": ["a.parquet", "folder", "s3a://bucket/v1.2/"], "output": "out/"}
BOTH: tuple[Engine, ...] = ("spark", "ray")
REFUSED: dict[str, tuple[tuple[Engine, ...], dict[str, Any], str]] = {
    "stdin": (BOTH, {"sources": ["-"]}, r"-: .* cannot read stdin; accepted: files and folders of Parquet"),
    "JSON Lines": (BOTH, {"sources": ["a.jsonl"]}, r"a.jsonl: .* reads Parquet; accepted: .parquet, folders"),
    "an archive": (BOTH, {"sources": ["a", "b.zip"]}, r"b.zip: .* reads Parquet"),
    "a format": (BOTH, {"reading": Reading(format="csv")}, r"--format csv: .* accepted: auto, parquet"),
    "no output": (BOTH, {"output": None}, r"--output: .* expected a name with a / at its end"),
    "stdout": (BOTH, {"output": "-"}, r"--output: .* writes a folder"),
    "one file": (BOTH, {"output": "out.parquet"}, r"--output: .* writes a folder"),
    "workers": (BOTH, {"workers": 2}, r"--workers: .* as many as the cluster gives"),
    "unordered": (BOTH, {"ordered": False}, r"--unordered: .* accepted with --engine local"),
    "rejects elsewhere": (BOTH, {"rejects": Path("s3a://b/c")}, r"--rejects: .* takes a folder of this machine"),
    "going on": (("spark",), {"resume": True}, r"--resume: .* accepted with --engine local and --engine ray"),
}


@pytest.fixture(autouse=True)
def _packages_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "find_spec", lambda name: name)


@pytest.mark.parametrize(("engines", "changed", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(engines: tuple[Engine, ...], changed: dict[str, Any], message: str) -> None:
    for engine in engines:
        with pytest.raises(InputError, match=message):
            check_plan(engine, Plan(**{**GOOD, **changed}))


@pytest.mark.parametrize(
    ("engine", "changed"),
    [("spark", {}), ("ray", {}), ("ray", {"resume": True}), ("ray", {"reading": Reading(format="parquet")})],
    ids=["spark", "ray", "ray going on", "ray with a format"],
)
def test_accepted(engine: Engine, changed: dict[str, Any]) -> None:
    check_plan(engine, Plan(**{**GOOD, **changed}))


@pytest.mark.parametrize(("engine", "needs"), [("spark", "pyspark and pandas"), ("ray", "ray")], ids=["spark", "ray"])
def test_a_missing_package_is_named_with_its_extra(engine: Engine, needs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=rf"--engine {engine} needs {needs}: pip install 'doxguard\[{engine}\]'"):
        check_plan(engine, Plan(**GOOD))


def test_the_local_engine_refuses_nothing_here() -> None:
    plan = Plan(["-"], workers=3, ordered=False)
    assert isinstance(make_run("local", plan, Guard(), print, lambda *_: None), Scan)


@pytest.mark.parametrize(
    ("engine", "output", "expected"),
    [
        ("local", None, "doxguard-rejects.jsonl"),
        ("local", "a.csv", "a.csv.rejects.jsonl"),
        ("spark", "out/", "out.rejects/"),
        ("ray", "out", "out.rejects/"),
    ],
)
def test_where_rejects_go(engine: Engine, output: str | None, expected: str) -> None:
    assert default_rejects(engine, output) == expected


def test_full_folders(tmp_path: Path) -> None:
    refuse_full(tmp_path)
    refuse_full(tmp_path / "none")
    refuse_full("s3a://bucket/none")
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match="is not empty; expected a new folder"):
        refuse_full(tmp_path)


def test_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"text": "hoi"}\n')
    for engine in BOTH:
        done = CliRunner().invoke(main, ["scan", "a.jsonl", "--engine", engine, "--output", "out/"])
        assert (done.exit_code, done.stderr.splitlines()[0][:30]) == (2, f"doxguard: a.jsonl: --engine {engine}"[:30])
    done = CliRunner().invoke(main, ["scan", "a.jsonl", "--engine", "local", "-q"])
    assert done.exit_code == 0
    assert not (tmp_path / "out").exists()


def test_nobody_imports_what_he_does_not_use(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "hoi"}\n')
    code = (
        "import sys\nfrom doxguard.cli import main\n"
        f"main(['scan', {str(tmp_path / 'a.jsonl')!r}, '-q'], standalone_mode=False)\n"
        "print(*({'pyspark', 'ray'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
