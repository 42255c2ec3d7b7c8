"""A policy's own examples, run: every clause says which posts it decides and which it lets pass.

An example that states signals, subjects or findings tests the policy alone; the others test all that leads to it.
Reports and measures are tested by the cases in their clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from doxguard.detectors.context.about import About, Context, unseen
from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Decision
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import facts_of
from doxguard.pipeline.policy_reports import measure_of, outcome_of
from doxguard.pipeline.policy_schema import Clause, Example, Policy
from doxguard.pipeline.post import Post

_STRENGTH = 0.8  # of what an example states
_SCORE = 0.9


class Outcome(NamedTuple):
    """One example and what is wrong; "" if nothing is."""

    clause: str
    example: str  # such as "flags 2"
    problem: str


def run_examples(policy: Policy, guard: Guard, only: str = "") -> Iterator[Outcome]:
    """Yield what came of each example, or of those of one clause; the guard must judge by the same policy."""
    cited = cited_clauses(policy)
    for clause in policy.clauses.values():
        if only and clause.id != only:
            continue
        for number, example in enumerate(clause.examples.flags, 1):
            yield Outcome(clause.id, f"flags {number}", _flags(clause, example, judge(example, policy, guard), cited))
        for number, passes in enumerate(clause.examples.passes, 1):
            example = Example(text=passes) if isinstance(passes, str) else passes
            yield Outcome(clause.id, f"passes {number}", _passes(clause, example, judge(example, policy, guard)))
        for number, problem in enumerate(_cases(clause, policy), 1):
            yield Outcome(clause.id, f"cases {number}", problem)


def judge(example: Example, policy: Policy, guard: Guard) -> Decision:
    """Return what the policy asks on an example: by what it states, or by what is found and read in it."""
    post = _post(example)
    known = facts_of(post.about(), example.region)
    if example.is_stated:
        return decide("", *_stated(example, guard), policy, known)
    seen = guard.check(post)
    if known == facts_of(About()):
        return seen
    subjects = [Signal("subject", subject, _STRENGTH) for subject in seen.subjects]
    return decide("", seen.findings, Context(seen.signals, subjects), policy, known)


def _post(example: Example) -> Post:
    author = {"handle": example.author} if isinstance(example.author, str) else example.author
    return Post(
        example.text,
        lang=example.lang,
        posted_at=example.posted_at,
        author=author if example.author else {},
        media=example.media,
        meta=example.meta,
    )


def _stated(example: Example, guard: Guard) -> tuple[Sequence[Finding], Context]:
    """Return the findings and the context of an example as it states them."""
    if "finds" in example.model_fields_set:
        at = range(len(example.finds))
        found = [Finding(entity, i, i + 1, _SCORE) for i, entity in zip(at, example.finds, strict=True)]
    else:
        found = guard.findings(example.text, example.lang)
    signals = unseen()
    if found:
        signals["subject"] = Signal("subject", "unknown")
    signals.update({name: Signal(name, value, _STRENGTH) for name, value in example.signals.items()})
    if not example.subjects:
        return found, Context(signals, [signals["subject"]] * len(found))
    return found, Context(signals, [replace(signals["subject"], value=value) for value in example.subjects])


def cited_clauses(policy: Policy) -> set[str]:
    """Return the clauses that a decision can name: those that are asked, and those that a row applies."""
    clauses = policy.clauses.values()
    return {c.id for c in clauses if c.when} | {name for c in clauses for row in c.action for name in row.because}


def _flags(clause: Clause, example: Example, decision: Decision, cited: set[str]) -> str:
    """The action must be the example's, and the clause must be named if it ever is."""
    if decision.action != example.action:
        return f"{decision.action} where it says {example.action}"
    named = clause.id in decision.clauses
    return "" if named or clause.id not in cited else f"decided by {', '.join(decision.clauses) or 'no clause'} instead"


def _passes(clause: Clause, example: Example, decision: Decision) -> str:
    """The clause must not be named; a post that only a violation is asked about must be allowed."""
    if clause.id in decision.clauses:
        return f"{decision.action} by {clause.id}"
    wanted = clause.kind == "violation" or "action" in example.model_fields_set
    if wanted and decision.action != example.action:
        return f"{decision.action} by {', '.join(decision.clauses)} where it says {example.action}"
    return ""


def _cases(clause: Clause, policy: Policy) -> Iterator[str]:
    """Yield what is wrong with each case of a rule on reports or measures."""
    for report in clause.report.cases if clause.report else ():
        found = outcome_of(policy, report.relation, report.action, report.clause, report.posts)
        yield "" if found == report.comes_of_it else f"{found} where it says {report.comes_of_it}"
    for case in clause.enforcement.cases if clause.enforcement else ():
        measure = measure_of(policy, case.clauses, case.prior_violations, case.dedicated_account)
        yield "" if measure == case.measure else f"{measure} where it says {case.measure}"
