"""From findings and signals to a decision: each clause of the policy is asked in turn.

A clause that asks for entities is asked for each of its findings, with whose that finding is; so are its exemptions.
The gravest outcome of a clause counts, and the gravest of all is the action. What is unknown decides nothing: an
exemption that hangs on it does not apply, and the decision names it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.context.about import Context
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action, Decision, Reason
from doxguard.pipeline.policy_facts import NO_FACTS, Ask, PostFacts, Truth
from doxguard.pipeline.policy_rules import Check, ClauseRule, Rules, rules_of
from doxguard.pipeline.policy_schema import Clause, Policy, PolicyFile
from doxguard.pipeline.policy_terms import Words
from doxguard.pipeline.score import risk_of, share_of


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


class _Judged(NamedTuple):
    outcomes: list[_Outcome]  # gravest first
    exempted: list[_Outcome]
    unknown: set[str]


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
    rules, head = rules_of(policy), policy.head
    signals, subjects = context if isinstance(context, Context) else (context, ())
    if len(subjects) != len(found):
        subjects = [signals["subject"]] * len(found)
    counts = _counting(found, head, facts.region)
    ask = Ask([f for f, counted in zip(found, counts, strict=True) if counted], signals, facts, signals["subject"])
    judged = _judge(rules, ask, found, subjects, counts)
    action = judged.outcomes[0].action if judged.outcomes else Action.ALLOW
    after = _after(rules, ask, judged) if judged.outcomes else []
    order = sorted(range(len(found)), key=lambda at: (found[at].start, found[at].end))
    return Decision(
        id=post_id,
        action=action,
        risk=_risk(judged, action, found, subjects, ask, head),
        clauses=_cited(judged, action, after),
        findings=tuple(found[at] for at in order),
        signals=signals,
        reasons=tuple(_reasons(judged, action, after, policy, found, signals)),
        policy_id=head.id,
        policy_version=head.version,
        unknown=tuple(sorted(judged.unknown)) if judged.outcomes else (),
        subjects=tuple(subjects[at].value for at in order),
        advice=tuple(_advice(judged, found, signals)) if judged.outcomes else (),
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


def _judge(
    rules: Rules, ask: Ask, found: Sequence[Finding], subjects: Sequence[Signal], counts: Sequence[bool]
) -> _Judged:
    """Ask each violation for each of its findings, and for the post as a whole."""
    judged = _Judged([], [], set())
    whole = ask.subject
    entities = {finding.entity for finding in ask.findings}
    for rule in rules.violations:
        if not entities.isdisjoint(rule.entities):
            for at, finding in enumerate(found):
                if counts[at] and finding.entity in rule.entities:
                    ask.finding, ask.subject = finding, subjects[at]
                    _put(rule, ask, at, judged)
        if rule.whole:
            ask.finding, ask.subject = None, whole
            _put(rule, ask, -1, judged)
    ask.finding, ask.subject = None, whole
    judged.outcomes.sort(key=lambda outcome: (-outcome.action.rank, outcome.at))
    return judged


def _put(rule: ClauseRule, ask: Ask, at: int, judged: _Judged) -> None:
    """Ask a violation about what is bound in ``ask``, and note what comes of it."""
    unknown = judged.unknown
    if not _holds(rule.when, ask, unknown):
        return
    truths = [_holds(when, ask, unknown) for _, when in rule.unless]
    if True in truths:
        for (clause, _), truth in zip(rule.unless, truths, strict=True):
            if truth:
                judged.exempted.append(_Outcome(clause, clause.reason, Action.ALLOW, (), at, rule.signals, 0, ()))
        return
    might = tuple([clause for (clause, _), truth in zip(rule.unless, truths, strict=True) if truth is None])
    for line in rule.rows:  # the last always holds
        if line.when is None or _holds(line.when, ask, unknown):
            break
    row = line.row
    weight = rule.clause.weight if row.weight is None else row.weight
    signals = (*line.signals, *rule.signals)
    reason = row.reason or rule.clause.reason
    judged.outcomes.append(_Outcome(rule.clause, reason, row.then, row.because, at, signals, weight, might))
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


def _after(rules: Rules, ask: Ask, judged: _Judged) -> list[ClauseRule]:
    """Return the considerations that had a say, and, after a removal, what follows for the account."""
    after = [rule for rule in rules.considerations if rule.when(ask)]
    if judged.outcomes[0].action is Action.REMOVE:
        ask.violated = {o.clause.id: [] for o in judged.outcomes if o.action is Action.REMOVE}
        after += [rule for rule in rules.enforcement if rule.when(ask)]
    ask.seen.clear()
    return after


def _cited(judged: _Judged, action: Action, after: Sequence[ClauseRule]) -> tuple[str, ...]:
    """Return the ids of the clauses: those violated, gravest first, what they are weighed by, exemptions, measures."""
    cited = [o.clause.id for o in judged.outcomes if o.action is not Action.ALLOW]
    cited += [clause for o in judged.outcomes if o.action is action for clause in o.because]
    cited += [rule.clause.id for rule in after if rule.clause.kind == "consideration"]
    cited += [o.clause.id for o in judged.exempted]
    cited += [rule.clause.id for rule in after if rule.clause.kind != "consideration"]
    return tuple(dict.fromkeys(cited))


def _risk(
    judged: _Judged, action: Action, found: Sequence[Finding], subjects: Sequence[Signal], ask: Ask, head: PolicyFile
) -> int:
    where = ask.signals["whereabouts"].value
    violating = {o.at for o in judged.outcomes if o.action is not Action.ALLOW}
    spared = {o.at for o in judged.exempted} - violating
    shares = [share_of(f, subjects[at].value, where, head.risk, at in spared) for at, f in enumerate(found)]
    shares += [o.weight / 100 for o in judged.outcomes if o.at < 0 and o.action is not Action.ALLOW]
    return risk_of(shares, ask.signals, head.risk, action, ask.facts.prior_violations or 0)


def _reasons(
    judged: _Judged,
    action: Action,
    after: Sequence[ClauseRule],
    policy: Policy,
    found: Sequence[Finding],
    signals: Mapping[str, Signal],
) -> Iterator[Reason]:
    """Yield a reason for each clause that had a say, once; for a violation that of its gravest outcome."""
    told: set[str] = set()
    for outcome in (*judged.outcomes, *judged.exempted):
        if outcome.clause.id not in told:
            told.add(outcome.clause.id)
            yield _reason(outcome.clause.id, outcome.reason, found, outcome.at, outcome.signals, signals)
    weighed = [(policy.clauses[c], o.signals) for o in judged.outcomes if o.action is action for c in o.because]
    for clause, names in (*weighed, *((rule.clause, rule.signals) for rule in after)):
        if clause.id not in told:
            told.add(clause.id)
            yield _reason(clause.id, clause.reason, found, -1, names, signals)


def _reason(
    clause: str, words: Words, found: Sequence[Finding], at: int, names: Iterable[str], signals: Mapping[str, Signal]
) -> Reason:
    """Return words with the place of the finding they are about, or of those behind the first signal that has any."""
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
    return nl.replace("{what}", called["nl"]), _english(en, called["en"])


def _english(sentence: str, what: str) -> str:
    """Return a sentence with the name of what was found, and the article that goes with it."""
    if what[0] in "aeioAEIO":
        sentence = sentence.replace("a {what}", "an {what}").replace("A {what}", "An {what}")
    return sentence.replace("{what}", what)


def _advice(judged: _Judged, found: Sequence[Finding], signals: Mapping[str, Signal]) -> Iterator[Reason]:
    """Yield what the author could leave out, and then what would have to be known for an exemption."""
    might: dict[str, Words] = {}
    for o in judged.outcomes:
        if o.clause.advice and o.action is not Action.ALLOW:
            yield _reason(o.clause.id, o.clause.advice, found, o.at, o.signals, signals)
        might.update((clause.id, clause.advice) for clause in o.open if clause.advice)
    for clause, words in might.items():
        yield _without_place(clause, words.nl, words.en)


@cache
def entity_names() -> Mapping[str, Mapping[str, str]]:
    """Return what each entity is called, by language."""
    table = read_yaml("lexicon/entity_names.yaml")
    assert isinstance(table, dict)
    return table
