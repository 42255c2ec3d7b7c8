"""Searching a post: its views, the detectors chosen for each, what stands in the end; and the catalogue."""

from collections.abc import Iterator

import pytest

from doxguard.detectors.catalog import DETECTORS, pick
from doxguard.detectors.finding import ENTITIES, Detector, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import Selection, search, select_all
from doxguard.detectors.text import Text


def _find_word(text: Text) -> Iterator[Finding]:
    at = text.folded.find("geheim")
    if at >= 0:
        yield text.finding("CREDENTIALS", at, at + 6, 0.9)


WORD = Detector("word", ("CREDENTIALS",), _find_word, ())
NO_VIEWS: frozenset[str] = frozenset()


def _names(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(found.entity, found.start, found.end) for found in findings]


def test_a_detector_is_asked() -> None:
    assert _names(search(fold("heel geheim"), select_all([WORD]))) == [("CREDENTIALS", 5, 11)]


def test_offsets_are_of_the_text_as_typed() -> None:
    raw = "heel &amp; ｇｅｈｅｉｍ"
    ((_, start, end),) = _names(search(fold(raw), select_all([WORD])))
    assert raw[start:end] == "ｇｅｈｅｉｍ"


HIDDEN = {
    "spaced out": "g e h e i m",
    "hyphens": "g-e-h-e-i-m",
    "reversed": "achterstevoren: mieheg",
    "rot13": "rot13: trurvz",
    "base64": "ZGl0IGlzIGdlaGVpbSBlbiBuaWV0cyBhbmRlcnM=",
}


@pytest.mark.parametrize("raw", HIDDEN.values(), ids=HIDDEN)
def test_views_are_searched_too(raw: str) -> None:
    (found,) = search(fold(raw), select_all([WORD]))
    assert any(note.startswith("view:") for note in found.evidence)


def test_what_stands_in_the_text_and_in_a_view_is_found_once() -> None:
    (found,) = search(fold("geheim, lees dit achterstevoren"), select_all([WORD]))
    assert found.evidence == ()


def test_only_the_views_that_were_chosen() -> None:
    def chooses(views: frozenset[str]) -> list[Finding]:
        return search(fold("g e h e i m"), lambda _: Selection((WORD,), views, False))

    assert len(chooses(frozenset({"unmasked"}))) == 1
    assert chooses(frozenset({"reversed"})) == []
    assert chooses(NO_VIEWS) == []


def test_nothing_chosen_nothing_found() -> None:
    assert search(fold("geheim"), lambda _: Selection((), NO_VIEWS, False)) == []


def test_detectors_are_chosen_for_each_view() -> None:
    asked: list[str] = []

    def select(folded: str) -> Selection:
        asked.append(folded)
        chosen = (WORD,) if "geheim" in folded else ()
        return Selection(chosen, None, False)

    found = search(fold("g e h e i m"), select)
    assert asked == ["g e h e i m", "geheim"]
    assert len(found) == 1


def test_overlaps_are_resolved() -> None:
    def twice(text: Text) -> Iterator[Finding]:
        yield text.finding("PHONE_NUMBER", 0, 10, 0.5)
        yield text.finding("IBAN_CODE", 2, 8, 0.9)

    assert _names(search(fold("0123456789"), select_all([Detector("twice", (), twice, ())]))) == [("IBAN_CODE", 2, 8)]


def test_empty_text() -> None:
    assert search(fold(""), select_all(DETECTORS)) == []


def test_several_entities_in_order_of_place() -> None:
    raw = "jan@example.nl, 06-12345678, NL91ABNA0417164300"
    found = [f.entity for f in search(fold(raw), select_all(DETECTORS)) if f.score >= 0.4]
    assert found == ["EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE"]


def test_names_of_detectors_are_their_own() -> None:
    names = [detector.name for detector in DETECTORS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.name)
def test_every_detector_says_what_it_finds_and_when(detector: Detector) -> None:
    assert detector.entities
    assert set(detector.entities) <= set(ENTITIES)
    assert detector.triggers
    assert all(len(country) == 2 and country.isupper() for country in detector.countries)


def test_pick() -> None:
    assert pick() == DETECTORS
    assert [d.name for d in pick(("iban", "email"))] == ["email", "iban"]
    assert "iban" not in [d.name for d in pick(without=("iban",))]
    assert [d.name for d in pick(("iban", "email"), ("iban",))] == ["email"]


@pytest.mark.parametrize("asked", [(("nope",), ()), ((), ("nope",))], ids=["only", "without"])
def test_pick_of_an_unknown_name_lists_those_there_are(asked: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match=r"'nope'.*phone"):
        pick(*asked)
