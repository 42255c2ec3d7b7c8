"""Of whom a post speaks, whether any word in it is rough, and whether it only tells a reader that something is brought.

An errand is a short post to somebody whose address it holds, in which the writer comes with that reader's things, or
for them, nobody else is spoken of and no word is rough. Told by rule, since there the words that also announce a threat
("you live there, don't you, I am coming tonight") mean nothing. What is brought must be named: "something" does not do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from doxguard.detectors.context.cues import Cues
from doxguard.detectors.words import Hit

_SPOKEN_OF = {
    "i": "own", "my": "own", "we": "own", "reach_me": "own", "host": "own", "you": "you",
    "third": "they", "his_data": "they", "that_person": "they", "ex": "they",
}  # fmt: skip
# Contempt, or harm that is called for: a post without any of it is calm.
_ROUGH = frozenset({
    "insult", "accusation", "revenge", "damage", "hurt", "dread", "evil_emoji", "curse", "ex", "that_person",
})  # fmt: skip
# What is no part of an errand, rough or not: others who are called upon or threatened with.
_OTHERS = frozenset({
    "someone", "expose", "or_else", "misuse", "share_call", "money", "reward", "access_words", "laugh",
})  # fmt: skip
_PLACES = frozenset({"STREET_ADDRESS", "PARTIAL_ADDRESS"})
_SHORT = 40  # tokens
_REACH = 8  # tokens between the one who brings and what is brought


def spoken_of(persons: Iterable[Hit]) -> str:
    """Return of whom the persons in a post are: "own" the writer, "they" others, "you" the reader, put together."""
    return "".join(sorted({_SPOKEN_OF[hit.group] for hit in persons if hit.group in _SPOKEN_OF}))


def is_calm(hits: Iterable[Hit]) -> bool:
    """Tell whether no word is rough."""
    return _ROUGH.isdisjoint(hit.group for hit in hits)


def is_errand(cues: Cues) -> bool:
    """Tell whether a post only tells a reader that the writer comes with, or for, something of theirs."""
    hits = cues.hits
    if len(cues.tokens) > _SHORT or _PLACES.isdisjoint(place.finding.entity for place in cues.places):
        return False
    brought = [hit for hit in hits if hit.group == "handover" and hit.last > hit.first]  # "your coat", not "parcel"
    if not brought or spoken_of(cues.persons.hits) != "ownyou":
        return False
    if not (is_calm(hits) and _OTHERS.isdisjoint(hit.group for hit in hits)):
        return False
    return any(_is_near(hits, thing) for thing in brought)


def _is_near(hits: Sequence[Hit], thing: Hit) -> bool:
    """Tell whether the writer stands shortly before what is brought."""
    return any(hit.group in ("i", "we") and 0 <= thing.first - hit.last <= _REACH for hit in hits)
