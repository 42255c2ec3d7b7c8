"""The plain form: words in small letters without accents, a space between them, of one text and of many."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from doxguard.detectors.plain import plain, plain_letter
from doxguard.detectors.triggers import encode
from doxguard.detectors.words import tokens_of
from doxguard.pipeline.plain_rows import BETWEEN, plain_rows

FORMS = {
    "nothing": ("", "  "),
    "signs alone": ("?! -", "  "),
    "a word": ("Huis", " huis "),
    "signs between": ("Het (oude) huis, nr. 12!", " het oude huis nr 12 "),
    "white space": ("het\n\thuis\u00a0daar", " het huis daar "),
    "underscores": ("mijn_huis", " mijn huis "),
    "apostrophes": ("l'heure d'été", " l heure d ete "),
    "hyphens": ("sous-sol", " sous sol "),
    "accents": ("Één façade à Łódź", " een facade a lodz "),
    "letters that part": ("Straße, cœur, Æsir", " strasse coeur aesir "),
    "Turkish": ("İzmir ıspanak", " izmir ispanak "),
    "Greek": ("ΔΡΌΜΟΣ", " δρομοσ "),
    "Cyrillic": ("Улица Ёлка", " улица елка "),
    "Chinese": ("地址在", " 地址在 "),
    "emoji between": ("ga🔥weg", " ga weg "),
    "accent by itself": ("x\u030cy", " x y "),
    "surrogate": ("a\ud800b", " a b "),
    "nul": ("a\x00b", " a b "),
}


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_plain(text: str, form: str) -> None:
    assert plain(text).decode() == form


@given(st.text(max_size=60))
def test_nothing_but_words_and_single_spaces(text: str) -> None:
    form = plain(text).decode()
    assert form == f" {' '.join(form.split(' ')[1:-1])} "
    assert all(map(str.isalnum, form.split()))
    assert "   " not in form


@given(st.characters())
def test_a_letter_is_never_longer(char: str) -> None:
    assert len(plain_letter(char).encode()) <= max(1, len(encode(char)))


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=60))  # beyond, letters part into others: Hangul
def test_what_lexicons_look_up_has_the_same_form(text: str) -> None:
    assume(all(len(char.lower().encode("utf-8", "surrogatepass")) <= len(encode(char)) for char in text))
    looked_up = " ".join(token.word for token in tokens_of(text))
    assert plain(looked_up) == plain(text)


def _in_rows(texts: list[str]) -> list[bytes]:
    data = "".join(text + BETWEEN for text in texts).encode()
    offsets = np.cumsum([0, *(len((text + BETWEEN).encode()) for text in texts)])
    form, starts = plain_rows(memoryview(data), offsets)
    return [bytes(form[start:end]) for start, end in pairwise(starts)]


def _assert_alike(texts: list[str]) -> None:
    assert [row.removesuffix(b"\n").strip() for row in _in_rows(texts)] == [plain(text).strip() for text in texts]


def test_many_texts_at_once() -> None:
    texts = [text for text, _ in FORMS.values() if "\ud800" not in text]
    _assert_alike(texts)
    _assert_alike(texts[::-1])
    assert _in_rows(["a", "", "b c"]) == [b" a \n", b" \n", b" b c \n"]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=6))
def test_many_texts_are_as_each_by_itself(texts: list[str]) -> None:
    _assert_alike(texts)
