"""All measures of speed, as the parts of a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from doxguard.benchmarks.generate import generate
from doxguard.benchmarks.speed.latency import measure_hostile, measure_latency, measure_lengths
from doxguard.benchmarks.speed.processes import measure_memory, measure_start, measure_workers
from doxguard.benchmarks.speed.stages import measure_stages
from doxguard.benchmarks.speed.throughput import measure_throughput
from doxguard.pipeline.engine.local import settle
from doxguard.pipeline.guard import Guard

_WARM = 1000  # posts
_STEADY = ("p50", "p95", "p99")  # percentiles that are alike from run to run


def measure_speed(
    count: int, rounds: int, peer_posts: int, workers: int | None = None, tell: Callable[[str], None] = lambda _: None
) -> Mapping[str, object]:
    """Measure on so many generated posts, and tell what is being measured."""
    posts = list(generate(count))
    guard = Guard()
    for post in posts[:_WARM]:
        guard.check(post)
    settle()
    tell("posts a second")
    rates = measure_throughput(posts, guard, rounds, peer_posts)
    anchor = rates[0].microseconds / 1e3  # milliseconds
    tell("stages")
    stages = measure_stages(posts, guard, rounds)
    tell("single calls")
    latency = measure_latency(posts, guard)
    lengths = measure_lengths(posts, guard)
    tell("texts made to be slow")
    hostile = measure_hostile(guard)
    tell("start and memory")
    start, memory = measure_start(), measure_memory(posts)
    tell("workers")
    return {
        "throughput": {"rates": rates, "figures": _figures({rate.way: rate.anchors for rate in rates[1:]})},
        "stages": {"microseconds": stages, "figures": {}},
        "latency": {**latency._asdict(), "figures": _figures({k: latency.milliseconds[k] / anchor for k in _STEADY})},
        "lengths": {"rows": lengths, "figures": {}},
        "hostile": {"growth": hostile, "figures": {}},
        "start": {"seconds": start, "figures": {}},  # a tenth of a second, which a busy machine makes half a one
        "memory": {"megabytes": memory, "figures": _figures({"megabytes": memory})},
        "workers": {"rows": measure_workers(posts, workers), "figures": {}},
    }


def _figures(values: Mapping[str, float]) -> Mapping[str, Mapping[str, float]]:
    """Return figures by which results are compared: multiples of something timed in the same run; less is better."""
    return {name: {"value": value} for name, value in values.items()}
