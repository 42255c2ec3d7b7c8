"""The keys by which a datum is known: what two notations of the same thing have in common, as a string.

A key is *strong* if it names one datum by itself, and weak if it does so only together with who posts it: a street and
number without a town are those of hundreds of towns. Findings bring their canonical value along; here it is made equal
over what values leave open: case, accents, abbreviations and aliases in addresses, and where exactly on the map.

Left out, and never to be registered: data in words (a diagnosis, where somebody is now), which few hashes cover and
many people share; secrets, which nobody should type into yet another system; biometrics, of which no two are alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from doxguard.detectors.address.value import Address
from doxguard.detectors.finding import PLATE, Finding
from doxguard.pipeline.owners.address_keys import address_keys

ADDRESS, PLACE = "STREET_ADDRESS", "GPS_COORDINATES"
_SAME_KIND = MappingProxyType({"PARTIAL_ADDRESS": ADDRESS, "LOCATION_LINK": PLACE})
KINDS = (
    ADDRESS, "PHONE_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE", "BANK_ACCOUNT", "CREDIT_CARD", "NL_BSN", "NATIONAL_ID",
    "IDENTITY_DOCUMENT", PLACE, "LIVE_LOCATION_LINK", PLATE,
)  # fmt: skip
REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "LIVE_LOCATION": "words say where somebody is only for a moment",
        "CREDENTIALS": "a secret must not be typed in anywhere else",
        "MEDICAL_RECORD": "few words cover most diagnoses, and a hash of them hides nothing",
        "BIOMETRIC": "no two measurements of it are alike",
    }
)
CELLS = 1000  # of a degree: a cell is some 110 m high, and in the Netherlands 70 m wide
_LAT_LON = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,9}),(-?[0-9]{1,3}\.[0-9]{1,9})")
_ROUND = 360 * CELLS
_BETWEEN = "\x1f"


class Key(NamedTuple):
    """One key of a datum. It has no repr: it is somebody's data."""

    kind: str
    text: str
    strong: bool = True

    def __repr__(self) -> str:
        return f"Key({self.kind})"

    def encode(self) -> bytes:
        """Return the bytes that are hashed."""
        return f"{self.kind}{_BETWEEN}{self.text}".encode("utf-8", "surrogatepass")


def kind_of(entity: str) -> str:
    """Return the kind under which an entity is kept: a link to a place is kept as that place."""
    return _SAME_KIND.get(entity, entity)


def keys_of(finding: Finding) -> tuple[Key, ...]:
    """Return the keys under which a datum is kept; none for what cannot be registered."""
    kind, value = kind_of(finding.entity), finding.value
    if not value or kind not in KINDS:
        return ()
    if kind == ADDRESS:
        parts = _address(value)
        return tuple(Key(ADDRESS, text, strong) for text, strong in address_keys(parts)) if parts else ()
    cell = _cell(value) if kind == PLACE else None
    return (Key(kind, _cell_text(*cell) if cell else value),)


def asked_of(finding: Finding) -> tuple[Key, ...]:
    """Return the keys to look a datum up by: of a point on the map, also those of the eight cells around it.

    Weak ones only where there is no other: an address in another town is another one.
    """
    cell = _cell(finding.value) if kind_of(finding.entity) == PLACE else None
    if cell is None:
        keys = keys_of(finding)
        return tuple(key for key in keys if key.strong) or keys
    lat, lon = cell
    around = ((lat + up, lon + right) for up in (0, -1, 1) for right in (0, -1, 1))
    return tuple(Key(PLACE, _cell_text(*one)) for one in around)


def _address(value: str) -> Address | None:
    try:
        return Address.decode(value)
    except ValueError:
        return None  # of a recognizer that a user brought


def _cell(value: str) -> tuple[int, int] | None:
    match = _LAT_LON.fullmatch(value)
    return (math.floor(float(match[1]) * CELLS), math.floor(float(match[2]) * CELLS)) if match else None


def _cell_text(lat: int, lon: int) -> str:
    return f"{lat}/{(lon + _ROUND // 2) % _ROUND}"  # the date line lies inside a ring
