"""What counts as better and worse from one result to another; results kept and read again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from doxguard.benchmarks.compare import compare_results, lost
from doxguard.benchmarks.results import Result, load, make_result, to_json
from doxguard.cli import main
from doxguard.detectors import phone
from doxguard.detectors.catalog import DETECTORS
from doxguard.errors import InputError


def result(figures: dict[str, tuple[float, float]], digest: str = "same", kind: str = "quality") -> Result:
    told = {name: {"value": value, "error": error} for name, (value, error) in figures.items()}
    return make_result(kind, {"seed": 1}, {"posts": {"digest": digest, "figures": told}})


CASES = {
    "the same": ("recall", 0.9, 0.9, 0.01, "same"),
    "within a standard error": ("recall", 0.9, 0.895, 0.01, "same"),
    "beyond it": ("recall", 0.9, 0.88, 0.01, "worse"),
    "up": ("recall", 0.9, 0.92, 0.01, "better"),
    "no noise, but a post in a thousand": ("recall", 0.9, 0.898, 0.0, "same"),
    "no noise": ("recall", 1.0, 0.99, 0.0, "worse"),
    "an entity with few posts": ("entity.NL_BSN.recall", 1.0, 0.991, 0.0, "same"),
    "an entity that is lost": ("entity.NL_BSN.recall", 1.0, 0.0, 0.0, "worse"),
    "less is better": ("clean_posts_flagged", 0.02, 0.01, 0.001, "better"),
    "more is worse": ("remove_allowed", 0.02, 0.05, 0.001, "worse"),
    "per thousand": ("false_per_1000", 3.0, 5.0, 0.5, "same"),
    "many more per thousand": ("false_per_1000", 3.0, 9.0, 0.5, "worse"),
}


@pytest.mark.parametrize(("figure", "old", "new", "error", "verdict"), CASES.values(), ids=CASES)
def test_on_the_same_posts(figure: str, old: float, new: float, error: float, verdict: str) -> None:
    [change] = compare_results(result({figure: (old, error)}), result({figure: (new, error)}))
    assert change.verdict == verdict


def test_on_other_posts_more_is_noise() -> None:
    old, new = result({"recall": (0.9, 0.01)}), result({"recall": (0.88, 0.01)}, "other")
    assert [change.verdict for change in compare_results(old, new)] == ["same"]
    assert [change.verdict for change in compare_results(old, result({"recall": (0.86, 0.01)}, "other"))] == ["worse"]


@pytest.mark.parametrize(("new", "verdict"), [(1.4, "same"), (1.6, "worse"), (0.7, "same"), (0.6, "better")])
def test_times_have_a_wide_margin(new: float, verdict: str) -> None:
    old = result({"check": (1.0, 0.0)}, kind="speed")
    assert [change.verdict for change in compare_results(old, result({"check": (new, 0.0)}, kind="speed"))] == [verdict]


def test_what_is_missing_is_told() -> None:
    old = result({"recall": (0.9, 0.01), "live": (0.9, 0.01)})
    assert lost(old, result({"recall": (0.9, 0.01)})) == ["posts: live"]
    assert lost(old, replace_parts(old, {})) == ["posts"]
    assert lost(old, old) == []


def replace_parts(one: Result, parts: dict[str, object]) -> Result:
    return one._replace(parts=parts)


def test_results_of_two_kinds_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="'quality' and of 'speed'"):
        compare_results(result({"recall": (0.9, 0.0)}), result({"check": (1.0, 0.0)}, kind="speed"))
    with pytest.raises(InputError, match="in common"):
        compare_results(result({"recall": (0.9, 0.0)}), result({"live": (0.9, 0.0)}))


def test_a_result_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(to_json(result({"recall": (0.9, 0.01)})), encoding="utf-8")
    assert to_json(load(path)) == path.read_text(encoding="utf-8")


BAD = {
    "no JSON": ("{", "not JSON"),
    "another schema": ('{"schema": "x"}', "schema: expected 'doxguard-bench/1'"),
    "a key missing": ('{"schema": "doxguard-bench/1", "kind": "quality"}', "made: missing"),
    "a list": ("[]", "schema"),
}


@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_bad_results(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        load(path)
    assert "bad.json" in str(error.value)
    with pytest.raises(InputError, match=r"none\.json: cannot be read"):
        load(tmp_path / "none.json")


# --- the commands


def bench(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["bench", *arguments])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "samples.json"
    code, output = bench("quality", "--draws", "50", "--output", str(path))
    assert code == 0, output
    return path


def test_quality_is_told_and_kept(measured: Path) -> None:
    told = json.loads(measured.read_text(encoding="utf-8"))
    assert told["kind"] == "quality"
    assert told["parts"]["samples"]["figures"]["recall"]["value"] > 0.9
    assert told["parts"]["samples"]["gold"]["PHONE_NUMBER"] > 40
    assert "text" not in measured.read_text(encoding="utf-8")


def test_a_result_compared_with_itself_is_the_same(measured: Path) -> None:
    assert bench("compare", str(measured), str(measured)) == (0, "Nothing changed beyond noise.\n")


def test_a_broken_detector_is_a_regression(measured: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(phone.DETECTOR, find=lambda _: ())
    monkeypatch.setattr("doxguard.detectors.catalog.DETECTORS", tuple(
        broken if detector.name == "phone" else detector for detector in DETECTORS
    ))  # fmt: skip
    new = str(tmp_path / "new.json")
    assert bench("quality", "--draws", "50", "--output", new)[0] == 0
    code, output = bench("compare", str(measured), new)
    assert code == 1
    assert "| samples | entity.PHONE_NUMBER.recall |" in output
    assert "| worse |" in output


def test_a_detector_that_is_left_out_is_a_regression(measured: Path, tmp_path: Path) -> None:
    new = str(tmp_path / "new.json")
    assert bench("quality", "--draws", "50", "--without", "email", "--output", new)[0] == 0
    assert bench("compare", str(measured), new)[0] == 1


def test_errors_are_listed_masked(tmp_path: Path) -> None:
    span = {"start": 0, "end": 3, "type": "NL_BSN"}
    post = {"id": "p1", "text": "bel 06 1122 3344 of 0031 6 1122 3355", "spans": [span]}
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(post), encoding="utf-8")
    code, output = bench("quality", "--corpus", str(path), "--draws", "0", "--errors")
    assert code == 0
    assert "p1: missed NL_BSN 0-3" in output
    assert "p1: false PHONE_NUMBER" in output
    assert "1122" not in output


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_page_of_results(measured: Path, tmp_path: Path, ending: str) -> None:
    page = tmp_path / f"page.{ending}"
    assert bench("report", str(measured), "--output", str(page)) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert "PHONE_NUMBER" in text
    assert ("<svg" in text) is (ending == "html")
    assert "http" not in text.replace("http://www.w3.org/", "").replace("http-equiv", "")


def test_a_page_is_the_same_each_time(measured: Path, tmp_path: Path) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        bench("report", str(measured), "--output", str(page))
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_bad_usage(measured: Path, tmp_path: Path) -> None:
    assert bench("quality", "--output", str(tmp_path / "x.txt"))[0] == 2
    assert bench("quality", "--corpus", "no-such-corpus")[0] == 2
    assert bench("report", str(measured), "--output", str(tmp_path / "no" / "x.html"))[0] == 2
    assert bench("compare", str(measured), str(tmp_path / "none.json"))[0] == 2
