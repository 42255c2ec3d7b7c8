"""Streets whose name begins behind a number: "14 Maple Street", "12, rue du Moulin", "350 S 400 E"."""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.detectors.address.before import streets_ending, window_before
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.street import (
    Forms,
    Street,
    headed_street,
    heads_at,
    is_cased,
    is_ordinal,
    is_vague,
    may_tell_behind,
    name_end,
    suffixes_of,
    wholes_at,
)
from doxguard.detectors.address.tokens import BLANK, GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import counted, is_numbered, words

_MOST_WORDS = 6  # of a street with a tail
_LOWER_CASE_WORDS = 2  # before a tail that shows the name's end


def streets_after(tokens: Tokens, first: int, known: Forms) -> Iterator[Street]:
    """Yield the streets whose name begins at token ``first``: behind a number."""
    if first >= tokens.size or tokens.gaps[first] >= _most_gap(tokens, first) or not tokens.words[first][0].isalnum():
        return
    yield from _headed(tokens, first, known)
    yield from _tailed(tokens, first, known)
    yield from _shaped(tokens, first, known)
    if tokens.keys[first] in known.openings:
        for last in range(first, min(first + 4, tokens.size)):
            yield from (street for street in wholes_at(tokens, first, last, known) if street.grammar.number != "after")
    yield from _bare(tokens, first, known)


def _most_gap(tokens: Tokens, first: int) -> int:
    """Return what may not stand between a number and its street: a line break, unless a comma ends the first line."""
    return BLANK if first and tokens.words[first - 1] == "," else LINE


def streets_around(tokens: Tokens, at: int, window: int, known: Forms) -> Iterator[Street]:
    """Yield the streets, with or without a number, that token ``at`` begins ("rue …") or ends ("… street")."""
    for grammar, name in heads_at(tokens, at, known):
        end = name_end(tokens, grammar, name, tokens.size - 1, numbered=False, small_words=1)
        if end >= 0:
            yield headed_street(tokens, grammar, at, name, end)
    for last in range(at, min(at + 3, tokens.size)) if tokens.keys[at] in known.openings else ():
        yield from (street for street in wholes_at(tokens, at, last, known) if street.form == "tail")
    if tokens.is_word(at) and not _has_tail_behind(tokens, at, known):
        yield from streets_ending(tokens, max(window, window_before(tokens, at)), at, known, unnumbered=True)


def _has_tail_behind(tokens: Tokens, at: int, known: Forms) -> bool:
    """Tell whether a telling word has another behind it: "Orchard Hill Rd"."""
    after = at + 1
    if after >= tokens.size or tokens.gaps[after] != SPACE or tokens.keys[at] not in known.tails:
        return False
    return tokens.keys[after] in known.tails and tokens.is_name(after) == tokens.is_name(at)


def _headed(tokens: Tokens, first: int, known: Forms) -> Iterator[Street]:
    for grammar, name in heads_at(tokens, first, known):
        if grammar.number != "after":
            end = name_end(tokens, grammar, name, tokens.size - 1, numbered=False)
            if name == end and _is_seat(tokens, first, name):
                continue
            if end >= 0 and tokens.joined(first, end) not in known.not_streets:
                yield headed_street(tokens, grammar, first, name, _with_direction(tokens, grammar, end))


def _is_seat(tokens: Tokens, head: int, name: int) -> bool:
    """Tell whether a head and a single sign of a name are a seat or a track: "18, place 81", "4213, voie C"."""
    numbered = tokens.keys[head] == "place" or is_numbered(tokens.keys[head])
    return numbered and (tokens.is_figure(name) or len(tokens.words[name]) == 1)


def _with_direction(tokens: Tokens, grammar: Grammar, end: int) -> int:
    """Return the last token of a street, with a direction in small letters where nothing but an address goes on."""
    at = end + 1
    if at >= tokens.size or tokens.gaps[at] != SPACE or tokens.keys[at] not in grammar.directions:
        return end
    after = at + 1
    if after >= tokens.size or tokens.gaps[after] >= LINE or tokens.words[after] in ",;(":
        return at
    return at if grammar.unit and compiled(grammar.unit).match(tokens.text, tokens.starts[after]) else end


def _tailed(tokens: Tokens, first: int, known: Forms) -> Iterator[Street]:
    """Yield the streets that begin at ``first`` and end in a telling word, with a direction behind it."""
    done: set[Grammar] = set()
    joined = ""
    for at in range(first, min(first + _MOST_WORDS, tokens.size)):
        if at > first and tokens.gaps[at] >= LINE:
            return
        name = tokens.keys[at]
        if not (name or tokens.words[at] in ".'&-/"):
            return
        joined += name
        for telling, grammar, form in _tellings(tokens, first, at, known) if may_tell_behind(name, known) else ():
            if grammar.number == "after" or grammar in done or not _are_names(tokens, grammar, first, at, form):
                continue
            done.add(grammar)
            last = _last_tail(tokens, grammar, at)
            cased = is_cased(tokens, first, at if form == "suffix" else at - 1)
            if joined not in known.not_streets and not _goes_on(tokens, last):
                if form == "tail" and tokens.is_word(last) and tokens.keys[last] in grammar.tails:
                    telling = tokens.keys[last]  # "Park Ct", "Hill Road": the last one tells it
                vague = is_vague(grammar, telling, cased) or (form == "tail" and telling in grammar.vague_tails)
                yield Street(grammar, first, last, form, vague=vague, weak=telling in grammar.weak, cased=cased)


def _tellings(tokens: Tokens, first: int, at: int, known: Forms) -> Iterator[tuple[str, Grammar, str]]:
    """Yield the grammars that a token tells, by itself behind a name or by its end."""
    name = tokens.keys[at]
    for grammar in known.tails.get(name, ()) if at > first else ():
        yield name, grammar, "tail"
    if tokens.is_word(at):
        for suffix, grammar in suffixes_of(tokens, at, known):
            yield suffix, grammar, "suffix"


def _are_names(tokens: Tokens, grammar: Grammar, first: int, tail: int, form: str) -> bool:
    """Tell whether the words before a telling word make a name."""
    written = [at for at in range(first, tail) if tokens.keys[at]]
    if any(tokens.is_figure(at) and not is_ordinal(tokens, at + 1) for at in written):
        return False
    lower = [at for at in written if not (tokens.is_name(at) or tokens.is_figure(at) or is_ordinal(tokens, at))]
    small = grammar.particles if tokens.is_name(first) else frozenset()
    if any(tokens.keys[at] in grammar.not_names - small for at in lower):
        return False
    # "5 Days Till Oak Street" counts days; "14 May Street" and "120 E Main St" do not.
    short = tail <= first + 1 or tokens.keys[first] in grammar.directions or tokens.keys[first] == "st"
    if counted(tokens, first) and not (short and tokens.is_name(tail)):
        return False  # nor is "4 dagen weg" a street
    if form == "tail" and all(len(tokens.keys[at]) == 1 and not tokens.is_name(at) for at in written):
        return False  # "150 p.st."
    lower = [at for at in lower if tokens.keys[at] not in grammar.particles]
    if lower and form == "suffix":
        return False
    if tokens.is_name(first) or is_ordinal(tokens, min(first + 1, tail)):
        return not lower
    return len(lower) <= _LOWER_CASE_WORDS and (first == tail or tokens.keys[first] not in grammar.particles)


def _last_tail(tokens: Tokens, grammar: Grammar, tail: int) -> int:
    """Return the last token of a street, where a second tail or a direction follows the first: "St James St NW"."""
    last = tail
    for at in range(tail + 1, min(tail + 4, tokens.size)):
        word, name = tokens.words[at], tokens.keys[at]
        if word == "." and tokens.gaps[at] == GLUED and at == last + 1 and len(tokens.words[last]) <= 4:
            last = at  # `find` takes it off again where nothing follows
        elif tokens.gaps[at] >= LINE or not name:
            break
        elif _is_direction(tokens, grammar, at) or (
            name in grammar.tails and _is_second_tail(tokens, grammar, at, tail)
        ):
            last = at
        elif not (tokens.keys[tail] == "st" and tokens.is_name(at)):
            break
    return last


def _is_direction(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether a token is a direction, without figures behind it at once: "SW", but not "SW19"."""
    glued = at + 1 < tokens.size and tokens.gaps[at + 1] == GLUED and tokens.is_figure(at + 1)
    return tokens.keys[at] in grammar.directions and not glued


def _is_second_tail(tokens: Tokens, grammar: Grammar, at: int, tail: int) -> bool:
    """Tell whether a telling word right behind another belongs to the street: in lower case only at its end."""
    if tokens.is_name(at) or tokens.is_name(tail):
        return tokens.is_name(at) == tokens.is_name(tail)
    if is_vague(grammar, tokens.keys[tail], False):
        return True  # "chestnut hill dr"
    return at + 1 >= tokens.size or tokens.gaps[at + 1] >= LINE or not tokens.words[at + 1][0].isalpha()


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Tell whether the word behind a street makes it a part of another noun: "street food", "road trip"."""
    after = last + 1
    return after < tokens.size and tokens.gaps[after] == SPACE and tokens.keys[after] in words("behind streets")


def _shaped(tokens: Tokens, first: int, known: Forms) -> Iterator[Street]:
    """Yield the streets of a form of their own that begin at ``first``."""
    for grammar in known.shaped:
        match = compiled(grammar.shape).match(tokens.text, tokens.starts[first])
        if match and grammar.number != "after":
            last = tokens.at_or_after(match.end()) - 1
            vague = "vague" in match.re.groupindex and match["vague"] is not None
            yield Street(grammar, first, last, "shape", vague=vague, cased=is_cased(tokens, first, last))


def _bare(tokens: Tokens, first: int, known: Forms) -> Iterator[Street]:
    """Yield up to three names before a comma or line break, where streets often have no telling word."""
    last = first
    while last < min(first + 3, tokens.size) and tokens.is_name(last) and (last == first or tokens.gaps[last] == SPACE):
        last += 1
    if last == first or last >= tokens.size or not (tokens.words[last] == "," or tokens.gaps[last] == LINE):
        return
    apart = first > 0 and tokens.words[first - 1] == ","  # "12, La Canebière", but in English no name follows a comma
    for grammar in known.bare:
        if apart and grammar.language == "en":
            continue
        if grammar.number != "after" and tokens.keys[first] not in grammar.not_names:
            yield Street(grammar, first, last - 1, "name")
