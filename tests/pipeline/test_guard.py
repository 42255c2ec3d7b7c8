"""The front: one post in, one decision out."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import Guard, InputError, Post

CANARY = "zijn nummer is 06 1122 3344, bel hem plat"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def test_a_text_and_a_post_are_judged_alike(guard: Guard) -> None:
    assert guard.check(CANARY, id="7", author="@a") == guard.check(Post(CANARY, id="7", author={"handle": "@a"}))


def test_a_post_in_which_there_is_nothing(guard: Guard) -> None:
    clean = guard.check("niets")
    assert guard.check("niets", id="7") == replace(clean, id="7")
    assert clean == guard.check(Post("niets")) == guard.check("iets", id="")
    assert clean.signals == Guard(screen=False).check("niets").signals


def test_the_record_has_the_contracts_keys(guard: Guard) -> None:
    record = guard.check(CANARY, id="7").to_dict()
    assert list(record)[:8] == ["id", "action", "risk", "clauses", "findings", "signals", "reasons", "unknown"]
    assert record["policy"] == {"id": "x-private-information", "version": "2022.12-2"}
    assert record["signals"]["live"] is False  # type: ignore[index]
    assert json.loads(json.dumps(record)) == record


def test_nothing_that_was_found_is_shown(guard: Guard) -> None:
    decision = guard.check(CANARY)
    assert decision.findings
    for shown in (repr(decision), str(decision), json.dumps(decision.to_dict()), repr(Post(CANARY))):
        assert "1122" not in shown


def test_many_are_judged_in_order(guard: Guard) -> None:
    posts = [Post(CANARY, id=str(i)) if i % 2 else Post("niets", id=str(i)) for i in range(9)]
    assert [d.id for d in guard.check_many(posts)] == [str(i) for i in range(9)]
    assert list(guard.check_many(posts)) == [guard.check(post) for post in posts]


def test_detectors_are_switched_by_name() -> None:
    text = "06 1122 3344 of jan@example.org"
    assert {f.entity for f in Guard().check(text).findings} == {"PHONE_NUMBER", "EMAIL_ADDRESS"}
    assert {f.entity for f in Guard(detectors=["email"]).check(text).findings} == {"EMAIL_ADDRESS"}
    assert {f.entity for f in Guard(without=["email"]).check(text).findings} == {"PHONE_NUMBER"}


def test_an_unknown_detector_is_named() -> None:
    with pytest.raises(InputError, match="unknown detector 'fax'; there are: links"):
        Guard(detectors=["fax"])


def test_a_post_and_keywords_do_not_go_together(guard: Guard) -> None:
    with pytest.raises(InputError, match="not both"):
        guard.check(Post(CANARY), lang="nl")


@pytest.mark.parametrize("post", [None, b"06 1122 3344", {"text": CANARY}, 5], ids=repr)
def test_what_is_no_post_is_refused(guard: Guard, post: object) -> None:
    with pytest.raises(InputError, match="give a Post") as caught:
        guard.check(post)  # type: ignore[arg-type]
    assert "1122" not in str(caught.value)


def test_languages_are_a_list() -> None:
    with pytest.raises(InputError, match="languages must be a list"):
        Guard(languages="nl")


def test_threads_share_a_guard(guard: Guard) -> None:
    texts = [CANARY, "niets", "mail jan@example.org", "NL91 ABNA 0417 1643 00"] * 25
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(guard.check, texts)) == [guard.check(text) for text in texts]


BAD = {
    "empty": "",
    "NUL": "bel 06 1122\x003344",
    "lone surrogate": "bel \ud800 06 1122 3344",
    "unassigned": "\U000e0fff\u0378",
    "only marks": "\u0301" * 50,
    "right to left": "\u202e4433 2211 60",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_text_never_raises(guard: Guard, text: str) -> None:
    decision = guard.check(text)
    assert all(0 <= f.start < f.end <= len(text) for f in decision.findings)


def test_a_number_is_found_beside_broken_characters(guard: Guard) -> None:
    for text in (BAD["NUL"], BAD["lone surrogate"]):
        assert [f.entity for f in guard.check(text).findings] == ["PHONE_NUMBER"]


@given(st.text(st.characters(codec=None)))
def test_any_text_gives_a_decision(text: str) -> None:
    decision = _GUARD.check(text)
    assert 0 <= decision.risk <= 100
    assert all(0 <= f.start < f.end <= len(text) for f in decision.findings)


_GUARD = Guard()

RECORDS = {
    "no object": (["text"], "must be an object"),
    "no text": ({"id": "1"}, "has no 'text'"),
    "null": ({"text": None}, "has no 'text'"),
    "text is a number": ({"text": 5}, "'text' must be a string, not a number"),
    "author is a list": ({"text": "a", "author": []}, "'author' must be an object, not a list"),
    "no time": ({"text": "a", "posted_at": "yesterday"}, "'posted_at' must be an ISO 8601 time"),
    "media holds a string": ({"text": "a", "media": ["x"]}, r"'media\[0\]' must be an object"),
}


@pytest.mark.parametrize(("record", "message"), RECORDS.values(), ids=RECORDS.keys())
def test_a_bad_record_names_its_key(record: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Post.from_record(record)


def test_a_record_may_have_more_and_numbers_for_ids() -> None:
    post = Post.from_record({"id": 12, "text": "a", "likes": 3, "meta": {"media": [{"kind": "photo"}]}})
    assert post.id == "12"
    assert post.media == ({"kind": "photo"},)
