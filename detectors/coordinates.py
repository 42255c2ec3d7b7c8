"""Latitude and longitude in decimal degrees: "52.37021, 4.89516", "N 52,37 E 4,89", "lat=52.37&lng=4.89".

Four decimals or more name one house; fewer name a town, and count only when letters, labels, degree signs or a word
such as "coordinates" say what they are. Left out: pairs in the empty sea off Ghana (both numbers small), where
p-values, exchange rates and 0,0 end up; longer lists of numbers; numbers with a unit; pairs inside links.

Source: ISO 6709 (decimal degrees), RFC 7946 (GeoJSON: longitude first). Degrees with minutes: :mod:`.degrees`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import Side, in_link, lat_lon, side, side_words
from doxguard.detectors.text import Text

_LABELS = {
    "lat": "lat(?:itud(?:e|ine)?)?|breedte(?:graad)?|breite(?:ngrad)?",
    "lon": "lon|lo?ng|longitud(?:e|ine)?|lengte(?:graad)?|l(?:ä|ae)nge(?:ngrad)?",
}
_DEGREE = r"[°º˚]|(?:deg|degrees?|graden|grad|degrés|grados|gradi)\b"


def _angle(n: int) -> str:
    return rf"""
    (?:(?<![^\W_])(?i:(?P<lat{n}>{_LABELS["lat"]})|(?P<lon{n}>{_LABELS["lon"]}))["'.]?\s{{0,2}}[:=]?\s{{0,2}}["']?)?
    (?:(?<![^\W\d_])(?P<before{n}>(?i:{side_words()})|[NSZEWO])[ ]{{0,2}}:?[ ]?)?
    (?P<number{n}>(?:[-+][ ]?)?[0-9]{{1,3}}[.,][0-9]{{1,16}})(?![0-9])
    (?P<degree{n}>[ ]{{0,2}}(?i:{_DEGREE}))?
    (?(before{n})|(?:                         # a letter stands before the number or after it
        [ ]{{0,2}}(?P<after{n}>(?i:{side_words()})|[NSZEWO]
          |(?i:lat|lon|lng|long)(?![.:=\s]{{0,4}}[-+]?[0-9]))(?![^\W\d_])(?:[ ](?i:breite|länge))?
      | (?P<small{n}>[nszewo])(?![^\W\d_])    # small ones only right after the number
    )?)"""


@cache
def _pair() -> re.Pattern[str]:
    first = r"(?<![^\W_])(?<![.,%€$£])(?<![0-9][-:])"  # not the tail of a longer number, an amount, a range, a time
    between = r"""(?P<between>["']?\s{0,8}(?:[,;/|&]|-\s|(?:en|and|und|et|y|e)\s)?\s{0,8})"""
    return re.compile(rf"{first}{_angle(1)}{between}[\"']?{_angle(2)}(?!\.?[0-9])", re.VERBOSE)


# Two decimals close together. What makes coordinates of them, letters, degree signs or labels, is not asked for here:
# in the screen, patterns with all of that cost a hundred times as much as the few posts that they would save.
_TWO_DECIMALS = r"[0-9][.,][0-9]{1,16}[^0-9]{1,48}[0-9]{1,3}[.,][0-9]"
_DECIMALS = re.compile(_TWO_DECIMALS)
_LEAD, _LONGEST = 60, 240  # characters of a pair before its first point, and of one with all that may go with it

# What stands right after a number that is an amount, a length or a time.
_UNIT = re.compile(
    r"(?i)\s?(?:[%€$£‰]|(?:k?m|mm|cm|m2|kg|mg|g|m?s|ml|l|usd|eur|euro|gbp|btc|eth|punten|points|pct)(?![\w'])|/\s?[0-9])"
)
_NEXT = re.compile(r"(?P<between>\s{0,2}[,;/|]?\s{0,2})[-+]?[0-9]{1,3}[.,][0-9]{4}")
_PREVIOUS = re.compile(r"[0-9][.,][0-9]{4,16}(?P<between>\s{0,2}[,;/|]?\s{0,2})\Z")
_LON_FIRST = re.compile(r"(?:coordinates[\"']?\s{0,2}:[\s\[]{1,8}|coordinates>|POINT\s{0,2}Z?\s{0,2}\()\s{0,2}\Z")


class _Pair(NamedTuple):
    """A pair as written, judged by its parts."""

    match: re.Match[str]
    sides: tuple[Side | None, Side | None]
    numbers: tuple[float, float]
    decimals: tuple[int, int]

    @property
    def start(self) -> int:
        """Where the notation begins: a lone letter before the first number is a word of the sentence."""
        return self.match.start() if self.named else self.match.start("number1")

    @property
    def end(self) -> int:
        """Where the notation ends."""
        return self.match.end() if self.named else max(self.match.end("number2"), self.match.end("degree2"))

    @property
    def named(self) -> bool:
        """Whether letters or labels name a latitude and a longitude."""
        first, second = self.sides
        return first is not None and second is not None and first.axis != second.axis


def find_coordinates(text: Text) -> Iterator[Finding]:
    """Yield every decimal pair that is a place on Earth."""
    for match in _pairs(text.folded):
        pair = _read(match, text.lang)
        value = _value(pair, text.folded)
        if not value or in_link(text.folded, pair.start):
            continue
        score, evidence = _named_score(pair) if pair.named else _bare_score(pair, text.folded)
        if score:
            yield text.finding("GPS_COORDINATES", pair.start, pair.end, score, evidence, value=value)


def _pairs(folded: str) -> Iterator[re.Match[str]]:
    """Yield the pairs of a text, which are looked for around two decimals only: that pattern is dear."""
    at = done = 0
    while decimal := _DECIMALS.search(folded, at):
        at = decimal.start() + 1
        pair = _pair().search(folded, max(done, at - _LEAD), at + _LONGEST)
        if pair and pair.start() <= at:  # what begins later may be cut short
            yield pair
            at = done = pair.end()


def _read(match: re.Match[str], lang: str) -> _Pair:
    first, second = (match[f"number{n}"].replace(" ", "").replace(",", ".") for n in (1, 2))
    decimals = len(first.partition(".")[2]), len(second.partition(".")[2])
    return _Pair(match, (_side(match, 1, lang), _side(match, 2, lang)), (float(first), float(second)), decimals)


def _side(match: re.Match[str], n: int, lang: str) -> Side | None:
    found = side(match[f"before{n}"] or match[f"after{n}"] or match[f"small{n}"], lang)
    if found:
        return found
    return Side("lat", 1) if match[f"lat{n}"] else Side("lon", 1) if match[f"lon{n}"] else None


def _value(pair: _Pair, text: str) -> str:
    """Return the canonical form, or "" for what cannot be a pair of coordinates."""
    first, second = (
        -abs(number) if half and half.sign < 0 else number  # "-23.3° S": the sign repeats the letter
        for number, half in zip(pair.numbers, pair.sides, strict=True)
    )
    if all(pair.sides) and not pair.named:
        return ""  # two latitudes
    if pair.named:
        swapped = pair.sides[0] is not None and pair.sides[0].axis == "lon"
    else:
        swapped = _is_lon_first(pair, text) or (abs(first) > 90 and min(pair.decimals) >= 5)
    return lat_lon(second, first) if swapped else lat_lon(first, second)


def _is_lon_first(pair: _Pair, text: str) -> bool:
    return _LON_FIRST.search(text, max(0, pair.start - 24), pair.start) is not None


def _named_score(pair: _Pair) -> tuple[float, str]:
    match, fewest = pair.match, min(pair.decimals)
    labels = [match[name] or "" for name in ("lat1", "lon1", "lat2", "lon2")]
    if any(labels):
        if fewest < 3 and any(label.lower().startswith(("br", "len", "lä", "lae")) for label in labels):
            return 0.2, "label"  # the width and length of a sofa
        return (0.9 if fewest >= 3 else 0.7 if fewest == 2 else 0.3), "label"
    if match["small1"] or match["small2"]:
        return (0.8 if fewest >= 4 else 0.2), "letters"
    if fewest == 2 and re.match("[SZEW] ", match[0]) and match["before1"] and not match["degree1"]:
        return 0.3, "letters"  # "S 12.50 E 13.50": sizes and prices
    if fewest >= 2 or (match["degree1"] and match["degree2"]):
        return (0.95 if fewest >= 3 else 0.7), "letters"
    return 0.3, "letters"  # "2.5 N, 3.7 W": newton and watt


def _bare_score(pair: _Pair, text: str) -> tuple[float, str]:
    fewest, most = min(pair.decimals), max(pair.decimals)
    if fewest < 2 or not _is_written_as_pair(pair, text):
        return 0.0, ""
    cue = _strict_cue(pair, text)
    if cue:
        return (0.9 if fewest >= 4 else 0.6), f"cue:{cue}"
    if pair.match["degree1"] and pair.match["degree2"] and fewest >= 3:
        return 0.75, "degrees"
    round_ones = all(pair.match[f"number{n}"].endswith("00") for n in (1, 2))
    if fewest < 3 or most < 4 or fewest + most < 8 or (round_ones and most < 6):
        return 0.2, "imprecise"
    if _is_empty_sea(*pair.numbers) or _is_in_list(pair, text):
        return 0.1, "list or sea"
    words = cues("coordinates", "numbers")
    if cue := words.near(text, pair.start, pair.end):
        return 0.85, f"cue:{cue}"
    if fewest < 7 and words.against(text, pair.start, pair.end, before=40, after=25):
        return 0.2, "against"
    return {3: 0.45, 4: 0.55, 5: 0.7}.get(fewest, 0.8), "decimals"


def _strict_cue(pair: _Pair, text: str) -> str:
    """Return the word that announces coordinates; two decimals must follow it at once."""
    if _is_lon_first(pair, text):
        return "geojson"
    start, precise = pair.start, min(pair.decimals) >= 3
    found = list(cues("coordinates", "strict").pro.finditer(text, max(0, start - 40), start))
    if found and (precise or not re.search(r"\w", text[found[-1].end() : start])):
        return found[-1][0].lower()
    return ""


def _is_written_as_pair(pair: _Pair, text: str) -> bool:
    """Tell whether two numbers without letters stand as a pair does: alike, divided, without a unit."""
    between = pair.match["between"]
    first, second = (re.sub(r"[^.,]", "", pair.match[f"number{n}"]) for n in (1, 2))
    if first == "," and re.match(",[0-9]", text[pair.end : pair.end + 2]):
        return False
    if first != second or not between or "\n" in between or between.strip(" \"'") not in {"", ",", ";", "/", "|", "&"}:
        return False
    return (first, between) != (",", ",") and not _UNIT.match(text, pair.end)


def _is_empty_sea(lat: float, lon: float) -> bool:
    return -7 < lat < 4.2 and -13 < lon < 5.5


def _is_in_list(pair: _Pair, text: str) -> bool:
    """Tell whether a third number follows or goes before in the same manner; between points of a route it differs."""
    between = pair.match["between"].strip(" \"'")
    after = _NEXT.match(text, pair.end)
    before = _PREVIOUS.search(text, max(0, pair.start - 28), pair.start)
    return any(near and near["between"].strip() == between for near in (after, before))


DETECTOR = Detector(
    "coordinates",
    ("GPS_COORDINATES",),
    find_coordinates,
    triggers=(_TWO_DECIMALS,),
)
