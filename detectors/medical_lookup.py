"""The words of ``data/lexicon/medical_record.yaml`` in a text, and which of them lie where."""

import re
from typing import NamedTuple

from doxguard.detectors.words import Hit, find_words, lying_in

_LONGEST = 48  # characters of a phrase of the lexicon
_ELISION = re.compile(r"(?<![^\W_])([dl])'(?=[^\W\d_]{3})", re.IGNORECASE)  # "d'épilepsie": two words
_POSSESSIVE = re.compile(  # "dad's"; not "he's" and names of diseases, which the lexicon has as they are
    r"(?<![^\W_])(?!(?:she|that|who|what|there|here|let|crohn|alzheimer|parkinson|huntington|hodgkin|hashimoto"
    r"|tourette|asperger|cushing|addison|ménière|meniere|sjögren|sjogren|kaposi|ewing|wilson|bell|gehrig"
    r"|down|graves|therapist|they)')([^\W\d_]{3,20})'(?=s(?![^\W_]))",
    re.IGNORECASE,
)


class Atom(NamedTuple):
    """Medical words at ``[start, end)``, and of which kinds they are."""

    start: int
    end: int
    kinds: frozenset[str]


class Lookup:
    """The words of the lexicon in a text, by group."""

    def __init__(self, folded: str) -> None:
        """Look the words up."""
        self.folded = folded
        plain = _POSSESSIVE.sub(r"\1 ", _ELISION.sub(r"\1 ", folded)) if "'" in folded else folded
        self.hits = find_words("medical_record", plain)

    def within(self, group: str, start: int, end: int) -> list[Hit]:
        """Return the hits of a group that lie in ``[start, end)``."""
        hits = self.hits.get(group)
        return lying_in(hits, start, end) if hits else []

    def any(self, group: str, start: int, end: int) -> bool:
        """Tell whether there are any."""
        return bool(self.within(group, start, end))

    def covers(self, groups: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a hit of one of the groups reaches over ``[start, end)``."""
        return any(
            hit.end >= end and hit.start <= start
            for g in groups
            for hit in self.within(g, start - _LONGEST, end + _LONGEST)
        )
