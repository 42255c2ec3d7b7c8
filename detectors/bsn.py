"""Dutch citizen service numbers (burgerservicenummer, BSN).

Nine digits, or eight, that pass the eleven test. One in eleven of all nine-digit numbers does, so the test proves
little: a number is reported where a word says what it is, or where it is written with the dots of a BSN (1234.56.789).
Alone it keeps a low score. Digits that were taken apart to hide them count as a hint of their own.

Source: Besluit BSN; the eleven test as described by the Rijksdienst voor Identiteitsgegevens (weights 9 … 2, -1).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from doxguard.detectors.cues import cues
from doxguard.detectors.figures import stretches
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

_CANDIDATE = re.compile(
    r"""
    (?<![A-Za-z0-9_.,/\-+#€$])
    (?:
        (?P<dotted>[0-9]{4}[.][0-9]{2}[.][0-9]{3})
      | [0-9]{3}(?P<a>[ .\-])[0-9]{3}(?P=a)[0-9]{3}
      | [0-9]{4}(?P<b>[ \-_/*])[0-9]{2}(?P=b)[0-9]{3}
      | [0-9]{2}(?P<c>[ .\-])[0-9]{3}(?P=c)[0-9]{4}
      | (?P<plain>[0-9]{8,9})
      | (?P<loose>[0-9](?:[ .\-/]{1,2}[0-9]|[0-9]){8})
    )
    (?![A-Za-z0-9_]|[.,\-/:][0-9])
    """,
    re.VERBOSE,
)
_PREFIXED = re.compile(r"(?<![A-Za-z0-9])bsn(?:nr|nummer)?[:=#_\-]{0,2}(?P<plain>[0-9]{8,9})(?![0-9])", re.IGNORECASE)
# What the whole post speaks of: in a few lines about somebody's BSN the number is that.
_SPOKEN_OF = re.compile(r"(?<![^\W_])(?:bsn|burgerservice\w{0,8}|sofi-?nummer|citizen service number)(?![^\W_])", re.I)
_PREFIX = 11  # characters of "bsnnummer: "
_FAR = 220  # characters
_LABEL = re.compile(r"b ?s ?n|b\.s\.n|sofi|service|burger", re.IGNORECASE)


def find_bsns(text: Text) -> Iterator[Finding]:
    """Yield BSNs."""
    folded = text.folded
    # Nine figures close together, or eight of them without anything between.
    first = next((row.start for row in stretches(folded) if row.figures >= 9 or row.longest == 8), -1)
    if first < 0:
        return
    prefixed = set()
    for match in _PREFIXED.finditer(folded, max(0, first - _PREFIX)):
        prefixed.add(match.start("plain"))
        digits = match["plain"].zfill(9)
        if passes_eleven_test(digits):
            yield text.finding(
                "NL_BSN", *match.span("plain"), 0.95, "eleven-test", "cue:bsn", value=digits, country="NL"
            )
    for match in _CANDIDATE.finditer(folded, first):
        digits = "".join(char for char in match[0] if char.isdigit())
        if len(digits) == 8 and not _LABEL.search(folded, max(0, match.start() - 40), match.start()):
            continue  # eight digits are a date more often than a BSN of old
        if passes_eleven_test(digits.zfill(9)) and match.start() not in prefixed:
            score, notes = _weigh(text, match)
            yield text.finding("NL_BSN", *match.span(), score, *notes, value=digits.zfill(9), country="NL")


def passes_eleven_test(digits: str) -> bool:
    """Tell whether nine digits can be a BSN.

    >>> passes_eleven_test("999990019")
    True
    """
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _weigh(text: Text, match: re.Match[str]) -> tuple[float, tuple[str, ...]]:
    cue = cues("bsn").near(text.folded, *match.span(), before=90, after=60)
    against = cues("bsn").against(text.folded, *match.span())
    test = ("eleven-test",)
    if match["loose"] and not _LABEL.search(cue):
        return 0.1, test  # grouped as nobody groups a BSN: only where it is called one
    if match["dotted"]:
        return (0.95 if cue else 0.75), (*test, "dotted", *((f"cue:{cue}",) if cue else ()))
    if cue and not (against and not _LABEL.search(cue)):
        return (0.95 if _LABEL.search(cue) else 0.7), (*test, f"cue:{cue}")
    if not against and _SPOKEN_OF.search(text.folded, max(0, match.start() - _FAR), match.end() + _FAR):
        return 0.6, (*test, "spoken-of")
    if match["b"] and match["b"] in "_/*" and not against:
        return 0.45, (*test, "grouped")  # as a BSN is, with a sign that dates and amounts do not have
    if against:
        return 0.05, (*test, f"against:{against}")
    if text.view == "unmasked" and len(set(_gaps(text, match))) == 1:
        return 0.5, (*test, "taken-apart")
    return 0.2, test


def _gaps(text: Text, match: re.Match[str]) -> list[int]:
    """Return how far apart the digits of a number stand in the text as typed; 0 where they touch."""
    places = [text.span(at, at + 1) for at in range(*match.span())]
    gaps = [after[0] - before[1] for before, after in pairwise(places)]
    return gaps if any(gaps) else [0, 1]


DETECTOR = Detector(
    "bsn",
    ("NL_BSN",),
    find_bsns,
    triggers=(DIGITS,),
    countries=("NL",),
)
