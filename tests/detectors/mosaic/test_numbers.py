"""House numbers that are given apart from their street."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.mosaic.numbers import house_numbers
from doxguard.detectors.mosaic.piece import BARE
from doxguard.detectors.mosaic.words import read_words
from tests.marked import read_marked

CASES = {
    "nl": "nummer [[58]] hè, met het groene hek",
    "nl, short": "nr. [[58]]",
    "nl, house number": "huisnummer is [[8]]",
    "nl, told later": "huisnummer weet ik ook: [[61]]",
    "nl, letter": "op nummer [[14b]]",
    "nl, addition": "nummer [[14-2]], tweede bel",
    "nl, in words": "nummer [[zeventien]], met de witte deur",
    "nl, op": "op [[412]]",
    "nl, op, with a door": "op [[9]], de blauwe deur",
    "nl, first": "[[14]], met dat groene hek",
    "nl, asked": "Nummer? [[14]].",
    "nl, invitation": "het is nummer [[9]] als je langskomt",
    "en": "it's number [[12]], the one with the red door",
    "en, no": "No [[14]]",
    "en, at": "at [[114]], the blue gate",
    "de": "Hausnummer [[5]]",
    "de, nr": "Nr. [[33]], bei der Tür klingeln",
    "fr": "c'est au numéro [[14]], la porte verte",
    "fr, sign": "n° [[14]]",
    "es": "es el número [[3]], la puerta azul",
    "es, gate": "portal [[14]]",
    # not found
    "rank": "nummer 1 in de top 40!",
    "player": "nummer 9 scoort twee keer",
    "jersey": "met nummer 11 op zijn rug",
    "something numbered": "fietssleutel nr 8812, gevonden",
    "bus": "bus nummer 12 stopt daar",
    "queue": "nummer 47 is aan de beurt",
    "list": "nummer 14 op de lijst",
    "day": "op 12 mei is het feest",
    "age": "op 82-jarige leeftijd",
    "one in so many": "1 op de 7 huizen staat leeg",
    "hour": "om 3 uur",
    "price": "nummer 14 voor € 30",
    "score": "14-0 gewonnen",
    "distance": "op 412 km staat de teller",
    "telephone": "bel nummer 14 van de telefoonlijst",
    "emergency": "op 112 bellen dan maar",
    "sum": "drie keer twaalf is zesendertig",
    "en, dish": "number 12 with extra chilli, every time",
    "en, route": "route 14 goes there",
    "en, age": "at 14 he was a thief already",
    "de, rank": "auf Platz 14",
    "fr, day": "rendez-vous au 14 juillet",
    "es, shirt": "el jugador número 10 marcó dos goles",
    "empty": "",
}
PARTS = {
    "sum": ("Stukje 3: [[tweemaal vijftig plus zeven]], en dan links", "107"),
    "times": ("Hint 2: [[5 keer 8]]", "40"),
    "bare": ("Deel 2: [[77]]", "77"),
    "named": ("Hint 2: zijn huisnummer is [[acht maal vier]]", "32"),
    "en": ("Clue 3: [[half of fifty, plus one]]", "26"),
    "part alone": ("Deel 2: het dorp met de molens", ""),
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_house_numbers(marked: str) -> None:
    raw, wanted = read_marked(marked)
    pieces = [piece for piece in house_numbers(read_words(fold(raw))) if piece.strength > BARE]
    assert [raw[piece.start : piece.end] for piece in pieces] == wanted


@pytest.mark.parametrize(("marked", "value"), PARTS.values(), ids=PARTS)
def test_house_numbers_of_a_part(marked: str, value: str) -> None:
    raw, wanted = read_marked(marked)
    pieces = house_numbers(read_words(fold(raw)), marked=True)
    assert [raw[piece.start : piece.end] for piece in pieces] == wanted
    assert [piece.value for piece in pieces] == [value] * len(wanted)


def test_a_bare_figure_is_for_whoever_asked_for_it() -> None:
    assert [piece.strength for piece in house_numbers(read_words(fold("27 😊")))] == [BARE]


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*"0123 n°:.-€", "nummer", "op", "huisnummer", "deur"])).map(" ".join)
)
def test_any_text(raw: str) -> None:
    for part in (False, True):
        pieces = house_numbers(read_words(fold(raw)), part)
        assert all(0 <= piece.start < piece.end <= len(raw) for piece in pieces)
        assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
