"""A decision in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import Guard
from doxguard.detectors.finding import Finding
from doxguard.pipeline.explain import bracketed, explain, found_texts, level_of, mask, visible

BRACKETED = {
    "none": ([], "hier 12 en 34"),
    "two": ([(5, 7), (11, 13)], "hier [[12]] en [[34]]"),
    "touching": ([(5, 6), (6, 7)], "hier [[1]][[2]] en 34"),
    "one inside another": ([(5, 13), (5, 7)], "hier [[[[12]] en 34]]"),
    "at both ends": ([(0, 4), (11, 13)], "[[hier]] 12 en [[34]]"),
    "not in the text": ([(0, 0), (5, 7)], "hier [[12]] en 34"),
    "two in one place": ([(5, 7), (5, 7)], "hier [[[[12]]]] en 34"),
}


@pytest.mark.parametrize(("spans", "expected"), BRACKETED.values(), ids=BRACKETED.keys())
def test_bracketed(spans: list[tuple[int, int]], expected: str) -> None:
    findings = [Finding("PHONE_NUMBER", start, end, 0.9) for start, end in spans]
    assert bracketed("hier 12 en 34", findings) == expected


MASKS = {"": "", "1": "•", "123": "•••", "1234": "1••4", "1234567": "1•••••7", "0611223344": "06••••••44"}


@pytest.mark.parametrize(("text", "masked"), MASKS.items())
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(st.text())
def test_a_mask_hides_most_and_keeps_the_length(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked.count("•") >= len(text) / 2


@given(st.text(st.characters()))
def test_nothing_visible_steers_a_terminal(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not set(shown) & {"\x1b", "\x9b", "\r", "\x07", "\u202e", "\u2066"}


def test_line_ends_and_emoji_stay() -> None:
    assert visible("a\n\tb 💌 é\x1b[2J") == "a\n\tb 💌 é␛[2J"


def test_explanations_in_two_languages() -> None:
    decision = Guard(screen=False).check("zijn nummer is 06 1122 3344")
    dutch, english = explain(decision, "nl"), explain(decision, "en")
    assert [section.title for section in english[:2]] == ["reasons", "findings"]
    assert [section.title for section in dutch[:2]] == ["redenen", "gevonden"]
    assert dutch[1].rows[0][:3] == ("PHONE_NUMBER", "telefoonnummer", "15-27")
    assert english[1].rows[0][1] == "telephone number"
    assert dutch[0].rows[0][1] != english[0].rows[0][1]
    assert dutch[1].rows[0][3:5] == ("van een ander", "0.85")
    sections = {section.title: section.rows for section in english}
    assert sections["not seen, could have made a difference"] == [(name,) for name in decision.unknown]
    assert sections["what you can do"][0][0] == "private.contact"
    assert sections["what you can do"][0][2] == "15-27"
    assert ("whereabouts", "unknown") not in sections["context"]


def test_a_clean_post_needs_few_words() -> None:
    decision = Guard(screen=False).check("het regent")
    assert [section.title for section in explain(decision, "en")] == ["context"]


def test_found_texts_follow_the_findings() -> None:
    text = "zijn nummer is 06 1122 3344"
    decision = Guard(screen=False).check(text)
    assert found_texts(text, decision) == ["06••••••••44"]
    assert found_texts(text, decision, masked=False) == ["06 1122 3344"]


def test_what_is_in_a_field_is_told_without_a_place() -> None:
    decision = Guard(screen=False).check("hoi", media=[{"alt": "zijn nummer is 06 1122 3344"}])
    rows = {section.title: section.rows for section in explain(decision, "en")}
    assert rows["findings"][0][2] == ""
    assert "field:media" in rows["findings"][0][5]
    assert found_texts("hoi", decision) == [""]
    assert bracketed("hoi", decision.findings) == "hoi"


@pytest.mark.parametrize(("weight", "score", "level"), [(95, 0.9, "high"), (55, 0.9, "medium"), (30, 0.9, "low")])
def test_levels(weight: float, score: float, level: str) -> None:
    assert level_of(Finding("X", 0, 1, score), {"X": weight}) == level
