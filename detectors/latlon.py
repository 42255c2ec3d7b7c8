"""What the notations of a place on the map share: hemispheres, the written value, and being inside a link.

O is east in Dutch and German (Oost, Ost) and west in French, Spanish, Italian and Portuguese (Ouest, Oeste, Ovest).
"""

import re
from functools import cache
from typing import NamedTuple

# Axis and sign by what an author writes: north +, south -, east +, west -; a mere label has the sign of its number.
_WORDS = {
    ("lat", 1): "N NB north northern noord nord norte nördlich nördlicher noorderbreedte n.b. n.br. lat",
    ("lat", -1): "S Z ZB south southern zuid süd sud sur sul südlich südlicher zuiderbreedte z.b. s.br.",
    (
        "lon",
        1,
    ): "E O OL east eastern oost ost est este leste östlich östlicher oosterlengte o.l. ö.l. lon lng long",
    ("lon", -1): "W WL west western ouest oeste ovest westlich westlicher westerlengte w.l.",
}
_OUEST = frozenset({"fr", "es", "it", "pt", "ca", "gl"})
_LINK = re.compile(r"(?i)[\W_]{0,3}(?:www\.|geo:|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,12}[/?#])")
_TOKEN_END = re.compile(r"[\s\"<>{}|]")


class Side(NamedTuple):
    """Half of the Earth: of the latitudes or of the longitudes, and its sign."""

    axis: str
    sign: int


@cache
def sides() -> dict[str, Side]:
    """Return the side that each word stands for, in lower case."""
    return {word.lower(): Side(*side) for side, words in _WORDS.items() for word in words.split()}


@cache
def side_words() -> str:
    """Return a pattern of the words of two letters and more that name a half, which "lat" and "lon" do not."""
    words = sorted((w for w in sides() if len(w) > 1 and w[:2] not in {"la", "lo", "ln"}), key=len, reverse=True)
    return "|".join(map(re.escape, words))


def side(word: str | None, lang: str = "") -> Side | None:
    """Return the side that a letter or word stands for, or None."""
    key = (word or "").lower()
    if key == "o" and lang in _OUEST:
        return Side("lon", -1)
    return sides().get(key)


def lat_lon(lat: float, lon: float) -> str:
    """Return the canonical form, or "" where there is no such place on Earth; six decimals are a hand's breadth."""
    if abs(lat) > 90 or abs(lon) > 180 or (round(lat, 4) == 0 and round(lon, 4) == 0):
        return ""
    return f"{lat:.6f},{lon:.6f}"


def in_link(text: str, start: int) -> bool:
    """Tell whether ``start`` lies in a URL or in the path of a host; such places are links, and found as such."""
    head = _TOKEN_END.split(text[max(0, start - 400) : start])[-1]
    return "://" in head or (len(head) > 3 and _LINK.match(head) is not None)
