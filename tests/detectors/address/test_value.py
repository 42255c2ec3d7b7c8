"""The value of an address: written and read back, compared, joined, never shown."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.address.value import Address

WHOLE = Address("Lindenhoflaan", "214", "b", "app. 4", "3584 CS", "Utrecht", "", "NL")
written = st.text(max_size=12)
addresses = st.builds(Address, written, written, written, written, written, written, written, written)


@given(addresses.filter(lambda address: "|" not in "".join(getattr(address, part.name) for part in fields(address))))
def test_what_is_encoded_can_be_decoded(address: Address) -> None:
    assert Address.decode(address.encode()) == address


@given(addresses)
def test_a_separator_inside_a_part_moves_no_other_part(address: Address) -> None:
    again = Address.decode(address.encode())
    for part in fields(address):
        assert getattr(again, part.name) == getattr(address, part.name).replace("|", "/")


WRONG = {
    "empty": "",
    "text": "Lindenhoflaan 214",
    "too few": "Lindenhoflaan|214||||||"[:-1],
    "too many": "Lindenhoflaan|214|||||||",
    "other separator": "Lindenhoflaan;214;;;;;;",
}


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
def test_wrong_values_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"an address has 8 parts, this value [0-9]+$"):
        Address.decode(value)


def test_an_error_does_not_show_the_value() -> None:
    with pytest.raises(ValueError, match="parts") as caught:
        Address.decode("Lindenhoflaan 214")
    assert "Lindenhof" not in str(caught.value)


# Two addresses and what they are together; None where they contradict.
JOINED = {
    "the same": (WHOLE, WHOLE, WHOLE),
    "nothing and nothing": (Address(), Address(), Address()),
    "something and nothing": (WHOLE, Address(), WHOLE),
    "street and place": (
        Address(street="Molenlaan", number="12"),
        Address(place="Zwolle"),
        Address(street="Molenlaan", number="12", place="Zwolle"),
    ),
    "street and number": (Address(street="Molenlaan"), Address(number="12"), Address(street="Molenlaan", number="12")),
    "postcode and street": (
        Address(postcode="7711 AB", number="12"),
        Address(street="Molenlaan", number="12"),
        Address(street="Molenlaan", number="12", postcode="7711 AB"),
    ),
    "case": (Address(street="molenlaan"), Address(street="Molenlaan"), Address(street="molenlaan")),
    "accents": (Address(place="Łódź"), Address(place="Lodz"), Address(place="Łódź")),
    "spaces in the postcode": (Address(postcode="7711AB"), Address(postcode="7711 ab"), Address(postcode="7711AB")),
    "hyphens": (
        Address(street="Jan-Steenstraat"),
        Address(street="Jan Steenstraat"),
        Address(street="Jan-Steenstraat"),
    ),
    "other number": (Address(street="Molenlaan", number="12"), Address(street="Molenlaan", number="14"), None),
    "other street": (Address(street="Molenlaan"), Address(street="Molenweg"), None),
    "other addition": (Address(number="12", addition="a"), Address(number="12", addition="b"), None),
    "other unit": (Address(unit="bus 3"), Address(unit="bus 4"), None),
    "other place": (Address(street="Molenlaan", place="Zwolle"), Address(place="Assen"), None),
    "other country": (Address(country="NL"), Address(country="BE"), None),
    "one part of many": (WHOLE, Address(number="215"), None),
}


@pytest.mark.parametrize(("one", "other", "joined"), JOINED.values(), ids=JOINED)
def test_join(one: Address, other: Address, joined: Address | None) -> None:
    assert one.join(other) == joined


@pytest.mark.parametrize(("one", "other", "joined"), JOINED.values(), ids=JOINED)
def test_agrees(one: Address, other: Address, joined: Address | None) -> None:
    assert one.agrees(other) == other.agrees(one) == (joined is not None)


@given(addresses, addresses)
def test_joining_takes_nothing_away(one: Address, other: Address) -> None:
    joined = one.join(other)
    assert (joined is None) == (other.join(one) is None)
    if joined is not None:
        assert joined.agrees(one)
        assert joined.agrees(other)
        assert all(getattr(joined, part.name) for part in fields(one) if getattr(one, part.name))


def test_no_repr_shows_the_parts() -> None:
    shown = f"{WHOLE} {WHOLE!r} {[WHOLE]}"
    assert not any(part in shown for part in ("Lindenhof", "214", "3584", "Utrecht"))
