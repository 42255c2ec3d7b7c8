"""The geo: URI, "geo:52.37021,4.89516;u=35", also with Android's "?q=lat,lon(label)".

Left out: "geo:0,0?q=" with a name instead of numbers, which is a search, and other coordinate systems' values.

Source: RFC 5870; Android's common intents for the query part.
"""

import re
from collections.abc import Iterator

from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import lat_lon
from doxguard.detectors.text import Text

_NUMBER = r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,16})?"
_URI = re.compile(
    rf"""(?<![^\W_])geo:(?://)?
    (?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})(?:,{_NUMBER}[0-9]{{0,4}})?   # height in metres
    (?:;[a-z0-9-]{{1,20}}(?:=[\w.%*'-]{{1,40}})?){{0,6}}               # ;crs=, ;u= and others
    (?:\?[^\s"<>]{{1,200}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_QUERY = re.compile(rf"[?&]q=(?:loc:)?(?P<lat>{_NUMBER}),[+\s]?(?P<lon>{_NUMBER})(?![0-9])")


def find_geo_uri(text: Text) -> Iterator[Finding]:
    """Yield every geo: URI that names a place."""
    for match in _URI.finditer(text.folded):
        end = match.start() + len(_without_end_mark(match[0]))
        pair = _QUERY.search(match[0]) or match
        value = lat_lon(float(pair["lat"]), float(pair["lon"]))
        if value and ("." in pair["lat"] or "." in pair["lon"] or end > match.end("lon")):
            other = re.search(r"(?i);crs=(?!wgs84\b)", match[0])
            yield text.finding("GPS_COORDINATES", match.start(), end, 0.95, "geo:", value="" if other else value)


def _without_end_mark(uri: str) -> str:
    """Return the URI without the punctuation of the sentence; a bracket of its own label stays."""
    bare = uri.rstrip(".,;:!?'*_")
    return bare[:-1] if bare.endswith(")") and "(" not in bare else bare


DETECTOR = Detector("geo_uri", ("GPS_COORDINATES",), find_geo_uri, triggers=(r"geo:(?://)?[-+]?[0-9]",))
