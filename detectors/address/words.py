"""Words around numbers, in all languages at once: what is counted, what bears a number, where people live.

Source: ``data/lexicon/address.yaml``. Its parts are lists by language, but for those that `living` reads; words are
compared by `names.key`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from doxguard.data import read_yaml
from doxguard.detectors.address.living import living_words
from doxguard.detectors.address.names import key
from doxguard.detectors.address.tokens import GLUED, LINE, Tokens
from doxguard.errors import DataError

_WORD = re.compile(r"[^\W\d_]+")


@cache
def words(part: str, language: str = "") -> frozenset[str]:
    """Return the keys of the words of one part of the lexicon; raises `DataError`.

    Those of all its languages; or those of one, of none ("any") and of English, which is written everywhere.
    """
    lexicon = read_yaml("lexicon/address.yaml")
    by_language = lexicon.get(part) if isinstance(lexicon, dict) else None
    if not isinstance(by_language, dict):
        raise DataError(f"data/lexicon/address.yaml: no part {part!r}")
    wanted = ("any", "en", language) if language else tuple(by_language)
    return frozenset(key(str(word)) for each in wanted for word in by_language.get(each, ()))


def counted(tokens: Tokens, at: int, language: str = "") -> bool:
    """Tell whether the token behind a number says that it counts or dates something: "km", "uur", "mei"."""
    if at >= tokens.size or tokens.gaps[at] >= LINE:
        return False
    name = tokens.keys[at]
    if name in words("counted", language) or (len(name) > 3 and name in words("counted")):
        return True  # the short words of other languages are too like others: "ora", "ott"
    if language == "nl" and name.endswith("jes") and len(name) > 5:
        return True  # diminutives in the plural: "40 kraampjes"
    return tokens.gaps[at] == GLUED and name in words("endings")


def is_numbered(name: str, language: str = "") -> bool:
    """Tell whether things of this name bear numbers: rooms, articles, lines, seasons."""
    return name in words("numbered", language) or (len(name) > 4 and name in words("numbered"))


_QUOTED = re.compile(r"""["'«„“”‘’][^"'«»„“”‘’\n]{0,40}\Z""")


def _is_in_title(text: str, start: int, end: int) -> bool:
    """Tell whether a place of the text is quoted as the title of a book, a song or a film."""
    quoted = _QUOTED.search(text, max(0, start - 41), start)
    if quoted is None or not re.search(r"""["'»“”‘’]""", text[end : end + 40]):
        return False
    before = _WORD.findall(text[max(0, quoted.start() - 50) : quoted.start()])
    return any(key(word) in words("works") for word in before[-6:])


def residence_near(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Return the notes "residence", "title" and "at" where the words around an address say so."""
    if (start, end) not in tokens.memory:
        tokens.memory[start, end] = tuple(_notes_around(tokens, start, end))
    return tokens.memory[start, end]


def residences(tokens: Tokens) -> list[int]:
    """Return where words for living begin, found once for a text."""
    if tokens.residences is None:
        tokens.residences = [tokens.starts[w.first] for w in living_words(tokens) if w.part == "residence"]
    return tokens.residences


def _holds(places: list[int], first: int, last: int) -> bool:
    """Tell whether one of these places, which are in order, lies in ``[first, last)``."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def _notes_around(tokens: Tokens, start: int, end: int) -> list[str]:
    notes: list[str] = []
    # "3-huis" is a part of the number that another grammar reads.
    behind = end + 6 if tokens.text[end : end + 1] == "-" else end
    listed = residences(tokens)
    if _holds(listed, start - 50, start) or _holds(listed, behind, behind + 30):
        notes.append("residence")
    if _is_in_title(tokens.text, start, end):
        notes.append("title")
    first = tokens.at_or_after(start)
    if first and tokens.gaps[first] < LINE and tokens.keys[first - 1] in words("before streets"):
        notes.append("at")
    return notes
