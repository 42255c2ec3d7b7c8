"""Plus codes (Open Location Code): full ones, "9F469W8X+6V", and short ones with their town, "9W8X+6V Delft".

Left out: codes that are figures alone, which are sums, and short codes without a town or a word such as "plus code",
which name a spot in every town. Codes inside links are links.

Source: the Open Location Code specification (Google, Apache-2.0); validity by the package ``openlocationcode``.
"""

import re
from collections.abc import Iterator

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import in_link, lat_lon
from doxguard.detectors.text import Text

_C = "[23456789CFGHJMPQRVWX]"
_CODE = re.compile(
    rf"""(?<![0-9A-Za-z+_=/-])
    (?:(?P<full>{_C}{{8}}\+(?:{_C}{{2,10}})?|{_C}{{2}}(?:{_C}{{2}}0{{4}}|{_C}{{4}}00|0{{6}})\+)|(?P<short>{_C}{{4,6}}\+{_C}{{2,3}}))
    (?![0-9A-Za-z+_=])""",
    re.VERBOSE | re.IGNORECASE,
)
# A town after the code: a name with a capital, of up to three words where the first ones are small or usual in names.
_TOWN = re.compile(
    r"""(?:,[ ]?|[ ](?:in|te|bij|near|à|en|a)?[ ]?|[ ]\()
    (?P<town>(?:(?:Den|De|Het|'s|Sint|Bad|Nieuw|New|Los|San|Santa|La|Le|Saint|St\.?|El|Las|Alphen|Bergen)[ -])?
    [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,24}(?:-[A-Za-zÀ-ÿ]{2,20}){0,3})(?!\w)""",
    re.VERBOSE,
)
_TOWN_BEFORE = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{3,24})[\"']?(?:[,:]|\s-)?\s(?:\()?\Z")


def find_plus_code(text: Text) -> Iterator[Finding]:
    """Yield every plus code that names a place."""
    for match in _CODE.finditer(text.folded):
        if not in_link(text.folded, match.start()):
            yield from _full(match, text) if match["full"] else _short(match, text)


def _full(match: re.Match[str], text: Text) -> Iterator[Finding]:
    from openlocationcode import openlocationcode

    code = match["full"].upper()
    if not openlocationcode.isFull(code):
        return
    cue = cues("coordinates", "plus_code").near(text.folded, *match.span())
    area = openlocationcode.decode(code)
    value = lat_lon(area.latitudeCenter, area.longitudeCenter)
    letters = re.sub("[^A-Za-z]", "", match["full"])
    if cue:
        yield text.finding("GPS_COORDINATES", *match.span(), 0.95, f"cue:{cue}", value=value)
    elif letters and (letters.isupper() or letters.islower()):
        score = 0.5 if code.endswith("+") else 0.9 if letters.isupper() else 0.7
        yield text.finding("GPS_COORDINATES", *match.span(), score, "olc", value=value)
    else:
        yield text.finding("GPS_COORDINATES", *match.span(), 0.2, "olc", value=value)


def _short(match: re.Match[str], text: Text) -> Iterator[Finding]:
    code = match["short"].replace("+", "")
    mixed = not code.isdigit() and not code.isalpha()  # words are letters, sums are figures
    cue = cues("coordinates", "plus_code").near(text.folded, *match.span())
    town = _TOWN.match(text.folded, match.end())
    end = town.end("town") if town else match.end()
    before = _TOWN_BEFORE.search(text.folded, max(0, match.start() - 32), match.start())
    if cue and (mixed or match["short"].isupper()):
        yield text.finding("GPS_COORDINATES", match.start(), end, 0.85, f"cue:{cue}")
    elif (town or before) and mixed and match["short"].isupper():
        yield text.finding("GPS_COORDINATES", match.start(), end, 0.7 if town else 0.5, "town")
    else:
        yield text.finding("GPS_COORDINATES", *match.span(), 0.2, "olc")


DETECTOR = Detector(
    "plus_code",
    ("GPS_COORDINATES",),
    find_plus_code,
    triggers=(
        r"[2-9cfghjmpqrvwx][2-9cfghjmpqrvwx0]{3}\+[2-9cfghjmpqrvwx]{2}",
        r"[2-9c][2-9cfghjmpqrv][2-9cfghjmpqrvwx0]{6}\+",
    ),
)
