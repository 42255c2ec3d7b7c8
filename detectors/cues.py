"""Words near a number that say what it is: "rekening", "bel me", "order no."; and words that say what it is not.

The words live in ``data/lexicon/<topic>.yaml``: a list ``for`` and a list ``against``, each by language, at the top or
under a part's name. A word stands for itself with any ending of up to three letters when it ends in ``~``, for any
continuation when it ends in ``*``, and for itself alone otherwise; a space stands for white space or a hyphen.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.errors import DataError

_LONGEST = 40  # characters of a cue
_BEGINNING = 4  # letters by which the words of a text are looked up
_LETTERS_ALONE = bytes(ord(chr(code).lower()) if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_ASCII = frozenset(map(chr, range(128)))
# What patterns take for the same letter where case does not count, and `str.lower` does not.
_SAME = str.maketrans({"\u0131": "i", "\u0130": "i", "\u017f": "s", "\u212a": "k", "\u03c2": "\u03c3"})
_ODD = re.compile("[\u0131\u0130\u017f\u212a\u03a3\u03c2]")


class _Seen(NamedTuple):
    """What is looked up in a text once."""

    lower: str  # in lower case, or "" where that is not character by character what patterns take for alike
    beginnings: frozenset[bytes]  # of its words
    foreign: frozenset[str]  # its letters and signs beyond ASCII, in lower case


class Words:
    """Words of a lexicon, looked for only in texts in which some word begins like one of them.

    Trying hundreds of words takes far longer than that look, and most texts have none of most topics.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take words written as in the lexicons (see the module)."""
        self._words = tuple(words)
        runs = [_telling_run(word) for word in self._words]
        self._beginnings = frozenset(run[:_BEGINNING] for run, _ in runs if run)
        # What goes on in any way is not told by as many letters if it is shorter.
        self._open = tuple({run for run, is_open in runs if run and is_open and len(run) < _BEGINNING})
        signs = [_lower(word)[0] for word, (run, _) in zip(self._words, runs, strict=True) if not run]
        self._foreign = frozenset(signs)  # the first letters of words of other scripts
        self._is_told = all(not sign.isascii() for sign in signs)  # not by figures alone: "06"

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return _compiled(self._words, re.IGNORECASE)

    @cached_property
    def _small(self) -> re.Pattern[str]:
        """For texts in lower case: to leave case out of account makes a pattern twice as slow."""
        return _compiled([_lower(word) for word in self._words])

    def may_be_in(self, text: str) -> bool:
        """Tell whether some word of a text begins as one of these does."""
        return self._may_be_in(_seen(text))

    def _may_be_in(self, seen: _Seen) -> bool:
        if not (self._is_told and self._beginnings.isdisjoint(seen.beginnings)):
            return True
        if self._open and any(word.startswith(self._open) for word in seen.beginnings):
            return True
        return bool(self._foreign) and not (seen.lower and self._foreign.isdisjoint(seen.foreign))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """Return the places of these words between two places, in order; what is matched may be in lower case."""
        seen = _seen(text)
        if not self._may_be_in(seen):
            return ()
        return self._small.finditer(seen.lower, start, end) if seen.lower else self._any.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first of these words between two places; what is matched may be in lower case."""
        seen = _seen(text)
        if not self._may_be_in(seen):
            return None
        return self._small.search(seen.lower, start, end) if seen.lower else self._any.search(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match if there is nothing but one of these words between two places."""
        return self._any.fullmatch(text, start, end)


class Cues(NamedTuple):
    """The words of one topic; see `cues`."""

    pro: Words
    con: Words

    def near(self, text: str, start: int, end: int, before: int = 60, after: int = 25) -> str:
        """Return the cue for the topic that stands closest around ``text[start:end]``, or ""."""
        return _closest(self.pro, text, start, end, before, after)

    def against(self, text: str, start: int, end: int, before: int = 30, after: int = 15) -> str:
        """Return the word against the topic that stands closest around ``text[start:end]``, or ""."""
        return _closest(self.con, text, start, end, before, after)


def _closest(pattern: Words, text: str, start: int, end: int, before: int, after: int) -> str:
    """Return the match nearest to the span, reading at most ``before`` and ``after`` characters around it."""
    if not pattern.may_be_in(text):
        return ""
    left = None
    for match in pattern.finditer(text, max(0, start - before), start):
        left = match
    # Read on behind the window, so that a word that it cuts is not taken for a shorter one.
    right = pattern.search(text, end, min(len(text), end + after + _LONGEST))
    if right and right.end() > end + after:
        right = None
    if left and right:
        return (left if start - left.end() <= right.start() - end else right).group().lower()
    found = left or right
    return found.group().lower() if found else ""


@cache
def cues(topic: str, part: str = "") -> Cues:
    """Return the cues of ``data/lexicon/<topic>.yaml``, or of one part of it; raises `DataError`."""
    name = f"lexicon/{topic}.yaml"
    entry = read_yaml(name)
    if part and isinstance(entry, dict):
        entry = entry.get(part)
    if not isinstance(entry, dict) or not entry.keys() <= {"for", "against"}:
        raise DataError(f"data/{name}: {part or 'the file'} must hold the keys 'for' and 'against'")
    return Cues(compile_words(_words(entry.get("for"))), compile_words(_words(entry.get("against"))))


def lexicon_words(topic: str, part: str) -> list[str]:
    """Return the words for a topic, as its lexicon writes them."""
    entry = read_yaml(f"lexicon/{topic}.yaml")
    if not isinstance(entry, dict) or not isinstance(entry.get(part), dict):
        raise DataError(f"data/lexicon/{topic}.yaml: no part {part!r}")
    return _words(entry[part].get("for"))


def all_words(topic: str, parts: Iterable[str] = ()) -> Words:
    """Return the words for all parts of a topic, or for some of them."""
    entry = read_yaml(f"lexicon/{topic}.yaml")
    assert isinstance(entry, dict)
    return compile_words([word for part in parts or entry for word in lexicon_words(topic, part)])


def _words(by_language: object) -> list[str]:
    if not isinstance(by_language, dict):
        return []
    return [str(word) for words in by_language.values() for word in words]


_NEVER = re.compile(r"(?!)")


def compile_words(words: list[str]) -> Words:
    """Return words written as in the lexicons (see the module) as one pattern; it matches nothing for no words."""
    return Words(words)


def _compiled(words: Sequence[str], flags: int = 0) -> re.Pattern[str]:
    if not words:
        return _NEVER
    parts = sorted({_part(word) for word in words}, key=lambda part: (-len(part), part))
    return re.compile(rf"(?<![^\W_])(?:{_branches(parts)})(?![^\W_])", flags)


@lru_cache(maxsize=8)  # several detectors ask for the same text
def _seen(text: str) -> _Seen:
    if text.isascii():
        return _Seen(text.lower(), _beginnings(text), frozenset())
    odd = _ODD.search(text) is not None
    lower = text.lower()
    foreign = frozenset(lower) - _ASCII
    return _Seen("" if odd else lower, _beginnings(text.translate(_SAME) if odd else text), foreign)


def _beginnings(text: str) -> frozenset[bytes]:
    return frozenset([run[:_BEGINNING] for run in _runs(text)])


def _lower(word: str) -> str:
    return word.translate(_SAME).lower()


def _runs(text: str) -> list[bytes]:
    """Return the rows of letters from a to z in a text, in lower case: "tél." has two."""
    return text.encode("ascii", "replace").translate(_LETTERS_ALONE).split()


def _telling_run(word: str) -> tuple[bytes, bool]:
    """Return the longest row of letters of a word of a lexicon, and whether it may go on behind them in any way."""
    runs = _runs(word.translate(_SAME))
    longest = max(runs, key=len, default=b"")
    return longest, bool(runs) and longest == runs[-1] and word[-1] in "~*"


def _branches(parts: list[str], depth: int = 3) -> str:
    """Return alternatives, with those that begin alike put together: hundreds are slow to try one by one."""
    if not depth:
        return "|".join(parts)
    alike: dict[str, list[str]] = {}
    for part in dict.fromkeys(parts):
        # Letters and figures stand for themselves; "ı" is taken for an "i" where case does not count.
        first = part[0].lower()[0].replace("ı", "i") if part[:1].isalnum() else part
        alike.setdefault(first, []).append(part)
    return "|".join(
        f"{first}(?:{_branches([part[1:] for part in group], depth - 1)})" if len(group) > 1 else group[0]
        for first, group in alike.items()
    )


def _part(word: str) -> str:
    stem = word.rstrip("~*")
    tail = {"~": r"[^\W\d_]{0,3}", "*": r"[^\W_]{0,24}"}.get(word[-1], "")
    return r"[\s\-]{1,3}".join(re.escape(piece) for piece in stem.split(" ")) + tail
