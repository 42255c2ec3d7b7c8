"""what3words addresses: "///gras.lepel.kwartet", and three words with dots after a word such as "w3w".

The list of words is not free, so any three words with the slashes count. Left out: links (those are links), host and
file names, comments in code ("/// <summary>"), three dotted words without slashes and without a cue.

Source: what3words' own description of the form: three slashes, three words of the list, dots between.
"""

import re
from collections.abc import Iterator

from doxguard.detectors.cues import cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.latlon import in_link
from doxguard.detectors.text import Text

_WORD = r"[^\W\d_]{2,24}"
_DOT = r"[.・。]"
_SLASHED = re.compile(
    rf"(?<![\w/:.\\])///(?P<space>[ ]?)(?P<words>{_WORD}{_DOT}{_WORD}{_DOT}{_WORD})(?![\w/(@])(?!{_DOT}\w)"
)
_BARE = re.compile(rf"(?<![\w/:.@\\#-])(?<!/ )(?P<words>{_WORD}{_DOT}{_WORD}{_DOT}{_WORD})(?![\w/@(=-])(?!{_DOT}\w)")
# The ends of host and file names, and the beginnings of the former.
_NAMES = re.compile(
    r"(?i)(?:www|maps|mail|api|docs?|blog|support|developer|shop)\..*"
    r"|.*\.(?:com|org|net|nl|be|de|fr|eu|uk|info|app|dev|io|co|me|tv|ai|gov|edu|pdf|docx?|xlsx?|jpe?g|png|gif|html?|php|py|js|ts"
    r"|json|ya?ml|xml|csv|txt|zip|gz|exe|dll|java|cs|rs|go|md|log|conf|ini|mp[34])"
)


def find_what3words(text: Text) -> Iterator[Finding]:
    """Yield every what3words address."""
    for match in _SLASHED.finditer(text.folded):
        cue = cues("coordinates", "what3words").near(text.folded, *match.span())
        if cue or (not match["space"] and not _NAMES.fullmatch(match["words"])):
            score = 0.95 if cue else 0.85
            yield text.finding("GPS_COORDINATES", *match.span(), score, "///", value=_canonical(match))
    for match in _BARE.finditer(text.folded):
        if _NAMES.fullmatch(match["words"]) or in_link(text.folded, match.start()):
            continue
        cue = cues("coordinates", "what3words").near(text.folded, *match.span(), before=40)
        if cue and all(len(word) >= 3 or not word.isascii() for word in re.split(_DOT, match["words"])):
            yield text.finding("GPS_COORDINATES", *match.span(), 0.75, f"cue:{cue}", value=_canonical(match))


def _canonical(match: re.Match[str]) -> str:
    return "///" + re.sub(_DOT, ".", match["words"]).lower()


DETECTOR = Detector(
    "what3words",
    ("GPS_COORDINATES",),
    find_what3words,
    triggers=(
        r"/// ?[^ -@\[-`{-~]",
        r"what ?-?(?:3|three) ?-?words|w3w|(?:3|three|drie|drei|trois|tres|tre).{1,3}(?:wo|mots|pal|par|w.{1,2}r)",
    ),
)
