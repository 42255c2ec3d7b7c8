"""Weighing where, when and who to one score: 0.75 and more is clear, 0.5 decides, 0.4 is reported.

Nothing counts without a time or a word of watching. What is known then of the place, the time and the one spoken of,
and what makes it unreal (`unreal`), is added up by the numbers in `weights`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from doxguard.detectors.live_location.unreal import unreal
from doxguard.detectors.live_location.weights import WEIGHTS
from doxguard.detectors.live_location.when import When, within
from doxguard.detectors.live_location.where import Where
from doxguard.detectors.live_location.who import VERBS, Who
from doxguard.detectors.live_location.words import Word, Words

# Times by how much they say: of several the first counts.
_TIME = ("now", "ago", "since", "until", "soon", "just", "today", "event")
_WEAK = ("still", "clock")
NOTED = frozenset({"now", "ago", "since", "until", "just", "soon"})  # say by themselves that somebody is there
_NEAR = 25  # words around a place in which a time or a word of watching speaks for it
CLAUSE = (*VERBS, "third", "self", "relative", "conj", "stop")  # words that do not stand inside the name of a place
_TELLING = (*VERBS, "third", "self", "relative")  # words that tell something else of the place, or of another
_FURTHER = 10
_FAR_BEFORE = 4  # words before a place, beyond which a time is part of it only if it says now
_BEFORE, _BEHIND = 7, 4  # words between a time and its place
_MOST = 0.95
_LEAST = -1.0  # odds of a place that is not reported anyway
_MOST_WORDS = 40
_NOTED = 6  # words between a time and a place of a note without a verb
_JUST = frozenset({"just"})
_LONG = 4  # words of a place behind its first, from which on it is told at length
_LOOSE = frozenset({"today", "just", "soon", "still", "clock"})  # times of whatever is done
_DOES = {
    "person": "person acts", "self": "self acts", "thing": "thing acts", "animal": "thing acts", "crowd": "thing acts",
    "generic": "anybody acts", "second": "anybody acts",
}  # fmt: skip


class Evidence(NamedTuple):
    """What speaks for a place: its times, the best of them, watching, and the words the finding runs over."""

    first: int
    last: int
    time: str
    watched: bool
    beside: bool  # whether the time stands right beside the place
    close: bool  # whether no word stands between them
    joined: bool  # whether it stands near it
    verbless: bool  # whether nothing in the sentence is a verb
    touching: bool  # whether it stands right before its preposition
    leading: bool  # whether it stands before it
    heading: bool  # whether a colon follows
    mixed: bool  # whether the sentence tells of another day as well


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
    mixed = any(when.is_over for when in around)
    return _evidence(words, place, joined, best)._replace(watched=watched, mixed=mixed)


def _evidence(words: Words, place: Where, joined: Sequence[When], best: str) -> Evidence:
    """Return what the times near a place say, and the words that they and the place run over."""
    shown = [when for when in joined if _is_shown(place, when)]
    return Evidence(
        first=min([place.first, *(when.first for when in shown)]),
        last=max([place.last, *(when.last for when in shown)]),
        time=best,
        watched=False,
        beside=any(len(_between(words, place, when)) <= 2 for when in joined),
        close=any(all(word.has("filler", "still") for word in _between(words, place, when)) for when in joined),
        joined=bool(joined),
        verbless=is_verbless(words, *words.sentence_bounds(place.first)),
        touching=any(when.last + 1 == place.first and words.all[place.first].has("still_before") for when in joined),
        leading=any(when.first < place.first for when in joined),
        heading=any(word.written == ":" for word in words.all[place.last + 1 : place.last + 2]),
        mixed=False,
    )


def weigh(words: Words, place: Where, evidence: Evidence, who: Who) -> float:
    """Return how likely it is that somebody is at the place now."""
    odds = sum([WEIGHTS[part] for part in parts(words, place, evidence, who)])
    if odds > _LEAST:  # what makes it unreal can only lessen it
        odds += sum([WEIGHTS[part] for part in unreal(words, place, evidence.first, who)])
    return round(min(_MOST, 1 / (1 + exp(-odds))), 2)


def parts(words: Words, place: Where, evidence: Evidence, who: Who) -> Iterator[str]:
    """Yield the names of what is known of a place; each has its weight, as have those of `unreal`."""
    yield "all"
    bare = place.kind.startswith("bare ")
    yield f"where {place.kind.removeprefix('bare ')}"
    yield f"who {who.kind}"
    yield f"verb {who.verb or 'none'}"
    yield f"when {evidence.time or 'unsaid'}"
    if who.acts and (does := _DOES.get(who.kind)):
        yield does
    flags = {
        "bare": bare,
        "route": place.route,
        "path": place.path,
        "long": place.last - place.first >= _LONG,
        "figure": any(word.written[0].isdigit() for word in words.all[place.first : place.last + 1]),
        "verb behind": who.at > place.last,
        "watched": evidence.watched,
        "beside": evidence.beside,
        "close": evidence.close,
        "joined": evidence.joined,
        "verbless": evidence.verbless,
        "touching": evidence.touching,
        "leading": evidence.leading,
        "heading": evidence.heading,
        "mixed": evidence.mixed,
        "idle": not who.acts and evidence.time in _LOOSE and not evidence.verbless,
    }
    yield from (name for name, holds in flags.items() if holds)


def is_verbless(words: Words, begin: int, end: int) -> bool:
    """Tell whether no word of a sentence is a verb."""
    for word in words.all[begin : min(end, begin + _MOST_WORDS)]:
        if not word.groups.isdisjoint(VERBS) or word.key.endswith("'s"):
            return False
    return True


def _best(kinds: Sequence[str], times: Sequence[When]) -> str:
    """Return the first of some kinds that one of the times is of, "" where none is."""
    return next((kind for kind in kinds if any(kind in when.kinds for when in times)), "")


def _is_shown(place: Where, when: When) -> bool:
    """Tell whether a time is part of what the finding marks."""
    return (
        not when.is_over and "weekday" not in when.kinds and not (when.kinds == {"still"} and when.first > place.last)
    )


def _closes(words: Words, at: int) -> bool:
    """Tell whether a part of a sentence ends before a word."""
    return at >= len(words.all) or words.all[at].is_sign or words.all[at].has("conj")


def _is_far(place: Where, when: When) -> bool:
    """Tell whether a time stands apart: "just seen Mrs Yeo and a man sharing a sundae in the Crown"."""
    return when.last < place.first and "just" in when.kinds and place.first - when.last > _FAR_BEFORE


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
        if signs and when.kinds == _JUST:
            return False  # "in the Crown, they just ordered"
        ending = bool(when.kinds & {"since", "until"})  # "with a map and a flask until nine"
        if any(
            word.has("third", "self", "relative", "having") or ("conj" in word.groups and not ending)
            for word in between
        ):
            return False
        if when.is_live and signs <= 2 and not any(word.has(*_TELLING) for word in between):
            # "at the Crown in Hove, corner table by the jukebox, till ten"; not "…, two aboard, since ten no engine"
            return len(between) <= _FURTHER and (signs < 2 or _closes(words, when.last + 1))
        return len(between) <= (1 if when.kinds == {"still"} else _BEHIND - signs) and signs <= 1
    if _is_far(place, when):
        return False
    if signs and not any(word.has(*_TELLING) for word in between):
        return len(between) <= _NOTED and signs <= 2  # "now live: our mayor on the roof of"
    if when.kinds.issubset(_WEAK):
        return len(between) <= 2 + signs and signs <= 1
    return len(between) <= (3 if signs else _BEFORE) and signs <= 1


def _is_watched(words: Words, place: Where) -> bool:
    at = bisect_left(words.watching, place.first - _NEAR, key=lambda hit: hit.first)
    return at < len(words.watching) and words.watching[at].first <= place.last + _NEAR
