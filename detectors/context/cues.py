"""The words of a text, the cues among them, and where what was found stands: what the context is read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from doxguard import data
from doxguard.detectors.finding import Finding
from doxguard.detectors.language import language_of
from doxguard.detectors.text import Text
from doxguard.detectors.words import Hit, Token, cut, find_cues

# Findings whose words are prose, and tell as much as others.
IN_WORDS = ("LIVE_LOCATION", "MEDICAL_RECORD")
_WINDOW = 200  # tokens on either side of the gravest finding that say why a long post shares it


class Place(NamedTuple):
    """A finding among the tokens: it covers ``[first, last)``, which is empty where it has no words of its own."""

    finding: Finding
    first: int
    last: int


class Persons(NamedTuple):
    """Cues for persons, firms and places in order of place: none lies inside another, so both ends are in order."""

    hits: Sequence[Hit]
    firsts: Sequence[int]
    lasts: Sequence[int]


class Cues(NamedTuple):
    """The words of a text, the cues among them in order of place, and the findings, gravest first."""

    text: Text
    tokens: Sequence[Token]
    hits: Sequence[Hit]
    places: Sequence[Place]
    hidden: frozenset[int]  # the tokens that are private data, which nothing may be learned from
    persons: Persons

    def focus(self) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` that are read for the post as a whole: all, but for a long one."""
        middle = self.places[0].first if self.places else 0
        first = max(0, middle - _WINDOW)
        return first, min(len(self.tokens), first + 2 * _WINDOW)


def read_cues(text: Text, findings: Sequence[Finding]) -> Cues:
    """Return the words and cues of a text; ``findings``: gravest first."""
    tokens = cut(text.folded)
    places = _places(text, tokens, findings)
    hidden = {at for p in places if p.finding.entity not in IN_WORDS for at in range(p.first, p.last)}
    hits = find_cues(tokens, language_of(text))
    return Cues(text, tokens, hits, places, frozenset(hidden), _persons(hits) if places else Persons((), (), ()))


def _places(text: Text, tokens: Sequence[Token], findings: Sequence[Finding]) -> list[Place]:
    if not findings:
        return []
    # In a text in which nothing has moved, tokens stand where they were typed.
    spans = tokens if text.starts is None else [(token.word, *text.span(token.start, token.end)) for token in tokens]
    starts, ends = [span[1] for span in spans], [span[2] for span in spans]
    return [Place(f, bisect_right(ends, f.start), bisect_left(starts, f.end)) for f in findings]


def _persons(hits: Sequence[Hit]) -> Persons:
    """Leave out what lies inside something longer: "my" in "my sister" is not the writer."""
    kept: list[Hit] = []
    for hit in sorted((hit for hit in hits if hit.group in person_groups()), key=lambda h: (h.first, -h.last)):
        if not (kept and hit.last <= kept[-1].last and (hit.first, hit.last) != (kept[-1].first, kept[-1].last)):
            kept.append(hit)
    return Persons(kept, [hit.first for hit in kept], [hit.last for hit in kept])


@cache
def person_groups() -> frozenset[str]:
    """Return the groups that stand for persons, firms and places."""
    table = data.read_yaml("lexicon/context/persons.yaml")
    assert isinstance(table, dict)
    return frozenset(table)
