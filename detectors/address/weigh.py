"""How sure we are that a reading is an address: what was seen speaks for it, in the sum.

The weights were set on labelled posts, street lists and clean texts; what matters is which sums reach 0.4:

* a telling word passes alone where it means nothing else, with capitals or without: "Lindestraat 4", "lindestraat 4";
* one that means other things as well needs one more sign in a name with capitals, and without them a place, a postcode,
  or two weaker signs;
* a name of the gazetteer alone ("Karveel 4") needs a place, a postcode, a word for living, or two weaker signs;
* capitals alone need a postcode, with its place where its shape may be another number.
"""

from __future__ import annotations

from collections.abc import Set

from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.street import Street

_FORM = {"head": 0.45, "tail": 0.45, "suffix": 0.45, "shape": 0.45, "words": 0.15, "name": 0.05}
_UNTOLD = frozenset({"name", "words"})  # no telling word
_NOTES = {
    "label": 0.15,  # "nr." before the number
    "letter": 0.1,  # a letter is glued to the number
    "long number": 0.1,  # it hardly counts anything: three figures that are not round, or with an addition
    "postcode": 0.25,
    "region": 0.15,
    "region+postcode": 0.2,  # the postcode lies in the state that is named
    "place": 0.25,
    "unlisted place": 0.05,
    "country": 0.25,
    "unit": 0.15,
    "quarter": 0.15,  # a quarter of the town stands before the street
    "house": 0.1,  # the name of a house
    "whole line": 0.1,  # a street that is known, and nothing else on its line
    "residence": 0.2,  # a word for living or for an address stands near
    "village": 0.25,  # the name for a street is a village's without streets; only with a postcode or a label
    "hour": -0.25,  # the number may be a time: "20u"; not with a postcode or a place
    "title": -0.4,  # of a book, a song or a film
    "numberless": -0.1,  # a word for "without number" stands for it
    "at": 0.1,  # a word stands before it as before streets: "op", "aan de"
}
_STRONG_POSTCODE = 0.2  # more, where its shape is hardly anything else
_KNOWN, _KNOWN_NAME = 0.15, 0.2  # the gazetteer has the street: with a telling word, without
_VAGUE, _WEAK = -0.15, -0.3  # its telling word means other things as well, or is a mere ending
# It is written without capitals: its telling word is clear, it has none, or a vague one.
_LOWER_CASE, _UNTOLD_LOWER_CASE, _VAGUE_LOWER_CASE = -0.05, -0.1, -0.15
_YEAR, _VAGUE_YEAR = -0.25, -0.35  # the number may be a year, and nothing says that it is not
_COUNT, _NAME_COUNT = -0.05, -0.15  # a word, or one with a capital, follows that the number may count
_COMMA = -0.2  # a comma stands before the number of what may be no street
_WEAK_ALONE = -0.1  # a mere ending, and no place that is known
_NUMBER_FIRST = 0.2  # less for a number and names, unless a code or a country closes them
_UNSURE = -0.1  # neither a telling word nor a place says that it is a street
_FOREIGN = -0.15  # the text is in another language, and nothing else names the country


def weigh(reading: Reading, street: Street | None) -> float:
    """Return the score of a reading; more than 1 for what nobody would doubt."""
    notes = set(reading.notes)
    total = sum([_NOTES.get(note, 0.0) for note in notes])
    if reading.grammar.strong and "postcode" in notes:
        total += _STRONG_POSTCODE
    if "number first" in notes and notes.isdisjoint(("postcode", "region", "country")):
        total -= _NUMBER_FIRST
    if "numberless" in notes and notes.isdisjoint(("place", "postcode")):
        return 0.0
    if street is not None and street.vague and not street.cased and "residence" in notes and "at" not in notes:
        total -= _NOTES["residence"]  # "the house has 3 walled gardens"
    if "hour" in notes and not notes.isdisjoint(("place", "postcode")):
        total -= _NOTES["hour"]
    if "village" in notes and notes.isdisjoint(("postcode", "label")):
        total -= _NOTES["village"]
    if street is not None:
        total += _FORM[street.form] + _street(street) + _doubts(notes, reading.grammar.strong, street)
    return round(max(0.0, total), 2)


def most(reading: Reading, street: Street, further: Set[str]) -> float:
    """Return a score that a reading stays below, or at, whichever of these further notes come to it."""
    notes = {*reading.notes, *further}
    total = sum([weight for note in notes if (weight := _NOTES.get(note, 0.0)) > 0])
    if reading.grammar.strong and "postcode" in further:
        total += _STRONG_POSTCODE
    return total + _FORM[street.form] + _street(street)


def _street(street: Street) -> float:
    """Return what the way in which a street is told and written adds or takes away."""
    known = (_KNOWN_NAME if street.form in _UNTOLD else _KNOWN) if street.known else 0.0
    small = _UNTOLD_LOWER_CASE if street.form in _UNTOLD else _LOWER_CASE
    if street.vague and not street.known:
        small = _VAGUE_LOWER_CASE
    return known + (0.0 if street.cased else small) + street.vague * _VAGUE + street.weak * _WEAK


def _doubts(notes: set[str], strong: bool, street: Street) -> float:
    """Return what a number that may be a year, or count something, takes away."""
    unclear = street.vague or street.form in _UNTOLD
    named = not notes.isdisjoint(("place", "postcode", "country", "region"))
    doubts = _FOREIGN if unclear and "foreign" in notes and not named else 0.0
    doubts -= 0.01 if "foreign" in notes else 0.0  # between two readings, the text's own language
    if "count" in notes:
        doubts += _NAME_COUNT if unclear or "name behind" in notes else _COUNT
    if unclear and "comma" in notes and not named:
        doubts += _COMMA
    if street.weak and notes.isdisjoint(("place", "country")):
        doubts += _WEAK_ALONE
    sure = not notes.isdisjoint(("place", "country")) or (strong and "postcode" in notes)
    if street.form in _UNTOLD and not sure:
        # A label says less of a listed name than of a street: magazines and ships are numbered, too.
        doubts += _UNSURE if "label" in notes or not street.known else 0.0
    if "year" in notes and notes.isdisjoint(("postcode", "label", "unit")):
        word = street.form == "tail" and street.first == street.last  # "Plein 1940"
        doubts += _VAGUE_YEAR if unclear or word else 0.0 if "place" in notes else _YEAR
    return doubts
