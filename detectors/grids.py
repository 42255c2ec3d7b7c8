"""Squares of the military grid (MGRS, USNG) and UTM: "31U FU 28217 04367", "31U 628217 5804367".

Left out: squares of a kilometre and more without a word such as "grid" or "MGRS", and run-together references of three
figures a side, which look like part numbers. A reference whose letters do not belong to its zone is refused.

Source: NGA.STND.0037 (Universal Grids), decoded by the package ``mgrs``. National grids: :mod:`.national_grids`.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import in_link, lat_lon
from doxguard.detectors.text import Text

_BANDS = "CDEFGHJKLMNPQRSTUVWX"  # of eight degrees, from 80 south; the last has twelve
_COLUMNS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # of 100 km, eight in a zone, the same again every third
_ROWS = "ABCDEFGHJKLMNPQRSTUV"  # of 100 km, from F in the even zones
_ZONE = r"(?P<zone>0?[1-9]|[1-5][0-9]|60)"


@cache
def _mgrs() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![0-9A-Za-z.,/_-]){_ZONE}[ ]?(?P<band>[C-HJ-NP-X])[ ]?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])
        (?P<space>[ ]?)(?:(?P<east>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)[ ](?P<north>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)
        |(?P<run>[0-9]{{2,10}}))(?![0-9A-Za-z_/]|[.,:-][0-9])""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _utm() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![0-9A-Za-z.,/_-]){_ZONE}[ ]?(?P<band>[C-HJ-NP-X])[,:]?[ ]{{1,2}}
        (?:[EXex][ :=]?[ ]?)?(?P<east>[1-8][0-9]{{5}}(?:[.,][0-9]{{1,6}})?)(?:[ ]?m?[EXx]\b|[ ]?m\b)?
        [ ]{{0,2}}[,;/]?[ ]{{0,2}}
        (?:[NYny][ :=]?[ ]?)?(?P<north>[0-9]{{1,8}}(?:[.,][0-9]{{1,6}})?)(?:[ ]?m?[NYy]\b|[ ]?m\b)?
        (?![0-9A-Za-z_]|[.,:-][0-9])""",
        re.VERBOSE,
    )


def find_grids(text: Text) -> Iterator[Finding]:
    """Yield every MGRS, USNG and UTM reference that names a place."""
    for match in _utm().finditer(text.folded):
        value = _utm_value(match)
        if value and not in_link(text.folded, match.start()):
            score, evidence = _utm_score(match, text.folded)
            yield text.finding("GPS_COORDINATES", *match.span(), score, evidence, value=value)
    for match in _mgrs().finditer(text.folded):
        score, evidence = _mgrs_score(match, text.folded)
        if not score or in_link(text.folded, match.start()):
            continue
        value = _mgrs_value(match)
        if value:
            yield text.finding("GPS_COORDINATES", *match.span(), score, evidence, value=value)


def _mgrs_score(match: re.Match[str], text: str) -> tuple[float, str]:
    figures = _figures(match)
    if not figures:
        return 0.0, ""
    cue = cues("coordinates", "grids").near(text, *match.span())
    upper = match[0].isupper()
    spaced = bool(match["east"]) or bool(match["space"])
    if cue and (upper or len(figures) >= 8):
        return (0.95 if len(figures) >= 8 else 0.7), f"cue:{cue}"
    if not upper:
        return (0.6 if len(figures) == 10 and match["east"] else 0.2), "grid"
    if len(figures) >= 8:
        return (0.9 if spaced else 0.75), "grid"
    return (0.6 if len(figures) == 6 and match["east"] else 0.2), "grid"


def _figures(match: re.Match[str]) -> str:
    """Return the whole figures, or "" where both sides are not equally long."""
    if match["run"]:
        return str(match["run"]) if len(match["run"]) % 2 == 0 else ""
    east, north = match["east"].partition(".")[0], match["north"].partition(".")[0]
    return east + north if len(east) == len(north) else ""


def _mgrs_value(match: re.Match[str]) -> str:
    """Return the canonical form, or "" where the letters do not belong to the zone and band."""
    zone, band, square, figures = int(match["zone"]), match["band"].upper(), match["square"].upper(), _figures(match)
    column = _COLUMNS.index(square[0]) - 8 * ((zone - 1) % 3)
    if not 0 <= column < 8:
        return ""
    row = (_ROWS.index(square[1]) - (0 if zone % 2 else 5)) % 20
    side, unit = len(figures) // 2, 10 ** (5 - len(figures) // 2)
    east = (column + 1) * 100_000 + int(figures[:side]) * unit
    north = row * 100_000 + int(figures[side:]) * unit
    # Rows repeat every 2,000 km: take the first that is not below the band.
    lowest = _northing(_bottom(band)) - 100_000
    north += 2_000_000 * math.ceil((lowest - north) / 2_000_000)
    return _lat_lon(zone, "N" if band >= "N" else "S", band, east, north)


def _bottom(band: str) -> int:
    return -80 + 8 * _BANDS.index(band)


def _northing(lat: float) -> float:
    """Return the metres of a latitude on the central meridian, within a few; the south counts from 10,000 km."""
    arc = 111_132.95 * lat - 16_038.5 * math.sin(math.radians(2 * lat))
    return 0.9996 * arc + (10_000_000 if lat < 0 else 0)


def _lat_lon(zone: int, hemisphere: str, band: str, east: float, north: float) -> str:
    """Return the canonical form, or "" where the place does not lie in the band; "" for the band leaves it open."""
    from mgrs import MGRS
    from mgrs.core import MGRSError

    grid = MGRS()
    try:
        lat, lon = grid.toLatLon(grid.UTMToMGRS(zone, hemisphere, east, north))
    except MGRSError:
        return ""
    return lat_lon(lat, lon) if not band or _is_in_cell(zone, band, lat, lon) else ""


def _is_in_cell(zone: int, band: str, lat: float, lon: float) -> bool:
    """Tell whether a place lies in its zone and band, or a step over the border; Norway's zones are uneven."""
    height, half_width = (12 if band == "X" else 8), (6 if band in "VX" else 3)
    return -0.1 <= lat - _bottom(band) <= height + 0.1 and abs(lon - (6 * zone - 183)) <= half_width + 0.3


def _utm_value(match: re.Match[str]) -> str:
    """Return the canonical form, or "" where the northing does not belong to the band."""
    zone, band = int(match["zone"]), match["band"]
    east, north = (float(match[name].replace(",", ".")) for name in ("east", "north"))
    value = _lat_lon(zone, "N" if band >= "N" else "S", band, east, north) if north <= 10_000_000 else ""
    if value or band not in "NS" or north > 10_000_000:
        return value
    return _lat_lon(zone, band, "", east, north)  # many write the hemisphere in the place of the band


def _utm_score(match: re.Match[str], text: str) -> tuple[float, str]:
    cue = cues("coordinates", "grids").near(text, *match.span())
    if cue:
        return 0.9, f"cue:{cue}"
    # A northing of seven figures lies 9 degrees or more from the equator: all of Europe, and few other numbers.
    return (0.75 if len(re.split(r"[.,]", match["north"])[0]) == 7 else 0.3), "utm"


DETECTOR = Detector(
    "grids",
    ("GPS_COORDINATES",),
    find_grids,
    triggers=(
        r"[0-9] ?[c-hj-np-x] ?[a-hj-np-z][a-hj-np-v] ?[0-9]{2}",
        r"[0-9] ?[c-hj-np-x] ?[a-hj-np-z][a-hj-np-v] ?[0-9] [0-9]",
        r"[0-9] ?[c-hj-np-x][,:]? {1,2}[ex]?[ :=]{0,2}[1-8][0-9]{5}[^a-z]{0,8}m?[ex]?[ ,;/]{0,5}[ny]?[ :=]{0,2}[0-9]",
    ),
)
