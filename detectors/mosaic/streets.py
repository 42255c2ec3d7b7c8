"""Streets and places that a post of several names without saying that somebody lives there: "Hint 1: Lindelaan".

Streets that stand beside a word for living are `doxguard.detectors.address.partial`'s. Here only those are read that a
telling word makes clear, and only where the posts around give a house number or say that they are parts: in any other
text a street is just a street. A place counts where a post begins with it ("in Zutphen ja"), or where the post is a
part; one that is said not to be meant does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.detectors.address.after import streets_around
from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.gazetteer import is_place
from doxguard.detectors.address.street import Street, forms, may_have_suffix
from doxguard.detectors.address.tokens import Tokens
from doxguard.detectors.address.value import Address
from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.words import Words

_CLEAR = ("head", "tail", "suffix")
_PLACES = ("NL", "BE", "DE", "AT", "CH", "FR", "GB", "IE", "US", "ES")
_PLACE_WORDS = 3
_OPENING = 16  # characters in which a post that gives a place does so
_NOT = 12  # characters before a preposition in which "not" stands
_LEAST = 4  # letters of a place: shorter names are words


def clear_streets(words: Words) -> list[Piece]:
    """Return the streets of a post that their telling words make clear."""
    tokens, known = Tokens(words.text.folded), forms(GRAMMARS)
    found: list[Piece] = []
    at = 0
    while at < tokens.size:
        name = tokens.keys[at]
        telling = name in known.openings or name in known.tails or may_have_suffix(name, known)
        around = [s for s in streets_around(tokens, at, 0, known) if _is_clear(tokens, s)] if telling else []
        street = max(around, key=lambda s: s.last - s.first, default=None)
        if street is not None:
            value = Address(street=tokens.written(street.first, street.last)).encode()
            span = words.text.span(tokens.starts[street.first], tokens.ends[street.last])
            found.append(Piece("street", *span, value))
        at = street.last + 1 if street is not None else at + 1
    return found


def _is_clear(tokens: Tokens, street: Street) -> bool:
    numbered = street.last + 1 < tokens.size and tokens.is_figure(street.last + 1)
    named = street.last > street.first or tokens.keys[street.first] not in street.grammar.suffixes
    cased = street.cased or (tokens.caseless and street.form == "suffix")  # "lange weg" is no street, "lindelaan" is
    return street.form in _CLEAR and named and cased and not (numbered or street.vague or street.weak)


def named_places(words: Words, marked: bool = False) -> list[Piece]:
    """Return the places that a post gives; ``marked``: it is one of several."""
    found: list[Piece] = []
    for hit in words.hits.get("in place", ()):
        leads = hit.start <= _OPENING or marked
        if leads and not words.between("negated", max(0, hit.start - _NOT), hit.start):
            found.extend(_place_at(words, hit.end))
    return found[:1]


def _place_at(words: Words, start: int) -> Iterator[Piece]:
    near = Tokens(words.text.folded[start : start + 60])
    for last in range(min(_PLACE_WORDS, len(near)) - 1, -1, -1):
        name = near.joined(0, last)
        cased = near.words[0][0].isupper() or near.caseless
        if cased and len(name) >= _LEAST and any(is_place(country, name) for country in _PLACES):
            begin, end = start + near.starts[0], start + near.ends[last]
            yield Piece("place", *words.text.span(begin, end), near.written(0, last))
            return
