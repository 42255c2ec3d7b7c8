"""From findings and signals to a decision: each clause of the policy is asked in turn.

Conditions are three-valued. A signal that was not seen makes a condition unknown: the clause is then not decided by
it, an exemption that hangs on it does not apply, and the decision names the signal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action, Decision, Reason
from doxguard.pipeline.policy_model import Clause, Condition, Policy
from doxguard.pipeline.score import risk_of

Truth = bool | None  # None: unknown


class Facts(NamedTuple):
    """What is known of a post."""

    findings: Sequence[Finding]  # those that decide, gravest first
    signals: Mapping[str, Signal]


class _Outcome(NamedTuple):
    clause: Clause
    action: Action
    because: tuple[str, ...]
    finding: Finding | None
    place: Signal | None  # the signal that decided, where no finding did


def decide(post_id: str, found: Sequence[Finding], signals: Mapping[str, Signal], policy: Policy) -> Decision:
    """Return what the policy asks on a post with these findings (all that are reported) and signals."""
    head = policy.head
    facts = Facts([f for f in found if f.score >= head.thresholds.decide], signals)
    unknown: set[str] = set()
    outcomes: list[_Outcome] = []
    exempted: list[_Outcome] = []
    for clause in policy.clauses.values():
        if clause.exempts or not holds(clause.when, facts, unknown):
            continue
        exemption = next((e for e in clause.unless if holds(policy.clauses[e].when, facts, unknown)), None)
        (exempted if exemption else outcomes).append(_apply(clause, policy, facts, exemption, unknown))
    outcomes.sort(key=lambda outcome: -outcome.action.rank)
    action = outcomes[0].action if outcomes else Action.ALLOW
    deciding = outcomes or exempted
    clauses = dict.fromkeys(c for o in deciding for c in (*(() if o in exempted else (o.clause.id,)), *o.because))
    return Decision(
        id=post_id,
        action=action,
        risk=risk_of(found, signals, head.risk, exempt=bool(exempted) and not outcomes),
        clauses=tuple(clauses),
        findings=tuple(sorted(found, key=lambda f: (f.start, f.end))),
        signals=signals,
        reasons=tuple(_reason(o) for o in deciding),
        policy_id=head.id,
        policy_version=head.version,
        unknown=tuple(sorted(unknown)) if outcomes else (),
    )


def _apply(clause: Clause, policy: Policy, facts: Facts, exemption: str | None, unknown: set[str]) -> _Outcome:
    finding = next((f for f in facts.findings if f.entity in clause.when.entity), None)
    place = None if finding else facts.signals["intent"]
    if exemption:
        return _Outcome(policy.clauses[exemption], Action.ALLOW, (exemption,), finding, place)
    row = next(row for row in clause.action if row.when is None or holds(row.when, facts, unknown))
    return _Outcome(clause, row.then, row.because, finding, place)


def _reason(outcome: _Outcome) -> Reason:
    where = outcome.finding or outcome.place
    start, end = (where.start, where.end) if where else (0, 0)
    names = entity_names().get(outcome.finding.entity, {}) if outcome.finding else {}
    words = outcome.clause.reason
    return Reason(
        outcome.clause.id,
        words.nl.replace("{what}", names.get("nl", "")),
        words.en.replace("{what}", names.get("en", "")),
        start,
        end,
    )


@cache
def entity_names() -> dict[str, dict[str, str]]:
    """Return what each entity is called, by language."""
    table = read_yaml("lexicon/entity_names.yaml")
    assert isinstance(table, dict)
    return table


def holds(condition: Condition, facts: Facts, unknown: set[str]) -> Truth:
    """Tell whether a condition holds; None where that hangs on a signal that was not seen, whose name is noted."""
    seen: set[str] = set()
    truth = _all(_PARTS[key](condition, facts, seen) for key in _PARTS if key in condition.model_fields_set)
    if truth is None:  # only then could the signals that were not seen have made a difference
        unknown |= seen
    return truth


def _all(values: Iterable[Truth]) -> Truth:
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def _signal(name: str) -> Callable[[Condition, Facts, set[str]], Truth]:
    def part(condition: Condition, facts: Facts, unknown: set[str]) -> Truth:
        signal = facts.signals[name]
        wanted = getattr(condition, name)
        if signal.value in wanted:
            return True
        if signal.value == "unknown":
            unknown.add(name)
            return None
        return False

    return part


def _not(condition: Condition, facts: Facts, unknown: set[str]) -> Truth:
    assert condition.not_ is not None
    value = holds(condition.not_, facts, unknown)
    return None if value is None else not value


def _any(condition: Condition, facts: Facts, unknown: set[str]) -> Truth:
    value = _all(None if v is None else not v for v in (holds(c, facts, unknown) for c in condition.any))
    return None if value is None else not value


_PARTS: Mapping[str, Callable[[Condition, Facts, set[str]], Truth]] = {
    "entity": lambda c, facts, _: any(f.entity in c.entity for f in facts.findings),
    "any_finding": lambda c, facts, _: bool(facts.findings) == c.any_finding,
    "subject": _signal("subject"),
    "intent": _signal("intent"),
    "live": lambda c, facts, _: (facts.signals["live"].value == "true") == c.live,
    "consent": _signal("consent"),
    "exposure": _signal("exposure"),
    "all": lambda c, facts, unknown: _all(holds(part, facts, unknown) for part in c.all),
    "any": _any,
    "not_": _not,
}
