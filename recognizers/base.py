"""Detectors as Presidio recognizers: written once, for all of them.

A recognizer reports entities and so belongs to entities, as Presidio's registry has it: all detectors that find one
entity are in one recognizer. On its own it runs those detectors over the folded text and its views; in the registry of
`doxguard.recognizers.registry.build_registry` all recognizers share one search.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, RecognizerResult

from doxguard._version import VERSION
from doxguard.detectors.finding import Detector, Finding
from doxguard.errors import InputError
from doxguard.recognizers.shared import SharedSearch


class HiddenValue(str):
    """A string that does not show in the repr of what holds it: Presidio logs results where decisions are traced."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'...'"


class DetectorRecognizer(LocalRecognizer):
    """Reports what its detectors find. A subclass names them, and a ``COUNTRY_CODE`` if they know one country only.

    Each result carries in ``recognition_metadata``, beside Presidio's own keys: ``evidence`` (list of tags),
    ``country`` (ISO 3166 alpha-2 or "") and ``value``, the canonical form of what was found. **That is private data**:
    Presidio's users expect results to carry it; it is left out of reprs and so of the decision log.

    The detectors read context themselves, phrases and words that follow included; what one of their cues has lifted is
    marked as enhanced, and Presidio's context pass leaves it alone. Words given as ``context`` lift the other findings.
    """

    detectors: ClassVar[tuple[Detector, ...]] = ()
    name: str

    def __init__(
        self,
        supported_language: str = "nl",
        supported_entities: list[str] | None = None,
        supported_entity: str | None = None,
        context: list[str] | None = None,
        version: str = VERSION,
        country_code: str | None = None,
        score_thresholds: dict[str, float] | None = None,
        shared: SharedSearch | None = None,
        name: str | None = None,
    ) -> None:
        """Set up; raises `InputError` for an entity that none of the detectors finds.

        ``supported_entities`` (or one ``supported_entity``): what to report; default all. ``supported_language``: what
        texts are said to be written in, a hint to the detectors. ``shared``: a search to take part in.
        """
        self._search = shared or SharedSearch(self.detectors)
        super().__init__(
            supported_entities=self._entities(supported_entities or ([supported_entity] if supported_entity else [])),
            name=name or type(self).__name__,
            supported_language=supported_language,
            version=version,
            context=context,
            country_code=country_code,
            score_thresholds=score_thresholds,
        )

    def _entities(self, wanted: Sequence[str]) -> list[str]:
        found = list(dict.fromkeys(entity for detector in self.detectors for entity in detector.entities))
        for entity in wanted:
            if entity not in found:
                raise InputError(f"{type(self).__name__} does not find {entity!r}; it finds: {', '.join(found)}")
        return list(wanted) or found

    def load(self) -> None:
        """Do nothing: detectors load what they need when they first need it."""

    def analyze(
        self,
        text: str,
        entities: list[str] | None = None,
        nlp_artifacts: object = None,  # noqa: ARG002  # Presidio's signature
    ) -> list[RecognizerResult]:
        """Return what is found of ``entities`` (none given: of all that are supported), in order of place."""
        wanted = set(self.supported_entities)
        if entities:
            wanted &= set(entities)
        lang = self.supported_language.partition("-")[0]
        return [self._result(finding) for finding in self._search.findings(text, lang) if finding.entity in wanted]

    def _result(self, finding: Finding) -> RecognizerResult:
        lifted = any(tag.startswith("cue:") for tag in finding.evidence)
        metadata: dict[str, Any] = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY: lifted or not self.context,
            "evidence": list(finding.evidence),
            "country": finding.country,
            "value": HiddenValue(finding.value),
        }
        # Not optional: Presidio's context pass fails on a result without one.
        explanation = AnalysisExplanation(
            recognizer=self.name,
            original_score=finding.score,
            textual_explanation=f"{finding.entity}: {', '.join(finding.evidence) or 'its form'}",
        )
        return RecognizerResult(finding.entity, finding.start, finding.end, finding.score, explanation, metadata)
