"""Conditions: three-valued, and one key for each thing that may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.about import About
from doxguard.pipeline.policy_facts import NO_FACTS, Ask, PostFacts, facts_of
from doxguard.pipeline.policy_model import load_policy
from doxguard.pipeline.policy_rules import make_check
from doxguard.pipeline.policy_terms import Condition
from tests.pipeline.stated import context, finding

POLICY = load_policy("x-private-information")
Given = dict[str, str]

TRUTHS: dict[str, tuple[dict[str, object], Given, bool | None]] = {
    "seen": ({"consent": ["given"]}, {"consent": "given"}, True),
    "seen otherwise": ({"consent": ["given"]}, {"consent": "refused"}, False),
    "not seen": ({"consent": ["given"]}, {}, None),
    "unknown will do": ({"consent": ["given", "unknown"]}, {}, True),
    "not not seen": ({"not": {"consent": ["given"]}}, {}, None),
    "not": ({"not": {"consent": ["given"]}}, {"consent": "refused"}, True),
    "all, one unknown": ({"all": [{"consent": ["given"]}, {"intent": ["neutral"]}]}, {}, None),
    "all, one unknown, one false": ({"all": [{"consent": ["given"]}, {"intent": ["abusive"]}]}, {}, False),
    "any, one unknown, one true": ({"any": [{"consent": ["given"]}, {"intent": ["neutral"]}]}, {}, True),
    "any, one unknown, one false": ({"any": [{"consent": ["given"]}, {"intent": ["abusive"]}]}, {}, None),
    "any, all false": ({"any": [{"intent": ["news"]}, {"intent": ["abusive"]}]}, {}, False),
    "several keys are all": ({"consent": ["given"], "intent": ["neutral"]}, {"consent": "given"}, True),
    "several keys, one not": ({"consent": ["given"], "intent": ["news"]}, {"consent": "given"}, False),
    "whose it is": ({"subject": ["other"]}, {}, True),
    "unknown is asked for": ({"subject": ["unknown"]}, {"subject": "unknown"}, True),
    "live": ({"live": True}, {"live": "true"}, True),
    "not live": ({"live": True}, {}, False),
    "exposure": ({"exposure": ["own"]}, {"exposure": "elsewhere"}, False),
    "a tone that is not there": ({"tone": ["hostile"]}, {}, False),
    "a tone": ({"tone": ["hostile"]}, {"tone": "hostile"}, True),
    "a time that is not there": ({"whereabouts": ["past"]}, {}, False),
    "behaviour, one of several": ({"behaviour": ["threat", "access"]}, {"access": "true"}, True),
    "behaviour that is not there": ({"behaviour": ["threat"]}, {"bounty": "true"}, False),
    "media": ({"media": ["minor"]}, {"media": "minor"}, True),
    "media, none": ({"media": ["minor"]}, {}, False),
    "media source": ({"media_source": ["state_media"]}, {}, None),
    "media owner": ({"media_owner": True}, {"media_owner": "false"}, False),
    "media public": ({"media_public": False}, {"media_public": "false"}, True),
    "media consent": ({"media_consent": ["refused"]}, {"media_consent": "refused"}, True),
    "media interest": ({"media_interest": ["eyewitness"]}, {}, None),
    "entity": ({"entity": ["PHONE_NUMBER"]}, {}, True),
    "other entity": ({"entity": ["EMAIL_ADDRESS"]}, {}, False),
    "country": ({"country": ["SE"]}, {}, True),
    "other country": ({"country": ["NO", "FI"]}, {}, False),
    "something was found": ({"any_finding": True}, {}, True),
    "nothing was found": ({"any_finding": False}, {}, False),
}


def truth(condition: dict[str, object], values: Given, facts: PostFacts = NO_FACTS) -> bool | None:
    given = context((), {"subject": "other", **values}).signals
    phone = finding("PHONE_NUMBER", country="SE")
    ask = Ask([phone], given, facts, given["subject"], phone, {"private.contact": [phone]})
    return make_check(Condition.model_validate(condition), POLICY)(ask)


@pytest.mark.parametrize(("condition", "values", "expected"), TRUTHS.values(), ids=TRUTHS.keys())
def test_conditions_are_three_valued(condition: dict[str, object], values: Given, expected: bool | None) -> None:
    assert truth(condition, values) is expected


KNOWN = PostFacts("2024-06-01T12:00:00+00:00", "SE", 2, "Where is he now? live", "@jet_tracker_probe")
FACTS: dict[str, tuple[dict[str, object], bool, bool | None]] = {  # condition, with the facts above, without any
    "posted from": ({"posted_from": "2022-04-05"}, True, None),
    "posted from later": ({"posted_from": "2024-06-02"}, False, None),
    "posted before": ({"posted_before": "2024-06-02"}, True, None),
    "posted before that day": ({"posted_before": "2024-06-01"}, False, None),
    "region": ({"region": ["SE"]}, True, False),
    "other region": ({"region": ["NL"]}, False, False),
    "prior violations": ({"prior_violations": {"at_least": 2}}, True, None),
    "more of them": ({"prior_violations": {"at_least": 3}}, False, None),
    "fewer of them": ({"prior_violations": {"at_most": 1}}, False, None),
    "an account that follows": ({"dedicated_account": True}, True, False),
    "an account that does not": ({"dedicated_account": False}, False, True),
    "another clause": ({"decided": ["private.contact"]}, True, True),
    "no other clause": ({"decided": ["private.financial"]}, False, False),
    "several ranks": ({"several_ranks": True}, False, False),
}


@pytest.mark.parametrize(("condition", "known", "unknown"), FACTS.values(), ids=FACTS.keys())
def test_facts_of_the_post(condition: dict[str, object], known: bool, unknown: bool | None) -> None:
    assert truth(condition, {}, KNOWN) is known
    assert truth(condition, {}) is unknown


ACCOUNTS = {
    "handle in one": ("@QuillaJetTracker", "", True),
    "handle with marks": ("@probe_jet_tracker", "", True),
    "bio asks": ("@a", "Wo ist er gerade? Fragen Sie uns.", True),
    "bio asks, Dutch": ("@a", "Waar is ze nu?", True),
    "two signs": ("@baasjet", "volgt elke dag de privéjet", True),
    "handle says live, bio says jet": ("@quandt_live", "Privatjet, jeden Tag", True),
    "one sign": ("@live_from_deventer", "", False),
    "a band": ("@de_proefpersonen", "live muziek, bruiloften, partijen", False),
    "a parcel tracker": ("@pakjes", "your parcel tracker app", False),
    "a pilot": ("@probe_pilot", "I fly a plane and bake bread", False),
    "a sentence with the words apart": ("@a", "nu weet ik waar dat is", False),
    "nothing": ("", "", False),
}


@pytest.mark.parametrize(("handle", "bio", "follows"), ACCOUNTS.values(), ids=ACCOUNTS.keys())
def test_accounts_that_follow_somebody(handle: str, bio: str, follows: bool) -> None:
    assert truth({"dedicated_account": True}, {}, PostFacts(handle=handle, bio=bio)) is follows


def test_the_facts_of_a_post() -> None:
    about = About(posted_at="2024-06-01", bio="cats", handle="@a", meta={"prior_violations": 2})
    assert facts_of(about, "SE") == PostFacts("2024-06-01", "SE", 2, "cats", "@a")
    assert facts_of(About()) == NO_FACTS


@pytest.mark.parametrize("count", [True, -1, "2", None, 1.5])
def test_a_count_that_is_none(count: object) -> None:
    assert facts_of(About(meta={"prior_violations": count})).prior_violations is None


@given(st.text(), st.text(), st.text(max_size=40))
def test_any_facts(posted_at: str, bio: str, handle: str) -> None:
    facts = PostFacts(posted_at, bio=bio, handle=handle)
    assert truth({"posted_from": "2022-04-05"}, {}, facts) in (True, False, None)
    assert truth({"dedicated_account": True}, {}, facts) in (True, False)
