"""Telephone numbers in any notation, with extension; `tel:` and `wa.me` links.

Read with a country code wherever it is given; without one, as numbers of the countries of the post's language, the
Netherlands and Belgium included always; the reading that fits best counts. Only numbers that are valid in a country's
numbering plan count (not merely possible ones): dates, order numbers, times and scores are possible numbers somewhere.
Where a plan has no leading zero, a number needs its country's own grouping or a word such as "call" near.

Left out: numbers of fewer than seven digits (112, 14020), and local ones without their area code (867-5309).
Source: national numbering plans as in Google's libphonenumber; ITU-T E.164; RFC 3966.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from doxguard.detectors.cues import Cues, cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.language import regions
from doxguard.detectors.phone_plan import (
    Number,
    parts_as_planned,
    read_international,
    read_national,
    worth_of_groups,
)
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

# A row of digit groups. It may begin behind a word for it without a space ("tel0612…"), not inside another word.
_ROW = re.compile(
    r"""
    (?:(?<![A-Za-z0-9_])|(?<=tel)|(?<=bel)|(?<=app)|(?<=mob)|(?<=gsm)|(?<=num)|(?<=nr)|(?<=call))
    (?:\+[ ]?)?\(?\+?
    [0-9](?:[ \t.\-/()·_]{0,3}[0-9]){6,25}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(r"[0-9]{1,26}")
_EXTENSION = re.compile(
    r"[ ,;]{0,3}(?:ext(?:ension)?|x|toestel|tst|doorkiesnummer|durchwahl|dw|poste|interno|anexo)"
    r"[. :=]{0,2}[0-9]{1,6}(?![0-9])",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=|(?P<tel>tel:|callto:|sms:))$", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![0-9])(?:(?:0?[1-9]|[12][0-9]|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])/)"
    r"(?:19|20)[0-9]{2}(?![0-9])"
)
_COUNTING = re.compile(r"0?12345678|87654321")  # "een, twee, drie, …"
_HOURS = re.compile(r"(?:[01][0-9]|2[0-4])[0134][05][ ]?-[ ]?(?:[01][0-9]|2[0-4])[0134][05]")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,3}")  # 855.947.900; an IP address
# A unit behind a group says that it counts something; so does a time of day.
_COUNTED = re.compile(
    r"[ ]?(?:%|€(?![ ]?[0-9])|(?:km|kg|euro|eur|mm|cm|mb|gb|ms|px|uur)\b|x\b(?![ ]?[0-9]))|:[0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_NEW_WORD = re.compile(r"[A-Z][a-z]|(?![a-f]{1,40}\b)[A-Za-z]{3,40}\b")  # letters a-f go on with a hash
_TAIL = re.compile(r"(?:[ \t.\-/()·_]{0,3}[0-9])+")
_ELSEWHERE = (
    "DE",
    "AT",
    "CH",
    "IE",
    "TR",
    "SE",
    "FI",
    "IT",
    "RO",
    "ES",
    "PT",
    "BR",
    "PL",
    "DK",
    "NO",
    "CZ",
    "AU",
    "IN",
)
_READINGS = 12  # how many parts of one row of digits are read at most


class _Reading(NamedTuple):
    """One way to read part of a row as a number."""

    start: int
    end: int
    score: float
    number: Number
    notes: tuple[str, ...]


def find_phones(text: Text) -> Iterator[Finding]:
    """Yield telephone numbers, each with its extension."""
    folded = text.folded
    likely: tuple[str, ...] | None = None
    at = 0
    while match := _ROW.search(folded, at):
        at = match.end()
        groups = _own_groups(folded, match)
        tail = _TAIL.match(folded, at)
        if tail:  # a list of numbers without end: only at its head may a telephone number stand
            at = tail.end()
            groups = groups[:6]
        if likely is None and groups:
            likely = regions(text)
        reading = _best(text, groups, likely or ()) if groups else None
        if reading is None:
            continue
        end, score = reading.end, reading.score
        if extension := _EXTENSION.match(folded, end):
            end, score = extension.end(), min(0.95, score + 0.05)
        number = reading.number
        yield text.finding(
            "PHONE_NUMBER", reading.start, end, score, *reading.notes, value=number.e164, country=number.region
        )
        if not tail:
            at = reading.end  # a second number may follow in the same row


def _own_groups(folded: str, row: re.Match[str]) -> list[tuple[int, int]]:
    """Return the groups of a row that may be a number's: not in a URL, a handle, a decimal or a longer code."""
    before = folded[max(0, row.start() - 24) : row.start()]
    token = before.rsplit(" ", 1)[-1]
    if not _LINK.search(before):
        if "://" in token or (token and token[-1] in "@$€£%&?^"):
            return []
        if len(token) > 1 and token[-1] in "-/.,:=\\" and (token[-2].isdigit() or "/" in token[:-1] or "?" in token):
            return []
    groups = [m.span() for m in _GROUP.finditer(folded, *row.span())]
    while groups and len(groups) > 1 and _COUNTED.match(folded, groups[-1][1]):
        groups.pop()
    after = folded[groups[-1][1] : groups[-1][1] + 8]
    if after[:1].isalpha() and not _EXTENSION.match(after) and not _NEW_WORD.match(after):
        return []
    if re.match(r"[.,:][0-9]", after):
        groups.pop()  # the beginning of a decimal or a time
    return groups


def _best(text: Text, groups: Sequence[tuple[int, int]], likely: tuple[str, ...]) -> _Reading | None:
    """Return the reading with the highest score; of equal ones the longest, then the likeliest country's."""
    best: _Reading | None = None
    for count, (first, last) in enumerate(_parts(text.folded, groups)):
        if count >= _READINGS:
            break
        for reading in _readings(text, groups[first : last + 1], likely):
            whole = first == 0 and last == len(groups) - 1
            if not whole and not (_is_called(reading) or _stands_out(text.folded, groups, first, last, reading.number)):
                continue
            if best is None or reading.score > best.score + (0.01 if whole else 0.1):
                best = reading
    return best


def _is_called(reading: _Reading) -> bool:
    """Tell whether a word says that a Dutch or Belgian number is one."""
    return reading.number.region in ("NL", "BE") and any(note.startswith("cue:") for note in reading.notes)


def _parts(folded: str, groups: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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


def _stands_out(folded: str, groups: Sequence[tuple[int, int]], first: int, last: int, number: Number) -> bool:
    """Tell whether a part of a row is a number of its own, with other digits beside it.

    Some part of any long row is valid in some plan: only an international, Dutch or Belgian number is taken out of
    one, and only where the row does not simply go on behind it.
    """
    if number.region not in ("NL", "BE") and folded[groups[0][0] - 1 : groups[0][0]] != "+":
        return False
    return not any(
        _goes_on(folded, groups, at, at + step) for at, step in ((first, -1), (last, 1)) if 0 <= at + step < len(groups)
    )


def _goes_on(folded: str, groups: Sequence[tuple[int, int]], inside: int, outside: int) -> bool:
    """Tell whether a group beside a part looks like one more of the same: as long, and parted alike."""

    def gap(a: int, b: int) -> str:
        return folded[groups[min(a, b)][1] : groups[max(a, b)][0]]

    if gap(inside, outside).strip("-.") == "":
        return True
    words = [folded[slice(*groups[at])] for at in (0, inside, outside)]
    if words[0] == words[2] and words[0].startswith("0"):
        return False  # "06 12 34 56 78 06 87 65 43 21": the next one begins
    further = inside - (outside - inside)
    same_gap = 0 <= further < len(groups) and gap(inside, outside) == gap(further, inside)
    return same_gap and len(words[1]) == len(words[2])


def _readings(text: Text, groups: Sequence[tuple[int, int]], likely: tuple[str, ...]) -> Iterator[_Reading]:
    """Yield each valid reading of some groups as one number."""
    folded = text.folded
    start, end = _lead_start(folded, groups[0][0]), groups[-1][1]
    if folded[start] == "(" and ")" not in folded[start:end]:
        start += 1  # the bracket is the sentence's
    surface = folded[start:end]
    digits = "".join(folded[a:b] for a, b in groups)
    if _DATE.search(surface) or len(set(digits)) == 1 or _COUNTING.match(digits):
        return
    linked = _LINK.search(folded, max(0, groups[0][0] - 24), groups[0][0])
    numbers: list[tuple[Number | None, float]] = []
    if "+" in surface or (linked and not digits.startswith("0")):
        numbers.append((read_international(surface, digits), 0.9))
    elif digits.startswith("00"):
        numbers.append((read_international(surface, digits[2:]), 0.75))
    else:
        numbers += [(read_national(digits, region), 0.0) for region in _regions(likely, digits)]
        if not any(number for number, _ in numbers) and _cues().near(folded, start, end):
            # Called a number, though not one of the likely countries: it may be any other's, or lack its plus.
            numbers += [(read_national(digits, region), 0.4) for region in _ELSEWHERE]
            if 10 <= len(digits) <= 12 and not digits.startswith("0"):
                numbers.append((read_international(surface, digits), 0.5))
    for number, worth in numbers:
        if number is not None:
            score, notes = _weigh(text, (start, end), groups, number, worth)
            yield _Reading(start, end, score, number, notes)


def _lead_start(folded: str, start: int) -> int:
    """Return where a number begins that has its first digit at ``start``: with its "+", bracket or `tel:`."""
    while start and folded[start - 1] in "+(":
        start -= 1
    if start > 1 and folded[start - 1] == " " and folded[start - 2] == "+":
        start -= 2
    link = _LINK.search(folded, max(0, start - 24), start)
    return link.start() if link and link["tel"] else start


def _regions(likely: tuple[str, ...], digits: str) -> tuple[str, ...]:
    """Return the countries to try for a number without a country code, likeliest first."""
    if digits.startswith("0"):
        # Germany accepts almost any row of digits behind a zero: only where the post is German.
        return tuple(dict.fromkeys([*likely[:6], "NL", "BE", "GB", "FR"]))
    return tuple(dict.fromkeys([*likely[:5], "US"]))


def _weigh(
    text: Text, span: tuple[int, int], groups: Sequence[tuple[int, int]], number: Number, international: float
) -> tuple[float, tuple[str, ...]]:
    """Return score and evidence of a valid number; ``international``: what its country code is worth, or 0."""
    folded = text.folded
    sizes = tuple(end - start for start, end in groups)
    surface = folded[slice(*span)]
    cue = _cues().near(folded, *span)
    against = _cues().against(folded, *span)
    disguise = _disguise(text, span)
    notes = ["valid", f"plan:{number.region}", *([f"cue:{cue}"] if cue else []), *([disguise] if disguise else [])]
    score = international or _worth(surface, folded[groups[0][0]] == "0", sizes, number)
    if not disguise and not _evenly_spaced(folded, groups):
        score = min(score, 0.3)
    if disguise:
        score = max(score, 0.75)  # who hides digits that make a valid number means it
    if number.invented and not (cue or international):
        score = min(score, 0.35)
    if cue:
        weak = (score <= 0.3 and len(groups) == 1 and not number.mobile) or 0 < international < 0.75
        score = 0.6 if weak else max(score + 0.1, 0.7)
    if against and "+" not in surface and not _is_closer(cue, against, folded, span[0]):
        score *= 0.4
        notes.append(f"against:{against}")
    return min(score, 0.95), tuple(notes)


def _worth(surface: str, zero: bool, sizes: tuple[int, ...], number: Number) -> float:
    """Return what a number without a country code is worth by its form alone; ``zero``: it begins with one."""
    if _DOTTED.fullmatch(surface) or _HOURS.fullmatch(surface) or sum(sizes) < 8:
        return 0.2
    if zero and not number.nanp:
        return 0.75 if parts_as_planned(number, sizes) else 0.3
    return worth_of_groups(number, sizes)


def _disguise(text: Text, span: tuple[int, int]) -> str:
    """Return how the digits were hidden, or "" where they were not: by words, by signs between them, by characters."""
    typed = text.raw[slice(*text.span(*span))]
    surface = text.folded[slice(*span)]
    if text.view:
        return "spelled-out" if any(char.isalpha() for char in typed) else "taken-apart" if typed != surface else ""
    return "hidden" if len(typed) != len(surface) else ""


def _is_closer(cue: str, against: str, folded: str, start: int) -> bool:
    """Tell whether the word for a phone stands nearer before the number than the word against it."""
    before = folded[max(0, start - 60) : start].lower()
    return bool(cue) and before.rfind(cue) > before.rfind(against)


def _evenly_spaced(folded: str, groups: Sequence[tuple[int, int]]) -> bool:
    """Tell whether single digits are parted alike: "0 6 1 2", not the scores "0-1 2-0"."""
    if sum(end - start == 1 for start, end in groups) * 2 <= len(groups):
        return True
    gaps = [folded[a[1] : b[0]] for a, b in pairwise(groups)]
    return len(gaps) - max(map(gaps.count, gaps)) <= 2


@cache
def _cues() -> Cues:
    return cues("phone")


DETECTOR = Detector("phone", ("PHONE_NUMBER",), find_phones, triggers=(DIGITS,))
