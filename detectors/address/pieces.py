"""What the pieces of a text between white space may be to an address: told once for each, and kept.

People write the same words again and again, so that a look at a piece costs next to nothing the second time. What is
told of a piece by itself holds wherever it stands, or says where to look again: "1017" may begin a postcode.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from doxguard.detectors.address import disguise, hopeful, spelled
from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.gazetteer import may_end_street
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.street import Forms, forms, may_have_suffix
from doxguard.detectors.address.tokens import TOKEN, has_capital, key_of
from doxguard.detectors.address.words import words

if TYPE_CHECKING:
    import regex

_KEPT_KINDS, _KEPT_WORDS, _KEPT_OPENINGS = 1 << 14, 1 << 13, 1 << 12

LINE = "\x01"  # stands for a line break, which is a piece of its own

# What a piece may be, as bits: a number, a disguise, or what only another piece beside it makes one of these.
NUMBER, DISGUISED, SUM, APART, INITIALS, SPELLED = 1, 2, 4, 8, 16, 32
CODE, LETTER_CODE, NUMBERLESS, LABEL, COUNTRY = 64, 128, 256, 512, 1024
COMMA, BEHIND_COMMA = 2048, 4096


def _looks(*patterns: tuple[int, str]) -> Sequence[tuple[int, re.Pattern[str]]]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns)


_LOOKS = _looks(
    (INITIALS, r"\A[A-Z][._*][A-Z]"),
    (SPELLED, rf"(?i:{spelled.TRIGGERS[0]}|\b(?:{spelled.TEN})(?:-|\Z))"),
    (NUMBERLESS, r"[sS](?<![^\W\d_].)[/.]?(?:\Z|[nN])"),
    (COMMA, rf"[,;{LINE}]\Z"),
)
# What most pieces have none of: without a figure, or a sign that stands for a letter, they are none of these.
_FIGURES = re.compile(r"[0-9@!$€(]")
_FIGURED = _looks(
    (SUM, r"\((?:[0-9]|\Z)"),
    (APART, r"\A[0-9]\Z"),
    (DISGUISED, r"(?<![^\W_])[A-Z]{1,2}[0-9][lIO]\Z"),  # of a British postcode
    (CODE, r"[1-9](?<![^\W_].)[0-9]{3}-?(?:\Z|[A-Za-z]{2})"),
    (LETTER_CODE, r"(?<![^\W_])[A-Za-z]{1,2}[0-9](?:[0-9]?[A-Za-z]?|[0-9wW]-)\Z"),
)


@lru_cache(_KEPT_KINDS)
def kind_of(piece: str) -> int:
    """Return what a piece may be, as bits."""
    kind = _seen(piece, _LOOKS)
    if _FIGURES.search(piece):
        kind |= _kind_of_figures(piece)
    if hopeful.may_label(piece):
        kind |= LABEL
    first, *behind = piece.replace(";", ",").split(",")
    if hopeful.may_begin_country(first):
        kind |= BEHIND_COMMA
    if any(map(hopeful.may_begin_country, behind)):
        kind |= COUNTRY
    return kind


def _kind_of_figures(piece: str) -> int:
    kind = _seen(piece, _FIGURED)
    apart = f" {piece} "
    if "://" not in piece and hopeful.house_numbers(apart):
        kind |= NUMBER
    if disguise.is_disguised(apart):
        kind |= DISGUISED
    if hopeful.has_letter_code(piece):
        kind |= LETTER_CODE
    return kind


def _seen(piece: str, looks: Sequence[tuple[int, re.Pattern[str]]]) -> int:
    kind = 0
    for bit, pattern in looks:
        if pattern.search(piece):
            kind |= bit
    return kind


# What a word may be to a street and its number, as bits.
(
    SUFFIXED,
    TAIL,
    TOLD,
    CLEAR,
    BEHIND,
    OPENS,
    NAME,
    FIGURE,
    STOPS,
    LABELS,
    UNLISTED,
    LOWER,
    LINKS,
    ANNOUNCES,
    SHORTENED,
    SHAPED,
    COUNTED,
    HEADS,
    WHOLE,
    SENTENCE,
    ALONE,
    GOES_ON,
) = (1 << bit for bit in range(22))
_IN_NUMBERS = frozenset("-/&½¼¾,")
_PARTED = re.compile("['-]")
_ADDITIONS = frozenset({"and", "bis", "ter", "quater"})
_ABBREVIATION = 5  # letters before a full stop that does not end a sentence


class Word(NamedTuple):
    """A word, a figure or a sign of a piece, as `tokens` cuts it."""

    word: str
    key: str
    kind: int
    glued: bool  # to what stands before it in its piece
    tells: tuple[Grammar, ...]  # those to which it tells a street whose name ends with it


class Piece(NamedTuple):
    """The words of a piece, and which of them are figures that may be a house number."""

    words: tuple[Word, ...]
    numbers: tuple[int, ...]


@lru_cache(_KEPT_WORDS)
def piece_of(piece: str) -> Piece:
    """Return a piece cut into words."""
    spans = [match.span() for match in TOKEN.finditer(piece)]
    starts = {start - 1 for start in hopeful.house_numbers(f" {piece} ")}
    cut = [_word(piece[start:end], at > 0) for at, (start, end) in enumerate(spans)]
    if len(cut) > 1 and cut[-1].word == "." and len(cut[-2].word) > _ABBREVIATION:  # a sentence ends
        cut[-1] = cut[-1]._replace(kind=cut[-1].kind | SENTENCE)
    return Piece(tuple(cut), tuple(at for at, (start, _) in enumerate(spans) if start in starts))


@lru_cache(_KEPT_WORDS)  # "huis", "huis," and "huis." are three pieces
def _word(word: str, glued: bool) -> Word:
    known, name = forms(GRAMMARS), key_of(word)
    capital = has_capital(word)
    by_suffix = _by_suffix(word, name, known)
    tells = (*known.tails.get(name, ()), *by_suffix)
    bits = (
        (SUFFIXED, bool(by_suffix)),
        (TAIL, name in known.tails),
        (OPENS, name in known.openings),
        (HEADS, name in known.heads),
        (WHOLE, name in known.wholes),
        (NAME, capital),
        (FIGURE, word[0] in "0123456789"),
        (STOPS, not (word[0].isalnum() or word in ".'&/-")),
        (LABELS, name in words("labels") or name in words("label links") or word in ",#:.°ºo"),
        (UNLISTED, (not capital and name in _unlisted()) or not may_end_street("NL", name)),
        (LOWER, word[0].isalpha() and not capital and name not in _particles()),
        (GOES_ON, _goes_on(word)),
        (LINKS, name in words("number links")),
        (ANNOUNCES, name in words("before numbers") or name in words("labels")),
        (COUNTED, len(name) > 3 and name in words("counted") and not _is_part(word)),
        (SHAPED, _opens_shape(word[:2]) and _opens_shape(word[:3]) and _is_shaped(word)),
        (SHORTENED, name.endswith(_shortened())),
    )
    kind = sum([bit for bit, holds in bits if holds])
    return Word(word, name, kind | _of_telling(name, by_suffix, tells) if tells else kind, glued, tells)


def _of_telling(name: str, by_suffix: Sequence[Grammar], tells: Sequence[Grammar]) -> int:
    """Return the bits of a word that tells a street to some grammars."""
    bits = (
        (TOLD, any(name.endswith(_more_than_endings(grammar)) for grammar in by_suffix)),
        (CLEAR, any(_is_clear(name, grammar) for grammar in tells)),
        (BEHIND, any(grammar.number != "after" for grammar in tells)),
        (ALONE, any(grammar.number != "after" for grammar in by_suffix)),
    )
    return sum([bit for bit, holds in bits if holds])


@lru_cache(_KEPT_OPENINGS)
def _opens_shape(letters: str) -> bool:
    """Tell whether words that begin so may be of a shape: few do, and beginnings come again and again."""
    return _is_shaped(letters)


def _is_shaped(word: str) -> bool:
    """Tell whether a word is, or begins, what is written as a street in some country by its shape alone."""
    return _opened("shape").match(word, partial=True) is not None


def _by_suffix(word: str, name: str, known: Forms) -> list[Grammar]:
    """Return the grammars of which a suffix ends a word."""
    least = 1 if "-" in word else 2
    if name in known.not_streets or not word[0].isalpha() or not may_have_suffix(name, known):
        return []
    lengths = (length for length in known.lengths if len(name) >= length + least)
    return [grammar for length in lengths for grammar in known.suffixes.get(name[-length:], ())]


def _goes_on(word: str) -> bool:
    """Tell whether a word may be part of a number, or begin with such a part: "a", "bis-ter", "&"."""
    first = _PARTED.split(word.lower(), 1)[0]
    return word in _IN_NUMBERS or first in _ADDITIONS or (len(first) == 1 and first.isalpha())


def _is_part(word: str) -> bool:
    """Tell whether a word behind a house number may go on with it, in some country: "12 boven", "10 m. 5"."""
    additions = (compiled(grammar.addition).match(f" {word} ") for grammar in GRAMMARS)
    if any(found is not None and found.end() for found in additions):
        return True
    return _opened("unit").match(f"{word} ", partial=True) is not None


@cache
def _opened(part: str) -> regex.Pattern[str]:
    """Return the pattern of a part of all grammars, as only `regex` tells what may begin a match."""
    import regex

    patterns = dict.fromkeys(getattr(grammar, part) for grammar in GRAMMARS)
    return regex.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern), regex.IGNORECASE)


@cache
def _shortened() -> tuple[str, ...]:
    return tuple(end for grammar in forms(GRAMMARS).shortened for end in grammar.shortened)


@cache
def _more_than_endings(grammar: Grammar) -> tuple[str, ...]:
    """Return the suffixes of a grammar that are more than mere endings."""
    return tuple(suffix for suffix in grammar.suffixes if suffix not in grammar.weak)


@cache
def _unclear(grammar: Grammar) -> frozenset[str]:
    return grammar.weak | grammar.vague | grammar.plain


@cache
def _clear_suffixes(grammar: Grammar) -> tuple[str, ...]:
    return tuple(suffix for suffix in grammar.suffixes if suffix not in _unclear(grammar))


def _is_clear(name: str, grammar: Grammar) -> bool:
    """Tell whether a word may tell a street in a text without capitals, to a grammar and without a number."""
    if name.endswith(_clear_suffixes(grammar)):
        return True
    if name not in grammar.tails:
        return False
    if grammar.adjective or grammar.genitive:
        return True
    return name not in _unclear(grammar) and name not in grammar.vague_tails


@cache
def _unlisted() -> frozenset[str]:
    """Return the words that end no street of a gazetteer."""
    return frozenset.intersection(*(grammar.not_names | grammar.particles for grammar in forms(GRAMMARS).listed))


@cache
def _particles() -> frozenset[str]:
    return frozenset().union(*(grammar.particles for grammar in GRAMMARS))
