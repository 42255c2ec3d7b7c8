"""From findings and signals to a decision: what the clauses of the policy come to, with the places in the post.

Which clauses apply is judged in `doxguard.pipeline.policy_judge`. Here it is told which findings may decide, how grave
it is, what follows for the account, and where the words are that a reason is about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from doxguard.data import read_yaml
from doxguard.detectors.context.about import Context
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Decision, Reason
from doxguard.pipeline.policy_facts import NO_FACTS, Ask, PostFacts
from doxguard.pipeline.policy_judge import Judged, Kind, Said, judge
from doxguard.pipeline.policy_rules import rules_of
from doxguard.pipeline.policy_schema import Policy, PolicyFile
from doxguard.pipeline.score import risk_of, share_of

_value = attrgetter("value")


def decide(
    post_id: str,
    found: Sequence[Finding],
    context: Context | Mapping[str, Signal],
    policy: Policy,
    facts: PostFacts = NO_FACTS,
) -> Decision:
    """Return what the policy asks on a post.

    ``found``: all findings that are reported, gravest first; ``context``: its signals, and whose each finding is. Given
    signals alone, or no subjects, every finding is that of the post's subject.
    """
    head = policy.head
    signals, subjects = context if isinstance(context, Context) else (context, ())
    if len(subjects) != len(found):
        subjects = [signals["subject"]] * len(found)
    counts = _counting(found, head, facts.region)
    kinds = tuple([Kind(f.entity, f.country, subjects[at].value, counts[at]) for at, f in enumerate(found)])
    values = tuple(map(_value, signals.values()))
    judged = judge(policy, kinds, tuple(signals), values, facts)
    measures = _measures(
        policy, judged, [f for f, kind in zip(found, kinds, strict=True) if kind.counts], signals, facts
    )
    order = sorted(range(len(found)), key=lambda at: (found[at].start, found[at].end))
    return Decision(
        id=post_id,
        action=judged.action,
        risk=_risk(judged, found, kinds, signals, head, facts),
        clauses=(*judged.clauses, *[said.clause for said in measures]),
        findings=tuple([found[at] for at in order]),
        signals=signals,
        reasons=tuple([_reason(said, found, signals) for said in (*judged.reasons, *measures)]),
        policy_id=head.id,
        policy_version=head.version,
        unknown=judged.unknown,
        subjects=tuple([kinds[at].subject for at in order]),
        advice=tuple([_reason(said, found, signals) for said in judged.advice]),
    )


def _counting(found: Sequence[Finding], head: PolicyFile, region: str) -> list[bool]:
    """Tell of each finding whether it may decide: sure enough, private in this region, and no part of another."""
    least = head.thresholds.decide
    counts = [f.score >= least and not (region and _is_open(f, head, region)) for f in found]
    if len(found) > 1 and head.part_of:
        inside = _Wholes(f for f, counted in zip(found, counts, strict=True) if counted and f.entity in head.part_of)
        counts = [counted and not inside.has(f, head) for f, counted in zip(found, counts, strict=True)]
    return counts


def _is_open(finding: Finding, head: PolicyFile, region: str) -> bool:
    """Tell whether a finding is of a kind that does not count as private in the region, and is from there."""
    return region in head.not_private.get(finding.entity, ()) and finding.country in ("", region)


class _Wholes:
    """Findings that others may be parts of, by entity: in order of place, with how far those up to each one reach."""

    def __init__(self, wholes: Iterable[Finding]) -> None:
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        self._reach: defaultdict[str, list[int]] = defaultdict(list)
        for whole in sorted(wholes, key=lambda f: f.start):
            reach = self._reach[whole.entity]
            self._starts[whole.entity].append(whole.start)
            reach.append(max(whole.end, reach[-1]) if reach else whole.end)

    def has(self, finding: Finding, head: PolicyFile) -> bool:
        """Tell whether a finding is a part of one of them."""
        for entity, starts in self._starts.items():
            before = bisect_right(starts, finding.start)
            if before and finding.entity in head.part_of[entity] and finding.end <= self._reach[entity][before - 1]:
                return True
        return False


def _measures(
    policy: Policy, judged: Judged, deciding: Sequence[Finding], signals: Mapping[str, Signal], facts: PostFacts
) -> list[Said]:
    """Return what follows from a removal for the account."""
    if not judged.removed:
        return []
    violated: dict[str, list[Finding | None]] = {clause: [] for clause in judged.removed}
    ask = Ask(deciding, signals, facts, signals["subject"], violated=violated)
    rules = [rule for rule in rules_of(policy).enforcement if rule.when(ask)]
    return [Said(r.clause.id, r.clause.reason, -1, r.signals) for r in rules if r.clause.id not in judged.clauses]


def _risk(
    judged: Judged,
    found: Sequence[Finding],
    kinds: Sequence[Kind],
    signals: Mapping[str, Signal],
    head: PolicyFile,
    facts: PostFacts,
) -> int:
    where = signals["whereabouts"].value
    shares = [share_of(f, kinds[at].subject, where, head.risk, at in judged.spared) for at, f in enumerate(found)]
    shares += [weight / 100 for weight in judged.weights]
    return risk_of(shares, signals, head.risk, judged.action, facts.prior_violations or 0)


def _reason(said: Said, found: Sequence[Finding], signals: Mapping[str, Signal]) -> Reason:
    """Return words with the place of the finding they are about, or of those behind the first signal that has any."""
    clause, words, at, names = said
    if at >= 0:
        finding = found[at]
        return Reason(clause, *_sentences(words.nl, words.en, finding.entity), finding.start, finding.end)
    for name in names:
        signal = signals[name]
        if signal.end:
            return Reason(clause, words.nl, words.en, signal.start, signal.end)
    return _without_place(clause, words.nl, words.en)


@lru_cache(maxsize=1024)  # many posts get the same
def _without_place(clause: str, nl: str, en: str) -> Reason:
    return Reason(clause, nl, en)


@lru_cache(maxsize=1024)
def _sentences(nl: str, en: str, entity: str) -> tuple[str, str]:
    """Return a sentence in both languages with the name of what was found."""
    called = entity_names()[entity]
    return nl.replace("{what}", called["nl"]), english(en, called["en"])


def english(sentence: str, what: str) -> str:
    """Return a sentence with the name of what was found, and the article that goes with it."""
    if what[0] in "aeioAEIO":
        sentence = sentence.replace("a {what}", "an {what}").replace("A {what}", "An {what}")
    return sentence.replace("{what}", what)


@cache
def entity_names() -> Mapping[str, Mapping[str, str]]:
    """Return what each entity is called, by language."""
    table = read_yaml("lexicon/entity_names.yaml")
    assert isinstance(table, dict)
    return table
