"""Corpora by name."""

from itertools import islice
from pathlib import Path

import pytest

from doxguard.benchmarks.corpora.registry import COUNT, NAMES, corpora_of, corpus_of
from doxguard.errors import InputError
from tests.benchmarks.corpora.written import TEXT, write_lines

GENERATED = {
    "generated": ("generated:3000:1", COUNT),
    "generated:50": ("generated:50:1", 50),
    "generated:40:5": ("generated:40:5", 40),
}


@pytest.mark.parametrize(("name", "wanted"), GENERATED.items(), ids=GENERATED)
def test_generated_posts_come_by_seed_and_count(name: str, wanted: tuple[str, int]) -> None:
    corpus = corpus_of(name)
    assert (corpus.name, sum(1 for _ in corpus.read())) == wanted
    assert list(islice(corpus.read(), 20)) == list(islice(corpus.read(), 20))


def test_seeds_differ() -> None:
    assert list(corpus_of("generated:20:1").read()) != list(corpus_of("generated:20:2").read())


UNKNOWN = {
    "a name that is none": "nothing",
    "a count that is none": "generated:x",
    "a count of nought": "generated:0",
    "a seed below nought": "generated:1:-5",
    "more than count and seed": "generated:1:2:3",
}


@pytest.mark.parametrize("name", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_is_an_error_that_says_what_is_accepted(name: str) -> None:
    with pytest.raises(InputError, match="no such file") as error:
        corpus_of(name)
    assert all(accepted in str(error.value) for accepted in NAMES)


SPANS = '{"text": "x", "spans": []}\n'
VALUE = '{"text": "x", "valid": true, "label": "PHONE"}\n'
SAMPLE = '{"full_text": "x", "spans": []}\n'
COLUMNS = "x O\n"
FORMATS = {
    "spans": ("a.jsonl", SPANS, False),
    "spans, any name": ("a.dat", SPANS, False),
    "a byte-order mark": ("a.jsonl", "\ufeff" + SPANS, False),
    "blank lines first": ("a.jsonl", "\n\n" + SPANS, False),
    "values": ("a.jsonl", VALUE, True),
    "values behind a bad line": ("a.jsonl", "{\n" + VALUE, True),
    "samples": ("a.json", f"[{SAMPLE}]", False),
    "samples on lines": ("a.jsonl", SAMPLE, False),
    "columns": ("a.conll", COLUMNS, False),
    "columns, another ending": ("a.bio", COLUMNS, False),
    "columns told by their first line": ("a", "-DOCSTART- O\n\n" + COLUMNS, False),
}


@pytest.mark.parametrize(("name", "content", "exact"), FORMATS.values(), ids=FORMATS)
def test_formats_are_told_by_what_is_in_a_file(name: str, content: str, exact: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    corpus = corpus_of(str(tmp_path / name), lambda _: None)
    assert [post.post.text for post in corpus.read()] == ["x"]
    assert corpus.exact is exact


NO_CORPUS = {
    "a page": ("a.md", "# Title\n", "not of a format that we know; expected JSON Lines"),
    "empty": ("a.jsonl", "\n \n", "empty"),
    "an archive": ("a.zip", "PK\x03\x04", r"an archive \(zip\)"),
    "damaged": ("a.jsonl.gz", "\x1f\x8b\x08\x00", "damaged or cut off"),
}


@pytest.mark.parametrize(("name", "content", "why"), NO_CORPUS.values(), ids=NO_CORPUS)
def test_what_is_no_corpus_is_an_error_that_names_the_file(name: str, content: str, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="latin-1")
    with pytest.raises(InputError, match=why) as error:
        corpus_of(str(tmp_path / name))
    assert name in str(error.value)


def test_of_a_folder_each_file_is_a_corpus_and_others_are_told(tmp_path: Path) -> None:
    write_lines(tmp_path / "b.jsonl", [{"text": TEXT, "spans": []}])
    write_lines(tmp_path / "a.conll", ["x O"])
    write_lines(tmp_path / "README.md", ["# About"])
    write_lines(tmp_path / ".hidden", ["x O"])
    told: list[str] = []
    assert [corpus.name for corpus in corpora_of(str(tmp_path), told.append)] == ["a.conll", "b.jsonl"]
    assert len(told) == 1
    assert "README.md" in told[0]
    with pytest.raises(InputError, match="a folder of 2 corpora"):
        corpus_of(str(tmp_path), told.append)


def test_a_folder_without_corpora_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file in this folder is a corpus"):
        corpora_of(str(tmp_path))


def test_what_is_told_goes_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus_of(str(write_lines(tmp_path / "a.jsonl", [{"text": "x", "spans": []}, {}])))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "1 of 2 rows left out" in captured.err
