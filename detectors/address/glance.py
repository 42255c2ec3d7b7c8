"""A first look at a text, before all else: most texts with a figure hold no address, and end here.

The text is cut at white space, and of each piece it is known what it may be (`pieces`); only where that leaves a
doubt is the whole text asked (`hopeful`, `disguise`), or what stands beside a number (`beside`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from doxguard.detectors.address import disguise, hopeful, pieces, spelled
from doxguard.detectors.address.beside import may_have_street
from doxguard.detectors.address.pieces import NUMBER, Word, kind_of, piece_of
from doxguard.detectors.text import Text

_SHORT = 500  # characters of a text whose pieces need not be measured
_LONGEST = 100  # characters of a piece that is worth keeping

_CHECKS: tuple[tuple[int, Callable[[str], object]], ...] = (
    (pieces.SUM, disguise.SUM.search),
    (pieces.APART, disguise.APART.search),
    (pieces.INITIALS, disguise.CODE_APART.search),
    (pieces.SPELLED, lambda text: any(spelled.number_edits(text))),
    (pieces.CODE, hopeful.CODE.search),
    (pieces.LETTER_CODE, hopeful.has_letter_code),
    (pieces.NUMBERLESS, hopeful.NUMBERLESS.search),
    (pieces.LABEL, hopeful.has_label),
    (pieces.COUNTRY, hopeful.names_country),
)
_DOUBTS = pieces.DISGUISED | sum(bit for bit, _ in _CHECKS)
_SEGMENTS = pieces.COMMA | pieces.BEHIND_COMMA


def may_hold_address(text: Text) -> bool:
    """Tell whether a text may hold an address of any country, disguised or not."""
    folded = text.folded.replace("\n", " ; ") if "\n" in text.folded else text.folded
    cut = folded.split()
    if text.view == "unmasked" or (len(folded) > _SHORT and max(map(len, cut), default=0) > _LONGEST):
        return True
    kinds = [*map(kind_of, cut)]
    seen = 0
    for kind in set(kinds):
        seen |= kind
    if seen & _SEGMENTS == _SEGMENTS and _begins_country(kinds):
        seen |= pieces.COUNTRY
    if seen & _DOUBTS and _is_doubtful(text.folded, seen):
        return True
    return bool(seen & NUMBER) and _may_have_street(cut, kinds)


def _may_have_street(cut: Sequence[str], kinds: Sequence[int]) -> bool:
    """Tell whether one of the numbers in a text's pieces may have a street beside it."""
    line: list[Word] = []
    numbers: list[int] = []
    for piece, kind in zip(cut, kinds, strict=True):
        words, figures = piece_of(piece)
        if kind & NUMBER:
            numbers += [len(line) + at for at in figures]
        line += words
    return any(may_have_street(line, number) for number in numbers)


def _begins_country(kinds: Sequence[int]) -> bool:
    """Tell whether a piece behind a comma begins as the name of a country does."""
    return any(one & pieces.COMMA and two & pieces.BEHIND_COMMA for one, two in pairwise(kinds))


def _is_doubtful(folded: str, seen: int) -> bool:
    """Tell whether a text is disguised, or hopeful without a number, as its pieces let suspect."""
    if seen & pieces.DISGUISED:
        return True
    return any(seen & bit and check(folded) for bit, check in _CHECKS)
