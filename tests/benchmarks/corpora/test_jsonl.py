"""JSON Lines: our own labelled posts and other people's."""

import gzip
from pathlib import Path

import pytest

from doxguard.benchmarks.corpora.corpus import Verdict
from doxguard.errors import InputError
from tests.benchmarks.corpora.written import PHONE, TEXT, read, surfaces, write_lines

OWN = {
    "id": "a", "lang": "nl", "text": TEXT, "author": {"handle": "@voorbeeld"}, "posted_at": "2026-05-04T18:30:00+02:00",
    "spans": [{"start": 4, "end": 16, "type": "PHONE_NUMBER"}], "action": "warn", "clauses": ["private.contact"],
    "subject": "other", "intent": "neutral", "live": False,
}  # fmt: skip
OTHERS = {
    "id": "b",
    "text": TEXT,
    "spans": [{"start": 4, "end": 16, "label": "PHONE_NUM"}, {"start": 0, "end": 3, "label": "PERSON"}],
}


def test_our_own_posts_come_with_all_that_is_right_for_them(tmp_path: Path) -> None:
    corpus, posts, told = read(write_lines(tmp_path / "posts.jsonl", [OWN]))
    assert (corpus.entities, corpus.exact, told) == (None, True, [])
    assert surfaces(posts[0]) == [("PHONE_NUMBER", PHONE)]
    assert posts[0].verdict == Verdict("warn", ("private.contact",), "other", "neutral", False)
    assert (posts[0].post.id, posts[0].post.lang, posts[0].post.author) == ("a", "nl", {"handle": "@voorbeeld"})


def test_other_peoples_labels_are_brought_to_our_entities(tmp_path: Path) -> None:
    corpus, posts, told = read(write_lines(tmp_path / "theirs.jsonl", [OTHERS]))
    assert (corpus.entities, corpus.exact, told) == (frozenset({"PHONE_NUMBER"}), False, [])
    assert surfaces(posts[0]) == [("PHONE_NUMBER", PHONE)]
    assert posts[0].verdict is None


def test_texts_without_spans_are_clean_of_all_our_entities(tmp_path: Path) -> None:
    corpus, posts, _ = read(write_lines(tmp_path / "clean.jsonl", [{"text": "niets", "spans": []}]))
    assert corpus.entities is None
    assert [(post.post.id, post.spans) for post in posts] == [("1", ())]


def test_packed_files_are_read_and_can_be_read_again(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "posts.jsonl", [OWN, OTHERS | {"id": "c"}])
    packed = tmp_path / "posts.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    corpus, posts, _ = read(packed)
    assert [post.post.id for post in posts] == [post.post.id for post in corpus.read()] == ["a", "c"]


def span(start: object, end: object, label: object = "PHONE_NUM") -> list[object]:
    return [{"start": start, "end": end, "label": label}]


BAD = {
    "not JSON": ("{", "not JSON"),
    "no object": ([], "must be an object"),
    "no text": ({"spans": []}, "'text' must be a string"),
    "text a number": ({"text": 5, "spans": []}, "'text' must be a string"),
    "no spans": ({"text": "x"}, "no 'spans'"),
    "spans a string": ({"text": "x", "spans": "x"}, "'spans' must be a list"),
    "a span a list": ({"text": "x", "spans": [[0, 1, "PHONE"]]}, "'spans[0]' must be an object"),
    "start missing": ({"text": "xyz", "spans": [{"end": 1, "label": "PHONE"}]}, "'spans[0].start'"),
    "start true": ({"text": "xyz", "spans": span(True, 2)}, "'spans[0].start'"),
    "start below nought": ({"text": "xyz", "spans": span(-1, 2)}, "'spans[0].start'"),
    "end behind the text": ({"text": "xyz", "spans": span(0, 4)}, "'spans[0].end' must be a place in the text, 0 to 3"),
    "end before start": ({"text": "xyz", "spans": span(2, 1)}, "must end behind its start"),
    "empty": ({"text": "xyz", "spans": span(2, 2)}, "must end behind its start"),
    "label missing": ({"text": "xyz", "spans": span(0, 1, None)}, "'spans[0].label' must be a string"),
    "a type not ours": (OWN | {"spans": [{"start": 0, "end": 1, "type": "PHONE"}]}, "'spans[0].type' must be one of"),
    "an action not ours": (OWN | {"action": "delete"}, "'action' must be one of allow"),
    "clauses a string": (OWN | {"clauses": "x"}, "'clauses' must be a list"),
    "live a word": (OWN | {"live": "yes"}, "'live' must be true or false"),
    "intent a number": (OWN | {"intent": 3}, "'intent' must be a string"),
    "a time that is none": (OWN | {"posted_at": "secret"}, "'posted_at'"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "why"), BAD.values(), ids=BAD)
def test_a_bad_row_costs_itself_and_is_told(row: object, why: str, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "posts.jsonl", [OTHERS, row, OTHERS | {"id": "c"}])
    _, posts, told = read(path)
    assert [post.post.id for post in posts] == ["b", "c"]
    assert len(told) == 1
    assert told[0].startswith(f"{path}: 1 of 3 rows left out; line 2: ")
    assert why in told[0]
    assert PHONE not in told[0]
    assert "secret" not in told[0]


def test_bytes_that_are_no_text_cost_their_line(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "posts.jsonl", [OTHERS])
    path.write_bytes(path.read_bytes() + b'{"text": "\xff", "spans": []}\n')
    _, posts, told = read(path)
    assert len(posts) == 1
    assert "line 2: not valid UTF-8" in told[0]


def test_a_file_of_which_nothing_can_be_used_is_an_error(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "posts.jsonl", [{"accounts": []}, {"accounts": []}])
    with pytest.raises(InputError, match="none of its 2 rows can be used; line 1: 'text' must be a string"):
        read(path)


def test_many_bad_rows_are_counted_and_the_first_told(tmp_path: Path) -> None:
    _, posts, told = read(write_lines(tmp_path / "posts.jsonl", [OTHERS, *[{"text": 1}] * 50]))
    assert len(posts) == 1
    assert "50 of 51 rows left out" in told[0]
    assert told[0].count("'text'") == 3


def test_unknown_labels_are_told(tmp_path: Path) -> None:
    _, _, told = read(write_lines(tmp_path / "x.jsonl", [OTHERS, {"text": "xyz", "spans": span(0, 1, "SHOE_SIZE")}]))
    assert len(told) == 1
    assert "SHOESIZE" in told[0]


def test_places_without_a_street_are_left_out_without_a_word(tmp_path: Path) -> None:
    rows = [OTHERS, {"text": "Ede", "spans": span(0, 3, "ADDRESS_BLOCK"), "street_level": False}]
    _, posts, told = read(write_lines(tmp_path / "x.jsonl", rows))
    assert (len(posts), told) == (1, [])


def test_a_disguise_is_told_by_the_note_of_our_own_posts(tmp_path: Path) -> None:
    _, posts, _ = read(
        write_lines(tmp_path / "x.jsonl", [OWN | {"note": "evasion: dots"}, OWN, OTHERS | {"attack": "leet"}])
    )
    assert [post.kind for post in posts] == ["disguised", "", "leet"]
