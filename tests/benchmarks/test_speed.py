"""The measures of speed: that they measure what they say, on few posts; never how fast anything is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from doxguard import Guard
from doxguard.benchmarks.generate import generate
from doxguard.benchmarks.speed import latency, processes
from doxguard.benchmarks.speed.anchor import run_anchor
from doxguard.benchmarks.speed.rounds import interleaved, times_of
from doxguard.benchmarks.speed.stages import measure_stages
from doxguard.benchmarks.speed.throughput import ANCHOR, measure_throughput
from doxguard.cli import main

POSTS = list(generate(60, private=0.3))
GUARD = Guard()


def test_the_anchor_does_its_work() -> None:
    assert run_anchor(["mail jan@example.org", "zie https://example.org/a", "Kerkstraat 12", "niets"]) == 3


def test_rounds_are_interleaved() -> None:
    done: list[str] = []
    clock = iter([0.0, 1.0, 1.0, 4.0, 4.0, 6.0, 6.0, 10.0])
    times = interleaved({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 2, lambda: next(clock))
    assert done == ["a", "b", "a", "b"]
    assert (times["a"], times["b"]) == ((1.5, 1.0, 2.0), (3.5, 3.0, 4.0))
    assert times_of([3.0, 1.0, 2.0]) == (2.0, 1.0, 3.0)


def test_throughput() -> None:
    rates = {rate.way: rate for rate in measure_throughput(POSTS, GUARD, 1, 0)}
    assert list(rates) == [ANCHOR, "Guard.check", "check_many", "scan_batches", "scan, Parquet to Parquet"]
    assert rates[ANCHOR].anchors == 1.0
    for rate in rates.values():
        assert rate.posts == len(POSTS)
        assert rate.posts_per_second == pytest.approx(1e6 / rate.microseconds)
        assert rate.presidios is None
        assert rate.least <= rate.microseconds <= rate.most


def test_stages() -> None:
    stages = measure_stages(POSTS, GUARD, 1)
    assert {"fold", "screen", "detect", "context", "score and policy", "write Parquet"} <= set(stages)
    assert all(cost > 0 for cost in stages.values())


def test_latency() -> None:
    told = latency.measure_latency(POSTS, GUARD)
    assert list(told.milliseconds) == ["p50", "p95", "p99", "p99.9"]
    assert list(told.milliseconds.values()) == sorted(told.milliseconds.values())
    assert told.distribution == sorted(told.distribution)
    assert (len(told.distribution), told.distribution[50]) == (101, told.milliseconds["p50"])


def test_texts_have_the_length_that_is_asked_for() -> None:
    for length in (100, 280, 50_000):
        texts = latency.pieces(POSTS, length, 3)
        assert len(texts) == 3
        assert {len(text) for text in texts} == {length}


def test_lengths_and_hostile_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latency, "SIZES", (100, 1000))
    monkeypatch.setattr(latency, "_HOSTILE", 2000)
    assert [row.bytes for row in latency.measure_lengths(POSTS, GUARD)] == [100, 1000]
    assert set(latency.measure_hostile(GUARD)) == set(latency.UNITS)


def test_start_memory_and_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_STARTS", 1)
    monkeypatch.setattr(processes, "_ENOUGH", 100)
    start = processes.measure_start()
    assert start["python"] < start["doxguard --version"] < start["doxguard check"]
    assert 30 < processes.measure_memory(POSTS) < 1000
    rows = processes.measure_workers(POSTS, 2)
    assert [row.workers for row in rows] == [1, 2]
    assert rows[0].times == 1.0


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latency, "SIZES", (100,))
    monkeypatch.setattr(latency, "_HOSTILE", 2000)
    monkeypatch.setattr(processes, "_STARTS", 1)
    monkeypatch.setattr(processes, "_ENOUGH", 100)
    kept, page = tmp_path / "speed.json", tmp_path / "speed.html"
    arguments = ["--posts", "100", "--rounds", "1", "--presidio-posts", "0", "--workers", "1"]
    done = CliRunner().invoke(main, ["bench", "speed", *arguments, "-o", str(kept), "-o", str(page)])
    assert done.exit_code == 0, done.output
    assert "| Guard.check |" in done.output
    assert json.loads(kept.read_text(encoding="utf-8"))["parts"]["throughput"]["figures"]["Guard.check"]["value"] > 0
    assert page.read_text(encoding="utf-8").count("<svg") == 3
    assert CliRunner().invoke(main, ["bench", "compare", str(kept), str(kept)]).exit_code == 0
