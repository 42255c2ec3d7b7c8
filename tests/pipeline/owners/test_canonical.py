"""What two notations of one thing have in common, and what tells two things apart."""

from __future__ import annotations

import pytest

from doxguard.detectors.address.value import Address
from doxguard.detectors.finding import ENTITIES, PLATE, Finding
from doxguard.pipeline.owners.canonical import KINDS, REFUSED, Key, asked_of, keys_of, kind_of

HOME = {"street": "Dorpsstraat", "number": "12", "place": "Den Haag", "country": "NL"}
CODE = {"street": "Dorpsstraat", "number": "12", "postcode": "2511 AB", "country": "NL"}
BRITISH = {"street": "Maple Street", "number": "14", "place": "Barford", "postcode": "OX1 1AA", "country": "GB"}
FRENCH = {"street": "rue des Essais", "number": "14", "place": "Paris", "postcode": "75001", "country": "FR"}
GERMAN = {"street": "Krähenstraße", "number": "5", "place": "München", "postcode": "80331", "country": "DE"}
FLEMISH = {
    "street": "Teststraat",
    "number": "5",
    "unit": "bus 3",
    "place": "Antwerpen",
    "postcode": "2000",
    "country": "BE",
}
US = {"street": "Maple Ave", "number": "742", "place": "Springfield", "region": "IL", "country": "US"}
IRISH = {"place": "Dublin", "postcode": "D02 X285", "country": "IE"}

# An address, and others written with these changes: the same, and not.
SAME: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "case": (HOME, {"street": "DORPSSTRAAT", "place": "den haag"}),
    "short word": (HOME, {"street": "Dorpsstr."}),
    "alias": (HOME, {"place": "'s-Gravenhage"}),
    "country not told": (HOME, {"country": ""}),
    "postcode spaced": (CODE, {"postcode": "2511ab"}),
    "street left out": (CODE, {"street": ""}),
    "street misspelled": (CODE, {"street": "Dropsstraat"}),
    "town added": (CODE, {"place": "Den Haag"}),
    "of two towns one postcode": (CODE, {"place": "Scheveningen"}),
    "British postcode": (BRITISH, {"street": "", "place": "", "postcode": "ox11aa"}),
    "British street": (BRITISH, {"street": "Maple St", "postcode": ""}),
    "French head": (FRENCH, {"street": "r. des Essais"}),
    "French accent": ({**FRENCH, "street": "rue de l'Église"}, {"street": "Rue de l'Eglise"}),
    "German sharp s": (GERMAN, {"street": "Krähenstrasse"}),
    "German short": (GERMAN, {"street": "Krähenstr."}),
    "German without dots": (GERMAN, {"street": "Kraehenstrasse"}),
    "German town in English": (GERMAN, {"place": "Munich", "postcode": ""}),
    "Flemish box": (FLEMISH, {"unit": "bte 3"}),
    "state": (US, {"street": "Maple Avenue"}),
    "Irish postcode is a door": (IRISH, {"street": "Test Road", "number": "3", "place": ""}),
    "addition apart": ({**HOME, "addition": "a"}, {"addition": "A"}),
    "titles": ({**HOME, "street": "Burgemeester Testlaan"}, {"street": "Burg. Testln"}),
}
OTHER: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "number": (HOME, {"number": "13"}),
    "addition": (HOME, {"addition": "a"}),
    "number and addition are not glued": ({**HOME, "number": "1", "addition": "2"}, {"number": "12", "addition": ""}),
    "street": (HOME, {"street": "Dorpsweg"}),
    "town": (HOME, {"place": "Leiden"}),
    "no number": (HOME, {"number": ""}),
    "postcode": (CODE, {"postcode": "2511 AC"}),
    "country of the postcode": (GERMAN, {"place": "", "country": "FR"}),
    "street where a postcode has many": (GERMAN, {"street": "Rabenweg"}),
    "postcode alone where it has many streets": (FRENCH, {"street": "", "place": ""}),
    "box": (FLEMISH, {"unit": "bus 4"}),
    "state": (US, {"region": "MA"}),
    "Irish door": (IRISH, {"postcode": "D02 X286"}),
    "no town": (HOME, {"place": ""}),
}


def address(**parts: str) -> Finding:
    return Finding("STREET_ADDRESS", 0, 1, 1.0, value=Address(**parts).encode())


def strong(finding: Finding) -> set[Key]:
    return {key for key in keys_of(finding) if key.strong}


@pytest.mark.parametrize(("parts", "changes"), SAME.values(), ids=SAME.keys())
def test_one_address_in_two_notations(parts: dict[str, str], changes: dict[str, str]) -> None:
    assert strong(address(**parts)) & set(asked_of(address(**{**parts, **changes})))


@pytest.mark.parametrize(("parts", "changes"), OTHER.values(), ids=OTHER.keys())
def test_two_addresses(parts: dict[str, str], changes: dict[str, str]) -> None:
    assert strong(address(**parts))
    assert not strong(address(**parts)) & set(asked_of(address(**{**parts, **changes})))


def test_a_street_without_a_town_has_weak_keys_alone() -> None:
    assert [key.strong for key in keys_of(address(street="Dorpsstraat", number="12"))] == [False]
    assert asked_of(address(street="dorpsstr", number="12"))[0] in keys_of(address(**HOME))
    assert not keys_of(address(street="Dorpsstraat", place="Den Haag"))
    assert not keys_of(address(street="...", number="-"))


def point(value: str, entity: str = "GPS_COORDINATES") -> Finding:
    return Finding(entity, 0, 1, 1.0, value=value)


# Two points, and whether they are the same place.
POINTS = {
    "same": ("52.373100,4.892200", "52.373100,4.892200", True),
    "same cell": ("52.373100,4.892200", "52.373900,4.892900", True),
    "next cell": ("52.373999,4.892999", "52.374001,4.893001", True),
    "a cell between": ("52.373100,4.892200", "52.375100,4.892200", False),
    "far east": ("52.373100,4.892200", "52.373100,4.894900", False),
    "south and west": ("-33.856800,-70.215300", "-33.857100,-70.216000", True),
    "over the equator": ("0.000100,10.000100", "-0.000100,9.999900", True),
    "over the date line": ("10.000000,179.999900", "10.000000,-179.999900", True),
    "same numbers, other half": ("33.856800,-70.215300", "-33.856800,-70.215300", False),
    "words": ("///gras.tafel.lamp", "///gras.tafel.lamp", True),
    "other words": ("///gras.tafel.lamp", "///gras.tafel.stoel", False),
}


@pytest.mark.parametrize(("one", "other", "same"), POINTS.values(), ids=POINTS.keys())
def test_points_on_the_map(one: str, other: str, same: bool) -> None:
    for entity in ("GPS_COORDINATES", "LOCATION_LINK"):
        assert (not set(keys_of(point(one))).isdisjoint(asked_of(point(other, entity)))) == same
        assert (not set(keys_of(point(other, entity))).isdisjoint(asked_of(point(one)))) == same


def test_a_point_is_one_key_and_is_looked_up_by_nine() -> None:
    assert len(keys_of(point("52.373100,4.892200"))) == 1
    assert len(set(asked_of(point("52.373100,4.892200")))) == 9


@pytest.mark.parametrize("entity", [*ENTITIES, PLATE])
def test_every_entity_is_either_kept_or_refused(entity: str) -> None:
    assert (kind_of(entity) in KINDS) != (entity in REFUSED)
    assert bool(keys_of(Finding(entity, 0, 1, 1.0, value="a|1||||b||"))) == (entity not in REFUSED)
    assert not keys_of(Finding(entity, 0, 1, 1.0))  # nothing to compare


def test_values_of_two_kinds_are_two_data() -> None:
    phone, card = (Finding(entity, 0, 1, 1.0, value="4242424242424242") for entity in ("PHONE_NUMBER", "CREDIT_CARD"))
    assert {key.encode() for key in keys_of(phone)}.isdisjoint(key.encode() for key in keys_of(card))


@pytest.mark.parametrize("value", ["", "geen adres", "|||", "1|2|3|4|5|6|7|8|9", "\ud800|1||||\ud800||"])
def test_odd_values_never_raise(value: str) -> None:
    for entity in ("STREET_ADDRESS", "PARTIAL_ADDRESS", "GPS_COORDINATES", "EMAIL_ADDRESS"):
        for key in asked_of(Finding(entity, 0, 1, 1.0, value=value)):
            assert key.encode()


# What is hashed. A register cannot be hashed anew, for nobody has the data: other bytes mean a new schema.
BYTES = {
    "phone": (Finding("PHONE_NUMBER", 0, 1, 1.0, value="+31612345678"), [b"PHONE_NUMBER\x1f+31612345678"]),
    "Dutch address": (
        address(**{**CODE, "place": "'s-Gravenhage", "addition": "A"}),
        [
            b"STREET_ADDRESS\x1fcode|NL|2511ab|12/a",
            b"STREET_ADDRESS\x1ftown|denhaag|dorpsstr|12/a",
            b"STREET_ADDRESS\x1fstreet|dorpsstr|12/a",
        ],
    ),
    "German address": (
        address(**GERMAN),
        [
            b"STREET_ADDRESS\x1fcode|DE|80331|krahenstr|5/",
            b"STREET_ADDRESS\x1ftown|munchen|krahenstr|5/",
            b"STREET_ADDRESS\x1fstreet|krahenstr|5/",
        ],
    ),
    "point": (point("52.373100,4.892200"), [b"GPS_COORDINATES\x1f52373/184892"]),
    "plate": (Finding(PLATE, 0, 1, 1.0, value="12ABC3"), [b"LICENCE_PLATE\x1f12ABC3"]),
}


@pytest.mark.parametrize(("finding", "expected"), BYTES.values(), ids=BYTES.keys())
def test_what_is_hashed_stays_as_it_is(finding: Finding, expected: list[bytes]) -> None:
    assert [key.encode() for key in keys_of(finding)] == expected


def test_a_key_is_not_shown() -> None:
    assert repr(keys_of(point("52.373100,4.892200"))) == "(Key(GPS_COORDINATES),)"
