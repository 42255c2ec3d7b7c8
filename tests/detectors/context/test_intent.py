"""Why a post shares something: a table of plain posts, near misses in pairs, behaviours beside the likeliest, tone.

The model is statistical: of the table a share has to be right, and each of the few posts under ``must``.
"""

from itertools import combinations

import pytest

from doxguard.detectors.context.intent import BEHAVIOURS, HARMFUL, HOSTILE, likeliest
from doxguard.detectors.context.model import model
from tests.detectors.context.rows import MUST, PAIRS, ROWS, Row, errors, guard, judged, share

WHOLE, EACH = 0.85, 0.7  # shares of the table, and of each label, that have to be right
LABELS = sorted({row.intent for row in ROWS})


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 120
    assert len(MUST) >= 25
    assert len({row.text for row in ROWS}) == len(ROWS)
    for lang, least in {"nl": 60, "en": 25, "de": 10, "fr": 10, "es": 10}.items():
        assert sum(row.lang == lang for row in ROWS) >= least
    assert {*LABELS, HOSTILE} == set(model("intent").labels)


def test_most_intents_are_read() -> None:
    read = [(row.intent, judged(row).signals["intent"].value) for row in ROWS]
    assert share(wanted == value for wanted, value in read) >= WHOLE, errors(read)


@pytest.mark.parametrize("label", LABELS)
def test_most_of_each_intent_are_read(label: str) -> None:
    rows = [row for row in ROWS if row.intent == label]
    assert len(rows) >= 8
    missed = [row.text for row in rows if not row.is_intent(judged(row))]
    assert 1 - len(missed) / len(rows) >= EACH, missed


@pytest.mark.parametrize("lang", ["nl", "en", "de", "fr", "es"])
def test_most_intents_of_each_language_are_read(lang: str) -> None:
    rows = [row for row in ROWS if row.lang == lang]
    assert share(row.is_intent(judged(row)) for row in rows) >= EACH


@pytest.mark.parametrize("row", MUST, ids=lambda row: row.text[:40])
def test_the_plainest_are_read(row: Row) -> None:
    assert judged(row).signals["intent"].value == row.intent


def test_the_same_data_for_another_purpose() -> None:
    apart = [
        judged(one).signals["intent"].value != judged(other).signals["intent"].value
        for rows in PAIRS.values()
        for one, other in combinations(rows, 2)
        if one.intent != other.intent
    ]
    assert len(apart) >= 10
    assert share(apart) >= WHOLE


def test_harm_is_seldom_read_into_harmless_posts() -> None:
    rows = [row for row in ROWS if row.intent not in HARMFUL]
    assert share(judged(row).signals["intent"].value in HARMFUL for row in rows) <= 0.1


def test_a_behaviour_is_a_signal_of_its_own() -> None:
    for row in ROWS:
        signals = judged(row).signals
        intent = signals["intent"].value
        if intent in BEHAVIOURS:
            assert signals[intent].value == "true"
        for name in BEHAVIOURS:
            assert signals[name].value in ("true", "unknown")


def test_the_tone_is_hostile_only_where_no_harm_is_the_likeliest() -> None:
    for row in ROWS:
        signals = judged(row).signals
        if signals["tone"].value == "hostile":
            assert signals["intent"].value not in HARMFUL
            assert signals["tone"].strength >= 0.3


CHANCES = {
    "neutral by far": ({"neutral": 0.9, "abusive": 0.1}, "neutral", "neutral"),
    "harm by far": ({"threat": 0.9, "neutral": 0.1}, "threat", "threat"),
    "harm in pieces": ({"neutral": 0.4, "threat": 0.3, "extortion": 0.25, "news": 0.05}, "threat", "threat"),
    "less is enough beside data": ({"neutral": 0.55, "abusive": 0.45}, "abusive", "neutral"),
    "the likeliest of the harmless": ({"news": 0.5, "neutral": 0.3, "abusive": 0.2}, "news", "news"),
}


@pytest.mark.parametrize(("chances", "beside", "alone"), CHANCES.values(), ids=CHANCES.keys())
def test_the_intent_that_is_taken(chances: dict[str, float], beside: str, alone: str) -> None:
    whole = dict.fromkeys(LABELS, 0.0) | chances
    assert (likeliest(whole, True), likeliest(whole, False)) == (beside, alone)


def test_harm_shows_the_words_that_led_to_it() -> None:
    harmful = [row for row in ROWS if judged(row).signals["intent"].value in HARMFUL]
    shown = [judged(row).signals["intent"] for row in harmful]
    assert harmful
    assert share(signal.end > signal.start for signal in shown) >= 0.95


def test_the_words_are_shown_where_they_were_typed() -> None:
    plain = "Dit is het nummer van die leugenaar: 06 1122 3311. Bel hem plat, dag en nacht."
    moved = "\u200b\u200b" + plain.replace("leugenaar", "l\u200beugenaar\u00ad").replace("06", "\uff10\uff16")
    one, other = (guard().check(text, lang="nl").signals["intent"] for text in (plain, moved))
    assert one.value == other.value == "abusive"
    hidden = str.maketrans("", "", "\u200b\u00ad")
    assert plain[one.start : one.end] == moved[other.start : other.end].translate(hidden)


def test_the_answer_is_the_same_every_time() -> None:
    for row in MUST:
        assert guard().check(row.text, lang=row.lang) == judged(row)
