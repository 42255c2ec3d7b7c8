"""One reading of an address: its parts, where it stands, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from doxguard.detectors.address.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Reading:
    """An address as one grammar reads it, at ``[start, end)`` of the folded text."""

    grammar: Grammar
    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict, repr=False)  # names as in `value.Address`
    notes: tuple[str, ...] = ()  # what speaks for it; see `weigh`

    def on(self, end: int, *notes: str, **parts: str) -> Reading:
        """Return the reading with more behind it."""
        return Reading(self.grammar, self.start, end, self.parts | parts if parts else self.parts, self.notes + notes)

    def back(self, start: int, *notes: str, **parts: str) -> Reading:
        """Return the reading with more before it."""
        return Reading(self.grammar, start, self.end, self.parts | parts if parts else self.parts, self.notes + notes)

    def has(self, note: str) -> bool:
        """Tell whether something speaks for it."""
        return note in self.notes
