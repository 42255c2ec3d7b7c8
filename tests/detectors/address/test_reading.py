"""A reading of an address: what it shows of itself, and how it grows."""

from doxguard.detectors.address.nl import DUTCH
from doxguard.detectors.address.reading import Reading

READING = Reading(DUTCH, 5, 14, {"street": "Molenlaan", "number": "4"}, ("street:suffix",))


def test_repr_names_no_part() -> None:
    assert repr(READING) == "Reading(5, 14, ('street:suffix',))"


def test_grows_on_both_sides_and_stays_as_it_was() -> None:
    longer = READING.on(20, "place", place="Zwolle").back(0, "unit", unit="bus 3")
    assert (longer.start, longer.end, longer.notes) == (0, 20, ("street:suffix", "place", "unit"))
    assert longer.parts == {**READING.parts, "place": "Zwolle", "unit": "bus 3"}
    assert READING.parts == {"street": "Molenlaan", "number": "4"}
