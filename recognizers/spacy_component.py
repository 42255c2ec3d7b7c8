"""doxguard as a spaCy component: ``spacy.blank("nl").add_pipe("doxguard")``.

Findings become spans, which cover whole tokens, in ``doc.spans["doxguard"]``, labelled with their entity. The exact
places, and the scores, are in ``doc.user_data["doxguard"]``, in the same order. The language of the pipeline is a hint.
"""

# ruff: noqa: ARG001 - spaCy passes the first two arguments to every factory
from spacy.language import Language
from spacy.tokens import Doc

from doxguard.recognizers.shared import SharedSearch, choose


class DoxguardComponent:
    """Puts what is found in a document beside its text. Safe to share between threads."""

    def __init__(self, search: SharedSearch, spans_key: str, threshold: float) -> None:
        """Take where to look and where to put what is found with a score of at least ``threshold``."""
        self._search = search
        self._key = spans_key
        self._threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans`` and ``doc.user_data``."""
        found = [f for f in self._search.findings(doc.text, doc.lang_) if f.score >= self._threshold]
        spans = [doc.char_span(f.start, f.end, label=f.entity, alignment_mode="expand") for f in found]
        doc.spans[self._key] = spans  # type: ignore[assignment]  # "expand" never gives None
        # Plain lists and dicts: a Doc must be able to write them to disk.
        doc.user_data[self._key] = [
            {
                "entity": f.entity,
                "start": f.start,
                "end": f.end,
                "score": f.score,
                "evidence": list(f.evidence),
                "country": f.country,
            }
            for f in found
        ]
        return doc


@Language.factory(
    "doxguard",
    assigns=["doc.spans"],
    default_config={"spans_key": "doxguard", "threshold": 0.4, "detectors": [], "without": []},
)
def make_component(
    nlp: Language, name: str, spans_key: str, threshold: float, detectors: list[str], without: list[str]
) -> DoxguardComponent:
    """Make the component; raises `InputError`.

    ``spans_key``: the key in ``doc.spans`` and ``doc.user_data``. ``threshold``: the least score to report.
    ``detectors``, ``without``: names to use alone, or to leave out.
    """
    return DoxguardComponent(SharedSearch(choose(detectors, without)), spans_key, threshold)
