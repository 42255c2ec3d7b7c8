"""Where a text shows the links of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.pipeline.shown import find_shown, is_link
from tests.hostile import assert_linear
from tests.marked import read_marked

A, AB = "https://t.co/a1", "https://t.co/a1b2"
SHOWN: dict[str, tuple[str, list[str]]] = {
    "in a sentence": ("kijk [[https://t.co/a1]], of niet", [A]),
    "at the end of one": ("kijk [[https://t.co/a1]].", [A]),
    "in brackets": ("([[https://t.co/a1]])", [A]),
    "twice": ("[[https://t.co/a1]] en [[https://t.co/a1]]", [A]),
    "without its scheme": ("kijk [[t.co/a1]]", [A]),
    "with a scheme": ("kijk [[https://t.co/a1]]", ["t.co/a1"]),
    "with the other scheme": ("kijk [[HTTP://t.co/a1]]", [A]),
    "the longer one": ("[[https://t.co/a1b2]] [[https://t.co/a1]]", [A, AB]),
    "behind Japanese": ("見て[[https://t.co/a1]]です", [A]),
    "behind letters, with a scheme": ("nu[[https://t.co/a1]]", [A]),
    "cut off": ("[[example.org/een-lang-pa…]]", ["example.org/een-lang-pa…"]),
    "words": ("hij woont [[in dit huis]] daar", ["in dit huis"]),
    "the longer words": ("[[hier om de hoek]], [[hier]]", ["hier", "hier om de hoek"]),
    "a sign": ("📍 [[📍 Thuis]]!", ["📍 Thuis"]),
    "part of a longer link": ("https://t.co/a1b2 https://t.co/a1/x https://t.co/a1.html t.co/a1?x=1 t.co/a1%20", [A]),
    "end of a longer link": ("https://example.org/t.co/a1 a.t.co/a1 x@t.co/a1 set.co/a1", [A]),
    "part of a word": ("gehierd hierheen", ["hier"]),
    "another case": ("https://t.co/A1", [A]),
    "too short a form": ("in het huis", ["in"]),
    "no forms": ("https://t.co/a1", []),
    "empty forms": ("https:// https://t.co/a1", ["", "https://"]),
}


@pytest.mark.parametrize(("marked", "forms"), SHOWN.values(), ids=SHOWN)
def test_shown(marked: str, forms: list[str]) -> None:
    text, expected = read_marked(marked)
    found = list(find_shown(text, forms))
    assert [text[shown.start : shown.end] for shown in found] == expected
    assert all(shown.form in forms for shown in found)


@pytest.mark.parametrize(
    ("form", "link"), [(A, True), ("t.co/a1", True), ("example.org/…", True), ("hier", False), ("zie b. 2", False)]
)
def test_is_link(form: str, link: bool) -> None:
    assert is_link(form) is link


_PIECES = st.sampled_from([A, AB, "t.co/a1", "hier", "hier!", " ", ".", "/", "x", "見", "https://", "\n"])


@given(st.lists(_PIECES).map("".join), st.lists(_PIECES | st.text(max_size=8), max_size=6))
def test_places_are_in_order_and_apart(text: str, forms: list[str]) -> None:
    end = 0
    for shown in find_shown(text, forms):
        assert end <= shown.start < shown.end <= len(text)
        assert text[shown.start : shown.end].endswith(shown.form.removeprefix("https://"))
        end = shown.end


@pytest.mark.parametrize("unit", ["a/", "t.co/a1 ", "https://t.co/", "a", "見"])
def test_takes_linear_time(unit: str) -> None:
    forms = [unit * n + "b" for n in range(1, 300)] + ["https://t.co/a1"]
    assert_linear(lambda text: list(find_shown(text, forms)), unit)
