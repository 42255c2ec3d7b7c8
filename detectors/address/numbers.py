"""Which figures may be a house number, and what belongs to them: a label before, an addition behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.postcodes import postcode_at
from doxguard.detectors.address.tokens import GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import counted, is_numbered, words

_NUMBER = re.compile(
    r"""
    (?: [0-9]{1,4}[a-z]?(?:[ ]?[-/&][ ]?|[ ]and[ ]) ){0,2} [0-9]{1,5}   # "12", "12-14", "12a & 14"
    (?P<addition>
        [ ]?[½¼¾] | [ ]?1/2(?![0-9]) | [ ]?(?:bis|ter|quater)(?![^\W_])
      | [a-z](?![^\W_]) | [ ][a-z](?=[ ]?,)                              # apart only before a comma: "12 a, rue"
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The other side of a score: "3 - Zuidwijk 2".
_MATCH = re.compile(r"[ ]?[-–:][ ]?[^\W\d_]{2,20}(?:[ ][^\W\d_]{2,20}){0,2}[ ][0-9]{1,2}(?![0-9])")
_SHORTENED = ("str", "wg", "ln", "pl", "pln", "vn", "vg", "gt", "kd", "sngl")  # ends of names cut short
_NOT_SHORTENED = ("burg", "berg", "borg", "ing", "ung", "weg", "lag")  # of those in "g", as in "Storg."
_MEASURES = frozenset("hmxkgule")  # letters behind a figure that measure it: "20h", "5m"


class HouseNumber(NamedTuple):
    """A house number at ``[start, end)`` of the text."""

    start: int
    end: int
    number: str
    addition: str


def unit_before(tokens: Tokens, number: HouseNumber, grammar: Grammar) -> int | None:
    """Return where a unit begins whose figures touch the house number: "Unit 5/12 Wattle St", "Lot 12 Smith Road"."""
    at = tokens.at_or_after(number.start)
    if not grammar.unit or not at or tokens.gaps[at] > SPACE or not tokens.is_word(at - 1):
        return None
    match = compiled(grammar.unit).match(tokens.text, tokens.starts[at - 1])
    return tokens.starts[at - 1] if match and match.end() > number.start else None


def glued_before(tokens: Tokens, start: int, prefix: str) -> int:
    """Return where a number begins with what is glued to its front; -1 if that is no part of it: "h30", "A4"."""
    if not start or tokens.text[start - 1].isspace():
        return start
    found = compiled(rf"(?<![^\W_])(?:{prefix})\Z").search(tokens.text, max(0, start - 8), start) if prefix else None
    if found:
        return found.start()
    at = tokens.at_or_after(start) - 1
    label = tokens.keys[at] in words("labels") and tokens.words[at] != "N"  # "N7" is a road
    return -1 if tokens.is_word(at) and not label else start


def is_year(number: str) -> bool:
    """Tell whether a number may as well be a year."""
    return len(number) == 4 and "1900" <= number <= "2049"


def is_long(number: str) -> bool:
    """Tell whether a number hardly counts anything: three figures that are not round."""
    return len(number) >= 3 and not number.endswith("00")


def label_before(tokens: Tokens, at: int) -> tuple[bool, int]:
    """Return whether the number has a label ("nr."), and the last token before both; -1 where there is none."""
    last, commas, label = at - 1, 0, False
    for _ in range(6):
        if last < 0 or tokens.gaps[last + 1] >= LINE:
            return label, -1
        sign, name = tokens.words[last], tokens.keys[last]
        if (sign in ",#" and commas < 2) or (sign == ":" and last and _ends_label(tokens, last - 1)):
            commas += 1
        elif name in words("labels"):
            label = True
        elif sign == "." and not label and not _is_in_label(tokens, last) and not _is_shortened(tokens, last):
            return label, -1  # "Molenlaan. 4 straten"
        elif not ((label and name in words("label links")) or _is_in_label(tokens, last)):
            break
        last -= 1
    return label, last


def _is_shortened(tokens: Tokens, dot: int) -> bool:
    """Tell whether a full stop shortens the word before it: "str.", "Lindenstr.", "Av."."""
    name = tokens.keys[dot - 1] if dot else ""
    if tokens.gaps[dot] != GLUED:
        return False
    cut = name.endswith(_SHORTENED) or (name.endswith(("g", "v")) and not name.endswith(_NOT_SHORTENED))
    return len(name) <= 5 or cut


def _ends_label(tokens: Tokens, at: int) -> bool:
    return tokens.keys[at] in words("labels") or _is_in_label(tokens, at)


def _is_in_label(tokens: Tokens, at: int) -> bool:
    """Tell whether a sign stands in a label: "n.", "n°", "n.o" (once "n.º")."""
    if not at or tokens.words[at] not in (".", "°", "º", "o"):
        return False
    if tokens.keys[at - 1] in words("labels"):
        return True
    return at > 1 and tokens.words[at - 1] == "." and tokens.keys[at - 2] == "n"


def number_after(tokens: Tokens, at: int, grammar: Grammar) -> HouseNumber | None:
    """Return the house number behind a street whose figures stand at a token."""
    text, end = tokens.text, tokens.ends[at]
    if len(tokens.words[at]) > grammar.digits:
        return None
    if _names_street(tokens, at, grammar):
        return None
    addition = compiled(grammar.addition).match(text, end)
    stop = addition.end() if addition else end
    if _ends_in_postcode(tokens, grammar, end, stop):
        stop = end
    following = tokens.at_or_after(stop)
    ranged = stop > end and text[stop - 1].isdigit() and not _is_unit(tokens, following, grammar)
    if ranged and counted(tokens, following, grammar.language):
        return None  # "12-16 juni"
    if text[stop : stop + 1].isalnum():
        stop = end
    if text[stop : stop + 1].isalnum() or _is_in_list(text, tokens.starts[at], stop):
        return None
    if _is_score(text[end:stop], tokens.words[at]):
        return None
    if stop == end and counted(tokens, at + 1, grammar.language) and not _is_unit(tokens, at + 1, grammar):
        return None
    return HouseNumber(tokens.starts[at], stop, tokens.words[at], text[end:stop].strip(" -/,."))


def _ends_in_postcode(tokens: Tokens, grammar: Grammar, start: int, end: int) -> bool:
    """Tell whether an addition is a postcode with its place: "377 - 9500 Geraardsbergen"."""
    figures = re.search(r"[0-9]{4,5}\Z", tokens.text[start:end])
    if figures is None or grammar.postcode == "after":
        return False
    found = postcode_at(grammar.country, tokens.text, start + figures.start())
    after = tokens.at_or_after(end)
    return found is not None and after < tokens.size and tokens.is_name(after)


def is_day(tokens: Tokens, at: int) -> bool:
    """Tell whether a month stands behind a number, with a small word between them: "12 de mayo"."""
    if at + 2 >= tokens.size or tokens.keys[at + 2] not in words("months"):
        return False
    return tokens.keys[at + 1] in ("de", "di", "do", "of") or tokens.words[at + 1] == "."


def _is_in_list(text: str, start: int, end: int) -> bool:
    """Tell whether a number counts the points of a list, or the goals of a match: "2) haven", "3 - Zuidwijk 2"."""
    if text[end : end + 1] == ")" and end - start <= 2:
        before = text[max(0, start - 60) : start]
        return before.count("(") <= before.count(")")
    return end - start <= 2 and _MATCH.match(text, end) is not None


def _is_score(addition: str, number: str) -> bool:
    """Tell whether a number and what follows are a score: "3 - 1" goes down, as ranges of numbers do not."""
    match = re.fullmatch(r" [-/] ([0-9]{1,2})", addition)
    return match is not None and int(match[1]) <= int(number)


def _names_street(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Tell whether a number is a street's name: "221. Sk.", with the house number behind that."""
    after = at + 2
    return after < tokens.size and tokens.words[at + 1] == "." and tokens.keys[after] in grammar.tails


def _is_unit(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Tell whether the word at a token numbers a flat: "10 m. 5", which are no metres."""
    flat = compiled(grammar.unit).match(tokens.text, tokens.starts[at]) if grammar.unit and at < tokens.size else None
    return flat is not None and flat.group()[-1:].isdigit()


def number_before(tokens: Tokens, at: int) -> HouseNumber | None:
    """Return the house number before a street whose figures begin at a token."""
    start = tokens.starts[at]
    match = _NUMBER.match(tokens.text, start)
    if match is None or tokens.text[match.end() : match.end() + 1].isalnum():
        return None
    addition = (match["addition"] or "").strip()
    if len(addition) == 1 and addition in _MEASURES and match.end() - match.start() <= 3:
        return None
    return HouseNumber(start, match.end(), match.group()[: len(match.group()) - len(addition)].strip(), addition)


def is_dated(tokens: Tokens, at: int) -> bool:
    """Tell whether the word before a number makes it a year, a day, or the number of a line or a room."""
    if not at or tokens.gaps[at] != SPACE:
        return False
    number, before = tokens.words[at], tokens.keys[at - 1]
    if is_year(number):
        return before in words("before years") or before in words("months")
    dated = len(number) <= 2 and (before in words("months") or before in words("weekdays"))
    return dated or (len(number) <= 3 and is_numbered(before))  # "in this case 4418 …" numbers no case
