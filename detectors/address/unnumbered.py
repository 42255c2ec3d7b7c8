"""Streets without a number that are said to be where somebody lives or is; see `partial`.

A street counts that its words tell clearly, or that an article or a preposition introduces. Several words for living
may stand around the same street ("her flat … she lives … at home"), so what is read of it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.address.after import streets_around
from doxguard.detectors.address.before import window_before
from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.gazetteer import is_place, is_street
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.living import says_residence
from doxguard.detectors.address.parts import read_on
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.street import Street, forms, may_have_suffix
from doxguard.detectors.address.tokens import GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import words

_HANDLE = re.compile(r"@[A-Za-z0-9_]{1,30}(?![\w@])")  # "@Groenhof_tuin", not "@chterstr@@t"
_INTRODUCING = ("before streets", "articles", "through")  # parts of the lexicon


class Cue(NamedTuple):
    """A word for living at ``start``, the part ``[first, last)`` of its sentence within reach, and its languages."""

    start: int
    first: int
    last: int
    languages: frozenset[str]
    near: bool = False  # only a street that a preposition or an article introduces
    clear: bool = False  # only one that is told clearly besides, and written with a capital


@cache
def _grammars(languages: frozenset[str]) -> tuple[Grammar, ...]:
    """Return the grammars for a word for living: of its languages; English is written everywhere."""
    return tuple(grammar for grammar in GRAMMARS if grammar.language in languages or "en" in languages)


class Streets:
    """The streets of a text that are told without a number: several words for living may stand around the same one."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._around: dict[tuple[frozenset[str], int, int], list[Street]] = {}
        self._read: dict[Street, Reading] = {}

    def near(self, tokens: Tokens, cue: Cue) -> Iterator[Reading]:
        """Yield the streets without a number around a word for living."""
        known = forms(_grammars(cue.languages))
        first, limit = tokens.at_or_after(cue.first), tokens.at_or_after(cue.last)
        at = first
        while at < limit:
            name = tokens.keys[at]
            telling = name in known.openings or name in known.tails or may_have_suffix(name, known)
            named = telling or (tokens.words[at][0].isupper() and tokens.is_name(at))
            if not named or _HANDLE.match(tokens.text, max(0, tokens.starts[at] - 1)):
                at += 1
                continue
            told = self._told(tokens, at, first, cue) if telling else _told_by_list(tokens, at)
            streets = [street for street in told if _fits(tokens, street, cue)]
            street = max(streets, key=lambda s: (not s.vague, s.last - s.first), default=None)
            if street is None or tokens.ends[street.last] > cue.last:
                at += 1
                continue
            yield self._reading(tokens, street)
            at = street.last + 1

    def _told(self, tokens: Tokens, at: int, first: int, cue: Cue) -> list[Street]:
        """Return the streets that a token tells, of those that begin at token ``first`` or later."""
        window = max(first, window_before(tokens, at))
        asked = cue.languages, at, window
        if asked not in self._around:
            around = streets_around(tokens, at, window, forms(_grammars(cue.languages)))
            told = [street for street in around if _is_told(tokens, street)]
            self._around[asked] = told + _told_by_list(tokens, at)
        return self._around[asked]

    def _reading(self, tokens: Tokens, street: Street) -> Reading:
        if street not in self._read:
            start, end = tokens.starts[street.first], tokens.ends[street.last]
            parts = {"street": tokens.written(street.first, street.last)}
            reading = Reading(street.grammar, start, end, parts, (f"street:{street.form}",))
            self._read[street] = _with_postcode(tokens, reading)
        return self._read[street]


def _fits(tokens: Tokens, street: Street, cue: Cue) -> bool:
    """Tell whether a street may be meant: in another language than the word for living it must be introduced."""
    if cue.clear:
        if tokens.starts[street.first] <= cue.start < tokens.ends[street.last]:
            return False  # "Karl Johans gate" has no gate
        certain = street.cased and not street.vague and street.form != "name" and not _is_small(tokens, street)
        return certain and street.grammar.language in cue.languages and _is_introduced(tokens, street.first)
    if not cue.near and street.grammar.language in cue.languages:
        return True
    before = tokens.keys[street.first - 1] if street.first else ""
    clear = street.grammar.language in cue.languages or (street.cased and not street.vague)
    return clear and (before in words("before streets") or before in words("articles"))


def _told_by_list(tokens: Tokens, at: int) -> list[Street]:
    return [street for street in _listed(tokens, at) if _is_told(tokens, street)]


def _listed(tokens: Tokens, first: int) -> Iterator[Street]:
    """Yield a street that only the gazetteer tells, where an article shows that it is no town: "aan het Havenhoofd"."""
    if first < 2 or tokens.keys[first - 1] not in words("articles") or not tokens.is_name(first):
        return
    if tokens.keys[first - 2] not in words("before streets"):
        return
    for grammar in forms(GRAMMARS).listed:
        name = tokens.keys[first]
        if len(name) > 4 and is_street(grammar.country, name) and not is_place(grammar.country, name):
            yield Street(grammar, first, first, "name", known=True)


def _is_told(tokens: Tokens, street: Street) -> bool:
    """Tell whether a street is told without its number: by a word before it, by capitals, by a clear telling word."""
    after = street.last + 1
    after += after < tokens.size and tokens.words[after] == ","  # "The Old Kiln, 770 Marsh Road"
    numbered = after < tokens.size and tokens.is_figure(after) and tokens.gaps[after] < LINE
    before = street.first - 1
    if (
        before >= 0
        and street.grammar.number == "before"
        and tokens.is_figure(before)
        and tokens.gaps[street.first] == SPACE
    ):
        return False  # the number stands before it
    alone = street.first == street.last and tokens.keys[street.first] in street.grammar.suffixes
    # "im Eichenweg": a preposition in lower case begins no name.
    preposition = street.form == "head" and street.vague and _is_small_preposition(tokens, street)
    untold = street.form == "name" and not street.known  # "auf der Abifeier"
    if numbered or alone or preposition or untold or street.weak or _is_no_name(tokens, street):
        return False
    unnumbered = any(tokens.keys[street.last].endswith(suffix) for suffix in street.grammar.unnumbered)
    if street.form == "suffix" and not unnumbered and not _is_introduced(tokens, street.first):
        return False
    if street.form == "head":
        named = street.cased or street.known or tokens.caseless
        return not street.vague or (named and _is_introduced(tokens, street.first))
    return not street.vague or (street.cased and _has_article(tokens, street))


def _is_no_name(tokens: Tokens, street: Street) -> bool:
    """Tell whether a street's words make no name: "3rd", "rua dele", "prés3ntateur", "Zum Abschied"."""
    first, last = street.first, street.last
    if any(tokens.gaps[at] == GLUED and tokens.is_figure(at) for at in range(first + 1, min(last + 2, tokens.size))):
        return True  # figures inside a word, or glued to its end
    if first and tokens.gaps[first] == GLUED and tokens.is_figure(first - 1):
        return True
    if street.form == "tail":
        return (tokens.is_figure(first) and last == first + 1) or _is_small(tokens, street)
    return street.form == "head" and _is_no_headed_name(tokens, street)


def _is_no_headed_name(tokens: Tokens, street: Street) -> bool:
    if _is_preposition(tokens, street):
        return not (_begins_inside(tokens, street) and (tokens.caseless or tokens.is_name(street.last)))
    if tokens.caseless and len(tokens.keys[street.first]) < 3 and tokens.words[street.first + 1] != ".":
        return True  # "al uren"
    return tokens.keys[street.last] in words("owners") and not tokens.is_name(street.last)


def _is_small(tokens: Tokens, street: Street) -> bool:
    """Tell whether, in a text with capitals, a telling word by itself or the name before it has none."""
    if street.form != "tail" or tokens.caseless or street.first == street.last:
        return False
    named = any(tokens.is_name(at) for at in range(street.first, street.last))
    return not named or (street.grammar.language in ("nl", "de") and not tokens.is_name(street.last))


def _is_preposition(tokens: Tokens, street: Street) -> bool:
    return any(head.startswith(tokens.keys[street.first]) for head in street.grammar.prepositions)


def _begins_inside(tokens: Tokens, street: Street) -> bool:
    """Tell whether a name stands inside a sentence, where a capital says something: "wohnt Am Anger"."""
    first = street.first
    if not first or tokens.gaps[first] >= LINE or tokens.caseless:
        return tokens.caseless
    return tokens.words[first - 1][0].isalpha() and not (tokens.words[first].isupper() and len(tokens.words[first]) > 1)


def _is_small_preposition(tokens: Tokens, street: Street) -> bool:
    return not tokens.is_name(street.first) and _is_preposition(tokens, street)


def _is_introduced(tokens: Tokens, first: int) -> bool:
    """Tell whether a preposition, an article or a sign stands before a street: "in de", "op", "(", ":"."""
    if first == 0 or tokens.gaps[first] >= LINE or not tokens.words[first - 1][0].isalnum():
        return True
    before = tokens.keys[first - 1]
    return any(before in words(part) for part in _INTRODUCING) or says_residence(before)


def _has_article(tokens: Tokens, street: Street) -> bool:
    """Tell whether an article stands before a street, as it does not before places: "in de Leuven", "in Leuven"."""
    name = tokens.joined(street.first, street.last)
    before = tokens.keys[street.first - 1] if street.first else ""
    if street.first > 1 and tokens.keys[street.first - 2] in words("with"):
        return False  # "der Händler mit dem Schlangenbogen"
    return before in words("articles") and not is_place(street.grammar.country, name)


def _with_postcode(tokens: Tokens, reading: Reading) -> Reading:
    longer = read_on(tokens, reading)
    return longer if longer.has("postcode") else reading
