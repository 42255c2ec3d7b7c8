"""Degrees with minutes and maybe seconds: 53°47'12.4"N 1°32'58.1"W, N 52° 22.213 E 004° 53.741, 5347.21N00132.9W.

A pair counts when degree signs, or letters of two hemispheres, say what it is; three bare numbers twice need a word
such as "coordinates". Left out: an angle alone, which is no place; minutes or seconds of sixty and more; whole degrees.

Source: ISO 6709 annex D; geocaching's degrees and decimal minutes; aviation's and NMEA 0183's run-together forms.
"""

import re
from collections.abc import Iterator
from functools import cache

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import in_link, lat_lon, side, side_words
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import COORDINATE_WORDS

_REAL = r"[0-9]{1,2}(?:[.,][0-9]{1,10})?"


def _angle(n: int) -> str:
    """Return the pattern of one angle: signs between the parts, or the same divider between all of them."""
    return rf"""
    (?:(?<![^\W\d_])(?i:lat(?:itude)?|lon|lng|long(?:itude)?)[ ]?[:=]?[ ]?)?
    (?:(?<![^\W\d_])(?P<before{n}>(?i:{side_words()})|[NSZEWO])[ ]{{0,2}}:?[ ]?)?
    (?P<sign{n}>[-+][ ]?)?(?P<degrees{n}>[0-9]{{1,3}})
    (?:
      (?P<mark{n}>[ ]{{0,2}}(?:[°º˚]|(?:deg|degrees?|graden|grad|grados|d)(?![^\W\d_])
                             |o(?=[ ]?[0-9]{{1,2}}[.,0-9]{{0,6}}')))       # a letter for want of the sign
      [ ]{{0,2}}(?P<minutes{n}>{_REAL})(?![0-9])
      (?:[ ]{{0,2}}(?P<minute_mark{n}>'(?!')|[`´]|(?:min|minutes|minuten)(?![^\W\d_])|m))?
      (?:[ ]{{0,2}}(?P<seconds{n}>{_REAL})(?![0-9])(?:[ ]{{0,2}}(?:"|''|´´|sec(?![^\W\d_])|s(?!['\w])))?)?
    |
      (?P<divider{n}>[ ]{{1,2}}|[:-])(?P<plain_minutes{n}>{_REAL})
      (?:(?P=divider{n})(?P<plain_seconds{n}>{_REAL}))?(?![0-9])
    |
      \.(?P<dot_minutes{n}>[0-9]{{1,2}})\.(?P<dot_seconds{n}>{_REAL})(?![0-9])  # two parts are decimal degrees
    )
    (?(before{n})|(?:[ ]{{0,2}}(?P<after{n}>(?i:{side_words()})|[NSZEWOnszewo])(?![^\W\d_]))?)"""


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![^\W_])(?<![0-9][.,:-])(?<![°%€$£]){_angle(1)}
        (?P<between>\s{{0,5}}(?:[,;/|]|-[ ]|(?:en|and|und|et|y|e)[ ])?\s{{0,5}}){_angle(2)}(?![0-9])(?![.,:][0-9])""",
        re.VERBOSE,
    )


# Degrees, minutes and seconds without anything between them, at fixed places from the decimal point.
_RUN = re.compile(
    r"""(?<![0-9A-Za-z.])
    (?P<degrees1>[0-9]{2})(?P<minutes1>[0-9]{2})(?P<seconds1>[0-9]{2})?(?P<part1>\.[0-9]{1,8})?[ ]?(?P<after1>[NSZ])
    [ ]?[,/]?[ ]?
    (?P<degrees2>[0-9]{2,3})(?P<minutes2>[0-9]{2})(?P<seconds2>[0-9]{2})?(?P<part2>\.[0-9]{1,8})?[ ]?(?P<after2>[EWO])
    (?![0-9A-Za-z])""",
    re.VERBOSE,
)


def find_degrees(text: Text) -> Iterator[Finding]:
    """Yield every pair of angles in degrees and minutes that is a place on Earth."""
    for match in _pair().finditer(text.folded):
        value = _value(match, text.lang)
        score, evidence = _score(match, text.folded)
        if value and score and not in_link(text.folded, match.start()):
            yield text.finding("GPS_COORDINATES", *match.span(), score, evidence, value=value)
    for match in _RUN.finditer(text.folded):
        value = _run_value(match, text.lang)
        if value and not in_link(text.folded, match.start()):
            yield text.finding("GPS_COORDINATES", *match.span(), 0.8, "letters", value=value)


def _value(match: re.Match[str], lang: str) -> str:
    """Return the canonical form, or "" for what is no pair of coordinates."""
    angles = [_decimal(match, n) for n in (1, 2)]
    halves = [side(match[f"before{n}"] or match[f"after{n}"], lang) for n in (1, 2)]
    if any(angle is None for angle in angles):
        return ""
    first, second = (
        (angle or 0.0) * (-1 if (half and half.sign < 0) or "-" in (match[f"sign{n}"] or "") else 1)
        for n, angle, half in zip((1, 2), angles, halves, strict=True)
    )
    if halves[0] and halves[1]:
        if halves[0].axis == halves[1].axis:
            return ""
        return lat_lon(first, second) if halves[0].axis == "lat" else lat_lon(second, first)
    return "" if halves[0] or halves[1] else lat_lon(first, second)


def _decimal(match: re.Match[str], n: int) -> float | None:
    """Return an angle without its sign in degrees, or None where minutes or seconds are too many."""
    minutes = match[f"minutes{n}"] or match[f"plain_minutes{n}"] or match[f"dot_minutes{n}"]
    seconds = match[f"seconds{n}"] or match[f"plain_seconds{n}"] or match[f"dot_seconds{n}"] or "0"
    if seconds != "0" and not minutes.isdecimal():
        return None
    return _sum(match[f"degrees{n}"], minutes, seconds)


def _sum(degrees: str, minutes: str, seconds: str) -> float | None:
    m, s = float(minutes.replace(",", ".")), float(seconds.replace(",", "."))
    return float(degrees) + m / 60 + s / 3600 if m < 60 and s < 60 else None


def _run_value(match: re.Match[str], lang: str) -> str:
    if bool(match["seconds1"]) != bool(match["seconds2"]) or (len(match["degrees2"]) < 3 and not match["part2"]):
        return ""
    found = []
    for n in (1, 2):
        part, half = match[f"part{n}"] or "", side(match[f"after{n}"], lang)
        minutes, seconds = match[f"minutes{n}"], match[f"seconds{n}"]
        angle = (
            _sum(match[f"degrees{n}"], minutes, seconds + part)
            if seconds
            else _sum(match[f"degrees{n}"], minutes + part, "0")
        )
        if angle is None or half is None:
            return ""
        found.append(angle * half.sign)
    return lat_lon(*found)


def _score(match: re.Match[str], text: str) -> tuple[float, str]:
    letters = [match[f"before{n}"] or match[f"after{n}"] for n in (1, 2)]
    marks = [match[f"mark{n}"] for n in (1, 2)]
    if all(letters):
        return _lettered_score(match, marks)
    if any(letters) or not match["between"] or match["between"].strip(" ") not in {"", ",", ";", "/", "|"}:
        return 0.0, ""
    if all(mark and mark.strip() in "°º˚" for mark in marks) and all(_has_parts(match, n) for n in (1, 2)):
        return 0.75, "degrees"
    if any(marks) or not all(_is_fine(match, n) for n in (1, 2)):
        return 0.0, ""
    if cue := cues("coordinates", "strict").near(text, *match.span(), before=40, after=0):
        return 0.6, f"cue:{cue}"
    precise = all(re.search(r"[.,][0-9]{4}\Z", match[f"plain_minutes{n}"] or "") for n in (1, 2))
    return (0.45 if precise else 0.1), "minutes"


def _lettered_score(match: re.Match[str], marks: list[str]) -> tuple[float, str]:
    if all(marks):
        return 0.95, "letters"
    upper = all((match[f"before{n}"] or match[f"after{n}"])[0].isupper() for n in (1, 2))
    fine = all(_is_fine(match, n) for n in (1, 2))
    return (0.85 if upper and fine else 0.3), "letters"


def _is_fine(match: re.Match[str], n: int) -> bool:
    """Tell whether an angle without signs goes beyond whole minutes, which two numbers in a row could be."""
    if match[f"plain_seconds{n}"] or match[f"seconds{n}"] or match[f"dot_seconds{n}"]:
        return True
    return not (match[f"plain_minutes{n}"] or match[f"minutes{n}"]).isdecimal()


def _has_parts(match: re.Match[str], n: int) -> bool:
    """Tell whether more follows the degrees than whole minutes without a sign: "20° 21"."""
    return bool(match[f"minute_mark{n}"] or match[f"seconds{n}"]) or not match[f"minutes{n}"].isdecimal()


_TRIGGER_PARTS = r"[0-9]{1,3}(?: {1,2}|[:.-])[0-9]{1,2}[ :.,-][0-9]"

DETECTOR = Detector(
    "degrees",
    ("GPS_COORDINATES",),
    find_degrees,
    triggers=(
        # An angle with a degree sign, which is not ASCII, or a word for it.
        r"[0-9] {0,2}(?:[^ -~]{1,3}|deg(?:rees?)?|gra[dn][a-z]{0,3}|[do]) {0,2}[0-9]",
        # Parts with plain dividers: letters after, letters before, or very precise; or a word anywhere.
        rf"{_TRIGGER_PARTS}[0-9 :.,-]{{0,20}}[nszewo]",
        rf"[nszewo][^0-9a-z]{{0,5}}{_TRIGGER_PARTS}",
        r"[0-9] {1,2}[0-9]{1,2}[.,][0-9]{4,10}[^0-9a-z]{1,10}[0-9]{1,3}[ :-][0-9]{1,2}[.,][0-9]{4}",
        COORDINATE_WORDS,
        # Run together.
        r"[0-9]{4}(?:\.[0-9]{1,8}|[0-9]{2}|) ?[nsz] ?[,/]? ?[0-9]{4}",
    ),
)
