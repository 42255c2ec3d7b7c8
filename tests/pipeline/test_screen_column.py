"""A column of texts is screened as each text alone would be, and folded where folding changes it."""

import json
from collections.abc import Sequence

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.data import read_text
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.folding import fold
from doxguard.pipeline.matchers import Re2Matcher
from doxguard.pipeline.screen import Screen
from doxguard.pipeline.screen_column import fold_column, may_fold, null_rows, select_rows

SCREEN = Screen(DETECTORS)
TEXTS = [json.loads(line)["text"] for line in read_text("samples/posts.jsonl").splitlines()]
FOLDED = {
    "full-width digits": "０６ １２",
    "an entity": "caf&eacute;",
    "no entity": "A & B",
    "an escape in a link": "https://example.org/?q=%31%32",
    "a per cent": "50% off",
    "bold": "**0**6",
    "one star": "a * b*c",
    "spoiler": ">!06!<",
    "strike": "~~06~~",
    "bars": "||06||",
    "control": "a\x01b",
    "a tab": "a\tb",
    "typographic": "‘hoi’ – “dag”",
    "keycap": "0\ufe0f\u20e3",
    "zero width": "0\u200b6",
    "Cyrillic among Latin": "О6 аbc",
    "Greek alone": "Αθήνα",
    "accents": "één café",
    "a mark of its own": "e\u0301",
    "emoji": "🔥 🇳🇱 👨‍👩‍👧",
    "raised": "⁰⁶¹²",
    "mathematical": "𝟎𝟔",
}


def column(texts: Sequence[str | None]) -> pa.LargeStringArray:
    return pa.array(texts, pa.large_string())


@pytest.mark.parametrize("text", FOLDED.values(), ids=FOLDED)
def test_texts_are_folded(text: str) -> None:
    assert fold_column(column(["a", text, None, text, ""])).to_pylist() == [
        "a",
        fold(text).folded,
        None,
        fold(text).folded,
        "",
    ]


@pytest.mark.parametrize("text", ["hoi", "één café", "日本", "😀", "a * b", "x\n\ty", "ßøł"])
def test_texts_with_nothing_to_fold_stay_columns(text: str) -> None:
    assert may_fold(column([text, text])).tolist() == []


_any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.lists(
    st.sampled_from([*FOLDED.values(), "06", " ", "\n", "&", "#", "%", "*", "!", ">", "é"]), max_size=6
).map("".join)


@settings(max_examples=300)
@given(st.lists(_any_text | st.none(), max_size=8), st.integers(0, 3))
def test_any_texts_are_folded(texts: list[str | None], skipped: int) -> None:
    part = column(texts).slice(skipped)
    assert fold_column(part).to_pylist() == [None if text is None else fold(text).folded for text in texts[skipped:]]


def _assert_selected(screen: Screen, texts: list[str]) -> None:
    """A row may call for more than the text alone, since a match may begin in the text before, but not for less."""
    rows = select_rows(screen, column(texts))
    for row, text in enumerate(texts):
        alone = screen(fold(text).folded)
        if row not in rows:
            assert alone == screen("")
            continue
        assert set(alone.detectors) <= set(rows[row].detectors)
        assert (alone.views or frozenset()) <= (rows[row].views or frozenset())
        assert alone.context <= rows[row].context


def test_sample_posts_are_selected_as_alone() -> None:
    _assert_selected(SCREEN, TEXTS)


@settings(max_examples=100)
@given(st.lists(_any_text | st.sampled_from(TEXTS), max_size=8))
def test_any_texts_are_selected_as_alone(texts: list[str]) -> None:
    _assert_selected(SCREEN, texts)


def test_re2_selects_the_same() -> None:
    other = Screen(DETECTORS, Re2Matcher)
    for text in TEXTS:
        assert select_rows(SCREEN, column([text])) == select_rows(other, column([text]))


def test_clean_texts_call_for_nothing() -> None:
    assert select_rows(SCREEN, column(["fijn weekend", "", "tot later"])) == {}
    assert select_rows(SCREEN, column([])) == {}


def test_nulls() -> None:
    assert null_rows(column(["a", None, "b", None])) == [1, 3]
    assert null_rows(column(["a"])) == []
    assert select_rows(SCREEN, column([None, "jan@example.org", None])).keys() == {1}
