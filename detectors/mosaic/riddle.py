"""Pieces that describe instead of naming: "haar straat heet naar een vogel", "the town with the leaning tower".

Nobody has to solve them: that posts which say that they are parts tell in turn of a street, of a town and of a number,
and of somebody who lives there, is enough to know what they add up to. A clue is a word for a street with a word for
naming, a word for a town with what it is known by, a house number with what it comes to. Sums are `arithmetic`'s.
Left out: clues outside posts that are parts of a riddle, where "a town with a tower" is just that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.words import Words

_REACH = 48  # characters between a word for a street and one for its name
_TOLD = 28  # between a word for a town and what it is known by
_OWNED = 12  # between "haar" and "straat"
_HOMES = ("street", "town", "house", "number", "homes")


class Person(NamedTuple):
    """Who a riddle is about, as far as its words say."""

    other: bool
    own: bool


def clues(words: Words) -> list[Piece]:
    """Return the clues of a post that is a part of a riddle, one of a kind at most."""
    return [piece for piece in (_street(words), _town(words), _number(words)) if piece is not None]


def _street(words: Words) -> Piece | None:
    for hit in words.hits.get("street", ()):
        named = words.near("naming", hit.start, hit.end, _REACH // 2, _REACH)
        if named or _is_owned(words, hit.start, "owners", "own"):
            return Piece("street_clue", *words.text.span(hit.start, hit.end))
    return None


def _town(words: Words) -> Piece | None:
    for hit in words.hits.get("town", ()):
        if words.between("told", hit.end, hit.end + _TOLD) or _is_owned(words, hit.start, "owners", "own"):
            return Piece("town_clue", *words.text.span(hit.start, hit.end))
    return None


def _number(words: Words) -> Piece | None:
    for group in ("house", "number"):
        for hit in words.hits.get(group, ()):
            owned = group == "house" or _is_owned(words, hit.start, "owners", "own")
            if owned or words.between("told", hit.end, hit.end + _TOLD):
                return Piece("number_clue", *words.text.span(hit.start, hit.end))
    return None


def _is_owned(words: Words, start: int, *groups: str) -> bool:
    return any(words.between(group, max(0, start - _OWNED), start) for group in groups)


def person_of(words: Words) -> Person:
    """Return whether a post of a riddle speaks of somebody else's home, and of the writer's."""
    other = words.has("they live") or any(_is_owned(words, start, "owners") for start in _homes(words))
    told = any(words.between("about", hit.start, hit.end + _TOLD) for hit in words.hits.get("riddles", ()))
    return Person(other or told, any(_is_owned(words, start, "own") for start in _homes(words)))


def _homes(words: Words) -> Iterator[int]:
    for group in _HOMES:
        yield from (hit.start for hit in words.hits.get(group, ()))
