"""The risk: the properties that always hold, and the order in which posts are to be opened."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import ENTITIES, Finding, Signal
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.policy import decide
from doxguard.pipeline.policy_facts import PostFacts
from doxguard.pipeline.policy_model import load_policy, shipped
from doxguard.pipeline.policy_schema import Risk
from doxguard.pipeline.policy_terms import INTENTS, SUBJECTS
from doxguard.pipeline.score import risk_of, share_of
from tests.pipeline.stated import context, finding

POLICY = load_policy("x-private-information")
WEIGHTS = POLICY.head.risk
EVERY = [load_policy(name).head.risk for name in shipped()]
LIVE = ("LIVE_LOCATION", "LIVE_LOCATION_LINK")
WHEREABOUTS = ("unknown", "live", "planned", "habit", "past", "long_past")

scores = st.floats(0, 1)
shares = st.lists(scores, max_size=6)
subjects = st.sampled_from(SUBJECTS)
times = st.sampled_from(WHEREABOUTS)
actions = st.sampled_from(Action)
signals = st.builds(
    lambda intent, tone, where, strength: {
        "intent": Signal("intent", intent, strength),
        "tone": Signal("tone", tone, strength),
        "whereabouts": Signal("whereabouts", where, strength),
        "live": Signal("live", "true" if where == "live" else "false", strength),
    },
    st.sampled_from(INTENTS),
    st.sampled_from(("unknown", "hostile")),
    times,
    scores,
)
Signals = dict[str, Signal]


@given(shares, scores, signals, actions, st.integers(0, 9), st.sampled_from(EVERY))
def test_one_share_more_never_lowers_the_risk(
    some: list[float], more: float, given_: Signals, action: Action, prior: int, weights: Risk
) -> None:
    few = risk_of(some, given_, weights, action, prior)
    assert risk_of([*some, more], given_, weights, action, prior) >= few


@given(shares, signals, st.integers(0, 9))
def test_a_graver_action_and_one_violation_more_never_lower_it(some: list[float], given_: Signals, prior: int) -> None:
    risks = [risk_of(some, given_, WEIGHTS, action, prior) for action in Action]
    assert risks == sorted(risks)
    assert risk_of(some, given_, WEIGHTS, Action.REMOVE, prior + 1) >= risks[-1]


@given(st.sampled_from(ENTITIES), scores, subjects, times)
def test_an_exemption_never_raises_the_risk(entity: str, score: float, subject: str, where: str) -> None:
    one = finding(entity, score=score)
    for weights in EVERY:
        assert share_of(one, subject, where, weights, exempt=True) <= share_of(one, subject, where, weights)


@given(
    st.sampled_from(LIVE),
    st.sampled_from([e for e in ENTITIES if e not in LIVE]),
    st.floats(0.5, 1),
    st.sampled_from(["neutral", "abusive", "incitement", "threat", "news", "professional"]),
    st.sampled_from(["unknown", "hostile"]),
    st.sampled_from(["unknown", "own", "elsewhere"]),
)
def test_somebody_elses_live_location_outranks_any_other_single_finding(
    live: str, other: str, score: float, intent: str, tone: str, exposure: str
) -> None:
    """In a crisis and at an event it is exempt, and may come after what is not."""
    values = {"subject": "other", "intent": intent, "tone": tone, "exposure": exposure}
    risk = _decide([finding(live, score=score)], (), {**values, "live": "true"}).risk
    assert risk > _decide([finding(other, score=score)], (), values).risk


@given(shares, signals, actions)
def test_the_risk_is_between_0_and_100_and_the_same_in_any_order(
    some: list[float], given_: Signals, action: Action
) -> None:
    risk = risk_of(some, given_, WEIGHTS, action)
    assert 0 <= risk <= 100
    assert abs(risk - risk_of(some[::-1], given_, WEIGHTS, action)) <= 1  # a rounding, where the sum falls on a half


@given(signals, actions)
def test_nothing_found_is_no_risk(given_: Signals, action: Action) -> None:
    assert risk_of([], given_, WEIGHTS, action) == 0


def test_the_ranking_of_types_is_the_policys() -> None:
    weights = [[WEIGHTS.entities[entity] for entity in group] for group in POLICY.head.ranking]
    assert sum(map(len, POLICY.head.ranking)) == len(ENTITIES)
    assert all(min(above) > max(below) for above, below in pairwise(weights))


def test_whose_it_is_scales_each_finding() -> None:
    both = [finding("STREET_ADDRESS", 0), finding("PHONE_NUMBER", 20)]
    given_ = {"subject": "other"}
    all_theirs = _decide(both, ("other", "other"), given_).risk
    number_mine = _decide(both, ("other", "self"), given_).risk
    address_mine = _decide(both, ("self", "other"), given_).risk
    assert all_theirs > number_mine > address_mine > _decide(both, ("self", "self"), given_).risk


@dataclass(frozen=True)
class Pair:
    worse: str
    milder: str


TABLE = yaml.safe_load((Path(__file__).parent / "risk_pairs.yaml").read_text(encoding="utf-8"))
PAIRS = [Pair(*map(str, names)) for names in TABLE["pairs"]]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.worse} > {pair.milder}" for pair in PAIRS])
def test_what_to_open_first(pair: Pair) -> None:
    assert _stated(pair.worse).risk > _stated(pair.milder).risk


def test_there_are_enough_pairs_and_no_circle() -> None:
    assert len(PAIRS) >= 60
    assert {name for pair in PAIRS for name in (pair.worse, pair.milder)} <= set(TABLE["posts"])


def test_a_graver_action_comes_first_throughout() -> None:
    """Of all posts in the table, none that asks for more is below one that asks for less."""
    decided = [_stated(name) for name in TABLE["posts"]]
    for action, milder in pairwise(sorted(Action, key=lambda a: -a.rank)):
        assert min(d.risk for d in decided if d.action is action) > max(d.risk for d in decided if d.action is milder)


def _stated(name: str) -> Decision:
    post = TABLE["posts"][name]
    found = [finding(entity, 10 * at, post.get("score", 0.9)) for at, entity in enumerate(post.get("finds", ()))]
    facts = PostFacts(post.get("posted_at", ""), prior_violations=post.get("prior"))
    return _decide(found, post.get("subjects", ()), post["signals"], facts)


def _decide(
    found: list[Finding], whose: tuple[str, ...], values: dict[str, str], facts: PostFacts | None = None
) -> Decision:
    whose = tuple(whose) or (values.get("subject", "none"),) * len(found)
    return decide("p", found, context(whose, values), POLICY, facts or PostFacts())
