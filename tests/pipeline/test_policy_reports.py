"""What comes of a report, and what follows from a removal."""

import pytest

from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_model import load_policy
from doxguard.pipeline.policy_reports import measure_of, outcome_of, rule_of

POLICY = load_policy("x-private-information")

REPORTS = {
    "anybody, of abuse": ("bystander", Action.REMOVE, "private.home_address", 1, "acted_on"),
    "without an account": ("none-account", Action.REMOVE, "private.live_location", 1, "acted_on"),
    "anybody, of what is not abuse": ("bystander", Action.WARN, "private.contact", 1, "no_action"),
    "anybody, of one's own": ("bystander", Action.ALLOW, "private.home_address", 3, "no_action"),
    "the owner": ("owner", Action.WARN, "private.contact", 1, "acted_on"),
    "a lawyer": ("lawyer", Action.REVIEW, "private.home_address", 5, "acted_on"),
    "too many posts": ("lawyer", Action.WARN, "private.contact", 6, "rejected"),
    "a parent, of a picture": ("parent", Action.REMOVE, "media.no_consent", 1, "acted_on"),
    "anybody, of a picture": ("bystander", Action.WARN, "media.no_consent", 1, "no_action"),
    "who is that?": ("cousin", Action.WARN, "private.contact", 1, "no_action"),
}


@pytest.mark.parametrize(("relation", "action", "clause", "posts", "outcome"), REPORTS.values(), ids=REPORTS.keys())
def test_reports(relation: str, action: Action, clause: str, posts: int, outcome: str) -> None:
    assert outcome_of(POLICY, relation, action, clause, posts) == outcome


MEASURES = {
    "a first violation": (["private.home_address"], 0, False, "remove_and_lock"),
    "again": (["private.home_address"], 1, False, "suspend"),
    "pictures": (["media.no_consent"], 0, False, "remove_media_and_lock"),
    "pictures, again": (["media.no_consent"], 1, False, "suspend"),
    "an account that follows somebody": (["private.live_location"], 0, True, "suspend"),
    "the same, of a number": (["private.contact"], 0, True, "remove_and_lock"),
    "nothing removed": ([], 3, True, "none"),
}


@pytest.mark.parametrize(("clauses", "prior", "dedicated", "measure"), MEASURES.values(), ids=MEASURES.keys())
def test_measures(clauses: list[str], prior: int, dedicated: bool, measure: str) -> None:
    assert measure_of(POLICY, clauses, prior, dedicated) == measure


def test_the_rule_behind_a_measure() -> None:
    rule = rule_of(POLICY, ["private.live_location"], 5, dedicated=True)
    assert rule is not None
    assert rule.id == "enforce.live_location_account"
    assert rule_of(POLICY, []) is None
