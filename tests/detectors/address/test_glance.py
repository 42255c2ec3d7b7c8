"""The first look at a text: it ends most searches, and never one that would find an address."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from doxguard.detectors.address import find, partial
from doxguard.detectors.address.disguise import undone
from doxguard.detectors.address.glance import Glance, glance, may_hold_street
from doxguard.detectors.address.pieces import kind_of, piece_of
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from tests.detectors.address.test_address_properties import texts
from tests.detectors.address.test_countries import TABLES
from tests.detectors.address.test_hopeful import GLUED
from tests.marked import read_marked

# Numbers of all sorts with no street beside them.
PASSED_OVER = {
    "no figure": "tot morgen, als het goed is",
    "time": "om 10:30 bij de halte",
    "duration": "na 90 minuten was het klaar",
    "date": "op 12-04-2021 gezien",
    "month": "since 18 March",
    "count": "met 14 man in de trein",
    "share": "nog 3 van de 10 over",
    "score": "het werd 2-1 in de rust",
    "year": "sinds 2019 niet meer",
    "order": "factuur 2026-0415 is er",
    "money": "voor 20 euro of 25,50",
    "figure in a link": "kijk op https://nieuws.example/a/8812 Tja",
    "figure in a name": "@jan84 zei het",
    "hashtag": "#WK2022 begint",
    "telephone number": "bel 06 1234 5678 even",
    "street in the sentence before": "Dit is de Kerkstraat! Nog 3 dagen",
    "street behind too many words": "12 of us are going down to the old street",
    "country without a comma": "3 dagen naar Cuba",
    "label without a sign": "3 keer het adres",
    "list": "1 melk 2 brood",
}
ROWS = [row for table in TABLES.values() for kind in ("hits", "misses") for row in table.get(kind, {}).values()]
HOMES = [row for table in TABLES.values() for kind in ("partial", "hits") for row in table.get(kind, {}).values()]
# Written on the way from a table's row: what a look at single pieces could stumble over.
CHANGES: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "no capitals": str.lower,
    "capitals": str.upper,
    "no commas": lambda text: text.replace(",", ""),
    "commas glued": lambda text: text.replace(", ", ","),
    "on lines": lambda text: text.replace(", ", "\n"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "in brackets": lambda text: f"({text})",
    "marked": lambda text: f"**{text}**",
    "glued to a sign": lambda text: f"kijk:{text}!!",
    "letters for figures": lambda text: text.replace("0", "O").replace("1", "l"),
    "signs for letters": lambda text: text.replace("a", "@"),
    "figures apart": lambda text: "".join(f"{char} " if char.isdigit() else char for char in text),
    "in a sentence": lambda text: f"Na 3 dagen zag ik 2 mensen bij {text} en om 10:30 was het 2-1",
    "from the second word": lambda text: text.partition(" ")[2],
    "to the last word but one": lambda text: text.rpartition(" ")[0],
}


def may_hold_address(text: Text) -> bool:
    """Tell whether the first look leaves anything to be read."""
    return glance(text) != Glance()


@pytest.mark.parametrize("text", PASSED_OVER.values(), ids=PASSED_OVER)
def test_texts_without_a_street_are_passed_over(text: str) -> None:
    assert not may_hold_address(fold(text))


def part_of(rows: list[str], change: Callable[[str], str]) -> list[str]:
    """Return a fourth of the rows, another one for each change: all of them would take minutes."""
    at = list(CHANGES.values()).index(change)
    return [read_marked(marked)[0] for marked in rows[at % 4 :: 4]]


def everything(raw: str) -> list[Finding]:
    """Return the addresses that are found without the first look."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "glance", lambda _text: Glance(disguised=True))
        return list(find.find_addresses(fold(raw)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_address_is_passed_over(change: Callable[[str], str]) -> None:
    changed = [change(raw) for raw in part_of(ROWS, change)]
    assert [raw for raw in changed if list(find.find_addresses(fold(raw))) != everything(raw)] == []


# Words for living, and nothing that could be a street without a number.
HOMELESS = {
    "nothing": "",
    "at home": "Net thuis, wat een dag",
    "in the street": "ze woont nu in de hele straat",
    "in a country": "she lives in France now",
    "with a number": "ik woon 12 jaar samen",
    "address of the web": "ik woon op https://example.org/lijst",
    "date": "ik woon er sinds 2019",
}


@pytest.mark.parametrize("text", HOMELESS.values(), ids=HOMELESS)
def test_texts_without_a_street_to_live_in_are_passed_over(text: str) -> None:
    assert not may_hold_street(text)


def test_what_a_link_asks_for_is_looked_at() -> None:
    assert may_hold_street("zie https://example.org/?adres=Molenkade")


def homes(raw: str, look: bool = True) -> list[Finding]:
    """Return the partial addresses that are found, with or without the first look."""
    with pytest.MonkeyPatch.context() as patch:
        if not look:
            patch.setattr(partial, "may_hold_street", lambda _text: True)
        return list(partial.find_partial_addresses(fold(raw)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_home_is_passed_over(change: Callable[[str], str]) -> None:
    changed = [change(raw) for raw in part_of(HOMES, change)]
    assert [raw for raw in changed if homes(raw) != homes(raw, look=False)] == []


@settings(max_examples=300)
@given(raw=texts)
def test_no_home_is_ever_passed_over(raw: str) -> None:
    assert homes(raw) == homes(raw, look=False)


@settings(max_examples=500)
@given(raw=texts | GLUED)
def test_nothing_is_passed_over(raw: str) -> None:
    assert list(find.find_addresses(fold(raw))) == everything(raw)
    assert glance(fold(raw)).disguised or undone(fold(raw)).folded == fold(raw).folded


def test_figures_in_addresses_of_the_web_are_no_house_numbers() -> None:
    assert not may_hold_address(fold("https://example.org/lindestraat/12"))
    assert may_hold_address(fold("https://example.org Lindestraat 12"))


@pytest.mark.parametrize("length", [90, 200, 600])
def test_long_pieces_are_read_but_not_kept(length: int) -> None:
    kept = kind_of.cache_info().currsize
    assert may_hold_address(fold("x" * length + " Lindestraat 12 " + "woord " * 100))
    if length > 100:
        assert kind_of.cache_info().currsize - kept < 10


def test_what_is_kept_is_bounded() -> None:
    assert kind_of.cache_info().maxsize
    assert piece_of.cache_info().maxsize


@pytest.mark.parametrize("piece", ["1 ", "1,", "na 1 ", "Rue 1 ", "st ", "12-", "(1 ", "a: ", "Cuba, ", "s n "])
def test_linear_time(piece: str) -> None:
    text = fold(piece * 4000)
    started = time.perf_counter()
    may_hold_address(text)
    assert time.perf_counter() - started < 2
