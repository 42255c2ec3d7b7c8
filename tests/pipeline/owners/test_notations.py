"""A datum is known again in every notation, and another's is not taken for it."""

from __future__ import annotations

import pytest

from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import HOME, MAIL, PHONE, fact, found

# What is registered, its kind, how else it is written, and what is another's.
SAME: dict[str, tuple[str, str, list[str], list[str]]] = {
    "phone": (
        PHONE,
        "",
        ["06-12345678", "+31 6 1234 5678", "0031612345678", "nul zes een twee drie vier vijf zes zeven acht"],
        ["06 8765 4321", "+49 30 5550 123"],
    ),
    "e-mail": (MAIL, "", ["Anna@Example.ORG", "anna [at] example [dot] org"], ["anne@example.org", "anna@example.com"]),
    "IBAN": (
        "NL20TEST0276652061",
        "",
        ["NL20 TEST 0276 6520 61", "nl20test0276652061", "NL20-TEST-0276-6520-61"],
        ["NL91 ABNA 0417 1643 00"],
    ),
    "address": (
        HOME,
        "",
        ["merelhof 4410 deventer", "7411xx 4410", "Merelhof 4410, 7411XX", "MERELHOF 4410, DEVENTER"],
        ["Merelhof 4411, 7411 XX Deventer", "Merelhof 4410a, 7411 XX Deventer", "Merelhof 4410, 8011 XX Zwolle"],
    ),
    "address with an alias": (
        "Dorpsstr. 12-a, 's-Gravenhage",
        "",
        ["Dorpsstraat 12a, Den Haag", "dorpsstraat 12A, den haag"],
        ["Dorpsstraat 12b, Den Haag", "Dorpsweg 12a, Den Haag"],
    ),
    "plate": ("12-ABC-3", "LICENCE_PLATE", ["12 ABC 3", "12abc3", "12-abc-3", "12.ABC.3"], ["12-ABC-4", "21-ABC-3"]),
    "coordinates": (
        "52.3731, 4.8922",
        "GPS_COORDINATES",
        [
            "52°22'23\"N 4°53'32\"E",
            "https://maps.google.com/?q=52.3731,4.8922",
            "geo:52.3731,4.8922",
            "hier: 52.37391, 4.89299",
        ],
        ["52.3751, 4.8922", "52.3731, 4.8952", "https://maps.google.com/?q=52.3701,4.8922"],
    ),
    "BSN without a word": ("999990019", "NL_BSN", ["bsn 9999.90.019", "999990019"], ["bsn 999990020"]),
    "card": ("4242 4242 4242 4242", "", ["4242424242424242"], ["4111 1111 1111 1111"]),
    "live link": ("https://glympse.com/ABCD-1234", "", ["glympse.com/ABCD-1234"], ["https://glympse.com/ABCD-1235"]),
}


@pytest.mark.parametrize(("text", "kind", "same", "other"), SAME.values(), ids=SAME.keys())
def test_a_datum_is_known_in_every_notation(
    registry: Registry, text: str, kind: str, same: list[str], other: list[str]
) -> None:
    assert registry.register("anna", text, kind=kind, verified=True)
    for written in (text, *same):
        assert fact(registry, written, "anna") == Fact("self", owners=("anna",)), written
        assert fact(registry, written, "bob") == Fact("other", owners=("anna",)), written
        assert fact(registry, written) == Fact("other", owners=("anna",)), written
    for written in other:
        assert found(written), written  # there is something to look up
        assert fact(registry, written, "anna") is None, written
