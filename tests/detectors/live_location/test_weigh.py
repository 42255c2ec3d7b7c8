"""Which of several times counts."""

import pytest

from doxguard.detectors.live_location.weigh import _TIME, _WEAK, _best
from doxguard.detectors.live_location.when import When

TIMES = {
    "one": ([{"soon"}], "soon"),
    "the one that says most": ([{"today"}, {"now"}], "now"),
    "in whatever order": ([{"now"}, {"today"}], "now"),
    "of as much, since": ([{"until", "since"}], "since"),
    "of as much, soon": ([{"just"}, {"soon"}], "soon"),
    "of as much, today": ([{"event", "today"}], "today"),
    "another day": ([{"past"}], ""),
    "none": ([], ""),
}


@pytest.mark.parametrize(("kinds", "wanted"), TIMES.values(), ids=TIMES)
def test_the_time_that_counts(kinds: list[set[str]], wanted: str) -> None:
    assert _best(_TIME, [When(at, at, frozenset(of)) for at, of in enumerate(kinds)]) == wanted


def test_a_weak_time_is_none_of_the_others() -> None:
    still = [When(0, 0, frozenset({"clock", "still"}))]
    assert (_best(_TIME, still), _best(_WEAK, still)) == ("", "still")
