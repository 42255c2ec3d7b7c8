"""Tallies: everything is counted, parts add up in any order, and what was written down comes back as it was."""

import json
import pickle
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import Finding, Guard, InputError, Post
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.readers.record import Place
from doxguard.pipeline.tally import RISKS, UNDATED, Tally, day_of

PHONE = "zijn nummer is 06 1122 3344"
GUARD = Guard(screen=False)

Row = tuple[Decision, Post, Place, tuple[int, ...]]


def decision(action: str, risk: int, id_: str = "", entities: Sequence[str] = ("PHONE_NUMBER",)) -> Decision:
    findings = tuple(Finding(entity, 15, 27, 0.9) for entity in entities)
    clauses = ("private.contact",) if entities else ()
    return Decision(id_, Action(action), risk, clauses, findings, {}, (), "p", "1")


DAYS = {
    "UTC, Z": ("2026-05-04T18:30:00Z", "2026-05-04"),
    "UTC, offset": ("2026-05-04T18:30:00+00:00", "2026-05-04"),
    "the day before in UTC": ("2026-05-04T00:30:00+02:00", "2026-05-03"),
    "the day after in UTC": ("2026-05-04T20:30:00-05:30", "2026-05-05"),
    "the year before in UTC": ("2026-01-01T00:59:59+01:00", "2025-12-31"),
    "no offset": ("2026-05-04T23:59:59", "2026-05-04"),
    "a day": ("2026-05-04", "2026-05-04"),
    "compact": ("20260504T183000Z", "2026-05-04"),
    "a week": ("2026-W19-1T01:00:00+00:00", "2026-05-04"),
    "a space": ("2026-05-04 18:30:00+02", "2026-05-04"),
    "none": ("", UNDATED),
    "no time": ("yesterdayZ", UNDATED),
    "no such day": ("2026-02-30T00:00:00Z", UNDATED),
    "before all posts": ("1969-12-31T23:00:00Z", UNDATED),
    "out of range by its offset": ("0001-01-01T00:00:00+02:00", UNDATED),
    "the end of days": ("9999-12-31T23:59:59-02:00", UNDATED),
}


@pytest.mark.parametrize(("posted_at", "day"), DAYS.values(), ids=DAYS)
def test_days_are_those_of_utc(posted_at: str, day: str) -> None:
    assert day_of(posted_at) == day


@given(st.text() | st.text("0123456789-:T+Z.W", max_size=30) | st.datetimes(timezones=st.timezones()).map(str))
def test_whatever_a_time_is_the_day_is_one_or_none(posted_at: str) -> None:
    day = day_of(posted_at)
    assert day == UNDATED or 1970 <= date.fromisoformat(day).year < 2100
    assert len(day) in (0, 10)


def test_what_is_counted() -> None:
    tally = Tally()
    tally.add(
        decision("remove", 90, "a", ("PHONE_NUMBER", "PHONE_NUMBER", "IBAN_CODE")), Post("", posted_at="2026-05-04")
    )
    tally.add(decision("allow", 12, "b"), Post("", posted_at="2026-05-04T23:00:00-02:00"))
    tally.add(decision("allow", 0, "c", ()), Post(""))
    assert (tally.posts, tally.actions) == (3, {"remove": 1, "allow": 2})
    assert tally.entities == {"PHONE_NUMBER": 3, "IBAN_CODE": 1}
    assert tally.clauses == {"private.contact": 2}
    assert tally.days == {"2026-05-04": {"remove": 1}, "2026-05-05": {"allow": 1}, UNDATED: {"allow": 1}}
    assert tally.entity_actions == {"PHONE_NUMBER": {"remove": 2, "allow": 1}, "IBAN_CODE": {"remove": 1}}
    assert {risk: count for risk, count in enumerate(tally.risks) if count} == {90: 1, 12: 1, 0: 1}
    assert [grave.id for grave in tally.top] == ["a"]
    assert tally.top[0].entities == ("PHONE_NUMBER", "IBAN_CODE")
    assert [tally.reached(action) for action in Action] == [True, True, True, True]


def test_clean_posts_by_the_thousand_count_as_one_by_one() -> None:
    one_by_one, at_once = Tally(), Tally()
    clean = GUARD.check("het regent")
    for day in ("2026-05-04", "2026-05-04", "2026-05-05", ""):
        one_by_one.add(clean, Post("het regent", posted_at=day))
    at_once.add_clean(4, {"2026-05-04": 2, "2026-05-05": 1})
    assert at_once == one_by_one
    at_once.add_clean(0, {})
    assert at_once == one_by_one


def test_the_gravest_stand_first_then_the_first_in_the_dump() -> None:
    tally = Tally(most=3)
    for n, risk in enumerate((50, 90, 50, 70, 90, 20)):
        tally.add(decision("review", risk, str(n)), Post(""), Place("a.jsonl", n), (0, n))
    assert [(grave.id, grave.risk) for grave in tally.top] == [("1", 90), ("4", 90), ("3", 70)]
    earlier = Tally(most=3)
    earlier.add(decision("warn", 90, "other"), Post(""), Place("a.jsonl", 9), (0, 2))
    tally.merge(earlier)
    assert [grave.id for grave in tally.top] == ["1", "other", "4"]


@pytest.mark.parametrize("most", [0, 1])
def test_few_or_none_of_the_gravest(most: int) -> None:
    tally = Tally(most=most)
    for n in range(3):
        tally.add(decision("warn", n + 30), Post(""), None, (n,))
    assert [grave.risk for grave in tally.top] == [32][:most]


def test_excerpts_are_masked_and_only_there_when_asked_for() -> None:
    post = Post(PHONE, id="a")
    for wanted in (False, True):
        tally = Tally(excerpts=wanted)
        tally.add(GUARD.check(post), post, Place("a.jsonl", 3), (3,))
        (grave,) = tally.top
        assert (grave.source, grave.line, grave.action) == ("a.jsonl", 3, "warn")
        assert grave.excerpt == ("zijn nummer is 06••••••••44" if wanted else "")
        assert "1122" not in json.dumps(tally.to_dict())


def test_long_and_odd_names_are_cut_and_shown() -> None:
    tally = Tally()
    tally.add(decision("warn", 40, "x" * 10_000), Post(""), Place("\x1b\u202e\ud800" + "y" * 1000, 1))
    (grave,) = tally.top
    assert len(grave.id) == len(grave.source) == 200
    grave.source.encode("utf-8")
    assert grave.source.startswith("␛\ufffd\ufffdy")


decisions = st.builds(
    decision,
    st.sampled_from([str(action) for action in Action]),
    st.integers(0, 100),
    st.text(max_size=3),
    st.lists(st.sampled_from(["PHONE_NUMBER", "IBAN_CODE", "own"]), max_size=3),
)
days = st.sampled_from(["", "2026-05-04", "2026-05-04T23:30:00-02:00", "2025-01-01T00:00:00Z", "soon"])


@st.composite
def runs(draw: st.DrawFn) -> list[Row]:
    found = draw(st.lists(st.tuples(decisions, days), max_size=20))
    return [(d, Post(PHONE, posted_at=day), Place("a", n), (n // 7, n % 7)) for n, (d, day) in enumerate(found)]


def counted(rows: Sequence[Row]) -> Tally:
    tally = Tally(most=4, excerpts=True)
    for row in rows:
        tally.add(*row)
    return tally


@given(runs(), st.data())
def test_parts_add_up_in_any_order(rows: list[Row], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=4)))
    parts = [counted(rows[a:b]) for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    whole = Tally(most=4, excerpts=True)
    for part in data.draw(st.permutations(parts)):
        whole.merge(part)
    assert whole == counted(rows)
    assert whole == counted(data.draw(st.permutations(rows)))
    assert sum(whole.risks) == whole.posts == sum(sum(counts.values()) for counts in whole.days.values())


@given(runs())
def test_it_comes_back_as_it_was(rows: list[Row]) -> None:
    tally = counted(rows)
    tally.rejected, tally.warnings, tally.failed = 3, 2, 1
    assert Tally.from_dict(json.loads(json.dumps(tally.to_dict()))) == tally
    assert Tally.from_dict(tally.to_dict()) == tally
    assert pickle.loads(pickle.dumps(tally)) == tally
    again = Tally.from_dict(tally.to_dict())
    again.merge(counted(rows[:3]))  # it can be counted on with
    assert again.posts == tally.posts + len(rows[:3])


def saved() -> dict[str, Any]:
    tally = counted([(decision("warn", 40, "a"), Post(PHONE, posted_at="2026-05-04"), Place("a", 1), (1,))])
    again = json.loads(json.dumps(tally.to_dict()))
    assert isinstance(again, dict)
    return again


BROKEN = {
    "another version": ("version", 2, "tally: version: "),
    "a count below nothing": ("posts", -1, "tally: posts: "),
    "a count in words": ("posts", "many", "tally: posts: "),
    "no whole number": ("rejected", 1.5, "tally: rejected: "),
    "a list for counts": ("actions", [1], "tally: actions: "),
    "a day without actions": ("days", {"2026-05-04": 3}, "tally: days.2026-05-04: "),
    "too few risks": ("risks", [0] * (RISKS - 1), "tally: risks: "),
    "a post without its keys": ("top", [{"risk": 3}], "tally: top.0.at: "),
    "what nobody knows": ("more", 1, "tally: more: "),
}


@pytest.mark.parametrize(("key", "value", "message"), BROKEN.values(), ids=BROKEN)
def test_what_was_not_written_so_is_refused(key: str, value: object, message: str) -> None:
    with pytest.raises(InputError) as told:
        Tally.from_dict({**saved(), key: value})
    assert str(told.value).startswith(message)


@pytest.mark.parametrize("key", saved())
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(InputError, match=f"tally: {key}: "):
        Tally.from_dict({name: value for name, value in saved().items() if name != key})


def test_what_stands_there_is_not_told() -> None:
    values = saved()
    values["top"][0].update(action=PHONE, risk=PHONE, at=PHONE)
    values["posts"] = PHONE
    with pytest.raises(InputError) as told:
        Tally.from_dict(values)
    assert "1122" not in str(told.value)
    assert told.value.__suppress_context__


def test_what_is_kept_does_not_grow_with_the_dump() -> None:
    tally = Tally(excerpts=True)
    for n in range(20_000):
        tally.add(decision("warn", n % 100, str(n)), Post(PHONE, posted_at=f"{n % 9999 + 1:04}-01-01"), None, (n,))
    assert len(tally.top) == 100
    assert len(tally.days) <= 131
    assert len(json.dumps(tally.to_dict())) < 60_000
