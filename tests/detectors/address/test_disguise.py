"""Disguises that an address's frame makes clear: numbers in words, figures apart, letters and signs for others."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.address import spelled
from doxguard.detectors.address.disguise import undone
from doxguard.detectors.address.spelled import number_edits
from doxguard.detectors.folding import fold
from doxguard.detectors.triggers import is_triggered
from doxguard.errors import DataError

NUMBERS = {
    "Dutch": ("negenhonderdzesendertig", "936"),
    "Dutch, hundreds over ten": ("veertienhonderdtwee", "1402"),
    "Dutch, thousand apart": ("duizend eenenzestig", "1061"),
    "Dutch, figure glued": ("vierhonderd7", "407"),
    "English": ("two hundred and fifteen", "215"),
    "English, hundreds over ten": ("sixteen hundred and nine", "1609"),
    "English, halves": ("seventeen thirty-four", "1734"),
    "English, halves with a nought": ("eighteen oh six", "1806"),
    "German": ("dreizehnhundertelf", "1311"),
    "German, thousand": ("eintausendzweihundertvier", "1204"),
    "German, halves": ("vierzehn siebenundsechzig", "1467"),
    "French": ("mille quatre-vingt-dix-sept", "1097"),
    "French, hundreds": ("trois cent quarante et un", "341"),
    "Spanish": ("mil novecientos treinta y dos", "1932"),
    "Italian": ("mille trecento sei", "1306"),
    "Portuguese": ("mil e duzentos e cinco", "1205"),
}
NO_NUMBERS = (
    "honderd",
    "a hundred",
    "honderden",
    "per cent",
    "mille mercis",
    "one, two",
    "zeven acht negen",
    "pretty nasty",
)
UNDONE = {
    "figures apart": ("Dreef 1 4 0 2, Ede", "Dreef 1402, Ede"),
    "figures and dots": ("Dreef 1.4.0.2, Ede", "Dreef 1402, Ede"),
    "two figures": ("het werd 2 1", "het werd 2 1"),
    "code apart": ("6711_XB Ede", "6711 XB Ede"),
    "code with dots": ("6.7.1.1 X.B", "6711 XB"),
    "letter for a figure": ("Laan 1o52", "Laan 1052"),
    "measure": ("een fles van 75l", "een fles van 75l"),
    "British code": ("CT2l 9ZZ", "CT21 9ZZ"),
    "Canadian code": ("ON L4N 9Z0", "ON L4N 9Z0"),
    "signs": ("B@rley L@ne", "Barley Lane"),
    "e-mail": ("mail jan@voorbeeld.example", "mail jan@voorbeeld.example"),
    "small word": ("calle d3l Pino", "calle del Pino"),
    "figures in a short name": ("Gr0te B33r 17", "Gr0te Beer 17"),
    "sum": ("nummer (1100 + 14)", "nummer 1114"),
    "difference": ("nummer (1100 min 14)", "nummer 1086"),
    "telephone": ("bel 0 6 1 2 3 4 5 6 7 8", "bel 0 6 1 2 3 4 5 6 7 8"),
}


@pytest.mark.parametrize(("words", "figures"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_in_words(words: str, figures: str) -> None:
    text = f"Straat {words}, daar"
    assert [(text[e.start : e.end], e.new) for e in number_edits(text)] == [(words, figures)]
    assert is_triggered(spelled.TRIGGERS, text)


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_no_numbers(words: str) -> None:
    assert list(number_edits(f"Straat {words}, daar")) == []


@pytest.mark.parametrize(("typed", "plain"), UNDONE.values(), ids=UNDONE)
def test_undone(typed: str, plain: str) -> None:
    assert undone(fold(typed)).folded == plain


@pytest.mark.parametrize("lexicon", [None, {"nl": []}, {"nl": {}}, {"nl": {"values": {"een": 1}, "hundred": 3}}])
def test_a_broken_lexicon_is_named(lexicon: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelled, "read_yaml", lambda _: lexicon)
    with pytest.raises(DataError, match=r"address_numbers\.yaml"):
        spelled._languages.__wrapped__()


@given(st.text(alphabet="0123456789oOlI@!$ .-_(+)abLN", max_size=60))
def test_never_raises_and_keeps_places(raw: str) -> None:
    text = undone(fold(raw))
    for at in range(len(text.folded)):
        start, end = text.span(at, at + 1)
        assert 0 <= start < end <= len(raw)


@pytest.mark.parametrize("piece", ["zeventien", "een en ", "honderd", "1 ", "1.", "a@", "(1 + ", "l0", "cent-"])
def test_linear_time(piece: str) -> None:
    text = fold(piece * 4000)
    started = time.perf_counter()
    undone(text)
    assert time.perf_counter() - started < 2
