"""What a detector says: `Finding`; what the context says: `Signal`; and what a detector is: `Detector`.

Not all that a record holds stands in its text: a link may lead on, a picture has a description, a post a geo tag. What
is found there has the note "field:urls", "field:media" or "field:geo", and the place in the text that shows it, such as
that of a short link; or, where nothing in the text does, the place 0, 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doxguard.detectors.text import Text
    from doxguard.detectors.triggers import Triggers

ENTITIES = (
    "STREET_ADDRESS",
    "PARTIAL_ADDRESS",
    "GPS_COORDINATES",
    "LOCATION_LINK",
    "LIVE_LOCATION_LINK",
    "LIVE_LOCATION",
    "PHONE_NUMBER",
    "EMAIL_ADDRESS",
    "IBAN_CODE",
    "BANK_ACCOUNT",
    "CREDIT_CARD",
    "NL_BSN",
    "NATIONAL_ID",
    "IDENTITY_DOCUMENT",
    "CREDENTIALS",
    "MEDICAL_RECORD",
    "BIOMETRIC",
)
PLATE = "LICENCE_PLATE"  # found by no detector of the catalog: only where a register of owners knows it


@dataclass(frozen=True, slots=True)
class Finding:
    """Private data at ``[start, end)``, in code points of the text as typed; at 0, 0 where it is only in a field."""

    entity: str
    start: int
    end: int
    score: float  # 0-1: how sure we are that it is this entity
    evidence: tuple[str, ...] = ()  # checks passed and cues seen: "mod97", "cue:rekening"
    value: str = field(default="", repr=False)  # canonical form, for joining and comparing; never printed
    country: str = ""  # ISO 3166 alpha-2, or "" where it is unknown or has no meaning


_FIELD = "field:"


def in_field(finding: Finding, name: str, start: int, end: int) -> Finding:
    """Return a finding that was made in a field of the record, with the place in the text that shows it, or 0, 0."""
    return replace(finding, start=start, end=end, evidence=(*finding.evidence, f"{_FIELD}{name}"))


def field_of(finding: Finding) -> str:
    """Return the field in which something was found: urls, media or geo; "" for the text itself."""
    return next((note.removeprefix(_FIELD) for note in finding.evidence if note.startswith(_FIELD)), "")


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing read from a post's context, with the words that made it: ``[start, end)`` of the text as typed.

    ``value`` "unknown" means that nothing was seen, which is not the same as "no".
    """

    name: str
    value: str
    strength: float = 0.0  # 0-1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Detector:
    """A function that finds entities, and what must be in a text for it to find any.

    ``triggers`` are patterns of which at least one matches every text in which ``find`` finds something; so are those
    of ``beside``, where there are any: both must be there. They are matched on the UTF-8 bytes of the folded text, or
    of its plain form (see `doxguard.detectors.triggers`), without regard to case, by Hyperscan or RE2: only ASCII, no
    look-around, no back-references, every repeat bounded.
    """

    name: str
    entities: tuple[str, ...]
    find: Callable[[Text], Iterable[Finding]]
    triggers: Triggers
    countries: tuple[str, ...] = ()  # where it applies; () means everywhere
    beside: Triggers = ()
