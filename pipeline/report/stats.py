"""The figures of a run in Prometheus' text format, which node_exporter's textfile collector reads.

Every figure is of this one run: the file is replaced by the next. Names of entities, clauses and actions are the only
labels; there is nothing of a post in it. Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from doxguard._version import VERSION
from doxguard.pipeline.decision import Action
from doxguard.pipeline.report.run import Run
from doxguard.pipeline.tally import Tally

if TYPE_CHECKING:
    from prometheus_client.metrics_core import HistogramMetricFamily, Metric

_BOUNDS = range(0, 101, 10)  # of the risk's buckets


def render_stats(tally: Tally, run: Run) -> bytes:
    """Return the figures as the text that Prometheus reads."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.registry import Collector

    class Figures(Collector):
        def collect(self) -> Iterable[Metric]:
            return _figures(tally, run)

    registry = CollectorRegistry()
    registry.register(Figures())
    return generate_latest(registry)


def _figures(tally: Tally, run: Run) -> Iterator[Metric]:
    from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily

    actions = {str(action): tally.actions[action] for action in Action}
    yield _labelled("posts", "Posts judged, by what the policy asks.", "action", actions)
    yield _labelled("findings", "Findings, by what was found.", "entity", tally.entities)
    yield _labelled("clauses", "Posts to which a clause of the policy applies.", "clause", tally.clauses)
    yield CounterMetricFamily("doxguard_rejected", "Records that could not be judged.", tally.rejected)
    yield CounterMetricFamily("doxguard_warnings", "Oddities in records that were judged.", tally.warnings)
    yield CounterMetricFamily("doxguard_sources_failed", "Sources that could not be read to their end.", tally.failed)
    yield _risks(tally.risks)
    yield GaugeMetricFamily("doxguard_scan_seconds", "How long the run took.", run.seconds)
    yield GaugeMetricFamily("doxguard_scan_posts_per_second", "Posts judged a second.", run.speed)
    yield GaugeMetricFamily("doxguard_scan_timestamp_seconds", "When the run ended, since 1970.", run.finished)
    about = {"version": VERSION, "policy": run.policy, "policy_version": run.policy_version}
    yield InfoMetricFamily("doxguard_build", "What judged the posts.", about)


def _labelled(name: str, told: str, label: str, counts: Mapping[str, int]) -> Metric:
    from prometheus_client.metrics_core import CounterMetricFamily

    family = CounterMetricFamily(f"doxguard_{name}", told, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family


def _risks(risks: list[int]) -> HistogramMetricFamily:
    from prometheus_client.metrics_core import HistogramMetricFamily

    so_far = list(accumulate(risks))
    buckets = [(str(float(bound)), float(so_far[bound])) for bound in _BOUNDS]
    total = sum(risk * count for risk, count in enumerate(risks))
    return HistogramMetricFamily(
        "doxguard_risk", "Posts by risk.", buckets=[*buckets, ("+Inf", float(so_far[-1]))], sum_value=float(total)
    )
