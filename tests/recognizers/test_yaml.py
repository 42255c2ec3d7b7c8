"""The YAML file, as Presidio's own provider loads it."""

from pathlib import Path
from typing import Any

import yaml
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

from doxguard import Guard, data
from doxguard.recognizers import WordNlpEngine, build_engine
from doxguard.recognizers.registry import RECOGNIZERS, DoxguardRecognizer
from tests.recognizers.posts import ONE_EACH, places, result_places, sample_posts

FILE = "presidio/recognizers.yaml"


def shipped() -> Any:
    return yaml.safe_load(data.read_text(FILE))


def engine_of(registry: RecognizerRegistry) -> AnalyzerEngine:
    languages = registry.supported_languages
    return AnalyzerEngine(registry=registry, nlp_engine=WordNlpEngine(languages), supported_languages=languages)


def load(file: Path) -> AnalyzerEngine:
    return engine_of(RecognizerRegistryProvider(conf_file=file).create_recognizer_registry())


def test_file_lists_all_recognizers() -> None:
    names = [entry["name"] for entry in shipped()["recognizers"]]
    assert names == [DoxguardRecognizer.__name__, *(cls.__name__ for cls in RECOGNIZERS)]


def test_as_shipped_it_finds_what_the_pipeline_finds() -> None:
    engine = load(Path(str(data.path(FILE))))
    guard = Guard()
    for post in sample_posts()[::5]:
        text = str(post["text"])
        assert result_places(engine.analyze(text, "nl", score_threshold=0.4)) == places(guard.findings(text, "nl"))


def test_single_recognizers_find_what_the_registry_finds(tmp_path: Path) -> None:
    config = shipped()
    for entry in config["recognizers"]:
        entry["enabled"] = entry["name"] != DoxguardRecognizer.__name__
    file = tmp_path / "recognizers.yaml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    engine, built = load(file), build_engine()
    assert {type(recognizer) for recognizer in engine.get_recognizers("nl")} == set(RECOGNIZERS)
    for entity, text in ONE_EACH.items():
        for lang in ("nl", "en"):
            found = engine.analyze(text, lang, entities=[entity], score_threshold=0.4)
            assert result_places(found) == result_places(built.analyze(text, lang, entities=[entity]))
            assert found, entity


def configured(tmp_path: Path, entry: dict[str, object]) -> AnalyzerEngine:
    file = tmp_path / "recognizers.yaml"
    file.write_text(yaml.safe_dump({"supported_languages": ["nl"], "recognizers": [entry]}), encoding="utf-8")
    return load(file)


def test_options_of_an_entry_work(tmp_path: Path) -> None:
    engine = configured(
        tmp_path,
        {
            "name": "Nummers",
            "class_name": "DoxguardRecognizer",
            "type": "predefined",
            "supported_entities": ["PHONE_NUMBER", "EMAIL_ADDRESS"],
            "supported_languages": [{"language": "nl", "context": ["nummer"]}],
            "score_thresholds": {"PHONE_NUMBER": 0.99, "default": 0.4},
        },
    )
    (recognizer,) = engine.get_recognizers("nl")
    assert isinstance(recognizer, DoxguardRecognizer)
    assert (recognizer.name, recognizer.context) == ("Nummers", ["nummer"])
    text = " | ".join(ONE_EACH.values())
    assert {r.entity_type for r in engine.analyze(text, "nl")} == {"EMAIL_ADDRESS"}
