"""Recognizers on their own, and what their results carry."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from doxguard.detectors.finding import Detector
from doxguard.errors import InputError
from doxguard.recognizers.base import DetectorRecognizer, HiddenValue
from doxguard.recognizers.contact import DoxguardPhoneRecognizer
from doxguard.recognizers.identity import DoxguardBsnRecognizer
from doxguard.recognizers.location import DoxguardLocationLinkRecognizer
from doxguard.recognizers.nlp import WordNlpEngine
from doxguard.recognizers.registry import RECOGNIZERS, DoxguardRecognizer
from tests.recognizers.posts import ONE_EACH

CALL = "bel me op 06 11223344"
LINKS = "https://maps.app.goo.gl/abc123XYZ en https://glympse.com/ABCD-EFGH"
BARE_BSN = "hier is 999912033 dan"


@pytest.mark.parametrize(("entity", "text"), ONE_EACH.items(), ids=ONE_EACH)
def test_each_finds_its_entity_on_its_own(entity: str, text: str) -> None:
    (recognizer,) = (cls for cls in RECOGNIZERS if any(entity in d.entities for d in cls.detectors))
    results = [r for r in recognizer().analyze(text, [entity]) if r.score >= 0.4]
    assert [r.entity_type for r in results] == [entity]


def test_all_are_tried() -> None:
    entities = {entity for cls in RECOGNIZERS for d in cls.detectors for entity in d.entities}
    assert entities == {*ONE_EACH, "LIVE_LOCATION_LINK"}


def test_result() -> None:
    recognizer = DoxguardPhoneRecognizer()
    (result,) = recognizer.analyze(CALL, ["PHONE_NUMBER"], None)
    assert (result.entity_type, CALL[result.start : result.end]) == ("PHONE_NUMBER", "06 11223344")
    assert result.recognition_metadata["recognizer_name"] == "DoxguardPhoneRecognizer"
    assert result.recognition_metadata["recognizer_identifier"] == recognizer.id
    assert result.recognition_metadata["country"] == "NL"
    assert "cue:bel" in result.recognition_metadata["evidence"]
    assert result.recognition_metadata["value"] == "+31611223344"
    explanation = result.analysis_explanation
    assert explanation.recognizer == "DoxguardPhoneRecognizer"
    assert explanation.original_score == explanation.score == result.score
    assert explanation.textual_explanation.startswith("PHONE_NUMBER: ")
    assert "cue:bel" in explanation.textual_explanation


def test_no_repr_shows_what_was_found() -> None:
    (result,) = DoxguardRecognizer().analyze(CALL)
    shown = f"{result} {result!r} {result.to_dict()} {result.analysis_explanation!r}"
    assert "1122" not in shown.replace(" ", "")


def test_value_is_a_string_for_all_other_purposes() -> None:
    value = HiddenValue("+31611223344")
    assert f"{value}" == "+31611223344"
    assert json.dumps([value]) == '["+31611223344"]'
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == "+31611223344"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (None, ["LOCATION_LINK", "LIVE_LOCATION_LINK"]),
        ([], ["LOCATION_LINK", "LIVE_LOCATION_LINK"]),
        (["LIVE_LOCATION_LINK", "PHONE_NUMBER"], ["LIVE_LOCATION_LINK"]),
        (["PHONE_NUMBER"], []),
    ],
)
def test_only_what_is_asked_for_is_returned(asked: list[str] | None, found: list[str]) -> None:
    assert [r.entity_type for r in DoxguardLocationLinkRecognizer().analyze(LINKS, asked)] == found


def test_only_what_is_supported_is_returned() -> None:
    for recognizer in (
        DoxguardLocationLinkRecognizer(supported_entity="LOCATION_LINK"),
        DoxguardLocationLinkRecognizer(supported_entities=["LOCATION_LINK"]),
    ):
        assert recognizer.get_supported_entities() == ["LOCATION_LINK"]
        assert [r.entity_type for r in recognizer.analyze(LINKS)] == ["LOCATION_LINK"]


def test_an_unknown_entity_is_refused() -> None:
    with pytest.raises(InputError, match="DoxguardPhoneRecognizer does not find 'PHONE'; it finds: PHONE_NUMBER"):
        DoxguardPhoneRecognizer(supported_entities=["PHONE"])


@pytest.mark.parametrize("recognizer", [*RECOGNIZERS, DoxguardRecognizer], ids=lambda cls: cls.__name__)
def test_keywords_are_presidios(recognizer: type[DetectorRecognizer]) -> None:
    made = recognizer(
        supported_language="en", context=["x"], version="9", score_thresholds={"default": 0.6}, name="Mine"
    )
    assert (made.supported_language, made.context, made.version, made.name) == ("en", ["x"], "9", "Mine")
    assert made.score_thresholds == {"default": 0.6}
    assert recognizer().name == recognizer.__name__
    again = recognizer.from_dict(made.to_dict())
    assert again.to_dict() == made.to_dict()


def test_one_country_is_told() -> None:
    assert DoxguardBsnRecognizer().country_code() == "nl"
    assert DoxguardPhoneRecognizer().country_code() is None


def test_language_is_a_hint_for_the_detectors() -> None:
    seen: list[str] = []

    class Listening(DetectorRecognizer):
        detectors = (Detector("d", ("BIOMETRIC",), lambda text: seen.append(text.lang) or [], ()),)  # type: ignore[func-returns-value]

    Listening(supported_language="de").analyze("a")
    Listening(supported_language="nl-BE").analyze("a")
    assert seen == ["de", "nl"]


def engine_with(recognizer: DetectorRecognizer) -> AnalyzerEngine:
    return AnalyzerEngine(
        registry=RecognizerRegistry([recognizer], supported_languages=["nl"]),
        nlp_engine=WordNlpEngine(["nl"]),
        supported_languages=["nl"],
    )


def score(recognizer: DetectorRecognizer, text: str) -> float:
    (result,) = engine_with(recognizer).analyze(text, "nl", entities=recognizer.supported_entities)
    return float(result.score)


def test_context_is_not_counted_twice() -> None:
    assert score(DoxguardPhoneRecognizer(), CALL) == score(DoxguardPhoneRecognizer(context=["bel"]), CALL)


def test_context_words_of_the_user_lift_what_no_cue_has_lifted() -> None:
    plain = score(DoxguardBsnRecognizer(), BARE_BSN)
    assert plain < 0.4
    assert score(DoxguardBsnRecognizer(context=["hier"]), BARE_BSN) == pytest.approx(max(plain + 0.35, 0.4))


HOSTILE = {
    "empty": "",
    "lone surrogate": "bel \ud800 06\udfff 11223344",
    "null": "\x0006\x0011223344",
    "only marks": "\u0301" * 50,
    "long": "06-" * 5000,
    "joiners": "\u200d" * 100 + "@",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_bad_text_never_raises(text: str) -> None:
    for result in DoxguardRecognizer().analyze(text):
        assert 0 <= result.start < result.end <= len(text)


@given(st.text(alphabet="06 1234-+.,@aenl:/°'\"\u200b\ud800０NLBSN\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    edges = [(r.start, r.end) for r in DoxguardRecognizer().analyze(text)]
    assert all(0 <= start < end <= len(text) for start, end in edges)
