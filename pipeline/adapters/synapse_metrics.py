"""What the Synapse module has seen and answered, on the page of figures that Synapse has for Prometheus."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import REGISTRY
from prometheus_client.core import CounterMetricFamily

from doxguard.pipeline.hook.counts import Counts

_LOG = logging.getLogger("doxguard.synapse")


class Figures:
    """Counts of one process, read when they are asked for."""

    def __init__(self, seen: Callable[[], Mapping[str, int]], answers: Counts) -> None:
        """``seen``: gives how many events were checked, encrypted, …; ``answers``: those of the hook."""
        self._seen = seen
        self._answers = answers

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Yield the figures, as Prometheus's client wants them."""
        seen = CounterMetricFamily("doxguard_events", "Matrix events, by what was done with them.", labels=("seen",))
        for name, count in self._seen().items():
            seen.add_metric((name,), count)
        yield seen
        help_text = "Events answered; in a dry run, as they would be."
        answers = CounterMetricFamily("doxguard_answers", help_text, labels=("outcome", "cause"))
        for counted, count in self._answers.read().items():
            answers.add_metric((str(counted.outcome), str(counted.cause)), count)
        yield answers


def show(figures: Figures) -> None:
    """Put figures on the page of this process; those of a second module in it are not shown."""
    try:
        REGISTRY.register(figures)
    except ValueError:
        _LOG.info("figures of another module are shown already; those of this one are not")
