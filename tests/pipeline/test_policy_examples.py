"""The examples in a policy's clauses, run."""

import pytest

from doxguard import Guard
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_model import Example, Examples, load_policy
from doxguard.pipeline.policy_test import run_examples

NAME = "x-private-information"
OUTCOMES = list(run_examples(load_policy(NAME), Guard(NAME, screen=False)))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[f"{o.clause} {o.example}" for o in OUTCOMES])
def test_the_examples_of_the_policy_come_out_as_they_say(outcome: tuple[str, str, str]) -> None:
    assert outcome[2] == ""


def test_every_clause_has_examples() -> None:
    assert {outcome.clause for outcome in OUTCOMES} == set(load_policy(NAME).clauses)


PROBLEMS = {
    "another action": (
        "private.contact",
        Examples(flags=(Example(text="haar nummer is 06 1122 3344", action=Action.REMOVE),)),
        "warn where it says remove",
    ),
    "another clause": (
        "private.financial",
        Examples(flags=(Example(text="haar nummer is 06 1122 3344", action=Action.WARN),)),
        "decided by private.contact",
    ),
    "no clause": (
        "private.contact",
        Examples(flags=(Example(text="hoi", action=Action.ALLOW),)),
        "decided by no clause",
    ),
    "not let pass": ("private.contact", Examples(passes=("haar nummer is 06 1122 3344",)), "warn by private.contact"),
    "exempted": (
        "exempt.own_information",
        Examples(passes=("mijn nummer is 06 1122 3344",)),
        "exempt.own_information applies",
    ),
}


@pytest.mark.parametrize(("clause", "examples", "problem"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_are_named(clause: str, examples: Examples, problem: str) -> None:
    policy = load_policy(NAME)
    changed = policy.clauses[clause].model_copy(update={"examples": examples})
    outcomes = list(run_examples(policy.model_copy(update={"clauses": {clause: changed}}), Guard(NAME, screen=False)))
    assert [outcome.clause for outcome in outcomes] == [clause]
    assert problem in outcomes[0].problem
