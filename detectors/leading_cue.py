"""The word that decides what a number is: the nearest one around it, be it for or against the topic.

"Paspoort NX12A34B5, bsn 999913086": both words stand near either number; each names the number behind it.
"""

import re

from doxguard.detectors.cues import Cues, Words

_NEXT_NUMBER = re.compile(r"[\s:#.=]{0,3}(?:(?:nr|no|nummer|number|is)\b[\s:#.=]{0,3})?[A-Z]{0,4}[0-9]")
_BREAK = re.compile(r"[,;.!?\n|&]|\b(?:en|and|und|et|y|e)\b")


def leading_cue(words: Cues, text: str, start: int, end: int, before: int = 60, after: int = 25) -> str | None:
    """Return the nearest word for the topic, "" where there is none, `None` where a word against it is nearer."""
    left = _last(words.pro, text, start, before)
    right = _first(words.pro, text, end, after)
    cue, distance = min(_near(left, right, start, end), key=lambda pair: pair[1])
    against_right = _first(words.con, text, end, min(after, 12))
    if against_right and _BREAK.search(text, end, against_right.start()):
        against_right = None  # it speaks of what comes next
    against_left = _last(words.con, text, start, min(before, 30))
    _, otherwise = min(_near(against_left, against_right, start, end), key=lambda pair: pair[1])
    return None if otherwise < distance else cue


def _last(pattern: Words, text: str, start: int, before: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, max(0, start - before), start):
        found = match
    return found


def _first(pattern: Words, text: str, end: int, after: int) -> re.Match[str] | None:
    """Return the first match behind the span, unless it names another number: "…, bsn 999…"."""
    found = pattern.search(text, end, min(len(text), end + after))
    return None if found and _NEXT_NUMBER.match(text, found.end()) else found


def _near(left: re.Match[str] | None, right: re.Match[str] | None, start: int, end: int) -> list[tuple[str, float]]:
    """Return each word with its distance; what stands before a number names it more often than what stands after."""
    found: list[tuple[str, float]] = [("", float("inf"))]
    if left:
        found.append((left.group().lower(), start - left.end()))
    if right:
        found.append((right.group().lower(), 2 * (right.start() - end) + 1))
    return found
