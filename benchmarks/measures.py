"""What is right and what is wrong of one post, in counts that add up over posts.

A span counts as found where a finding of its family covers at least half of it and is at most twice as long. A family
is what a reader would take for each other: a street with and without its number, a link and a live one, any number of
a person. "Exact" asks for the entity and both ends. Clauses are compared as sets of those that decide, where something
is asked at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from doxguard.benchmarks.corpora.corpus import Labelled, Span, Verdict
from doxguard.detectors.finding import ENTITIES
from doxguard.pipeline.decision import Decision

FAMILY = {"PARTIAL_ADDRESS": "STREET_ADDRESS", "LIVE_LOCATION_LINK": "LOCATION_LINK", "NL_BSN": "NATIONAL_ID"}
ACTIONS = ("allow", "warn", "review", "remove")
SIGNALS = ("subject", "intent", "live")
DECIDING = ("private.", "behaviour.", "media.")

Key = tuple[str, ...]  # what is counted: ("entity", "PHONE_NUMBER", "gold"), ("action", "warn", "allow"), …
Counts = Counter[Key]


class Placed(Protocol):
    """What stands at ``[start, end)``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Scored(NamedTuple):
    """A finding, how sure it was, and whether it was right."""

    entity: str
    score: float
    right: bool


class Mistake(NamedTuple):
    """What went wrong in a post, and where; never the text."""

    id: str
    what: str  # "missed", "false", "action"
    entity: str  # or the actions: "remove>warn"
    start: int = 0
    end: int = 0


class Outcome(NamedTuple):
    """One post: its counts, its findings, for each of its spans the surest finding, and its mistakes."""

    counts: Counts
    scored: Sequence[Scored]
    reached: Sequence[tuple[str, float]]  # entity, score; 0 for a span that was missed
    risk: tuple[int, bool] | None  # and whether anything is asked of the post
    mistakes: Sequence[Mistake]


def family(entity: str) -> str:
    """Return what an entity is counted as when two are compared."""
    return FAMILY.get(entity, entity)


def shared(one: Placed, other: Placed) -> int:
    """Return how many characters two have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_half_shared(one: Placed, other: Placed) -> bool:
    """Tell whether half of each is in the other."""
    twice = 2 * shared(one, other)
    return twice >= one.end - one.start and twice >= other.end - other.start


def is_matched(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether one of the others covers at least half of a span, and is at most twice as long."""
    return any(_matches(span, other) for other in others)


def compare(labelled: Labelled, decision: Decision, entities: frozenset[str] | None = None) -> Outcome:
    """Return what is right and wrong of a decision; findings of entities that a corpus does not label are left out."""
    families = None if entities is None else frozenset(map(family, entities))
    findings = [f for f in decision.findings if f.entity in ENTITIES]
    findings = [f for f in findings if families is None or family(f.entity) in families]
    found = [Span(f.entity, f.start, f.end) for f in findings]
    gold = labelled.spans
    counts: Counts = Counter()
    mistakes: list[Mistake] = []
    lang = labelled.post.lang or "und"
    for span in gold:
        hit = is_matched(span, found)
        _add(counts, span.entity, lang, gold=1, recalled=hit, exact=span in found)
        if not hit:
            mistakes.append(Mistake(labelled.post.id, "missed", *span))
    scored = []
    for span, finding in zip(found, findings, strict=True):
        right = is_matched(span, gold)
        scored.append(Scored(span.entity, finding.score, right))
        _add(counts, span.entity, lang, found=1, right=right)
        if not right:
            mistakes.append(Mistake(labelled.post.id, "false", *span))
    _count_post(counts, bool(gold), scored)
    reached = [(span.entity, _surest(span, found, [f.score for f in findings])) for span in gold]
    risk = None
    if labelled.verdict:
        _compare_verdicts(counts, labelled.verdict, decision)
        if labelled.verdict.action:
            risk = decision.risk, labelled.verdict.action != "allow"
            if labelled.verdict.action != decision.action:
                mistakes.append(Mistake(labelled.post.id, "action", f"{labelled.verdict.action}>{decision.action}"))
    return Outcome(counts, scored, reached, risk, mistakes)


def _add(counts: Counts, entity: str, lang: str, **what: int) -> None:
    for name, count in what.items():
        counts["entity", entity, name] += count
        counts["lang", lang, name] += count


def _count_post(counts: Counts, private: bool, scored: Sequence[Scored]) -> None:
    kind = "private" if private else "clean"
    counts["posts", kind] += 1
    counts["posts", f"{kind} flagged"] += bool(scored)
    if not private:
        counts["posts", "false in clean"] += len(scored)


def _compare_verdicts(counts: Counts, verdict: Verdict, decision: Decision) -> None:
    if verdict.action:
        counts["action", verdict.action, str(decision.action)] += 1
        want = _deciding(verdict.clauses) if verdict.action != "allow" else set()
        have = _deciding(decision.clauses) if decision.action != "allow" else set()
        counts["clause", "both"] += len(want & have)
        counts["clause", "gold"] += len(want)
        counts["clause", "found"] += len(have)
    signals = decision.to_dict()["signals"]
    assert isinstance(signals, dict)
    for name in SIGNALS:
        right = getattr(verdict, name)
        if right is not None:
            counts["signal", name, "known"] += 1
            counts["signal", name, "right"] += signals.get(name) == right


def _deciding(clauses: Iterable[str]) -> set[str]:
    return {clause for clause in clauses if clause.startswith(DECIDING)}


def _matches(span: Span, other: Span) -> bool:
    return family(span.entity) == family(other.entity) and is_half_shared(span, other)


def _surest(span: Span, found: Sequence[Span], scores: Sequence[float]) -> float:
    return max((score for other, score in zip(found, scores, strict=True) if _matches(span, other)), default=0.0)
