"""Findings and contexts for tests that state what was found and read."""

from collections.abc import Mapping, Sequence

from doxguard.detectors.context.about import Context, unseen
from doxguard.detectors.finding import Finding, Signal

_STRENGTH = 0.8


def context(subjects: Sequence[str] = (), values: Mapping[str, str] | None = None, **more: str) -> Context:
    """Return a context with these signals; ``subjects`` are of the findings, by default all of the post's subject."""
    signals = unseen()
    signals.update({name: Signal(name, value, _STRENGTH, 1, 4) for name, value in {**(values or {}), **more}.items()})
    return Context(signals, [Signal("subject", subject, _STRENGTH) for subject in subjects])


def finding(entity: str, at: int = 0, score: float = 0.9, country: str = "", length: int = 5) -> Finding:
    """Return a finding."""
    return Finding(entity, at, at + length, score, country=country)
