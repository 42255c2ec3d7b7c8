"""What says that digits are another kind of number than a telephone number: "relatienummer 0201447793", "order: …".

Source of the nouns that do mean a telephone: ``data/lexicon/phone_stems.yaml``.
"""

import re
from functools import cache

from doxguard.data import read_yaml

# "relatienummer 0201447793", "Kvk-nr.": a noun that says what kind of number it is.
_NAMED = re.compile(r"(?P<stem>[^\W\d_]{2,30})-?(?:nummer|nr)(?:tje)?[ :.=#]{0,3}(?:is |was |: )?[ ]?$", re.IGNORECASE)
_NOUN = re.compile("n(?:umme)?r", re.IGNORECASE)  # without it the search, which is slower, finds nothing
_LABELLED = re.compile(r"[^\W\d_]{0,12}[ :.=#]{0,3}(?:(?:nr|no|num|nummer|number|is|van|for|für)\b[ :.=#]{0,3}){0,2}")
_ORDERED = ("btw", "tickets", "orders", "bookings", "bestellingen", "bestellungen", "pedidos", "commandes")


def other_number(folded: str, start: int) -> str:
    """Return the noun right before a number that says that it is another kind of number, or ""."""
    named = (
        _NAMED.search(folded, max(0, start - 48), start) if _NOUN.search(folded, max(0, start - 20), start) else None
    )
    return "" if named is None or named["stem"].lower() in _phone_stems() else "named"


def is_closer(cue: str, against: str, folded: str, start: int) -> bool:
    """Tell whether the word for a phone stands nearer before the number than the word against it."""
    before = folded[max(0, start - 60) : start].lower()
    return bool(cue) and before.rfind(cue) > before.rfind(against)


def is_label(against: str, folded: str, start: int) -> bool:
    """Tell whether a word against a telephone number is what the number at ``start`` is called, right before it."""
    before = folded[max(0, start - 30) : start].lower()
    place = before.rfind(against)
    # In English "btw" is no tax; tickets are ordered by telephone, a ticket has a number.
    return place >= 0 and against not in _ORDERED and bool(_LABELLED.fullmatch(before, place + len(against)))


@cache
def _phone_stems() -> frozenset[str]:
    words = read_yaml("lexicon/phone_stems.yaml")
    assert isinstance(words, list)
    return frozenset(map(str, words))
