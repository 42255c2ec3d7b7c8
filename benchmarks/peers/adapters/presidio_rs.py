"""presidio-rs, asked for what this comparison is of: it takes numbers for ids of sixty kinds."""

from collections.abc import Callable

Spans = list[tuple[str, int, int]]
_ENTITIES = ["CREDIT_CARD", "EMAIL_ADDRESS", "IBAN_CODE", "NL_BSN", "PHONE_NUMBER"]


def load() -> Callable[[str], Spans]:
    """Return what finds the spans of a text."""
    from presidio_rs import Analyzer

    analyzer = Analyzer()  # the module's own function builds one for each call
    return lambda text: [(f["entity_type"], f["start"], f["end"]) for f in analyzer.analyze(text, entities=_ENTITIES)]
