"""What a hook answers: whether to publish a post, what to tell its author, and what to take out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from doxguard.pipeline.decision import Action, Decision


class Outcome(StrEnum):
    """What to do with a post, mildest first."""

    PUBLISH = "publish"
    ASK = "ask"  # hand it back to its author, with what to change; who posts it again has "insisted"
    HOLD = "hold"  # let a moderator look first
    BLOCK = "block"


class Cause(StrEnum):
    """What an answer rests on."""

    DECISION = "decision"
    REGISTERED = "registered"  # somebody else's registered data of which the policy does not speak
    SIZE = "size"  # longer than is looked at
    TIME = "time"  # over the time budget
    BUSY = "busy"  # too many checks were waiting
    ERROR = "error"  # a fault of ours, or of a recognizer that was brought


class Span(NamedTuple):
    """Private data at ``[start, end)`` of the post's text, in code points, and whose it is."""

    entity: str
    start: int
    end: int
    subject: str


@dataclass(frozen=True, slots=True)
class HookAnswer:
    """What to do with a post. Holds no text but that of the proposal, which its repr leaves out."""

    outcome: Outcome
    cause: Cause
    message: Mapping[str, str]  # for the author, by language (nl, en); empty strings where there is nothing to say
    spans: tuple[Span, ...] = ()  # what to take out
    proposal: str | None = field(default=None, repr=False)  # the text without it, if that would be published
    decision: Decision | None = None  # None where none could be made
    would: Outcome | None = None  # in a dry run: what would have been answered

    @property
    def flagged(self) -> bool:
        """Whether a moderator should look, also at what is published."""
        if self.decision is None:
            return self.cause is not Cause.DECISION
        return self.decision.action.rank >= Action.REVIEW.rank

    def text(self, lang: str = "nl") -> str:
        """Return the message in a language, in English where there is none in it."""
        return self.message.get(lang.lower()[:2], self.message.get("en", ""))

    def to_dict(self) -> dict[str, object]:
        """Return the answer as one JSON object."""
        return {
            "outcome": str(self.outcome),
            "cause": str(self.cause),
            "message": dict(self.message),
            "spans": [span._asdict() for span in self.spans],
            "proposal": self.proposal,
            "flagged": self.flagged,
            "would": str(self.would) if self.would else None,
            "decision": self.decision.to_dict() if self.decision else None,
        }
