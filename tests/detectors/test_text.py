"""`Text`: rewriting, turning around, and the way back to the text as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.text import Edit, Text


def _text(raw: str) -> Text:
    return Text(raw, raw)


def test_untouched_text_is_its_own_place() -> None:
    assert _text("hallo").span(1, 3) == (1, 3)


REWRITES: dict[str, tuple[str, list[Edit], str]] = {
    "nothing": ("hallo", [], "hallo"),
    "same length": ("abcdef", [Edit(1, 3, "XY")], "aXYdef"),
    "shorter": ("abcdef", [Edit(1, 4, "X")], "aXef"),
    "longer": ("abcdef", [Edit(1, 2, "XYZ")], "aXYZcdef"),
    "dropped": ("abcdef", [Edit(1, 4, "")], "aef"),
    "at the start": ("abcdef", [Edit(0, 1, "XY")], "XYbcdef"),
    "at the end": ("abcdef", [Edit(5, 6, "XY")], "abcdeXY"),
    "all of it": ("abcdef", [Edit(0, 6, "X")], "X"),
    "all of it dropped": ("abcdef", [Edit(0, 6, "")], ""),
    "several": ("abcdef", [Edit(0, 1, "X"), Edit(2, 3, ""), Edit(4, 6, "YZW")], "XbdYZW"),
    "touching": ("abcdef", [Edit(1, 2, "X"), Edit(2, 4, "Y"), Edit(4, 5, "")], "aXYf"),
}


@pytest.mark.parametrize(("raw", "edits", "folded"), REWRITES.values(), ids=REWRITES)
def test_rewrite(raw: str, edits: list[Edit], folded: str) -> None:
    assert _text(raw).rewrite(edits).folded == folded


PLACES: dict[str, tuple[list[Edit], tuple[int, int], tuple[int, int]]] = {
    "before the edit": ([Edit(2, 4, "X")], (0, 2), (0, 2)),
    "behind a shorter edit": ([Edit(2, 4, "X")], (3, 5), (4, 6)),
    "behind a longer edit": ([Edit(2, 3, "XYZ")], (5, 6), (3, 4)),
    "behind a dropped part": ([Edit(0, 3, "")], (0, 3), (3, 6)),
    "the block": ([Edit(1, 4, "X")], (1, 2), (1, 4)),
    "part of a block means all of it": ([Edit(1, 2, "XYZ")], (2, 3), (1, 2)),
    "from before into a block": ([Edit(2, 4, "X")], (1, 3), (1, 4)),
    "over a dropped part": ([Edit(2, 4, "")], (1, 3), (1, 5)),
    "same length, one by one": ([Edit(1, 3, "XY")], (2, 3), (2, 3)),
}


@pytest.mark.parametrize(("edits", "place", "typed"), PLACES.values(), ids=PLACES)
def test_span(edits: list[Edit], place: tuple[int, int], typed: tuple[int, int]) -> None:
    assert _text("abcdef").rewrite(edits).span(*place) == typed


def test_rewrites_of_rewrites_lead_all_the_way_back() -> None:
    text = _text("&#48;\u200b6-１２").rewrite([Edit(0, 5, "0"), Edit(5, 6, "")]).rewrite([Edit(2, 3, "")])
    assert text.folded == "06１２"
    again = text.rewrite([Edit(2, 4, "12")])
    assert [again.span(at, at + 1) for at in range(4)] == [(0, 5), (6, 7), (8, 9), (9, 10)]
    assert again.span(0, 4) == (0, 10)


def test_edits_of_the_same_length_move_nothing() -> None:
    assert _text("abc").rewrite([Edit(0, 3, "xyz")]).starts is None


def test_rewrite_does_not_change_the_text_it_starts_from() -> None:
    text = _text("abcdef").rewrite([Edit(0, 2, "X")])
    text.rewrite([Edit(0, 1, "")])
    assert text.folded == "Xcdef"


def test_backwards() -> None:
    text = _text("abcdef").backwards(0, 6, "reversed")
    assert (text.folded, text.view) == ("fedcba", "reversed")
    assert text.span(0, 2) == (4, 6)
    assert text.span(0, 6) == (0, 6)


def test_a_part_backwards() -> None:
    text = _text("abcdef").backwards(2, 5, "reversed")
    assert text.folded == "abedcf"
    assert (text.span(0, 2), text.span(2, 4), text.span(5, 6)) == ((0, 2), (3, 5), (5, 6))


def test_backwards_behind_an_edit() -> None:
    text = _text("abcdef").rewrite([Edit(0, 2, "X")]).backwards(0, 5, "reversed")
    assert text.folded == "fedcX"
    assert (text.span(4, 5), text.span(3, 5)) == ((0, 2), (0, 3))


def test_backwards_twice_is_as_before() -> None:
    text = _text("abcdef").backwards(0, 6, "a").backwards(0, 6, "b")
    assert text.folded == "abcdef"
    assert text.span(1, 3) == (1, 3)


def test_view_and_language_are_handed_on() -> None:
    text = Text("abc", "abc", lang="nl").rewrite([Edit(0, 1, "xy")], "unmasked")
    assert (text.view, text.lang) == ("unmasked", "nl")
    assert text.rewrite([Edit(0, 1, "")]).view == "unmasked"
    assert text.rewrite([Edit(0, 1, "")], "other").view == "other"
    assert text.backwards(0, 4, "reversed").lang == "nl"


def test_finding_is_in_offsets_of_the_text_as_typed() -> None:
    text = _text("bel nul zes").rewrite([Edit(4, 7, "0"), Edit(8, 11, "6")], "unmasked")
    found = text.finding("PHONE_NUMBER", 4, 7, 0.9, "valid", value="06", country="NL")
    assert (found.start, found.end) == (4, 11)
    assert found.evidence == ("valid", "view:unmasked")
    assert (found.score, found.value, found.country) == (0.9, "06", "NL")


def test_finding_in_the_text_itself_names_no_view() -> None:
    assert _text("06").finding("PHONE_NUMBER", 0, 2, 0.5, "valid").evidence == ("valid",)


def test_repr_tells_nothing_of_the_post() -> None:
    text = _text("geheim 0612345678").rewrite([Edit(0, 1, "GG")])
    found = text.finding("PHONE_NUMBER", 8, 18, 0.9, value="+31612345678")
    assert "0612345678" not in repr(text)
    assert "geheim" not in repr(text)
    assert "612345678" not in repr(found)


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    raw = draw(st.text("abc0é🔥", max_size=20))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return raw, [Edit(start, end, draw(st.text("xy", max_size=3))) for start, end in pairs]


@given(_edited(), _edited())
def test_any_rewrite_keeps_order_and_stays_inside(
    first: tuple[str, list[Edit]], second: tuple[str, list[Edit]]
) -> None:
    raw, edits = first
    text = _text(raw).rewrite(edits)
    text = text.rewrite([e for e in second[1] if e.end <= len(text.folded)])
    spans = [text.span(at, at + 1) for at in range(len(text.folded))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@given(_edited())
def test_characters_that_were_not_edited_lead_to_themselves(edited: tuple[str, list[Edit]]) -> None:
    raw, edits = edited
    text = _text(raw).rewrite(edits)
    for at, char in enumerate(text.folded):
        if char not in "xy":
            start, end = text.span(at, at + 1)
            assert raw[start:end] == char


@given(_edited())
def test_backwards_leads_to_the_same_places(edited: tuple[str, list[Edit]]) -> None:
    text = _text(edited[0]).rewrite(edited[1])
    size = len(text.folded)
    turned = text.backwards(0, size, "reversed")
    assert turned.folded == text.folded[::-1]
    assert all(turned.span(at, at + 1) == text.span(size - 1 - at, size - at) for at in range(size))
