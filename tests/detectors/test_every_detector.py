"""What holds for every detector: it never raises, its finds lie in the text, and hostile text takes linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import Detector
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from doxguard.detectors.views import views
from tests.hostile import UNITS, assert_linear

VALUES = [detector for detector in DETECTORS if detector.name in ("phone", "email", "iban", "card", "bsn")]
# What numbers, addresses, codes and links are made of, so that random text comes near to them.
ALPHABET = "0123456789 .,-/+()@:#*_|<'\"\n°ABCDENLXYZabdelnost\u00b7\u200b\ufe0f\u20e3\U0001f600"
TEXTS = st.one_of(st.text(max_size=80), st.text(ALPHABET, max_size=80))


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.name)
@settings(max_examples=150)
@given(raw=TEXTS)
def test_finds_lie_inside_the_text(detector: Detector, raw: str) -> None:
    for view in views(fold(raw)):
        for finding in detector.find(view):
            assert 0 <= finding.start < finding.end <= len(raw)
            assert 0 <= finding.score <= 1
            assert finding.entity in detector.entities


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("detector", VALUES, ids=lambda detector: detector.name)
def test_hostile_text_takes_linear_time(detector: Detector, unit: str) -> None:
    assert_linear(lambda raw: list(detector.find(Text(raw, raw))), unit)
