"""The author's own data, as people write it, given with a post."""

from __future__ import annotations

import pytest

from doxguard import Guard
from doxguard.detectors.address.value import Address
from doxguard.pipeline.owners.own import OwnData

GUARD = Guard(screen=False)
POST = "haar nummer is 06 1122 3344, zij woont op Merelhof 4410 in Deventer, mail anna@example.org"
KINDS = ["PHONE_NUMBER", "STREET_ADDRESS", "EMAIL_ADDRESS"]
HOME = Address("Merelhof", "4410", place="Deventer", country="NL").encode()

# What is given as own, and which of the post's findings are the author's by it.
OWN: dict[str, tuple[list[str], list[str]]] = {
    "nothing": ([], []),
    "canonical phone": (["+31611223344"], ["PHONE_NUMBER"]),
    "plain phone": (["06-11223344"], ["PHONE_NUMBER"]),
    "phone with words": (["mijn nummer: 06 1122 3344"], ["PHONE_NUMBER"]),
    "other phone": (["06 1122 3345"], []),
    "address line": (["Merelhof 4410, 7411 XX Deventer"], ["STREET_ADDRESS"]),
    "address in capitals": (["MERELHOF 4410 DEVENTER"], ["STREET_ADDRESS"]),
    "canonical address": ([HOME], ["STREET_ADDRESS"]),
    "address in another town": (["Merelhof 4410, 8011 XX Zwolle"], []),
    "street alone": (["Merelhof 4410"], []),
    "e-mail": (["Anna@Example.org"], ["EMAIL_ADDRESS"]),
    "all": (["06-11223344", "Merelhof 4410, Deventer", "anna@example.org"], KINDS),
    "what is no datum": (["", "haar nummer", "\ud800", "|||||||"], []),
}


@pytest.mark.parametrize(("own", "expected"), OWN.values(), ids=OWN.keys())
def test_own_data_in_any_notation(own: list[str], expected: list[str]) -> None:
    before = GUARD.check(POST)
    assert [finding.entity for finding in before.findings] == KINDS
    assert "self" not in before.whose
    decision = GUARD.check(POST, own=own)
    assert [f.entity for f, whose in zip(decision.findings, decision.whose, strict=True) if whose == "self"] == expected
    assert decision.findings == before.findings
    read = GUARD.own_data(own)
    assert GUARD.check(POST, own=read) == decision
    assert (str(decision.action) == "allow") == (expected == KINDS)


def test_a_street_without_a_town_is_told_by_its_number() -> None:
    assert GUARD.check("zij woont op Merelhof 4410", own=["Merelhof 4410, 7411 XX Deventer"]).whose == ("self",)
    assert GUARD.check("zij woont op Merelhof 4411", own=["Merelhof 4410, 7411 XX Deventer"]).whose == ("other",)


def test_own_data_are_not_shown() -> None:
    assert repr(GUARD.own_data(["06-11223344"])) == "OwnData()"
    assert OwnData() == GUARD.own_data([])
