"""What one post gives to a mosaic: a piece of an address, a number or a place; or a clue that describes one."""

from __future__ import annotations

from dataclasses import dataclass, field

BARE, LIKELY, TOLD, CERTAIN = range(4)  # how surely a figure is a house number


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece at ``[start, end)`` of the post as typed."""

    kind: str  # address, street, postcode, number, place, name, phone, …, or street_clue, town_clue, number_clue
    start: int
    end: int
    value: str = field(default="", repr=False)  # an `Address` encoded, a number, a name; "" for clues
    strength: int = LIKELY
