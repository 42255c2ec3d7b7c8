"""A text cut into words, figures and signs, for grammars that look at whole words."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from doxguard.detectors.address.names import key
from doxguard.detectors.remembered import Remembered

if TYPE_CHECKING:
    from doxguard.detectors.address.grammar import Grammar
    from doxguard.detectors.address.living import Living
    from doxguard.detectors.address.postcodes import Postcode

# A word keeps its inner apostrophes and hyphens: "O'Connor", "Champ-sur-Drac", and Swedish "S:t" its colon. Figures
# stand alone.
TOKEN = re.compile(r"[Ss]:ta?(?![^\W_])|[^\W\d_]+(?:['\-][^\W\d_]+)*|[0-9]+|\S")
_FEW = 6  # tokens of a text that may be a name and a number alone
_KEPT = 2000  # characters of a text whose tokens may be kept: any post, but no dump
_LONGEST = 48  # characters of a word that can be a name
CODE_NEAR = 7  # characters of a postcode before its first figure: "T.K. - 106 71"

GLUED, SPACE, LINE, BLANK = range(4)  # what stands before a token: nothing, white space, a line break, an empty line


def key_of(word: str) -> str:
    """Return the key of a token as `names.key` writes it, "" for a sign and for what is too long for a name."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return key(word) if 1 < len(word) <= _LONGEST or word.isalpha() else ""


def has_capital(word: str) -> bool:
    """Tell whether a word begins with a capital, an article left aside: "d'Artois", "'s-Gravenhof"."""
    return word[0].isupper() or (word[1:2] in ("'", "-") and word[2:3].isupper())


class _Keys(Remembered[str]):
    """The keys of words."""

    def tell(self, word: str) -> str:
        return key_of(word)


class _Capitals(Remembered[bool]):
    """Whether a token is a word with a capital."""

    def tell(self, word: str) -> bool:
        return word[0].isalpha() and has_capital(word)


_KEYS, _CAPITALS = _Keys(), _Capitals()


def _gap(text: str, end: int, start: int) -> int:
    if start - end == 1 and text[end] != "\n":
        return SPACE
    return min(SPACE + text.count("\n", end, start), BLANK)


class Tokens:
    """The tokens of a text, with their keys and what stands before them."""

    __slots__ = (
        "_caseless", "_codes", "_figures", "_names", "_plain", "ends", "further", "gaps", "keys", "living", "memory",
        "named", "names_at", "places", "postcodes", "residences", "size", "starts", "text", "units", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        """Cut ``text``; takes time in proportion to its length."""
        found = [*TOKEN.finditer(text)]
        self.text = text
        self.starts = [*map(re.Match.start, found)]
        self.ends = [*map(re.Match.end, found)]
        self.words = [*map(re.Match.group, found)]
        self.keys = [*map(_KEYS.__getitem__, self.words)]
        gaps = zip((0, *self.ends), self.starts, strict=False)  # the text's end is no gap
        self.gaps = [GLUED if end == start else _gap(text, end, start) for end, start in gaps]
        self.size = len(found)
        if found:
            self.gaps[0] = BLANK
        self.memory: dict[tuple[int, int], tuple[str, ...]] = {}  # what the words around a place say
        self.living: list[Living] | None = None  # words for living, when asked for, and where those begin that
        self.residences: list[int] | None = None  # say by themselves that somebody lives somewhere
        # What many grammars ask for: names that may be places, the end of the known one at a token, a unit before one.
        self.names_at: dict[int, list[tuple[int, int]]] = {}
        self.places: dict[tuple[str, int], int] = {}
        self.units: dict[tuple[str, int], re.Match[str] | None] = {}
        self.postcodes: dict[tuple[str, int], Postcode | None] = {}
        self.named: set[str] | None = None  # regions and countries
        self.further: dict[Grammar, frozenset[str]] = {}  # what the text may add to a reading
        self._plain: dict[int, int] = {}
        self._caseless: bool | None = None
        self._names: list[bool] | None = None
        self._codes: list[int] | None = None
        self._figures: list[int] | None = None

    @property
    def caseless(self) -> bool:
        """Whether capitals say nothing about names."""
        if self._caseless is None:
            self._caseless = self._tells_no_names()
        return self._caseless

    def _tells_no_names(self) -> bool:
        """Tell whether capitals say nothing: all letters are alike, or only sentences begin with one."""
        if self.text == self.text.upper():
            return True
        words = ((at, word) for at, word in enumerate(self.words) if len(word) > 1 and has_capital(word))
        return all(word.isupper() or self._begins_sentence(at) for at, word in words)

    def _begins_sentence(self, at: int) -> bool:
        if not at:
            return len(self.words) > _FEW  # a few words alone are no sentence: "Singel 20"
        before = self.words[at - 1]
        return before in "!?" or (before == "." and (at < 2 or len(self.words[at - 2]) > 4))  # not "gen. Kowalski"

    def __len__(self) -> int:
        """Return how many there are."""
        return self.size

    def key(self, at: int) -> str:
        """Return the key of a token: "" for a sign."""
        return self.keys[at]

    def gap(self, at: int) -> int:
        """Return what stands before a token: `GLUED`, `SPACE`, `LINE` or `BLANK`."""
        return self.gaps[at]

    @property
    def figures(self) -> list[int]:
        """The tokens that are numbers in figures."""
        if self._figures is None:
            self._figures = [at for at, word in enumerate(self.words) if word[0] in "0123456789"]
        return self._figures

    def is_word(self, at: int) -> bool:
        """Tell whether a token begins with a letter."""
        return self.words[at][0].isalpha()

    def is_figure(self, at: int) -> bool:
        """Tell whether a token is a number in figures."""
        return self.words[at][0] in "0123456789"

    def is_name(self, at: int) -> bool:
        """Tell whether a token is written as a name: with a capital, where capitals say something."""
        names = self._names
        if names is None:
            names = self._names = self._find_names()
        return names[at]

    def _find_names(self) -> list[bool]:
        """Tell of each token whether it is a name; found once, as every grammar asks for the same ones."""
        if self.caseless:
            return [False] * len(self.words)
        capitals = map(_CAPITALS.__getitem__, self.words)
        return [capital and not self._is_shouted(at) for at, capital in enumerate(capitals)]

    def _is_shouted(self, at: int) -> bool:
        """Tell whether a token and a neighbour are written in capitals throughout."""
        if len(self.words[at]) < 3 or not self.words[at].isupper():
            return False
        near = self.words[max(0, at - 1) : at] + self.words[at + 1 : at + 2]
        return any(len(word) > 2 and word.isupper() for word in near)

    def joined(self, first: int, last: int) -> str:
        """Return the keys of the tokens ``[first, last]`` as one: the key of their name."""
        return "".join(self.keys[first : last + 1])

    def written(self, first: int, last: int) -> str:
        """Return the tokens ``[first, last]`` as written, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())

    def is_closed(self, last: int) -> bool:
        """Tell whether a sign, a line break or the text's end stands behind a token."""
        after = last + 1
        return after >= len(self.words) or self.gaps[after] >= LINE or not self.words[after][0].isalnum()

    def may_hold_code(self, first: int, last: int) -> bool:
        """Tell whether figures as postcodes begin with start at a place of the text from ``first`` to ``last``."""
        codes = self._codes
        if codes is None:
            codes = self._codes = [self.starts[at] for at in self.figures if self._may_begin_code(at)]
        at = bisect_left(codes, first)
        return at < len(codes) and codes[at] <= last

    def _may_begin_code(self, at: int) -> bool:
        """Tell whether a token is three figures or more, or fewer behind a letter or before a hyphen: "SW1", "00-9"."""
        start, end = self.starts[at], self.ends[at]
        hyphen = self.text[end : end + 2].lstrip(" ").startswith("-")
        return len(self.words[at]) >= 3 or hyphen or self.text[max(0, start - 1) : start].isalpha()

    def plain_word(self, place: int) -> int:
        """Return the token at a place of the text if it is a word in small letters with no code near, else -1."""
        at = self._plain.get(place)
        if at is None:
            at = self._plain[place] = self._plain_word(place)
        return at

    def _plain_word(self, place: int) -> int:
        at = self.at_or_after(place)
        if at >= self.size or self.starts[at] != place or not (self.keys[at] and self.is_word(at)):
            return -1
        if (
            self.caseless
            or self.is_name(at)
            or self.words[at].isupper()
            or self.may_hold_code(place, place + CODE_NEAR)
        ):
            return -1
        return at

    def at_or_after(self, place: int) -> int:
        """Return the first token that starts at ``place`` of the text, or later."""
        return bisect_left(self.starts, place)


def tokens_of(text: str) -> Tokens:
    """Return the tokens of a text; those of the last short ones are kept, for the next detector that asks."""
    return _kept(text) if len(text) <= _KEPT else Tokens(text)


@lru_cache(maxsize=4)
def _kept(text: str) -> Tokens:
    return Tokens(text)
