"""Whose a finding is: self, other, business, public_figure, public_place, unknown or none.

A learned model weighs the persons, firms and places around the finding (those nearest on either side, the longest
phrase at each place), what the post is about, and what the finding itself says: a toll-free number or an ``info@``
address is a firm's. Source of the weights: `doxguard.detectors.context.model`; of the groups:
``data/lexicon/context/persons.yaml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from doxguard.detectors.context.cues import Cues, Place
from doxguard.detectors.context.features import NOWHERE, Features, has_digit
from doxguard.detectors.context.model import model
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.words import Hit

_REACH = 14  # tokens on either side of a finding in which a person may be the one that is meant
_NEAREST = 3  # persons on either side that are looked at
_NEIGHBOURS = 4  # words right before and behind a finding
_DISTANCES = (2, 5, _REACH)
_SENTENCE_END = ".!?\n:"
_SERVICE_PHONE = re.compile(r"\+(?:31|49|44|32|33|34|353)(?:800|808|90[0-9])|\+1(?:800|833|844|855|866|877|888)")
_SERVICE_MAIL = re.compile(
    r"(?:info|contact|kontakt|empleo|emploi|sales"
    r"|support|service|help|hello|hallo|hola|bonjour|office|jobs?|jobb|vacatures|redactie"
    r"|press|pers|presse|prensa|klantenservice|reserv|booking|bestel|order|team|admin|secretariaat|bestuur|balie"
    r"|werken|karriere|bewerbung|tips?|media|events?|tickets|club|praxis|praktijk)[^@]{0,12}@"
)


def subject_features(cues: Cues, place: Place | None, intent: str) -> Features:
    """Return what tells whose a finding is, or, without one, of whom a post speaks."""
    features: Features = {f"I:{intent}": NOWHERE}
    if place is not None:
        features[f"e:{place.finding.entity}"] = NOWHERE
        _add_service(features, place.finding)
        _add_persons(features, cues, place)
        _add_neighbours(features, cues, place)
        _add_name(features, cues, place)
    return features


def read_subject(cues: Cues, place: Place | None, common: int, whole: Features, intent: str) -> Signal:
    """Return whose a finding is; ``common``: what the features of the whole post come to."""
    weights = model("subject")
    own = subject_features(cues, place, intent)
    chances = weights.probabilities(common + weights.part(own))
    value = max(chances, key=chances.__getitem__)
    start, end = weights.evidence(value, own)
    if not end:
        start, end = weights.evidence(value, whole)
    return Signal("subject", value, round(chances[value], 2), *(cues.text.span(start, end) if end else NOWHERE))


def _add_service(features: Features, finding: Finding) -> None:
    service = _SERVICE_MAIL if finding.entity == "EMAIL_ADDRESS" else _SERVICE_PHONE
    if service.match(finding.value):
        features["service"] = NOWHERE


def _add_persons(features: Features, cues: Cues, place: Place) -> None:
    """Add who stands nearest on either side."""
    persons = cues.persons
    end, start = bisect_left(persons.lasts, place.first), bisect_left(persons.firsts, place.last)
    before = persons.hits[max(0, end - _NEAREST) : end][::-1]
    behind = persons.hits[start : start + _NEAREST]
    for rank, hit in enumerate(before):
        _add_person(features, f"b{rank}:{hit.group}", hit, place.first - hit.last, rank)
    for rank, hit in enumerate(behind):
        _add_person(features, f"a{rank}:{hit.group}", hit, hit.first - place.last, rank)
    if before and behind:
        features[f"ba:{before[0].group}:{behind[0].group}"] = (before[0].start, before[0].end)


def _add_person(features: Features, name: str, hit: Hit, far: int, rank: int) -> None:
    if far <= _REACH or not rank:
        span = (hit.start, hit.end)
        features[name] = span
        features[f"{name}:{sum(far > distance for distance in _DISTANCES)}"] = span


def _add_neighbours(features: Features, cues: Cues, place: Place) -> None:
    """Add the words right before and behind a finding, but for those that are private data themselves."""
    for name, first, last in (
        ("wb", place.first - _NEIGHBOURS, place.first),
        ("wa", place.last, place.last + _NEIGHBOURS),
    ):
        for at in range(max(0, first), min(len(cues.tokens), last)):
            word, start, end = cues.tokens[at]
            if at not in cues.hidden and (word.isalpha() or not has_digit(word)):
                features[f"{name}:{word}"] = (start, end)


def _add_name(features: Features, cues: Cues, place: Place) -> None:
    """Add that a word written as a name, inside a sentence, stands before a finding, and how near."""
    folded = cues.text.folded
    for at in range(place.first - 1, max(-1, place.first - 1 - _REACH), -1):
        token = cues.tokens[at]
        written = folded[token.start : token.end]
        if written[:1].isupper() and written[1:2].islower() and not _begins_sentence(folded, token.start):
            features[f"name:{min(2, (place.first - 1 - at) // 3)}"] = (token.start, token.end)
            return


def _begins_sentence(folded: str, start: int) -> bool:
    before = folded[max(0, start - 3) : start].rstrip(" \"'(")
    return not before or before[-1] in _SENTENCE_END
