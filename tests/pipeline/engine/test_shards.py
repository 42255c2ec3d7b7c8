"""Shards: always cut alike, judged into files that are whole or not there, with the tally in their footer."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from doxguard.errors import InputError
from doxguard.pipeline.engine import shards
from doxguard.pipeline.engine.parts import Failure
from doxguard.pipeline.engine.shards import Job, Shard, cut_shards, judge_shard, tally_of
from doxguard.pipeline.engine.work import Settings
from doxguard.pipeline.readers.record import Reading
from tests.pipeline.engine.cluster import decisions, make_dump, rejects, run_local, write_posts


def cut(*sources: Path, reading: Reading | None = None) -> list[Shard | Failure]:
    return list(cut_shards([str(source) for source in sources], reading or Reading()))


def job(folder: Path) -> Job:
    (folder / "out").mkdir()
    return Job(Reading(), Settings({}), folder / "out", folder / "rejects")


def posts(count: int) -> list[dict[str, object]]:
    return [{"id": None, "text": "hoi"}] * count


CUTS = {
    "a small file": (10, 5, 100, [(1, 10)]),
    "a row group each": (10, 4, 4, [(1, 4), (5, 4), (9, 2)]),
    "some together": (10, 2, 5, [(1, 4), (5, 4), (9, 2)]),
    "a row group that is too large": (10, 10, 4, [(1, 10)]),
    "no rows": (0, 5, 4, [(1, 0)]),
}


@pytest.mark.parametrize(("rows", "group", "most", "expected"), CUTS.values(), ids=CUTS)
def test_cuts(
    rows: int, group: int, most: int, expected: list[tuple[int, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SHARD_ROWS", most)
    write_posts(tmp_path / "a.parquet", posts(rows), row_group_size=group)
    found = cut(tmp_path / "a.parquet", tmp_path / "a.parquet")
    assert [(s.first, s.rows) for s in found if isinstance(s, Shard)] == expected * 2
    assert [s.number for s in found if isinstance(s, Shard)] == list(range(2 * len(expected)))
    assert found == cut(tmp_path / "a.parquet", tmp_path / "a.parquet")


def test_what_cannot_be_read_is_told_of_and_costs_nothing_else(tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    write_posts(dump / "b.parquet", posts(2))
    (dump / "a.parquet").write_bytes(b"PAR1 and nothing")
    parquet.write_table(pa.table({"body": ["hoi"]}), dump / "c.parquet")
    found = cut(tmp_path / "none", dump)
    assert [type(one).__name__ for one in found] == ["Failure", "Failure", "Shard", "Failure"]
    assert [one.message for one in found if isinstance(one, Failure)] == [
        f"{tmp_path}/none: No such file or directory",
        f"{dump}/a.parquet: not Parquet that can be read: ArrowInvalid",
        f"{dump}/c.parquet: no column 'text'; there are: body; name the one that holds the text: --columns text=COLUMN",
    ]
    assert isinstance(found[2], Shard)
    assert found[2].number == 2


@pytest.mark.parametrize(("name", "kind"), [("a.jsonl", "jsonl"), ("a.csv", "csv")], ids=["JSON Lines", "CSV"])
def test_other_formats_are_refused(name: str, kind: str, tmp_path: Path) -> None:
    write_posts(tmp_path / "b.parquet", posts(1))
    (tmp_path / name).write_text({"jsonl": '{"text": "hoi"}\n', "csv": "id,text\n1,hoi\n"}[kind])
    with pytest.raises(InputError, match=rf"{name}: is {kind}; accepted here: Parquet that is not packed"):
        cut(tmp_path)


def test_shards_give_what_the_local_engine_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_ROWS", 20)
    monkeypatch.setattr(shards, "ROWS", 8)
    dump = make_dump(tmp_path / "dump")
    expected = run_local(dump, tmp_path / "local")
    about = job(tmp_path)
    found = [shard for shard in cut(dump) if isinstance(shard, Shard)]
    assert len(found) == 4
    results = [judge_shard(shard, about) for shard in [*found, found[1]]]  # the second twice
    assert decisions(tmp_path / "out") == decisions(tmp_path / "local")
    assert [row["line"] for row in rejects(tmp_path / "rejects")] == [43]
    assert [message for result in results for message in result.bad] == [
        f"{dump}/day=2026-05-04/a.parquet:43: the record has no 'text'; expected a string, or --columns text=KEY to "
        "name another key"
    ]
    total = tally_of(tmp_path / "out" / "part-00000000.parquet")
    assert total is not None
    for shard in found[1:]:
        kept = tally_of(tmp_path / "out" / f"{shard.name}.parquet")
        assert kept is not None
        total.merge(kept)
    assert (total.posts, total.rejected, total.actions) == (expected.posts, 1, expected.actions)
    assert (total.entities, total.risks, total.days) == (expected.entities, expected.risks, expected.days)
    assert [grave.id for grave in total.top] == [grave.id for grave in expected.top]
    assert not [file.name for folder in ("out", "rejects") for file in (tmp_path / folder).glob(".*")]


def test_names_of_posts_without_id_go_on_in_the_next_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_ROWS", 3)
    write_posts(tmp_path / "a.parquet", posts(5), row_group_size=3)
    about = job(tmp_path)
    for shard in cut(tmp_path / "a.parquet"):
        assert isinstance(shard, Shard)
        judge_shard(shard, about)
    assert [row["id"] for row in decisions(tmp_path / "out")] == [f"a:{i}" for i in range(1, 6)]


def test_damage_costs_what_is_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "ROWS", 2)
    path = tmp_path / "a.parquet"
    write_posts(path, [{"id": str(i), "text": f"hoi {i}" * 50} for i in range(6)], row_group_size=2, compression="zstd")
    group = parquet.read_metadata(path).row_group(1).column(1)
    data = bytearray(path.read_bytes())
    start = group.dictionary_page_offset or group.data_page_offset
    data[start : start + group.total_compressed_size] = b"\xff" * group.total_compressed_size
    path.write_bytes(data)
    (shard,) = cut(path)
    assert isinstance(shard, Shard)
    result = judge_shard(shard, job(tmp_path))
    assert result.failure == f"{path}: not Parquet that can be read after row 2: OSError"
    assert (result.tally.posts, result.tally.failed) == (2, 1)
    assert [row["id"] for row in decisions(tmp_path / "out")] == ["0", "1"]


def test_a_fault_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_posts(tmp_path / "a.parquet", [{"text": None}])
    (shard,) = cut(tmp_path / "a.parquet")
    assert isinstance(shard, Shard)
    about = job(tmp_path)

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(shards, "_settle", fail)
    with pytest.raises(OSError):  # noqa: PT011  (it has no message)
        judge_shard(shard, about)
    assert not list((tmp_path / "out").iterdir()) + list((tmp_path / "rejects").iterdir())


def test_tallies_of_parts(tmp_path: Path) -> None:
    assert tally_of(tmp_path / "none.parquet") is None
    write_posts(tmp_path / "other.parquet", posts(1))
    with pytest.raises(InputError, match=r"other.parquet: not a part of this run"):
        tally_of(tmp_path / "other.parquet")


def test_a_shard_can_be_shown_without_what_is_in_it() -> None:
    shard = Shard(7, "a", Path("/a"), (0,), 1, 2)
    assert shard.name == "part-00000007"
    assert replace(shard, number=12_345_678).name == "part-12345678"
