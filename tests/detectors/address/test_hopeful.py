"""What is looked for before a text is cut into tokens: it lets through whatever may be an address, and little else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors.address import find
from doxguard.detectors.address.glance import Glance
from doxguard.detectors.address.hopeful import house_numbers, is_hopeful
from doxguard.detectors.folding import fold
from tests.detectors.address.test_address_properties import texts

NUMBERS = {
    "behind a name": ("Lindestraat 12", ["12"]),
    "glued to a telling word": ("lindestraat12", ["12"]),
    "glued to a label": ("Lindestraat nr12", ["12"]),
    "glued to a Portuguese label": ("Rua Nova n.o12", ["12"]),
    "glued to a flat": ("unit5/12 Wattle Street", ["5"]),
    "with a letter": ("Lindestraat 12b", ["12"]),
    "with a storey": ("Lindestraat 12hs", ["12"]),
    "with a half": ("14½ Maple Street", ["14"]),
    "at the front": ("14 Maple Street", ["14"]),
    "behind a slash": ("/12 Maple Street", ["12"]),
    "American, with letters before it": ("N6W23001 Elm Rd", ["6", "23001"]),
    "behind a comma": ("Rua Nova, 12", ["12"]),
    "in brackets": ("(12 rue du Moulin)", ["12"]),
    "Greek": ("Ερμού 12", ["12"]),
    "Greek label": ("Ερμού αρ12", ["12"]),
    "time": ("om 10:30", []),
    "hour": ("tot 8pm", []),
    "ordinal": ("the 20th", []),
    "share": ("voor 12% van de prijs", []),
    "price": ("nu €12", []),
    "sum": ("nu 1,200 euro", []),
    "too long": ("bel 112233", []),
    "nought first": ("om 08 uur", []),
    "telephone number": ("06 1234 5678", ["1234", "5678"]),
    "handle": ("@12monkeys", []),
    "hashtag": ("#ABC17 today", []),
    "glued to a word": ("#PrayForABC17 today", []),
    "address of the web": ("https://t.co/4Ab9Cq7xKe", []),
    "address of the web, figure last": ("https://t.co/qwrtKzXp7", []),
    "glued to a following word": ("a 6figure sum", []),
    "version": ("v2 of it", []),
}


@pytest.mark.parametrize(("text", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_house_numbers(text: str, numbers: list[str]) -> None:
    found = [re.compile("[0-9]+").match(text, start) for start in house_numbers(text)]
    assert [match[0] for match in found if match] == numbers


HOPEFUL = {
    "Dutch postcode and number": "1017GK12",
    "Dutch postcode, number apart": "1017 GK nr. 12",
    "British postcode": "Rose Cottage, Mill Lane, SW1A1AA",
    "Irish postcode": "Rose Cottage, Mill Lane, D02X285",
    "label": "Adres: zie 012",
    "label with a hyphen": "Address - see 012",
    "label in Greek": "διεύθυνση: 012",
    "no number": "Calle Mayor s/n, Madrid",
    "Italian for no number": "Via Roma snc",
    "country": "Perseverancia 012, Havana, Cuba",
    "country of several words": "Calle 012, Santo Domingo, Dominican Republic",
    "country on a line": "Perseverancia 012\nHavana\nCuba",
}
HOPELESS = {
    "nothing": "",
    "words": "tot morgen, als het goed is",
    "code that does not exist": "flight QQ1A 1AA",
    "figures of a link": "https://t.co/b64xYz9Kd",
    "postcode alone": "1017 GK",
    "word with a colon": "tijd: 10:30",
    "link": "https://example.org/a?b=1",
    "country in the sentence": "naar Cuba, om 10:30",
    "beginning of a country's name": "om 10:30, cub",
    "s and n in words": "his name, sn4p",
}


@pytest.mark.parametrize("text", HOPEFUL.values(), ids=HOPEFUL)
def test_hopeful(text: str) -> None:
    assert is_hopeful(text)


@pytest.mark.parametrize("text", HOPELESS.values(), ids=HOPELESS)
def test_hopeless(text: str) -> None:
    assert not is_hopeful(text)


_JOINED_BEFORE = re.compile(r"(?:[0-9][.,:/+\-]|[€$£@=_\\]|[0-9] [0-9] )\Z")
_JOINED_AFTER = re.compile(
    r"[.:][0-9]|,[0-9]{1,3}(?![0-9]|[.][^\W\d_])|[ ]?[%€$£°]|[@_=\\]|-[0-9]{5}|(?: [0-9](?![0-9])){2}"
)


def _all_numbers(text: str) -> list[int]:
    """Return where all figures begin that are neither too long nor joined to others."""
    return [
        match.start()
        for match in re.finditer("[0-9]+", text)
        if len(match[0]) < 6 and match[0][0] != "0" and not _JOINED_AFTER.match(text, match.end())
        if not _JOINED_BEFORE.search(text[max(0, match.start() - 4) : match.start()])
    ]


_PARTS = (
    "Linde", "straat", "Maple ", "Street", "weg", "unit", "nr", "n", "no.", "rue ", "12", "7", "b", "bis", "hs", "/",
    "-", " ", ", ", "th", "Zwolle", "1017", "GK", "apt", "#", "at ", "in de ", "ξ", "½",
)  # fmt: skip
GLUED = st.lists(st.sampled_from(_PARTS), max_size=8).map("".join)


@settings(max_examples=500)
@given(raw=st.one_of(texts, GLUED))
def test_nothing_is_lost(raw: str) -> None:
    text = fold(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "glance", lambda _text: Glance(disguised=True))
        patch.setattr(find, "house_numbers", _all_numbers)
        patch.setattr(find, "is_hopeful", lambda _text: True)
        everything = list(find.find_addresses(text))
    assert list(find.find_addresses(text)) == everything
