"""Candidates for licence plates, which count for nothing until a register knows them."""

import pytest

from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import ENTITIES, PLATE
from doxguard.detectors.folding import fold
from doxguard.detectors.plate import DETECTOR, find_plates
from doxguard.detectors.search import search, select_all
from tests.hostile import UNITS, assert_linear
from tests.marked import REPORTED, is_triggered, read_marked

HITS = {
    "nl sidecode 1": "hij rijdt in de [[XX-99-99]] rond",
    "nl sidecode 3": "[[99-XX-99]]",
    "nl sidecode 6": "kenteken: [[99-XX-XX]]!",
    "nl sidecode 7": "[[99-XXX-9]]",
    "nl sidecode 8": "[[9-XXX-99]]",
    "nl sidecode 9": "[[XX-999-X]]",
    "nl sidecode 10": "[[X-999-XX]]",
    "nl sidecode 11": "[[XXX-99-X]]",
    "nl sidecode 13": "[[9-XX-999]]",
    "nl spaces": "auto [[99 XXX 9]] staat er weer",
    "nl glued": "auto [[99XXX9]] staat er weer",
    "nl small": "die witte golf, [[99-xxx-9]], weet je wel",
    "nl dots": "[[99·XXX·9]]",
    "nl other dash": "[[99–XXX–9]]",
    "be": "nummerplaat [[1-XXX-999]]",
    "be old": "[[XXX-999]]",
    "de": "Kennzeichen [[B-XX 9999]]",
    "de electric": "[[B-XX 999E]]",
    "de small": "[[hh-xx 99]]",
    "gb": "the plate was [[XX99 XXX]]",
    "gb glued": "[[xx99xxx]]",
    "fr": "plaque [[XX-999-XX]]",
    "es": "matrícula [[9999 XXX]]",
    "ch": "[[ZH 12345]]",
    "two": "[[99-XXX-9]] en [[9-XXX-99]]",
}
MISSES = {
    "word and year": "in 2024 was dat",
    "price": "dat kost 25 euro",
    "time": "om 12:30 bij de kerk",
    "date": "12-05-2024",
    "e-mail": "een e-mail aan 3 mensen",
    "inside a longer code": "AB99-XXX-9",
    "behind a hyphen": "X99-XXX-95",
    "letters alone": "DE-AUTO-IS",
    "figures alone": "12-34-56",
    "small letters, two groups": "kamer ab 123",
    "too short": "A-12",
    "signs of two kinds": "zaal 12-ab 34",
}


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS.keys())
def test_plates_are_candidates(marked: str) -> None:
    raw, expected = read_marked(marked)
    text = fold(raw)
    found = search(text, select_all([DETECTOR]))
    assert [raw[f.start : f.end] for f in found] == expected
    assert [f.value for f in found] == ["".join(filter(str.isalnum, one)).upper() for one in expected]
    assert is_triggered(DETECTOR, text)
    assert all(f.entity == PLATE and f.score < REPORTED / 2 for f in found)


@pytest.mark.parametrize("raw", MISSES.values(), ids=MISSES.keys())
def test_other_codes_are_none(raw: str) -> None:
    assert list(find_plates(fold(raw))) == []


def test_no_guard_reports_them_by_itself() -> None:
    assert PLATE not in ENTITIES
    assert DETECTOR not in DETECTORS
    assert not any(PLATE in detector.entities for detector in DETECTORS)


def test_a_list_of_parts_is_cut() -> None:
    assert len(list(find_plates(fold(" ".join(f"99-XXX-{n % 10}" for n in range(500)))))) == 32


@pytest.mark.parametrize("unit", [*UNITS, "99-XXX-9 ", "9X", "X-9-", "99-", "XX-99-"])
def test_time_is_linear(unit: str) -> None:
    assert_linear(lambda raw: list(find_plates(fold(raw))), unit)
