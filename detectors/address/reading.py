"""One reading of an address: its parts, where it stands, and what speaks for it."""

from __future__ import annotations

from typing import NamedTuple

from doxguard.detectors.address.grammar import Grammar


class Reading(NamedTuple):
    """An address as one grammar reads it, at ``[start, end)`` of the folded text."""

    grammar: Grammar
    start: int
    end: int
    parts: dict[str, str]  # names as in `value.Address`
    notes: tuple[str, ...] = ()  # what speaks for it; see `weigh`

    def __repr__(self) -> str:
        """Return what names no part of it: they are somebody's address."""
        return f"Reading({self.start}, {self.end}, {self.notes})"

    def on(self, end: int, *notes: str, **parts: str) -> Reading:
        """Return the reading with more behind it."""
        return Reading(self.grammar, self.start, end, self.parts | parts if parts else self.parts, self.notes + notes)

    def back(self, start: int, *notes: str, **parts: str) -> Reading:
        """Return the reading with more before it."""
        return Reading(self.grammar, start, self.end, self.parts | parts if parts else self.parts, self.notes + notes)

    def has(self, note: str) -> bool:
        """Tell whether something speaks for it."""
        return note in self.notes
