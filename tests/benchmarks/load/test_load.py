"""Many clients at once: what they are told of the service, and of one whose worker process is killed."""

import asyncio
import time

import pytest

from doxguard.benchmarks.compare import compare_results
from doxguard.benchmarks.load.clients import Answer, Broken, Crowd
from doxguard.benchmarks.load.run import measure_load
from doxguard.benchmarks.plots import plots_of
from doxguard.benchmarks.results import make_result
from doxguard.benchmarks.tables import to_markdown

RIGHT = {"cause": "decision", "outcome": "publish"}


def test_each_question_ends_in_an_outcome() -> None:
    replies = [RIGHT, {**RIGHT, "outcome": "block"}, {"cause": "time"}, None] * 5

    async def ask(_: str) -> Answer:
        await asyncio.sleep(0.001)
        reply = replies.pop() if replies else RIGHT
        if reply is None:
            raise Broken
        return reply

    load = asyncio.run(Crowd(ask, [("a", RIGHT)]).closed(4, 0.2))
    assert {name: load.outcomes[name] for name in ("wrong", "no_time", "broken")} == dict.fromkeys(
        ("wrong", "no_time", "broken"), 5
    )
    assert load.asked == load.outcomes["right"] + 15
    assert len(load.milliseconds) == load.asked - 5


def test_waiting_for_a_turn_counts() -> None:
    async def ask(_: str) -> Answer:
        time.sleep(0.02)  # nothing else runs meanwhile
        return RIGHT

    load = asyncio.run(Crowd(ask, [("a", RIGHT)]).open(200, 0.25))
    assert max(load.milliseconds) > 100


@pytest.mark.skipif("not __import__('pathlib').Path('/proc/self/task').exists()", reason="no /proc: workers not found")
def test_no_answer_is_lost_or_wrong() -> None:
    parts = measure_load(clients=8, seconds=4, workers=2, rates=(20,))
    rows = {row["what"]: row for row in parts["clients"]["rows"]}  # type: ignore[index]
    for row in (rows["8 clients"], rows["afterwards"], *parts["service"]["rows"], *parts["acheck"]["rows"]):  # type: ignore[index]
        assert (row["wrong"], row["broken"]) == (0, 0)
        assert row["right"] > 0
    killed = rows["the same while a worker is killed"]
    assert killed["wrong"] == 0
    assert killed["asked"] == killed["right"] + killed["no_time"] + killed["broken"]
    result = make_result("load", {}, parts)
    assert "| 8 clients |" in to_markdown(result)
    assert [plot.title for plot in plots_of(result)] == ["How long an answer takes, by rate"]
    assert not [change for change in compare_results(result, result) if change.verdict != "same"]
    parts["clients"]["figures"]["broken"]["value"] = 1  # type: ignore[index]
    worse = compare_results(result, make_result("load", {}, parts))
    assert [(c.part, c.figure) for c in worse if c.verdict == "worse"] == [("clients", "broken")]
