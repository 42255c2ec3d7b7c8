"""Runs over sources: everything is counted, nothing stops them, and they hold one record at a time."""

import csv
import gzip
import io
import itertools
import json
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pytest
from pyarrow import parquet

from doxguard import Guard, Post
from doxguard.data import read_text
from doxguard.errors import InputError
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.engine import local, parts
from doxguard.pipeline.engine.journal import Journal, Progress
from doxguard.pipeline.engine.scan import Plan, Scan
from doxguard.pipeline.engine.work import Settings
from doxguard.pipeline.judging import judge
from doxguard.pipeline.readers.record import Place, Record
from doxguard.pipeline.tally import Tally

GUARD = Guard()
PHONE = "zijn nummer is 06 1122 3344"


def run(data: bytes, rejects: Path | None = None, **settings: object) -> tuple[Tally, list[dict[str, Any]], list[str]]:
    """Scan stdin, and return what was counted, what was written, and what was told of."""
    told: list[str] = []
    out = io.BytesIO()
    plan = Plan(["-"], settings=Settings(**settings), output="-", rejects=rejects)  # type: ignore[arg-type]
    tally = Scan(plan, guard=GUARD, tell=told.append, stdin=io.BytesIO(data), stdout=out).run()
    return tally, [json.loads(line) for line in out.getvalue().splitlines()], told


def test_a_run_counts(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": PHONE}, {"id": "b", "text": "hoi"}, {"id": "c"}, {"id": "d", "text": "x\x00"}]
    tally, kept, told = run("\n".join(map(json.dumps, rows)).encode(), tmp_path / "r.jsonl")
    assert (tally.posts, tally.rejected, tally.warnings, tally.failed) == (3, 1, 1, 0)
    assert tally.actions == {"warn": 1, "allow": 2}
    assert tally.entities == {"PHONE_NUMBER": 1}
    assert tally.clauses["private.contact"] == 1
    assert [row["id"] for row in kept] == ["a", "b", "d"]
    assert told[0].startswith("stdin:3: the record has no 'text'")
    assert told[1].startswith("stdin:4: warning: holds a NUL")
    assert [tally.reached(action) for action in Action] == [True, True, False, False]


def test_messages_are_limited(tmp_path: Path) -> None:
    tally, _, told = run(b'{"id": 1}\n' * 50 + b'{"text": "\\u0000"}\n' * 21, tmp_path / "r.jsonl")
    assert tally.rejected == 50
    assert len(told) == 20 + 20 + 2
    assert told[-2:] == ["… and 30 more bad records", "… and 1 more warnings"]
    assert len((tmp_path / "r.jsonl").read_text().splitlines()) == 50


@pytest.mark.parametrize(("show", "shown"), [("", None), ("masked", "06••••••••44"), ("plain", "06 1122 3344")])
def test_texts_are_shown_when_asked_for(show: str, shown: str | None) -> None:
    _, [row], _ = run(json.dumps({"text": PHONE}).encode(), show=show)
    assert row["findings"][0].get("text") == shown


def scan_files(*sources: Path, **about: object) -> tuple[Tally, list[str]]:
    told: list[str] = []
    plan = Plan([str(source) for source in sources], **about)  # type: ignore[arg-type]
    return Scan(plan, guard=GUARD, tell=told.append).run(), told


def test_a_source_that_fails_halfway_leaves_the_others_alone(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("hoi\n")
    (tmp_path / "empty").mkdir()
    tally, told = scan_files(tmp_path / "none.txt", good, tmp_path / "empty")
    assert (tally.posts, tally.failed) == (1, 2)
    assert "none.txt" in told[0]


def test_rejects_that_cannot_be_written_are_told_of_once(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": 1}\n{"id": 2}\n{"text": "x"}\n')
    tally, told = scan_files(tmp_path / "a.jsonl", tmp_path / "b.jsonl", rejects=tmp_path / "none" / "r.jsonl")
    assert (tally.posts, tally.rejected, tally.failed) == (2, 4, 1)
    assert sum("cannot be written" in message for message in told) == 1


def test_a_fault_of_ours_costs_one_post(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard(screen=False)
    sound = guard.steps

    def judge_one(post: Post, *about: Any) -> Generator[None, None, Decision]:
        yield
        if post.id == "bad":
            raise RuntimeError(post.text)
        return (yield from sound(post, *about))

    monkeypatch.setattr(guard, "steps", judge_one)
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


def test_memory_does_not_grow_with_the_dump() -> None:
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
        tracemalloc.start()
        tally = Scan(Plan(["-"]), guard=GUARD, stdin=cast(BinaryIO, Dump(lines))).run()
        assert tally.posts == lines
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1000) < peak(100) + 500_000  # where the dump itself is 5 MB larger


def test_nothing_told_holds_the_text() -> None:
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
    tally, _, told = run("\n".join(rows).encode())
    assert (tally.rejected, tally.warnings) == (6, 4)
    assert not any("1122" in message for message in told)


def test_steps_are_few_and_tell_of_the_tally_at_hand(tmp_path: Path) -> None:
    seen: list[tuple[int, float, float | None]] = []

    def step(tally: Tally, done: float, total: float | None) -> None:
        seen.append((tally.posts, done, total))

    sources = [tmp_path / f"{i}.jsonl" for i in range(60)]
    for source in sources:
        source.write_bytes(b'{"text": "hoi"}\n' * 2)
    Scan(Plan([str(source) for source in sources]), guard=GUARD, step=step).run()
    assert seen[0] == (2, 32.0, 60 * 32.0)
    assert len(seen) < 50  # 5 a second, on however slow a machine


# --- with several processes, and after a run that was stopped

SAMPLES = "".join(read_text("samples/posts.jsonl").splitlines(keepends=True)[::7])
BAD = '{"text": 5}\n[]\n{"text": "a\\u0000"}\n'


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of several formats, which is cut into many parts."""
    monkeypatch.setattr(parts, "BYTES", 4_000)
    monkeypatch.setattr(parts, "ROWS", 12)
    monkeypatch.setattr(parts, "RECORDS", 10)
    folder = tmp_path / "dump"
    folder.mkdir()
    posts = [json.loads(line) for line in SAMPLES.splitlines()]
    (folder / "a.jsonl").write_text(SAMPLES + BAD)
    with (folder / "b.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text"])
        writer.writeheader()
        writer.writerows({"id": post["id"], "text": f'{post["text"]}\n\n"x", y'} for post in posts)
    table = pa.table({key: [post.get(key) for post in posts] for key in ("id", "text", "lang")})
    parquet.write_table(table, folder / "c.parquet", row_group_size=25)
    (folder / "d.json").write_text(json.dumps(posts[:30]))
    with gzip.open(folder / "e.jsonl.gz", "wt") as packed:
        packed.write(SAMPLES)
    return folder


def scan_dump(dump: Path, output: Path, workers: int = 1, *, resume: bool = False, ordered: bool = True) -> Tally:
    plan = Plan(
        [str(dump)],
        output=str(output),
        rejects=output.with_name("rejects"),
        workers=workers,
        resume=resume,
        ordered=ordered,
    )
    return Scan(plan, guard=GUARD if workers == 1 else None).run()


def content(output: Path) -> object:
    return {file.name: file.read_bytes() for file in output.iterdir()} if output.is_dir() else output.read_bytes()


def test_parts_change_nothing(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = scan_dump(dump, tmp_path / "small.jsonl")
    rejects = (tmp_path / "rejects").read_bytes()
    monkeypatch.undo()
    large = scan_dump(dump, tmp_path / "large.jsonl")
    assert content(tmp_path / "small.jsonl") == content(tmp_path / "large.jsonl")
    assert rejects == (tmp_path / "rejects").read_bytes()
    assert small.posts == large.posts == len(SAMPLES.splitlines()) * 4 + 30 + 1
    assert (small.rejected, small.actions, small.clauses) == (2, large.actions, large.clauses)
    assert not list(tmp_path.glob("*.progress"))


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "out/"])
def test_a_run_that_was_stopped_goes_on(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """However far it came, and whatever it had half done."""
    (tmp_path / "whole").mkdir()
    (tmp_path / "again").mkdir()
    whole, again = (tmp_path / folder / name for folder in ("whole", "again"))
    if name.endswith("/"):
        whole.mkdir()
        again.mkdir()
    expected = scan_dump(dump, whole)
    saved = Journal.save
    for most in (1, 5, 0, 17):
        left = itertools.count(most, -1)

        def save(journal: Journal, progress: Progress, left: Iterator[int] = left) -> None:
            if next(left) <= 0:  # what the part gave is written, but not yet that it is
                raise StoppedError
            saved(journal, progress)

        monkeypatch.setattr(Journal, "save", save)
        with pytest.raises(StoppedError):
            scan_dump(dump, again, resume=True)
    monkeypatch.setattr(Journal, "save", saved)
    tally = scan_dump(dump, again, resume=True)
    assert content(again) == content(whole)
    assert content(again.with_name("rejects")) == content(whole.with_name("rejects"))
    assert tally.to_dict() == expected.to_dict()
    assert sorted(file.name for file in again.parent.iterdir()) == sorted({again.name, "rejects"})


def test_another_run_does_not_go_on(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(journal: Journal, progress: Progress) -> None:
        saved(journal, progress)
        raise StoppedError

    saved = Journal.save
    monkeypatch.setattr(Journal, "save", save)
    with pytest.raises(StoppedError):
        scan_dump(dump, tmp_path / "out.jsonl")
    (dump / "a.jsonl").write_text("{}")
    with pytest.raises(InputError, match=r"out.jsonl.progress: .* another one \(sources changed\); leave out --resume"):
        scan_dump(dump, tmp_path / "out.jsonl", resume=True)
    (tmp_path / "out.jsonl.progress").write_text("{")
    with pytest.raises(InputError, match=r"out.jsonl.progress: not the journal of a run"):
        scan_dump(dump, tmp_path / "out.jsonl", resume=True)


@pytest.mark.parametrize("ordered", [True, False], ids=["ordered", "unordered"])
def test_several_processes_give_the_same(dump: Path, tmp_path: Path, ordered: bool) -> None:
    alone = scan_dump(dump, tmp_path / "alone.jsonl")
    together = scan_dump(dump, tmp_path / "together.jsonl", 2, ordered=ordered)
    first, second = ((tmp_path / name).read_bytes().splitlines() for name in ("alone.jsonl", "together.jsonl"))
    assert first == second if ordered else sorted(first) == sorted(second)
    assert together.to_dict() == alone.to_dict()


def _doxguard(*args: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "doxguard", "scan", *args]
    # A background job of a shell ignores Ctrl-C, and so would what it starts.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd="/", preexec_fn=heed)


def _ends(run: subprocess.Popen[bytes]) -> int:
    run.communicate(timeout=300)  # until the workers are gone, too: they have the same stderr
    return run.returncode


def test_a_run_that_was_killed_goes_on_without_loss_or_double(tmp_path: Path) -> None:
    posts = [json.loads(line) for line in SAMPLES.splitlines()]
    texts = [post["text"] for post in posts] + ["fijn weekend"] * 50_000
    ids = [str(i) for i in range(len(texts))]
    parquet.write_table(pa.table({"id": ids, "text": texts}), tmp_path / "dump.parquet", row_group_size=20_000)
    args = (tmp_path / "dump.parquet", "-j", "2", "--rejects", tmp_path / "rejects", "--output")
    assert _ends(_doxguard(*args, tmp_path / "whole.jsonl")) == 0
    broken = tmp_path / "broken.jsonl"
    run = _doxguard(*args, broken)
    deadline = time.monotonic() + 120
    while not (tmp_path / "broken.jsonl.progress").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    run.kill()
    assert _ends(run) == -signal.SIGKILL
    assert _ends(_doxguard(*args, broken, "--resume")) == 0
    assert broken.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not (tmp_path / "broken.jsonl.progress").exists()


def test_ctrl_c_ends_all_and_says_how_to_go_on(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": [PHONE] * 40_000}), tmp_path / "dump.parquet")
    run = _doxguard(tmp_path / "dump.parquet", "-j", "2", "--output", tmp_path / "out.jsonl")
    deadline = time.monotonic() + 120
    while not (tmp_path / "out.jsonl").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"stopped; add --resume to go on" in said
    assert b"Traceback" not in said


def test_a_worker_that_dies_is_replaced(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[local._Member] = []
    begin = local._Member.__init__

    def note(member: local._Member, settings: Settings) -> None:
        begin(member, settings)
        started.append(member)

    monkeypatch.setattr(local._Member, "__init__", note)
    given = itertools.count()
    give = local._Member.give

    def kill_the_third(member: local._Member, part: parts.Part) -> None:
        give(member, part)
        if next(given) == 2:
            member.process.kill()

    monkeypatch.setattr(local._Member, "give", kill_the_third)
    together = scan_dump(dump, tmp_path / "together.jsonl", 2)
    alone = scan_dump(dump, tmp_path / "alone.jsonl")
    assert len(started) == 3
    assert content(tmp_path / "together.jsonl") == content(tmp_path / "alone.jsonl")
    assert together.to_dict() == alone.to_dict()


def test_workers_that_keep_dying_end_the_run(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give = local._Member.give

    def kill(member: local._Member, part: parts.Part) -> None:
        give(member, part)
        member.process.kill()

    monkeypatch.setattr(local._Member, "give", kill)
    with pytest.raises(local.WorkerError, match=r"3 processes ended .* over the same part"):
        scan_dump(dump, tmp_path / "out.jsonl", 2)
