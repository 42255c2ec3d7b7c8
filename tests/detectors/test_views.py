"""Views: the disguises that each undoes, what makes none, and the way back to the text as typed."""

import base64
import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.triggers import is_called_for
from doxguard.detectors.views import _STEPS, VIEWS, views
from tests.hostile import UNITS, assert_linear
from tests.marked import read_marked


def _undone(raw: str, name: str = "unmasked") -> str | None:
    """Return the text of one view, or None where there is none."""
    return next((view.folded for view in views(fold(raw)) if view.view == name), None)


# Letters and digits that a view must hold, spaces and signs aside.
UNMASKED = {
    "spaced-out word": ("K e r k s t r a a t", "Kerkstraat"),
    "spaced-out words": ("K e r k s t r a a t  1 2", "Kerkstraat 12"),
    "spaced-out words, three spaces": ("K e r k s t r a a t   1 2   d e n", "Kerkstraat 12 den"),
    "spaced-out digits": ("bel 0 6 1 2 3 4 5 6 7 8", "bel 0612345678"),
    "spaced-out word in a sentence": ("hij woont K e r k w e g zegt ze", "hij woont Kerkweg zegt ze"),
    "spaced-out over lines": ("K e r k\nw e g 1 2", "Kerk\nweg12"),
    "hyphens": ("j-a-n-n-e", "janne"),
    "dots": ("j.a.n.n.e", "janne"),
    "underscores": ("j_a_n_n_e", "janne"),
    "stars": ("j*a*n*n*e", "janne"),
    "slashes": ("j/a/n/n/e", "janne"),
    "bars": ("j|a|n|n|e", "janne"),
    "middle dots": ("j·a·n·n·e", "janne"),
    "bullets": ("j•a•n•n•e", "janne"),
    "accented letters": ("R Ü C K W Ä R T S", "RÜCKWÄRTS"),
    "number words": ("nul zes een twee", "0 6 1 2"),
    "number words and spaced-out letters": ("b e l l e n nul zes een twee", "bellen 0 6 1 2"),
    "letter o": ("O6-12345678", "06-12345678"),
    "letters o in the middle": ("06O1234567", "0601234567"),
    "letter l": ("06-l2345678", "06-12345678"),
    "letters o in a short number": ("7OO", "700"),
    "letters o after one figure": ("1OOO", "1000"),
    "letter I in a short number": ("5I2", "512"),
    "both in a short number": ("Molenweg 1OI", "Molenweg 101"),
    "figures in a word": ("M0lenw3g 12", "Molenweg 12"),
    "figures in a word, doubled": ("K3rkstr44t 12", "Kerkstraat 12"),
    "figures in a word, German": ("Müll3rstr4ße 5", "Müllerstraße 5"),
    "figure at the front of a word": ("0akhurst", "oakhurst"),
    "one figure in a word": ("B4kkerstraat", "Bakkerstraat"),
    "figures in a word and letters in its number": ("Mol3nweg 7OO", "Molenweg 700"),
    "figures in some of the words": ("in h3t d0rp", "in h3t dorp"),
    "spaced-out number and name": ("8 0 4 O a k h u r s t", "804 Oakhurst"),
    "spaced-out number and name, two spaces": ("8 0 4  O a k h u r s t", "804 Oakhurst"),
    "spaced-out short number and name": ("1 2 K e r k w e g", "12 Kerkweg"),
    "spaced-out number of one figure": ("8 O a k h u r s t", "8 Oakhurst"),
    "emoji between digits": ("06🔥12🔥34🔥56", "06 12 34 56"),
    "hearts between digits": ("06❤️12❤️34❤️56", "06 12 34 56"),
    "emoji with spaces": ("06 🔥 12 🔥 34", "06 12 34"),
    "x between groups": ("06x12x34x56", "06 12 34 56"),
    "X between groups": ("06X12X34X56", "06 12 34 56"),
    "one under the other": ("06\n12\n34\n56", "06 12 34 56"),
}


@pytest.mark.parametrize(("raw", "plain"), UNMASKED.values(), ids=UNMASKED)
def test_unmasked(raw: str, plain: str) -> None:
    assert _undone(raw) == plain


NO_VIEW = {
    "empty": "",
    "prose": "hallo wereld, hoe gaat het met je?",
    "list of letters": "a b c",
    "short list of letters": "opties a b c d staan open",
    "initials": "J. P. de Vries en A.B. Jansen",
    "abbreviation": "U.S.A. en B.V. of t.a.v.",
    "www": "www.example.org",
    "letters with hyphens": "Y-M-C-A",
    "one number word": "een man en twee honden",
    "figures": "06-12345678 en 12,50",
    "letter o before a figure": "O5",
    "letters alone": "IO en II en OO",
    "litres": "10l en 100l melk",
    "ordinals": "de 1e, 2de en 3e verdieping",
    "code": "aB3dE",
    "code, small letters": "a1b2c3d4",
    "code, capitals": "R2D2",
    "figure at the end": "mp3, covid19, utf8, win32 en iPhone14",
    "figure at the front": "4K, 4ever, 2day en 5G",
    "formula": "H2O en CO2",
    "letter and figures": "A4, D66, U2, m2 en x86",
    "figure between two letters": "b2b en k8s",
    "more figures than one in two": "l33t",
    "resolution": "1920x1080 en 4x4x4",
    "keycaps in a list": "3️⃣ appels, 4️⃣ peren",
    "degrees": "5°5",
    "euro": "5€5",
    "long word": "donaudampfschifffahrtsgesellschaft",
    "link": "https://example.org/aGVsbG8gd29ybGQ/pad-naar-iets-anders",
    "repeated letter": "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "hash": "commit 3f786850e387550fdab836ed7e6dc881de23001b",
    "mirror image not said": "87654321-60",
    "reverence": "met alle respect",
}


@pytest.mark.parametrize("raw", NO_VIEW.values(), ids=NO_VIEW)
def test_clean_text_makes_no_view(raw: str) -> None:
    assert [view.view for view in views(fold(raw))] == [""]


SAID = {
    "Dutch": "achterstevoren: olleh",
    "Dutch, omgekeerd": "omgekeerd lezen olleh",
    "Dutch, andersom": "Andersom: olleh",
    "Dutch, spiegel": "in spiegelschrift olleh",
    "English": "read it backwards: olleh",
    "English, reverse": "in reverse: olleh",
    "English, mirror": "mirror olleh",
    "German": "rückwärts: olleh",
    "German, transcribed": "rueckwaerts: olleh",
    "German, shouted": "RÜCKWÄRTS: olleh",
    "French": "à l'envers : olleh",
    "Spanish": "al revés: olleh",
}


@pytest.mark.parametrize("raw", SAID.values(), ids=SAID)
def test_reversed_where_the_post_says_so(raw: str) -> None:
    undone = _undone(raw, "reversed")
    assert undone is not None
    assert undone == fold(raw).folded[::-1]


@pytest.mark.parametrize("raw", ["rot13: wna", "ROT-13 wna", "rot 13 wna", "caesar: wna"])
def test_rot13_where_the_post_says_so(raw: str) -> None:
    assert _undone(raw, "rot13") == codecs.encode(raw, "rot13")


def _encoded(plain: str) -> str:
    return base64.b64encode(plain.encode()).decode()


BASE64 = {
    "one token": (_encoded("dit is een geheim"), "dit is een geheim"),
    "in a sentence": (f"zie {_encoded('dit is een geheim')} hier", "zie dit is een geheim hier"),
    "without padding": (_encoded("dit is een geheim!").rstrip("="), "dit is een geheim!"),
    "accents": (_encoded("één café in Zürich"), "één café in Zürich"),
    "lines": (_encoded("regel een\nregel twee"), "regel een\nregel twee"),
    "two tokens": (
        f"{_encoded('dit is een geheim')} {_encoded('en dit er nog een')}",
        "dit is een geheim en dit er nog een",
    ),
}


@pytest.mark.parametrize(("raw", "plain"), BASE64.values(), ids=BASE64)
def test_base64(raw: str, plain: str) -> None:
    assert _undone(raw, "base64") == plain


NOT_BASE64 = {
    "too short": _encoded("kort"),
    "bytes": base64.b64encode(bytes(range(128, 160))).decode(),
    "control characters": _encoded("\x00\x01\x02\x03 niets om te lezen"),
    "words glued together": "hottentottententententoonstelling",
    "inside a longer token": "x=" + _encoded("dit is een geheim") + "_y",
}


@pytest.mark.parametrize("raw", NOT_BASE64.values(), ids=NOT_BASE64)
def test_no_base64(raw: str) -> None:
    assert _undone(raw, "base64") is None


PLACES = {
    "spaced out": ("zo [[g e h e i m]] he", "geheim"),
    "hyphens": ("zo [[g-e-h-e-i-m]] he", "geheim"),
    "part of a spaced-out row": ("[[0 6 1 2 3 4 5 6 7 8]]", "0612345678"),
    "number words": ("bel [[nul zes een]] nu", "0 6 1"),
    "letters": ("bel [[O6-12345678]] nu", "06-12345678"),
    "figures in a word": ("zie [[M0lenw3g]] hier", "Molenweg"),
    "letters in a short number": ("zie hof [[7OO]] hier", "700"),
    "spaced-out number and name": ("zie [[8 0 4 O a k h u r s t]] hier", "804 Oakhurst"),
    "emoji": ("bel [[06🔥12🔥34]] nu", "06 12 34"),
    "after folding": ("&amp; ｂｅｌ [[０6🔥1️⃣2🔥34]] nu", "06 12 34"),
}


@pytest.mark.parametrize(("marked", "plain"), PLACES.values(), ids=PLACES)
def test_span_leads_back_to_the_text_as_typed(marked: str, plain: str) -> None:
    raw, (typed,) = read_marked(marked)
    view = next(view for view in views(fold(raw)) if view.view == "unmasked")
    match = re.search(re.escape(plain), view.folded)
    assert match is not None
    start, end = view.span(*match.span())
    assert raw[start:end] == typed


def test_span_of_a_reversed_view() -> None:
    raw = "achterstevoren: 🔥 nl.elpmaxe"
    view = next(view for view in views(fold(raw)) if view.view == "reversed")
    start, end = view.span(0, 10)
    assert raw[start:end] == raw[-10:]


def test_span_of_base64_is_the_token() -> None:
    token = _encoded("dit is een geheim")
    view = next(view for view in views(fold(f"zie {token} hier")) if view.view == "base64")
    assert view.span(view.folded.index("geheim"), view.folded.index("geheim") + 6) == (4, 4 + len(token))


def test_the_text_comes_first_and_as_it_is() -> None:
    text = fold("g e h e i m")
    assert next(iter(views(text))) is text


def test_only_the_views_that_are_wanted() -> None:
    text = fold("achterstevoren g e h e i m")
    assert [view.view for view in views(text, frozenset())] == [""]
    assert [view.view for view in views(text, frozenset({"reversed"}))] == ["", "reversed"]
    assert [view.view for view in views(text)] == ["", "unmasked", "reversed"]


def test_language_is_kept() -> None:
    assert {view.lang for view in views(fold("achterstevoren g e h e i m", "nl"))} == {"nl"}


_DISGUISES = (
    "nul", "zes", "0", "6", "O", "l", "\U0001f525", "\u2764\ufe0f", "x", "-", ".", "_", "*", "\u2022", "\u00b7", "|",
    "/", " ", "\n", "achterstevoren", "rot13", "QUJDREVGR0hJSktMTU5PUA==", "a", "b", "I", "m3", "Abc", "\u00e9",
    "&amp;", "\uff11",
)  # fmt: skip
anything = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_DISGUISES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_DISGUISES), max_size=14).map("".join),
)


@settings(max_examples=300)
@given(anything)
def test_every_character_of_every_view_stands_somewhere_in_the_text(raw: str) -> None:
    for view in views(fold(raw)):
        spans = [view.span(at, at + 1) for at in range(len(view.folded))]
        assert all(0 <= start < end <= len(raw) for start, end in spans)
        if view.view != "reversed":
            assert [start for start, _ in spans] == sorted(start for start, _ in spans)
            assert [end for _, end in spans] == sorted(end for _, end in spans)


def test_names_are_their_own() -> None:
    names = [view.name for view in VIEWS]
    assert len(names) == len(set(names))


VIEW_UNITS = (
    "nul ", "nulnul", "a b ", "a  b ", "a\n", "a*", "a\u00b7", "l0", "O", "oO0 ", "1x", "1\n", "1 1\n", "0-0", "[0]",
    "a0a", "a0", "0a", "1I", "1OO ", "8 A b ", "achterstevoren ", "rot13 a ", "QUJD",
    "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo= ",
)  # fmt: skip


@pytest.mark.parametrize("unit", sorted({*VIEW_UNITS, *UNITS}))
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(views(fold(raw))), unit)


# Figures in words: what calls for the view, and names of links, handles and addresses, which do not.
FIGURES = {
    "in a word": ("de M0lenw3g", True),
    "at the start": ("M0lenw3g", True),
    "behind a bracket": ("(M0lenw3g)", True),
    "behind an underscore": ("_M0lenw3g", True),
    "behind an emoji": ("🔥M0lenw3g", True),
    "nought first": ("een 0pening", True),
    "late in a long word": ("Lindenlaanstr4at", True),
    "second figure behind letters": ("m1n3rva", True),
    "accent before": ("één caf3bar", True),
    "nought between digits": ("nummer 7OO", True),
    "short link": ("zie https://t.example/dh0Xsd8ab", False),
    "nought first in a link": ("t.example/0abXsd", False),
    "handle": ("bedankt @k3vin", False),
    "hashtag": ("#t3st", False),
    "domain": ("op www.t3st", False),
    "figure last": ("naam12", False),
    "plain": ("de Molenweg", False),
}


@pytest.mark.parametrize(("raw", "called"), FIGURES.values(), ids=FIGURES)
def test_figures_in_words_call_for_the_view(raw: str, called: bool) -> None:
    assert is_called_for(VIEWS[0], fold(raw).folded) is called


def test_a_step_is_not_taken_without_what_it_needs() -> None:
    for name, (raw, _) in UNMASKED.items():
        text = fold(raw).folded
        for step, needed in _STEPS:
            if needed and not needed.search(text):
                assert list(step(text)) == [], f"{name}: {step.__name__}"


@given(st.text("0134ab xOl.,-*(·\n6#%é", max_size=24))
def test_a_step_does_nothing_without_what_it_needs(text: str) -> None:
    for step, needed in _STEPS:
        if needed and not needed.search(text):
            assert list(step(text)) == []
