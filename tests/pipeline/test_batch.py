"""Runs over sources: everything is counted, nothing stops them, and they hold one record at a time."""

import io
import itertools
import json
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from doxguard import Guard, Post
from doxguard.pipeline.batch import Scan, judge
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.readers.record import Place, Reading, Record
from doxguard.pipeline.tally import Tally
from doxguard.pipeline.writers.rejects import Rejects

GUARD = Guard()
PHONE = "zijn nummer is 06 1122 3344"


class Kept:
    def __init__(self) -> None:
        self.rows: list[tuple[Decision, Sequence[str]]] = []

    def write(self, decision: Decision, shown: Sequence[str] = ()) -> None:
        self.rows.append((decision, shown))


def run(tmp_path: Path, data: bytes, **options: object) -> tuple[Scan, Kept, list[str]]:
    told: list[str] = []
    kept = Kept()
    with Rejects(tmp_path / "r.jsonl") as rejects:
        scan = Scan(GUARD, rejects, tell=told.append, **options)  # type: ignore[arg-type]
        scan.run(["-"], Reading(), kept, io.BytesIO(data))
    return scan, kept, told


def test_a_run_counts(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": PHONE}, {"id": "b", "text": "hoi"}, {"id": "c"}, {"id": "d", "text": "x\x00"}]
    scan, kept, told = run(tmp_path, "\n".join(map(json.dumps, rows)).encode())
    tally = scan.tally
    assert (tally.posts, tally.rejected, tally.warnings, tally.failed) == (3, 1, 1, 0)
    assert tally.actions == {"warn": 1, "allow": 2}
    assert tally.entities == {"PHONE_NUMBER": 1}
    assert tally.clauses["private.contact"] == 1
    assert [decision.id for decision, _ in kept.rows] == ["a", "b", "d"]
    assert told[0].startswith("stdin:3: the record has no 'text'")
    assert told[1].startswith("stdin:4: warning: holds a NUL")
    assert [tally.reached(action) for action in Action] == [True, True, False, False]


def test_messages_are_limited(tmp_path: Path) -> None:
    scan, _, told = run(tmp_path, b'{"id": 1}\n' * 50 + b'{"text": "\\u0000"}\n' * 21)
    assert scan.tally.rejected == 50
    assert len(told) == 20 + 20 + 2
    assert told[-2:] == ["… and 30 more bad records", "… and 1 more warnings"]
    assert len((tmp_path / "r.jsonl").read_text().splitlines()) == 50


@pytest.mark.parametrize(("show", "shown"), [("", ()), ("masked", ["06••••••••44"]), ("plain", ["06 1122 3344"])])
def test_texts_are_shown_when_asked_for(tmp_path: Path, show: str, shown: Sequence[str]) -> None:
    _, kept, _ = run(tmp_path, json.dumps({"text": PHONE}).encode(), show=show)
    assert kept.rows[0][1] == shown


def test_a_source_that_fails_halfway_leaves_the_others_alone(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("hoi\n")
    (tmp_path / "empty").mkdir()
    told: list[str] = []
    with Rejects(tmp_path / "r.jsonl") as rejects:
        scan = Scan(GUARD, rejects, tell=told.append)
        tally = scan.run([str(tmp_path / "none.txt"), str(good), str(tmp_path / "empty")], Reading())
    assert (tally.posts, tally.failed) == (1, 2)
    assert "none.txt" in told[0]


def test_rejects_that_cannot_be_written_are_told_of_once(tmp_path: Path) -> None:
    told: list[str] = []
    with Rejects(tmp_path / "none" / "r.jsonl") as rejects:
        scan = Scan(GUARD, rejects, tell=told.append)
        scan.run(["-"], Reading(), stdin=io.BytesIO(b'{"id": 1}\n{"id": 2}\n{"text": "x"}\n'))
    assert (scan.tally.posts, scan.tally.rejected, scan.tally.failed) == (1, 2, 1)
    assert sum("cannot be written" in message for message in told) == 1


def test_a_fault_of_ours_costs_one_post(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard(screen=False)
    sound = guard.check

    def check(post: Post) -> Decision:
        if post.id == "bad":
            raise RuntimeError(post.text)
        return sound(post)

    monkeypatch.setattr(guard, "check", check)
    records = [Record(Place("s", i), Post(PHONE, id=name)) for i, name in enumerate(["a", "bad", "c"], 1)]
    judged = list(judge(records, guard))
    assert [j.decision.id if j.decision else None for j in judged] == ["a", None, "c"]
    assert judged[1].record.error == "could not be judged: RuntimeError; the fault is not in the post"
    assert judged[1].record.raw == PHONE


def test_judging_is_lazy() -> None:
    asked = []

    def records() -> Iterator[Record]:
        for i in itertools.count():
            asked.append(i)
            yield Record(Place("s", i), Post("hoi", id=str(i)))

    assert [j.record.place.line for j in itertools.islice(judge(records(), GUARD), 3)] == [0, 1, 2]
    assert asked == [0, 1, 2]


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    class Dump(io.RawIOBase):
        def __init__(self, lines: int) -> None:
            self.left = lines

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            if not self.left:
                return 0
            self.left -= 1
            line = b'{"text": "%s"}\n' % (b"het regent " * 500)
            buffer[: len(line)] = line
            return len(line)

    def peak(lines: int) -> int:
        with Rejects(tmp_path / "r.jsonl") as rejects:
            tracemalloc.start()
            scan = Scan(GUARD, rejects)
            scan.run(["-"], Reading(), stdin=cast(BinaryIO, Dump(lines)))
            assert scan.tally.posts == lines
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return most

    peak(10)
    assert peak(1000) < peak(100) + 500_000  # where the dump itself is 5 MB larger


def test_nothing_told_holds_the_text(tmp_path: Path) -> None:
    canary = "06 1122 3344"
    rows = [
        f'{{"text": "{canary}',
        f'{{"text": ["{canary}"]}}',
        f'["{canary}"]',
        f'"{canary}"',
        f'{{"text": "{canary}\\u0000\\ud800"}}',
        f'{{"text": "x", "posted_at": "{canary}"}}',
        f'{{"text": "x", "meta": "{canary}"}}',
        f'{{"{canary}": "x"}}',
        f"{canary}",
    ]
    scan, _, told = run(tmp_path, "\n".join(rows).encode())
    assert scan.tally.rejected == 6
    assert scan.tally.warnings == 4
    assert not any("1122" in message for message in told)


def test_steps_are_few_and_tell_of_the_tally_at_hand(tmp_path: Path) -> None:
    seen: list[tuple[int, float, float | None]] = []

    def step(tally: Tally, done: float, total: float | None) -> None:
        seen.append((tally.posts, done, total))

    scan, _, _ = run(tmp_path, b'{"text": "hoi"}\n' * 500, step=step)
    assert scan.tally.posts == 500
    assert seen[0] == (1, 0.0, None)
    assert len(seen) < 250  # 5 a second, on however slow a machine


def test_a_tally_that_was_begun_is_gone_on_with(tmp_path: Path) -> None:
    tally = Tally(posts=7, excerpts=True)
    row = json.dumps({"id": "a", "text": PHONE, "posted_at": "2026-05-04T00:00:00+02:00"}).encode()
    scan, _, _ = run(tmp_path, b"\n" + row, tally=tally)
    assert scan.tally is tally
    assert (tally.posts, tally.days) == (8, {"2026-05-03": {"warn": 1}})
    (grave,) = tally.top
    assert (grave.id, grave.source, grave.line, grave.at) == ("a", "stdin", 2, (7,))
    assert grave.excerpt == "zijn nummer is 06••••••••44"
