"""Tools side by side: fake ones, and doxguard."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from doxguard.benchmarks.corpora.corpus import Corpus, Labelled, Span
from doxguard.benchmarks.peers.peer import BASE, Peer
from doxguard.benchmarks.peers.run import PeerResults, measure, measure_peers
from doxguard.benchmarks.peers.table import parts_of, table, table_of
from doxguard.errors import InputError
from doxguard.pipeline.post import Post
from tests.benchmarks.peers.fakes import GOOD, LABELS, MOODY, fake

POSTS = (
    Labelled(Post("a@b is mine"), (Span("EMAIL_ADDRESS", 0, 3),)),
    Labelled(Post("😀 call 06 now"), (Span("PHONE_NUMBER", 7, 9),)),
    Labelled(Post("nothing here"), ()),
)
BLIND = "def load(): return lambda text: []"
IN_BYTES = GOOD.replace("*m.span()", "*(len(text[:at].encode()) for at in m.span())")
SLOW = GOOD.replace("lambda text: [", "lambda text: sum(range(300_000)) * [] or [")


def corpus(*posts: Labelled, name: str = "few") -> Corpus:
    def read() -> Iterator[Labelled]:
        yield from posts

    return Corpus(name, read)


def measured(*peers: Peer, rounds: int = 1, limit: int | None = None, patience: float = 60) -> PeerResults:
    corpora = (corpus(*POSTS), corpus(*POSTS[:2], name="more"))
    return measure(corpora, peers, rounds, limit, lambda _: None, patience)


def test_tools_side_by_side(tmp_path: Path) -> None:
    results = measured(
        fake(tmp_path, BLIND, "blind"), fake(tmp_path, SLOW, BASE), fake(tmp_path, GOOD, "good"), rounds=3
    )
    blind, slow, good = results.peers
    assert results.corpora == {"few": 3, "more": 2}
    for peer in (slow, good):
        assert peer.total
        assert (peer.total.strict.recall, peer.total.strict.precision, peer.total.clean_flagged) == (1, 1, 0)
        assert (peer.total.posts, peer.total.gold) == (5, 4)
    assert blind.total
    assert (blind.total.strict.recall, blind.total.strict.precision) == (0, None)
    assert slow.speed
    assert good.speed
    assert slow.speed.faster == 1
    assert good.speed.faster
    assert good.speed.faster > 10  # the one sums 300,000 numbers a text
    assert good.speed.least <= good.speed.microseconds <= good.speed.most
    assert good.corpora
    assert [quality.posts for quality in good.corpora.values()] == [3, 2]


def test_rounds_take_turns(tmp_path: Path) -> None:
    told: list[str] = []
    peers = (fake(tmp_path, GOOD, "one"), fake(tmp_path, BLIND, "two"))
    measure((corpus(*POSTS),), peers, 2, None, told.append, 60)
    assert told == ["round 1: one", "round 1: two", "round 2: one", "round 2: two"]


def test_offsets_in_bytes(tmp_path: Path) -> None:
    right, wrong = measured(fake(tmp_path, IN_BYTES, "right", in_bytes=True), fake(tmp_path, IN_BYTES, "wrong")).peers
    assert right.total
    assert right.total.strict.exact == 1
    assert wrong.total
    assert wrong.total.strict.exact == 0.5


def test_a_tool_that_dies_loses_a_text_and_has_no_speed(tmp_path: Path) -> None:
    bad = Labelled(Post("a@b die"), (Span("EMAIL_ADDRESS", 0, 3),))
    results = measure((corpus(bad, POSTS[0]),), (fake(tmp_path, MOODY),), 2, None, lambda _: None, 60)
    [peer] = results.peers
    assert peer.total
    assert (peer.total.strict.recall, peer.total.strict.precision) == (0.5, 1)
    assert peer.lost == {"dies": 1}
    assert peer.speed is None
    assert "| fake |" in table(results)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import nothing_of_that_name", "does not start: ModuleNotFoundError"),
        ("import time; time.sleep(60)", "does not start: hangs"),
    ],
)
def test_a_tool_that_does_not_start_is_skipped(tmp_path: Path, code: str, why: str) -> None:
    results = measured(fake(tmp_path, code, "bad"), fake(tmp_path, GOOD, "good"), rounds=2, patience=5)
    bad, good = results.peers
    assert bad.skipped == why
    assert bad.total is None
    assert good.total
    assert good.speed
    assert good.speed.faster is None
    assert f"Skipped: bad, {why}." in table(results)


def test_a_tool_that_cannot_be_installed_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOXGUARD_CACHE", "")
    results = measured(Peer("far", ("far",), tmp_path / "far.py", LABELS, ""), fake(tmp_path, GOOD))
    assert "DOXGUARD_CACHE" in results.peers[0].skipped
    assert results.peers[1].total


def test_a_limit_is_of_each_corpus(tmp_path: Path) -> None:
    assert measured(fake(tmp_path, GOOD), limit=1).corpora == {"few": 1, "more": 1}


def test_results_go_to_json_without_a_word_of_the_posts(tmp_path: Path) -> None:
    results = measured(fake(tmp_path, GOOD))
    record = json.loads(results.to_json())
    assert record["peers"][0]["total"]["strict"] == {"recall": 1, "precision": 1, "exact": 1}
    for text in (results.to_json(), repr(results), table(results)):
        assert "a@b" not in text
        assert "nothing here" not in text


def test_the_table_is_by_recall(tmp_path: Path) -> None:
    lines = table(measured(fake(tmp_path, BLIND, "blind"), fake(tmp_path, GOOD, "good"))).splitlines()
    assert [line.split(" |")[0] for line in lines[2:4]] == ["| good", "| blind"]
    assert len({line.count("|") for line in lines[:4]}) == 1


def test_parts_are_kept_and_shown_again(tmp_path: Path) -> None:
    results = measured(fake(tmp_path, BLIND, "blind"), fake(tmp_path, GOOD, "good"))
    parts = json.loads(json.dumps(parts_of(results)))
    assert list(parts) == ["all", "few", "more"]
    assert table_of(parts["all"]) == table(results)
    assert len({part["digest"] for part in parts.values()}) == 3
    assert [row["peer"] for row in parts["more"]["rows"]] == ["good", "blind"]
    assert parts["few"]["figures"]["good.recall"] == {"value": 1, "error": 0}
    assert parts["few"]["figures"]["blind.recall"] == {"value": 0, "error": 0}
    assert "blind.precision" not in parts["few"]["figures"]  # it found nothing


def test_a_single_corpus_is_one_part(tmp_path: Path) -> None:
    results = measure((corpus(*POSTS),), (fake(tmp_path, GOOD),), 1, None, lambda _: None, 60)
    assert list(parts_of(results)) == ["few"]


@pytest.mark.parametrize(
    ("names", "rounds", "limit", "word"),
    [(("presidioo",), 1, None, "presidio-scoped"), ((), 0, None, "rounds"), ((), 1, 0, "limit")],
)
def test_wrong_names_and_counts(names: tuple[str, ...], rounds: int, limit: int | None, word: str) -> None:
    with pytest.raises(InputError, match=word):
        measure_peers((corpus(*POSTS),), names, rounds, limit)


def test_no_posts() -> None:
    with pytest.raises(InputError, match="no posts"):
        measure_peers((corpus(),), ("doxguard",))


def test_doxguard_is_one_of_them() -> None:
    text = "stuur maar een mail naar jan@example.org"
    gold = Labelled(Post(text), (Span("EMAIL_ADDRESS", 25, 40),))
    [peer] = measure_peers((corpus(gold),), ("doxguard",), 1).peers
    assert peer.total
    assert (peer.total.strict.exact, peer.total.strict.precision) == (1, 1)
