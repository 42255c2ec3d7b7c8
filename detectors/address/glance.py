"""A first look at a text, before all else: most texts with a figure hold no address, and end here.

The text is cut at white space, and of each piece it is known what it may be (`pieces`); only where that leaves a
doubt is the whole text asked (`hopeful`, `disguise`), or what stands beside a number (`beside`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from doxguard.detectors.address import disguise, hopeful, pieces, spelled
from doxguard.detectors.address.beside import TELLING, may_begin, may_end, may_tell_street
from doxguard.detectors.address.pieces import LINE, NUMBER, Word, kind_of, piece_of
from doxguard.detectors.text import Text

_SHORT = 500  # characters of a text whose pieces need not be measured
_LONGEST = 100  # characters of a piece that is worth keeping
_COUNTRY_PIECES = 8  # that hold the name of a country

_Check = tuple[int, Callable[[str], object]]
_DISGUISED: tuple[_Check, ...] = (
    (pieces.SUM, disguise.SUM.search),
    (pieces.APART, disguise.APART.search),
    (pieces.INITIALS, disguise.CODE_APART.search),
    (pieces.SPELLED, lambda text: any(spelled.number_edits(text))),
)
_HOPEFUL: tuple[_Check, ...] = (
    (pieces.CODE, hopeful.CODE.search),
    (pieces.LETTER_CODE, hopeful.has_letter_code),
    (pieces.NUMBERLESS, hopeful.NUMBERLESS.search),
    (pieces.LABEL, hopeful.has_label),
    (pieces.COUNTRY, hopeful.names_country),
)
_DISGUISES = pieces.DISGUISED | sum(bit for bit, _ in _DISGUISED)
_HOPES = sum(bit for bit, _ in _HOPEFUL)
_SEGMENTS = pieces.COMMA | pieces.BEHIND_COMMA


class Glance(NamedTuple):
    """What a first look tells of a text."""

    disguised: bool = False  # or not told
    hopeful: bool = False  # without a number: a postcode, a label or a country may make an address
    before: tuple[int, ...] = ()  # tokens of figures that a street may end before; of a disguised text none
    behind: tuple[int, ...] = ()  # and of those that one may begin behind


def glance(text: Text) -> Glance:
    """Return what addresses of any country a text may hold."""
    cut = (text.folded.replace("\n", f" {LINE} ") if "\n" in text.folded else text.folded).split()
    if text.view == "unmasked" or LINE in text.folded or (len(text.folded) > _SHORT and _has_long(cut)):
        return Glance(disguised=True)
    kinds = [*map(kind_of, cut)]
    seen = 0
    for kind in set(kinds):
        seen |= kind
    if seen & _SEGMENTS == _SEGMENTS and not seen & pieces.COUNTRY and _begins_country(cut, kinds):
        seen |= pieces.COUNTRY
    if seen & _DISGUISES and (seen & pieces.DISGUISED or _is_doubtful(text.folded, seen, _DISGUISED)):
        return Glance(disguised=True)
    hopeful = bool(seen & _HOPES) and _is_doubtful(text.folded, seen, _HOPEFUL)
    return Glance(False, hopeful, *_numbers(cut, kinds)) if seen & NUMBER else Glance(False, hopeful)


def may_hold_street(text: str) -> bool:
    """Tell whether a text may hold a street without a number."""
    cut = text.split()
    if len(text) > _SHORT and _has_long(cut):
        return True
    line = [word for piece in cut for word in piece_of(piece).words]  # also of links: "?adres=Molenkade"
    return any(word.kind & TELLING and may_tell_street(line, at) for at, word in enumerate(line))


def _has_long(cut: Sequence[str]) -> bool:
    return max(map(len, cut), default=0) > _LONGEST


def _numbers(cut: Sequence[str], kinds: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return which tokens of a text are numbers that may have a street before them, and which have one behind."""
    line: list[Word] = []
    numbers: list[tuple[int, int]] = []
    breaks = 0  # are no tokens
    for piece, kind in zip(cut, kinds, strict=True):
        words, figures = piece_of(piece)
        if kind & NUMBER:
            numbers += [(len(line) + at, len(line) + at - breaks) for at in figures]
        elif piece == LINE:
            breaks += 1
        line += words
    before = [token for at, token in numbers if may_end(line, at)]
    behind = [token for at, token in numbers if may_begin(line, at)]
    return tuple(before), tuple(behind)


def _begins_country(cut: Sequence[str], kinds: Sequence[int]) -> bool:
    """Tell whether the pieces behind a comma begin with the name of a country."""
    return any(
        hopeful.is_country(" ".join(cut[at + 1 : at + 1 + _COUNTRY_PIECES]))
        for at, (one, two) in enumerate(pairwise(kinds))
        if one & pieces.COMMA and two & pieces.BEHIND_COMMA
    )


def _is_doubtful(folded: str, seen: int, checks: tuple[_Check, ...]) -> bool:
    """Tell whether a text is what its pieces let suspect."""
    return any(check(folded) for bit, check in checks if seen & bit)
