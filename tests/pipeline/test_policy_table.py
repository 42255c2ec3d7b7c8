"""A policy in words."""

import pytest

from doxguard.pipeline.policy_model import load_policy, shipped
from doxguard.pipeline.policy_rules import conditions_of
from doxguard.pipeline.policy_table import clause_table, policy_table
from doxguard.pipeline.policy_terms import Condition, keys_of
from doxguard.pipeline.policy_words import _WORDS, in_words

WORDS = {
    "one": ({"subject": ["other"]}, "it is somebody else’s"),
    "several values": ({"consent": ["given", "unknown"]}, "consent is given or not told of"),
    "several keys": ({"intent": ["news"], "tone": ["hostile"]}, "the intent is news and the tone is hostile"),
    "any": ({"any": [{"live": True}, {"live": False}]}, "it is live; or it is not live"),
    "any among others": (
        {"live": True, "any": [{"tone": ["hostile"]}, {"intent": ["news"]}]},
        "it is live and (the tone is hostile; or the intent is news)",
    ),
    "not": ({"not": {"live": True}}, "not (it is live)"),
    "three": (
        {"entity": ["PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"]},
        "it is a telephone number, e-mail address or IBAN",
    ),
    "a day": ({"posted_from": "2022-04-05"}, "it was posted on 2022-04-05 or later"),
    "at least": ({"prior_violations": {"at_least": 2}}, "the account’s earlier violations are at least 2"),
    "at most": ({"prior_violations": {"at_most": 0}}, "the account’s earlier violations are at most 0"),
    "between": ({"prior_violations": {"at_least": 1, "at_most": 2}}, "the account’s earlier violations are 1 to 2"),
    "other clauses": ({"decided": ["a.b", "c"]}, "`a.b` or `c` is violated"),
}


@pytest.mark.parametrize(("condition", "words"), WORDS.values(), ids=WORDS.keys())
def test_conditions_in_words(condition: dict[str, object], words: str) -> None:
    assert in_words(Condition.model_validate(condition)) == words


def test_every_key_has_words() -> None:
    assert {*_WORDS, "all", "any", "not"} == set(keys_of(Condition))


@pytest.mark.parametrize("name", shipped())
def test_every_condition_can_be_told(name: str) -> None:
    policy = load_policy(name)
    page = policy_table(policy)
    for clause in policy.clauses.values():
        assert clause_table(clause) in page + "\n"
        assert all(in_words(condition) for condition in conditions_of(clause))
    assert "None" not in page
