"""What follows from a post: the decision, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from doxguard._version import VERSION
from doxguard.detectors.finding import Finding, Signal


class Action(StrEnum):
    """What the policy asks, mildest first."""

    ALLOW = "allow"
    WARN = "warn"
    REVIEW = "review"
    REMOVE = "remove"

    @property
    def rank(self) -> int:
        """0 for allow … 3 for remove."""
        return _RANKS[self]


_RANKS = {action: rank for rank, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Reason:
    """A clause that had a say, in words, and the place in the post that led to it (both 0 for none)."""

    clause: str
    nl: str
    en: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the policy asks on one post. Holds places, never the text found there."""

    id: str
    action: Action
    risk: int
    clauses: tuple[str, ...]
    findings: tuple[Finding, ...]
    signals: Mapping[str, Signal]
    reasons: tuple[Reason, ...]
    policy_id: str
    policy_version: str
    unknown: tuple[str, ...] = field(default=())  # what could have changed the outcome and was not seen
    subjects: tuple[str, ...] = field(default=())  # whose each finding is
    advice: tuple[Reason, ...] = field(default=())  # what the author could do for the post to be allowed

    def to_dict(self) -> dict[str, object]:
        """Return the decision record: the batch output, the hook's answer and the tests all use it."""
        return {
            "id": self.id,
            "action": str(self.action),
            "risk": self.risk,
            "clauses": list(self.clauses),
            "findings": [
                {
                    "entity": f.entity,
                    "start": f.start,
                    "end": f.end,
                    "score": round(f.score, 3),
                    "evidence": list(f.evidence),
                    "subject": subject,
                }
                for f, subject in zip(self.findings, self.whose, strict=True)
            ],
            "signals": {name: _plain(signal) for name, signal in self.signals.items()},
            "reasons": [_words(reason) for reason in self.reasons],
            "unknown": list(self.unknown),
            "advice": [_words(reason) for reason in self.advice],
            "policy": {"id": self.policy_id, "version": self.policy_version},
            "doxguard": VERSION,
        }

    @property
    def whose(self) -> tuple[str, ...]:
        """Whose each finding is, "unknown" where nobody has said."""
        return self.subjects or ("unknown",) * len(self.findings)


def _plain(signal: Signal) -> str | bool:
    return {"true": True, "false": False}.get(signal.value, signal.value)


def _words(reason: Reason) -> dict[str, object]:
    return {"clause": reason.clause, "nl": reason.nl, "en": reason.en, "start": reason.start, "end": reason.end}
