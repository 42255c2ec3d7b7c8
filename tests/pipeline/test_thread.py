"""Posts of a thread together: what makes a mosaic, what does not, and what follows for each post."""

import json
import time
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doxguard import Guard, Post
from doxguard.pipeline.thread import ThreadDecision, check_thread, own_values


class Thread(NamedTuple):
    """A thread of the table, and what is wanted of it."""

    posts: list[Post]
    mosaic: set[int]
    want: list[str]


def _read(kind: str) -> dict[str, Thread]:
    table = yaml.safe_load(Path(__file__).with_name("threads.yaml").read_text(encoding="utf-8"))
    return {
        row["name"]: Thread(
            [_post(number, *post) for number, post in enumerate(row["posts"], 1)],
            set(row.get("mosaic", ())),
            row.get("want", []),
        )
        for row in table[kind]
    }


def _post(number: int, author: str, text: str, answers: int | None = None, posted_at: str = "") -> Post:
    time_of = posted_at or f"2025-03-02T19:{number:02}:00+01:00"
    lead = f"p{answers}" if answers else ""
    return Post(text, id=f"p{number}", author={"handle": author}, reply_to=lead, posted_at=time_of)


_ASKS = {"warn": "ask", "review": "ask"}
MOSAICS, NONE = _read("mosaics"), _read("none")


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def _whole(thread: ThreadDecision) -> set[int]:
    return {at + 1 for mosaic in thread.mosaics if mosaic.complete for at in mosaic.members}


@pytest.mark.parametrize("name", MOSAICS)
def test_posts_make_a_mosaic(guard: Guard, name: str) -> None:
    posts, mosaic, want = MOSAICS[name]
    thread = check_thread(guard, posts)
    assert _whole(thread) == mosaic
    got = [str(decision.action) for decision in thread.decisions]
    assert not want or [_ASKS.get(action, action) for action in got] == want


@pytest.mark.parametrize("name", NONE)
def test_posts_make_no_mosaic(guard: Guard, name: str) -> None:
    posts = NONE[name].posts
    thread = check_thread(guard, posts)
    assert not _whole(thread)
    assert list(thread.decisions) == [guard.check(post) for post in posts]


@pytest.mark.parametrize("name", MOSAICS)
def test_a_post_of_something_else_changes_nothing(guard: Guard, name: str) -> None:
    posts = MOSAICS[name].posts
    other = Post(
        "Wat een mooie zonsondergang vanavond", id="x", author={"handle": "z"}, posted_at="2025-02-01T12:00:00Z"
    )
    alone = check_thread(guard, posts).decisions
    for place in range(len(posts) + 1):
        thread = check_thread(guard, [*posts[:place], other, *posts[place:]])
        assert (*thread.decisions[:place], *thread.decisions[place + 1 :]) == alone


def test_the_record_names_the_posts(guard: Guard) -> None:
    posts = MOSAICS["nl, somebody else's, hostile"].posts
    record = check_thread(guard, posts).to_dict()
    assert json.loads(json.dumps(record)) == record
    decisions = record["decisions"]
    assert isinstance(decisions, list)
    first, second = decisions
    assert second["mosaic"] == ["p1", "p2"]
    assert second["reasons"][0]["en"].startswith("Together with p1: ")
    assert second["reasons"][0]["nl"].startswith("Samen met p1: ")
    assert "private.home_address" in first["clauses"]


def test_a_reason_points_at_the_piece(guard: Guard) -> None:
    posts = MOSAICS["nl, riddle about somebody, solved by nobody"].posts
    thread = check_thread(guard, posts)
    for post, decision in zip(posts, thread.decisions, strict=True):
        assert all(0 <= reason.start <= reason.end <= len(post.text) for reason in decision.reasons)
        assert all(0 <= s.start <= s.end <= len(post.text) for s in decision.signals.values())


def test_nothing_that_was_found_is_shown(guard: Guard) -> None:
    thread = check_thread(guard, MOSAICS["nl, somebody else's, hostile"].posts)
    for shown in (repr(thread), str(thread.mosaics), json.dumps(thread.to_dict())):
        assert "Klaver" not in shown


def test_own_values_are_kept_by_author(guard: Guard) -> None:
    posts = [
        Post("Mijn nummer is 06 1122 3344", id="1", author={"handle": "@A"}),
        Post("Bel mijn tante: haar nummer is 06 1234 5678", id="2", author={"handle": "@b"}),
    ]
    assert own_values(posts, [guard.check(post) for post in posts]) == {"a": frozenset({"+31611223344"})}


def test_where_an_author_was_does_not_become_his_own(guard: Guard) -> None:
    point = {"lat": 52.371807, "lon": 4.896029}
    posts = [
        Post("Mooi hier", id="1", author={"handle": "@a"}, geo=point),
        Post("Daar woont ze: 52.371807, 4.896029", id="2", author={"handle": "@a"}),
    ]
    thread = check_thread(guard, posts)
    assert [decision.subjects for decision in thread.decisions] == [("self",), ("other",)]
    assert not thread.own


@pytest.mark.parametrize(
    "first",
    [
        Post("Kijk", media=({"alt": "Ik woon aan de Molenkade"},)),
        Post("Kijk", geo={"place": "Molenkade, Utrecht"}),
        Post("Kijk", urls=({"expanded": "https://example.org/?adres=Molenkade"},)),
    ],
    ids=["description", "geo tag", "card"],
)
def test_what_a_text_does_not_show_is_no_piece(guard: Guard, first: Post) -> None:
    thread = check_thread(guard, [first, Post("nummer 58 hè, met het groene hek")])
    assert [finding.entity for finding in thread.decisions[0].findings] == ["PARTIAL_ADDRESS"]
    assert not thread.mosaics


def test_an_own_address_in_pieces_is_known_as_own(guard: Guard) -> None:
    thread = check_thread(guard, MOSAICS["nl, own address to fetch something"].posts)
    assert any("|58|" in value for value in thread.own["a"])


def test_posts_without_ids_and_times_are_one_thread(guard: Guard) -> None:
    thread = check_thread(guard, [Post("Ik woon aan de Molenkade"), Post("nummer 58 hè, met het groene hek")])
    assert [mosaic.members for mosaic in thread.mosaics] == [(0, 1)]


def test_what_is_not_looked_for_makes_no_mosaic() -> None:
    posts = MOSAICS["nl, riddle about somebody, solved by nobody"].posts
    assert not check_thread(Guard(detectors=("email",)), posts).mosaics


def test_no_posts_make_no_thread(guard: Guard) -> None:
    assert check_thread(guard, []) == ThreadDecision((), ())


def test_a_long_thread_costs_little_more_than_its_posts(guard: Guard) -> None:
    pieces = [post.text for thread in (*MOSAICS.values(), *NONE.values()) for post in thread.posts]
    posts = [Post(pieces[i % len(pieces)], id=str(i), author={"handle": f"a{i % 3}"}, thread="t") for i in range(200)]
    for post in posts:
        guard.check(post)
    began = time.thread_time()
    for post in posts:
        guard.check(post)
    alone = time.thread_time() - began
    began = time.thread_time()
    check_thread(guard, posts)
    assert time.thread_time() - began - alone < 1.0


_TEXTS = [post.text for thread in (*MOSAICS.values(), *NONE.values()) for post in thread.posts]
_POSTS = st.builds(
    lambda text, id_, author, thread, lead, hour: Post(
        text,
        id=id_,
        author={"handle": author} if author else {},
        thread=thread,
        reply_to=lead,
        posted_at=f"2025-01-{hour // 24 + 1:02}T{hour % 24:02}:00:00+01:00" if hour else "",
    ),
    st.sampled_from(_TEXTS) | st.text(max_size=60),
    st.sampled_from(["", "1", "2", "3"]),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "t", "u"]),
    st.sampled_from(["", "1", "2", "3"]),
    st.integers(0, 200),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts=st.lists(_POSTS, max_size=6))
def test_any_posts_are_judged_and_always_the_same(guard: Guard, posts: list[Post]) -> None:
    thread = check_thread(guard, posts)
    assert thread == check_thread(guard, posts)
    assert [decision.id for decision in thread.decisions] == [post.id for post in posts]
    for mosaic in thread.mosaics:
        assert len(set(mosaic.members)) > 1
        for piece in mosaic.pieces:
            assert 0 <= piece.start < piece.end <= len(posts[piece.at].text)
    for post, decision in zip(posts, thread.decisions, strict=True):
        alone = guard.check(post)
        # Only what the thread shows to be the author's own is judged more mildly in it.
        whose = alone.signals["subject"].value, decision.signals["subject"].value
        assert decision.action.rank >= alone.action.rank or "unknown" in whose or whose[1] == "self"


def test_what_an_author_gave_as_his_own_is_his_own_later(guard: Guard) -> None:
    first = Post("Mijn nieuwe nummer is 06 1122 3321", author={"handle": "@a"}, thread="t")
    own, others = (Post("Haar 06? 06 1122 3321", author={"handle": handle}, thread="t") for handle in ("@a", "@b"))
    thread = guard.check_thread([first, own, others])
    assert [decision.subjects for decision in thread.decisions] == [("self",), ("self",), ("other",)]
