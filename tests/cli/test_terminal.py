"""The meter: what it shows of a run, with and without knowing how long that is."""

import io

import click
import pytest
from rich.console import Console

from doxguard.pipeline.tally import Tally
from doxguard.terminal import LiveMeter, PlainMeter


def shown(total: float | None, done: float = 0.0, width: int = 120, before: int = 0, **actions: int) -> str:
    """Return what a meter shows until it has made one step, without colour."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=width, no_color=True, _environ={})
    tally = Tally(posts=before + 1234)
    tally.actions.update(actions)
    with LiveMeter(console, before) as meter:
        meter.step(tally, done, total)
        meter._progress.refresh()
        return click.unstyle(stream.getvalue())


def test_posts_speed_and_findings() -> None:
    line = shown(None, allow=1000, warn=200, review=30, remove=4)
    assert "1,234 posts, " in line
    assert "/s, remove 4, review 30, warn 200 " in line
    assert "allow" not in line
    assert "rejected" not in line


@pytest.mark.parametrize(("total", "share", "left"), [(400.0, "25%", "left"), (None, "", "")])
def test_the_share_is_shown_where_it_is_known(total: float | None, share: str, left: str) -> None:
    line = shown(total, 100.0)
    assert share in line
    assert ("left" in line) is bool(left)
    assert ("%" in line) is bool(share)
    assert ("━" in line) is bool(share)


def test_the_speed_is_of_this_run() -> None:
    def speed(line: str) -> float:
        return float(line.partition(" posts, ")[2].partition("/s")[0].replace(",", ""))

    fresh, again = (speed(shown(None, before=before)) for before in (0, 10**12))
    assert again < 1000 * fresh  # not of the billion that came before


def test_nothing_is_lost_where_room_is_short() -> None:
    words = shown(400.0, 100.0, width=60, warn=2_000_000, review=3_000_000, remove=4_000_000).split()
    assert {"2,000,000", "3,000,000,", "4,000,000,", "25%"} <= set(words)


def test_a_plain_one_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with PlainMeter() as meter:
        meter.step(Tally(posts=5), 1.0, 2.0)
        meter.tell("a.jsonl:1: bad\x1b")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "a.jsonl:1: bad␛\n")
