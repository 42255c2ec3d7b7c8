"""National and social-security numbers of other countries than the Netherlands.

One row per scheme in `national_id_schemes`: Belgium's rijksregisternummer, Germany's Steuer-ID, the French NIR, US SSN
and some forty more. Telling forms with a checksum stand alone; runs of digits need a word of their own near. Left out:
the BSN (see `bsn`), identity documents (`identity_document`), numbers of firms (VAT, KvK, SIRET, CIF, EIN), and numbers
cut short ("SSN ending 5346").
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from doxguard.detectors.bsn import passes_eleven_test
from doxguard.detectors.cues import Cues, Words, all_words, cues
from doxguard.detectors.figures import stretches
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.leading_cue import leading_cue
from doxguard.detectors.national_id_checks import Check, check_of
from doxguard.detectors.national_id_schemes import SCHEMES, Scheme
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

# A number's first character, not inside a word, handle or phone number, nor in the middle of a longer number; seven
# digits close together, or letters and a digit: QQ12…, RSSMRA80….
_FIGURE_FIRST = re.compile(r"[0-9](?<![\w@+][0-9])(?<![0-9][.\-/][0-9])(?=(?:[ .\-/+|:A-Za-zé]{0,6}[0-9]){6})")
_LETTER_FIRST = re.compile(
    r"(?=[A-Za-z])(?<![\w@+])(?<![0-9][.\-/])(?=[A-Za-z]{1,6}[ \-]?[0-9]|[A-Z]{3}[ ][A-Z]{3}[ ][0-9])"
)
# What the forms with letters in front have behind those, each: NINO, NIE, codice fiscale, CURP, PAN.
_BEHIND_LETTERS = re.compile(
    r"[0-9](?=[0-9](?:[ \-]?[0-9]){4}[ \-]?[A-Za-z]|[0-9]{6}[ \-]?[A-Za-z]|[0-9] ?[A-Za-z] ?[0-9LMNP-Vlmnp-v]{2}"
    r"|[0-9]{5}[HMX]|[0-9]{3}[A-Z])"
    r"(?:(?<=[A-Za-z][0-9])|(?<=[A-Za-z][ \-][0-9]))"
)
_END = r"(?![\w]|[.\-/][0-9])"
# All that a form with a figure in front may reach over: figures, signs between them, and a letter or two.
_REACH = re.compile(r"(?:[0-9]{1,20}|[ .\-/+|:*]{1,6}|[A-Za-z]{1,2}(?![A-Za-zé])|cl[eé]){1,40}")
_LONGEST = 48  # characters of a form
_ALL_NOUGHT = str.maketrans("123456789", "0" * 9)
_FIGURE_IN_SHAPE = re.compile(r"\\.|[{][0-9,]+[}]|\[[0-9\-]*[0-9]\]|[0-9](?![^\[]*\])")
_LEAST = 0.1  # what form and checksum must be worth without a word near
_IN_A_LONGER_ROW = re.compile(r"[0-9] \Z")
_SEPARATORS = re.compile(r"[^0-9A-Z]")


class _Match(NamedTuple):
    start: int
    end: int
    score: float
    scheme: Scheme
    value: str
    cue: str


def find_national_id(text: Text) -> Iterator[Finding]:
    """Yield every national number; where schemes overlap, the likeliest reading alone."""
    taken = 0
    for found in sorted(_matches(text), key=lambda m: (m.start, -m.score, m.start - m.end)):
        if found.start < taken:
            continue
        taken = found.end
        evidence = [found.scheme.name, found.scheme.check or "form"]
        if found.cue:
            evidence.append(f"cue:{found.cue}")
        yield text.finding(
            "NATIONAL_ID",
            found.start,
            found.end,
            found.score,
            *evidence,
            value=found.value,
            country=found.scheme.country,
        )


def _matches(text: Text) -> Iterator[_Match]:
    folded = text.folded
    named = _all_words().may_be_in(folded)
    for start, schemes in _places(folded):
        for scheme, shape, check in schemes:
            if not named and _alone(scheme, text.lang) < _LEAST:
                continue
            match = shape.match(folded, start)
            if match and not _is_part_of_a_row(folded, match):
                value = _canonical(scheme, match.group())
                if check(value):
                    found = _judge(text, scheme, match, value)
                    if found:
                        yield found


_Schemes = tuple[tuple[Scheme, re.Pattern[str], Check], ...]


def _places(folded: str) -> Iterator[tuple[int, _Schemes]]:
    """Yield the places where some scheme's form may stand, with the schemes."""
    for stretch in stretches(folded):
        for place in _FIGURE_FIRST.finditer(folded, stretch.start, stretch.end):
            start = place.start()
            reach = _REACH.match(folded, start, start + _LONGEST)
            if reach:
                yield start, _fitting(folded[start : reach.end() + 1].translate(_ALL_NOUGHT))
    if _BEHIND_LETTERS.search(folded):
        yield from ((place.start(), _compiled(False)) for place in _LETTER_FIRST.finditer(folded))


@lru_cache(maxsize=1024)  # the same few come again and again
def _fitting(noughts: str) -> _Schemes:
    """Return the schemes that fit a row in which all figures are noughts."""
    schemes = zip(_compiled(True), _rough_shapes(), strict=True)
    return tuple(scheme for scheme, shape in schemes if shape.match(noughts))


@cache
def _rough_shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_with_noughts(shape.pattern)) for _, shape, _ in _compiled(True))


def _with_noughts(shape: str) -> str:
    """Return a pattern in which a nought stands for each figure and for each class of figures."""
    return _FIGURE_IN_SHAPE.sub(lambda part: part[0] if part[0][0] in "\\{" else "[0]", shape)


@cache
def _compiled(digit_first: bool) -> _Schemes:
    """Return the schemes that can start with a digit, or with a letter."""
    return tuple(
        (scheme, re.compile(scheme.shape + _END), check_of(scheme.check))
        for scheme in SCHEMES
        if digit_first != scheme.shape.startswith(_WITH_LETTERS)
    )


_WITH_LETTERS = ("(?i:", "(?!", "[A-Z]", "[XYZ]", "QQ")


def _is_part_of_a_row(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a spaced number goes on before or behind the match: then its groups are another number's."""
    if " " not in match.group():
        return False
    row_before = _IN_A_LONGER_ROW.search(folded, max(0, match.start() - 2), match.start())
    return bool(row_before) or bool(re.match(r" [0-9]{2}", folded[match.end() : match.end() + 3]))


def _canonical(scheme: Scheme, surface: str) -> str:
    if scheme.country == "FI":  # the sign between date and number tells the century
        return surface.upper()
    return surface if surface.isdigit() else _SEPARATORS.sub("", re.sub("cl[eé]", "", surface).upper())


def _judge(text: Text, scheme: Scheme, match: re.Match[str], value: str) -> _Match | None:
    """Weigh form, checksum, language and the words around."""
    folded, (start, end) = text.folded, match.span()
    nine_figures = len(value) == 9 and value.isdigit() and "-" not in match.group()
    if nine_figures and text.lang == "nl" and passes_eleven_test(value):
        return None  # whatever it is called, in a Dutch post it is a BSN
    alone = _alone(scheme, text.lang)
    own = leading_cue(_words(scheme.words), folded, start, end)
    if own:
        return _Match(start, end, max(scheme.cued, alone), scheme, value, own)
    general = leading_cue(cues("national_id", "any"), folded, start, end)
    if alone >= 0.8:
        return _Match(start, end, alone, scheme, value, general or "")
    if own is None or general is None:
        return None
    if general and scheme.alone >= 0.2:
        return _Match(start, end, max(0.6, alone), scheme, value, general)
    return _Match(start, end, alone, scheme, value, "") if alone >= _LEAST else None


def _alone(scheme: Scheme, lang: str) -> float:
    """Return what form and checksum are worth without a word near."""
    return min(0.95, scheme.alone + 0.15) if scheme.lang and lang == scheme.lang else scheme.alone


@cache
def _all_words() -> Words:
    """Return the words of all schemes."""
    return all_words("national_id")


@cache
def _words(part: str) -> Cues:
    """Return a scheme's own words, with the words against any of them."""
    return Cues(cues("national_id", part).pro, cues("national_id", "any").con)


DETECTOR = Detector(
    "national_id",
    ("NATIONAL_ID",),
    find_national_id,
    triggers=(
        DIGITS,  # all that are digits alone; HETU
        r"[A-Z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]",  # NINO
        r"[0-9]{2}[ /]?[0-9]{6}[ /]?[A-Z][ /]?[0-9]{2}",  # Rentenversicherungsnummer
        r"[A-Z]{3} ?[A-Z]{3} ?[0-9]{2} ?[A-EHLMPRST] ?[0-9LMNP-V]{2}",  # codice fiscale
        r"[12378][ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?2[AB]",  # NIR of Corsica
        r"[A-Z]{4}[0-9]{6}[HMX]|[A-Z]{3}P[A-Z][0-9]{4}[A-Z]",  # CURP, PAN
    ),
)
