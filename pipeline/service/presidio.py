"""Findings in the form of Presidio's analyzer, for clients that are written for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from doxguard.detectors.finding import Finding
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.service.schema import AnalyzeIn

_NAME = "doxguard"


def analyze(request: AnalyzeIn, guard: Guard) -> list[object]:
    """Return the results for a text, or a list of them for each of several."""
    wanted = frozenset(request.entities or ())
    if isinstance(request.text, str):
        return list(_results(request.text, wanted, request, guard))
    return [list(_results(text, wanted, request, guard)) for text in request.text]


def _results(text: str, wanted: Collection[str], request: AnalyzeIn, guard: Guard) -> Iterable[dict[str, object]]:
    for finding in guard.findings(text, request.language):
        if (not wanted or finding.entity in wanted) and finding.score >= (request.score_threshold or 0):
            yield _result(finding, bool(request.return_decision_process))


def _result(finding: Finding, explained: bool) -> dict[str, object]:
    return {
        "entity_type": finding.entity,
        "start": finding.start,
        "end": finding.end,
        "score": round(finding.score, 3),
        "analysis_explanation": _explanation(finding) if explained else None,
        "recognition_metadata": {"recognizer_name": _NAME, "recognizer_identifier": f"{_NAME}_{finding.entity}"},
    }


def _explanation(finding: Finding) -> dict[str, object]:
    return {
        "recognizer": _NAME,
        "textual_explanation": ", ".join(finding.evidence),
        "original_score": round(finding.score, 3),
        "score": round(finding.score, 3),
    }
