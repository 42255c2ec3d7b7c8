"""What may stand in a policy's files: ``policy.yaml`` and a file per clause, as pydantic models.

Unknown keys are refused. `doxguard.pipeline.policy_model` reads the files, `doxguard.pipeline.policy_rules` makes
conditions into functions. What conditions may ask is in `doxguard.pipeline.policy_terms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from doxguard.detectors.finding import ENTITIES, PLATE
from doxguard.pipeline.decision import Action
from doxguard.pipeline.policy_terms import (
    Condition,
    Count,
    Country,
    Entity,
    Share,
    Strict,
    Subject,
    Weight,
    Whereabouts,
    Words,
)


class Row(Strict):
    """One line of a clause's table: the first whose ``when`` holds gives the action."""

    when: Condition | None = None
    then: Action
    because: tuple[str, ...] = ()  # further clauses that this line applies
    weight: Weight | None = None  # in place of the clause's
    reason: Words | None = None  # in place of the clause's


class Unless(Strict):
    """A clause that exempts, here under a condition of its own in place of that clause's."""

    clause: str
    when: Condition


class Example(Strict):
    """A post and what it asks.

    ``signals``, ``subjects`` (of the findings, in order of place) and ``finds`` state what is to be read and found, so
    that the example tests the policy whatever the detectors and the context make of its words.
    """

    text: str
    action: Action = Action.ALLOW
    lang: str = ""
    posted_at: str = ""
    author: str | dict[str, object] = ""
    media: tuple[dict[str, object], ...] = ()
    meta: dict[str, object] = Field(default_factory=dict)
    region: str = ""
    signals: dict[str, str] = Field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    finds: tuple[Entity, ...] = ()

    @property
    def is_stated(self) -> bool:
        """Whether it says what is to be read or found."""
        return bool(self.signals or self.subjects or self.finds)


class Examples(Strict):
    """Posts that the clause decides, and posts that it does not: those of a violation are allowed."""

    flags: tuple[Example, ...] = ()
    passes: tuple[Example | str, ...] = ()


Relation = Literal[
    "owner", "parent", "guardian", "lawyer", "legal_representative", "authorised_representative", "bystander",
    "none-account",
]  # fmt: skip


class ReportCase(Strict):
    """A report and what comes of it; ``action`` is what the post itself asks, ``clause`` what it violates."""

    relation: Relation
    action: Action
    clause: str = ""
    posts: Count = 1
    comes_of_it: Literal["acted_on", "no_action", "rejected"]


class Report(Strict):
    """Who can set enforcement in motion with a report, and what a report must hold."""

    relations: tuple[Relation, ...] = ()  # whose report counts; () if this rule does not ask
    actions: tuple[Action, ...] = ()  # on posts that ask one of these by themselves
    clauses: tuple[str, ...] = ()  # only for these; () means all that no other rule names
    then: Action | None = None  # what the post comes to
    fields: tuple[Literal["type", "whose", "posts"], ...] = ()  # that a report must have
    posts_at_most: Annotated[int, Field(ge=1)] | None = None
    otherwise: Literal["no_action", "rejected"] = "no_action"
    cases: tuple[ReportCase, ...] = ()


class MeasureCase(Strict):
    """A removal and the measure that follows."""

    prior_violations: Count = 0
    dedicated_account: bool = False
    clauses: tuple[str, ...] = ()
    measure: str


class Enforcement(Strict):
    """What follows from a removal for the account. Of the rules that hold, the one with the highest step counts."""

    step: Count = 0
    measure: Literal["none", "remove_and_lock", "remove_media_and_lock", "suspend"] = "none"
    lock_until: Literal["removed"] | None = None
    appeals: tuple[Literal["remove_and_lock", "remove_media_and_lock", "suspend"], ...] = ()  # against these
    factors: tuple[Literal["severity", "prior_violations"], ...] = ()
    # Words in handles and bios of accounts that follow somebody: one telling sign, or two that point to it.
    telling: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    cases: tuple[MeasureCase, ...] = ()


Kind = Literal["violation", "exemption", "consideration", "report_rule", "enforcement_rule"]


class Clause(Strict):
    """A clause of the policy.

    A violation has ``when``, ``unless`` and ``action``; an exemption and a consideration a ``when``, or none where they
    are applied by name alone; rules on reports and enforcement have ``report`` or ``enforcement``.
    """

    id: str
    kind: Kind
    title: Words
    reason: Words
    advice: Words | None = None  # to the author, before publishing
    when: Condition | None = None
    unless: tuple[str | Unless, ...] = ()
    action: tuple[Row, ...] = ()
    weight: Weight = 50  # in the risk, where no finding decides
    not_marked: bool = False  # an exemption for what no detector marks
    report: Report | None = None
    enforcement: Enforcement | None = None
    examples: Examples = Examples()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Clause:
        for key, kinds in _ONLY.items():
            if key in self.model_fields_set and self.kind not in kinds:
                raise ValueError(f"{key}: not for a clause of kind {self.kind!r}; only for {', '.join(kinds)}")
        missing = [key for key in _NEEDED.get(self.kind, ()) if key not in self.model_fields_set]
        if missing:
            raise ValueError(f"a clause of kind {self.kind!r} needs {', '.join(missing)}")
        if self.kind == "violation" and self.action[-1].when is not None:
            raise ValueError("action: the last row must have no 'when', so that one always holds")
        return self


_ONLY = {
    "unless": ("violation",), "action": ("violation",), "weight": ("violation",),
    "not_marked": ("exemption",), "report": ("report_rule",), "enforcement": ("enforcement_rule",),
}  # fmt: skip
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "violation": ("when", "action"),
    "report_rule": ("report",),
    "enforcement_rule": ("enforcement",),
}


class Thresholds(Strict):
    """Scores from which a finding is mentioned, and from which it decides."""

    report: Share = 0.4
    decide: Share = 0.5


class Band(Strict):
    """The lowest and the highest risk of posts with one action."""

    low: Weight
    high: Weight


class Risk(Strict):
    """The weights of the risk; see `doxguard.pipeline.score`."""

    entities: dict[Entity, Weight]
    subject: dict[Subject, Share] = Field(default_factory=dict)
    whereabouts: dict[Whereabouts, Share] = Field(default_factory=dict)  # what it leaves of the weight of `places`
    places: tuple[Entity, ...] = ()
    lifts: dict[str, dict[str, Share]] = Field(default_factory=dict)  # signal → value → share of what is left to 100
    prior: Share = 0.0  # lift for each earlier violation, up to `prior_at_most`
    prior_at_most: Count = 3
    exempt: Share = 0.2  # what an exemption leaves
    actions: dict[Action, Band]

    @model_validator(mode="after")
    def _covers_all(self) -> Risk:
        missing = [entity for entity in ENTITIES if entity not in self.entities]
        if missing:
            raise ValueError(f"entities: lacks {', '.join(missing)}")
        self.entities.setdefault(PLATE, 0.0)  # found only with a register of owners, which few have
        lacking = [str(action) for action in Action if action not in self.actions]
        if lacking:
            raise ValueError(f"actions: lacks {', '.join(lacking)}")
        bands = [self.actions[action] for action in Action]
        if any(a.low > b.low or a.high > b.high for a, b in pairwise(bands)):
            raise ValueError("actions: a graver action must not have a lower band")
        return self


class PolicyFile(Strict):
    """``policy.yaml``."""

    id: str
    version: str
    title: Words
    thresholds: Thresholds = Thresholds()
    ranking: tuple[tuple[Entity, ...], ...] = ()  # gravest first
    not_private: dict[Entity, tuple[Country, ...]] = Field(default_factory=dict)
    part_of: dict[Entity, tuple[Entity, ...]] = Field(
        default_factory=dict
    )  # what does not decide inside a finding of it
    risk: Risk


@dataclass(frozen=True, eq=False)
class Policy:
    """A whole policy: the head and its clauses by id. Two are the same only if they are one object."""

    head: PolicyFile
    clauses: Mapping[str, Clause]
