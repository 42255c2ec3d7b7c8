"""Telephone numbers in any notation, with extension; `tel:` and `wa.me` links.

Read with a country code wherever it is given; without one, as numbers of the countries of the post's language, the
Netherlands and Belgium included always; the reading that fits best counts. Only numbers that are valid in a country's
numbering plan count (not merely possible ones): dates, order numbers, times and scores are possible numbers somewhere.
Where a plan has no leading zero, a number needs its country's own grouping or a word such as "call" near.

Left out: numbers of fewer than seven digits (112, 14020), and local ones without their area code (867-5309).
Source: national numbering plans as in Google's libphonenumber; ITU-T E.164; RFC 3966.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doxguard.detectors.cues import cues
from doxguard.detectors.figures import first_stretch
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.language import regions
from doxguard.detectors.phone_other import is_closer, is_label, other_number
from doxguard.detectors.phone_plan import (
    Number,
    parts_as_planned,
    read_in,
    read_international,
    regions_to_try,
    worth_of_groups,
)
from doxguard.detectors.phone_rows import (
    EXTENSION,
    Group,
    is_even,
    is_linked,
    lead_start,
    next_row,
    parts,
    stands_out,
)
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

_DATE = re.compile(
    r"(?<![0-9])(?:(?:0?[1-9]|[12][0-9]|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])/)"
    r"(?:19|20)[0-9]{2}(?![0-9])"
)
_COUNTING = re.compile(r"0?12345678|87654321")  # "een, twee, drie, …"
_HOURS = re.compile(r"(?:[01][0-9]|2[0-4])[0134][05][ ]?-[ ]?(?:[01][0-9]|2[0-4])[0134][05]")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,3}")  # 855.947.900; an IP address
# Where a number may come from that a word calls one and that is none of a likely country.
_ELSEWHERE = (
    "DE", "AT", "CH", "IE", "TR", "SE", "FI", "IT", "RO", "ES", "PT", "BR", "PL", "DK", "NO", "CZ", "AU", "IN",
)  # fmt: skip
_GENERIC = frozenset({"nummer", "number", "numéro", "numero", "número", "num", "numer", "numara"})
_FEWEST, _MOST = 7, 13  # figures of a number without a country code
_LEAD = 4  # characters before the first figure: "+ (+"
_READINGS = 12  # how many parts of one row of digits are read at most


class _Reading(NamedTuple):
    """One way to read part of a row as a number."""

    start: int
    end: int
    score: float
    number: Number
    notes: tuple[str, ...]


class _Part(NamedTuple):
    """Groups that are to be read as one number; ``likely`` are the countries of the post's language."""

    text: Text
    start: int  # with "+", bracket or `tel:`
    end: int
    groups: Sequence[Group]
    likely: tuple[str, ...]
    surface: str
    digits: str
    sizes: tuple[int, ...]  # of the groups


class _Words(NamedTuple):
    """The words around a part that speak for a telephone number and against one; "" for none."""

    cue: str
    against: str


def find_phones(text: Text) -> Iterator[Finding]:
    """Yield telephone numbers, each with its extension."""
    folded = text.folded
    likely: tuple[str, ...] | None = None
    at = first_stretch(folded, _FEWEST)
    if at < 0:
        return
    at = max(0, at - _LEAD)
    while row := next_row(folded, at):
        at = row.end
        if not row.groups:
            continue
        likely = regions(text) if likely is None else likely
        reading = _best(text, row.groups, likely)
        if reading is None:
            continue
        end, score = reading.end, reading.score
        inside = folded[reading.start : end]
        if folded[end : end + 1] == ")" and inside.count("(") > inside.count(")"):
            end += 1
        if extension := EXTENSION.match(folded, end):
            end, score = extension.end(), min(0.95, max(score + 0.05, 0.6))  # other numbers have none
        number = reading.number
        yield text.finding(
            "PHONE_NUMBER", reading.start, end, score, *reading.notes, value=number.e164, country=number.region
        )
        if not row.endless:
            at = reading.end  # a second number may follow in the same row


def _best(text: Text, groups: Sequence[Group], likely: tuple[str, ...]) -> _Reading | None:
    """Return the reading with the highest score; of equal ones the longest, then the likeliest country's."""
    best: _Reading | None = None
    for count, (first, last) in enumerate(parts(text.folded, groups)):
        if count >= _READINGS:
            break
        whole = first == 0 and last == len(groups) - 1
        for reading in _readings(_part(text, groups[first : last + 1], likely)):
            if not whole and not _may_be_part(reading, stands_out(text.folded, groups, first, last)):
                continue
            if best is None or reading.score > best.score + (0.01 if whole else 0.1):
                best = reading
    return best


def _may_be_part(reading: _Reading, apart: bool) -> bool:
    """Tell whether a number may be taken out of a longer row of digits.

    Some part of any long row is valid in some plan: only an international, Dutch or Belgian number, or one of the
    post's country in its own groups, is taken out of one, and only where it stands ``apart`` or is called a number.
    """
    if reading.number.region not in ("NL", "BE") and not {"plus", "national"} & set(reading.notes):
        return False
    return apart or any(note.startswith("cue:") for note in reading.notes)


def _part(text: Text, groups: Sequence[Group], likely: tuple[str, ...]) -> _Part:
    start, end = lead_start(text.folded, groups[0][0]), groups[-1][1]
    if text.folded[start] == "(" and ")" not in text.folded[start:end]:
        start += 1  # the bracket is the sentence's
    digits = "".join([text.folded[first:last] for first, last in groups])
    sizes = tuple([last - first for first, last in groups])
    return _Part(text, start, end, groups, likely, text.folded[start:end], digits, sizes)


def _readings(part: _Part) -> Iterator[_Reading]:
    """Yield each valid reading of a part as one number."""
    folded, digits = part.text.folded, part.digits
    coded, worth = _with_country_code(part)
    if coded:
        found = _valid([(read_international(part.surface, coded), worth)])
        if not found:
            return
    elif len(digits) > _MOST:
        return
    else:
        found = _valid([(number, 0.0) for number in read_in(digits, regions_to_try(digits, part.likely))])
    cue = cues("phone").near(folded, part.start, part.end)
    if not found and cue and cue not in _GENERIC:
        found = _valid(_read_elsewhere(part))
    if not found or ("+" not in part.surface and _DATE.search(part.surface)):
        return
    if len(set(digits)) == 1 or _COUNTING.match(digits):
        return
    words = _Words(cue, other_number(folded, part.start) or cues("phone").against(folded, part.start, part.end))
    for number, worth in found:
        score, notes = _weigh(part, number, worth, words)
        yield _Reading(part.start, part.end, score, number, notes)


def _valid(read: Iterable[tuple[Number | None, float]]) -> list[tuple[Number, float]]:
    return [(number, worth) for number, worth in read if number is not None]


def _with_country_code(part: _Part) -> tuple[str, float]:
    """Return the digits from the country code on, and what it is worth that one is given; "" where none is."""
    digits = part.digits
    if "+" in part.surface or (is_linked(part.text.folded, part.groups[0][0]) and not digits.startswith("0")):
        return digits, 0.9
    return (digits[2:], 0.75) if digits.startswith("00") else ("", 0.0)


def _read_elsewhere(part: _Part) -> Iterator[tuple[Number | None, float]]:
    """Read what is to be called and is no number of a likely country: it may be any other's, or lack its plus."""
    digits = part.digits
    yield from ((number, 0.4) for number in read_in(digits, _ELSEWHERE))
    if 10 <= len(digits) <= 12 and not digits.startswith("0"):
        yield read_international(part.surface, digits), 0.5


def _weigh(part: _Part, number: Number, international: float, words: _Words) -> tuple[float, tuple[str, ...]]:
    """Return score and evidence of a valid number; ``international``: what its country code is worth, or 0."""
    folded = part.text.folded
    cue, against = words
    if number.nanp and "US" not in part.likely and cue in _GENERIC and not international:
        cue = ""  # most rows of ten digits are valid in America
    disguise = _disguise(part, number)
    score = international or _worth(part, number)
    if disguise:
        score = max(score, 0.75)  # who hides digits that make a valid number means it
    elif not is_even(folded, part.groups):
        score = min(score, 0.3)
    if number.invented and not (cue or international):
        score = min(score, 0.35)
    if cue:
        weak = (score <= 0.3 and len(part.groups) == 1 and not number.mobile) or 0 < international < 0.75
        score = 0.6 if weak else max(score + 0.1, 0.7)
    notes = ["valid", f"plan:{number.region}", *(["plus"] if "+" in part.surface else [])]
    notes += [f"cue:{cue}"] if cue else []
    notes += [disguise] if disguise else []
    if against and _is_against(part, number, disguise, words):
        score *= 0.4
        notes.append(f"against:{against}")
    if _is_at_home(part, number):
        notes.append("national")
    return min(score, 0.95), tuple(notes)


def _is_against(part: _Part, number: Number, disguise: str, words: _Words) -> bool:
    """Tell whether a word against a telephone number really speaks of this one."""
    cue, against = words
    folded = part.text.folded
    if "+" in part.surface:
        return False
    if against == "named":
        return True
    if is_closer(cue, against, folded, part.start):
        return False
    # What is written as only a telephone number is must be called something else right before: "order: 07700 …".
    telling = (disguise and part.digits.startswith("0")) or (
        _is_at_home(part, number) and (part.sizes != (4, 3, 3) or number.region == "AU")
    )
    if not telling and not (number.nanp and part.surface.startswith("(")):
        return True
    return is_label(against, folded, part.start)


def _is_at_home(part: _Part, number: Number) -> bool:
    """Tell whether a number is grouped as in its own country, which is that of the post."""
    if len(part.sizes) == 1 or _DOTTED.fullmatch(part.surface):
        return False
    if number.region not in part.likely[:3] and number.region != "AU" and not (number.region == "NL" and number.mobile):
        return False
    if part.digits.startswith("0"):
        return not number.nanp and bool(number.mobile or number.area) and parts_as_planned(number, part.sizes)
    return not number.nanp and worth_of_groups(number, part.sizes) >= 0.65


def _worth(part: _Part, number: Number) -> float:
    """Return what a number without a country code is worth by its form alone."""
    surface, sizes = part.surface, part.sizes
    if _DOTTED.fullmatch(surface) or _HOURS.fullmatch(surface) or sum(sizes) < 8:
        return 0.2
    if not part.digits.startswith("0") or number.nanp:
        return worth_of_groups(number, sizes)
    hashed = part.text.folded[part.start - 1 : part.start] == "#"  # a ticket's, if it is no mobile number
    if not parts_as_planned(number, sizes) or (hashed and not number.mobile):
        return 0.3
    return 0.75


def _disguise(part: _Part, number: Number) -> str:
    """Return how the digits were hidden, or "" where they were not: by words, by signs between them, by characters."""
    typed = part.text.raw[slice(*part.text.span(part.start, part.end))]
    if number.nanp and "US" not in part.likely:
        return ""  # four in ten of all rows of ten digits are valid in America
    if not part.text.view:
        return "hidden" if len(typed) != len(part.surface) else ""
    if any(char.isalpha() for char in typed):
        return "spelled-out"
    listed = "," in typed or ";" in typed  # "6, 39, 7, 45" is a list
    return "taken-apart" if typed != part.surface and (part.digits.startswith("0") or not listed) else ""


DETECTOR = Detector("phone", ("PHONE_NUMBER",), find_phones, triggers=(DIGITS,))
