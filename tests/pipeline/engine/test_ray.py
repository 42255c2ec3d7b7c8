"""Ray tasks: what the local engine gives, whatever fails on the way; a run that was stopped goes on."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from doxguard.cli import main
from doxguard.errors import InputError
from doxguard.pipeline.engine import ray as engine
from doxguard.pipeline.engine import shards
from doxguard.pipeline.engine.journal import Progress
from doxguard.pipeline.engine.local import WorkerError
from doxguard.pipeline.engine.ray import RayScan
from doxguard.pipeline.tally import Tally
from tests.pipeline.engine.cluster import (
    FAULTS,
    decisions,
    faults,
    plan_for,
    rejects,
    write_posts,
)

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: pip install 'doxguard[ray]'"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # Ray leaves the files of its logs open
]


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Ray, started once, and the folder in which tasks mark that they failed."""
    import ray

    with faults(tmp_path_factory.mktemp("faults")) as folder, pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAY_ADDRESS", raising=False)
        assert engine._start()
        assert not engine._start()
        yield folder
        ray.shutdown()


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_ROWS", 20)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize(("recognizer", "mark"), [("", ""), *FAULTS.values()], ids=["no fault", *FAULTS])
def test_the_same_as_here(recognizer: str, mark: str, marks: Path, dump: Path, expected: Path, tmp_path: Path) -> None:
    told: list[str] = []
    steps: list[tuple[float, float | None]] = []

    def step(_: Tally, done: float, total: float | None) -> None:
        steps.append((done, total))

    plan = plan_for(dump, tmp_path / "out", *filter(None, [recognizer]))
    tally = RayScan(plan, tell=told.append, step=step).run()
    assert not mark or (marks / mark).exists()
    assert decisions(tmp_path / "out") == decisions(expected)
    assert files(tmp_path / "out") == ["_SUCCESS", *(f"part-{i:08}.parquet" for i in range(4))]
    assert [(row["line"], row["raw"]) for row in rejects(tmp_path / "out.rejects")] == [
        (43, '{"id": "bad", "text": null, "lang": null}')
    ]
    assert (tally.posts, tally.rejected, tally.failed) == (len(decisions(expected)), 1, 0)
    assert len(told) == 1
    assert steps[-1][0] == steps[-1][1] == tally.posts + 1
    assert len(steps) == 4
    assert files(tmp_path) == ["out", "out.rejects"]


@pytest.mark.usefixtures("marks")
def test_a_run_goes_on_with_the_parts_that_are_missing(dump: Path, expected: Path, tmp_path: Path) -> None:
    out, plan = tmp_path / "out", plan_for(dump, tmp_path / "out", resume=True)
    whole = RayScan(plan).run()
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    (out / "part-00000001.parquet").unlink()
    (out / ".part-00000001.0123.tmp").touch()
    run = RayScan(plan)
    run._journal.save(Progress())  # as if it had not come to its end
    tally = run.run()
    assert tally.to_dict() == whole.to_dict()
    assert run.before == whole.posts + whole.rejected - parquet.read_metadata(out / "part-00000001.parquet").num_rows
    assert decisions(out) == decisions(expected)
    assert files(out) == sorted(before)
    same = [name for name, at in before.items() if (out / name).stat().st_mtime_ns == at]
    assert same == [name for name in before if name not in ("_SUCCESS", "part-00000001.parquet")]
    # Where nothing is missing, nothing is judged; and another run does not go on.
    again = RayScan(plan)
    again._journal.save(Progress())
    assert again.run().to_dict() == whole.to_dict()
    other = RayScan(plan_for(dump, out, "faults:Exits", resume=True))
    again._journal.save(Progress())
    with pytest.raises(InputError, match=r"another one \(settings changed\)"):
        other.run()


def test_a_full_folder_is_left_alone(dump: Path, tmp_path: Path) -> None:
    for name in ("out", "out.rejects"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_text("x")
        with pytest.raises(InputError, match=f"{name}: is not empty"):
            RayScan(plan_for(dump, tmp_path / "out")).run()
        assert files(tmp_path / name) == ["mine"]
        (tmp_path / name / "mine").unlink()


@pytest.mark.usefixtures("marks")
def test_nothing_to_judge(tmp_path: Path) -> None:
    write_posts(tmp_path / "dump" / "a.parquet", [])
    tally = RayScan(plan_for(tmp_path / "dump", tmp_path / "out")).run()
    assert (tally.posts, tally.rejected, tally.failed) == (0, 0, 0)
    assert decisions(tmp_path / "out") == []
    told: list[str] = []
    (tmp_path / "none").mkdir()
    tally = RayScan(plan_for(tmp_path / "none", tmp_path / "empty"), tell=told.append).run()
    assert (tally.posts, tally.failed) == (0, 1)
    assert "nothing in it that can be read as posts" in told[0]
    assert files(tmp_path / "empty") == ["_SUCCESS"]


@pytest.mark.usefixtures("marks")
def test_a_shard_that_nobody_can_judge_ends_the_run(dump: Path, tmp_path: Path) -> None:
    run = RayScan(plan_for(dump, tmp_path / "out", "faults:None"))
    # Nobody can judge any, and which of them gives up first is open.
    with pytest.raises(WorkerError, match=r"/[ab]\.parquet: rows from \d+ could not be judged in 4 tries: InputError"):
        run.run()
    assert "_SUCCESS" not in files(tmp_path / "out")
    assert run._journal.path.exists()  # so that it can go on


@pytest.mark.usefixtures("marks")
def test_on_the_command_line(dump: Path, expected: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out/")
    report, stats = str(tmp_path / "r.html"), str(tmp_path / "s.prom")
    done = CliRunner().invoke(
        main, ["scan", str(dump), "--engine", "ray", "--output", f"{out}/", "--report", report, "--stats", stats]
    )
    assert done.exit_code == 0
    assert f"bad records are in {out}.rejects/" in done.stderr
    assert decisions(tmp_path / "out") == decisions(expected)
    assert parquet.read_schema(tmp_path / "out" / "part-00000000.parquet").names[-2:] == ["error", "raw"]
    assert "</html>" in Path(report).read_text()
    assert "doxguard" in Path(stats).read_text()
