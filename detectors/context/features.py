"""What the models of intent and subject look at: features of a post, each with the words that made it.

A feature is a name; its value is the span ``[start, end)`` of the folded text where it was seen, `NOWHERE` where it has
no place. Groups of cue words carry from one language to the next, so most of what is learned is about them: that a
group is there, beside which other group it stands, and on which side of what was found. Single words and pairs of them
are features as well, where enough posts have them; the words of what was found never are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from doxguard.detectors.context.cues import Cues, Place
from doxguard.detectors.words import Hit

Features = dict[str, tuple[int, int]]

NOWHERE = (0, 0)
_NEAR = 8  # tokens between two cues that are read together
_NEXT = 11  # cues behind a cue that it is read together with
_SIDE = 7  # tokens on either side of a finding in which cues stand beside it
_SIDED = 3  # findings that are looked at in this way
_LENGTHS = (12, 25, 50)  # tokens
# A bracket is mostly that of a word in the place of private data: "her number is [telephone number]".
_SIGNS = ("?", "!", "!!", "'", '"', "#", "@", "[")
# Cues that mean something only together with another one nearby.
_PAIRED = frozenset({
    "i", "we", "you", "third", "that_person", "someone", "his_data", "expose", "data", "demand", "or_else",
    "threat_open", "money", "reward", "seek", "leverage", "order_call", "access_words", "insult", "accusation",
    "revenge", "visit", "contact_storm", "damage", "misuse", "share_call", "secrecy", "evil_emoji", "laugh",
    "helpful", "quote", "past", "now", "being", "home", "question", "negation", "distress", "disaster", "news",
    "outrage", "event", "professional", "animal", "minor", "firm", "role", "politician", "celebrity", "kin",
    "relation", "ex", "kind_emoji", "private_said",
})  # fmt: skip


def features_of(cues: Cues) -> Features:
    """Return the features of the post as a whole."""
    first, last = cues.focus()
    hits = [hit for hit in cues.hits if first <= hit.first < last]
    kind = "F" if cues.places else "N"
    features: Features = {kind: NOWHERE}
    for place in cues.places:
        features[f"E:{place.finding.entity}"] = NOWHERE
    _add_groups(features, hits, kind)
    _add_pairs(features, [hit for hit in hits if hit.group in _PAIRED], kind)
    for place in cues.places[:_SIDED]:
        _add_sides(features, hits, place)
    _add_shape(features, cues, kind)
    _add_words(features, cues, hits, first, last)
    return features


def _add_groups(features: Features, hits: Sequence[Hit], kind: str) -> None:
    for hit in hits:
        span = (hit.start, hit.end)
        again = f"g:{hit.group}"
        if again in features:
            features.setdefault(f"2:{hit.group}", span)
        else:
            features[again] = features[f"{kind}:{hit.group}"] = span


def _add_pairs(features: Features, hits: Sequence[Hit], kind: str) -> None:
    for at, hit in enumerate(hits):
        for other in hits[at + 1 : at + 1 + _NEXT]:
            if other.first - hit.last > _NEAR:
                break
            if other.group != hit.group:
                low, high = (hit.group, other.group) if hit.group < other.group else (other.group, hit.group)
                features.setdefault(f"{kind}+{low}+{high}", (hit.start, max(hit.end, other.end)))


def _add_sides(features: Features, hits: Sequence[Hit], place: Place) -> None:
    for hit in hits:
        if 0 <= place.first - 1 - hit.last < _SIDE:
            features.setdefault(f"<:{hit.group}", (hit.start, hit.end))
        elif 0 <= hit.first - place.last < _SIDE:
            features.setdefault(f">:{hit.group}", (hit.start, hit.end))


def _add_shape(features: Features, cues: Cues, kind: str) -> None:
    folded = cues.text.folded
    features[f"{kind}len{bisect_right(_LENGTHS, len(cues.tokens))}"] = NOWHERE
    for sign in _SIGNS:
        if sign in folded:
            features[f"{kind}s{sign}"] = NOWHERE
    if folded.count("\n") > 1:
        features[f"{kind}lines"] = NOWHERE
    if folded.isupper():
        features[f"{kind}caps"] = NOWHERE


def _add_words(features: Features, cues: Cues, hits: Sequence[Hit], first: int, last: int) -> None:
    """Add single words, pairs of them, and words beside cues, but for those that are private data."""
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for hit in hits:
        begins.setdefault(hit.first - 1, []).append(hit.group)
        ends.setdefault(hit.last + 1, []).append(hit.group)
    before = ""
    for at in range(first, last):
        word, start, end = cues.tokens[at]
        if at in cues.hidden or (not word.isalpha() and has_digit(word)):
            before = ""
            continue
        span = (start, end)
        features.setdefault(f"w:{word}", span)
        if before:
            features.setdefault(f"b:{before} {word}", span)
        if at in begins:
            for group in begins[at]:
                features.setdefault(f"wg:{word} {group}", span)
        if at in ends:
            for group in ends[at]:
                features.setdefault(f"gw:{group} {word}", span)
        before = word


def has_digit(word: str) -> bool:
    """Tell whether a figure is in a word."""
    return not word.isalpha() and any(map(str.isdigit, word))
