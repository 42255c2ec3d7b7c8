"""What a street's name is, and what the forms of names have in common on both sides of a number.

The names themselves are found by `before` (they end at a number) and `after` (they begin behind one).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.address.gazetteer import is_place
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.postcodes import postcode_at
from doxguard.detectors.address.tokens import GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import is_numbered, words

REACH = 8  # tokens of a name, signs included
_SMALL_WORDS = 3  # words in lower case where nothing else shows a name's end
_JOINING = {"es": ("y",), "ca": ("i", "y"), "it": ("e", "y"), "pt": ("e",), "gl": ("e", "y"), "fr": ("et",)}  # "and"
ORDINALS = frozenset({"e", "de", "ste", "er", "eme", "st", "nd", "rd", "th", "a", "o", "ησ", "η", "ου", "οσ"})


class Street(NamedTuple):
    """A street's name at tokens ``[first, last]``, and what makes it one."""

    grammar: Grammar
    first: int
    last: int
    form: str  # "head", "tail", "suffix", "shape"; "words" for a listed name of several, "name" for the rest
    known: bool = False  # the gazetteer or the grammar has its name
    vague: bool = False  # its telling word means other things as well
    weak: bool = False  # its telling word is a mere ending
    cased: bool = True  # written with capitals


class Forms(NamedTuple):
    """The forms of several grammars in one: which of them know a telling word, and what passes over other words."""

    heads: dict[str, list[Grammar]]
    tails: dict[str, list[Grammar]]
    suffixes: dict[str, list[Grammar]]
    wholes: dict[str, list[Grammar]]
    lengths: tuple[int, ...]  # of suffixes, longest first
    endings: frozenset[str]  # the last three letters of suffixes, to pass over most words at once
    openings: frozenset[str]  # what heads and wholes may begin with, to the same end
    tails_behind: frozenset[str]  # the tails of those that write the number before the street
    endings_behind: frozenset[str]  # and the last letters of their suffixes
    bare: tuple[Grammar, ...]
    shortened: tuple[Grammar, ...]
    shaped: tuple[Grammar, ...]
    listed: tuple[Grammar, ...]  # whose streets the gazetteer has
    not_streets: frozenset[str]  # words that are no streets in some language, and so in none


@cache
def forms(grammars: tuple[Grammar, ...]) -> Forms:
    """Return the telling words of these grammars, turned round."""
    behind = [grammar for grammar in grammars if grammar.number != "after"]
    heads = _by_word((grammar, grammar.heads) for grammar in grammars)
    suffixes = _by_word((grammar, grammar.suffixes) for grammar in grammars)
    wholes = _by_word((grammar, grammar.wholes) for grammar in grammars)
    return Forms(
        heads,
        _by_word((grammar, grammar.tails) for grammar in grammars),
        suffixes,
        wholes,
        lengths=tuple(sorted({len(suffix) for suffix in suffixes}, reverse=True)),
        endings=frozenset(suffix[-3:] for suffix in suffixes),
        openings=frozenset(word[:n] for word in (*heads, *wholes) for n in range(1, len(word) + 1)),
        tails_behind=frozenset(tail for grammar in behind for tail in grammar.tails),
        endings_behind=frozenset(suffix[-3:] for grammar in behind for suffix in grammar.suffixes),
        bare=tuple(grammar for grammar in grammars if grammar.bare),
        shortened=tuple(grammar for grammar in grammars if grammar.shortened),
        shaped=tuple(grammar for grammar in grammars if grammar.shape),
        listed=tuple(grammar for grammar in grammars if grammar.listed),
        not_streets=frozenset().union(*(grammar.not_streets for grammar in grammars)),
    )


def _by_word(listed: Iterable[tuple[Grammar, Iterable[str]]]) -> dict[str, list[Grammar]]:
    """Return the grammars that list each word."""
    table: dict[str, list[Grammar]] = {}
    for grammar, words_of in listed:
        for word in words_of:
            table.setdefault(word, []).append(grammar)
    return table


def is_vague(grammar: Grammar, name: str, cased: bool) -> bool:
    """Tell whether a telling word means other things as well, as it is written here."""
    return name in grammar.vague or (not cased and name in grammar.plain)


def is_cased(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether one of the tokens is written as a name."""
    return any(tokens.is_name(at) for at in range(first, last + 1))


def is_ordinal(tokens: Tokens, at: int) -> bool:
    """Tell whether a token ends an ordinal in figures: "2e", "42nd"."""
    return at > 0 and tokens.gaps[at] == GLUED and tokens.is_figure(at - 1) and tokens.keys[at] in ORDINALS


def may_have_suffix(name: str, known: Forms) -> bool:
    """Tell by its last letters whether a word may end in a suffix."""
    return _ends_in(name, known.endings)


def may_tell_behind(name: str, known: Forms) -> bool:
    """Tell whether a word may tell a street with its number before it, as a tail or by its last letters."""
    return name in known.tails_behind or _ends_in(name, known.endings_behind)


def _ends_in(name: str, endings: frozenset[str]) -> bool:
    return name[-3:] in endings or name[-2:] in endings or name[-1:] in endings


def suffixes_of(tokens: Tokens, at: int, known: Forms) -> Iterator[tuple[str, Grammar]]:
    """Yield each grammar with the longest of its suffixes that ends a token."""
    name = tokens.keys[at]
    if not may_have_suffix(name, known):
        return
    # "I-laan", "Sint-Pieters-straat": behind a hyphen the suffix is a word.
    least = 1 if "-" in tokens.words[at] else 2
    done: set[Grammar] = set()
    for length in known.lengths:
        suffix = name[-length:]
        if suffix not in known.suffixes or len(name) < length + least or name in known.not_streets:
            continue
        for grammar in known.suffixes[suffix]:
            if grammar not in done:
                done.add(grammar)
                yield suffix, grammar


def wholes_at(tokens: Tokens, first: int, last: int, known: Forms) -> Iterator[Street]:
    """Yield the streets whose whole name, as a grammar lists it, stands at these tokens."""
    if tokens.keys[first] not in known.openings or not tokens.keys[last]:
        return
    name = tokens.joined(first, last)
    for grammar in known.wholes.get(name, ()):
        cased = is_cased(tokens, first, last)
        unclear = not cased if name in grammar.plain else name in grammar.vague
        form = "name" if unclear else "tail"
        yield Street(grammar, first, last, form, known=True, cased=cased)


def heads_at(tokens: Tokens, at: int, known: Forms) -> Iterator[tuple[Grammar, int]]:
    """Yield the grammars that know a head at this token, with the token after it."""
    word = tokens.keys[at]
    if word not in known.openings or not tokens.is_word(at) or tokens.words[at].lower() == "i'm":
        return
    after = at + 1
    signed = False
    while after < tokens.size and after < at + 3 and tokens.words[after] in "./-" and tokens.gaps[after] == GLUED:
        signed, after = True, after + 1
    if signed and len(word) == 1 and after < tokens.size and len(tokens.words[after]) == 1:
        return  # "R/C"
    # A single letter needs its sign, or two capitals: "C/", "r.", "U Lomu".
    if len(word) > 1 or signed or (after < tokens.size and tokens.is_name(at) and tokens.is_name(after)):
        for grammar in known.heads.get(word, ()):
            yield grammar, after
    for _ in range(2):  # heads of two and three words: "an der"
        if after >= tokens.size or not tokens.is_word(after) or tokens.gaps[after] > SPACE:
            return
        word += tokens.keys[after]
        if word not in known.openings:
            return
        after += 1
        for grammar in known.heads.get(word, ()):
            yield grammar, after


def headed_street(tokens: Tokens, grammar: Grammar, first: int, name: int, last: int) -> Street:
    """Return the street with a head at ``first`` and its name from ``name`` to ``last``."""
    head, named = tokens.joined(first, name - 1), tokens.joined(name, last)
    cased = is_cased(tokens, name, last)
    vague = is_vague(grammar, head, cased and tokens.is_name(first))
    # A preposition with a capital inside a sentence is part of a name: "wohnt Am Anger 3".
    inside = first > 0 and tokens.gaps[first] <= SPACE and tokens.words[first - 1] not in ".!?:"
    inside = inside or _is_whole_line(tokens, first, last)
    if inside and tokens.is_name(first) and head in grammar.prepositions:
        vague = False
    if (cased or tokens.caseless) and is_abbreviated(tokens, first):
        vague = len(head) == 1  # "C. Mayor" is a street or a person
    if head in grammar.prepositions and not (tokens.caseless or tokens.is_name(first)):
        return Street(grammar, first, last, "name", vague=True, cased=cased)  # "am Anger 3", "na Lipová 3"
    # In a text with capitals a street has one somewhere, if its telling word means other things as well.
    weak = head in grammar.weak or (vague and not (tokens.caseless or cased))
    return Street(grammar, first, last, "head", named in grammar.frequent, vague, weak, cased)


def _is_whole_line(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a name and its number begin a line, and end it or stand before a comma or a postcode."""
    number = last + 1
    if not (first == 0 or tokens.gaps[first] >= LINE) or number >= tokens.size or not tokens.is_figure(number):
        return False
    after = number + 1
    while after < tokens.size and tokens.gaps[after] <= SPACE and _is_letter(tokens, after):
        after += 1  # "12 b"
    if after >= tokens.size or tokens.gaps[after] >= LINE or tokens.words[after] in ",;":
        return True
    return tokens.is_figure(after) and len(tokens.words[after]) >= 4


def _is_letter(tokens: Tokens, at: int) -> bool:
    return len(tokens.words[at]) == 1 and tokens.is_word(at)


def is_abbreviated(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is short and has its full stop: "pl." means less else than "pl"."""
    after = at + 1
    short = len(tokens.words[at]) <= 4 and after < tokens.size
    return short and tokens.words[after] == "." and tokens.gaps[after] == GLUED


def name_end(
    tokens: Tokens, grammar: Grammar, first: int, limit: int, numbered: bool, small_words: int = _SMALL_WORDS
) -> int:
    """Return the last token of the name that begins at ``first``, not behind ``limit``; -1 where none begins.

    ``numbered`` says that the name's end is known: the number stands behind ``limit``. Without capitals and without
    that, a name has ``small_words`` words at most.
    """
    end, small, cased = -1, 0, False
    for at in range(first, min(limit + 1, tokens.size, first + REACH)):
        name, word = tokens.keys[at], tokens.words[at]
        if at > first and tokens.gaps[at] >= LINE:
            break
        if word == "." and tokens.gaps[at] == GLUED and end == at - 1:
            if len(tokens.words[end]) > (5 if numbered else 3):
                break  # a sentence ends
            end = at
        if word in ".'-/":
            continue
        if _stands_outside(tokens, grammar, at) or (at > first and _begins_part(tokens, grammar, at, numbered)):
            break
        joins = end < 0 and name in _JOINING.get(grammar.language, ())
        if joins or (tokens.is_figure(at) and not _is_in_name(tokens, first, at, end, limit)):
            break
        if tokens.is_name(at) or tokens.is_figure(at):
            end, cased = at, cased or tokens.is_name(at)
        elif name in grammar.not_names:
            break
        elif name not in grammar.particles:
            small += 1
            most = (2 if cased else _SMALL_WORDS + 2) if numbered else (0 if cased else small_words)
            place = not numbered and small > 1 and is_place(grammar.country, name)
            if small > most or place or (end >= 0 and is_numbered(name, grammar.language)):
                break
            end = at
    return end


def _stands_outside(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether a sign, or a word that is no name, ends a name even with a capital."""
    # Where all nouns have capitals they tell nothing: "Im Spiel 7".
    return not tokens.keys[at] or (bool(grammar.prepositions) and tokens.keys[at] in grammar.not_names)


def _begins_part(tokens: Tokens, grammar: Grammar, at: int, numbered: bool) -> bool:
    """Tell whether another part of the address begins behind a name: "Camino Real Unit 5", "L-4123"."""
    word, start = tokens.words[at], tokens.starts[at]
    if not numbered and grammar.unit and compiled(grammar.unit).match(tokens.text, start):
        return True
    return word.isupper() and len(word) <= 3 and postcode_at(grammar.country, tokens.text, start) is not None


def _is_in_name(tokens: Tokens, first: int, at: int, end: int, limit: int) -> bool:
    """Tell whether figures belong to a name: "du 8 mai", "11 novembre 1918"; else they are a number or a postcode."""
    if end < 0:  # nothing but small words before it
        return at < limit and tokens.gaps[at + 1] <= SPACE and (tokens.is_word(at + 1) or tokens.words[at + 1] in ".-")
    return len(tokens.words[at]) == 4 and tokens.keys[at - 1] in words("months") and at > first
