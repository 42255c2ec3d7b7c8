"""The readings of one number: the streets before and behind it, and what makes a reading of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doxguard.detectors.address.after import streets_after, streets_around
from doxguard.detectors.address.back import read_back
from doxguard.detectors.address.before import streets_before
from doxguard.detectors.address.gazetteer import is_place
from doxguard.detectors.address.grammar import Grammar, compiled
from doxguard.detectors.address.numbers import (
    HouseNumber,
    glued_before,
    is_dated,
    is_day,
    is_long,
    is_year,
    label_before,
    number_after,
    number_before,
    unit_before,
)
from doxguard.detectors.address.parts import read_on
from doxguard.detectors.address.postcodes import code_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.street import Forms, Street
from doxguard.detectors.address.tokens import GLUED, LINE, SPACE, Tokens
from doxguard.detectors.address.words import is_numbered, words
from doxguard.detectors.language import is_function_word

_HOURS = frozenset({"u", "h", "hr", "hrs"})


def numberless_readings(tokens: Tokens, at: int, known: Forms) -> Iterator[tuple[Reading, Street]]:
    """Yield begun readings of a street with words for "without number": "Calle Mayor s/n, 28921 Alcorcón"."""
    last = at - 1 - (at > 0 and tokens.words[at - 1] == ",")
    for street in streets_before(tokens, last, known) if last >= 0 else ():
        numberless = street.grammar.numberless
        match = compiled(numberless).match(tokens.text, tokens.starts[at]) if numberless else None
        if match:
            parts = {"street": _name(tokens, street), "addition": match.group()}
            reading = Reading(street.grammar, tokens.starts[street.first], match.end(), parts, ("numberless",))
            yield reading, street


def numbered_readings(
    tokens: Tokens, at: int, known: Forms, before: bool, behind: bool
) -> Iterator[tuple[Reading, Street]]:
    """Yield every reading of one number, begun: a street ``before`` or ``behind`` it, and nothing around them."""
    label, last = label_before(tokens, at)
    if before and last >= 0 and not is_day(tokens, at):
        for street in _streets_before(tokens, last, known, label):
            reading = _after(tokens, street, at, label)
            if reading is not None:
                yield reading, street
    number = number_before(tokens, at) if behind else None
    if number is not None:
        yield from _linked(tokens, known, number, at, label)
        for street in streets_after(tokens, _first_after(tokens, number.end), known):
            reading = _before(tokens, street, number, label)
            if reading is not None:
                yield reading, street


def _streets_before(tokens: Tokens, last: int, known: Forms, label: bool) -> Iterator[Street]:
    """Yield the streets that end before a number, but none that is the same as one that is told better.

    A street that the gazetteer knows is told by its ending as well, and one with a telling word is a name.
    """
    told: set[tuple[Grammar, int, int]] = set()
    listed: set[Street] = set()
    for street in streets_before(tokens, last, known, label):
        place = street.grammar, street.first, street.last
        if street in listed or (street.form == "name" and not street.known and place in told):
            continue
        if street.form in ("suffix", "tail"):
            if street.known:
                listed.add(street._replace(known=False))
            if street.cased and not (street.vague or street.weak):
                told.add(place)
        yield street


def _after(tokens: Tokens, street: Street, at: int, label: bool) -> Reading | None:
    """Return the reading of a street with its number behind it."""
    grammar = street.grammar
    # Behind a label the number may follow its street everywhere: "place du Marché, n° 7".
    number = number_after(tokens, at, grammar) if grammar.number != "before" or label else None
    if number is None or _is_numbered_thing(tokens, street) or _is_postcode(tokens, grammar, at):
        return None
    glued = tokens.gaps[at] == GLUED and tokens.is_word(at - 1) and tokens.keys[at - 1] not in words("labels")
    if glued and not _may_be_glued(tokens, street):
        return None
    notes = [f"street:{street.form}", *(["listed street"] if street.known else []), *(["label"] if label else [])]
    hour = number.addition.lower() in _HOURS and int(number.number) <= 24
    if not hour and re.match(r"[^\W\d_](?![^\W\d_])", tokens.text[tokens.ends[at] : number.end]):
        notes.append("letter")
    if tokens.words[at - 1] == "," and not label:
        notes.append("comma")
    if grammar.bare and street.form == "name" and not street.known and _is_village(tokens, street):
        notes.append("village")
    if is_year(number.number) and not number.addition:
        notes.append("year")
    elif is_long(number.number) and _is_untold(street) and "village" not in notes:
        notes.append("long number")
    if hour:
        notes.append("hour")
    parts = {"street": _name(tokens, street), "number": number.number, "addition": number.addition}
    return Reading(grammar, tokens.starts[_outside_hashtag(tokens, street.first)], number.end, parts, tuple(notes))


def _is_untold(street: Street) -> bool:
    """Tell whether no clear word tells a street, so that its number has to."""
    return street.form == "name" or street.weak or (street.known and (street.vague or street.form == "words"))


def _is_village(tokens: Tokens, street: Street) -> bool:
    return is_place(street.grammar.country, tokens.joined(street.first, street.last))


def _is_postcode(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    """Tell whether figures behind a street are a postcode with its place: "Rue du Moulin, 67500 Haguenau"."""
    if len(tokens.words[at]) < 4 or grammar.postcode == "after":
        return False
    found = code_at(tokens, grammar.country, tokens.starts[at])
    if found is not None and grammar.strong and not found.doubtful:
        return tokens.text[tokens.ends[at]] != "-"  # "4016-hs" is a number with its storey
    after = at + 1  # a postcode of any country: a comma before it, and a name at once behind it
    named = (
        after < tokens.size and tokens.gaps[after] == SPACE and tokens.is_name(after) and len(tokens.words[after]) > 2
    )
    return named and (found is not None or tokens.words[at - 1] == ",")


def _may_be_glued(tokens: Tokens, street: Street) -> bool:
    """Tell whether a number may stand at once behind a name: "Kerkstraat12", but not in addresses of the web."""
    before = tokens.text[tokens.starts[street.first] - 1] if tokens.starts[street.first] else " "
    return street.form == "suffix" and not street.weak and before not in "/.@_=&-"


def _outside_hashtag(tokens: Tokens, first: int) -> int:
    """Return the token of the "#" that is glued to a name, else the name's own."""
    return first - 1 if first and tokens.words[first - 1] == "#" and tokens.gaps[first] == GLUED else first


def _linked(
    tokens: Tokens, known: Forms, number: HouseNumber, at: int, label: bool
) -> Iterator[tuple[Reading, Street]]:
    """Yield readings with small words between number and street: "nummer 14 in de Lindestraat", "au 14 de la rue …"."""
    announced = label or (at > 0 and tokens.keys[at - 1] in words("before numbers"))
    first = tokens.at_or_after(number.end)
    street = first
    while announced and street < min(first + 3, tokens.size) and tokens.keys[street] in words("number links"):
        street += 1
    if not announced or street == first or street >= tokens.size:
        return
    start = _label_start(tokens, at) if label else number.start
    for last in range(street, min(street + 5, tokens.size)):
        for found in streets_around(tokens, last, street, known):
            if found.first == street and not found.weak and (found.cased or not found.vague):
                parts = {"street": _name(tokens, found), "number": number.number, "addition": number.addition}
                notes = (f"street:{found.form}", "label")
                yield Reading(found.grammar, start, tokens.ends[found.last], parts, notes), found


def _has_written_label(tokens: Tokens, number: HouseNumber) -> bool:
    """Tell whether "No." or the like stands right before a number: more than a letter that may be a block's."""
    at = tokens.at_or_after(number.start) - 1
    at -= at > 0 and tokens.words[at] in ".:#"
    return at >= 0 and len(tokens.keys[at]) > 1 and tokens.keys[at] in words("labels")


def _label_start(tokens: Tokens, at: int) -> int:
    """Return where the label of a number begins."""
    first = at - 1
    while first > 0 and (tokens.words[first] in ".:#" or tokens.keys[first - 1] in words("labels")):
        first -= 1
    return tokens.starts[first]


def _is_numbered_thing(tokens: Tokens, street: Street) -> bool:
    """Tell whether what looks like a street is a thing that bears a number: "kamer 12", "De Top 40", "PO box 7"."""
    last = tokens.keys[street.last]
    box = last if street.last == 0 else tokens.keys[street.last - 1] + last
    if last in words("po boxes") or box in words("po boxes"):
        return True
    alone = all(not tokens.is_name(at) or len(tokens.words[at]) < 4 for at in range(street.first, street.last))
    return alone and (street.vague or street.form in ("name", "words")) and is_numbered(last)


def _before(tokens: Tokens, street: Street, number: HouseNumber, label: bool) -> Reading | None:
    """Return the reading of a street with its number before it."""
    unit = unit_before(tokens, number, street.grammar)
    start = glued_before(tokens, number.start, street.grammar.number_prefix) if unit is None else unit
    if start < 0 or (start == number.start and is_dated(tokens, tokens.at_or_after(start))):
        return None
    long = bool(number.addition) or is_long(number.number)
    parts = {"street": _name(tokens, street), "number": number.number, "addition": number.addition}
    notes = [f"street:{street.form}"]
    if label and start == number.start and _has_written_label(tokens, number):
        start = _label_start(tokens, tokens.at_or_after(start))
    elif unit is not None:
        notes.append("unit")
        parts["unit"] = tokens.text[start : number.start].strip(" /,")
    elif start < number.start:
        parts["number"] = tokens.text[start : number.start].lstrip("#") + number.number
    notes += ["number first"] if street.form == "name" else []
    notes += ["listed street"] if street.known else []
    notes += ["label"] if label else []
    notes += ["year"] if is_year(number.number) and not number.addition else ["long number"] if long else []
    return Reading(street.grammar, start, tokens.ends[street.last], parts, tuple(notes))


def _first_after(tokens: Tokens, place: int) -> int:
    first = tokens.at_or_after(place)
    return first + 1 if first < tokens.size and tokens.words[first] == "," else first


def _name(tokens: Tokens, street: Street) -> str:
    return tokens.written(street.first, street.last)


def finished(tokens: Tokens, reading: Reading, street: Street) -> Reading:
    """Return a begun reading of a street and its number with all that stands around them."""
    number_end = reading.end
    reading = _without_full_stop(tokens, read_back(tokens, read_on(tokens, reading)))
    notes = []
    following = tokens.at_or_after(reading.end)
    goes_on = reading.end == number_end and following < tokens.size and tokens.gaps[following] == SPACE
    if goes_on and tokens.is_word(following) and not tokens.caseless and _may_be_counted(tokens, following):
        notes += ["count", *(["name behind"] if tokens.is_name(following) else [])]
    if street.known and street.cased and _is_whole_line(tokens, reading):
        notes.append("whole line")
    return reading.on(reading.end, *notes) if notes else reading


def _is_whole_line(tokens: Tokens, reading: Reading) -> bool:
    """Tell whether nothing else stands on the lines of a reading: what is more than a mention."""
    first, following = tokens.at_or_after(reading.start), tokens.at_or_after(reading.end)
    if following < tokens.size and tokens.words[following] in ".,!":
        following += 1
    return (not first or tokens.gaps[first] >= LINE) and (following >= tokens.size or tokens.gaps[following] >= LINE)


def _may_be_counted(tokens: Tokens, at: int) -> bool:
    """Tell whether a word behind a number may be what it counts: a name, or no small word of any language."""
    return tokens.is_name(at) or not is_function_word(tokens.words[at].lower())


def _without_full_stop(tokens: Tokens, reading: Reading) -> Reading:
    """Return the reading without the full stop of a sentence: "14 Elm St.", but "Elm St, Trenton, N.J."."""
    text, end = tokens.text, reading.end
    return reading.on(end - 1) if text[end - 1] == "." and text[end - 3 : end - 2] != "." else reading
