"""Presidio recognizers such as a user might bring along."""

# ruff: noqa: ARG002 - the signatures are Presidio's
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult

STAFF = Pattern("staff number", r"(?<![\w-])P-\d{5}(?!\d)", 0.3)


class StaffRecognizer(PatternRecognizer):
    """Staff numbers, which count only where a word says what they are."""

    COUNTRY_CODE = "uk"

    def __init__(self, supported_language: str = "en", name: str | None = None) -> None:
        super().__init__(
            supported_entity="NATIONAL_ID",
            patterns=[STAFF],
            context=["personeelsnummer", "staff"],
            supported_language=supported_language,
            name=name or "Staff",
        )


class UnknownEntityRecognizer(PatternRecognizer):
    """Finds what the policy has no word for."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(supported_entity="STAFF_ID", patterns=[Pattern("s", r"P-\d{5}", 0.9)], **keywords)


class OneLanguageRecognizer(EntityRecognizer):
    """Takes no arguments, as many do."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["MEDICAL_RECORD"], supported_language="fr")

    def load(self) -> None: ...

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        at = text.find("dossier")
        return [RecognizerResult("MEDICAL_RECORD", at, at + 7, 1.7)] if at >= 0 else []


class FailingRecognizer(OneLanguageRecognizer):
    """Fails, and quotes the text while it does."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        raise ValueError(f"cannot read {text}")


class OutsideRecognizer(OneLanguageRecognizer):
    """Reports a place that is not in the text."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        return [RecognizerResult("MEDICAL_RECORD", 0, len(text) + 1, 0.9)]


class UndeclaredRecognizer(OneLanguageRecognizer):
    """Reports an entity that it did not announce."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        return [RecognizerResult("SURPRISE", 0, 1, 0.9)]


class BrokenRecognizer(EntityRecognizer):
    """Cannot be made without arguments."""

    def __init__(self, key: str) -> None:
        raise AssertionError(key)


INSTANCE = PatternRecognizer(supported_entity="CREDENTIALS", patterns=[Pattern("pin", r"pin=\d{4}", 0.8)])
NUMBER = 7
