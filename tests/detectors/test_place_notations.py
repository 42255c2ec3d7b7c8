"""What holds for every notation of a place: spans in order, triggers that see every find, linear time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors import coordinates, degrees, geo_uri, grids, national_grids, plus_code, what3words
from doxguard.detectors.finding import Detector
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import shapes_of
from tests.detectors import (
    test_coordinates,
    test_degrees,
    test_geo_uri,
    test_grids,
    test_national_grids,
    test_plus_code,
    test_what3words,
)
from tests.marked import REPORTED, read_marked

CASES = {
    coordinates.DETECTOR: test_coordinates.CASES,
    degrees.DETECTOR: test_degrees.CASES,
    geo_uri.DETECTOR: test_geo_uri.CASES,
    grids.DETECTOR: test_grids.CASES,
    national_grids.DETECTOR: test_national_grids.CASES,
    plus_code.DETECTOR: test_plus_code.CASES,
    what3words.DETECTOR: test_what3words.CASES,
}
ALL = pytest.mark.parametrize("detector", CASES, ids=lambda detector: detector.name)


def _triggered(detector: Detector, text: Text) -> bool:
    pattern = "|".join(shapes_of(detector.triggers))
    as_bytes = re.search(pattern.encode(), text.folded.encode(), re.IGNORECASE)
    return bool(re.search(pattern, text.folded, re.IGNORECASE | re.ASCII)) and bool(as_bytes)


@ALL
def test_every_find_has_a_trigger(detector: Detector) -> None:
    texts = [fold(read_marked(case)[0]) for cases in CASES.values() for case in cases.values()]
    found = [text for text in texts if any(finding.score >= REPORTED for finding in detector.find(text))]
    assert found
    assert [text.raw for text in found if not _triggered(detector, text)] == []


@ALL
def test_only_coordinates(detector: Detector) -> None:
    findings = [f for cases in CASES.values() for case in cases.values() for f in detector.find(fold(case))]
    assert {finding.entity for finding in findings} == set(detector.entities)
    assert all(0 < finding.score <= 1 and finding.evidence for finding in findings)


PIECES = [
    "N",
    "E",
    " ",
    ", ",
    "°",
    "'",
    '"',
    "52.3702",
    "4.8952",
    "004 53.741",
    "31U FU",
    "9F469W8X+6V",
    "///",
    "aa.bb.",
]
PIECES += [
    "geo:",
    "lat",
    "lon=",
    "RD ",
    "121687",
    "487484",
    "TQ ",
    "12345",
    "-",
    "\n",
    "w3w ",
    "0",
    "9",
    "٣",
    "x",
    "+",
    "é",
]


@ALL
@given(
    raw=st.one_of(st.text(alphabet="0123456789.,-+°'\"NESWZOx/: \n٣"), st.lists(st.sampled_from(PIECES)).map("".join))
)
def test_spans_are_inside_the_text(detector: Detector, raw: str) -> None:
    text = fold(raw)
    findings = list(detector.find(text))
    assert all(0 <= finding.start < finding.end <= len(raw) for finding in findings)
    if any(finding.score >= REPORTED for finding in findings):
        assert _triggered(detector, text)


HOSTILE = [
    "1",
    "1 ",
    "52.3702 ",
    "52.3702,",
    "N 52 ",
    "N",
    " ",
    "°",
    "1°",
    "1°1'",
    "9F469W8X+",
    "9",
    "a.",
    "///a.",
    "w3w a.b",
]
HOSTILE += [
    "lat ",
    "geo:1,",
    "31U FU 1",
    "121687 ",
    "x: 1",
    "RD 1",
    "TQ 1",
    "-",
    "'",
    "12.",
    "1:1:1",
    "geo:1,1;a=",
    "52.37021N",
]


@ALL
@pytest.mark.parametrize("piece", HOSTILE)
def test_linear_time(detector: Detector, piece: str) -> None:
    def seconds(length: int) -> float:
        text = Text("", piece * (length // len(piece)))
        start = time.thread_time()
        list(detector.find(text))
        return time.thread_time() - start

    short = seconds(10_000)
    long = seconds(100_000)
    assert long < 1 or long < 25 * short
