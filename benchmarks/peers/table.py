"""The peers' results as one table of Markdown, best recall first."""

from __future__ import annotations

from collections.abc import Mapping

from doxguard.benchmarks.peers.run import PeerResult, PeerResults
from doxguard.benchmarks.peers.score import Quality

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "addresses": ("STREET_ADDRESS", "PARTIAL_ADDRESS"),
    "phone": ("PHONE_NUMBER",),
    "e-mail": ("EMAIL_ADDRESS",),
    "IBAN": ("IBAN_CODE",),
    "card": ("CREDIT_CARD",),
    "ids": ("NL_BSN", "NATIONAL_ID"),
    "GPS": ("GPS_COORDINATES",),
    "links": ("LOCATION_LINK", "LIVE_LOCATION_LINK"),
}
_HEAD = ("tool", "× speed", "× anchor", "start s", "MB", *_COLUMNS, "recall", "exact", "precision", "strict recall",
         "strict precision", "FP/1k", "clean flagged %", "any flag %", "lost")  # fmt: skip


def table(results: PeerResults) -> str:
    """Return the table, with the tools that were skipped below it."""
    measured = [peer for peer in results.peers if peer.total]
    measured.sort(key=lambda peer: -((peer.total and peer.total.touched.recall) or 0.0))
    lines = [_line(_HEAD), _line(("---",) * len(_HEAD)), *(_line(_row(peer)) for peer in measured), ""]
    posts = ", ".join(f"{name} ({count:,})" for name, count in results.corpora.items())
    lines.append(
        f"Recall, exact and precision in %, by any overlap; strict as the project's own. Speed: times that of "
        f"{results.base}, and the time in anchors; medians of {results.rounds} rounds. Posts: {posts}."
    )
    lines += [f"Skipped: {peer.name}, {peer.skipped}." for peer in results.peers if not peer.total]
    return "\n".join(lines) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(peer: PeerResult) -> tuple[str, ...]:
    assert peer.total
    quality, speed = peer.total, peer.speed
    return (
        f"{peer.name} {peer.version}".strip(),
        _number(speed.faster if speed else None),
        _number(speed.anchors if speed else None),
        _number(peer.started),
        _number(peer.memory and peer.memory / 1e6),
        *(_recall(quality, entities) for entities in _COLUMNS.values()),
        *map(_percent, (quality.touched.recall, quality.touched.exact, quality.touched.precision)),
        *map(_percent, (quality.strict.recall, quality.strict.precision)),
        _number(quality.false_per_1000),
        *map(_percent, (quality.clean_flagged, quality.clean_any_flag)),
        str(sum((peer.lost or {}).values())),
    )


def _recall(quality: Quality, entities: tuple[str, ...]) -> str:
    """Return the recall of a group of entities, each weighing as much as it has spans."""
    gold = sum(quality.counts.get(entity, 0) for entity in entities)
    touched = sum(quality.touched_recall.get(entity, 0.0) * quality.counts.get(entity, 0) for entity in entities)
    return f"{100 * touched / gold:.0f}" if gold else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 20 else f"{value:.1f}"
