"""Find LIVE_LOCATION: words that place somebody at an identifiable place now, today, just now or about to be.

Read in three steps: where (`where`), when (`when`), who (`who`); `weigh` adds up what they say. The author and people
at public events are found too: whose location it is, and whether it is exempt, is decided elsewhere.

Left out: things, crowds, firms, vehicles of nobody, animals; films and games; the past, other days, habits; questions,
wishes, denials; homes and work as such; places that are not named ("thuis", "op het terras").
Source: ``data/lexicon/live_location.yaml``, ``data/lexicon/time.yaml``.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from doxguard.detectors.finding import Finding
from doxguard.detectors.live_location.letters import Letters
from doxguard.detectors.live_location.look import may_be_told
from doxguard.detectors.live_location.persons import kind_of
from doxguard.detectors.live_location.weigh import CLAUSE, NOTED, Evidence, gather, is_verbless, weigh
from doxguard.detectors.live_location.when import When, read_told, within
from doxguard.detectors.live_location.where import Where, is_address, read_bare_places, read_places
from doxguard.detectors.live_location.who import Who, read_who
from doxguard.detectors.live_location.words import Watching, Words
from doxguard.detectors.text import Text

_Scored = tuple[Where, Evidence, Who, float]
_REPORTED = 0.4
_BETWEEN = 6  # words between two names of one place
_HEADLINE, _NOTE = 10, 30  # words of a check-in that is no sentence


def find_live_locations(text: Text) -> Iterator[Finding]:
    """Return the places at which somebody is said to be now or today."""
    return read_live_locations(text) if may_be_told(text.folded, text.lang) else iter(())


def read_live_locations(text: Text) -> Iterator[Finding]:
    """Yield the same without the first look."""
    words, times = read_told(text)
    if words.watching or any(when.is_live for when in times) or _lasts(words, times):
        yield from placed(text, words, times)


def _lasts(words: Words, times: Sequence[When]) -> bool:
    """Tell whether a place may follow upon "still": by itself it says nothing elsewhere."""
    if "still" not in words.groups or "still_before" not in words.groups:
        return False
    return any("still_before" in words.all[when.last + 1].groups for when in times if when.last + 1 < len(words.all))


def placed(text: Text, words: Words, times: Sequence[When]) -> Iterator[Finding]:
    """Yield what is told of places and of these times."""
    for place, evidence, who, score in _apart(_scored(words, times)):
        notes = (f"where:{place.kind}", f"when:{evidence.time or 'watched'}", f"who:{who.kind}")
        start, end = words.all[evidence.first].start, words.all[evidence.last].end
        yield text.finding("LIVE_LOCATION", start, end, score, *notes)


def _apart(scored: Iterable[_Scored]) -> list[_Scored]:
    """Return what is to be reported, in order; of what shares words the surest, of these the longest."""
    kept: list[_Scored] = []
    for one in sorted(scored, key=lambda one: (-one[3], one[1].first - one[1].last)):
        if one[3] < _REPORTED:
            break
        if all(one[1].last < other[1].first or other[1].last < one[1].first for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[1].first)


def _scored(words: Words, times: Sequence[When]) -> Iterator[_Scored]:
    letters = Letters(words, times, None if words.watching else _timed(words, times))
    named = _joined(words, times, read_places(words, letters))
    alone = read_bare_places(words, letters, _may_stand_alone(words, letters, times))
    bare = [place for place in alone if _stands_alone(words, letters, place, named, times)]
    places = [*named, *_joined(words, times, bare)]
    if not places:
        return
    told = [(place.first, place.last) for place in places]
    told += [(when.first, when.last) for when in times if when.kinds != {"still"}]
    taken = frozenset(at for first, last in told for at in range(first, last + 1))
    for place in places:
        evidence = gather(words, place, times)
        if evidence is None:
            continue
        who = read_who(words, place.first, place.last, taken)
        if place.kind.startswith("bare ") and who.kind == "unknown":
            who = who._replace(kind="near")
        yield place, evidence, who, weigh(words, place, evidence, who)


def _timed(words: Words, times: Sequence[When]) -> frozenset[int]:
    """Return the sentences with a time, and those behind: an address goes on in the next line."""
    sentences = {words.all[when.first].sentence for when in times}
    return frozenset(sentences | {sentence + 1 for sentence in sentences})


def _joined(words: Words, times: Sequence[When], places: Sequence[Where]) -> list[Where]:
    """Return places with those made one between which only a time stands."""
    codes = any("code" in place.kind for place in places)  # "9F46…+6V om 12:40, 9F46…+9C om 13:05"
    live = [when for when in times if when.is_live or (codes and "clock" in when.kinds)]
    timed = {at for when in live for at in range(when.first, when.last + 1)}
    found: list[Where] = []
    for place in places:
        if found and words.all[found[-1].last].sentence == words.all[place.first].sentence:
            between = range(found[-1].last + 1, place.first)
            if len(between) <= _BETWEEN and (
                all(at in timed or words.all[at].written == "," for at in between) or _is_one(words, between)
            ):
                before = found.pop()
                better = max(before, place, key=lambda one: (one.weight, not one.route))
                place = better._replace(first=before.first, last=place.last)
        found.append(place)
    return found


def _is_one(words: Words, between: range) -> bool:
    """Tell whether what stands between two places makes no new clause: "in Hove, corner table in the Crown"."""
    signs = [words.all[at].written for at in between if words.all[at].is_sign]
    return signs in ([], [","]) and not any(words.all[at].has(*CLAUSE) for at in between)


def _may_stand_alone(words: Words, letters: Letters, times: Sequence[When]) -> Callable[[int, int], bool]:
    """Return what tells of a row of names, before it is looked up, whether `_stands_alone` can hold of it."""
    noted = {words.all[when.first].sentence: when.first for when in times if when.kinds & NOTED}
    verbless = {sentence for sentence, at in noted.items() if is_verbless(words, *words.sentence_bounds(at))}

    def may(first: int, end: int) -> bool:
        if words.all[first].sentence in verbless or any(letter in "K#" for letter in letters.text[first:end]):
            return True
        return any(when.last >= first - 2 for when in within(times, first - _HEADLINE, end + 2))

    return may


def _stands_alone(words: Words, letters: Letters, place: Where, places: Sequence[Where], times: Sequence[When]) -> bool:
    """Tell whether a bare name stands beside a time, in a clause of its own: "Kapsalon Hairport, Zutphen, nu"."""
    if place.kind == "bare name" and not _is_headline(words, letters, place):
        return False
    if _is_beside(place, places):
        return False
    opened = _opens(words, place.first)
    if place.kind != "bare name" and _is_note(words, place, times):
        return True
    if place.kind == "bare code" and _is_beside(place, words.watching, before=3):
        return True
    is_code = place.kind == "bare code" or is_address(letters, place)
    for when in within(times, place.first - _HEADLINE, place.last + 3):
        if not when.is_live and not (is_code and "clock" in when.kinds):
            continue
        if place.first - 2 <= when.last <= place.first and (is_code or _opens(words, when.first)):
            return not _goes_on(words, place.last + 1)
        if (opened or is_code) and place.last < when.first <= place.last + 2 and not _goes_on(words, when.last + 1):
            return not _goes_on(words, place.last + 1)
    return False


def _is_beside(place: Where, others: Sequence[Where] | Sequence[Watching], before: int = 8) -> bool:
    """Tell whether one of some others, in order, stands around a place or a few words before it."""
    at = bisect_right(others, place.first + before, key=lambda other: other.first) - 1
    return any(place.first <= other.last + before for other in others[max(0, at - 2) : at + 1])


def _is_note(words: Words, place: Where, times: Sequence[When]) -> bool:
    """Tell whether a person, a time and a place make a sentence without a verb: "mijn ex, spoor 3, station Ede, nu"."""
    begin, end = words.sentence_bounds(place.first)
    if end - begin > _NOTE or not any(when.kinds & NOTED for when in within(times, begin, end)):
        return False
    outside = [at for at in range(begin, end) if not place.first <= at <= place.last]
    return is_verbless(words, begin, end) and any(kind_of(words, at, begin) == "person" for at in outside)


def _opens(words: Words, at: int) -> bool:
    """Tell whether a word begins its sentence or clause."""
    return at == 0 or words.all[at - 1].is_sign or words.all[at - 1].sentence != words.all[at].sentence


def _goes_on(words: Words, at: int) -> bool:
    """Tell whether a verb stands behind a place: "vandaag Veghel is"."""
    return at < len(words.all) and words.all[at].has("being", "acting", "was", "having", "home", "ago_before")


def _is_headline(words: Words, letters: Letters, place: Where) -> bool:
    """Tell whether a sentence is nothing but the names of a place and a time."""
    begin, end = words.sentence_bounds(place.first)
    if end - begin > _HEADLINE:
        return False
    return all(letters.text[at] in "NSVvUWT#,.LD" or words.all[at].has("now") for at in range(begin, end))
