"""Weighing where, when and who to one score: 0.75 and more is clear, 0.5 decides, 0.4 is reported.

Nothing counts without a time or a word of watching, of a place where somebody lives, of what was; what else speaks
against it is in `unreal`."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from doxguard.detectors.live_location.unreal import is_unreal
from doxguard.detectors.live_location.when import When, within
from doxguard.detectors.live_location.where import Where
from doxguard.detectors.live_location.who import PERSONS, VERBS, Who
from doxguard.detectors.live_location.words import Word, Words

_TIME = {"now": 0.35, "ago": 0.32, "since": 0.3, "until": 0.3, "soon": 0.28, "just": 0.28, "today": 0.25}
_WEAK = {"still": 0.15, "clock": 0.12}
NOTED = frozenset({"now", "ago", "since", "until", "just", "soon"})  # say by themselves that somebody is there
_WATCH = 0.15
_ACTS, _BESIDE = 0.1, 0.05
_NEAR = 25  # words around a place in which a time or a word of watching speaks for it
CLAUSE = (*VERBS, "third", "self", "relative", "conj", "stop")  # words that do not stand inside the name of a place
_FURTHER = 8
_BEFORE, _BEHIND = 7, 4  # words between a time and its place
_MOST = 0.95
_MOST_WORDS = 40
_DOUBTED = 0.35  # not reported


class Evidence(NamedTuple):
    """What speaks for a place: its times, the best of them, watching, and the words the finding runs over."""

    first: int
    last: int
    time: str
    weight: float
    watched: bool
    beside: bool  # whether the time stands right beside the place
    close: bool  # whether no word stands between them
    joined: bool  # whether it stands near it
    verbless: bool  # whether nothing in the sentence is a verb
    touching: bool  # whether it stands right before its preposition
    leading: bool  # whether it stands before it
    heading: bool  # whether a colon follows


def gather(words: Words, place: Where, times: Sequence[When]) -> Evidence | None:
    """Return the times around a place; None where the nearest is over, or nothing says that it is now."""
    around = [when for when in _around(words, place, times) if not _is_of_another_day(words, when, times)]
    decisive = [when for when in around if when.is_live or when.is_over]
    nearest = min(decisive, key=lambda when: (_distance(words, place, when), not when.is_live), default=None)
    if nearest and nearest.is_over and not any(_joins(words, place, when) for when in decisive if when.is_live):
        return None
    joined = [when for when in around if _joins(words, place, when)]
    best = _best(_TIME, [when for when in around if when.is_live]) or _best(_WEAK, joined)
    watched = _is_watched(words, place)
    if not best and not watched:
        return None
    weight = (_TIME.get(best, 0.0) or _WEAK.get(best, 0.0)) + (_WATCH if watched else 0.0)
    return _evidence(words, place, joined, best)._replace(weight=weight, watched=watched)


def _evidence(words: Words, place: Where, joined: Sequence[When], best: str) -> Evidence:
    """Return what the times near a place say, and the words that they and the place run over."""
    shown = [when for when in joined if _is_shown(place, when)]
    return Evidence(
        first=min([place.first, *(when.first for when in shown)]),
        last=max([place.last, *(when.last for when in shown)]),
        time=best,
        weight=0.0,
        watched=False,
        beside=any(len(_between(words, place, when)) <= 2 for when in joined),
        close=any(all(word.has("filler", "still") for word in _between(words, place, when)) for when in joined),
        joined=bool(joined),
        verbless=is_verbless(words, *words.sentence_bounds(place.first)),
        touching=any(when.last + 1 == place.first and words.all[place.first].has("still_before") for when in joined),
        leading=any(when.first < place.first for when in joined),
        heading=any(word.written == ":" for word in words.all[place.last + 1 : place.last + 2]),
    )


def weigh(words: Words, place: Where, evidence: Evidence, who: Who) -> float:
    """Return how sure it is that somebody is at the place now."""
    if (who.kind not in PERSONS and who.kind != "unknown") or who.verb == "home":
        return 0.0
    if who.verb == "was" and (
        not evidence.time or (evidence.time in ("today", "still", "clock") and not evidence.watched)
    ):
        return 0.0
    if is_unreal(words, place, evidence.first, who):
        return 0.0
    score = place.weight + min(0.4, evidence.weight) + who.weight
    score += (_ACTS if who.acts else -_ACTS) + (_BESIDE if evidence.beside else -_BESIDE)
    return round(min(_MOST, score, _ceiling(place, evidence, who)), 2)


def _ceiling(place: Where, evidence: Evidence, who: Who) -> float:
    """Return how sure one can be at most where something is lacking."""
    sure = place.kind in ("listed", "pinned", "code")
    if who.kind == "self" and not evidence.time:
        return 0.0
    if who.kind == "near" and not evidence.time and place.kind != "code":
        return _DOUBTED  # "Schuldig! Kerkstraat 3 in Ede. Ga erheen": where somebody lives
    if who.kind == "unknown" and not (evidence.watched or place.kind == "code"):
        return _DOUBTED
    if (
        who.verb == "having"
        and place.kind != "code"
        and not (who.kind == "person" and evidence.time == "now" and evidence.close)
    ):
        return _DOUBTED
    if who.at > place.last and not evidence.leading and who.kind == "person":
        return _DOUBTED  # "de juf op het college in Hoorn is vandaag"
    if evidence.time == "just" and who.kind == "near" and evidence.heading:
        return _DOUBTED  # "Zojuist op de brug: tram en vrachtwagen": news
    if place.route and not (who.acts and (sure or place.path)):
        return _DOUBTED
    fleeting = evidence.time in NOTED and (evidence.beside or _is_told_of(evidence, who))
    if not who.acts and not (place.kind == "code" or fleeting or evidence.watched):
        return _DOUBTED
    if evidence.time in ("", "still", "clock"):
        return _weakly_timed(evidence, who, sure)
    if not sure and not (who.acts and evidence.joined):
        return 0.45 if evidence.watched else _DOUBTED
    return _MOST


def _is_told_of(evidence: Evidence, who: Who) -> bool:
    return who.kind in ("person", "self") and (evidence.joined or evidence.verbless)


def is_verbless(words: Words, begin: int, end: int) -> bool:
    """Tell whether no word of a sentence is a verb."""
    for word in words.all[begin : min(end, begin + _MOST_WORDS)]:
        if not word.groups.isdisjoint(VERBS) or word.key.endswith("'s"):
            return False
    return True


def _weakly_timed(evidence: Evidence, who: Who, sure: bool) -> float:
    """Return the same where "still", a time of the day or watching alone says when."""
    if not sure:
        return _DOUBTED
    if evidence.watched:
        return 0.6
    if evidence.time == "still" and evidence.touching and who.verb == "being" and who.kind == "person":
        return 0.6
    return _DOUBTED


def _best(kinds: dict[str, float], times: Sequence[When]) -> str:
    return max((kind for when in times for kind in when.kinds & kinds.keys()), key=kinds.__getitem__, default="")


def _is_shown(place: Where, when: When) -> bool:
    """Tell whether a time is part of what the finding marks."""
    return (
        not when.is_over and "weekday" not in when.kinds and not (when.kinds == {"still"} and when.first > place.last)
    )


def _around(words: Words, place: Where, times: Sequence[When]) -> Sequence[When]:
    """Return the times in a place's sentence that stand near it."""
    begin, end = words.sentence_bounds(place.first)
    begin, end = max(begin, place.first - _NEAR), min(end, place.last + _NEAR)
    return within(times, begin, end)


def _is_of_another_day(words: Words, when: When, times: Sequence[When]) -> bool:
    """Tell whether "van 10 tot 16 uur", "t/m vrijdag" follows another day: "volgende week dinsdag t/m vrijdag"."""
    if not when.kinds & {"until", "clock"} or when.kinds & {"now", "today", "since", "just"}:
        return False
    at = bisect_left(times, when.first, key=lambda one: one.first)
    for before in times[max(0, at - 3) : at]:
        if before.kinds & {"later", "weekday", "past"} and not before.is_live and when.first - before.last <= 6:
            return words.all[before.first].sentence == words.all[when.first].sentence
    return False


def _between(words: Words, place: Where, when: When) -> Sequence[Word]:
    if when.last < place.first:
        return words.all[when.last + 1 : place.first]
    return words.all[place.last + 1 : when.first]


def _distance(words: Words, place: Where, when: When) -> int:
    return sum(4 if word.is_sign else 1 for word in _between(words, place, when))


def _joins(words: Words, place: Where, when: When) -> bool:
    """Tell whether a time stands close enough to a place to be part of what is told of it."""
    between = _between(words, place, when)
    signs = sum(word.is_sign for word in between)
    if when.first > place.last:
        if any(word.has("third", "self", "relative", "conj", "having") for word in between):
            return False
        if not signs and when.is_live and not any(word.has(*CLAUSE) for word in between):
            return len(between) <= _FURTHER  # "at the Crown in Hove in the corner by the jukebox till ten"
        return len(between) <= (1 if when.kinds == {"still"} else _BEHIND - signs) and signs <= 1
    if when.kinds <= _WEAK.keys():
        return len(between) <= 2 + signs and signs <= 1
    return len(between) <= (3 if signs else _BEFORE) and signs <= 1


def _is_watched(words: Words, place: Where) -> bool:
    at = bisect_left(words.watching, place.first - _NEAR, key=lambda hit: hit.first)
    return at < len(words.watching) and words.watching[at].first <= place.last + _NEAR
