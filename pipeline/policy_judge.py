"""What the clauses of a policy come to for a post, wherever its findings stand and however sure they are.

A clause that asks for entities is asked for each of its findings, with whose that finding is; so are its exemptions.
The gravest outcome of a clause counts, and the gravest of all is the action. What is unknown decides nothing: an
exemption that hangs on it does not apply, and is named.

All of that hangs on what the findings are, whose they are and what the signals say. Posts are alike in this: of
12,000 labelled ones four in five of those with findings were like one before, so that what the last ones came to is
kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_facts import NO_FACTS, Ask, PostFacts, Truth, posted_on
from doxguard.pipeline.policy_rules import Check, ClauseRule, conditions_of, rules_of
from doxguard.pipeline.policy_schema import Clause, Policy
from doxguard.pipeline.policy_terms import Words

# What the keys of a condition ask of `PostFacts`, but for the time.
_FACTS: Mapping[str, Sequence[str]] = {
    "region": ("region",),
    "prior_violations": ("prior_violations",),
    "dedicated_account": ("bio", "handle", "dedicated"),
}
_KEPT = 2048  # kinds of posts
_MOST = 8  # findings of a post that is kept


class Kind(NamedTuple):
    """What conditions may ask of a finding."""

    entity: str
    country: str
    subject: str
    counts: bool  # whether it may decide


class Said(NamedTuple):
    """A clause that has a say, in words, and what they are about: a finding, or else the first of some signals."""

    clause: str
    words: Words
    at: int  # which of the findings, or -1
    signals: tuple[str, ...]


class Judged(NamedTuple):
    """What the clauses come to."""

    action: Action
    clauses: tuple[str, ...]
    reasons: tuple[Said, ...]
    advice: tuple[Said, ...]
    unknown: tuple[str, ...]  # signals and facts
    spared: frozenset[int]  # findings that are exempt
    weights: tuple[float, ...]  # of what violates without a finding
    removed: tuple[str, ...]  # clauses for which the post is to be removed


class _Outcome(NamedTuple):
    """What a clause comes to, for one finding or for the post as a whole."""

    clause: Clause  # the one violated, or the one that exempts
    reason: Words
    action: Action
    because: tuple[str, ...]
    at: int  # which of the findings, or -1
    signals: tuple[str, ...]  # that the outcome hangs on
    weight: float
    open: tuple[Clause, ...]  # exemptions that could apply, were more known


class _Heard(NamedTuple):
    """What all clauses come to, one by one."""

    outcomes: list[_Outcome]  # gravest first
    exempted: list[_Outcome]
    unknown: set[str]


def judge(
    policy: Policy, kinds: tuple[Kind, ...], names: tuple[str, ...], values: tuple[str, ...], facts: PostFacts
) -> Judged:
    """Return what a policy's clauses come to.

    ``kinds``: of the findings; ``names``, ``values``: of the signals.
    """
    # A post of many findings is like no other, and would only take up room.
    judged = _judge if len(kinds) <= _MOST else _judge.__wrapped__
    return judged(policy, kinds, names, values, _as_asked(facts, _asked(policy)))


class _Asked(NamedTuple):
    """What a policy asks of a post beside its signals, but for what follows for the account."""

    facts: tuple[str, ...]  # by name
    days: tuple[date, ...]  # with which the day of the post is compared


@lru_cache(maxsize=16)
def _asked(policy: Policy) -> _Asked:
    asking = [c for c in policy.clauses.values() if c.kind in ("violation", "exemption", "consideration")]
    conditions = [condition for clause in asking for condition in conditions_of(clause)]
    names = {name for one in conditions for key in one.model_fields_set for name in _FACTS.get(key, ())}
    days = {day for one in conditions for day in (one.posted_from, one.posted_before) if day}
    return _Asked(tuple(sorted(names)), tuple(days))


def _as_asked(facts: PostFacts, asked: _Asked) -> PostFacts:
    """Return facts without those that are not asked for; for the time of a post, a day on the same side of all days."""
    if facts == NO_FACTS:
        return NO_FACTS
    known = {name: getattr(facts, name) for name in asked.facts}
    if asked.days and (day := posted_on(facts.posted_at)):
        known["posted_at"] = max([one for one in asked.days if one <= day], default=date.min).isoformat()
    return PostFacts(**known) if known else NO_FACTS


@lru_cache(maxsize=_KEPT)
def _judge(
    policy: Policy, kinds: tuple[Kind, ...], names: tuple[str, ...], values: tuple[str, ...], facts: PostFacts
) -> Judged:
    rules = rules_of(policy)
    signals = {name: Signal(name, value) for name, value in zip(names, values, strict=True)}
    found = [Finding(kind.entity, 0, 0, 0.0, country=kind.country) for kind in kinds]
    whole = signals["subject"]
    ask = Ask([f for f, kind in zip(found, kinds, strict=True) if kind.counts], signals, facts, whole)
    heard = _Heard([], [], set())
    for rule in rules.violations:
        for at, kind in enumerate(kinds) if rule.entities else ():
            if kind.counts and kind.entity in rule.entities:
                ask.finding, ask.subject = found[at], Signal("subject", kind.subject)
                _put(rule, ask, at, heard)
        if rule.whole:
            ask.finding, ask.subject = None, whole
            _put(rule, ask, -1, heard)
    ask.finding, ask.subject = None, whole
    heard.outcomes.sort(key=lambda outcome: (-outcome.action.rank, outcome.at))
    weighing = [rule for rule in rules.considerations if rule.when(ask)] if heard.outcomes else []
    return _summed(policy, heard, weighing)


def _put(rule: ClauseRule, ask: Ask, at: int, heard: _Heard) -> None:
    """Ask a violation about what is bound in ``ask``, and note what comes of it."""
    unknown = heard.unknown
    if not _holds(rule.when, ask, unknown):
        return
    truths = [_holds(exemption.when, ask, unknown) for exemption in rule.unless]
    if True in truths:
        for exemption, truth in zip(rule.unless, truths, strict=True):
            if truth:
                clause = exemption.clause
                heard.exempted.append(_Outcome(clause, clause.reason, Action.ALLOW, (), at, rule.signals, 0, ()))
        return
    might = tuple(e.clause for e, truth in zip(rule.unless, truths, strict=True) if truth is None)
    line = next(line for line in rule.rows if line.when is None or _holds(line.when, ask, unknown))
    row = line.row
    weight = rule.clause.weight if row.weight is None else row.weight
    signals = (*line.signals, *rule.signals)
    reason = row.reason or rule.clause.reason
    heard.outcomes.append(_Outcome(rule.clause, reason, row.then, row.because, at, signals, weight, might))
    if row.then is not Action.ALLOW:
        _note(ask.violated.setdefault(rule.clause.id, []), ask.finding)


def _note(violating: list[Finding | None], finding: Finding | None) -> None:
    """Add a finding to what violates a clause, unless one of its entity is there: of more, rules learn nothing."""
    entity = finding and finding.entity
    if not any((other and other.entity) == entity for other in violating):
        violating.append(finding)


def _holds(check: Check, ask: Ask, unknown: set[str]) -> Truth:
    truth = check(ask)
    if ask.seen:
        if truth is None:  # only then could what is not known have made a difference
            unknown.update(ask.seen)
        ask.seen.clear()
    return truth


def _summed(policy: Policy, heard: _Heard, weighing: Sequence[ClauseRule]) -> Judged:
    """Return what the outcomes, and the considerations that had a say, come to together."""
    outcomes, exempted, unknown = heard
    action = outcomes[0].action if outcomes else Action.ALLOW
    violating = [o for o in outcomes if o.action is not Action.ALLOW]
    return Judged(
        action,
        _cited(heard, action, weighing),
        tuple(_reasons(policy, heard, action, weighing)),
        tuple(_advice(outcomes)),
        tuple(sorted(unknown)) if outcomes else (),
        frozenset({o.at for o in exempted} - {o.at for o in violating}),
        tuple(o.weight for o in violating if o.at < 0),
        tuple(o.clause.id for o in outcomes if o.action is Action.REMOVE),
    )


def _cited(heard: _Heard, action: Action, weighing: Sequence[ClauseRule]) -> tuple[str, ...]:
    """Return the ids of the clauses: those violated, gravest first, what they are weighed by, exemptions."""
    cited = [o.clause.id for o in heard.outcomes if o.action is not Action.ALLOW]
    cited += [clause for o in heard.outcomes if o.action is action for clause in o.because]
    cited += [rule.clause.id for rule in weighing]
    cited += [o.clause.id for o in heard.exempted]
    return tuple(dict.fromkeys(cited))


def _reasons(policy: Policy, heard: _Heard, action: Action, weighing: Sequence[ClauseRule]) -> Iterable[Said]:
    """Return a reason for each clause that had a say, once; for a violation that of its gravest outcome."""
    said = [Said(o.clause.id, o.reason, o.at, o.signals) for o in (*heard.outcomes, *heard.exempted)]
    weighed = [(policy.clauses[c], o.signals) for o in heard.outcomes if o.action is action for c in o.because]
    weighed += [(rule.clause, rule.signals) for rule in weighing]
    said += [Said(clause.id, clause.reason, -1, names) for clause, names in weighed]
    first: dict[str, Said] = {}
    for one in said:
        first.setdefault(one.clause, one)
    return first.values()


def _advice(outcomes: Sequence[_Outcome]) -> Iterator[Said]:
    """Yield what the author could leave out, and then what would have to be known for an exemption."""
    might: dict[str, Words] = {}
    for o in outcomes:
        if o.clause.advice and o.action is not Action.ALLOW:
            yield Said(o.clause.id, o.clause.advice, o.at, o.signals)
        might.update((clause.id, clause.advice) for clause in o.open if clause.advice)
    for clause, words in might.items():
        yield Said(clause, words, -1, ())
