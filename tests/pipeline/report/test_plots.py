"""The geometry of plots: everything inside its room, areas as the counts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.report.plots import bars, columns, steps

KINDS = ("warn", "review", "remove")

STEPS = {
    0: [0, 1], 1: [0, 1], 2: [0, 1, 2], 5: [0, 1, 2, 3, 4, 5], 6: [0, 2, 4, 6], 11: [0, 5, 10, 15],
    38_000: [0, 10_000, 20_000, 30_000, 40_000], 40_000: [0, 10_000, 20_000, 30_000, 40_000],
}  # fmt: skip


@pytest.mark.parametrize(("count", "lines"), STEPS.items(), ids=map(str, STEPS))
def test_lines_of_a_grid(count: int, lines: list[int]) -> None:
    assert list(steps(count)) == lines


@given(st.integers(0, 10**15))
def test_a_grid_holds_the_count_and_not_much_more(count: int) -> None:
    lines = steps(count)
    assert lines[-1] >= count
    assert 2 <= len(lines) <= 6
    assert lines[-1] - lines[1] < max(count, 1)


def test_columns_are_stacked_from_the_bottom() -> None:
    plot = columns([("a", {"warn": 1, "remove": 3}), ("b", {})], KINDS)
    first, second = plot.columns
    assert [(box.kind, box.y, box.height) for box in first.boxes] == [("warn", 75.0, 25.0), ("remove", 0.0, 75.0)]
    assert second.boxes == ()
    assert (first.middle, second.middle) == (25.0, 75.0)
    assert [(line.y, line.value) for line in plot.lines] == [(100, 0), (75, 1), (50, 2), (25, 3), (0, 4)]


def test_bars_are_ordered_and_side_by_side() -> None:
    drawn = bars([("b", {"warn": 2}), ("a", {"warn": 1, "remove": 3}), ("c", {"warn": 2}), ("d", {})], KINDS)
    assert [(bar.name, bar.total) for bar in drawn] == [("a", 4), ("b", 2), ("c", 2), ("d", 0)]
    assert [(box.kind, box.x, box.width) for box in drawn[0].boxes] == [("warn", 0.0, 25.0), ("remove", 25.0, 75.0)]
    assert drawn[3].boxes == ()


rows = st.lists(
    st.tuples(st.text(max_size=2), st.dictionaries(st.sampled_from([*KINDS, "allow"]), st.integers(0, 10**7))),
    max_size=130,
    unique_by=lambda row: row[0],
)


@given(rows)
def test_nothing_leaves_its_room(found: list[tuple[str, dict[str, int]]]) -> None:
    plot = columns(found, KINDS)
    boxes = [box for column in plot.columns for box in column.boxes]
    boxes += [box for bar in bars(found, KINDS) for box in bar.boxes]
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= 100.01
        assert box.y + box.height <= 100.01
    assert len(plot.columns) == len(found)
    assert sum(bool(column.label) for column in plot.columns) <= 6
    ends = [(column.boxes[0].x, column.boxes[0].x + column.boxes[0].width) for column in plot.columns if column.boxes]
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))
