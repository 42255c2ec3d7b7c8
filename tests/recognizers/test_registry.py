"""Recognizers in Presidio's registry and engine: the same findings as the pipeline's."""

import logging
import pickle
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from presidio_analyzer import BatchAnalyzerEngine, EntityRecognizer
from presidio_analyzer.recognizer_registry.recognizers_loader_utils import RecognizerListLoader

from doxguard import Guard, InputError
from doxguard.detectors.catalog import DETECTORS
from doxguard.pipeline.screen import Screen
from doxguard.recognizers import build_engine, build_registry
from doxguard.recognizers.base import DetectorRecognizer
from doxguard.recognizers.registry import RECOGNIZERS, DoxguardRecognizer
from doxguard.recognizers.shared import SharedSearch
from tests.recognizers.posts import ONE_EACH, places, result_places, sample_posts

POSTS = [(str(post["id"]), str(post["lang"]), str(post["text"])) for post in sample_posts()]
LANGUAGES = sorted({lang for _, lang, _ in POSTS})
ENGINE = build_engine(LANGUAGES)
GUARD = Guard()


def test_each_detector_is_in_one_recognizer() -> None:
    assert Counter(d.name for cls in RECOGNIZERS for d in cls.detectors) == Counter(d.name for d in DETECTORS)


def test_each_entity_is_in_one_recognizer() -> None:
    # Otherwise what they share would be reported twice.
    owners = Counter(entity for cls in RECOGNIZERS for entity in {e for d in cls.detectors for e in d.entities})
    assert set(owners.values()) == {1}


def test_no_other_class_has_the_name_of_one() -> None:
    names = Counter(cls.__name__ for cls in RecognizerListLoader.get_all_existing_recognizers())
    ours = [DoxguardRecognizer.__name__, *(cls.__name__ for cls in RECOGNIZERS)]
    assert [name for name in ours if names[name] != 1 or not name.startswith("Doxguard")] == []


def test_registry_finds_what_the_pipeline_finds() -> None:
    differing = [
        post_id
        for post_id, lang, text in POSTS
        if result_places(ENGINE.analyze(text, lang, score_threshold=0.4)) != places(GUARD.findings(text, lang))
    ]
    assert differing == []


def test_one_recognizer_for_all_finds_the_same() -> None:
    recognizers = {lang: DoxguardRecognizer(supported_language=lang) for lang in LANGUAGES}
    differing = [
        post_id
        for post_id, lang, text in POSTS
        if result_places(r for r in recognizers[lang].analyze(text) if r.score >= 0.4)
        != places(GUARD.findings(text, lang))
    ]
    assert differing == []


def test_a_screen_changes_nothing() -> None:
    engine = build_engine(LANGUAGES, select=Screen(DETECTORS))
    for _, lang, text in POSTS[::4]:
        assert result_places(engine.analyze(text, lang)) == places(GUARD.findings(text, lang))


def test_low_scores_come_out_where_they_are_asked_for() -> None:
    text = "hier is 999912033 dan"
    assert ENGINE.analyze(text, "nl") == []
    assert "NL_BSN" in {r.entity_type for r in ENGINE.analyze(text, "nl", score_threshold=0.01)}


@pytest.mark.parametrize("entity", ONE_EACH)
def test_entities_choose(entity: str) -> None:
    text = f"{ONE_EACH[entity]}; mail jan@example.org of bel 06 11223344"
    chosen = ENGINE.analyze(text, "nl", entities=[entity])
    assert {r.entity_type for r in chosen} == {entity}
    assert result_places(chosen) == [p for p in result_places(ENGINE.analyze(text, "nl")) if p[0] == entity]


def test_each_entity_once_a_language() -> None:
    registry = build_registry(("nl", "en"))
    assert Counter(r.supported_language for r in registry.recognizers) == {"nl": 15, "en": 15}
    for lang in ("nl", "en"):
        entities = [e for r in registry.get_recognizers(lang, all_fields=True) for e in r.supported_entities]
        assert len(entities) == len(set(entities))


def test_detectors_can_be_chosen_and_left_out() -> None:
    registry = build_registry(["nl"], detectors=["phone", "geo_uri"])
    assert sorted(registry.get_supported_entities()) == ["GPS_COORDINATES", "PHONE_NUMBER"]
    assert "PHONE_NUMBER" not in build_registry(["nl"], without=["phone"]).get_supported_entities()
    engine = build_engine(["nl"], without=["coordinates"])
    assert engine.analyze("52.370216, 4.895168", "nl") == []
    assert len(engine.analyze("geo:52.370216,4.895168", "nl")) == 1


WRONG = {
    "unknown detector": ({"detectors": ["fax"]}, "unknown detector 'fax'; there are: links, "),
    "nothing left": ({"detectors": ["phone"], "without": ["phone"]}, "no detector is left of phone without phone"),
    "a string": ({"languages": "nl"}, r"languages must be a list such as \['nl', 'en'\], not 'nl'"),
    "no language": ({"languages": []}, "languages must be a list"),
}


@pytest.mark.parametrize(("keywords", "message"), WRONG.values(), ids=WRONG)
def test_wrong_arguments_are_named(keywords: dict[str, list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_registry(**keywords)  # type: ignore[arg-type]


def test_explanations() -> None:
    for result in ENGINE.analyze("\n".join(ONE_EACH.values()), "nl", return_decision_process=True):
        assert result.analysis_explanation.textual_explanation.startswith(f"{result.entity_type}: ")
        assert result.recognition_metadata["evidence"]


def test_threads_do_not_mix_texts() -> None:
    texts = [(lang, text) for _, lang, text in POSTS[::3]]
    expected = [result_places(ENGINE.analyze(text, lang)) for lang, text in texts]
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda pair: result_places(ENGINE.analyze(pair[1], pair[0])), texts * 4))
    assert runs == expected * 4


def test_batch() -> None:
    texts = list(ONE_EACH.values())
    found = BatchAnalyzerEngine(ENGINE).analyze_iterator(texts, "nl", batch_size=3)
    assert [result_places(results) for results in found] == [places(GUARD.findings(text, "nl")) for text in texts]


def test_engine_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(build_engine(["nl"], select=Screen(DETECTORS))))
    text = "\n".join(ONE_EACH.values())
    assert result_places(again.analyze(text, "nl")) == places(GUARD.findings(text, "nl"))


def test_recognizers_search_once_a_text() -> None:
    calls = []
    plain = Screen(DETECTORS)

    def counting(folded: str) -> object:
        calls.append(folded)
        return plain(folded)

    engine = build_engine(["nl", "en"], select=counting)  # type: ignore[arg-type]
    for lang, times in (("nl", 1), ("nl", 1), ("en", 2)):
        engine.analyze("bel 06 11223344", lang)
        assert len(calls) == times
    engine.analyze("", "nl")
    assert len(calls) == 2


def test_a_search_forgets_the_text_before() -> None:
    search = SharedSearch(DETECTORS)
    first = search.findings("bel 06 11223344")
    assert search.findings("bel 06 11223344") is first
    assert search.findings("niets") == ()
    assert "1122" not in repr(search)


def test_logs_do_not_hold_the_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        engine = build_engine(["nl"])
        for text in ONE_EACH.values():
            assert engine.analyze(f"kanarievogel {text} kanarievogel", "nl")
    assert "kanarievogel" not in caplog.text
    assert "11223344" not in caplog.text


def test_own_recognizers_can_be_added() -> None:
    class Nothing(EntityRecognizer):
        def load(self) -> None: ...

        def analyze(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            return []

    engine = build_engine(["nl"])
    engine.registry.add_recognizer(Nothing(["THING"], supported_language="nl"))
    assert "THING" in engine.get_supported_entities("nl")
    assert len(engine.analyze("bel 06 11223344", "nl")) == 1


def test_recognizers_can_be_removed() -> None:
    engine = build_engine(["nl"])
    engine.registry.remove_recognizer("DoxguardPhoneRecognizer")
    assert engine.analyze("bel 06 11223344", "nl") == []


def test_a_new_recognizer_is_three_lines() -> None:
    class Own(DetectorRecognizer):
        detectors = DETECTORS[:1]

    assert Own().analyze(ONE_EACH["LOCATION_LINK"])[0].entity_type == "LOCATION_LINK"
