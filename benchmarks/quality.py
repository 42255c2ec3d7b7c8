"""What is found and missed in corpora, and what is decided: `measure_quality`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from doxguard.benchmarks.corpora.corpus import Corpus, Labelled
from doxguard.benchmarks.curves import Bin, Point, calibration_error, curve, reliability
from doxguard.benchmarks.intervals import ROUNDS, Figure, estimate
from doxguard.benchmarks.measures import Counts, Mistake, Scored, compare
from doxguard.pipeline.excerpt import masked_around
from doxguard.pipeline.guard import Guard


@dataclass(frozen=True, slots=True)
class Shown:
    """A mistake, and the words around its place, masked."""

    mistake: Mistake
    words: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one corpus."""

    corpus: str
    posts: int
    digest: str  # the same for the same posts and labels
    gold: Mapping[str, int]  # spans by entity
    figures: Mapping[str, Figure]
    scores: Sequence[Bin]  # findings: how sure, and the share that was right
    scores_error: float | None
    risks: Sequence[Bin]  # posts: risk / 100, and the share on which something is asked
    risks_error: float | None
    curves: Mapping[str, Sequence[Point]]
    mistakes: Sequence[Shown]

    def figures_only(self) -> Mapping[str, object]:
        """Return what is kept: all but the mistakes."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "mistakes"}


def measure_quality(
    corpus: Corpus, guard: Guard, rounds: int = ROUNDS, seed: int = 1, step: Callable[[], None] = lambda: None
) -> Quality:
    """Judge a corpus and count; ``step`` is called for each post."""
    rows: list[Counts] = []
    scored: list[Scored] = []
    reached: list[tuple[str, float]] = []
    risks: list[tuple[float, bool]] = []
    mistakes: list[Shown] = []
    digest = hashlib.sha256()
    for labelled in corpus.read():
        outcome = compare(labelled, guard.check(labelled.post), corpus.entities)
        rows.append(outcome.counts)
        scored += outcome.scored
        reached += outcome.reached
        if outcome.risk:
            risks.append((outcome.risk[0] / 100, outcome.risk[1]))
        mistakes += [_shown(labelled, mistake) for mistake in outcome.mistakes]
        digest.update(repr((labelled.post.text, labelled.spans, labelled.verdict)).encode("utf-8", "surrogatepass"))
        step()
    gold = Counter(entity for entity, _ in reached)
    by_score = reliability((one.score, one.right) for one in scored)
    by_risk = reliability(risks)
    return Quality(
        corpus.name, len(rows), digest.hexdigest()[:16], dict(sorted(gold.items())), estimate(rows, rounds, seed),
        by_score, calibration_error(by_score), by_risk, calibration_error(by_risk),
        {entity: curve(scored, reached, entity) for entity in sorted(gold)}, mistakes,
    )  # fmt: skip


def _shown(labelled: Labelled, mistake: Mistake) -> Shown:
    return Shown(mistake, masked_around(labelled.post.text, mistake.start, mistake.end))
