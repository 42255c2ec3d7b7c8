"""Persons: of what kind a word's meaning is: a person, the author, a car that is somebody's, a thing, a crowd, an
animal.

Names are told by their capitals and by the verb or second name beside them; in German, where every noun has a
capital, by two of them without an article.

Source: the groups "third", "person", "thing" … of ``data/lexicon/live_location.yaml``.
"""

from collections.abc import Sequence

from doxguard.detectors.live_location.lexicon import endings
from doxguard.detectors.live_location.words import Word, Words

_REST = ("second", "crowd", "generic", "animal")
_SHORTEST = 5  # letters before an ending that tells a person


def kind_of(words: Words, at: int, begin: int) -> str:
    """Return of what kind a word's meaning is, "" where it is nothing to speak of."""
    word = words.all[at]
    if word.is_sign:
        return ""
    if "self" in word.groups:
        return "self"
    if "third" in word.groups:
        return "person" if not word.has("det", "link") or _is_pronoun(words.all, at) else ""
    if "tracker" in word.groups:
        return "vehicle"
    if word.written[0].isupper() and at > begin and words.langs[0] != "de" and _is_plain_capital(words.all[at - 1]):
        return "person" if _is_name(words, at, begin) else ""  # "Zout Water" is no water
    person = "person" in word.groups
    if word.has("vehicle", "thing") and not person:
        return "vehicle" if "vehicle" in word.groups and _is_somebodys(words.all, at, begin) else "thing"
    if person and at > begin and _is_many(words.all[at - 1].written):
        return "crowd"  # "80.000 man"
    if word.has("relative") and word.has("generic") and at > begin and not words.all[at - 1].is_sign:
        return ""  # "Amandine, qui est"
    if person or _ends_like_one(words, at, begin):
        return "person"
    for kind in _REST:
        if kind in word.groups:
            return kind
    return "person" if _is_name(words, at, begin) else ""


def is_behind_preposition(words: Sequence[Word], at: int, begin: int) -> bool:
    """Tell whether a preposition stands before a noun, an article or two between them."""
    for before in range(at - 1, max(begin, at - 3) - 1, -1):
        word = words[before]
        if word.has("prep", "with") or (word.has("link") and not word.has("conj", "det")):
            return "self" not in words[at].groups
        if not word.has("det", "owner"):
            return False
    return False


def _is_plain_capital(word: Word) -> bool:
    return word.written[0].isupper() and not word.groups


def _is_many(written: str) -> bool:
    """Tell whether a figure counts more than a company of people."""
    return len(written) > 2 and written.replace(".", "").replace(",", "").isdigit()


def is_contraction(words: Sequence[Word], at: int) -> bool:
    """Tell whether "Kelly's", "mum's" stands for "Kelly is"."""
    if not words[at].key.endswith("'s") or at + 1 >= len(words):
        return False
    return words[at + 1].has("prep", "still", "now", "acting", "being", "just", "filler", "negation")


def _is_somebodys(words: Sequence[Word], at: int, begin: int) -> bool:
    before = words[max(begin, at - 3) : at]
    return any("other_owner" in word.groups or word.written.endswith("'s") or word.key == "s" for word in before)


def _ends_like_one(words: Words, at: int, begin: int) -> bool:
    word = words.all[at]
    if word.groups or len(word.key) <= _SHORTEST or not word.key.endswith(endings("person_ending", words.langs)):
        return False
    return any(words.all[i].has("det", "owner") for i in range(max(begin, at - 3), at)) or at == begin


def _is_pronoun(words: Sequence[Word], at: int) -> bool:
    """Tell whether "die", "haar", "la" is a pronoun: a verb stands behind or before it, no noun behind."""
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    if (
        after is None
        or after.is_sign
        or after.has("being", "acting", "now", "today", "just", "prep", "still", "filler")
    ):
        return True
    return bool(before and before.has("being", "acting") and after.has("stop"))


def _is_name(words: Words, at: int, begin: int) -> bool:
    """Tell whether a word is a person's name: a capital, and a verb or another name beside it."""
    word = words.all[at]
    if not word.written[0].isupper() or word.groups or len(word.key) < 3:
        return False
    if words.langs[0] == "de":
        return _is_german_name(words.all, at)
    if word.written.isupper():
        return False
    if any(other.has("being", "acting") for other in words.all[at + 1 : at + 3]):
        return at == 0 or "det" not in words.all[at - 1].groups or "owner" in words.all[at - 1].groups
    return at > begin and words.all[at - 1].written[0].isupper() and not words.all[at - 1].groups


def _is_german_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether capitals without an article stand before a verb: "Ronja Kaltwasser steht", "Kevin liegt"."""
    if at + 1 >= len(words):
        return False
    if at == 0 or words[at - 1].sentence != words[at].sentence:
        return words[at + 1].has("being", "acting")
    before, after = words[at - 1], words[at + 1]
    if before.has("det", "prep") or (before.groups and "person" not in before.groups):
        return False
    return before.written[0].isupper() and (after.has("being", "acting") or after.is_sign)
