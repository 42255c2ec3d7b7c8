"""Presidio recognizers of the user's own as detectors, so that they join the pipeline.

``"my_module:MyRecognizer"`` names a class, or an instance, of any ``EntityRecognizer``; its context words work.
``"my_module:MyRecognizer=NATIONAL_ID"`` reports all it finds as that entity: the policy knows no others than those of
`doxguard.detectors.finding.ENTITIES`. Recognizers that need a language model find nothing here.
"""

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult

from doxguard.detectors.finding import ENTITIES, Detector, Finding
from doxguard.detectors.text import Text
from doxguard.errors import InputError
from doxguard.recognizers.nlp import WordNlpEngine


def load_detector(name: str, lang: str) -> Detector:
    """Return a recognizer, named as above, as a detector that runs on every text; raises `InputError`.

    ``lang``: the ``supported_language`` it is made with, where its constructor takes one.
    """
    reference, _, entity = name.partition("=")
    recognizer = _load(reference, lang)
    found = [entity] if entity else recognizer.get_supported_entities()
    for known in found:
        _check(known, reference)
    return Detector(name, tuple(dict.fromkeys(found)), ForeignSearch(recognizer, reference, entity), triggers=())


def _check(entity: str, reference: str) -> str:
    if entity not in ENTITIES:
        raise InputError(
            f"recognizer {reference!r}: the entity {entity!r} is not one of: {', '.join(ENTITIES)}; "
            f"'{reference}=ENTITY' reports all that it finds as that entity"
        )
    return entity


def _load(reference: str, lang: str) -> EntityRecognizer:
    module, colon, name = reference.partition(":")
    if not (module and colon and name):
        raise InputError(f"recognizer {reference!r}: give it as 'module:Class'")
    try:
        made: Any = getattr(import_module(module), name)
        if inspect.isclass(made) and issubclass(made, EntityRecognizer):
            made = _make(made, lang)
    except Exception as error:  # whatever the user's module or constructor raises, it must say whose it is
        raise InputError(f"recognizer {reference!r}: {type(error).__name__}: {error}") from error
    if not isinstance(made, EntityRecognizer):
        raise InputError(f"recognizer {reference!r}: not a Presidio EntityRecognizer")
    return made


def _make(recognizer: Any, lang: str) -> Any:
    parameters = inspect.signature(recognizer).parameters
    if "supported_language" in parameters or any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return recognizer(supported_language=lang)
    return recognizer()


class ForeignSearch:
    """The ``find`` of such a detector: a Presidio engine with one recognizer. Can be pickled if the recognizer can."""

    def __init__(self, recognizer: EntityRecognizer, reference: str, entity: str = "") -> None:
        """Take the recognizer, what it is called in errors, and the entity to report; "" means its own."""
        self._language = recognizer.supported_language
        self._reference = reference
        self._entity = entity
        country = (recognizer.country_code() or "").upper()
        self._country = "GB" if country == "UK" else country
        self._evidence = f"recognizer:{reference.partition(':')[2]}"
        self._engine = AnalyzerEngine(
            registry=RecognizerRegistry([recognizer], supported_languages=[self._language]),
            nlp_engine=WordNlpEngine([self._language]),
            supported_languages=[self._language],
        )

    def __call__(self, text: Text) -> Iterator[Finding]:
        """Yield what the recognizer finds; raises `InputError` where it fails."""
        try:
            results = self._engine.analyze(text.folded, self._language, return_decision_process=True)
        except Exception as error:
            # Without its message, and not chained: Presidio's own errors quote the text.
            raise InputError(f"recognizer {self._reference!r} failed with {type(error).__name__}") from None
        return (self._finding(text, result) for result in results)

    def _finding(self, text: Text, result: RecognizerResult) -> Finding:
        start, end = result.start, result.end
        if not 0 <= start < end <= len(text.folded):
            raise InputError(f"recognizer {self._reference!r}: a result from {start} to {end} is not in the text")
        entity = self._entity or _check(result.entity_type, self._reference)
        word = result.analysis_explanation.supportive_context_word if result.analysis_explanation else ""
        evidence = (self._evidence, f"cue:{word}") if word else (self._evidence,)
        score = min(max(float(result.score), 0.0), 1.0)
        value = text.folded[start:end]
        return text.finding(entity, start, end, score, *evidence, value=value, country=self._country)
