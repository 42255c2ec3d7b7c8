"""Find PARTIAL_ADDRESS: a street without a number, or a full postcode, said to be where somebody lives or is.

Not every street that is mentioned: a word for living or staying must stand near, in the same sentence, or a word for a
home with its owner ("her flat in …"). A postcode counts where it is fine enough to name a street or less: in the
Netherlands, Britain, Ireland, Canada and Portugal; a Dutch one in capitals counts by itself. Streets without a telling
word are left out, as words are too like them ("woont op de Brink"), unless the gazetteer has the name for no place and
an article stands before it: "aan het Havenhoofd". The parts that make a whole address are `find`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doxguard.detectors.address.countries import of_country
from doxguard.detectors.address.glance import may_hold_street
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.living import Living, living_words
from doxguard.detectors.address.postcodes import postcode_at
from doxguard.detectors.address.reading import Reading
from doxguard.detectors.address.tokens import Tokens, tokens_of
from doxguard.detectors.address.unnumbered import Cue, Streets
from doxguard.detectors.address.value import Address
from doxguard.detectors.address.words import words
from doxguard.detectors.cues import lexicon_words
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.places import Places
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import WordTriggers, is_triggered

_REACH = 90  # characters between a word for living and the street
_FINE = ("NL", "GB", "IE", "CA", "PT")  # countries whose postcodes name a street or less
_SENTENCE = re.compile(r"(?:(?<![^\W\d_])|(?<=[^\W\d_]{4}))[.!?](?=\s+[^\W\d_])|[!?]|\n[ \t]*\n")
_GAP = 20  # of them, before it
_STAY = 45  # characters behind a word such as "zit", the street included
_LONE_CODES = ("NL", "GB", "IE")
# Somebody "from the" street, or a home's parts on one: the words for those are too common to be triggers without it.
_NL = r"(?:straat|laan|weg|plein|dreef|gracht|kade|pad|hof|steeg|dijk|singel|lei)"
_EN = (
    r"(?:street|road|lane|drive|avenue|close|crescent|grove|terrace|rise|row|court|gardens|mews|bend|way|st|rd|ave"
    r"|dr|ln)"
)
_DE = r"(?:stra(?:ss|\xc3\x9f)e|weg|gasse|allee|platz|ring|steig|ufer|damm)"
_FR = r"(?:rue|boulevard|chemin|avenue|all.{1,2}e|impasse|sente|ruelle|venelle|quai|cours)"
_ES = r"(?:calle|avenida|paseo|traves.{1,2}a|callej.{1,2}n|pasaje|plaza|ronda|camino)"
_ORIGINS = (
    rf"\b(?:van|uit) (?:de|het) [a-z\x80-\xff' -]{{2,24}}{_NL}\b",
    rf"\b(?:vom|von der|aus der|aus dem) [a-z\x80-\xff]{{2,24}}{_DE}\b",
    rf"\bfrom [a-z' ]{{2,24}} {_EN}\b",
    rf"\b(?:de la|du|de l') ?{_FR}\b",
    rf"\bde(?: la|l)? {_ES}\b",
)
_NAMED = (
    r"[a-z]{3}(?:straat|laan|dreef|gracht|kade|steeg|singel|stra(?:ss|\xc3\x9f)e|gasse|allee)\b",
    rf"(?:\b(?:in|op|aan|door|langs|bij|te|rond|de|het|woont)|[,:(.!?]) [a-z\x80-\xff' -]{{3,24}}{_NL}\b",
    rf"\b(?:on|in|at|near|to|of|along) [a-z']{{3,16}}(?: [a-z']{{2,16}})? {_EN}\b",
    rf"\b(?:im|am|in der|in dem|an der|in den) [a-z\x80-\xff]{{3,24}}{_DE}\b",
    rf"\b{_FR} (?:de|du|des|d'|l)",
    rf"\b(?:en|por) (?:la |el )?{_ES}\b",
    r"[a-z]{3}v(?:\xc3\xa4|ae?)gen\b",
)
_ORIGIN = 60  # characters in which such a street must stand
_NEAR, _FAR, _LONE = 0.6, 0.5, 0.4
_BOX_REACH = 5  # tokens between a word for a PO box and its postcode
_LONELY = re.compile(
    r"(?<![^\W_])(?:[1-9][0-9]{3} ?[A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9])"
    r"(?![^\W_]|[ ]?-?[ ]?[0-9])"
)
# What a postcode has: looked for first, as most texts have none.
_FIGURE = re.compile(r"[0-9](?:(?<=[A-Za-z].)|[0-9]{3}[ -]?[A-Za-z0-9])")
_POSTCODE = re.compile(r"[0-9]{4}[ ]?[a-z]{2}|[a-z]{1,2}[0-9]|[a-z][0-9][a-z]|[0-9]{4}-[0-9]{3}", re.IGNORECASE)


def find_partial_addresses(text: Text) -> Iterator[Finding]:
    """Yield streets and postcodes that say where somebody lives or is."""
    if not (_has_code(text.folded) or may_hold_street(text.folded)):
        return
    tokens = tokens_of(text.folded)
    spoken = living_words(tokens)
    homes = [*_residences(tokens, spoken), *_stays(tokens, spoken), *_premises(tokens, spoken)]
    codes = [_cue(tokens, word) for word in spoken if word.part == "postcode"]
    taken = Places()
    streets = Streets()
    for readings, cue in (*((streets.near, cue) for cue in homes), *((_postcodes, cue) for cue in (*homes, *codes))):
        reading = min(readings(tokens, cue), key=lambda r: _distance(r, cue.start), default=None)
        if reading is not None and cue.near and reading.start - cue.first > _GAP:
            continue
        if reading is not None and taken.take(reading.start, reading.end):
            yield _finding(text, reading, _NEAR if _distance(reading, cue.start) <= _REACH // 2 else _FAR, "residence")
    for reading in _lone_postcodes(tokens):
        if taken.is_free(reading.start, reading.end):
            yield _finding(text, reading, _LONE)


def _has_code(text: str) -> bool:
    """Tell whether a text holds a fine postcode."""
    if not _FIGURE.search(text):
        return False
    starts = (match.start() for pattern in (_POSTCODE, _LONELY) for match in pattern.finditer(text))
    return any(postcode_at(country, text, start) for start in starts for country in _FINE)


def _distance(reading: Reading, cue: int) -> int:
    """Return how far a reading stands from a word; what stands behind the word counts as nearer."""
    return reading.start - cue if reading.start >= cue else 2 * (cue - reading.end)


def _finding(text: Text, reading: Reading, score: float, *notes: str) -> Finding:
    country = reading.grammar.country if reading.has("postcode") else ""
    value = Address(**reading.parts, country=country).encode()
    found = (*reading.notes, *notes)
    return text.finding("PARTIAL_ADDRESS", reading.start, reading.end, score, *found, value=value, country=country)


def _residences(tokens: Tokens, spoken: list[Living]) -> Iterator[Cue]:
    """Yield the words that say that somebody lives or stays somewhere."""
    for word in spoken:
        if word.part != "residence":
            continue
        if tokens.keys[word.last] not in words("homes") or _is_owned(tokens, word):
            cue = _cue(tokens, word)
            # "moved to", "lives on": the street comes behind.
            yield cue._replace(first=tokens.ends[word.last]) if word.last > word.first else cue


def _stays(tokens: Tokens, spoken: list[Living]) -> Iterator[Cue]:
    """Yield the words before a street that say that somebody is or comes from there, with the few words behind them."""
    for word in spoken:
        if word.part != "stays" and not (word.part == "origins" and _is_persons(tokens, word)):
            continue
        cue, end = _cue(tokens, word), tokens.ends[word.last]
        if _says(tokens, cue, "now"):
            continue  # "zit nu in de Kerkstraat": there and then
        yield cue._replace(first=end, last=min(cue.last, end + _STAY), near=True)


def _premises(tokens: Tokens, spoken: list[Living]) -> Iterator[Cue]:
    """Yield the parts of homes beside which a street that is told clearly says whose home it is."""
    for word in spoken:
        if word.part == "premises":
            cue = _cue(tokens, word)
            if not (_says(tokens, cue, "now") or _says(tokens, cue, "offers")):
                yield cue._replace(clear=True)


def _says(tokens: Tokens, cue: Cue, part: str) -> bool:
    """Tell whether a word of a part of the lexicon stands in a cue's sentence."""
    first, limit = tokens.at_or_after(cue.first), tokens.at_or_after(cue.last)
    return not words(part).isdisjoint(tokens.keys[first:limit])


def _is_persons(tokens: Tokens, word: Living) -> bool:
    """Tell whether it is somebody who is "from the" street: a person stands in the two tokens before."""
    start = tokens.starts[word.first]
    if not is_triggered(_ORIGINS, tokens.text[start : start + _ORIGIN]):
        return False
    near = range(max(0, word.first - 2), word.first)
    named = word.first > 1 and tokens.is_name(word.first - 1) and not tokens.is_figure(word.first - 1)
    return named or any(tokens.keys[at] in words("people", language) for at in near for language in word.languages)


def _is_owned(tokens: Tokens, word: Living) -> bool:
    """Tell whether it is said whose home it is: in the three tokens before it or the one behind it."""
    near = (*range(max(0, word.first - 3), word.first), *range(word.last + 1, min(word.last + 2, tokens.size)))
    owners = [words("owners", language) for language in word.languages]
    return any(tokens.keys[at] in listed for at in near for listed in owners)


def _cue(tokens: Tokens, word: Living) -> Cue:
    """Return a word for living with the part of its sentence that is within reach."""
    text, start, end = tokens.text, tokens.starts[word.first], tokens.ends[word.last]
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for before in () if _points_back(tokens, word) else _SENTENCE.finditer(text, first, start):
        first = before.end()
    behind = _SENTENCE.search(text, end, last)
    return Cue(start, first, behind.start() if behind else last, word.languages)


def _points_back(tokens: Tokens, word: Living) -> bool:
    """Tell whether a word for living speaks of a street in the sentence before: "she lives there"."""
    near = tokens.keys[max(0, word.first - 2) : word.last + 3]
    return word.part == "residence" and not words("there").isdisjoint(near)


def _postcodes(tokens: Tokens, cue: Cue) -> Iterator[Reading]:
    """Yield the full postcodes around a word for living."""
    if not _FIGURE.search(tokens.text, cue.first, cue.last):
        return
    for match in _POSTCODE.finditer(tokens.text, cue.first, cue.last):
        if match.start() and tokens.text[match.start() - 1].isalnum():
            continue
        for grammar in _fine():
            found = postcode_at(grammar.country, tokens.text, match.start())
            # Of two letters that may be a unit, capitals and a number that is no year make a postcode.
            written = tokens.text[match.start() : found.end] if found else ""
            apart = grammar.country == "NL" and " " in written
            year = written[:2] in ("19", "20")
            foreign = apart and "nl" not in cue.languages  # "from a 1945 OS map"
            if found is None or (year and (found.doubtful or foreign)):
                continue
            if written.isupper() or not (apart or found.doubtful):
                yield Reading(grammar, match.start(), found.end, {"postcode": found.value}, ("postcode",))
                break


def _lone_postcodes(tokens: Tokens) -> Iterator[Reading]:
    """Yield postcodes in capitals that no word explains: they name some twenty houses, and hardly anything else."""
    for match in _LONELY.finditer(tokens.text) if _FIGURE.search(tokens.text) else ():
        before = {tokens.keys[at] for at in range(*_tokens_before(tokens, match.start(), _BOX_REACH))}
        for grammar in () if match.group()[:2] in ("19", "20") or before & words("po boxes") else _fine():
            found = postcode_at(grammar.country, tokens.text, match.start())
            lone = grammar.country in _LONE_CODES and found is not None and found.end == match.end()
            if found is not None and lone and not found.doubtful:
                yield Reading(grammar, match.start(), found.end, {"postcode": found.value}, ("postcode",))
                break


def _tokens_before(tokens: Tokens, place: int, most: int) -> tuple[int, int]:
    last = tokens.at_or_after(place)
    return max(0, last - most), last


@cache
def _fine() -> tuple[Grammar, ...]:
    """Return a grammar of each country with fine postcodes."""
    return tuple(of_country(country)[0] for country in _FINE)


def _cue_words() -> list[str]:
    return [*lexicon_words("address", "residence"), *lexicon_words("address", "stays")]


DETECTOR = Detector(
    "partial_address",
    ("PARTIAL_ADDRESS",),
    find_partial_addresses,
    triggers=WordTriggers(
        _cue_words,
        r"\b[1-9][0-9]{3} ?[a-z]{2}\b",  # Dutch, British, Canadian, Irish and Portuguese postcodes
        r"\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\b",
        r"\b[a-z][0-9][a-z][ -]?[0-9][a-z][0-9]\b",
        r"\b(?:[a-z][0-9]{2}|d6w)[ -]?[a-z0-9]{4}\b",
        r"\b[1-9][0-9]{3} ?- ?[0-9]{3}\b",
        *_ORIGINS,
        *_NAMED,
    ),
)
