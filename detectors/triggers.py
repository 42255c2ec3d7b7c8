"""Matching triggers, and those that several detectors share; the screen compiles each pattern once."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Protocol

# Six figures close together: a date, at least. Tighter patterns per kind of number let through a little less, but cost
# more than that saves: the time of a scan grows with the automaton.
DIGITS = r"[0-9](?:[^0-9a-z]{0,6}[0-9]){5}"
# Words near coordinates.
COORDINATE_WORDS = r"[ck]o.{1,3}rd|gps|waypoint|geocache|latl|rz.{1,2}dne"


_ROW = 1500  # characters of words in one pattern: longer ones take Hyperscan much longer to compile
_PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}  # no accent to lose


def encode(text: str) -> bytes:
    """Return the bytes that triggers are matched on; a lone surrogate is kept, so that it hides nothing."""
    return text.encode("utf-8", "surrogatepass")


def is_triggered(triggers: Iterable[str], data: bytes) -> bool:
    """Tell whether one of the triggers matches encoded text: what a screen tells for many at once."""
    return _compiled(tuple(triggers)).search(data) is not None


class Triggered(Protocol):
    """What runs only where its triggers are: a detector, or a view."""

    @property
    def triggers(self) -> Sequence[str]:
        """Patterns of which one must match."""

    @property
    def beside(self) -> Sequence[str]:
        """Patterns of which one must match as well; none for no such condition."""


def is_called_for(triggered: Triggered, data: bytes) -> bool:
    """Tell whether encoded text holds what a detector or a view needs."""
    needed = (triggered.triggers, triggered.beside)
    return all(is_triggered(patterns, data) for patterns in needed if patterns)


class WordTriggers(Sequence[str]):
    """Triggers for words of a lexicon, made when they are first asked for: importing a detector reads no file."""

    def __init__(self, words: Callable[[], Iterable[str]], *others: str, also: Iterable[str] = ()) -> None:
        """Take what gives the words, written as in `doxguard.detectors.cues`, and further triggers.

        ``also``: triggers that are themselves made when they are first asked for.
        """
        self._words = words
        self._others = others
        self._also = also

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        words = sorted({_word_trigger(word) for word in self._words()})
        return (*_rows(words), *self._others, *self._also)

    def __bool__(self) -> bool:
        """Tell, without reading the lexicon, that there are some."""
        return True

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._patterns)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # no slices
        """Return one of them."""
        return self._patterns[at]

    def __iter__(self) -> Iterator[str]:
        """Yield all of them."""
        return iter(self._patterns)


def _rows(words: Iterable[str]) -> Iterator[str]:
    """Yield alternatives of words, none of them too long."""
    row: list[str] = []
    length = 0
    for word in words:
        if length + len(word) > _ROW:
            yield "|".join(row)
            row, length = [], 0
        row.append(word)
        length += len(word) + 1
    if row:
        yield "|".join(row)


def _word_trigger(word: str) -> str:
    """Return a pattern for the bytes of a word in either case, with its ending open where the lexicon says so."""
    stem = word.rstrip("~*")
    # To bytes only ASCII letters are word characters: beside others there is no boundary.
    first = r"\b" if re.match("[A-Za-z0-9_]", stem) else ""
    if stem != word:
        return first + "".join(map(_byte_class, stem))
    last = r"\b" if re.search("[A-Za-z0-9_]$", stem) else ""
    return first + "".join(map(_byte_class, stem[:-1])) + _byte_class(stem[-1:], r"\b") + last


def _byte_class(letter: str, end: str = "") -> str:
    """Return a pattern for the bytes of a letter; ``end`` follows the plain letter that may stand for it."""
    if not letter:
        return ""
    if letter in " -":
        return r"[^a-z0-9]{1,3}"
    if letter.isascii():
        return re.escape(letter)
    if not letter.isalpha():
        return "".join(f"\\x{byte:02x}" for byte in letter.encode())
    plain = _PLAIN.get(letter) or unicodedata.normalize("NFD", letter)[0]
    accented = rf"[\x80-\xff]{{{len(letter.encode())}}}"
    return rf"(?:{accented}|{plain}{end})" if plain.isascii() else accented  # people leave accents out


@cache
def _compiled(triggers: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile("|".join(triggers).encode("ascii"), re.IGNORECASE)
