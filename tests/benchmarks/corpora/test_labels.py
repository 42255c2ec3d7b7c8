"""What others call our entities."""

import pytest

from doxguard.benchmarks.corpora.labels import NOT_OURS, OURS, Labels, is_known, plain
from doxguard.detectors.finding import ENTITIES

CASES = {
    "our own": ("PHONE_NUMBER", "PHONE_NUMBER"),
    "of a CoNLL-like set": ("PHONE_NUM", "PHONE_NUMBER"),
    "small letters": ("email_address", "EMAIL_ADDRESS"),
    "one word": ("CreditCardNumber", "CREDIT_CARD"),
    "blanks": ("social security number", "NATIONAL_ID"),
    "of Presidio": ("US_DRIVER_LICENSE", "IDENTITY_DOCUMENT"),
    "a country before it": ("PH_PASSPORT", "IDENTITY_DOCUMENT"),
    "a country before none of ours": ("UK_POSTCODE", None),
    "of Faker": ("ssn", "NATIONAL_ID"),
    "Dutch": ("BURGERSERVICENUMMER", "NL_BSN"),
    "a coordinate": ("NEARBYGPSCOORDINATE", "GPS_COORDINATES"),
    "whole address": ("ADDRESS_BLOCK", "STREET_ADDRESS"),
    "a person": ("PERSON", None),
    "a date": ("DATE_TIME", None),
    "a piece of an address": ("ZIPCODE", None),
    "a student's number": ("ID_NUM", None),
}


@pytest.mark.parametrize(("label", "entity"), CASES.values(), ids=CASES)
def test_labels_lead_to_our_entities(label: str, entity: str | None) -> None:
    labels = Labels()
    assert labels.entity_of(label) == entity
    assert labels.labelled() == (frozenset({entity}) if entity else None)
    assert is_known(label)
    assert not labels.unknown


def test_an_unknown_label_is_kept_in_mind() -> None:
    labels = Labels()
    assert labels.entity_of("shoe-size") is None
    assert labels.unknown == {"SHOESIZE"}
    assert not is_known("shoe-size")


def test_the_table_is_of_our_entities_and_each_label_has_one_meaning() -> None:
    assert set(OURS) <= set(ENTITIES)
    listed = [plain(label) for labels in OURS.values() for label in labels.split()]
    assert len(listed) == len(set(listed))
    assert not {plain(label) for label in NOT_OURS.split()} & (set(listed) | {plain(entity) for entity in ENTITIES})


def test_unknown_labels_do_not_fill_the_memory() -> None:
    labels = Labels()
    for number in range(5000):
        labels.entity_of(f"{'x' * 1000}{number}")
    assert len(labels.unknown) <= 1000
    assert max(map(len, labels.unknown)) <= 40
