"""Matching triggers, and those that several detectors share; the screen compiles each pattern once."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Protocol

from doxguard.detectors.plain import plain

# Six figures close together: a date, at least. Tighter patterns per kind of number let through a little less, but cost
# more than that saves: the time of a scan grows with the automaton.
DIGITS = r"[0-9](?:[^0-9a-z]{0,6}[0-9]){5}"
# Words near coordinates.
COORDINATE_WORDS = r"[ck]o.{1,3}rd|gps|waypoint|geocache|latl|rz.{1,2}dne"


def encode(text: str) -> bytes:
    """Return the bytes that triggers are matched on; a lone surrogate is kept, so that it hides nothing."""
    return text.encode("utf-8", "surrogatepass")


class WordTriggers:
    """Triggers for words of a lexicon, made when they are first asked for: importing a detector reads no file."""

    def __init__(
        self, words: Callable[[], Iterable[str]], *shapes: str, patterns: Callable[[], Iterable[str]] = tuple
    ) -> None:
        """Take what gives the words, written as in `doxguard.detectors.cues`, and further triggers.

        ``shapes``: patterns on the folded text. ``patterns``: what gives patterns on the plain form, in which a space
        stands before and behind each word.
        """
        self._lexicon = words
        self._patterns = patterns
        self._shapes = shapes

    @cached_property
    def _plain(self) -> dict[str, str]:
        """Each entry in plain form; "" for signs alone."""
        return {entry: word_pattern(entry) for entry in set(self._lexicon())}

    @cached_property
    def words(self) -> Sequence[str]:
        """Patterns on the plain form of a text, in which signs are lost."""
        words = {_word_trigger(entry, form) for entry, form in self._plain.items() if form}
        return sorted(words.union(self._patterns()))

    @cached_property
    def shapes(self) -> Sequence[str]:
        """Patterns on the folded text; entries that are signs alone, such as "€", are among them."""
        signs = sorted(entry for entry, form in self._plain.items() if not form)
        return (*self._shapes, *("".join(map(_byte, encode(sign))) for sign in signs))


Triggers = Sequence[str] | WordTriggers


def shapes_of(triggers: Triggers) -> Sequence[str]:
    """Return the patterns on folded text."""
    return triggers.shapes if isinstance(triggers, WordTriggers) else triggers


def words_of(triggers: Triggers) -> Sequence[str]:
    """Return the patterns on the plain form of text."""
    return triggers.words if isinstance(triggers, WordTriggers) else ()


def word_pattern(word: str) -> str:
    """Return a pattern for a word or phrase in plain form, without the spaces around it; "" for signs alone."""
    form = plain(word).strip()
    return form.decode() if form.isascii() else "".join(chr(one) if one < 0x80 else _byte(one) for one in form)


def _word_trigger(entry: str, form: str) -> str:
    """Return a pattern for a word in plain form, with its ending open where the lexicon says so."""
    return f" {form}" if entry.endswith(("~", "*")) else f" {form} "


def _byte(byte: int) -> str:
    return rf"\x{byte:02x}"


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile("|".join(patterns).encode("ascii"), re.IGNORECASE)


def is_triggered(triggers: Triggers, folded: str) -> bool:
    """Tell whether one of the triggers matches a folded text: what a screen tells for many at once."""
    looked_for = ((shapes_of(triggers), encode), (words_of(triggers), plain))
    return any(_compiled(tuple(patterns)).search(form(folded)) for patterns, form in looked_for if patterns)


class Triggered(Protocol):
    """What runs only where its triggers are: a detector, or a view."""

    @property
    def triggers(self) -> Triggers:
        """Patterns of which one must match."""

    @property
    def beside(self) -> Triggers:
        """Patterns of which one must match as well; none for no such condition."""


def is_called_for(triggered: Triggered, folded: str) -> bool:
    """Tell whether a folded text holds what a detector or a view needs."""
    needed = (triggered.triggers, triggered.beside)
    return all(is_triggered(triggers, folded) for triggers in needed if triggers)
