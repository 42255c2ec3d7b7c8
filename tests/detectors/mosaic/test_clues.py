"""What posts say of being parts, what riddles describe, and streets, places and names."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.mosaic.halves import coordinate_halves, phone_halves
from doxguard.detectors.mosaic.marks import read_marks
from doxguard.detectors.mosaic.names import person_name
from doxguard.detectors.mosaic.piece import Piece
from doxguard.detectors.mosaic.riddle import clues, person_of
from doxguard.detectors.mosaic.streets import clear_streets, named_places
from doxguard.detectors.mosaic.words import Words, read_words
from tests.marked import read_marked

MARKS = {
    "nl, piece": ("Stukje 2: de stad met de molen", True, False),
    "nl, hint": ("Hint: zijn straat", True, True),
    "nl, riddle": ("Raadsel over de trainer", True, True),
    "nl, continued": ("vervolg van gisteren", True, False),
    "thread": ("🧵 een verhaal", True, False),
    "counter first": ("1/4 Het begon zo", True, False),
    "counter last": ("en toen was hij weg (2/4)", True, False),
    "counter of no known end": ("2/n verder", True, False),
    "en": ("Part two: his town", True, False),
    "de": ("Teil 3: die Stadt", True, False),
    "fr": ("Une devinette sur le prof", True, True),
    "es": ("Pista 2: su calle", True, True),
    "fraction": ("1/2 liter melk", False, False),
    "mark": ("cijfer: 4/5", False, False),
    "part of something": ("een deel van de straat", False, False),
    "tip without order": ("goede tip, dank je", False, False),
    "plain": ("wat een weer", False, False),
}
CLUES = {
    "nl, street": "haar [[straat]] heet naar een vogel",
    "nl, town": "de [[stad]] met de scheve toren",
    "nl, number": "zijn [[huisnummer]] is een priemgetal",
    "en, street": "his [[road]] is named after a tree",
    "en, town": "the [[village]] where the fair is",
    "de": "seine [[Straße]] heißt wie ein Vogel",
    "fr": "sa [[rue]] porte le nom d'un peintre",
    "es": "su [[calle]] se llama como una flor",
    "street of nobody": "er is een straat open",
    "no clue": "Gevonden? Stuur een berichtje",
}
PERSONS = {
    "nl, other": ("haar straat heet naar een vogel", True, False),
    "nl, own": ("ons huis staat bij de molen", False, True),
    "nl, about": ("Raadsel over de trainer", True, False),
    "en, other": ("who lives there?", True, False),
    "nobody": ("de stad met de toren", False, False),
}
STREETS = {
    "nl": "Hint 1: [[Lindelaan]]",
    "de": "Teil 1: [[Lindenstraße]]",
    "nl, small letters": "hint: [[lindelaan]]",
    "nl, words": "een lange weg te gaan",
    "nl, on the road": "onderweg over de snelweg",
    "with its number": "Lindelaan 14",
}
PLACES = {
    "nl": "in [[Zutphen]] ja, niet in Deventer",
    "nl, negated": "niet in Deventer",
    "later in the post": "wat een heerlijke dag was het vandaag in Deventer",
    "no place": "in Gods naam",
}
NAMES = {
    "called": "Hij heet [[Karel Bosveld]]",
    "two words": "volgens mij was [[Karin de Bok]] erbij",
    "en": "his name is [[Tom Harker]], a liar",
    "place": "met de bus naar Den Haag",
    "none": "wat een weer",
}
HALVES = {
    "first": ("phone_start", "zijn nummer begint met [[06 1122]]"),
    "further": ("phone_part", "en de rest is [[3344]]"),
    "alone": ("phone_part", "[[3344]]"),
    "whole": ("", "bel 06 1122 3344"),
    "year": ("", "in 2019 was het ook al zo met die man"),
    "latitude": ("latitude", "breedtegraad [[52.16374]]"),
    "longitude": ("longitude", "lengtegraad [[4.48021]]"),
    "letter": ("latitude", "[[52.16374 N]]"),
    "no axis": ("", "koers 52.16374"),
}


def _words(raw: str) -> Words:
    return read_words(fold(raw))


def _shown(raw: str, pieces: Iterable[Piece]) -> list[str]:
    return [raw[piece.start : piece.end] for piece in pieces]


@pytest.mark.parametrize(("text", "part", "riddle"), MARKS.values(), ids=MARKS)
def test_marks(text: str, part: bool, riddle: bool) -> None:
    assert read_marks(_words(text)) == (part, riddle)


@pytest.mark.parametrize("marked", CLUES.values(), ids=CLUES)
def test_clues(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert _shown(raw, clues(_words(raw))) == wanted


@pytest.mark.parametrize(("text", "other", "own"), PERSONS.values(), ids=PERSONS)
def test_whose_home_a_riddle_is_about(text: str, other: bool, own: bool) -> None:
    assert person_of(_words(text)) == (other, own)


@pytest.mark.parametrize("marked", STREETS.values(), ids=STREETS)
def test_clear_streets(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert _shown(raw, clear_streets(_words(raw))) == wanted


@pytest.mark.parametrize("marked", PLACES.values(), ids=PLACES)
def test_named_places(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert _shown(raw, named_places(_words(raw))) == wanted


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_names(marked: str) -> None:
    raw, wanted = read_marked(marked)
    name = person_name(_words(raw))
    assert _shown(raw, [name] if name else []) == wanted


@pytest.mark.parametrize(("kind", "marked"), HALVES.values(), ids=HALVES)
def test_halves(kind: str, marked: str) -> None:
    raw, wanted = read_marked(marked)
    words = _words(raw)
    pieces = [*phone_halves(words), *coordinate_halves(words)]
    assert _shown(raw, pieces) == wanted
    assert [piece.kind for piece in pieces] == [kind] * len(wanted)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["straat", "zijn", "in", "Ede", "06", "52.163", "N", "Jan", "1/2"])).map(" ".join)
)
def test_any_text(raw: str) -> None:
    words = _words(raw)
    read_marks(words), person_of(words)
    name = person_name(words)
    pieces = [*clues(words), *clear_streets(words), *named_places(words, True), *phone_halves(words, True)]
    pieces += [*coordinate_halves(words), *([name] if name else [])]
    assert all(0 <= piece.start < piece.end <= len(raw) for piece in pieces)
