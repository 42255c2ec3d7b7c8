"""House numbers that are given apart from their street: "nummer 412 hè", "it's number 12", "Hausnummer 5", "au 14".

A figure behind "huisnummer" is one. Behind "nummer" it must be told in a way that houses are and ranks are not: nothing
before it names what is numbered ("bus nummer 12"), it ends its clause or stands before what a house has ("met de blauwe
deur"), and nothing near it speaks of charts, sport, orders or telephones. Behind "op" and "at" dates and times stand
too, so it must be higher than those or near a house. A post that is little but a figure may name what stands at the
house; one that is nothing but a figure is a bare one, for whoever asked for it to take.
Left out: ages, prices, times, parts of longer numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doxguard.detectors.mosaic.arithmetic import sums
from doxguard.detectors.mosaic.piece import BARE, CERTAIN, LIKELY, TOLD, Piece
from doxguard.detectors.mosaic.words import Words, count_words
from doxguard.detectors.words import Hit

_FIGURE = re.compile(
    r"(?<![\w.,:/€$£+#-])([1-9][0-9]{0,3})"
    r"(-?[a-z](?![^\W_])|[-/][0-9]{1,3}(?![0-9])|[ -]?(?:bis|hs)(?![^\W_]))?"  # 14b, 14-2, 14 bis
    r"(?![^\W_]|[-–'’][^\W\d_]|[.,:/%°][0-9]|[ ]?[%€$£]|[-–/][0-9]|(?: [0-9]{2,}){1})",
    re.IGNORECASE,
)
_TOLD_LATER = re.compile(r"[^0-9.!?\n:]{1,30}: ?")
_LINK = re.compile(r"[\s.:=#°º?]{0,3}(?:(?:is|was|ist|est|es|of|de|dan|dus)\s){0,2}(?:=\s?)?", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W_][\w'-]{0,30}[ \t]{1,3}$")
_BEFORE = 36
_BEHIND = 45  # characters in which what stands at the house is told: "nummer 14 met die grote rode deur"
_END = re.compile(r"\s{0,3}(?:$|[.!?,;:)\]]|[^\w\s])")
_MONEY = re.compile(r"[€$£%]")
_DATES = 31  # days, and hours: what "op" and "at" are followed by
_ASIDE = 28  # characters around a figure in which a word says that it is no house
_BARE_WORDS = 4
_SHORT = 80  # characters
_LEADS = ("before numbers", "homes", "lives", "owners", "own")
_LEADING = ("before numbers", "number", "at", "parts", "hints")
_LEAD = re.compile(r"(?<![@\w])[^\W_]+")  # a word that is no handle


def house_numbers(words: Words, marked: bool = False) -> list[Piece]:
    """Return the house numbers of a post; ``marked``: it is one of several, where sums and bare figures may be too."""
    found: dict[int, Piece] = {}
    for group, strength in (("house", CERTAIN), ("number", LIKELY), ("at", LIKELY)):
        for hit in words.hits.get(group, ()):
            piece = _behind(words, hit, group, strength, marked)
            if piece is not None and piece.start not in found:
                found[piece.start] = piece
    if not found:
        found = {piece.start: piece for piece in (*_lone(words), *(_told(words) if marked else ()))}
    return [found[start] for start in sorted(found)]


def _behind(words: Words, hit: Hit, group: str, strength: int, marked: bool) -> Piece | None:
    """Return the number behind a word for one."""
    link = _LINK.match(words.text.folded, hit.end)
    start = link.end() if link else hit.end
    number = _number_at(words, start, group != "at", marked)
    if number is None and group == "house" and (later := _TOLD_LATER.match(words.text.folded, hit.end)):
        start = later.end()  # "huisnummer weet ik ook: 14"
        number = _number_at(words, start, False, False)
    if number is None or _is_unsigned(words.text.folded, hit):
        return None
    end, value = number
    if group == "house":
        return _piece(words, start, end, value, CERTAIN)
    if _is_aside(words, hit.start, end):
        return None
    home = words.near("homes", hit.start, end, 60, 60) or words.near("lives", hit.start, end, 30, 0)
    high = int(re.match(r"[0-9]+", value)[0]) > (_DATES if group == "at" else 1)  # type: ignore[index]
    if not _is_told(words, hit, end, home or high):
        return None
    return _piece(words, start, end, value, TOLD if home or marked else strength)


def _is_told(words: Words, hit: Hit, end: int, likely: bool) -> bool:
    """Tell whether a number that is likely a house's is told as one."""
    closed = likely and _is_closed(words, end)
    if hit.group == "at":
        return closed
    return _is_led(words, hit) and (closed or bool(words.between("homes", end, end + _BEHIND)))


def _number_at(words: Words, start: int, spelled: bool, marked: bool) -> tuple[int, str] | None:
    """Return where the number that begins at a place ends, and its value; in words, or as a sum, too."""
    folded = words.text.folded
    figure = _FIGURE.match(folded, start)
    near = folded[start : start + 80]
    one = next(sums(near), None) if spelled and (marked or not figure) else None
    if one is not None and one.start == 0 and (one.parts > 1) <= marked and not near[: one.end].isdigit():
        return start + one.end, str(one.value)
    return (figure.end(), _value(figure)) if figure else None


def _is_unsigned(folded: str, hit: Hit) -> bool:
    """Tell whether a word is an "n" without the sign that makes "n°" of it."""
    return hit.end - hit.start == 1 and folded[hit.end : hit.end + 1] not in ("°", "º")


def _value(figure: re.Match[str]) -> str:
    return (figure[1] + (figure[2] or "").strip("- ")).lower()


def _is_aside(words: Words, start: int, end: int) -> bool:
    first, last = words.sentence(start)
    return bool(words.between("no house", max(first, start - _ASIDE), max(end, min(last, end + _ASIDE))))


def _is_closed(words: Words, end: int) -> bool:
    """Tell whether a number ends its clause or goes on as an address does: "hè", "met de blauwe deur"."""
    folded = words.text.folded
    behind = words.between("behind numbers", end, end + 24)
    return bool(_END.match(folded, end)) or any(hit.start <= end + 2 for hit in behind)


def _is_led(words: Words, hit: Hit) -> bool:
    """Tell whether the number is of nothing that is named before it: "op nummer 14", but not "bus nummer 14"."""
    before = _WORD_BEFORE.search(words.text.folded, max(0, hit.start - _BEFORE), hit.start)
    if not before:
        return True
    return any(words.between(group, before.start(), hit.start) for group in _LEADS)


def _lone(words: Words) -> Iterator[Piece]:
    """Yield the figure that is all that a short post says, but for words that lead it and what stands at the house."""
    folded = words.text.folded
    if len(folded) > _SHORT or words.has("no house") or _MONEY.search(folded):
        return
    figures = [m for m in _FIGURE.finditer(folded) if not _is_order(words, m.start())]
    if len(figures) != 1 or not _is_closed(words, figures[0].end()):
        return
    start, end = figures[0].span()
    led = [h for group in _LEADING for h in words.between(group, 0, start)]
    if all(
        any(h.start <= m.start() < h.end for h in led) for m in _LEAD.finditer(folded, 0, start) if not m[0].isdigit()
    ):
        if words.between("homes", end, end + _BEHIND):
            yield _piece(words, start, end, _value(figures[0]), LIKELY)
        elif count_words(folded[end:]) <= _BARE_WORDS:
            yield _piece(words, start, end, _value(figures[0]), BARE)


def _is_order(words: Words, start: int) -> bool:
    """Tell whether a figure only counts the parts: "deel 2"."""
    return any(hit.end >= start - 3 for g in ("parts", "hints") for hit in words.between(g, max(0, start - 24), start))


def _told(words: Words) -> Iterator[Piece]:
    """Yield the sums of a post: nobody reckons but in a riddle."""
    for one in sums(words.text.folded):
        if one.parts > 1:
            yield _piece(words, one.start, one.end, str(one.value), TOLD)


def _piece(words: Words, start: int, end: int, value: str, strength: int) -> Piece:
    return Piece("number", *words.text.span(start, end), value, strength)
