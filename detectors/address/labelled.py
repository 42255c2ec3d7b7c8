"""Addresses behind a word that announces one, in any country: "Adres: …", "Address - …", "Anschrift: …".

The fallback where no grammar reads an address: what follows the label up to the end of its sentence, if there is a
number and a name in it. Lines below are taken in while they are short, begin as names do and have no own label.
"""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, Tokens
from doxguard.detectors.address.words import counted, words

ANYWHERE = Grammar("", "", "both")
_SCORE = 0.5
_MOST_TOKENS, _MOST_LINES = 24, 4
_LABEL_SIGNS = frozenset(":=-")
_STOPS = frozenset("!?@:;=|")


def labelled_addresses(tokens: Tokens) -> Iterator[tuple[float, Reading]]:
    """Yield a reading for each label with an address behind it."""
    for at in range(tokens.size - 3):
        if tokens.words[at + 1] in _LABEL_SIGNS and _is_label(tokens, at):
            first = at + 2
            while first < tokens.size and tokens.words[first] in "-:>,;()" and first < at + 5:
                first += 1
            last = _end(tokens, first)
            if last > first and tokens.gaps[first] < BLANK and _is_address(tokens, first, last):
                yield _SCORE, Reading(ANYWHERE, tokens.starts[first], tokens.ends[last], {}, ("address label",))


def _is_label(tokens: Tokens, at: int) -> bool:
    if tokens.words[at + 1] not in _signs(tokens, at):
        return False
    return tokens.keys[at] in words("address labels") and not _is_other(tokens, at)


def _signs(tokens: Tokens, label: int) -> str:
    """Return the signs that make a word a label; a hyphen does so only where the word begins a line."""
    return ":=-" if label == 0 or tokens.gaps[label] >= LINE else ":="


def _is_other(tokens: Tokens, at: int) -> bool:
    """Tell whether the label is of another kind of address: "e-mail address", "IP adres"."""
    return at > 0 and tokens.keys[at - 1] in words("other addresses")


def _end(tokens: Tokens, first: int) -> int:
    """Return the last token of what may be an address that begins at ``first``."""
    lines, last = 1, first - 1
    for at in range(first, min(first + _MOST_TOKENS, tokens.size)):
        if at > first and tokens.gaps[at] >= LINE:
            lines += 1
            if tokens.gaps[at] == BLANK or lines > _MOST_LINES or not _is_address_line(tokens, at):
                break
        word = tokens.words[at]
        if word in _STOPS or (word == "." and _ends_sentence(tokens, at)) or (tokens.is_figure(at) and len(word) > 6):
            break
        if word[0].isalnum():
            last = at
    return last


def _ends_sentence(tokens: Tokens, dot: int) -> bool:
    if dot + 1 >= tokens.size or tokens.is_figure(dot - 1):
        return True
    return tokens.gaps[dot + 1] > GLUED and len(tokens.words[dot - 1]) > 4


def _is_address_line(tokens: Tokens, first: int) -> bool:
    """Tell whether a line below can belong to the address: short, no label of its own, begun as names are."""
    last = first
    while last + 1 < tokens.size and tokens.gaps[last + 1] < LINE:
        last += 1
    begun = tokens.is_figure(first) or tokens.is_name(first) or tokens.caseless
    return begun and last - first < 8 and not any(tokens.words[at] in _STOPS for at in range(first, last + 1))


def _is_address(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether there is a house number and a name."""
    numbers = [at for at in range(first, last + 1) if tokens.is_figure(at) and len(tokens.words[at]) <= 5]
    names = [at for at in range(first, last + 1) if tokens.is_word(at) and len(tokens.words[at]) >= 3]
    if not numbers or not names or any(counted(tokens, at + 1) for at in numbers):
        return False
    return any(tokens.is_name(at) for at in names) or (tokens.caseless and tokens.is_word(first) and len(names) > 1)
