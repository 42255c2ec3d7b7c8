"""What is kept of earlier posts must not show in later ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import ENTITIES
from doxguard.pipeline import policy_judge
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import PostFacts
from doxguard.pipeline.policy_model import load_policy
from doxguard.pipeline.policy_schema import Policy
from doxguard.pipeline.policy_terms import INTENTS, SUBJECTS, Condition
from tests.pipeline.stated import context, finding

POLICY = load_policy("x-private-information")


def asking(**asked: object) -> Policy:
    """Return the policy with one thing more asked before a phone number is private."""
    clause = POLICY.clauses["private.contact"]
    assert clause.when is not None
    more = Condition.model_validate({"all": [clause.when, asked]})
    return Policy(POLICY.head, {**POLICY.clauses, clause.id: clause.model_copy(update={"when": more})})


# what is asked; facts for which it holds, and others for which it does not
FACTS: dict[str, tuple[dict[str, object], PostFacts, PostFacts]] = {
    "posted from": ({"posted_from": "2026-01-01"}, PostFacts("2026-02-01"), PostFacts("2025-02-01")),
    "posted before": ({"posted_before": "2026-01-01"}, PostFacts("2025-02-01"), PostFacts("2026-02-01")),
    "on the day itself": ({"posted_from": "2026-01-01"}, PostFacts("2026-01-01"), PostFacts("2025-12-31")),
    "the day before": ({"posted_before": "2026-01-01"}, PostFacts("2025-12-31"), PostFacts("2026-01-01")),
    "no time": ({"posted_before": "2026-01-01"}, PostFacts("2025-12-31"), PostFacts("")),
    "region": ({"region": ["NL"]}, PostFacts(region="NL"), PostFacts(region="BE")),
    "earlier violations": (
        {"prior_violations": {"at_least": 2}}, PostFacts(prior_violations=2), PostFacts(prior_violations=1),
    ),
    "an account that follows somebody": ({"dedicated_account": True}, PostFacts(dedicated=True), PostFacts()),
    "its handle": ({"dedicated_account": True}, PostFacts(handle="@jet_tracker"), PostFacts(handle="@bo")),
    "in part": ({"any": [{"not": {"region": ["NL"]}}]}, PostFacts(region="BE"), PostFacts(region="NL")),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "holds", "fails"), FACTS.values(), ids=FACTS)
def test_posts_that_differ_in_a_fact_are_told_apart(
    asked: dict[str, object], holds: PostFacts, fails: PostFacts
) -> None:
    policy, found, read = asking(**asked), [finding("PHONE_NUMBER")], context(["other"], subject="other")
    actions = [decide("", found, read, policy, facts).action for facts in (holds, fails, holds, fails)]
    assert actions == [Action.WARN, Action.ALLOW] * 2


def test_facts_that_nothing_asks_for_do_not_tell_posts_apart() -> None:
    policy_judge._judge.cache_clear()
    for day in range(1, 9):
        facts = PostFacts(f"2026-01-0{day}T12:00:00+01:00", prior_violations=day, handle=f"@a{day}", bio=f"b{day}")
        decide("", [finding("PHONE_NUMBER")], context(["other"], subject="other"), POLICY, facts)
    assert policy_judge._judge.cache_info().misses == 1


def test_places_are_those_of_the_post() -> None:
    read = context(["other"], subject="other")
    first, second = (decide("", [finding("PHONE_NUMBER", at)], read, POLICY) for at in (10, 70))
    assert [reason.start for reason in first.reasons if reason.end] == [10]
    assert [reason.start for reason in second.reasons if reason.end] == [70]
    assert [one.start for one in second.advice if one.end] == [70]


def test_a_post_of_many_findings_is_not_kept() -> None:
    policy_judge._judge.cache_clear()
    found = [finding("PHONE_NUMBER", at) for at in range(0, 900, 10)]
    decision = decide("", found, context(["other"] * len(found), subject="other"), POLICY)
    assert decision.action is Action.WARN
    assert policy_judge._judge.cache_info().currsize == 0


SIGNALS = {"intent": INTENTS, "whereabouts": ("live", "past", "unknown"), "consent": ("given", "refused", "unknown")}


@given(
    st.lists(st.tuples(st.sampled_from(ENTITIES), st.sampled_from(SUBJECTS), st.floats(0.4, 1.0)), max_size=4),
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in SIGNALS.items()}),
)
def test_what_is_kept_is_what_would_be_found_anew(stated: list[tuple[str, str, float]], values: dict[str, str]) -> None:
    found = [finding(entity, 10 * at, score) for at, (entity, _, score) in enumerate(stated)]
    read = context([subject for _, subject, _ in stated], values, subject=stated[0][1] if stated else "none")
    kept = decide("", found, read, POLICY)
    policy_judge._judge.cache_clear()
    assert decide("", found, read, POLICY) == kept
