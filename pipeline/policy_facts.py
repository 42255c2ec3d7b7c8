"""What a policy may know of a post beside its words, and one question put to it: `PostFacts` and `Ask`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

from doxguard.detectors.context.about import About
from doxguard.detectors.finding import Finding, Signal

Truth = bool | None  # None: unknown


class PostFacts(NamedTuple):
    """Facts of a post and its account. All of them may be missing."""

    posted_at: str = ""  # ISO 8601
    region: str = ""  # ISO 3166 alpha-2: where the guard judges by; "" for nowhere in particular
    prior_violations: int | None = None
    bio: str = ""
    handle: str = ""
    dedicated: bool = False  # the account is known to follow somebody, whatever its handle and bio say


NO_FACTS = PostFacts()


@dataclass(slots=True)
class Ask:
    """What a condition is asked about: a finding with whose it is, or the post as a whole (``finding`` None)."""

    findings: Sequence[Finding]  # those that decide
    signals: Mapping[str, Signal]
    facts: PostFacts
    subject: Signal
    finding: Finding | None = None
    violated: dict[str, list[Finding | None]] = field(default_factory=dict)  # clauses so far, with what violates them
    seen: list[str] = field(default_factory=list)  # what was asked for and is unknown


def facts_of(about: About, region: str = "") -> PostFacts:
    """Return the facts of a post, from what is known of it beside its text."""
    prior = about.meta.get("prior_violations")
    counted = prior if isinstance(prior, int) and not isinstance(prior, bool) and prior >= 0 else None
    return PostFacts(about.posted_at, region, counted, about.bio, about.handle)


def posted_on(posted_at: str) -> date | None:
    """Return the day of a time in ISO 8601, in UTC where it says how far it is from it; None for anything else."""
    try:
        moment = datetime.fromisoformat(posted_at)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


def follows_somebody(facts: PostFacts, telling: Iterable[str], pointing: Iterable[str]) -> bool:
    """Tell whether an account's handle and bio say that it follows somebody: one telling sign, or two that point to it.

    A sign is looked for among the words, and in the handle also where words run together.
    """
    if facts.dedicated:
        return True
    if not (facts.handle or facts.bio):
        return False
    handle = " ".join(facts.handle.lower().lstrip("@").replace("_", " ").replace(".", " ").split())
    words = f" {handle} | {' '.join(_letters(facts.bio).split())} "
    squeezed = handle.replace(" ", "")

    def has(sign: str) -> bool:
        return f" {sign} " in words or (" " in sign and sign.replace(" ", "") in squeezed)

    return any(map(has, telling)) or sum(map(has, pointing)) >= 2


def _letters(text: str) -> str:
    return "".join(c if c.isalnum() or c == "'" else " " for c in text[:1000].lower().replace("’", "'"))
