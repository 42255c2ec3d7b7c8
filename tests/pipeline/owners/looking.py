"""What the tests of the register look up, and how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from doxguard.detectors import plate
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.search import search, select_all
from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.registry import Registry

KEYRING = Keyring([("first", b"1" * 32)])
ROTATED = Keyring([("first", b"1" * 32), ("second", b"2" * 32)])
NOW = 1_800_000_000.0
ALL = select_all([*DETECTORS, plate.DETECTOR])
PHONE, MAIL, HOME = "06 1234 5678", "anna@example.org", "Merelhof 4410, 7411 XX Deventer"
LATER, BEFORE = (datetime.fromtimestamp(NOW, UTC) + timedelta(days=days) for days in (1, -1))


def found(text: str) -> list[Finding]:
    return search(fold(text), ALL)


def fact(registry: Registry, text: str, author: str = "") -> Fact | None:
    """What is known of what stands in a text."""
    facts = registry.facts(found(text), author)
    assert len(facts) <= 1
    return next(iter(facts.values()), None)


Change = Callable[[Registry], object]
