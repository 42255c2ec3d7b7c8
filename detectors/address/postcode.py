"""Addresses that a postcode makes: with a house number ("1017 GK 12"), or closing a street or house without one.

In the Netherlands postcode and number name one front door. In Britain and Ireland a house may have a name for a
number: "Rose Cottage, Mill Lane, Barford OX1 1AA".
"""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.detectors.address.back import read_back
from doxguard.detectors.address.before import streets_before
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.parts import read_on
from doxguard.detectors.address.postcodes import Postcode, postcode_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.street import Street, forms
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, Tokens
from doxguard.detectors.address.weigh import weigh
from doxguard.detectors.address.words import counted, residence_near

# A house number behind a postcode, and what makes it another number: a sum, a time, a telephone number.
_NUMBER = (
    r"[ ]{0,2}[,\-–/]?[ \n]{0,2}(?:(?:huis)?(?:nr|nummer|no|num|hsnr)\b[.:]?[ ]{0,2})?"
    r"(?P<number>[1-9][0-9]{0,4})(?![0-9]|[.:,\-/ ][0-9]{2}|[ ]?[%€°])"
)
_REACH = 16  # tokens before a postcode


def postcode_addresses(tokens: Tokens, grammars: tuple[Grammar, ...]) -> Iterator[tuple[float, Reading]]:
    """Yield readings that start from a postcode."""
    numbered = [grammar for grammar in grammars if grammar.postcode_number]
    named = [grammar for grammar in grammars if grammar.postcode_name]
    for at in tokens.figures:
        if at and tokens.gaps[at] == GLUED and len(tokens.words[at - 1]) <= 2 and tokens.is_word(at - 1):
            for grammar in named:  # British and Irish ones begin with letters
                found = postcode_at(grammar.country, tokens.text, tokens.starts[at - 1])
                if found:
                    yield from _with_name(tokens, grammar, at - 1, found)
        if len(tokens.words[at]) == 4:
            for grammar in numbered:
                yield from _with_number(tokens, grammar, at)


def _with_number(tokens: Tokens, grammar: Grammar, at: int) -> Iterator[tuple[float, Reading]]:
    start = tokens.starts[at]
    found = _code_at(tokens.text, grammar, start)
    number = compiled(_NUMBER).match(tokens.text, found.end) if found else None
    if found is None or number is None:
        return
    addition = compiled(grammar.addition).match(tokens.text, number.end())
    end = addition.end() if addition else number.end()
    if tokens.text[end : end + 1].isalnum():
        return
    if end == number.end() and counted(tokens, tokens.at_or_after(end), grammar.language):
        return
    added = tokens.text[number.end() : end].strip(" -/")
    parts = {"postcode": found.value, "number": number["number"], "addition": added}
    street = _street_before(tokens, grammar, at)
    first = street.first if street else at
    if street:
        parts["street"] = tokens.written(first, street.last)
    seen = ("postcode", "street:before") if street else ("postcode",)
    reading = read_on(tokens, Reading(grammar, tokens.starts[first], end, parts, seen))
    notes = residence_near(tokens, reading.start, reading.end)
    reading = reading.on(reading.end, *notes)
    score = weigh(reading, None) + 0.15
    score += 0.2 if street else 0.0
    sure = street is not None or "residence" in notes or not found.doubtful
    yield min(0.99, score if sure else score - 0.3), reading


def _code_at(text: str, grammar: Grammar, start: int) -> Postcode | None:
    """Return the postcode that starts at a place, with or without a house number glued to it: "1017gk12"."""
    glued = compiled(r"[1-9][0-9]{3}[ ]?[a-z]{2}(?=[0-9]{1,4}(?![0-9]))").match(text, start)
    if glued is None:
        return postcode_at(grammar.country, text, start)
    first = max(0, start - 1)  # with what stands before it, as that may rule it out
    found = postcode_at(grammar.country, text[first : glued.end()], start - first)
    return found._replace(end=found.end + first) if found else None


def _street_before(tokens: Tokens, grammar: Grammar, code: int) -> Street | None:
    """Return the street that stands before a postcode: "Lindeweg, 1017 GK nr 12"."""
    last = code - 1 - (code > 0 and tokens.words[code - 1] == ",")
    if last < 0 or not tokens.is_word(last) or tokens.gaps[last + 1] >= BLANK:
        return None
    streets = [street for street in streets_before(tokens, last, forms((grammar,))) if street.form != "name"]
    return max(streets, key=lambda street: (street.known, street.last - street.first), default=None)


def _with_name(tokens: Tokens, grammar: Grammar, at: int, found: Postcode) -> Iterator[tuple[float, Reading]]:
    first = _name_before(tokens, grammar, at)
    if first is None:
        return
    parts = {"postcode": found.value}
    reading = Reading(grammar, tokens.starts[first], found.end, parts, ("postcode", "house"))
    reading = read_back(tokens, read_on(tokens, reading))
    yield weigh(reading, None), reading


def _name_before(tokens: Tokens, grammar: Grammar, code: int) -> int | None:
    """Return the first token of the house or street that stands, with its places, before a postcode."""
    best = None
    start = code
    for at in range(code - 1, max(-1, code - _REACH), -1):
        if tokens.gaps[at + 1] >= BLANK:
            break
        name = tokens.keys[at]
        if tokens.words[at] == "," or (tokens.words[at] in ".'-&" and best != at):
            continue
        if not (tokens.is_name(at) or tokens.is_figure(at) or name in grammar.particles):
            break
        start = at
        if _is_segment_start(tokens, at) and (grammar.postcode_door or _names_a_house(tokens, grammar, at, code)):
            best = start
    return best


def _is_segment_start(tokens: Tokens, at: int) -> bool:
    if at == 0 or tokens.gaps[at] >= LINE or not tokens.words[at - 1][0].isalnum():
        return True
    return not tokens.is_name(at - 1)


def _names_a_house(tokens: Tokens, grammar: Grammar, first: int, limit: int) -> bool:
    """Tell whether the segment that begins here is a street or a house by its last or first word."""
    last = first
    while last + 1 < limit and tokens.gaps[last + 1] < LINE and tokens.words[last + 1] not in ",;":
        last += 1
    if last == first:
        return False
    return tokens.keys[last] in grammar.tails or bool({tokens.keys[first], tokens.keys[last]} & grammar.house_names)
