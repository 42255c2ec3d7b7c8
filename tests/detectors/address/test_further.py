"""What is not read to its end: never a reading that would be chosen, nor a part that would be found."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from doxguard.detectors.address import find, numbered, parts
from doxguard.detectors.address.before import streets_before
from doxguard.detectors.address.countries import of_country
from doxguard.detectors.address.further import further_notes
from doxguard.detectors.address.tokens import Tokens
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors.address.test_address_properties import texts
from tests.detectors.address.test_glance import CHANGES, ROWS
from tests.detectors.address.test_hopeful import GLUED
from tests.marked import read_marked

FURTHER = {
    "postcode": ("NL", "postcode", "Molenlaan 12, 7711 AB", "Molenlaan 12, hoek"),
    "region": ("US", "region", "14 Oak Lane, Mesa, Arizona", "14 Oak Lane, Mesa"),
    "region in letters": ("US", "region", "14 Oak Lane, Mesa, A.Z.", "14 Oak Lane, Mesa, Z.A."),
    "country": ("GB", "country", "14 Oak Lane, United Kingdom", "14 Oak Lane, kingdom"),
    "house": ("GB", "house", "Rose Cottage, 14 Oak Lane", "Rose, 14 Oak Lane"),
    "residence": ("NL", "residence", "woont Molenlaan 12", "staat Molenlaan 12"),
}


@pytest.mark.parametrize(("country", "note", "hit", "miss"), FURTHER.values(), ids=FURTHER)
def test_further_notes(country: str, note: str, hit: str, miss: str) -> None:
    grammar = of_country(country)[0]
    assert note in further_notes(Tokens(hit), grammar)
    assert note not in further_notes(Tokens(miss), grammar)


def everything(raw: str) -> list[Finding]:
    """Return the addresses that are found where every reading is read to its end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "most", lambda *_reading: 9.9)
        patch.setattr(parts, "_may_go_on", lambda *_word: True)
        patch.setattr(numbered, "_streets_before", streets_before)
        return list(find.find_addresses(fold(raw)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_address_is_lost_on_the_way(change: Callable[[str], str]) -> None:
    at = list(CHANGES.values()).index(change)
    changed = [change(read_marked(marked)[0]) for marked in ROWS[at % 8 :: 8]]
    assert [raw for raw in changed if list(find.find_addresses(fold(raw))) != everything(raw)] == []


@settings(max_examples=200)
@given(raw=texts | GLUED)
def test_nothing_is_lost_on_the_way(raw: str) -> None:
    assert list(find.find_addresses(fold(raw))) == everything(raw)
