"""Rows of digit groups in which a telephone number may stand, and the parts of them that may be one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# A row of digit groups. It may begin behind a word for it without a space ("tel0612…"), not inside another word.
_ROW = re.compile(
    r"""
    (?=[+(0-9])                        # first, since the look at what stands before takes longer
    (?:(?<![A-Za-z0-9])(?<![A-Za-z0-9]_)|(?<=tel)|(?<=bel)|(?<=app)|(?<=mob)|(?<=gsm)|(?<=num)|(?<=nr)|(?<=call))
    (?:\+[ ]?)?\(?\+?
    [0-9](?:[ \t.\-/()·_]{0,3}[0-9]){6,25}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[ \t.\-/()·_]{0,3}[0-9])+")
_GROUP = re.compile(r"[0-9]{1,26}")
_LINK = re.compile(
    r"(?:(?:wa\.me/|whatsapp\.com/send/?\?phone=|(?<![\w.-])(?:t|telegram)\.me/|//resolve\?phone=|signal\.me/#p/)\+?"
    r"|(?P<scheme>tel:|callto:|sms:))$",
    re.IGNORECASE,
)
_LINK_ENDS = ("/", "=", ":", "+")
EXTENSION = re.compile(
    r"[ ,;]{0,3}(?:ext(?:ension)?|x|toestel|tst|doorkiesnummer|durchwahl|dw|poste|interno|anexo)"
    r"[. :=]{0,2}[0-9]{1,6}(?![0-9])",
    re.IGNORECASE,
)
# A unit behind a group says that it counts something; so does a time of day. A lone "x" at the end is a kiss.
_COUNTED = re.compile(
    r"[ ]?(?:%|€(?![ ]?[0-9])|(?:km|kg|euro|eur|mm|cm|mb|gb|ms|px|uur)\b|x\b(?=[ ]?[^\W\d_]))|:[0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_NEW_WORD = re.compile(r"[A-Z][a-z]|(?![a-f]{1,40}\b)[A-Za-z]{3,40}\b")  # letters a-f go on with a hash
_OTHER_NUMBER = re.compile(r"[+(]?[0-9][0-9().\-]{7,16}/")  # 0612345678/0687654321
_DECIMAL = re.compile(r"[.,:][0-9]")

Group = tuple[int, int]  # the span of a row of digits without a gap


class Row(NamedTuple):
    """Groups of digits with little between them; after it, the search goes on at ``end``."""

    groups: Sequence[Group]
    end: int
    endless: bool  # a list of numbers that goes on: only at its head may a telephone number stand


def next_row(folded: str, at: int) -> Row | None:
    """Return the first row at or behind a place, or None; its groups are none where it cannot hold a number."""
    match = _ROW.search(folded, at)
    if match is None:
        return None
    groups = _own_groups(folded, match)
    tail = _TAIL.match(folded, match.end())
    return Row(groups[:6], tail.end(), True) if tail else Row(groups, match.end(), False)


def _own_groups(folded: str, row: re.Match[str]) -> list[Group]:
    """Return the groups of a row that may be a number's: not in a URL, a handle, a decimal or a longer code."""
    before = folded[max(0, row.start() - 24) : row.start()]
    token = before.rsplit(" ", 1)[-1]
    linked = _link_before(folded, row.start())
    if not linked and ("://" in token or (token and token[-1] in "@$€£%&?^")):
        return []
    groups = [m.span() for m in _GROUP.finditer(folded, *row.span())]
    if not linked and len(token) > 1 and token[-1] in "-/.,:=\\" and not _OTHER_NUMBER.fullmatch(token):
        if "/" in token[:-1] or "?" in token:
            return []  # in a path
        if token[-2].isdigit():
            if len(groups) < 2 or folded[groups[0][1]] != " ":
                return []
            groups.pop(0)  # the end of a decimal or a time, and then a number
    while len(groups) > 1 and _COUNTED.match(folded, groups[-1][1]):
        groups.pop()
    after = folded[groups[-1][1] : groups[-1][1] + 48]
    if _DECIMAL.match(after) or (after[:1].isalpha() and not EXTENSION.match(after) and not _NEW_WORD.match(after)):
        groups.pop()  # the beginning of a decimal, a time or a code
    return groups


def parts(folded: str, groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Yield first and last group of each part of 7 to 17 digits that can be a number, longest first from the left."""
    for first in range(min(len(groups), 4)):
        if first and not set(folded[groups[first - 1][1] : groups[first][0]]) & set(" /+("):
            continue  # a number begins at a space or slash, not behind a hyphen
        total = 0
        ends = []
        for last in range(first, len(groups)):
            total += groups[last][1] - groups[last][0]
            if 7 <= total <= 17:
                ends.append(last)
        yield from ((first, last) for last in reversed(ends))


def stands_out(folded: str, groups: Sequence[Group], first: int, last: int) -> bool:
    """Tell whether the row does not simply go on before and behind a part of it."""
    return not any(
        _goes_on(folded, groups, at, at + step) for at, step in ((first, -1), (last, 1)) if 0 <= at + step < len(groups)
    )


def _goes_on(folded: str, groups: Sequence[Group], inside: int, outside: int) -> bool:
    """Tell whether a group beside a part looks like one more of the same: as long, and parted alike."""

    def gap(a: int, b: int) -> str:
        return folded[groups[min(a, b)][1] : groups[max(a, b)][0]]

    if gap(inside, outside).strip("-.") == "":
        return True
    head, within, beside = (folded[slice(*groups[at])] for at in (0, inside, outside))
    if head == beside and head.startswith("0"):
        return False  # "06 12 34 56 78 06 87 65 43 21": the next one begins
    further = inside - (outside - inside)
    same_gap = 0 <= further < len(groups) and gap(inside, outside) == gap(further, inside)
    return same_gap and len(within) == len(beside)


def lead_start(folded: str, start: int) -> int:
    """Return where a number begins that has its first digit at ``start``: with its "+", bracket or `tel:`."""
    while start and folded[start - 1] in "+(":
        start -= 1
    if start > 1 and folded[start - 1] == " " and folded[start - 2] == "+":
        start -= 2
    link = _link_before(folded, start)
    return link.start() if link and link["scheme"] else start


def is_linked(folded: str, start: int) -> bool:
    """Tell whether `wa.me/`, `tel:` or the like stands right before a place."""
    return _link_before(folded, start) is not None


def _link_before(folded: str, start: int) -> re.Match[str] | None:
    return _LINK.search(folded, max(0, start - 24), start) if folded[start - 1 : start] in _LINK_ENDS else None


def is_even(folded: str, groups: Sequence[Group]) -> bool:
    """Tell whether single digits are parted alike: "0 6 1 2", not the scores "0-1 2-0"."""
    if sum(end - start == 1 for start, end in groups) * 2 <= len(groups):
        return True
    gaps = [folded[a[1] : b[0]] for a, b in pairwise(groups)]
    return len(gaps) - max(map(gaps.count, gaps)) <= 2
