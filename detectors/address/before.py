"""Streets whose name ends at a number: "Lange Lindestraat 12", "rue du Moulin 12", "Dezső utca 11"."""

from __future__ import annotations

from collections.abc import Iterator

from doxguard.detectors.address.gazetteer import is_place, is_street, may_end_street
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.numbers import is_long, is_year
from doxguard.detectors.address.postcodes import code_at
from doxguard.detectors.address.street import (
    REACH,
    Forms,
    Street,
    headed_street,
    heads_at,
    is_abbreviated,
    is_cased,
    is_ordinal,
    is_vague,
    name_end,
    suffixes_of,
    wholes_at,
)
from doxguard.detectors.address.tokens import GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import is_numbered, words

_ABBREVIATION = 5  # letters before a full stop that does not end a sentence
_LOWER_CASE_WORDS = 3  # before a tail, where no capitals show where the name begins


def streets_before(tokens: Tokens, last: int, known: Forms, label: bool = False) -> Iterator[Street]:
    """Yield the streets whose name ends at token ``last``, with or without a ``label`` between it and the number."""
    if not (tokens.words[last][0].isalnum() or tokens.words[last] == "."):
        return
    window = window_before(tokens, last)
    yield from _listed(tokens, window, last, known)
    for first in range(max(window, last - 3), last + 1):
        if tokens.keys[first] not in known.openings:
            continue
        for street in wholes_at(tokens, first, last, known):
            yield street._replace(first=_titled(tokens, street.grammar, window, first))
    word = last - 1 if tokens.words[last] == "." and last > window else last
    if tokens.is_word(word):
        if word < last:
            yield from _shortened(tokens, window, word, known)
        yield from streets_ending(tokens, window, word, known)
        if tokens.is_name(word):
            yield from _bare(tokens, window, word, known, label)
    yield from _headed(tokens, window, last, known)


def _shortened(tokens: Tokens, window: int, last: int, known: Forms) -> Iterator[Street]:
    """Yield the streets whose suffix is cut to a letter and a full stop: "Storg."."""
    name = tokens.keys[last]
    for grammar in known.shortened:
        for suffix in grammar.shortened:
            if name.endswith(suffix) and len(name) > len(suffix) + 3:
                yield from _ended(tokens, grammar, window, last, "suffix", suffix)


def _may_be_bare(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    name = tokens.keys[at]
    return len(name) > 2 and name not in grammar.not_names and name not in grammar.not_streets


def _bare(tokens: Tokens, window: int, last: int, known: Forms, label: bool) -> Iterator[Street]:
    """Yield names without a telling word, where a postcode of the country stands near, or a label behind."""
    codes = _codes_near(tokens, last)
    placed = _may_be_placed(tokens, last)
    for grammar in known.bare if codes or label or placed else ():
        near = (
            label
            or (placed and _is_placed(tokens, grammar, last))
            or any(code_at(tokens, grammar.country, tokens.starts[at]) for at in codes)
        )
        if near and grammar.number != "before" and _may_be_bare(tokens, grammar, last):
            yield from _ended(tokens, grammar, window, last, "name", "")


def _may_be_placed(tokens: Tokens, last: int) -> bool:
    """Tell whether a name and a number that counts nothing stand before a comma and a name that closes the address."""
    after = last + 3
    if after >= tokens.size or tokens.words[last + 2] != "," or not tokens.is_name(after):
        return False
    number, name = tokens.words[last + 1], tokens.words[last]
    plain = (
        len(name) > 5
        and name[1:].islower()
        and (not last or tokens.words[last - 1][0] in ",:.!?(" or _is_at(tokens, last))
    )
    return plain and 3 <= len(number) <= 4 and is_long(number) and not is_year(number) and tokens.is_closed(after)


def _is_at(tokens: Tokens, at: int) -> bool:
    return tokens.keys[at - 1] in words("before streets")


def _is_placed(tokens: Tokens, grammar: Grammar, last: int) -> bool:
    """Tell whether that name is a place of a country that writes streets in one word, and the first one is none."""
    if not (grammar.listed or grammar.prepositions) or is_numbered(tokens.keys[last]):
        return False
    return is_place(grammar.country, tokens.keys[last + 3]) and not is_place(grammar.country, tokens.keys[last])


def _codes_near(tokens: Tokens, last: int) -> list[int]:
    """Return the figures near a name and its number that may be a postcode: a place or more figures follow them."""
    near = (*range(max(0, last - 7), last - 1), *range(last + 2, min(last + 10, tokens.size - 1)))
    return [at for at in near if tokens.is_figure(at) and _may_be_code(tokens, at)]


def _may_be_code(tokens: Tokens, at: int) -> bool:
    """Tell whether figures are long enough for a postcode, or its first part, and have something behind them."""
    if len(tokens.words[at]) < (4 if tokens.gaps[at] == GLUED else 2):
        return False
    return tokens.is_name(at + 1) or tokens.words[at + 1] == "-" or tokens.is_figure(at + 1)


def streets_ending(tokens: Tokens, window: int, last: int, known: Forms, unnumbered: bool = False) -> Iterator[Street]:
    """Yield the streets that the word at ``last`` tells, as a tail or by its suffix; ``unnumbered`` ones as well."""
    name = tokens.keys[last]
    for grammar in known.tails.get(name, ()):
        yield from _ended(tokens, grammar, window, last, "tail", name)
    for suffix, grammar in suffixes_of(tokens, last, known):
        if unnumbered or suffix not in grammar.unnumbered:
            yield from _ended(tokens, grammar, window, last, "suffix", suffix)


def window_before(tokens: Tokens, last: int) -> int:
    """Return the first token that can belong to a name ending at ``last``."""
    first = last
    while first > 0 and last - first < REACH and tokens.gaps[first] < LINE:
        word = tokens.words[first - 1]
        if not (word[0].isalnum() or word in ".'&/-"):
            break
        if word == "." and tokens.gaps[first] and (first < 2 or len(tokens.words[first - 2]) > _ABBREVIATION):
            break
        first -= 1
    return first


def _listed(tokens: Tokens, window: int, last: int, known: Forms) -> Iterator[Street]:
    """Yield the longest name in the gazetteer that ends at ``last``, for each country with a list of streets."""
    for grammar in known.listed:
        name, best = "", -1
        if not tokens.is_name(last) and (
            tokens.keys[last] in grammar.not_names or tokens.keys[last] in grammar.particles
        ):
            continue  # "voor de" is no Voorde
        for at in range(last, window - 1, -1):
            name = tokens.keys[at] + name
            # "op Hof": rather "op" and "Hof", where there is a "Hof".
            if not may_end_street(grammar.country, name):
                break
            small = best >= 0 and tokens.keys[at] in grammar.not_names and not tokens.is_name(at)
            if tokens.keys[at] and not small and is_street(grammar.country, name):
                best = at
        if best >= 0 and tokens.keys[best] not in grammar.not_streets and not _is_spaced_out(tokens, best, last):
            yield _listed_street(tokens, grammar, _titled(tokens, grammar, window, best), last)


def _is_spaced_out(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a name is made of single letters: the view that undoes this finds the whole address."""
    return first < last and all(len(tokens.words[at]) < 3 for at in range(first, last + 1))


def _listed_street(tokens: Tokens, grammar: Grammar, first: int, last: int) -> Street:
    """Return a street of the gazetteer; "Plein" alone says little, "Lindeplein" and "Het Rond" much."""
    name, cased = tokens.keys[last], is_cased(tokens, first, last)
    told = sorted((s for s in grammar.suffixes if name.endswith(s) and (len(name) > len(s) or first < last)), key=len)
    if tokens.is_figure(last):  # "Plein 1944", with the house number behind it
        return Street(grammar, first, last, "suffix", known=True, cased=cased)
    if not told:
        article = tokens.words[last].lower().startswith(("s-", "t-"))  # "'s-Gravenhekje"
        return Street(grammar, first, last, "words" if first < last or article else "name", known=True, cased=cased)
    vague, weak = is_vague(grammar, told[-1], cased), told[-1] in grammar.weak
    return Street(grammar, first, last, "suffix", known=True, vague=vague, weak=weak, cased=cased)


def _titled(tokens: Tokens, grammar: Grammar, window: int, first: int) -> int:
    """Return where the name begins when titles stand before it: "Lange", "Burg.", "2e", "'s-"."""
    at = first - 1
    while at >= window:
        if tokens.words[at] == "-" and at > window and tokens.gaps[at] == GLUED == tokens.gaps[at + 1]:
            at -= 1  # "St.-Johann-Str."
        word = at - 1 if tokens.words[at] == "." and at > window else at
        if is_ordinal(tokens, word):
            first = word = word - 1
        elif _is_title(tokens, grammar, word) and (tokens.is_name(word) or not tokens.is_name(first)):
            first = word
        elif not (tokens.keys[word] in grammar.particles and word > window):
            break
        at = word - 1
    return _with_article(tokens, window, first)


def _is_title(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether a word is a title: a short one needs a capital or a full stop, where capitals say something."""
    if tokens.keys[at] not in grammar.titles:
        return False
    return len(tokens.words[at]) > 2 or tokens.is_name(at) or tokens.caseless or is_abbreviated(tokens, at)


def _with_article(tokens: Tokens, window: int, first: int) -> int:
    """Return where a name begins whose first word is short for an article: "'s-Gravenhof", "'t Hofland"."""
    if first - 2 >= window and tokens.keys[first - 1] in ("s", "t") and tokens.words[first - 2] == "'":
        return first - 2
    short = tokens.words[first].lower().startswith(("s-", "t-")) or tokens.keys[first] in ("s", "t")
    return first - 1 if short and first > window and tokens.words[first - 1] == "'" else first


def _ended(tokens: Tokens, grammar: Grammar, window: int, last: int, form: str, telling: str) -> Iterator[Street]:
    """Yield the street whose last word tells it, with the words before it that belong to the name."""
    first = _titled(tokens, grammar, window, last)
    adjective = form != "suffix" and first > window and _is_adjective(tokens, grammar, first - 1)
    if adjective:
        first = _titled(tokens, grammar, window, first - 1)
    elif form == "tail" or _takes_names(tokens, grammar, last, form, telling):
        first = _capitals_before(tokens, grammar, window, first, last)
        if _begins_with_place(tokens, grammar, first, last):
            first += 1  # "6720 Szeged Akácfa utca"
    if form == "tail" and first == last:  # a telling word alone names nothing
        first = _words_before(tokens, grammar, window, last)
        if first == last:
            return
    cased = is_cased(tokens, first, last)
    titled = form == "tail" and any(_is_adjective(tokens, grammar, at) for at in range(first, last))
    owned = form == "tail" and _is_genitive(tokens, grammar, last - 1, "")
    clear = adjective or titled or owned or (bool(telling) and cased and is_abbreviated(tokens, last))
    vague = not clear and (is_vague(grammar, telling, cased) or (form == "tail" and telling in grammar.vague_tails))
    # In a text with capitals a street's telling word has one, if it means other things without.
    weak = telling in grammar.weak or (vague and form == "tail" and not (tokens.caseless or tokens.is_name(last)))
    # Of "Nürnberg 2, Hamburg 1" neither is a street.
    weak = weak or (vague and form == "suffix" and first == last and is_place(grammar.country, tokens.keys[last]))
    yield Street(grammar, first, last, form, vague=vague, weak=weak, cased=cased)


def _begins_with_place(tokens: Tokens, grammar: Grammar, first: int, last: int) -> bool:
    """Tell whether a run of capitals is a place and a street, where the country writes them so."""
    if not grammar.place_first or last - first < 2 or not tokens.is_name(first) or not tokens.is_name(first + 1):
        return False
    quarter = tokens.keys[first + 1] in grammar.quarters
    return not quarter and is_place(grammar.country, tokens.keys[first])


def _is_adjective(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    if not grammar.adjective or tokens.keys[at] in grammar.not_names:
        return False
    return compiled(grammar.adjective).fullmatch(tokens.keys[at]) is not None


def _is_genitive(tokens: Tokens, grammar: Grammar, at: int, suffix: str) -> bool:
    """Tell whether a word, without its suffix, is somebody's: "Karl Johans gate", "Birger Jarlsgatan"."""
    stem = tokens.keys[at].removesuffix(suffix) if at >= 0 else ""
    return bool(grammar.genitive) and len(stem) > 2 and stem.endswith(grammar.genitive)


def _takes_names(tokens: Tokens, grammar: Grammar, last: int, form: str, telling: str) -> bool:
    """Tell whether names of persons before a word with a suffix belong to the street."""
    if not grammar.forenames:
        return False
    return form == "name" or not grammar.genitive or _is_genitive(tokens, grammar, last, telling)


def _capitals_before(tokens: Tokens, grammar: Grammar, window: int, first: int, last: int) -> int:
    """Return where a name begins that runs over names, titles and the small words between them."""
    at = first - 1
    while at >= window:
        if tokens.words[at] == "." and at > window and len(tokens.words[at - 1]) <= _ABBREVIATION:
            at -= 1
        elif is_ordinal(tokens, at):
            first = at - 1
            at = first - 1
        elif tokens.is_figure(at) and _is_telling_behind(tokens, grammar, at, first, last):  # "1453. Sokak", "3. utca"
            return at
        elif (tokens.is_name(at) and _is_in_name(tokens, grammar, at)) or tokens.keys[at] in grammar.titles:
            first = at
            at -= 1
        elif tokens.keys[at] in grammar.particles:
            at -= 1
        else:
            break
    return first


def _is_telling_behind(tokens: Tokens, grammar: Grammar, at: int, first: int, last: int) -> bool:
    """Tell whether figures stand before a telling word, and so begin a name."""
    near = first - at <= 2 and tokens.gaps[at + 1] <= SPACE
    return near and (first == last or tokens.keys[first] in grammar.tails)


def _is_in_name(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether a word with a capital belongs to a name; "Van" does only inside a sentence."""
    name = tokens.keys[at]
    if name not in grammar.not_names:
        return True
    return name in grammar.particles and at > 0 and tokens.gaps[at] == SPACE and tokens.words[at - 1][0].isalpha()


def _words_before(tokens: Tokens, grammar: Grammar, window: int, last: int) -> int:
    """Return where a name in lower case begins: up to three words, if something before them shows its start."""
    at = last - 1
    while last - at <= _LOWER_CASE_WORDS and not _shows_start(tokens, grammar, window, at):
        at -= 1
    first = at + 1 if _shows_start(tokens, grammar, window, at) else last - 1
    while first < last and tokens.keys[first] in grammar.particles:
        first += 1
    return first


def _shows_start(tokens: Tokens, grammar: Grammar, window: int, at: int) -> bool:
    """Tell whether a name begins behind a token, or at the window's beginning."""
    name = tokens.keys[at] if at >= window and tokens.is_word(at) else ""
    return not name or name in grammar.not_names or name in grammar.prepositions


def _headed(tokens: Tokens, window: int, last: int, known: Forms) -> Iterator[Street]:
    """Yield streets whose first word tells them, one for each grammar: the longest."""
    done: set[Grammar] = set()
    ending = "" if tokens.is_name(last) else tokens.keys[last]
    for at in range(window, last):
        if tokens.keys[at] not in known.openings or _is_tail_here(tokens, at, window, known):
            continue
        for grammar, name in heads_at(tokens, at, known):
            if grammar.number == "before" or grammar in done or name > last:
                continue
            if ending in grammar.not_names or ending in grammar.particles:
                continue  # it ends no name
            if name == last and len(tokens.words[last]) == 1 and grammar.prepositions:
                continue  # "Auf der A 8": a road
            if tokens.joined(at, last) in known.not_streets:
                continue
            if name_end(tokens, grammar, name, last, numbered=True) == last:
                street = headed_street(tokens, grammar, at, name, last)
                if street.form == "head":
                    done.add(grammar)
                yield street


def _is_tail_here(tokens: Tokens, at: int, window: int, known: Forms) -> bool:
    """Tell whether a word that may be a head ends an English street: "5th Ave", "Grand Place"."""
    if tokens.keys[at] not in known.tails or at <= window or tokens.gaps[at] != SPACE:
        return False
    return is_ordinal(tokens, at - 1) or (tokens.is_name(at - 1) and tokens.is_name(at))
