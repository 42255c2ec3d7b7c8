"""The national grids of the Netherlands (RD, EPSG:28992) and of Great Britain: "RD 121687 487484", "TQ 30012 80045".

Two six-figure numbers are anything, so RD counts only with its name, with x and y, or with a word such as
"coordinates", and only in and around the Netherlands. A British reference needs the letters of a square with land, and
five figures a side or a word such as "grid ref". Left out: other countries' grids, British references without letters.

Source: Schreutelkamp and Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en
WGS84-kaartcoördinaten" (2001), within a metre; Ordnance Survey, "A guide to coordinate systems in Great Britain". The
value of a British reference is the reference itself.
"""

import re
from collections.abc import Iterator
from functools import cache

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import in_link, lat_lon
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import COORDINATE_WORDS

_FRACTION = r"(?:[.,][0-9]{1,4})?"
_NAME = re.compile(
    r"(?:\bR\.?D\.?|\brd\s?[:=]|(?i:\brd[ -]?(?:new|co.{0,3}rd\w{0,10})|rijksdriehoek\w{0,16}|28992|amersfoort))"
    r"\W{0,3}\Z"
)
# The letters of the squares with land in them, the first by five hundred kilometres, the second by one hundred.
_OS_SQUARES = {
    "H": "OPTUWXYZ",
    "N": "ABCDFGHJKLMNORSTUWXYZ",
    "S": "CDEHJKMNOPRSTUVWXYZ",
    "T": "AFGLMQRV",
    "O": "V",
}
# Squares whose letters are also words and abbreviations.
_OS_WORDS = frozenset(
    {"SN", "NO", "NR", "NS", "ST", "SD", "SO", "HP", "SK", "SE", "NL", "NA", "NT", "ND", "SM", "SC", "SP"}
)


@cache
def _rd() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![0-9A-Za-z.,_-])(?P<x>[xX]\s?[:=]?\s?)?(?P<east>[0-9]{{5,6}}{_FRACTION}|[0-9]{{1,3}}\.[0-9]{{3}})
        (?:[ ]?m\b)?(?P<between>\s{{0,3}}[,;/|&]?\s{{0,3}})
        (?P<y>[yY]\s?[:=]?\s?)?(?P<north>[3-6][0-9]{{5}}{_FRACTION}|[3-6][0-9]{{2}}\.[0-9]{{3}})(?![0-9A-Za-z_]|[.,:-][0-9])""",
        re.VERBOSE,
    )


_OS = re.compile(
    r"(?<![0-9A-Za-z_/-])(?P<square>[HNSTO][A-HJ-Z])"
    r"(?:(?P<run>[0-9]{4,10})| (?P<east>[0-9]{2,5})[ ]?(?P<north>[0-9]{2,5}))(?![0-9A-Za-z_/]|[.,:-][0-9])"
)


def find_national_grids(text: Text) -> Iterator[Finding]:
    """Yield every RD pair and every British grid reference that names a place."""
    for match in _rd().finditer(text.folded):
        value = _rd_value(match)
        score, evidence = _rd_score(match, text.folded) if value else (0.0, "")
        if score and not in_link(text.folded, match.start()):
            yield text.finding("GPS_COORDINATES", *match.span(), score, evidence, value=value, country="NL")
    for match in _OS.finditer(text.folded):
        score, evidence = _os_score(match, text.folded)
        if score and not in_link(text.folded, match.start()):
            value = re.sub(r"\s", "", match[0])
            yield text.finding("GPS_COORDINATES", *match.span(), score, evidence, value=value, country="GB")


def _rd_score(match: re.Match[str], text: str) -> tuple[float, str]:
    if not match["x"] and not match["y"] and not match["between"]:
        return 0.0, ""
    if _NAME.search(text, max(0, match.start() - 40), match.start()):
        return 0.9, "cue:rd"
    thousands = "." in match["east"] and len(match["east"].partition(".")[2]) == 3
    if thousands:
        return 0.0, ""  # 121.687 / 487.484 are amounts, unless RD stands before them
    cue = cues("coordinates", "strict").near(text, *match.span(), before=40, after=25)
    if re.search(r"(?i)rijksdriehoek|28992|\brd[ -]?(?:new|co)", text[match.end() : match.end() + 30]):
        cue = cue or "rd"
    if cue:
        return 0.75, f"cue:{cue}"
    return (0.6, "x, y") if match["x"] and match["y"] else (0.2, "figures")


def _rd_value(match: re.Match[str]) -> str:
    """Return the canonical form, or "" for what lies outside the Netherlands and their waters."""
    east, north = match["east"], match["north"]
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", east) and re.fullmatch(r"[0-9]{3}\.[0-9]{3}", north):
        east, north = east.replace(".", ""), north.replace(".", "")
    elif len(re.split(r"[.,]", east)[0]) < 5 or len(re.split(r"[.,]", north)[0]) < 6:
        return ""
    x, y = float(east.replace(",", ".")), float(north.replace(",", "."))
    return lat_lon(*rd_to_lat_lon(x, y)) if 7_000 <= x <= 285_000 and 300_000 <= y <= 625_000 else ""


# Powers of the distance from Amersfoort in units of 100 km, and their weight in seconds of arc.
_LAT_TERMS = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LON_TERMS = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
    (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip


def rd_to_lat_lon(x: float, y: float) -> tuple[float, float]:
    """Return the WGS 84 latitude and longitude of an RD point in metres.

    >>> "{:.4f}, {:.4f}".format(*rd_to_lat_lon(155000, 463000))
    '52.1552, 5.3872'
    """
    dx, dy = (x - 155_000) / 1e5, (y - 463_000) / 1e5
    lat = 52.15517440 + sum(weight * dx**p * dy**q for p, q, weight in _LAT_TERMS) / 3600
    lon = 5.38720621 + sum(weight * dx**p * dy**q for p, q, weight in _LON_TERMS) / 3600
    return lat, lon


def _os_score(match: re.Match[str], text: str) -> tuple[float, str]:
    square, east, north = match["square"], match["east"] or "", match["north"] or ""
    if (
        square[1] not in _OS_SQUARES.get(square[0], "")
        or len(match["run"] or east + north) % 2
        or len(east) != len(north)
    ):
        return 0.0, ""
    cue = cues("coordinates", "grids").near(text, *match.span())
    if cue:
        return (0.85 if len(match["run"] or east + north) >= 6 else 0.5), f"cue:{cue}"
    spaced = len(east) == 5 and " " in match[0][3:] and square not in _OS_WORDS
    return (0.55 if spaced else 0.2), "grid"


DETECTOR = Detector(
    "national_grids",
    ("GPS_COORDINATES",),
    find_national_grids,
    triggers=(
        r"\b(?:r\.?d\.?|amersfoort)[^a-z0-9]{0,16}x?[ :=]{0,3}[0-9]{1,3}\.?[0-9]{3}",
        COORDINATE_WORDS,
        r"28992|driehoek|\brd.?new",
        r"\bgrid|osgb|\bngr\b|os ref|os map|ordnance|map ref|mgrs|\butm\b|raster|kaartv|gitter|quadrat",
        r"x ?[:=]? ?[0-9]{5,6}[^a-z]{0,10}m?[^a-z]{0,8}y ?[:=]? ?[3-6][0-9]{5}",
        r"[hnsto][a-hj-z] [0-9]{5} [0-9]{5}",
    ),
    countries=("NL", "GB"),
)
