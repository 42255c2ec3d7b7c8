"""Whether data is public already, and whether its owner agrees: hits, negations, misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.about import UNSEEN
from doxguard.detectors.context.cues import read_cues
from doxguard.detectors.context.exposure import read_exposure
from doxguard.detectors.finding import Signal
from doxguard.detectors.folding import fold
from tests.detectors.context.rows import guard, table
from tests.hostile import assert_linear
from tests.marked import read_marked

HITS: dict[str, list[str]] = table("exposure")["hits"]  # type: ignore[assignment]
MISSES: dict[str, list[str]] = table("exposure")["misses"]  # type: ignore[assignment]


def read(text: str, lang: str = "") -> dict[str, Signal]:
    return {signal.name: signal for signal in read_exposure(read_cues(fold(text, lang), []))}


@pytest.mark.parametrize(("name", "value", "lang", "marked"), HITS.values(), ids=HITS.keys())
def test_what_is_said(name: str, value: str, lang: str, marked: str) -> None:
    text, (words,) = read_marked(marked)
    signal = read(text, lang).get(name, Signal(name, "unknown"))
    assert (signal.value, text[signal.start : signal.end]) == (value, words)


@pytest.mark.parametrize(("name", "lang", "text"), MISSES.values(), ids=MISSES.keys())
def test_what_is_not_said(name: str, lang: str, text: str) -> None:
    assert name not in read(text, lang)


def test_both_are_said() -> None:
    signals = read("Met toestemming, en het staat op haar website", "nl")
    assert {name: signal.value for name, signal in signals.items()} == {"exposure": "own", "consent": "given"}


def test_the_words_are_shown_where_they_were_typed() -> None:
    text, (words,) = read_marked("ﬁjn\u200b, \u200bdat staat [[op haar\u200b website]]")
    signal = read(text, "nl")["exposure"]
    assert text[signal.start : signal.end] == words


def test_the_decision_holds_them() -> None:
    signals = guard().check("Zijn nummer is 06 1122 3344, het staat op zijn eigen site", lang="nl").signals
    assert (signals["exposure"].value, signals["consent"].value) == ("own", UNSEEN["consent"])


@given(st.lists(st.sampled_from(["niet", "op zijn site", "geen toestemming", ",", "openbaar", "mag van", "🔥"])))
def test_any_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for signal in read(text).values():
        assert 0 <= signal.start < signal.end <= len(text)
        assert signal.value in ("own", "elsewhere", "given", "refused")


@pytest.mark.parametrize("unit", ["niet openbaar ", "openbaar ", "zonder toestemming niet ", "niet "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert_linear(read, unit)
