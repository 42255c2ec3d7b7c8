"""The value of an address: its parts, to be joined and compared."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from doxguard.detectors.address.names import key

_SEPARATOR = "|"


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """The parts of an address as written, "" for what is not said. It has no repr: it is somebody's address."""

    street: str = ""
    number: str = ""
    addition: str = ""
    unit: str = ""
    postcode: str = ""
    place: str = ""
    region: str = ""
    country: str = ""  # ISO 3166 alpha-2

    def encode(self) -> str:
        """Return the address as a finding's ``value``; `decode` reads it."""
        return _SEPARATOR.join(getattr(self, part.name).replace(_SEPARATOR, "/") for part in fields(self))

    @classmethod
    def decode(cls, value: str) -> Address:
        """Return the address that `encode` wrote; raises `ValueError` for anything else."""
        parts = value.split(_SEPARATOR)
        if len(parts) != len(fields(cls)):
            raise ValueError(f"an address has {len(fields(cls))} parts, this value {len(parts)}")
        return cls(*parts)

    def agrees(self, other: Address) -> bool:
        """Tell whether no part of the two contradicts: each is missing in one, or the same but for spelling."""
        pairs = [(getattr(self, part.name), getattr(other, part.name)) for part in fields(self)]
        return all(key(mine) == key(theirs) for mine, theirs in pairs if mine and theirs)

    def join(self, other: Address) -> Address | None:
        """Return the address with what ``other`` adds to it, or None where they contradict."""
        if not self.agrees(other):
            return None
        added = {part.name: getattr(other, part.name) for part in fields(self) if not getattr(self, part.name)}
        return replace(self, **added)
