"""What somebody gives to be registered, read by our own detectors: any notation that is found in posts will do.

Data stand alone here, without the words that tell what they are in a post, so a kind that is named is looked for a
second time behind its word: "bsn", "kenteken". An error names kinds, and never repeats what was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from doxguard.detectors import plate
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import PLATE, Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import search, select_all
from doxguard.errors import InputError
from doxguard.pipeline.owners.canonical import KINDS, REFUSED, Key, keys_of, kind_of

_SURE = 0.4  # where nobody says what it is; of a kind that is named, all that may be one counts
_LONGEST = 1000  # characters of one datum
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "STREET_ADDRESS": "adres",
        "BANK_ACCOUNT": "rekeningnummer",
        "NL_BSN": "bsn",
        "NATIONAL_ID": "id",
        "IDENTITY_DOCUMENT": "paspoort",
        "PHONE_NUMBER": "tel",
        "GPS_COORDINATES": "gps",
        PLATE: "kenteken",
    }
)


class Item(NamedTuple):
    """A datum to register: its kind, and the keys by which it is known."""

    kind: str
    keys: tuple[Key, ...]


def read_items(data: str | Finding | Sequence[str | Finding], kind: str = "") -> list[Item]:
    """Return what can be registered, in texts or findings; raises `InputError` for what holds nothing of the kind."""
    _check_kind(kind)
    given = [data] if isinstance(data, str | Finding) else list(data)
    items = [item for one in given for item in _items(one, kind)]
    return list(dict.fromkeys(items))


def _check_kind(kind: str) -> None:
    if kind in REFUSED:
        raise InputError(f"{kind} cannot be registered: {REFUSED[kind]}; accepted: {', '.join(KINDS)}")
    if kind and kind not in KINDS:
        raise InputError(f"the kind must be one of {', '.join(KINDS)}")


def _items(one: str | Finding, kind: str) -> list[Item]:
    found: Sequence[Finding] = [one] if isinstance(one, Finding) else _found(one, kind)
    items = [Item(kind_of(finding.entity), keys_of(finding)) for finding in found]
    items = [item for item in items if item.keys and kind in ("", item.kind)]
    if not items:
        refused = next((f.entity for f in found if f.entity in REFUSED), "")
        why = f" ({refused}: {REFUSED[refused]})" if refused else ""
        raise InputError(f"there is nothing in it that can be registered{why}; accepted: {kind or ', '.join(KINDS)}")
    return items


def _found(text: str, kind: str) -> Sequence[Finding]:
    if not isinstance(text, str):
        raise InputError("data to register are texts or findings")
    if len(text) > _LONGEST:
        raise InputError(f"a datum to register has at most {_LONGEST} characters")
    found = _search(text, kind)
    if kind and not any(kind_of(finding.entity) == kind for finding in found):
        found = _search(f"{_WORDS.get(kind, '')} {text}", kind)
    return found


def _search(text: str, kind: str) -> Sequence[Finding]:
    """Find data: of a kind that is named, by its detectors alone, so that nothing likelier stands in their way."""
    detectors = (*DETECTORS, plate.DETECTOR) if kind == PLATE else DETECTORS
    chosen = [d for d in detectors if not kind or kind in map(kind_of, d.entities)]
    return _sure(search(fold(text), select_all(chosen)), kind)


def _sure(findings: Sequence[Finding], kind: str) -> Sequence[Finding]:
    sure = [finding for finding in findings if finding.score >= _SURE]
    return sure or (findings if kind else ())
