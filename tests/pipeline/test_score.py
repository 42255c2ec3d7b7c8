"""The properties of the risk that always hold."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import ENTITIES, Finding, Signal
from doxguard.pipeline.policy_model import INTENTS, SUBJECTS, load_policy
from doxguard.pipeline.score import risk_of

WEIGHTS = load_policy("x-private-information").head.risk
LIVE = ("LIVE_LOCATION", "LIVE_LOCATION_LINK")

scores = st.floats(0, 1)
findings = st.builds(Finding, st.sampled_from(ENTITIES), st.just(0), st.just(5), scores)
signals = st.builds(
    lambda subject, intent, strength: {
        "subject": Signal("subject", subject),
        "intent": Signal("intent", intent, strength),
    },
    st.sampled_from(SUBJECTS),
    st.sampled_from(INTENTS),
    scores,
)


@given(st.lists(findings, max_size=6), findings, signals)
def test_one_finding_more_never_lowers_the_risk(some: list[Finding], more: Finding, context: dict[str, Signal]) -> None:
    assert risk_of([*some, more], context, WEIGHTS) >= risk_of(some, context, WEIGHTS)


@given(st.sampled_from(LIVE), st.sampled_from([e for e in ENTITIES if e not in LIVE]), st.floats(0.4, 1), signals)
def test_somebody_elses_live_location_outranks_any_other_single_finding(
    live: str, other: str, score: float, context: dict[str, Signal]
) -> None:
    context = {**context, "subject": Signal("subject", "other")}
    single = Finding(live, 0, 5, score)
    risk = risk_of([single], context, WEIGHTS)
    least = risk_of([replace(single, entity=other)], context, WEIGHTS)
    assert risk > least or risk == 100 or context["intent"].value in WEIGHTS.behaviour


@given(st.lists(findings, max_size=6), signals)
def test_an_exemption_never_raises_the_risk(some: list[Finding], context: dict[str, Signal]) -> None:
    assert risk_of(some, context, WEIGHTS, exempt=True) <= risk_of(some, context, WEIGHTS)


@given(st.lists(findings, max_size=6), signals)
def test_the_risk_is_between_0_and_100_and_the_same_in_any_order(
    some: list[Finding], context: dict[str, Signal]
) -> None:
    risk = risk_of(some, context, WEIGHTS)
    assert 0 <= risk <= 100
    assert abs(risk - risk_of(some[::-1], context, WEIGHTS)) <= 1  # a rounding, where the sum falls on a half


@given(signals)
def test_nothing_found_and_nothing_threatened_is_no_risk(context: dict[str, Signal]) -> None:
    risk = risk_of([], context, WEIGHTS)
    assert (risk > 0) == (WEIGHTS.behaviour.get(context["intent"].value, 0) > 0)


def test_the_ranking_of_types_is_the_policys() -> None:
    groups = [
        LIVE,
        ("STREET_ADDRESS", "GPS_COORDINATES", "LOCATION_LINK", "PARTIAL_ADDRESS"),
        ("PHONE_NUMBER",),
        ("NL_BSN", "NATIONAL_ID", "IDENTITY_DOCUMENT", "CREDENTIALS", "IBAN_CODE", "BANK_ACCOUNT", "CREDIT_CARD"),
        ("MEDICAL_RECORD", "BIOMETRIC"),
        ("EMAIL_ADDRESS",),
    ]
    weights = [[WEIGHTS.entities[entity] for entity in group] for group in groups]
    assert sum(map(len, groups)) == len(ENTITIES)
    assert all(min(above) > max(below) for above, below in pairwise(weights))
