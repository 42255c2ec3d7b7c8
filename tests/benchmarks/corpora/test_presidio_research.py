"""The JSON of presidio-research."""

import json
from pathlib import Path

import pytest

from doxguard.errors import InputError
from tests.benchmarks.corpora.written import PHONE, TEXT, read, surfaces, write_lines


def sample(start: object = 4, end: object = 16, entity: object = "PHONE_NUMBER") -> dict[str, object]:
    """Return what `InputSample.to_dict` would."""
    span = {"entity_type": entity, "entity_value": PHONE, "start_position": start, "end_position": end}
    return {"full_text": TEXT, "masked": None, "spans": [span], "template_id": 7, "metadata": None}


def test_samples_are_read(tmp_path: Path) -> None:
    path = tmp_path / "synth.json"
    path.write_text(json.dumps([sample(), sample(4, 16, "PERSON"), {"full_text": "3... 2...", "spans": []}], indent=4))
    corpus, posts, told = read(path)
    assert (corpus.entities, corpus.exact, told) == (frozenset({"PHONE_NUMBER"}), False, [])
    assert [surfaces(post) for post in posts] == [[("PHONE_NUMBER", PHONE)], [], []]
    assert [(post.post.id, post.kind) for post in posts] == [("1", "template 7"), ("2", "template 7"), ("3", "")]


def test_samples_may_stand_one_a_line(tmp_path: Path) -> None:
    corpus, posts, _ = read(write_lines(tmp_path / "synth.jsonl", [sample(), sample() | {"sample_id": "x"}]))
    assert [(post.post.id, surfaces(post)) for post in posts] == [
        ("1", [("PHONE_NUMBER", PHONE)]),
        ("x", [("PHONE_NUMBER", PHONE)]),
    ]
    assert corpus.name == "synth.jsonl"


BAD = {
    "no text": ({"spans": []}, "'full_text' must be a string"),
    "start a word": (sample("4"), "'spans[0].start_position' must be a place in the text"),
    "end outside": (sample(4, 400), "'spans[0].end_position' must be a place in the text"),
    "entity missing": (sample(4, 16, None), "'spans[0].entity_type' must be a string"),
    "no object": (5, "must be an object"),
}


@pytest.mark.parametrize(("bad", "why"), BAD.values(), ids=BAD)
def test_a_bad_sample_costs_itself(bad: object, why: str, tmp_path: Path) -> None:
    path = tmp_path / "synth.json"
    path.write_text(json.dumps([bad, sample()]))
    _, posts, told = read(path)
    assert len(posts) == 1
    assert "1 of 2 rows left out; item 1: " in told[0]
    assert why in told[0]


def test_an_array_that_is_cut_off_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "synth.json"
    path.write_text(json.dumps([sample(), sample()])[:-30])
    with pytest.raises(InputError, match=r"synth\.json: not JSON that can be read after item 1"):
        read(path)
