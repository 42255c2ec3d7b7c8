"""A Spark job: what the local engine gives, whatever fails on the way, in a folder that is committed once."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from doxguard.cli import main
from doxguard.errors import InputError
from doxguard.pipeline.engine import spark as engine
from doxguard.pipeline.engine.local import WorkerError
from doxguard.pipeline.engine.spark import SparkScan
from doxguard.pipeline.readers.record import Reading
from doxguard.pipeline.writers.verdicts import batch_schema
from tests.pipeline.engine.cluster import (
    FAULTS,
    decisions,
    faults,
    plan_for,
    rejects,
    run_local,
    write_posts,
)

pytestmark = [
    pytest.mark.skipif(
        not (find_spec("pyspark") and find_spec("pandas")),
        reason="PySpark is not installed: pip install 'doxguard[spark]'",
    ),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java: Spark needs 17"),
]


_SETTINGS = "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=2"


@pytest.fixture(scope="module", autouse=True)
def marks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Spark, started once (that takes a quarter of a minute), and the folder in which tasks mark that they failed."""
    with faults(tmp_path_factory.mktemp("faults")) as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_MASTER", "local[2,2]")  # a task is tried twice
        patch.setenv("PYSPARK_SUBMIT_ARGS", f"{_SETTINGS} pyspark-shell")
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = engine._session()
        yield folder
        session.stop()


@pytest.mark.parametrize(("recognizer", "mark"), [("", ""), *FAULTS.values()], ids=["no fault", *FAULTS])
def test_the_same_as_here(recognizer: str, mark: str, marks: Path, dump: Path, expected: Path, tmp_path: Path) -> None:
    told: list[str] = []
    here = run_local(dump, tmp_path / "local")
    (tmp_path / "out").mkdir()  # an empty folder may be there
    tally = SparkScan(plan_for(dump, tmp_path / "out", *filter(None, [recognizer])), tell=told.append).run()
    assert not mark or (marks / mark).exists()
    assert decisions(tmp_path / "out") == decisions(expected)
    assert (tmp_path / "out" / "_SUCCESS").exists()
    assert [(row["raw"], set(row)) for row in rejects(tmp_path / "out.rejects")] == [
        ('{"id": "bad", "text": null, "lang": null}', {"source", "line", "error", "raw"})
    ]
    assert len(told) == 1
    assert (tally.posts, tally.rejected, tally.failed) == (here.posts, 1, 0)
    assert (tally.actions, tally.risks, tally.days) == (here.actions, here.risks, here.days)
    assert (tally.entities, tally.clauses) == (here.entities, here.clauses)
    assert tally.entity_actions == here.entity_actions
    assert [grave.risk for grave in tally.top] == [grave.risk for grave in here.top]
    assert {(g.id, g.clauses, g.entities) for g in tally.top} == {(g.id, g.clauses, g.entities) for g in here.top}


def test_posts_without_id_are_named_by_partition_and_number(tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    write_posts(dump / "a.parquet", [{"text": f"hoi {i}"} for i in range(3)])
    for name in ("first", "second"):
        SparkScan(plan_for(dump, tmp_path / name)).run()
        assert [row["id"] for row in decisions(tmp_path / name)] == [f"part-00000:{i}" for i in (1, 2, 3)]
    assert not (tmp_path / "first.rejects").exists()


def test_the_columns_are_those_of_a_batch(dump: Path, tmp_path: Path) -> None:
    SparkScan(plan_for(dump, tmp_path / "out")).run()
    (first, *_) = (tmp_path / "out").glob("part-*.parquet")
    assert parquet.read_schema(first).remove_metadata().names == batch_schema().names


def test_nothing_to_judge(tmp_path: Path) -> None:
    write_posts(tmp_path / "dump" / "a.parquet", [])
    tally = SparkScan(plan_for(tmp_path / "dump", tmp_path / "out")).run()
    assert (tally.posts, tally.rejected, tally.top) == (0, 0, [])
    assert (tmp_path / "out" / "_SUCCESS").exists()


def test_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError, match=r"none: cannot be read: AnalysisException \(UNABLE_TO_INFER_SCHEMA\)"):
        SparkScan(plan_for(tmp_path / "none", tmp_path / "out")).run()
    write_posts(tmp_path / "dump" / "a.parquet", [])
    plan = plan_for(tmp_path / "dump", tmp_path / "out", reading=Reading(columns={"text": "body"}))
    with pytest.raises(InputError, match=r"no column 'body'; there are: id, text, lang"):
        SparkScan(plan).run()
    assert not (tmp_path / "out").exists()


def test_full_folders_are_left_alone(dump: Path, tmp_path: Path) -> None:
    for name in ("out", "out.rejects"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").touch()
        with pytest.raises(InputError, match=f"{name}: is not empty"):
            SparkScan(plan_for(dump, tmp_path / "out")).run()
        (tmp_path / name / "mine").unlink()


def test_a_job_that_fails_leaves_no_success(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match=r"the job failed: \w+ \(.*\)") as failure:
        SparkScan(plan_for(dump, tmp_path / "out", "faults:None")).run()
    assert "Traceback" not in str(failure.value)
    assert not (tmp_path / "out" / "_SUCCESS").exists()


def test_on_the_command_line(dump: Path, expected: Path, tmp_path: Path) -> None:
    out, report = str(tmp_path / "out"), str(tmp_path / "r.html")
    done = CliRunner().invoke(
        main, ["scan", str(dump), "--engine", "spark", "--output", f"{out}/", "--report", report, "--fail-on", "remove"]
    )
    assert done.exit_code == 1
    assert f"bad records are in {out}.rejects/" in done.stderr
    assert decisions(tmp_path / "out") == decisions(expected)
    assert "</html>" in Path(report).read_text()
