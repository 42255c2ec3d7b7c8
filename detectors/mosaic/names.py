"""Names of people, as pieces of a mosaic: a name in one post, the address in the next.

A name alone is not private, so it is read with little ado: what a word such as "heet" or "his name is" announces, or
two words with capitals that are no place's name. Left out: single names without such a word; text without capitals.
"""

from __future__ import annotations

import re

from doxguard.detectors.address.gazetteer import is_place
from doxguard.detectors.address.names import key
from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.words import Words

_PARTICLE = r"(?:van|de|den|der|ter|ten|von|zu|du|del|la|le|el|y|'t)"
_NAME = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{1,24}"
_FULL = re.compile(rf"(?<![\w@#])({_NAME})((?: {_PARTICLE}){{1,3}} {_NAME}| {_NAME}(?:-{_NAME})?)(?![\w])")
_CALLED = re.compile(rf"[\s:,]{{1,3}}({_NAME}(?:(?: {_PARTICLE}){{0,3}} {_NAME})?)(?![\w])")
_COUNTRIES = ("NL", "BE", "DE", "FR", "GB", "US", "ES")
_ARTICLES = frozenset(
    {"de", "het", "the", "der", "die", "das", "la", "le", "les", "el", "los", "in", "bij", "at", "van"}
)
_MOST = 20  # pairs of capitals that are looked at


def person_name(words: Words) -> Piece | None:
    """Return the name of a person that a post gives."""
    folded = words.text.folded
    for hit in words.hits.get("called", ()):
        if called := _CALLED.match(folded, hit.end):
            return Piece("name", *words.text.span(*called.span(1)), called[1])
    if folded.upper() == folded:
        return None
    for _, match in zip(range(_MOST), _FULL.finditer(folded), strict=False):
        before = folded[max(0, match.start() - 12) : match.start()].rsplit(maxsplit=1)[-1:] if match.start() else []
        if not _is_place(match[0]) and not (before and before[0].lower() in _ARTICLES):
            return Piece("name", *words.text.span(*match.span()), match[0])
    return None


def _is_place(name: str) -> bool:
    return any(is_place(country, key(name)) for country in _COUNTRIES)
