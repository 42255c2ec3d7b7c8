"""The examples in the clauses of the policies that come with the package, run."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from doxguard import Guard
from doxguard.pipeline import policy_schema
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_model import load_policy, shipped
from doxguard.pipeline.policy_schema import Example, Examples, Policy
from doxguard.pipeline.policy_test import Outcome, cited_clauses, run_examples

NAME = "x-private-information"
POLICIES = {name: load_policy(name) for name in shipped()}
CLAUSES = [(policy, clause) for policy in POLICIES.values() for clause in policy.clauses.values()]
IDS = [f"{policy.head.id} {clause.id}" for policy, clause in CLAUSES]


@pytest.fixture(scope="module")
def guards() -> dict[str, Guard]:
    return {name: Guard(name, screen=False) for name in POLICIES}


@pytest.mark.parametrize(("policy", "name"), [(p, c.id) for p, c in CLAUSES], ids=IDS)
def test_the_examples_come_out_as_they_say(policy: Policy, name: str, guards: dict[str, Guard]) -> None:
    outcomes = [o for o in run_examples(policy, guards[policy.head.id], only=name) if o.problem]
    assert outcomes == []


@pytest.mark.parametrize(("policy", "name"), [(p, c.id) for p, c in CLAUSES], ids=IDS)
def test_every_clause_has_examples_both_ways(policy: Policy, name: str) -> None:
    clause = policy.clauses[name]
    assert min(len(clause.examples.flags), len(clause.examples.passes)) >= 3
    if clause.report:
        assert len(clause.report.cases) >= 3
    if clause.enforcement:
        assert len(clause.enforcement.cases) >= 3


def test_every_violation_and_exemption_can_be_cited() -> None:
    for policy in POLICIES.values():
        cited = cited_clauses(policy)
        for clause in policy.clauses.values():
            assert (
                clause.id in cited
                or clause.not_marked
                or clause.kind in ("report_rule", "enforcement_rule")
                or (any(clause.id in str(other.unless) for other in policy.clauses.values()))
            ), clause.id


def test_the_pipeline_knows_no_policy() -> None:
    """No clause is named in code that any policy goes through."""
    folder = Path(policy_schema.__file__).parent
    for file in (*folder.glob("policy*.py"), folder / "score.py", folder / "decision.py", folder / "guard.py"):
        source = file.read_text(encoding="utf-8")
        for clause in {clause.id for _, clause in CLAUSES if "." in clause.id}:
            assert not re.search(rf"[\"'`]{re.escape(clause)}\b", source), (file.name, clause)


PROBLEMS = {
    "another action": ("private.contact", Action.REMOVE, "warn where it says remove"),
    "another clause": ("private.financial", Action.WARN, "decided by private.contact"),
    "exempted": ("exempt.own_information", Action.WARN, "decided by private.contact"),
}
STATED = {"signals": {"subject": "other"}, "finds": ("PHONE_NUMBER",)}


def run(clause: str, examples: Examples) -> list[Outcome]:
    policy = POLICIES[NAME]
    changed = policy.clauses[clause].model_copy(update={"examples": examples})
    spoilt = replace(policy, clauses={**policy.clauses, clause: changed})
    return list(run_examples(spoilt, Guard(NAME, screen=False), only=clause))


@pytest.mark.parametrize(("clause", "says", "problem"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_are_named(clause: str, says: Action, problem: str) -> None:
    example = Example.model_validate({"text": "haar nummer is 06 1122 3344", "action": says, **STATED})
    outcomes = run(clause, Examples(flags=(example,)))
    assert [outcome.clause for outcome in outcomes] == [clause]
    assert problem in outcomes[0].problem


def test_what_should_pass_and_does_not() -> None:
    example = Example.model_validate({"text": "haar nummer is 06 1122 3344", **STATED})
    assert "warn by private.contact" in run("private.contact", Examples(passes=(example,)))[0].problem
    assert "warn by private.contact" in run("private.financial", Examples(passes=(example,)))[0].problem
    assert run("exempt.own_information", Examples(passes=(example,)))[0].problem == ""
    assert "decided by no clause" in run("private.contact", Examples(flags=(Example(text="hoi"),)))[0].problem


def test_a_case_that_does_not_hold() -> None:
    policy = POLICIES[NAME]
    clause = policy.clauses["report.form"]
    assert clause.report
    cases = tuple(case.model_copy(update={"comes_of_it": "no_action"}) for case in clause.report.cases[:1])
    changed = clause.model_copy(update={"report": clause.report.model_copy(update={"cases": cases})})
    spoilt = replace(policy, clauses={**policy.clauses, clause.id: changed})
    outcomes = run_examples(spoilt, Guard(NAME, screen=False), only=clause.id)
    assert "acted_on where it says no_action" in [outcome.problem for outcome in outcomes]
