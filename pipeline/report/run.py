"""What a report tells of a run beside its tally."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is over."""

    sources: tuple[str, ...]  # as they were given
    policy: str  # id
    policy_version: str
    seconds: float  # that it took
    finished: float  # seconds since 1970
    speed: float  # posts a second, of this run alone if it went on from an earlier one
    titles: Mapping[str, str] = field(default_factory=dict)  # of clauses, in the language of the report
