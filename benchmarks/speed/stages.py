"""What each stage costs, spread over all posts: fold, screen, detect, context, score and policy, write."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import TypeVar

import pyarrow as pa

from doxguard.benchmarks.speed.throughput import batch_of
from doxguard.detectors.context.about import NOTHING
from doxguard.detectors.context.read import read_context
from doxguard.detectors.folding import fold
from doxguard.detectors.search import Selection
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import facts_of
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Place, Reading
from doxguard.pipeline.scan_batches import ROWS, judge_batch
from doxguard.pipeline.screen_column import fold_column, select_rows
from doxguard.pipeline.writers.verdicts import to_jsonl, to_parquet

_T = TypeVar("_T")


def measure_stages(posts: Sequence[Post], guard: Guard, rounds: int) -> Mapping[str, float]:
    """Return the microseconds a post of each stage: medians of the rounds."""
    batch = batch_of(posts)
    times = [_stages(batch, guard) for _ in range(rounds)]
    return {name: median(one[name] for one in times) for name in times[0]}


def _stages(batch: pa.RecordBatch, guard: Guard) -> Mapping[str, float]:
    cost: dict[str, float] = defaultdict(float)
    for start in range(0, batch.num_rows, ROWS):
        part = batch.slice(start, ROWS)
        texts = part.column("text").cast(pa.large_string())
        assert guard.screen
        folded = _timed(cost, "fold", partial(fold_column, texts))
        chosen = _timed(cost, "screen", partial(select_rows, guard.screen, folded))
        called = part.take(pa.array(sorted(chosen))).to_pylist()
        for row, selection in zip(called, (chosen[i] for i in sorted(chosen)), strict=True):
            _time_post(cost, guard, Post(**row), selection)
        verdicts = judge_batch(part, guard, Reading(), Place("batch", 1))
        _timed(cost, "write Parquet", partial(to_parquet, verdicts))
        _timed(cost, "(or write JSON Lines)", partial(to_jsonl, verdicts))
    return {name: seconds / batch.num_rows * 1e6 for name, seconds in cost.items()}


def _time_post(cost: dict[str, float], guard: Guard, post: Post, selection: Selection) -> None:
    """Add what one post costs that the screen lets through."""
    text = _timed(cost, "fold", lambda: fold(post.text, post.lang))
    findings = _timed(cost, "detect", lambda: guard.reported(text, selection))
    if findings or selection.context:
        about = post.about()
        context = _timed(cost, "context", lambda: read_context(text, findings, about))
        if context is not NOTHING:
            _timed(cost, "score and policy", lambda: decide("", findings, context, guard.policy, facts_of(about, "")))


def _timed(cost: dict[str, float], name: str, run: Callable[[], _T]) -> _T:
    start = time.thread_time()
    result = run()
    cost[name] += time.thread_time() - start
    return result
