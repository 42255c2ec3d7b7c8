"""Where: the words of a text that name a place, and how well they pin it down.

A place is a row of prepositions with nouns behind them, "bij de kar op de Bosplaat in Stadskanaal", of which one at
least names something: a name, a street, a road with its number, a gate, a room, coordinates. Mere "thuis", "op het
terras", "in the car" is none.

Source: the groups "prep", "venue", "spot" … of ``data/lexicon/live_location.yaml``; the gazetteers of places.
"""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from doxguard.detectors.live_location.letters import Letters
from doxguard.detectors.live_location.words import Words

_NOUN = "[wnNVvSWRU#K]"
_BODY = (  # "in de hal van de tandarts", "café De Zon"
    rf"D{{0,2}}O?{_NOUN}{{1,6}}(?:(?:L{{1,2}}D{{0,2}}|D(?=[NVS]))O?{_NOUN}{{1,5}}){{0,3}}"
    r"(?:(?<=K)[,.]{1,2}K)?"  # the second of a pair of coordinates
)
_PHRASE = rf"[PQ]{{1,2}}{_BODY}"
_EXTRA = (  # what follows behind a comma
    r",(?:T|D{0,2}O?[wnV]?U[#wNn]|U#|O[VvUnw]|[NS][NSV#L]{0,5}|[VvS][NSV#n]{0,5}|n[VvS]|[wn]{1,2}[VvS][NS#n]{1,5}"
    r"|wDN|[wn]{0,2}#[NV]?|#[OUw]?[VU]?"
    r"|#[VWNSL]{1,6}|K)"
)
_WITH = r"M[DwnNVU#]{1,5}(?=[PQ])"  # "met bus 118 in de Lindelaan"
_MORE = rf"(?:,?{_PHRASE}|{_EXTRA}|T|{_WITH}){{0,8}}"
_ADDRESS = r"(?<![DwnN])(?:V[NS]{1,3}|S#?|NV#|#N{1,2}W|W[LD]{0,2}N{1,3}#),?"
_HOME = r"H,(?:[NSn]{1,3}#|#[WVNSL]{2,6}|W[LD]{0,2}N{1,3}#?|[VS][NS]{0,2}|N[VW])"  # "alleen thuis, Wilgenplas 848"
_CHAIN = re.compile(rf"(?:(?:{_ADDRESS}(?=[PQ]))?{_PHRASE}|{_HOME}){_MORE}")
_BARE = re.compile(
    rf"(?:K(?:[,.]{{0,2}}K)?|D?O?[VU][NnSV#]{{1,5}}|[NnSVW#]{{1,6}}(?:LD{{0,2}}[NSV]{{1,3}})?|[SVN](?=,?T)){_MORE}"
)
_STRONG = re.compile(
    r"R|[NV]W|VW|S|W[LD]{0,2}N|[VUv][NK]|V#|NV|N[vU]|#N|[NS]#|v[Nn]|Vn|nV|VD?N|V[PQ]D{0,2}N|[VvU][wnv]?LD{0,2}[Nn]|wLDN"
)
_SECTION = re.compile(rf"(?<=[^PQ])[,]?[PQ]{{1,2}}(?={_BODY}[,]?$)")
_NUMBERED = re.compile(r"S#|NV#|#N{1,3}[WV]|[WV][LD]{0,2}N{1,3}#|#[WV][LD]{0,2}N")
_CALLED = re.compile(r"DN{1,3}w{1,2}$")
_PATHS = frozenset({"door", "langs", "through", "along", "across", "durch", "por"})
_FROM, _TO = frozenset({"van", "vanuit", "von", "from", "de", "desde"}), frozenset({"naar", "nach", "to", "a", "vers"})
_MOST_BARE = 60  # bare names looked at

PINNED, NAMED, HINTED = 0.35, 0.25, 0.2


class Where(NamedTuple):
    """A place named in the words ``[first, last]``."""

    first: int
    last: int
    weight: float  # how well it is pinned down
    kind: str  # code, listed (in the gazetteer), pinned, name, spot, brand
    route: bool = False  # named behind "from", "over", "by": where somebody comes from, what is spoken of
    path: bool = False  # of these, behind "through", "along": where somebody may be


def read_places(words: Words, letters: Letters) -> list[Where]:
    """Return the places a text names behind a preposition, in order."""
    spans = (match.span() for match in _CHAIN.finditer(letters.text))
    matches = (span if _is_called(words, letters, *span) else _trimmed(letters.text, *span) for span in spans)
    return list(_weighed_all(words, letters, matches))


def read_bare_places(words: Words, letters: Letters, wanted: Callable[[int, int], bool]) -> list[Where]:
    """Return places without a preposition before them: "Kapsalon Hairport, Zutphen", "9F469W8X+6V".

    ``wanted`` tells of the words ``[first, end)`` whether a place there may count.
    """
    every = (match.span() for match in islice(_BARE.finditer(letters.text), _MOST_BARE))
    matches = [_trimmed(letters.text, *span) for span in every if wanted(*span)]
    return [place._replace(kind=f"bare {place.kind}", route=False) for place in _weighed_all(words, letters, matches)]


def is_address(letters: Letters, place: Where) -> bool:
    """Tell whether a place begins with a street and a number."""
    return bool(_NUMBERED.match(letters.text, place.first))


def _weighed_all(words: Words, letters: Letters, spans: Iterable[tuple[int, int]]) -> Iterable[Where]:
    for first, end in spans:
        place = _weighed(words, letters, first, end - 1)
        if place:
            yield place


def _trimmed(text: str, first: int, end: int) -> tuple[int, int]:
    """Return a row without what names nothing at its end: "in Veghel in een hoogwerker", "in Werchter en weet"."""
    while end > first + 2:
        while end > first + 2 and (
            text[end - 1] in ",.LDPQMO" or (text[end - 1] == "w" and _has_name(text[first:end]))
        ):
            end -= 1
        section = _SECTION.search(text, first, end)
        if section is None or _has_name(text[section.start() : end]) or not _has_name(text[first : section.start()]):
            break
        end = section.start()
    return first, end


def _is_called(words: Words, letters: Letters, first: int, end: int) -> bool:
    """Tell whether a row ends with a noun that is called by a name: "in the Blackwall tunnel"."""
    if words.langs[0] != "en" or not _CALLED.search(letters.text, first, end):
        return False
    return end == len(letters.text) or letters.text[end] in ",.x"


def _has_name(text: str) -> bool:
    return any(letter in "NSKRWVvU#T" for letter in text)


def _weighed(words: Words, letters: Letters, first: int, last: int) -> Where | None:
    """Return a place with its weight, None where nothing in it names one."""
    text = letters.text[first : last + 1]
    if _heads_nothing(words, text, first) or _is_journey(words, text, first, last):
        return None
    route = text.startswith("Q") and not text.startswith("QP")
    if "K" in text:
        return Where(first, last, PINNED, "code", route)
    if _is_listed(words, letters, first, last):
        return Where(first, last, PINNED, "listed", route)
    if _STRONG.search(text):
        return Where(first, last, PINNED, "pinned", route)
    if text.endswith("N") and text[0] in "PQ" and words.all[last].written.endswith("'s"):
        return Where(first, last, PINNED, "pinned", route)  # "at Grogan's"
    if any(letters.tells_venue(at) for at in range(first, last + 1) if letters.text[at] == "N"):
        return Where(first, last, PINNED, "pinned", route)  # "Griftpark"
    if "N" in text:
        return Where(first, last, NAMED, "name", route, words.all[first].key in _PATHS)
    if re.search(r"U[#]|v|n#", text):
        return Where(first, last, HINTED, "spot", route)
    if _is_brand(words, letters, first, last) or text.count("V") > 1:
        return Where(first, last, HINTED, "brand", route)
    return None


def _is_journey(words: Words, text: str, first: int, last: int) -> bool:
    """Tell whether a row names where a journey begins and ends: "van Valkenswaard naar Bremen"."""
    if words.all[first].key not in _FROM or text[1:2] != "N":
        return False
    return any(text[at - first] in "PQ" and words.all[at].key in _TO for at in range(first + 1, last))


def _heads_nothing(words: Words, text: str, first: int) -> bool:
    """Tell whether a row begins with what is no place: "in groep 5 van De Regenboog", "in the news"."""
    at = next((at for at, letter in enumerate(text) if letter not in "PQDMO"), 0)
    return "no_spot" in words.all[first + at].groups


def _is_listed(words: Words, letters: Letters, first: int, last: int) -> bool:
    """Tell whether a town of the gazetteer is named, behind a preposition or a comma."""
    text = letters.text
    for at in range(first, last + 1):
        if text[at] == "N" and (at == first or text[at - 1] in "PQ,LVNnw"):
            if letters.is_town(words.all[at].key):
                return True
            if at < last and text[at + 1] == "N" and letters.is_town(words.all[at].key + words.all[at + 1].key):
                return True
    return False


def _is_brand(words: Words, letters: Letters, first: int, last: int) -> bool:
    """Tell whether a venue is written as a name, where that means something."""
    if letters.german or letters.caseless:
        return False
    return any(letters.text[at] == "V" and words.all[at].written[0].isupper() for at in range(first, last + 1))
