"""A policy's conditions as functions, made once per policy, and its clauses in the order in which they are asked.

Conditions are three-valued: True, False, or None where that hangs on something unknown, which is then noted in
``ask.seen``. Behaviour, tone and times are read from words that are there: where none are, they are not there either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from doxguard.errors import PolicyError
from doxguard.pipeline.policy_facts import Ask, Truth, follows_somebody, posted_on
from doxguard.pipeline.policy_schema import Clause, Policy, Row, Unless
from doxguard.pipeline.policy_terms import Condition

Check = Callable[[Ask], Truth]

_SIGNALS = (
    "subject", "intent", "live", "whereabouts", "consent", "exposure", "tone", "media", "media_source", "media_public",
    "media_owner", "media_consent", "media_interest",
)  # fmt: skip
_SEEN_OR_NOT = ("tone", "whereabouts")


class Exemption(NamedTuple):
    """A clause that exempts, and when."""

    clause: Clause
    when: Check


class RowRule(NamedTuple):
    """A row of a clause's table; ``signals`` are those its condition asks for."""

    row: Row
    when: Check | None
    signals: tuple[str, ...]


class ClauseRule(NamedTuple):
    """A clause, ready to be asked."""

    clause: Clause
    when: Check
    signals: tuple[str, ...]
    entities: frozenset[str] = frozenset()  # asked for each finding of these
    whole: bool = True  # and for the post as a whole
    unless: tuple[Exemption, ...] = ()
    rows: tuple[RowRule, ...] = ()


class Rules(NamedTuple):
    """A policy's clauses, ready to be asked."""

    violations: tuple[ClauseRule, ...]  # each after those that it asks about
    considerations: tuple[ClauseRule, ...]
    enforcement: tuple[ClauseRule, ...]


@lru_cache(maxsize=16)
def rules_of(policy: Policy) -> Rules:
    """Return the policy's rules, made when first asked for."""
    make = _Maker(policy)
    violations = [make.violation(c) for c in in_order(policy.clauses) if c.kind == "violation"]
    return Rules(tuple(violations), make.by_kind("consideration"), make.by_kind("enforcement_rule"))


def make_check(condition: Condition, policy: Policy) -> Check:
    """Return a condition as a function."""
    return _Maker(policy).check(condition)


class _Maker:
    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._ranks = {entity: rank for rank, group in enumerate(policy.head.ranking) for entity in group}
        rules = [c.enforcement for c in policy.clauses.values() if c.enforcement]
        self._telling = tuple(word for rule in rules for word in rule.telling)
        self._pointing = tuple(word for rule in rules for word in rule.pointing)

    def violation(self, clause: Clause) -> ClauseRule:
        assert clause.when is not None
        rows = (RowRule(r, self.check(r.when) if r.when else None, _signals_of(r.when)) for r in clause.action)
        return ClauseRule(
            clause,
            self.check(clause.when),
            _signals_of(clause.when),
            frozenset(_entities_of(clause.when)),
            not clause.when.entity,
            tuple(map(self._exemption, clause.unless)),
            tuple(rows),
        )

    def by_kind(self, kind: str) -> tuple[ClauseRule, ...]:
        clauses = [c for c in self._policy.clauses.values() if c.kind == kind]
        return tuple(ClauseRule(c, self.check(c.when), _signals_of(c.when)) for c in clauses if c.when is not None)

    def _exemption(self, entry: str | Unless) -> Exemption:
        clause = self._policy.clauses[entry.clause if isinstance(entry, Unless) else entry]
        when = entry.when if isinstance(entry, Unless) else clause.when
        assert when is not None
        return Exemption(clause, self.check(when))

    def check(self, condition: Condition) -> Check:
        given = [name for name in Condition.model_fields if name in condition.model_fields_set]
        parts = [self._part(name, condition) for name in given]
        return parts[0] if len(parts) == 1 else _all(parts)

    def _part(self, name: str, condition: Condition) -> Check:
        if name in _SIGNALS:
            return _signal(name, getattr(condition, name))
        if name in ("all", "any"):
            parts = [self.check(part) for part in getattr(condition, name)]
            return _all(parts) if name == "all" else _any(parts)
        if condition.not_ is not None and name == "not_":
            return _not(self.check(condition.not_))
        if name == "several_ranks":
            return _several_ranks(self._ranks, condition.several_ranks is True)
        if name == "dedicated_account":
            return _dedicated(self._telling, self._pointing, condition.dedicated_account is True)
        return _OTHER[name](condition)


def _all(parts: Sequence[Check]) -> Check:
    return _until(parts, decisive=False)


def _any(parts: Sequence[Check]) -> Check:
    return _until(parts, decisive=True)


def _until(parts: Sequence[Check], *, decisive: bool) -> Check:
    """Ask until one part decides the whole; otherwise it is unknown if any part is, and else the contrary."""

    def check(ask: Ask) -> Truth:
        result: Truth = not decisive
        for part in parts:
            value = part(ask)
            if value is decisive:
                return decisive
            if value is None:
                result = None
        return result

    return check


def _not(inner: Check) -> Check:
    def check(ask: Ask) -> Truth:
        value = inner(ask)
        return None if value is None else not value

    return check


def _signal(name: str, wanted: object) -> Check:
    values = frozenset([str(wanted).lower()] if isinstance(wanted, bool) else _strings(wanted))
    silent = name in _SEEN_OR_NOT

    def check(ask: Ask) -> Truth:
        value = (ask.subject if name == "subject" else ask.signals[name]).value
        if value in values:
            return True
        if value != "unknown" or silent:
            return False
        ask.seen.append(name)
        return None

    return check


def _strings(values: object) -> Iterable[str]:
    assert isinstance(values, tuple)
    return map(str, values)


def _behaviour(condition: Condition) -> Check:
    names = condition.behaviour
    return lambda ask: any(ask.signals[name].value == "true" for name in names)


def _entity(condition: Condition) -> Check:
    wanted = frozenset(condition.entity)
    return lambda ask: ask.finding is not None and ask.finding.entity in wanted


def _country(condition: Condition) -> Check:
    wanted = frozenset(condition.country)

    def check(ask: Ask) -> Truth:
        if ask.finding is None or not ask.finding.country:
            ask.seen.append("country")
            return None
        return ask.finding.country in wanted

    return check


def _posted(on: date, from_: bool) -> Check:
    def check(ask: Ask) -> Truth:
        day = posted_on(ask.facts.posted_at)
        if day is None:
            ask.seen.append("posted_at")
            return None
        return (day >= on) == from_

    return check


def _prior(condition: Condition) -> Check:
    wanted = condition.prior_violations
    assert wanted is not None
    most = float("inf") if wanted.at_most is None else wanted.at_most

    def check(ask: Ask) -> Truth:
        count = ask.facts.prior_violations
        if count is None:
            ask.seen.append("prior_violations")
            return None
        return wanted.at_least <= count <= most

    return check


def _several_ranks(ranks: Mapping[str, int], wanted: bool) -> Check:
    def check(ask: Ask) -> Truth:
        gravest = (
            min((ranks[f.entity] for f in of if f and f.entity in ranks), default=None) for of in ask.violated.values()
        )
        return (len(set(gravest) - {None}) > 1) == wanted

    return check


def _dedicated(telling: Sequence[str], pointing: Sequence[str], wanted: bool) -> Check:
    return lambda ask: follows_somebody(ask.facts, telling, pointing) == wanted


_OTHER: Mapping[str, Callable[[Condition], Check]] = {
    "entity": _entity,
    "country": _country,
    "behaviour": _behaviour,
    "any_finding": lambda c: lambda ask: bool(ask.findings) == c.any_finding,
    "posted_from": lambda c: _posted(c.posted_from or date.min, True),
    "posted_before": lambda c: _posted(c.posted_before or date.min, False),
    "region": lambda c: lambda ask: ask.facts.region in c.region,
    "prior_violations": _prior,
    "decided": lambda c: lambda ask: any(clause in ask.violated for clause in c.decided),
}


def _entities_of(condition: Condition) -> Iterator[str]:
    """Yield the entities for which a condition may hold; what stands under ``not`` is no cause to ask."""
    yield from condition.entity
    for part in (*condition.all, *condition.any):
        yield from _entities_of(part)


def in_order(clauses: Mapping[str, Clause]) -> list[Clause]:
    """Return clauses so that each comes after those that it asks about; raises `PolicyError` if they go in a circle."""
    sorter = TopologicalSorter(
        {c.id: sorted({o for w in conditions_of(c) for o in w.decided}) for c in clauses.values()}
    )
    try:
        return [clauses[name] for name in sorter.static_order() if name in clauses]
    except CycleError as error:
        raise PolicyError(f"decided: clauses that ask about each other: {', '.join(error.args[1])}") from error


def conditions_of(clause: Clause) -> Iterator[Condition]:
    """Yield every condition of a clause, those inside others too."""
    given = [clause.when, *(row.when for row in clause.action)]
    given += [entry.when for entry in clause.unless if isinstance(entry, Unless)]
    stack = [condition for condition in given if condition is not None]
    while stack:
        condition = stack.pop()
        yield condition
        stack += [*condition.all, *condition.any, *([condition.not_] if condition.not_ else [])]


def entities_of(policy: Policy) -> frozenset[str]:
    """Return the entities that the clauses of a policy name."""
    conditions = (condition for clause in policy.clauses.values() for condition in conditions_of(clause))
    return frozenset(entity for condition in conditions for entity in condition.entity)


def _signals_of(condition: Condition | None) -> tuple[str, ...]:
    """Return the signals that a condition asks for, in its order."""
    if condition is None:
        return ()
    names = [name for name in _SIGNALS if name != "subject" and name in condition.model_fields_set]
    names += condition.behaviour
    for part in (*condition.all, *condition.any):
        names += _signals_of(part)
    return tuple(dict.fromkeys(names))
