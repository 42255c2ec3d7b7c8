"""One letter for each word of a text: what it can be in the name of a place. `where` matches patterns on them.

P preposition      Q "from", "over"  M "with"             L "of"             D article, owner   O ordinal
w any other word
N name             n noun that may be a name (German)     V venue            v venue that names itself ("bloemenmarkt")
S street           W "Street", "rue" R road ("A58")       U "gate", "kamer"  # figure, "C6"
K code, coordinates                  T "hinten rechts"    H "thuis"    x no part of it    , comma      . another sign
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from doxguard.detectors.address.gazetteer import holds, listed_places, name_sum
from doxguard.detectors.address.names import key as name_key
from doxguard.detectors.language import is_function_word
from doxguard.detectors.live_location.lexicon import endings
from doxguard.detectors.live_location.tokens import KEPT
from doxguard.detectors.live_location.when import When
from doxguard.detectors.live_location.words import Word, Words

COUNTRIES = {
    "nl": ("NL", "BE"), "en": ("GB", "IE", "US", "CA", "AU", "NZ"), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"),
    "es": ("ES",), "it": ("IT",), "pt": ("PT",), "pl": ("PL",), "sv": ("SE",), "tr": ("TR",),
}  # fmt: skip
ROAD = re.compile(r"[ANEMSBR]-?[0-9]{1,4}|I-?[0-9]{1,3}|AP-?[0-9]{1,2}|US-?[0-9]{1,3}|[AB]K?[0-9]{1,3}", re.IGNORECASE)
_PLUS_CODE = re.compile(r"[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}", re.IGNORECASE)
_COORDINATE = re.compile(r"[0-9]{1,3}[.,][0-9]{4,8}")
_DECIMAL = re.compile(r"[0-9]{1,2}[.:][0-9]{1,3}")  # "kamer 4.12"
_FIGURE = re.compile(r"[A-Z]{0,2}-?[0-9]{1,5}-?[A-Z]{0,2}|[0-9]{1,3}(?:st|nd|rd|th|e|de|ste|er|º|ª)", re.IGNORECASE)
_NAMING_PREPOSITIONS = frozenset(
    {"in", "nach", "bei", "richtung", "zwischen", "auf", "vor", "kurz vor", "kurz hinter"}
)  # in German, without an article behind
_SHOUTED = 4  # words in capitals, beyond which capitals say nothing
_STREET_NAME, _VENUE_NAME = 6, 7  # letters of a name, beyond which its ending tells a street, a venue
_ENDED = min(_STREET_NAME, _VENUE_NAME)
SHORT = 5  # letters of a word in capitals, up to which it may be an abbreviation
_LETTER = {"venue": "V", "street_word": "W", "ordinal": "O"}
LETTERED = frozenset(
    {"at_home", "beside", "spot_tail", "prep", "with", "link", "spot", *_LETTER}
)  # groups that have letters of their own
_SHOUTED_WORDS = frozenset({"now", "today", "stop", "being", "det", "filler"})
_CLOCK, _STILL = frozenset({"clock"}), frozenset({"still"})
SMALLEST = 4  # letters of a name in small letters that the gazetteer is asked for


class Letters:
    """The letters of a text's words, and how its capitals are to be read."""

    def __init__(self, words: Words, times: Sequence[When], near: Collection[int] | None = None) -> None:
        """Give each word its letter; words that tell a time are no part of a place.

        ``near``: the sentences in which places matter, None for all.
        """
        self.words = words
        self.german = words.langs[0] == "de"
        self.caseless = _is_caseless(words)
        self._upper = words.folded.isupper()
        capitals = [word for word in words.all if word.written.isupper()]
        self._shouting = sum([len(word.written) > 2 for word in capitals]) > _SHOUTED
        self._countries = countries(words.langs)
        # "the 17:22 to Leeds" names a train: a time of day may stand inside a place
        timed = {at: when.kinds == _CLOCK for when in times if when.kinds != _STILL for at in _range(when)}
        letters: list[str] = []
        before = "."
        for at, word in enumerate(words.all):
            if near is not None and word.sentence not in near:
                before = "."
            elif at in timed:
                before = _departure(word, before) if timed[at] else "x"
            elif word.groups or self.caseless or len(word.key) > _ENDED or not word.written.islower():
                before = self._letter(at, word, before)
            else:
                before = "w" if word.key.isalpha() else self._letter(at, word, before)
            letters.append(before)
        self.text = "".join(letters)

    def _letter(self, at: int, word: Word, before: str) -> str:
        if not word.key.isalpha():  # a sign, a figure, a phrase, a word with a hyphen
            if word.is_sign:
                return _sign(word.written)
            if any(map(str.isdigit, word.written)) and not word.key.replace(" ", "").isalpha():
                return _figure(word.written, before)
        if before == "U" and len(word.written) == 1 and word.written.isupper():
            return "#"
        if not word.groups:
            return self._of_noun(at, word, before, self._is_capital(at, word))
        if word.groups.isdisjoint(LETTERED):
            return self._named(at, word, before)
        return self._known(at, word, before) or self._named(at, word, before)

    def _known(self, at: int, word: Word, before: str) -> str:
        """Return the letter that the lexicon gives a word, "" where it is a name or a noun as others."""
        groups = word.groups
        if "spot_tail" in groups and before in ",VNSn#TU":
            return "T"
        if word.has("prep", "with") and not (before in "PQLD" and self._is_capital(at, word)):
            return "M" if "with" in groups else "Q" if "route" in groups else "P"
        if "link" in groups and before in "NVSvnwU#RKWL" and not self._is_capital(at, word):
            return "L"
        if (
            "link" in groups
            and before == "x"
            and any(w.has("acting", "gone") for w in self.words.all[max(0, at - 3) : at])
        ):
            return "Q"  # "sort du tribunal", "sale ahora del gimnasio"
        if "spot" in groups and (before in "#O" or _is_numbered(self.words.all[at + 1 : at + 2])):
            return "U"
        if "at_home" in groups and self._is_listing(at):
            return "H"
        if before == "P" and "beside" in groups and self._closes(at):
            return "w"  # "in front of me at the cinema", "naast ons in de bus"
        return next((letter for group, letter in _LETTER.items() if group in groups), "")

    def _is_listing(self, at: int) -> bool:
        """Tell whether a comma stands behind a word."""
        return at + 1 < len(self.words.all) and self.words.all[at + 1].written in ",("

    def _closes(self, at: int) -> bool:
        """Tell whether a pronoun belongs to no noun: nothing or another preposition follows."""
        after = self.words.all[at + 1] if at + 1 < len(self.words.all) else None
        return after is None or after.is_sign or after.has("prep", "now", "today", "just", "conj")

    def _named(self, at: int, word: Word, before: str) -> str:
        capital = self._is_capital(at, word)
        if "det" in word.groups:
            if capital and before in "VNn":
                return "N"  # "Café De Zwaan"
            return "D" if before in "PQMDLVO" or "stop" not in word.groups else "x"
        if word.has("stop", "being", "negation", "third", "self") and not (capital and before in "PQDNV"):
            return "x"
        if "not_place" in word.groups:
            return "w" if before == "D" else "x"
        letter = self._of_noun(at, word, before, capital)
        return "x" if letter in "vw" and word.has("acting", "seeing", "filler") and before not in "PQD" else letter

    def _of_noun(self, at: int, word: Word, before: str, capital: bool) -> str:
        told = ending(word.key, self.words.langs) if len(word.key) > _ENDED else ""
        if "S" in told and (capital or self.caseless or before in "PQD"):
            return "S"
        if capital:
            return self._capital(at, word, before) if self.german else "N"
        if self.caseless and (self.is_listed(at, before) or self._is_short(word, before)):
            return "N"
        return "v" if "v" in told else "w"

    def _capital(self, at: int, word: Word, before: str) -> str:
        """Return the letter of a German word with a capital."""
        if "v" in ending(word.key, self.words.langs) and not (before == "P" and self.is_town(word.key)):
            return "v"
        if before == "P" and self.words.all[at - 1].key in _NAMING_PREPOSITIONS:
            return "N"
        return "N" if before != "D" and self.is_town(word.key) else "n"

    def _is_capital(self, at: int, word: Word) -> bool:
        """Tell whether a word is written as a name, where capitals say something."""
        written = word.written
        if self.caseless or not written[0].isupper() or (self._shouting and written.isupper()):
            return False
        if not word.groups:
            return True
        if len(written) > 2 and written.isupper() and not word.groups.isdisjoint(_SHOUTED_WORDS):
            return False
        return at > 0 and self.words.all[at - 1].sentence == word.sentence

    def is_listed(self, at: int, before: str) -> bool:
        """Tell whether a word in small letters, behind a preposition, is a place in the gazetteer."""
        word = self.words.all[at]
        if not self.caseless or before not in "PQV,NL" or len(word.key) < SMALLEST or word.groups:
            return False
        if is_function_word(word.key):
            return False
        return self.is_town(word.key)

    def _is_short(self, word: Word, before: str) -> bool:
        """Tell whether a word is an abbreviation amid small letters: "bij de OBA"."""
        return before in "PQDL" and 1 < len(word.written) <= SHORT and word.written.isupper() and not self._upper

    def tells_venue(self, at: int) -> bool:
        """Tell whether a name ends as those of stations, parks, halls do."""
        return "v" in ending(self.words.all[at].key, self.words.langs)

    def is_town(self, key: str) -> bool:
        """Tell whether the gazetteers of the text's languages know a place of that name."""
        return is_town(key, self._countries)


@cache
def countries(langs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the countries in which some languages are spoken."""
    return tuple(dict.fromkeys(code for lang in langs for code in COUNTRIES[lang]))


@lru_cache(maxsize=KEPT)
def is_town(key: str, codes: tuple[str, ...]) -> bool:
    """Tell whether the gazetteer of one of some countries knows a place of that name."""
    wanted = name_sum(name_key(key))
    return any(holds(listed_places(code), wanted) for code in codes)


@lru_cache(maxsize=KEPT)
def ending(key: str, langs: tuple[str, ...]) -> str:
    """Return what a word's ending tells: "S" of a street, "v" of a venue, both, or nothing."""
    street = len(key) > _STREET_NAME and key.endswith(endings("street_ending", langs))
    return "S" * street + "v" * (len(key) > _VENUE_NAME and key.endswith(endings("venue_ending", langs)))


def _range(when: When) -> range:
    return range(when.first, when.last + 1)


def _departure(word: Word, before: str) -> str:
    """Return the letter of a word of a time of day, where it may name a train: "the 17:22", "de IC van 17.02"."""
    if word.written[0].isdigit():
        return "#" if before in "DLU" else "x"
    return "L" if "link" in word.groups and before in "NVSvnwU" else "x"


def _is_numbered(after: Sequence[Word]) -> bool:
    """Tell whether a figure or a capital follows: "gate 104", "coach B"."""
    if not after:
        return False
    written = after[0].written
    if _FIGURE.fullmatch(written) or _DECIMAL.fullmatch(written):
        return True
    return len(written) == 1 and "A" <= written <= "Z" and written != "I"


def _sign(sign: str) -> str:
    if sign in ",(":
        return ","
    return "P" if sign == "@" else "."


def is_code(written: str) -> bool:
    """Tell whether a word is a plus code or a coordinate."""
    return bool(_PLUS_CODE.fullmatch(written) or _COORDINATE.fullmatch(written))


def _figure(written: str, before: str) -> str:
    if is_code(written):
        return "K"
    if ROAD.fullmatch(written) and before in "PQDLR" and written[0].isalpha():
        return "R"
    return "#" if _FIGURE.fullmatch(written) or (before == "U" and _DECIMAL.fullmatch(written)) else "x"


def _is_caseless(words: Words) -> bool:
    """Tell whether capitals say nothing: all letters are alike, or only sentences begin with one."""
    folded = words.folded
    if folded.isupper() or folded.islower():
        return True
    sentence = -1
    for word in words.all:
        written = word.written
        named = len(written) > 1 and written[0].isupper() and (len(written) > SHORT or not written.isupper())
        if named and word.sentence == sentence:
            return False
        sentence = word.sentence
    return True
