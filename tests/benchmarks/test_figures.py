"""Figures from counts, and how sure they are."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.benchmarks.curves import calibration_error, curve, reliability
from doxguard.benchmarks.figures import f_beta, figures, sums_of
from doxguard.benchmarks.intervals import estimate
from doxguard.benchmarks.measures import Counts, Scored


def spans(gold: int, recalled: int, found: int, right: int, entity: str = "PHONE_NUMBER") -> Counts:
    """Return the counts of one entity in one language."""
    told = {"gold": gold, "recalled": recalled, "exact": recalled, "found": found, "right": right}
    names = (("entity", entity), ("lang", "nl"))
    return Counter({(kind, name, what): n for what, n in told.items() for kind, name in names})


def posts(clean: int, alarms: int, private: int, hits: int) -> Counts:
    told = {"clean": clean, "clean flagged": alarms, "false in clean": alarms, "private": private}
    return Counter({("posts", name): count for name, count in {**told, "private flagged": hits}.items()})


def values(counts: Counts) -> dict[str, float]:
    return {name: float(value[0]) for name, value in figures(sums_of(counts), list(counts)).items()}


def test_spans() -> None:
    told = values(spans(10, 8, 16, 12) + spans(10, 0, 0, 0, "EMAIL_ADDRESS"))
    assert told["recall"] == 0.4
    assert told["precision"] == 0.75
    assert told["entity.PHONE_NUMBER.recall"] == 0.8
    assert told["entity.PHONE_NUMBER.f1"] == pytest.approx(2 * 0.8 * 0.75 / 1.55)
    assert told["entity.PHONE_NUMBER.f2"] == pytest.approx(5 * 0.8 * 0.75 / (4 * 0.75 + 0.8))
    assert np.isnan(told["entity.EMAIL_ADDRESS.precision"])
    assert told["entity.EMAIL_ADDRESS.f1"] == 0.0


def test_false_alarms_and_what_they_come_to() -> None:
    told = values(posts(1000, 10, 100, 90))
    assert told["clean_posts_flagged"] == 0.01
    assert told["false_per_1000"] == 10
    assert told["private_posts_found"] == 0.9
    assert told["precision_at_1.0%"] == pytest.approx(0.009 / (0.009 + 0.0099))
    assert told["precision_at_0.3%"] < told["precision_at_7.0%"]


def test_actions() -> None:
    table = {("action", "remove", "remove"): 6, ("action", "remove", "allow"): 4, ("action", "allow", "allow"): 10}
    told = values(Counter(table))
    assert told["action_accuracy"] == 0.8
    assert told["action.remove.recall"] == 0.6
    assert told["action.allow.precision"] == pytest.approx(10 / 14)
    assert told["remove_allowed"] == 0.4
    assert told["allow_removed"] == 0.0
    assert told["action_macro_f1"] == pytest.approx((0.75 + 20 / 24) / 4)


@given(st.floats(0, 1), st.floats(0, 1))
def test_f_lies_between_recall_and_precision(recall: float, precision: float) -> None:
    for beta in (1.0, 2.0):
        f = float(f_beta(np.array([recall]), np.array([precision]), beta)[0])
        assert f <= max(recall, precision) + 1e-9
        assert f >= min(recall, precision) - 1e-9 or recall * precision == 0


def test_intervals_hold_the_value_and_shrink_with_more_posts() -> None:
    few, many = ([spans(1, int(i % 5 > 0), 1, 1) for i in range(count)] for count in (50, 5000))
    wide, narrow = (estimate(rows, rounds=300)["recall"] for rows in (few, many))
    for one in (wide, narrow):
        assert one.value == 0.8
        assert one.low is not None
        assert one.high is not None
        assert one.low < 0.8 < one.high
    assert wide.error
    assert narrow.error
    assert 5 < wide.error / narrow.error < 20  # by the root of a hundred
    assert wide.error == pytest.approx((0.8 * 0.2 / 50) ** 0.5, rel=0.3)


def test_the_same_seed_gives_the_same_intervals() -> None:
    rows = [spans(2, i % 3, 2, 1) for i in range(40)]
    assert estimate(rows, 50, 3) == estimate(rows, 50, 3)
    assert estimate(rows, 50, 3) != estimate(rows, 50, 4)


def test_nothing_to_tell_from() -> None:
    assert estimate([])["recall"].value is None
    assert estimate([posts(1, 0, 0, 0)])["recall"] == (None, None, None, None)


def test_reliability() -> None:
    bins = reliability([(0.95, True), (1.0, False), (0.42, True)])
    assert [(one.low, one.number, one.true) for one in bins] == [(0.4, 1, 1.0), (0.9, 2, 0.5)]
    assert calibration_error(bins) == pytest.approx((0.58 + 2 * 0.475) / 3)
    assert calibration_error(()) is None


def test_curve() -> None:
    scored = [Scored("A", 0.5, False), Scored("A", 0.9, True), Scored("B", 0.7, True)]
    points = curve(scored, [("A", 0.9), ("A", 0.0)], "A")
    assert [tuple(point) for point in points] == [(0.5, 0.5, 0.5), (0.9, 0.5, 1.0)]
    assert curve(scored, [], "A") == ()
