"""Which of several findings on the same characters stays."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import ENTITIES, Finding
from doxguard.detectors.overlaps import resolve

PHONE = Finding("PHONE_NUMBER", 4, 14, 0.8)


def _with(finding: Finding, **changes: object) -> Finding:
    fields = {name: getattr(finding, name) for name in Finding.__slots__}
    return Finding(**{**fields, **changes})


# The finding that stays, and the one that goes.
WINS = {
    "higher score": (PHONE, Finding("BANK_ACCOUNT", 4, 14, 0.5)),
    "more specific at the same score": (Finding("IBAN_CODE", 4, 14, 0.8), PHONE),
    "more specific in the same step": (Finding("NL_BSN", 4, 14, 0.81), _with(PHONE, score=0.88)),
    "more specific over longer": (Finding("EMAIL_ADDRESS", 6, 10, 0.8), PHONE),
    "score over more specific": (PHONE, Finding("IBAN_CODE", 4, 14, 0.6)),
    "longer of one entity": (PHONE, Finding("PHONE_NUMBER", 6, 14, 0.8)),
    "higher score of one entity over longer": (Finding("PHONE_NUMBER", 6, 14, 0.95), PHONE),
    "typed over undone": (PHONE, _with(PHONE, evidence=("valid", "view:unmasked"))),
    "longer over typed": (
        Finding("PHONE_NUMBER", 4, 20, 0.8, ("view:unmasked",), "+31611223344"),
        PHONE,
    ),
    "typed over the same undone with more around it": (
        PHONE,
        Finding("PHONE_NUMBER", 4, 20, 0.8, ("view:unmasked",)),
    ),
    "higher in the same step": (_with(PHONE, score=0.85), _with(PHONE, score=0.81)),
    "partial overlap": (PHONE, Finding("BANK_ACCOUNT", 10, 30, 0.5)),
    "one character shared": (PHONE, Finding("BANK_ACCOUNT", 13, 30, 0.5)),
    "link over all it holds": (Finding("LOCATION_LINK", 0, 40, 0.5), Finding("IBAN_CODE", 4, 14, 0.97)),
    "link over what sticks out": (Finding("LIVE_LOCATION_LINK", 10, 40, 0.5), Finding("GPS_COORDINATES", 4, 14, 0.97)),
    "live link over link": (Finding("LIVE_LOCATION_LINK", 0, 40, 0.8), Finding("LOCATION_LINK", 0, 40, 0.8)),
    "address over partial address": (Finding("STREET_ADDRESS", 0, 20, 0.8), Finding("PARTIAL_ADDRESS", 0, 12, 0.8)),
    "same entity in a frame": (Finding("LIVE_LOCATION", 0, 20, 0.8), Finding("LIVE_LOCATION", 4, 14, 0.8)),
}


@pytest.mark.parametrize(("stays", "goes"), WINS.values(), ids=WINS)
def test_one_stays(stays: Finding, goes: Finding) -> None:
    assert resolve([stays, goes]) == [stays]
    assert resolve([goes, stays]) == [stays]


BOTH_STAY = {
    "side by side": (PHONE, Finding("PHONE_NUMBER", 14, 24, 0.5)),
    "apart": (PHONE, Finding("BANK_ACCOUNT", 20, 30, 0.5)),
    "inside credentials": (Finding("CREDENTIALS", 0, 40, 0.8), Finding("EMAIL_ADDRESS", 4, 14, 0.9)),
    "inside a live location": (Finding("LIVE_LOCATION", 0, 40, 0.8), Finding("STREET_ADDRESS", 4, 14, 0.9)),
    "inside a medical record": (Finding("MEDICAL_RECORD", 0, 40, 0.8), Finding("NL_BSN", 4, 14, 0.9)),
    "two kinds of frame": (Finding("MEDICAL_RECORD", 0, 40, 0.8), Finding("BIOMETRIC", 4, 14, 0.9)),
    "across the edge of a frame": (Finding("LIVE_LOCATION", 0, 10, 0.8), Finding("STREET_ADDRESS", 4, 14, 0.9)),
}


@pytest.mark.parametrize(("a", "b"), BOTH_STAY.values(), ids=BOTH_STAY)
def test_both_stay(a: Finding, b: Finding) -> None:
    assert set(resolve([a, b])) == {a, b}
    assert resolve([a, b]) == resolve([b, a])


def test_nothing() -> None:
    assert resolve([]) == []


def test_the_same_twice_is_one() -> None:
    assert resolve([PHONE, _with(PHONE)]) == [PHONE]


def test_what_falls_makes_way_for_nothing_else_it_covered() -> None:
    iban = Finding("IBAN_CODE", 0, 18, 0.97)
    middle = Finding("CREDIT_CARD", 10, 28, 0.8)
    tail = Finding("PHONE_NUMBER", 20, 30, 0.6)
    assert resolve([tail, middle, iban]) == [iban, tail]


def test_order_of_place() -> None:
    found = [Finding("PHONE_NUMBER", start, start + 10, 0.5 + start / 100) for start in (30, 0, 15)]
    assert [f.start for f in resolve(found)] == [0, 15, 30]


def test_any_iterable_will_do() -> None:
    assert resolve(iter([PHONE])) == [PHONE]


_finding = st.builds(
    Finding,
    st.sampled_from(ENTITIES),
    st.integers(0, 12),
    st.integers(1, 8),
    st.sampled_from((0.2, 0.5, 0.55, 0.59, 0.6, 0.95)),
    st.sampled_from(((), ("luhn",), ("view:unmasked",), ("luhn", "view:reversed"))),
).map(lambda f: _with(f, end=f.start + f.end))


@given(st.lists(_finding, max_size=8), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(found: list[Finding], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(found) == resolve(shuffled)


_FRAMES = {"CREDENTIALS", "LIVE_LOCATION", "MEDICAL_RECORD", "BIOMETRIC"}


@given(st.lists(_finding, max_size=8))
def test_no_clash_is_left_and_nothing_is_lost_without_one(found: list[Finding]) -> None:
    kept = resolve(found)
    assert set(kept) <= set(found)
    assert not any(_clash(a, b) for a, b in itertools.combinations(kept, 2))
    for finding in set(found) - set(kept):
        assert any(_clash(finding, other) for other in kept)


def _clash(a: Finding, b: Finding) -> bool:
    share = a.start < b.end and b.start < a.end
    return share and (a.entity == b.entity or not {a.entity, b.entity} & _FRAMES)


@given(st.lists(_finding, max_size=8))
def test_resolving_twice_changes_nothing(found: list[Finding]) -> None:
    once = resolve(found)
    assert resolve(once) == once
