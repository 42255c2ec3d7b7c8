"""The project's own labelled posts."""

import json
from pathlib import Path

import pytest

from doxguard import data
from doxguard.benchmarks.corpora import labelled
from doxguard.benchmarks.corpora.registry import corpus_of
from doxguard.detectors.finding import ENTITIES
from doxguard.errors import InputError
from tests.benchmarks.corpora.written import read, surfaces

POST = """
- id: labelled-nl-x{}
  label: warn other neutral
  clauses: private.contact
  note: "evasion: dots"
  text: |-
    bel [[PHONE_NUMBER|06.1122.3344]] eens
"""


def test_samples_are_the_posts_that_come_with_the_package() -> None:
    lines = data.path("samples/posts.jsonl").read_text(encoding="utf-8").splitlines()
    posts = list(corpus_of("samples").read())
    assert [post.post.id for post in posts] == [json.loads(line)["id"] for line in lines]
    assert {span.entity for post in posts for span in post.spans} == set(ENTITIES)
    assert all(post.verdict and post.verdict.action for post in posts)


def test_labelled_posts_are_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files = labelled.labelled_files()[:2]
    monkeypatch.setattr(labelled, "labelled_files", lambda: files)
    posts = list(labelled.read_labelled())
    assert len(posts) == sum(path.read_text(encoding="utf-8").count("\n- id: ") for path in files)
    assert all(post.verdict and post.verdict.subject for post in posts)


def test_without_a_checkout_we_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(data, "path", lambda name: tmp_path / name)
    with pytest.raises(InputError, match="only in a checkout"):
        corpus_of("labelled")


def test_a_file_written_as_they_are_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(POST.format(1) + "- id: labelled-nl-x2\n  text: geheim\n- 5\n" + POST.format(3))
    corpus, posts, told = read(path)
    assert [surfaces(post) for post in posts] == [[("PHONE_NUMBER", "06.1122.3344")]] * 2
    assert [(post.post.id, post.kind) for post in posts] == [
        ("labelled-nl-x1", "disguised"),
        ("labelled-nl-x3", "disguised"),
    ]
    assert (corpus.entities, corpus.exact) == (None, True)
    assert "2 of 4 rows left out; record 2: not written as" in told[0]
    assert "geheim" not in told[0]


BROKEN = {"no YAML": "a: [", "no list": "a: 5", "no text": b"\xff\xfe\x00"}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_such_file_is_an_error_that_names_it(content: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=r"own\.yaml"):
        read(path)
