"""Numbers as riddles give them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.mosaic.arithmetic import sums

CASES = {
    "nl": ("tweemaal vijftig plus zeven", [107]),
    "nl, minus": ("drie keer twaalf min een", [35]),
    "nl, half": ("de helft van veertig", [20]),
    "nl, divided": ("honderd gedeeld door vier", [25]),
    "signs": ("5 x 8 + 2", [42]),
    "signs, run together": ("5*8", [40]),
    "en": ("half of fifty, plus one", [26]),
    "en, less": ("six times nine, take away four", [50]),
    "de": ("zweimal zwanzig plus drei", [43]),
    "fr": ("trois fois dix moins deux", [28]),
    "es": ("dos veces veinte más uno", [41]),
    "named": ("veertien", [14]),
    "two numbers": ("veertien huizen en drie bomen", [14, 3]),
    "nothing after": ("tien plus", [10]),
    "below nothing": ("een min tien", []),
    "no whole number": ("tien gedeeld door drie", []),
    "by nothing": ("10 / 0", []),
    "no number": ("plus min keer", []),
}


@pytest.mark.parametrize(("text", "values"), CASES.values(), ids=CASES)
def test_sums(text: str, values: list[int]) -> None:
    assert [one.value for one in sums(text)] == values


@given(st.text(max_size=60) | st.lists(st.sampled_from([*"0159+-*/x", "keer", "half", "plus", "tien"])).map(" ".join))
def test_any_text(text: str) -> None:
    found = list(sums(text))
    assert all(0 <= one.start < one.end <= len(text) and 0 < one.value < 10_000 for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
