"""Whose each finding is: who stands nearest, found once for a post; and posts of many findings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.cues import person_groups, read_cues
from doxguard.detectors.context.features import features_of
from doxguard.detectors.context.model import model
from doxguard.detectors.context.subject import read_subject, subject_features
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.folding import fold
from tests.hostile import assert_linear

_NUMBER = re.compile("[0-9]+")


def numbers(raw: str) -> list[Finding]:
    return [Finding("PHONE_NUMBER", *match.span(), 0.9) for match in _NUMBER.finditer(raw)]


def subjects(raw: str) -> list[Signal]:
    cues = read_cues(fold(raw), numbers(raw))
    features = features_of(cues)
    common = model("subject").part(features)
    return [read_subject(cues, place, common, features, "neutral") for place in cues.places]


# The place of "06" in a text, and the features of the persons nearest to it.
PERSONS = {
    "nobody": ("bel 06 even", set()),
    "before": ("mijn nummer 06", {"b0:reach_me"}),
    "behind": ("06 is van mijn zus", {"a0:my_kin"}),
    "the longest counts": ("van mijn zus 06", {"b0:my_kin"}),
}


@pytest.mark.parametrize(("raw", "wanted"), PERSONS.values(), ids=PERSONS)
def test_persons_stand_near(raw: str, wanted: set[str]) -> None:
    cues = read_cues(fold(raw), numbers(raw))
    found = {name for name in subject_features(cues, cues.places[0], "neutral") if re.fullmatch("[ab]0:[a-z_]+", name)}
    assert found == wanted


_WORDS = ("mijn", "zus", "mijn zus", "hij", "de buurman", "burgemeester", "het bedrijf", "06", "112", "bel", "en", ".")


@given(st.lists(st.sampled_from(_WORDS), max_size=24).map(" ".join))
def test_the_three_nearest_persons_are_told(raw: str) -> None:
    cues = read_cues(fold(raw), numbers(raw))
    persons = [hit for hit in cues.hits if hit.group in person_groups()]
    spans = {(hit.first, hit.last) for hit in persons}
    for place in cues.places:
        whole = [
            hit for hit in persons
            if not any(a <= hit.first and hit.last <= b and (a, b) != (hit.first, hit.last) for a, b in spans)
        ]  # fmt: skip
        told = subject_features(cues, place, "neutral")
        before = [hit for hit in whole if hit.last < place.first]
        behind = [hit for hit in whole if hit.first >= place.last]
        assert bool(before) == any(name.startswith("b0:") for name in told)
        assert bool(behind) == any(name.startswith("a0:") for name in told)


@pytest.mark.parametrize("unit", ["mijn zus 06 ", "06 ", "bel 06, de buurman. "])
def test_posts_of_many_findings_take_linear_time(unit: str) -> None:
    assert_linear(lambda raw: subjects(raw[: len(raw) // 10]), unit)  # each finding is asked about by itself
