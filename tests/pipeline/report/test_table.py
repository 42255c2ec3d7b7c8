"""The report as CSV."""

import csv
import io

from doxguard.pipeline.report.table import render_table
from doxguard.pipeline.tally import Tally
from tests.pipeline.report.runs import full


def rows(tally: Tally) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_table(tally))))


def test_all_counts_are_there() -> None:
    found = rows(full())
    assert found[0] == ["group", "name", "count"]
    counts = {(group, name): int(count) for group, name, count in found[1:]}
    assert len(counts) == len(found) - 1
    assert counts[("posts", "")] == 1005
    assert counts[("rejected", "")] == 2
    assert counts[("action", "warn")] == 2
    assert counts[("entity", "PHONE_NUMBER")] == 2
    assert counts[("clause", "private.contact")] == 2
    assert (counts[("risk", "0")], counts[("risk", "90")]) == (1000, 1)
    assert counts[("entity/action", "PHONE_NUMBER/remove")] == 1
    assert counts[("day/action", "2026-05-04/allow")] == 300
    assert counts[("day/action", "/warn")] == 1
    assert ("risk", "1") not in counts


def test_each_group_adds_up() -> None:
    found = rows(full())[1:]
    for group in ("action", "risk", "day/action"):
        assert sum(int(count) for g, _, count in found if g == group) == 1005
    entities = [sum(int(count) for g, _, count in found if g == group) for group in ("entity", "entity/action")]
    assert entities[0] == entities[1] == 6


def test_the_order_depends_on_the_counts_alone() -> None:
    one, other = Tally(), Tally()
    one.merge(full())
    other.add_clean(1, {"2026-05-09": 1})
    one.add_clean(1, {"2026-05-09": 1})
    other.merge(full())
    assert render_table(one) == render_table(other)


def test_an_empty_run() -> None:
    assert rows(Tally())[1:] == [["posts", "", "0"], ["rejected", "", "0"], ["warnings", "", "0"], ["failed", "", "0"]]
