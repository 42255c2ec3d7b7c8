"""Figures for Prometheus: requests by path and status, how long they took, answers by outcome and cause.

With several worker processes the figures of all are added up, in files of a folder that the command makes
(PROMETHEUS_MULTIPROC_DIR).
"""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from doxguard.pipeline.hook.answer import HookAnswer

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The figures of one process, or of all where there are several."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("doxguard_requests", "Requests answered.", ("path", "status"), registry=self._registry)
        self._seconds = Histogram(
            "doxguard_request_seconds",
            "Time to answer a request.",
            ("path",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._answers = Counter(
            "doxguard_answers", "Posts answered; in a dry run, as they would be.", ("outcome", "cause"),
            registry=self._registry,
        )  # fmt: skip

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def answer(self, answer: HookAnswer) -> None:
        """Count a hook's answer."""
        self._answers.labels(str(answer.would or answer.outcome), str(answer.cause)).inc()

    def page(self) -> bytes:
        """Return the figures in Prometheus's text format."""
        if not os.environ.get(FOLDER):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
