"""`doxguard scan` with --report and --stats: what is written, when it is not, and what is refused."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from prometheus_client.parser import text_string_to_metric_families

from doxguard.cli import main

POSTS = (
    '{"id": "<b>a", "text": "zijn nummer is 06 1122 3344", "posted_at": "2026-05-04T00:30:00+02:00"}\n'
    '{"text": "hoi", "posted_at": "2026-05-04"}\n'
    '{"id": "c"}\n'
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("posts.jsonl").write_text(POSTS)


def scan(*args: str) -> Result:
    return CliRunner().invoke(main, ["scan", *args])


def test_a_page_a_table_and_figures_of_one_run() -> None:
    result = scan("posts.jsonl", "--report", "r.html", "--stats", "s.prom", "--lang-ui", "nl", "--output", "o.jsonl")
    assert result.exit_code == 0
    page = Path("r.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in page
    assert "&lt;b&gt;a" in page
    assert "06••••••••44" in page
    assert "posts.jsonl:1" in page
    figures = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(Path("s.prom").read_text())
        for sample in family.samples
    }
    assert figures[("doxguard_posts_total", "warn")] == 1
    assert figures[("doxguard_rejected_total",)] == 1
    assert figures[("doxguard_scan_seconds",)] > 0
    assert scan("posts.jsonl", "--report", "r.csv", "-q").exit_code == 0
    with Path("r.csv").open(encoding="utf-8", newline="") as file:
        rows = {(group, name): count for group, name, count in csv.reader(file)}
    assert (rows[("posts", "")], rows[("day/action", "2026-05-03/warn")], rows[("clause", "private.contact")]) == (
        "2", "1", "1",
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("LC_ALL", f"{lang}_NL.UTF-8")
    scan("posts.jsonl", "--report", "r.html")
    assert f'<html lang="{lang}">' in Path("r.html").read_text(encoding="utf-8")


def test_nothing_that_was_found_is_in_a_report() -> None:
    scan("posts.jsonl", "--report", "r.html", "--stats", "s.prom", "--show-text", "--unmask")
    scan("posts.jsonl", "--report", "r.csv")
    for name in ("r.html", "r.csv", "s.prom"):
        assert "1122" not in re.sub(r"sha256-\S+", "", Path(name).read_text(encoding="utf-8"))


def test_a_run_with_a_source_that_fails_is_reported_all_the_same() -> None:
    result = scan("none.jsonl", "posts.jsonl", "--report", "r.csv", "--stats", "s.prom")
    assert result.exit_code == 2
    assert "failed,,1\n" in Path("r.csv").read_text()
    assert "doxguard_sources_failed_total 1.0" in Path("s.prom").read_text()


def test_an_empty_run() -> None:
    Path("empty.jsonl").write_text("")
    assert scan("empty.jsonl", "--report", "r.html", "--lang-ui", "en").exit_code == 0
    assert "No posts were judged." in Path("r.html").read_text(encoding="utf-8")


REFUSED = {
    "a report of no known kind": (
        ["--report", "r.pdf"],
        "r.pdf: unknown format of a report; accepted: .html, .htm, .csv",
    ),
    "a report without extension": (["--report", "-"], "-: unknown format of a report"),
    "a report in no folder": (["--report", "none/r.html"], "none/r.html: cannot be written: no folder"),
    "figures in no folder": (["--stats", "none/s.prom"], "none/s.prom: cannot be written: no folder"),
    "figures for a folder": (["--stats", "."], ".: is a folder"),
    "a report over a source": (
        ["posts.csv", "--report", "posts.csv"],
        "posts.csv: is read from, and would be overwritten",
    ),
    "figures over a source": (["--stats", "posts.jsonl"], "posts.jsonl: is read from"),
    "two things in one": (["--report", "a.csv", "--stats", "./a.csv"], "--report and --stats are both a.csv"),
    "output and report in one": (["--output", "a.csv", "--report", "a.csv"], "--output and --report are both a.csv"),
}


@pytest.mark.parametrize(("args", "message"), REFUSED.values(), ids=REFUSED)
def test_what_would_fail_in_the_end_is_refused_at_the_start(args: list[str], message: str) -> None:
    Path("posts.csv").write_text("text\nhoi\n")
    result = scan("posts.jsonl", *args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "posts/s" not in result.stderr
    assert Path("posts.jsonl").read_text() == POSTS
    assert {path.name for path in Path().iterdir()} == {"posts.jsonl", "posts.csv"}
