"""Payment card numbers: an issuer's range, its length, the Luhn check, in any usual grouping.

A number in card groups (4-4-4-4, 4-6-5) stands alone. An unbroken row of digits also has to be of a narrow range, or
have a word for a card near, since one in ten of all order numbers, time stamps and article codes passes Luhn.

Left out: cards that fail Luhn; IMEIs, EANs, gift cards and the like where a word says so.
Source: ISO/IEC 7812-1; the issuers' published ranges (2-series of Mastercard included); IMEI: 3GPP TS 23.003.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.cues import cues
from doxguard.detectors.figures import first_stretch
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

_ROW = re.compile(r"(?<![A-Za-z0-9_.,])[0-9](?:[ .\-_·/]{0,4}[0-9]){12,30}")
_FEWEST = 13  # figures of a card
_GROUP = re.compile(r"[0-9]{1,31}")
_EXPIRY = re.compile(
    r"[ ,;/\-]{0,3}(?:exp\w{0,5}|tot|bis|valid|val|t/m)?[ .:]{0,2}(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9](?![0-9])",
    re.IGNORECASE,
)


class _Issuer(NamedTuple):
    name: str
    first: int  # lowest and highest beginning, of the same number of digits
    last: int
    lengths: tuple[int, ...]
    narrow: bool  # few other numbers begin so


_ISSUERS = (
    _Issuer("visa", 4, 4, (13, 16, 19), True),
    _Issuer("mastercard", 51, 55, (16,), True),
    _Issuer("mastercard", 2221, 2720, (16,), False),
    _Issuer("amex", 34, 34, (15,), True),
    _Issuer("amex", 37, 37, (15,), True),
    _Issuer("diners", 300, 305, (14,), False),
    _Issuer("diners", 36, 36, (14,), False),
    _Issuer("diners", 38, 39, (14,), False),
    _Issuer("discover", 6011, 6011, (16, 19), True),
    _Issuer("discover", 644, 659, (16, 19), False),
    _Issuer("jcb", 3528, 3589, (16,), True),
    _Issuer("unionpay", 62, 62, (16, 17, 18, 19), False),
    _Issuer("maestro", 5018, 5018, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("maestro", 5020, 5020, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("maestro", 5038, 5038, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("maestro", 5893, 5893, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("maestro", 6304, 6304, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("maestro", 6703, 6703, (16, 17), False),  # Bancontact
    _Issuer("maestro", 6759, 6763, (13, 14, 15, 16, 17, 18, 19), False),
    _Issuer("mir", 2200, 2204, (16,), False),
)
_GROUPINGS = {(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (6, 4, 4, 3), (4, 4, 5, 4), (4, 4, 4, 1)}


def find_cards(text: Text) -> Iterator[Finding]:
    """Yield card numbers."""
    folded = text.folded
    first = first_stretch(folded, _FEWEST)
    if first < 0:
        return
    for row in _ROW.finditer(folded, first):
        groups = [m.span() for m in _GROUP.finditer(folded, *row.span())]
        for count in range(len(groups), 0, -1):
            start, end = row.start(), groups[count - 1][1]
            digits = "".join(folded[a:b] for a, b in groups[:count])
            sizes = tuple(b - a for a, b in groups[:count])
            issuer = _issuer(digits)
            if issuer is None or not passes_luhn(digits) or len(set(digits)) < 2 or not _is_free(folded, end):
                continue
            if count < len(groups) and sizes not in _GROUPINGS and count > 1 and not _EXPIRY.match(folded, end):
                continue  # an odd part of a longer row
            score, notes = _weigh(folded, start, end, sizes, issuer, len(digits))
            yield text.finding("CREDIT_CARD", start, end, score, "luhn", f"issuer:{issuer.name}", *notes, value=digits)
            break


def _is_free(folded: str, end: int) -> bool:
    """Tell whether a number ends here: no letter or decimal behind it."""
    return not re.match(r"[A-Za-z0-9_]|[.,][0-9]", folded[end : end + 2])


def _issuer(digits: str) -> _Issuer | None:
    for issuer in _ISSUERS:
        if len(digits) in issuer.lengths and issuer.first <= int(digits[: len(str(issuer.first))]) <= issuer.last:
            return issuer
    return None


def passes_luhn(digits: str) -> bool:
    """Tell whether digits end in their Luhn check digit.

    >>> passes_luhn("4242424242424242")
    True
    """
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _weigh(
    folded: str, start: int, end: int, grouping: tuple[int, ...], issuer: _Issuer, length: int
) -> tuple[float, tuple[str, ...]]:
    """Return score and evidence of a number that passes its checks."""
    cue = cues("card").near(folded, start, end)
    against = cues("card").against(folded, start, end)
    grouped = grouping in _GROUPINGS
    if _EXPIRY.match(folded, end):
        return 0.95, ("expiry",)
    if against and not (cue and grouped):
        return 0.2, (f"against:{against}",)
    if cue:
        return 0.95, (f"cue:{cue}", *(("grouped",) if grouped else ()))
    if grouped:
        return 0.9, ("grouped",)
    even = len(set(grouping[:-1])) <= 1
    return (0.6 if issuer.narrow and length >= 15 and even else 0.25), ()


DETECTOR = Detector(
    "card",
    ("CREDIT_CARD",),
    find_cards,
    triggers=(DIGITS,),
)
