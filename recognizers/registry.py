"""The list of recognizers, and Presidio registries and engines made of it.

All names here begin with "Doxguard": Presidio's YAML files name a class without its module, and where two classes have
one name the choice is left to chance. Address recognizers of single countries are in `doxguard.recognizers.address`.
"""

from collections.abc import Sequence

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.search import Select
from doxguard.errors import InputError
from doxguard.recognizers.address import DoxguardAddressRecognizer
from doxguard.recognizers.base import DetectorRecognizer
from doxguard.recognizers.contact import DoxguardEmailRecognizer, DoxguardPhoneRecognizer
from doxguard.recognizers.finance import (
    DoxguardBankAccountRecognizer,
    DoxguardCardRecognizer,
    DoxguardIbanRecognizer,
)
from doxguard.recognizers.identity import (
    DoxguardBsnRecognizer,
    DoxguardIdentityDocumentRecognizer,
    DoxguardNationalIdRecognizer,
)
from doxguard.recognizers.location import (
    DoxguardCoordinatesRecognizer,
    DoxguardLiveLocationRecognizer,
    DoxguardLocationLinkRecognizer,
)
from doxguard.recognizers.nlp import WordNlpEngine
from doxguard.recognizers.secrets import (
    DoxguardBiometricRecognizer,
    DoxguardCredentialsRecognizer,
    DoxguardMedicalRecordRecognizer,
)
from doxguard.recognizers.shared import SharedSearch, choose

# Each detector is in one of them, and so is each entity; data/presidio/recognizers.yaml has the same list.
RECOGNIZERS: tuple[type[DetectorRecognizer], ...] = (
    DoxguardLocationLinkRecognizer,
    DoxguardLiveLocationRecognizer,
    DoxguardCoordinatesRecognizer,
    DoxguardAddressRecognizer,
    DoxguardPhoneRecognizer,
    DoxguardEmailRecognizer,
    DoxguardIbanRecognizer,
    DoxguardCardRecognizer,
    DoxguardBankAccountRecognizer,
    DoxguardBsnRecognizer,
    DoxguardNationalIdRecognizer,
    DoxguardIdentityDocumentRecognizer,
    DoxguardCredentialsRecognizer,
    DoxguardMedicalRecordRecognizer,
    DoxguardBiometricRecognizer,
)


class DoxguardRecognizer(DetectorRecognizer):
    """Everything doxguard finds, as one recognizer: what several entities could be is reported as one of them."""

    detectors = DETECTORS


def build_registry(
    languages: Sequence[str] = ("nl", "en"),
    *,
    detectors: Sequence[str] = (),
    without: Sequence[str] = (),
    select: Select | None = None,
) -> RecognizerRegistry:
    """Return a registry with each recognizer once a language; all of them share one search. Raises `InputError`.

    ``languages`` must be those of the engine. ``detectors``, ``without``: names to use alone, or to leave out.
    ``select``, such as a `doxguard.pipeline.screen.Screen`, makes it faster, with the same results.
    """
    if isinstance(languages, str) or not languages:
        raise InputError(f"languages must be a list such as ['nl', 'en'], not {languages!r}")
    chosen = choose(detectors, without)
    shared = SharedSearch(chosen, select)
    registry = RecognizerRegistry(supported_languages=list(languages))
    for recognizer in RECOGNIZERS:
        entities = [entity for d in recognizer.detectors if d in chosen for entity in d.entities]
        for language in languages if entities else ():
            own = list(dict.fromkeys(entities))
            registry.add_recognizer(recognizer(supported_language=language, supported_entities=own, shared=shared))
    return registry


def build_engine(
    languages: Sequence[str] = ("nl", "en"),
    *,
    detectors: Sequence[str] = (),
    without: Sequence[str] = (),
    select: Select | None = None,
    score_threshold: float = 0.4,
) -> AnalyzerEngine:
    """Return an engine with the registry of `build_registry` and without a language model; raises `InputError`.

    ``engine.analyze(text, language)`` finds what ``Guard().findings(text, language)`` does. Recognizers of your own
    may be added to ``engine.registry``; their context words work.
    """
    return AnalyzerEngine(
        registry=build_registry(languages, detectors=detectors, without=without, select=select),
        nlp_engine=WordNlpEngine(languages),
        supported_languages=list(languages),
        default_score_threshold=score_threshold,
    )
