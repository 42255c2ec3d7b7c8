"""What follows from the rows of a register for one datum of a post.

Only verified rows count: else anybody could register somebody else's address as his own, and agree to anything. What
is expired is as if it were not there. A datum of several owners is the author's own if he is one of them. Consent and
exposure are known if all the *other* owners have recorded them; one refusal among them is a refusal. A weak key, such
as a street without a town, only tells that the author speaks of his own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from doxguard.pipeline.owners.facts import Consent, Exposure, Fact


class Entry(NamedTuple):
    """A row of the register. Times are seconds since 1970, None for no end."""

    digest: bytes
    owner: str
    kind: str
    item: str  # what binds the rows of one datum
    version: int  # of the keys
    strong: bool
    verified: bool
    consent: str
    consent_until: int | None
    exposure: str
    exposure_until: int | None
    registered_at: int
    expires_at: int | None


def fact_of(entries: Collection[Entry], author: str, now: float) -> Fact | None:
    """Return what the rows of one datum come to; None where nobody's claim to it counts."""
    counting = [entry for entry in entries if entry.verified and is_valid(entry.expires_at, now)]
    mine = bool(author) and any(entry.owner == author for entry in counting)
    holders = [entry for entry in counting if entry.strong]
    if not (holders or mine):
        return None
    others = [entry for entry in holders if not (mine and entry.owner == author)]
    owners = {entry.owner for entry in holders} | ({author} if mine else set())
    return Fact("self" if mine else "other", _consent(others, now), _exposure(others, now), tuple(sorted(owners)))


def is_valid(until: int | None, now: float) -> bool:
    """Tell whether something has not expired."""
    return until is None or until > now


def _consent(entries: Iterable[Entry], now: float) -> Consent:
    said = _by_owner((e.owner, e.consent if is_valid(e.consent_until, now) else "unknown") for e in entries)
    if any("refused" in values for values in said.values()):
        return "refused"
    return "given" if said and all("given" in values for values in said.values()) else "unknown"


def _exposure(entries: Iterable[Entry], now: float) -> Exposure:
    said = _by_owner((e.owner, e.exposure if is_valid(e.exposure_until, now) else "unknown") for e in entries)
    return "own" if said and all("own" in values for values in said.values()) else "unknown"


def _by_owner(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    said: dict[str, set[str]] = {}
    for owner, value in pairs:
        said.setdefault(owner, set()).add(value)
    return said
