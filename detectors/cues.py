"""Words near a number that say what it is: "rekening", "bel me", "order no."; and words that say what it is not.

The words live in ``data/lexicon/<topic>.yaml``: a list ``for`` and a list ``against``, each by language, at the top or
under a part's name. A word stands for itself with any ending of up to three letters when it ends in ``~``, for any
continuation when it ends in ``*``, and for itself alone otherwise; a space stands for white space or a hyphen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.errors import DataError

_LONGEST = 40  # characters of a cue


class Cues(NamedTuple):
    """The compiled words of one topic; see `cues`."""

    pro: re.Pattern[str]
    con: re.Pattern[str]

    def near(self, text: str, start: int, end: int, before: int = 60, after: int = 25) -> str:
        """Return the cue for the topic that stands closest around ``text[start:end]``, or ""."""
        return _closest(self.pro, text, start, end, before, after)

    def against(self, text: str, start: int, end: int, before: int = 30, after: int = 15) -> str:
        """Return the word against the topic that stands closest around ``text[start:end]``, or ""."""
        return _closest(self.con, text, start, end, before, after)


def _closest(pattern: re.Pattern[str], text: str, start: int, end: int, before: int, after: int) -> str:
    """Return the match nearest to the span, reading at most ``before`` and ``after`` characters around it."""
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


def _words(by_language: object) -> list[str]:
    if not isinstance(by_language, dict):
        return []
    return [str(word) for words in by_language.values() for word in words]


_NEVER = re.compile(r"(?!)")


def compile_words(words: list[str]) -> re.Pattern[str]:
    """Return one pattern for words written as in the lexicons (see the module); matches nothing for no words."""
    if not words:
        return _NEVER
    parts = sorted({_part(word) for word in words}, key=lambda part: (-len(part), part))
    return re.compile(rf"(?<![^\W_])(?:{_branches(parts)})(?![^\W_])", re.IGNORECASE)


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
