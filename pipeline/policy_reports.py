"""What a policy's rules on reports and on enforcement come to: `outcome_of` a report, the `measure_of` a removal.

Pure look-ups in the policy's data. Who somebody is, and whether a post is gone, is for those who run the platform.
"""

from __future__ import annotations

from collections.abc import Sequence

from doxguard.detectors.context.about import NOTHING
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_facts import Ask, PostFacts
from doxguard.pipeline.policy_rules import rules_of
from doxguard.pipeline.policy_schema import Clause, Policy, Report

ACTED_ON, NO_ACTION = "acted_on", "no_action"


def outcome_of(policy: Policy, relation: str, action: Action, clause: str = "", posts: int = 1) -> str:
    """Return what comes of a report: acted_on, no_action or rejected.

    ``relation``: of the reporter to the person; ``action``: what the reported post asks by itself; ``clause``: what the
    report says is violated; ``posts``: how many it names.
    """
    reports = [c.report for c in policy.clauses.values() if c.report]
    for report in reports:
        if report.posts_at_most is not None and posts > report.posts_at_most:
            return report.otherwise
    rules = _rules_for(reports, clause)
    if any(relation in rule.relations and action in rule.actions for rule in rules):
        return ACTED_ON
    return next((rule.otherwise for rule in rules), NO_ACTION)


def _rules_for(reports: Sequence[Report], clause: str) -> list[Report]:
    """Return the rules on who may report a violation: those that name the clause, or those that name none."""
    asking = [report for report in reports if report.relations]
    return [r for r in asking if clause in r.clauses] or [r for r in asking if not r.clauses]


def measure_of(policy: Policy, clauses: Sequence[str], prior_violations: int = 0, dedicated: bool = False) -> str:
    """Return the measure that follows for an account whose post is removed under ``clauses``; "none" if there is none.

    ``dedicated``: that the account is one that follows somebody. Of the rules that hold, the highest step counts.
    """
    rule = rule_of(policy, clauses, prior_violations, dedicated)
    return rule.enforcement.measure if rule and rule.enforcement else "none"


def rule_of(
    policy: Policy, clauses: Sequence[str], prior_violations: int = 0, dedicated: bool = False
) -> Clause | None:
    """Return the rule on enforcement that gives the measure."""
    signals = NOTHING.signals
    facts = PostFacts(prior_violations=prior_violations, dedicated=dedicated)
    ask = Ask((), signals, facts, signals["subject"], violated={clause: [] for clause in clauses})
    holding = [rule.clause for rule in rules_of(policy).enforcement if clauses and rule.when(ask)]
    return max(holding, key=_step, default=None)


def _step(clause: Clause) -> int:
    return clause.enforcement.step if clause.enforcement else 0
