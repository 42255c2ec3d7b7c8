"""A policy's own examples, run: every clause says which posts it decides and which it lets pass."""

from collections.abc import Iterator
from typing import NamedTuple

from doxguard.pipeline.guard import Guard
from doxguard.pipeline.policy_model import Clause, Example, Policy
from doxguard.pipeline.post import Post


class Outcome(NamedTuple):
    """One example and what is wrong; "" if nothing is."""

    clause: str
    example: str  # such as "flags 2"
    problem: str


def run_examples(policy: Policy, guard: Guard) -> Iterator[Outcome]:
    """Yield what came of each example; the guard must judge by the same policy."""
    for clause in policy.clauses.values():
        for number, example in enumerate(clause.examples.flags, 1):
            yield Outcome(clause.id, f"flags {number}", _flags(clause, example, guard))
        for number, text in enumerate(clause.examples.passes, 1):
            yield Outcome(clause.id, f"passes {number}", _passes(clause, text, guard))


def _flags(clause: Clause, example: Example, guard: Guard) -> str:
    decision = guard.check(Post(example.text, lang=example.lang, meta=example.meta))
    if decision.action != example.action:
        return f"{decision.action} where it says {example.action}"
    return "" if clause.id in decision.clauses else f"decided by {', '.join(decision.clauses) or 'no clause'} instead"


def _passes(clause: Clause, text: str, guard: Guard) -> str:
    """A clause that exempts must not apply; for any other clause the post must be allowed."""
    decision = guard.check(text)
    if clause.exempts:
        return f"{clause.id} applies" if clause.id in decision.clauses else ""
    return "" if decision.action == "allow" else f"{decision.action} by {', '.join(decision.clauses)}"
