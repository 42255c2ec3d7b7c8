"""From what was read of a post back to the post as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.fields import Fields, Part
from doxguard.pipeline.placed import place_of

# Typed is "ab XX cd words": a link at XX, another behind "words", a card and a description behind all of it.
READ = Fields(
    "ab 456789 cd words 9012345678901",
    typed=14,
    parts=(
        Part(3, 9, 3, 5, "urls"),
        Part(18, 23, 9, 14, "urls"),
        Part(23, 28, 14, 14, "urls"),
        Part(28, 32, 14, 14, "media"),
    ),
)
PLACES = {
    "before": ((0, 2), (0, 2)),
    "a whole part": ((3, 9), (3, 5)),
    "inside a part": ((5, 7), (3, 5)),
    "into a part": ((1, 5), (1, 5)),
    "out of a part": ((8, 11), (3, 7)),
    "over a part": ((1, 11), (1, 7)),
    "between": ((10, 12), (6, 8)),
    "words that lead on": ((13, 18), (9, 14)),
    "behind words": ((19, 22), (9, 14)),
    "from words to what is behind them": ((13, 22), (9, 14)),
    "from inside words to what is behind them": ((15, 20), (9, 14)),
    "from the text into a card": ((10, 26), (6, 14)),
    "from words into a card": ((19, 26), (9, 14)),
    "a card": ((24, 28), (0, 0)),
    "from a card into a description": ((24, 31), (0, 0)),
    "a description": ((28, 32), (0, 0)),
    "a geo tag": ((33, 33), (0, 0)),
    "nothing": ((0, 0), (0, 0)),
    "an empty place": ((5, 5), (0, 0)),
}


@pytest.mark.parametrize(("place", "typed"), PLACES.values(), ids=PLACES)
def test_place_of(place: tuple[int, int], typed: tuple[int, int]) -> None:
    assert place_of(*place, READ) == typed


def test_without_parts_a_place_stays() -> None:
    assert place_of(1, 3, Fields("abc", 3)) == (1, 3)


@given(st.integers(0, 32), st.integers(0, 32), st.integers(0, 32), st.integers(0, 32))
def test_what_holds_another_holds_it_as_typed(a: int, b: int, c: int, d: int) -> None:
    begin, start, end, stop = sorted((a, b, c, d))
    inner, outer = place_of(start, end, READ), place_of(begin, stop, READ)
    assert inner == (0, 0) or outer[0] <= inner[0] < inner[1] <= outer[1] <= READ.typed
