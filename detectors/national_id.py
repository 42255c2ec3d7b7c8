"""National and social-security numbers of other countries than the Netherlands.

One row per scheme in `national_id_schemes`: Belgium's rijksregisternummer, Germany's Steuer-ID, the French NIR, US SSN
and some forty more. Telling forms with a checksum stand alone; runs of digits need a word of their own near. Left out:
the BSN (see `bsn`), identity documents (`identity_document`), numbers of firms (VAT, KvK, SIRET, CIF, EIN), and numbers
cut short ("SSN ending 5346").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.bsn import passes_eleven_test
from doxguard.detectors.cues import Cues, cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.leading_cue import leading_cue
from doxguard.detectors.national_id_checks import Check, check_of
from doxguard.detectors.national_id_schemes import SCHEMES, Scheme
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

_START = (
    r"(?=[0-9A-Za-z])"
    r"(?<![\w@+])"  # a number's first character, not inside a word, handle or phone number
    r"(?<![0-9][.\-/])"  # nor in the middle of a longer number
    r"(?=(?:[0-9][ .\-/+|:A-Za-zé]{0,6}){6}[0-9]"  # seven digits close together,
    r"|[A-Za-z]{1,6}[ \-]?[0-9]|[A-Z]{3}[ ][A-Z]{3}[ ][0-9])"  # or letters and a digit: QQ12…, RSSMRA80…
)
_END = r"(?![\w]|[.\-/][0-9])"
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
    for place in _any().finditer(folded):
        start = place.start()
        for scheme, shape, check in _compiled(folded[start].isdigit()):
            match = shape.match(folded, start)
            if match and not _is_part_of_a_row(folded, match):
                value = _canonical(scheme, match.group())
                if check(value):
                    found = _judge(text, scheme, match, value)
                    if found:
                        yield found


@cache
def _compiled(digit_first: bool) -> tuple[tuple[Scheme, re.Pattern[str], Check], ...]:
    """Return the schemes that can start with a digit, or with a letter."""
    return tuple(
        (scheme, re.compile(scheme.shape + _END), check_of(scheme.check))
        for scheme in SCHEMES
        if digit_first != scheme.shape.startswith(_LETTER_FIRST)
    )


@cache
def _any() -> re.Pattern[str]:
    """Return one pattern for the places where some scheme's form stands: in most, none does."""
    shapes = "|".join(_renamed(scheme.shape, f"s{at}") + _END for at, scheme in enumerate(SCHEMES))
    return re.compile(f"{_START}(?={shapes})")


def _renamed(shape: str, name: str) -> str:
    """Return a pattern whose group, a separator that recurs, has a name of its own."""
    return shape.replace("([", f"(?P<{name}>[").replace("\\1", f"(?P={name})")


_LETTER_FIRST = ("(?i:", "(?!", "[A-Z]", "[XYZ]", "QQ")


def _is_part_of_a_row(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a spaced number goes on before or behind the match: then its groups are another number's."""
    if " " not in match.group():
        return False
    row_before = _IN_A_LONGER_ROW.search(folded, max(0, match.start() - 2), match.start())
    return bool(row_before) or bool(re.match(r" [0-9]{2}", folded[match.end() : match.end() + 3]))


def _canonical(scheme: Scheme, surface: str) -> str:
    if scheme.country == "FI":  # the sign between date and number tells the century
        return surface.upper()
    return _SEPARATORS.sub("", re.sub("cl[eé]", "", surface).upper())


def _judge(text: Text, scheme: Scheme, match: re.Match[str], value: str) -> _Match | None:
    """Weigh form, checksum, language and the words around."""
    folded, (start, end) = text.folded, match.span()
    nine_figures = len(value) == 9 and value.isdigit() and "-" not in match.group()
    if nine_figures and text.lang == "nl" and passes_eleven_test(value):
        return None  # whatever it is called, in a Dutch post it is a BSN
    alone = min(0.95, scheme.alone + (0.15 if scheme.lang and text.lang == scheme.lang else 0))
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
    return _Match(start, end, alone, scheme, value, "") if alone >= 0.1 else None


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
