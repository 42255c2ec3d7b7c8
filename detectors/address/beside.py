"""Whether a number may have a street beside it, told by the few words on its sides before a text is cut into tokens.

What `before` and `after` would read passes, and more: line breaks and languages are left to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from doxguard.detectors.address.countries import GRAMMARS
from doxguard.detectors.address.gazetteer import is_street, may_end_street
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.pieces import (
    ALONE,
    ANNOUNCES,
    BEHIND,
    CLEAR,
    COUNTED,
    FIGURE,
    GOES_ON,
    HEADS,
    LABELS,
    LINE,
    LINKS,
    LOWER,
    NAME,
    OPENS,
    SENTENCE,
    SHAPED,
    SHORTENED,
    STOPS,
    SUFFIXED,
    TAIL,
    TOLD,
    UNLISTED,
    WHOLE,
    Word,
)
from doxguard.detectors.address.street import ORDINALS, REACH, forms
from doxguard.detectors.address.words import words

_LABEL_WORDS = 6  # between a street and its number
_LOWER_CASE_WORDS = 2  # in the name of a street behind its number
_NAME_WORDS = 6
_RANGE_WORDS = 10  # behind a number's first figures
_WHOLE_WORDS = 4

TELLING = TOLD | TAIL | OPENS | NAME  # what may tell a street without a number, one way or another

_Line = Sequence[Word]  # a text as words


def may_end(line: _Line, number: int) -> bool:
    """Tell whether a street may end before the number at a word, or before the label between them."""
    after = number + 1
    if after < len(line) and line[after].kind & COUNTED and not line[after].glued:
        return False
    label = False
    for last in range(number - 1, max(-1, number - 2 - _LABEL_WORDS), -1):
        word = line[last]
        if _ends_here(line, last) or (word.kind & NAME and (label or _may_be_bare(line, last, number))):
            return True
        if not word.kind & LABELS:
            return False
        label = label or bool(word.key)
    return False


def _ends_here(line: _Line, last: int) -> bool:
    """Tell whether a street may end at a word: by its telling word, a list of names, or the word before a name."""
    word = line[last]
    if _is_told(line, last, SUFFIXED) or (word.word == "." and last and _is_told(line, last - 1, SUFFIXED | SHORTENED)):
        return True
    wholes = _wholes()
    listed, name = not word.kind & UNLISTED, ""
    for first in range(last, max(-1, last - 1 - REACH), -1):
        word = line[first]
        if word.kind & (STOPS | SENTENCE) and first < last:
            return False
        name = word.key + name
        if listed and word.key:
            listed = may_end_street("NL", name)
            if listed and is_street("NL", name):
                return True
        if word.kind & OPENS and (name in wholes or (first < last and _is_headed(line, first, last))):
            return True
    return False


def _is_told(line: _Line, at: int, suffixed: int) -> bool:
    """Tell whether a word is a street by its suffix, or by the name before it."""
    kind = line[at].kind
    return bool(kind & suffixed) or bool(kind & TAIL and _has_name(line, at))


def _has_name(line: _Line, tail: int) -> bool:
    """Tell whether what stands before a telling word may be a street's name, in some country that knows the word."""
    if not tail or line[tail - 1].kind & STOPS:
        return False
    before = line[tail - 1]
    if before.kind & NAME or not before.word[0].isalpha():
        return True
    return any(_is_last_of_name(line, tail - 1, grammar) for grammar in forms(GRAMMARS).tails[line[tail].key])


def _is_last_of_name(line: _Line, at: int, grammar: Grammar) -> bool:
    """Tell whether a word in lower case may end the part of a street's name that stands before its telling word."""
    if line[at].key not in grammar.not_names or line[at].key in grammar.titles:
        return True
    first = at
    while first >= 0 and line[first].key in grammar.particles:
        first -= 1
    word = line[first] if 0 <= first < at else None
    return word is not None and (bool(word.kind & NAME) or not word.word[0].isalpha() or word.key in grammar.titles)


def may_tell_street(line: _Line, at: int) -> bool:
    """Tell whether a word may tell a street that has no number."""
    kind = line[at].kind
    if kind & (TOLD | TAIL) and (kind & CLEAR or _has_capital(line, at)) and _is_told(line, at, TOLD):
        return True
    if kind & OPENS and _opens(line, at) and (_is_whole(line, at) or _names_more(line, at)):
        return True
    if not kind & NAME or at < 2:
        return False
    return line[at - 1].key in words("articles") and line[at - 2].key in words("before streets")


def _has_capital(line: _Line, at: int) -> bool:
    """Tell whether a word that tells streets among other things is written as one: with a capital, or cut short."""
    if at + 1 < len(line) and line[at + 1].word == ".":
        return True
    return any(word.kind & NAME for word in line[max(0, at - REACH) : at + 1])


def _opens(line: _Line, at: int) -> bool:
    """Tell whether a head or a whole name begins at a word, as far as it and the next one tell."""
    if line[at].kind & (HEADS | WHOLE):
        return True
    return at + 1 < len(line) and line[at].key + line[at + 1].key in forms(GRAMMARS).openings


def _names_more(line: _Line, first: int) -> bool:
    """Tell whether some grammar knows a head at a word, and no preposition in small letters, which names nothing."""
    preposition = not line[first].kind & NAME and not (first + 1 < len(line) and line[first + 1].word == ".")
    return any(
        name < len(line) and not (preposition and any(one.startswith(line[first].key) for one in grammar.prepositions))
        for grammar, name in _heads_at(line, first)
    )


def _is_headed(line: _Line, first: int, last: int) -> bool:
    """Tell whether some grammar knows a head at a word, and a name behind it up to another word."""
    ending = "" if line[last].kind & NAME else line[last].key
    if not _opens(line, first):
        return False
    return any(
        name <= last and grammar.number != "before" and not (ending in grammar.not_names or ending in grammar.particles)
        for grammar, name in _heads_at(line, first)
    )


def _heads_at(line: _Line, first: int) -> Iterator[tuple[Grammar, int]]:
    """Yield the grammars that know a head at a word, with the word behind it; see `street.heads_at`."""
    known, head, after = forms(GRAMMARS), "", first
    for _ in range(3):
        if after >= len(line):
            return
        head += line[after].key
        if head not in known.openings:
            return
        after += 1
        while after < len(line) and line[after].glued and line[after].word in "./-":
            after += 1
        for grammar in known.heads.get(head, ()):
            yield grammar, after


def _may_be_bare(line: _Line, last: int, number: int) -> bool:
    """Tell whether a name without a telling word may be a street: by a postcode near, or by the place behind it."""
    after = number + 1
    closed = after + 1 < len(line) and line[after].word == "," and line[after + 1].kind & NAME
    if closed and len(line[number].word) >= 3:
        return True
    near = (*line[max(0, last - REACH) : last], *line[after : after + REACH])
    return any(word.kind & FIGURE and len(word.word) > 1 for word in near)


def may_begin(line: _Line, number: int) -> bool:
    """Tell whether a street may begin behind the number at a word, or behind the range that goes on with it."""
    for first in range(number + 1, min(len(line), number + 1 + _RANGE_WORDS)):
        word = line[first]
        if word.kind & LINKS and any(near.kind & ANNOUNCES for near in line[max(0, number - _LABEL_WORDS) : number]):
            return True
        if word.word[0].isalnum() and _begins_here(line, first):
            return True
        if not _goes_on(line, first):
            return False
    return False


def _goes_on(line: _Line, at: int) -> bool:
    """Tell whether a word behind a number may be part of it: of "12a and 14", "12-14", "12 1/2,"."""
    word, before = line[at], line[at - 1]
    if word.kind & FIGURE and before.kind & FIGURE:
        return word.word == "1" and at + 1 < len(line) and line[at + 1].word == "/"
    return before.word != "," and bool(word.kind & (FIGURE | GOES_ON))


def _begins_here(line: _Line, first: int) -> bool:
    """Tell whether a street may begin at a word: by a telling word, a list, capitals or a form of its own."""
    kind = line[first].kind
    if kind & OPENS and _opens(line, first) and (_is_whole(line, first) or _has_head(line, first)):
        return True
    if kind & SHAPED and _is_shaped(line, first):
        return True
    return _is_tailed(line, first) or bool(kind & NAME and _is_closed_name(line, first))


def _has_head(line: _Line, first: int) -> bool:
    return any(grammar.number != "after" and name < len(line) for grammar, name in _heads_at(line, first))


def _is_whole(line: _Line, first: int) -> bool:
    name = ""
    for word in line[first : first + _WHOLE_WORDS]:
        name += word.key
        if name in _wholes():
            return True
    return False


def _is_tailed(line: _Line, first: int) -> bool:
    """Tell whether a telling word stands behind what may be the rest of a name."""
    lower: list[str] = []
    for at in range(first, min(first + _NAME_WORDS, len(line))):
        word = line[at]
        telling = word.kind & (ALONE if at == first else BEHIND)
        if telling and any(_is_name(lower, grammar) for grammar in word.tells):
            return True
        if word.kind & STOPS or (word.kind & FIGURE and not (at + 1 < len(line) and line[at + 1].key in ORDINALS)):
            return False
        if word.kind & LOWER and not (word.glued and word.key in ORDINALS):
            lower.append(word.key)
            if len(lower) > _LOWER_CASE_WORDS:
                return False
    return False


def _is_name(lower: list[str], grammar: Grammar) -> bool:
    return grammar.number != "after" and grammar.not_names.isdisjoint(lower)


def _is_closed_name(line: _Line, first: int) -> bool:
    """Tell whether up to three names stand before a comma or a line break."""
    at = first
    while at < min(first + 3, len(line)) and line[at].kind & NAME:
        at += 1
    return first < at < len(line) and line[at].word in f",;{LINE}"


def _is_shaped(line: _Line, first: int) -> bool:
    """Tell whether a street of a form of its own begins at a word."""
    written = "".join(word.word if word.glued else f" {word.word}" for word in line[first : first + REACH])
    return any(compiled(grammar.shape).match(written.lstrip()) for grammar in forms(GRAMMARS).shaped)


@cache
def _wholes() -> frozenset[str]:
    return frozenset(forms(GRAMMARS).wholes)
