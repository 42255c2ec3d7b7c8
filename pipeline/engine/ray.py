"""A scan as Ray tasks: one for each shard, on this machine or, if RAY_ADDRESS says so, on a cluster.

All nodes must see sources and output under the same names. A task that fails, with its process or without, is tried
again; as a shard is always the same and its file takes its name when it is complete, nothing is lost and nothing comes
twice. The journal beside the output says whose parts they are, so that only the same run goes on.

Left out: Ray Data, which needs ten times as long to begin; excerpts of posts in the report.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from doxguard.pipeline.engine import shards
from doxguard.pipeline.engine.choose import refuse_full
from doxguard.pipeline.engine.journal import Journal, Progress
from doxguard.pipeline.engine.local import WorkerError
from doxguard.pipeline.engine.output import Folder
from doxguard.pipeline.engine.parts import Failure
from doxguard.pipeline.engine.scan import Plan, identity
from doxguard.pipeline.engine.shards import Job, Shard, cut_shards, judge_shard, tally_of
from doxguard.pipeline.engine.work import Result, tell_of
from doxguard.pipeline.tally import Tally

_TRIES = 4
_WAITING = 2  # tasks for each core that are handed out: enough to keep it busy, few enough for any dump
_OBJECTS = 100_000_000  # bytes Ray may keep of what goes between processes, which is next to nothing


class RayScan:
    """A run of a plan as Ray tasks. What it tells of goes to ``tell``; ``step`` is called after each shard."""

    def __init__(
        self,
        plan: Plan,
        *,
        tell: Callable[[str], None] = lambda _: None,
        step: Callable[[Tally, float, float | None], None] = lambda *_: None,
    ) -> None:
        """Take a plan that `doxguard.pipeline.engine.choose.check_plan` finds possible."""
        output = Path(plan.output or "").absolute()
        rejects = Path(plan.rejects) if plan.rejects else output.with_name(f"{output.name}.rejects")
        self._plan, self._tell, self._step = plan, tell, step
        self._job = Job(plan.reading, plan.settings, output, rejects.absolute())
        self._folder = Folder(output)
        about = {**identity(plan), "shards": shards.SHARD_ROWS}
        self._journal = Journal(output.with_name(f"{output.name}.progress"), about)
        self.tally = Tally()
        self.before = 0  # records that were done before this run went on

    def run(self) -> Tally:
        """Judge all sources; raises `InputError`, or `WorkerError` if a shard cannot be judged at all."""
        cuts = list(cut_shards(self._plan.sources, self._plan.reading))  # before anything is written
        self._begin()
        self._judge(cuts)
        for left in chain(*(folder.glob(".part-*.tmp") for folder in (self._job.output, self._job.rejects))):
            left.unlink(missing_ok=True)  # of processes that ended halfway
        self._folder.finish()
        self._journal.remove()
        return self.tally

    def _begin(self) -> None:
        kept = self._journal.load() if self._plan.resume else None
        if kept is None:
            refuse_full(self._job.rejects)
        self._folder.begin(0 if kept else None)
        self._journal.save(Progress())

    def _judge(self, cuts: Sequence[Shard | Failure]) -> None:
        for cut in cuts:
            if isinstance(cut, Failure):
                self._tell(cut.message)
                self.tally.failed += 1
        left = [cut for cut in cuts if isinstance(cut, Shard) and not self._has(cut)]
        self.before = self.tally.posts + self.tally.rejected
        rows = {shard.number: shard.rows for shard in left}
        done = 0
        for result in _results(left, self._job) if left else ():
            self._take(result)
            done += rows[result.number]
            self._step(self.tally, float(done), float(sum(rows.values())))

    def _has(self, shard: Shard) -> bool:
        """Tell whether the part of a shard is there, and count what is in it."""
        tally = tally_of(self._job.output / f"{shard.name}.parquet")
        if tally:
            self.tally.merge(tally)
        return tally is not None

    def _take(self, result: Result) -> None:
        tell_of(result, self.tally, self._tell)
        self.tally.merge(result.tally)


def _results(left: Sequence[Shard], job: Job) -> Iterator[Result]:
    """Yield what comes out of the shards, as they are ready."""
    import ray

    started = _start()
    try:
        judge = ray.remote(max_retries=_TRIES - 1, retry_exceptions=True, num_cpus=1)(judge_shard)
        most = _WAITING * max(1, int(ray.cluster_resources().get("CPU", 1)))
        shards_left, about = iter(left), ray.put(job)
        pending = {judge.remote(shard, about): shard for shard in islice(shards_left, most)}
        while pending:
            (ready,), _ = ray.wait(list(pending), num_returns=1)
            shard = pending.pop(ready)
            for more in islice(shards_left, 1):
                pending[judge.remote(more, about)] = more
            yield _result(ray.get, ready, shard)
    finally:
        if started:
            ray.shutdown()


def _result(get: Callable[[object], object], ready: object, shard: Shard) -> Result:
    from ray.exceptions import RayError

    try:
        result = get(ready)
    except RayError as error:
        kind = type(getattr(error, "cause", None) or error).__name__
        raise WorkerError(
            f"{shard.source}: rows from {shard.first} could not be judged in {_TRIES} tries: {kind}"
        ) from None
    assert isinstance(result, Result)
    return result


def _start() -> bool:
    """Join or start Ray, unless that was done already; tell whether it was not."""
    import ray

    if ray.is_initialized():
        return False
    if os.environ.get("RAY_ADDRESS"):
        ray.init(log_to_driver=False, logging_level="ERROR")
        return True
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers of each start
    ray.init("local", include_dashboard=False, log_to_driver=False, logging_level="ERROR", object_store_memory=_OBJECTS)
    return True
