"""The NLP engine without a model: context words of Presidio recognizers work, in Dutch and elsewhere."""

import logging
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer

from doxguard.recognizers import WordNlpEngine

CUSTOMER = Pattern("klantnummer", r"(?<!\d)\d{6}(?!\d)", 0.2)


def engine(lang: str, *context: str, enhancer: LemmaContextAwareEnhancer | None = None) -> AnalyzerEngine:
    own = PatternRecognizer("CUSTOMER", patterns=[CUSTOMER], context=list(context), supported_language=lang)
    return AnalyzerEngine(
        registry=RecognizerRegistry([own], supported_languages=[lang]),
        nlp_engine=WordNlpEngine([lang]),
        supported_languages=[lang],
        context_aware_enhancer=enhancer,
    )


CONTEXT = {
    # lifted: language, context word, text
    "dutch": ("nl", "klantnummer", "mijn klantnummer is 123456", 0.55),
    "capitals": ("nl", "klantnummer", "KLANTNUMMER: 123456", 0.55),
    "part of a compound": ("nl", "klant", "ons klantennummer 123456", 0.55),
    "with an accent": ("fr", "numéro", "Numéro client 123456", 0.55),
    "greek": ("el", "αριθμός", "Αριθμός 123456", 0.55),
    "joined by a hyphen": ("nl", "klant", "klant-nr 123456", 0.55),
    "after an emoji": ("nl", "klantnummer", "klantnummer 😀😀 123456", 0.55),
    "five words before": ("nl", "klantnummer", "klantnummer is dus gewoon nog 123456", 0.55),
    # not lifted
    "another word": ("nl", "klantnummer", "bestelling 123456", 0.2),
    "too far": ("nl", "klantnummer", "klantnummer ja een twee drie vier vijf 123456", 0.2),
    "after it": ("nl", "klantnummer", "123456 klantnummer", 0.2),
}


@pytest.mark.parametrize(("lang", "word", "text", "score"), CONTEXT.values(), ids=CONTEXT)
def test_context_words_work(lang: str, word: str, text: str, score: float) -> None:
    (result,) = engine(lang, word).analyze(text, lang)
    assert result.score == pytest.approx(score)


def test_presidios_settings_work() -> None:
    after = LemmaContextAwareEnhancer(context_suffix_count=2, context_matching_mode="whole_word")
    (result,) = engine("nl", "klantnummer", enhancer=after).analyze("123456 (klantnummer)", "nl")
    assert result.score == pytest.approx(0.55)


ENDS = {
    "white space": "a 123456 \n ",
    "emoji": "123456😀",
    "only white space": "  ",
    "nothing": "",
    "a sign": "123456.",
}


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS)
def test_what_stands_last_can_be_found(text: str) -> None:
    # Presidio raises where a finding starts behind the last token.
    every = PatternRecognizer("ANY", patterns=[Pattern("any", r"(?s).", 0.2)], context=["zzz"], supported_language="nl")
    own = AnalyzerEngine(
        registry=RecognizerRegistry([every], supported_languages=["nl"]),
        nlp_engine=WordNlpEngine(["nl"]),
        supported_languages=["nl"],
    )
    assert len(own.analyze(text, "nl")) == len(text)


@given(st.text(max_size=40))
def test_tokens_are_in_order_and_cover_the_text(text: str) -> None:
    artifacts = WordNlpEngine().process_text(text, "nl")
    assert len(artifacts.tokens) == len(artifacts.tokens_indices) == len(artifacts.lemmas)
    at = 0
    for token, start in zip(artifacts.tokens, artifacts.tokens_indices, strict=True):
        assert text[at:start].strip() == ""
        assert text[start : start + len(token)] == token.text
        at = start + len(token)
    assert at == len(text)


def test_batch() -> None:
    texts = ["klantnummer 123456", "123456", ""]
    own = engine("nl", "klantnummer")
    found = BatchAnalyzerEngine(own).analyze_iterator(texts, "nl", batch_size=2)
    assert [[round(r.score, 2) for r in results] for results in found] == [[0.55], [0.2], []]
    pairs = WordNlpEngine().process_batch([("a b", 7)], "nl", as_tuples=True)
    assert [(text, artifacts.lemmas, about) for text, artifacts, about in pairs] == [("a b", ["a", "b"], 7)]


def test_decisions_can_be_traced(caplog: pytest.LogCaptureFixture) -> None:
    own = engine("nl", "klantnummer")
    own.log_decision_process = True
    with caplog.at_level(logging.INFO, "decision_process"):
        assert own.analyze("klantnummer 123456", "nl")
    assert "klantnummer" in caplog.text  # Presidio's trace holds the text; it is off unless asked for


def test_memory_does_not_grow_with_the_words_seen() -> None:
    own = WordNlpEngine()
    own.process_text("eerste woorden", "nl")
    tracemalloc.start()
    try:
        for number in range(3000):
            own.process_text(" ".join(f"woord{number}x{i}" for i in range(10)), "nl")
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown < 100_000


def test_long_texts_take_linear_time() -> None:
    own = WordNlpEngine()
    for text in ("a" * 100_000, " " * 100_000 + "a", "." * 100_000, "\u0301" * 100_000):
        assert len(own.process_text(text, "nl").tokens) <= 2


def test_languages_are_those_given() -> None:
    own = WordNlpEngine(["nl", "fy"])
    assert own.is_loaded()
    assert own.get_supported_languages() == ["nl", "fy"]
    assert own.get_supported_entities() == []
