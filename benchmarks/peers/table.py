"""The peers' results as parts of a kept result, and those as tables of Markdown, best recall first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from doxguard.benchmarks.peers.run import PeerResult, PeerResults
from doxguard.benchmarks.peers.score import Quality

ALL = "all"  # the part with the posts of all corpora together
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "addresses": ("STREET_ADDRESS", "PARTIAL_ADDRESS"),
    "phone": ("PHONE_NUMBER",),
    "e-mail": ("EMAIL_ADDRESS",),
    "IBAN": ("IBAN_CODE",),
    "card": ("CREDIT_CARD",),
    "ids": ("NL_BSN", "NATIONAL_ID"),
    "GPS": ("GPS_COORDINATES",),
    "links": ("LOCATION_LINK", "LIVE_LOCATION_LINK"),
}
_HEAD = {
    "peer": "tool", "version": "version", "speed": "× speed", "anchors": "× anchor's time", "started": "start, s",
    "megabytes": "MB", **{name: name for name in _GROUPS}, "recall": "recall", "exact": "exact",
    "precision": "precision", "strict_recall": "strict recall", "strict_precision": "strict precision",
    "false_per_1000": "false/1k", "clean_flagged": "clean flagged", "any_flag": "any flag", "lost": "lost",
}  # fmt: skip
_NOTE = (
    "Recall and precision by any overlap with a span of the same class, exact but for punctuation at the ends; strict "
    "as doxguard's own quality is measured. In the columns of classes: recall. False/1k: findings per 1,000 posts that "
    "hold nothing; any flag: the share of those of which a tool says anything, be it a name or a date."
)


def parts_of(results: PeerResults) -> Mapping[str, Mapping[str, object]]:
    """Return rows and figures for each corpus, and for all together where there are several."""
    parts = {name: _part(results, name) for name in results.corpora}
    return parts if len(parts) == 1 else {ALL: _part(results, None), **parts}


def table(results: PeerResults) -> str:
    """Return one table over all posts, with the tools that were skipped below it."""
    return table_of(_part(results, None))


def table_of(part: Mapping[str, Any]) -> str:
    """Return the table of one part, as it is kept."""
    lines = [_line(list(_HEAD.values())), "|" + "---|" * len(_HEAD)]
    lines += [_line([_cell(key, row[key]) for key in _HEAD]) for row in part["rows"]]
    lines += ["", f"{part['posts']:,} posts. {_NOTE}"]
    lines += [f"Skipped: {name}, {why}." for name, why in part["skipped"].items()]
    return "\n".join(lines) + "\n"


def _part(results: PeerResults, corpus: str | None) -> Mapping[str, object]:
    measured = [(peer, quality) for peer in results.peers if (quality := _quality(peer, corpus))]
    measured.sort(key=lambda one: -(one[1].touched.recall or 0.0))
    return {
        "posts": sum(results.corpora.values()) if corpus is None else results.corpora[corpus],
        "digest": " ".join(results.digests.values()) if corpus is None else results.digests[corpus],
        "rows": [_row(peer, quality) for peer, quality in measured],
        "skipped": {peer.name: peer.skipped for peer in results.peers if peer.total is None},
        "figures": {name: figure for peer, quality in measured for name, figure in _figures(peer.name, quality)},
    }


def _quality(peer: PeerResult, corpus: str | None) -> Quality | None:
    return peer.total if corpus is None else (peer.corpora or {}).get(corpus)


def _row(peer: PeerResult, quality: Quality) -> Mapping[str, object]:
    speed = peer.speed
    return {
        "peer": peer.name,
        "version": peer.version,
        "about": peer.about,
        "speed": speed.faster if speed else None,
        "anchors": speed.anchors if speed else None,
        "microseconds": speed.microseconds if speed else None,
        "started": peer.started,
        "megabytes": peer.memory / 1e6 if peer.memory else None,
        **{name: _recall(quality, entities) for name, entities in _GROUPS.items()},
        "recall": quality.touched.recall,
        "exact": quality.touched.exact,
        "precision": quality.touched.precision,
        "strict_recall": quality.strict.recall,
        "strict_exact": quality.strict.exact,
        "strict_precision": quality.strict.precision,
        "false_per_1000": quality.false_per_1000,
        "clean_flagged": quality.clean_flagged,
        "any_flag": quality.clean_any_flag,
        "lost": sum((peer.lost or {}).values()),
        "entities": {"gold": quality.counts, "recall": quality.recall, "touched": quality.touched_recall},
    }


def _recall(quality: Quality, entities: Sequence[str]) -> float | None:
    """Return the recall of a group of entities, each weighing as much as it has spans."""
    gold = sum(quality.counts.get(entity, 0) for entity in entities)
    touched = sum(quality.touched_recall.get(entity, 0.0) * quality.counts.get(entity, 0) for entity in entities)
    return touched / gold if gold else None


def _figures(name: str, quality: Quality) -> list[tuple[str, Mapping[str, float | None]]]:
    """Return what can be compared between results, with its standard error."""
    shares = (
        ("recall", quality.strict.recall, quality.gold),
        ("exact", quality.strict.exact, quality.gold),
        ("precision", quality.strict.precision, quality.found),
        ("clean_posts_flagged", quality.clean_flagged, quality.clean),
    )
    return [(f"{name}.{what}", _figure(value, count)) for what, value, count in shares if value is not None]


def _figure(value: float, count: int) -> Mapping[str, float | None]:
    error = math.sqrt(value * (1 - value) / count) if count else None
    return {"value": value, "error": error}


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(key: str, value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value.replace("|", "/")
    assert isinstance(value, int | float)
    if key in ("speed", "anchors", "started", "megabytes", "false_per_1000"):
        return f"{value:,.0f}" if abs(value) >= 20 else f"{value:.1f}"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
