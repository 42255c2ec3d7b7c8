"""From findings and signals to a decision: three-valued conditions, exemptions, reasons."""

from collections.abc import Mapping

import pytest

from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.policy import Facts, decide, holds
from doxguard.pipeline.policy_model import Condition, load_policy

POLICY = load_policy("x-private-information")
PHONE = Finding("PHONE_NUMBER", 10, 20, 0.9)
LINK = Finding("LIVE_LOCATION_LINK", 3, 30, 0.9)


def signals(**values: str) -> Mapping[str, Signal]:
    given = {"subject": "unknown", "intent": "neutral", "live": "false", "consent": "unknown", "exposure": "unknown"}
    return {name: Signal(name, value, 0.6) for name, value in {**given, **values}.items()}


def judge(*findings: Finding, **values: str) -> Decision:
    return decide("p1", findings, signals(**values), POLICY)


CASES = {
    "nothing found": ((), {}, "allow", set()),
    "somebody's number": ((PHONE,), {"subject": "other"}, "warn", {"private.contact", "report.owner_required"}),
    "nobody knows whose": ((PHONE,), {}, "warn", {"private.contact"}),
    "one's own": ((PHONE,), {"subject": "self"}, "allow", {"exempt.own_information"}),
    "a firm's": ((PHONE,), {"subject": "business"}, "allow", {"exempt.business_premises"}),
    "a firm's, to be terrorised": (
        (PHONE,),
        {"subject": "business", "intent": "incitement"},
        "remove",
        {"context.why"},
    ),
    "with consent": ((PHONE,), {"subject": "other", "consent": "given"}, "allow", {"exempt.consent"}),
    "public anyway": ((PHONE,), {"subject": "other", "exposure": "public"}, "allow", {"exempt.public_elsewhere"}),
    "public, but hostile": ((PHONE,), {"subject": "other", "exposure": "public", "intent": "abusive"}, "remove", set()),
    "in a crisis": ((PHONE,), {"subject": "other", "intent": "crisis_help"}, "review", {"exempt.crisis_help"}),
    "live, of somebody": ((LINK,), {"subject": "other"}, "remove", {"private.live_location"}),
    "live, public anyway": ((LINK,), {"subject": "other", "exposure": "public"}, "remove", {"private.live_location"}),
    "live, one's own": ((LINK,), {"subject": "self"}, "allow", {"exempt.own_information"}),
    "live, an event": ((LINK,), {"subject": "other", "intent": "event"}, "allow", {"exempt.public_event"}),
    "live, a crisis": ((LINK,), {"subject": "other", "intent": "crisis_help"}, "review", {"exempt.crisis_help"}),
    "bounty without data": ((), {"intent": "bounty", "subject": "other"}, "remove", {"behaviour.bounty"}),
    "threat": ((), {"intent": "threat", "subject": "other"}, "remove", {"behaviour.threat_to_expose"}),
    "extortion": ((), {"intent": "extortion", "subject": "other"}, "remove", {"behaviour.extortion"}),
    "incitement to expose": ((), {"intent": "incitement", "subject": "other"}, "remove", {"behaviour.incitement"}),
    "two clauses": ((PHONE, LINK), {"subject": "other"}, "remove", {"private.live_location", "private.contact"}),
    "too weak to decide": ((Finding("PHONE_NUMBER", 0, 9, 0.45),), {"subject": "other"}, "allow", set()),
}


@pytest.mark.parametrize(("findings", "values", "action", "clauses"), CASES.values(), ids=CASES.keys())
def test_decide(findings: tuple[Finding, ...], values: dict[str, str], action: str, clauses: set[str]) -> None:
    decision = judge(*findings, **values)
    assert decision.action == action
    assert clauses <= set(decision.clauses)


def test_a_reason_in_two_languages_names_what_was_found_and_where() -> None:
    reason = judge(PHONE, subject="other").reasons[0]
    assert (reason.clause, reason.start, reason.end) == ("private.contact", 10, 20)
    assert "telefoonnummer" in reason.nl
    assert "telephone number" in reason.en
    assert "{" not in reason.nl + reason.en


def test_what_was_not_seen_is_named() -> None:
    assert judge(PHONE).unknown == ("consent", "exposure", "subject")
    assert judge(PHONE, subject="other").unknown == ("consent", "exposure")
    assert judge().unknown == ()


TRUTHS = {
    "seen": ({"subject": ["self"]}, {"subject": "self"}, True),
    "seen otherwise": ({"subject": ["self"]}, {"subject": "other"}, False),
    "not seen": ({"subject": ["self"]}, {}, None),
    "not not seen": ({"not": {"subject": ["self"]}}, {}, None),
    "not": ({"not": {"subject": ["self"]}}, {"subject": "other"}, True),
    "all, one unknown": ({"all": [{"subject": ["self"]}, {"intent": ["neutral"]}]}, {}, None),
    "all, one unknown, one false": ({"all": [{"subject": ["self"]}, {"intent": ["abusive"]}]}, {}, False),
    "any, one unknown, one true": ({"any": [{"subject": ["self"]}, {"intent": ["neutral"]}]}, {}, True),
    "any, one unknown, one false": ({"any": [{"subject": ["self"]}, {"intent": ["abusive"]}]}, {}, None),
    "any, all false": ({"any": [{"intent": ["news"]}, {"intent": ["abusive"]}]}, {}, False),
    "several keys are all": ({"subject": ["other"], "intent": ["neutral"]}, {"subject": "other"}, True),
    "unknown is asked for": ({"subject": ["unknown"]}, {}, True),
    "live": ({"live": True}, {"live": "true"}, True),
    "entity": ({"entity": ["PHONE_NUMBER"]}, {}, True),
    "other entity": ({"entity": ["EMAIL_ADDRESS"]}, {}, False),
}


@pytest.mark.parametrize(("condition", "values", "truth"), TRUTHS.values(), ids=TRUTHS.keys())
def test_conditions_are_three_valued(condition: dict[str, object], values: dict[str, str], truth: bool | None) -> None:
    facts = Facts([PHONE], signals(**values))
    assert holds(Condition.model_validate(condition), facts, set()) is truth


def test_actions_are_ordered() -> None:
    assert [action.rank for action in (Action.ALLOW, Action.WARN, Action.REVIEW, Action.REMOVE)] == [0, 1, 2, 3]
