"""What came out of a run, in numbers: all that the summary, the report and the statistics need.

A tally can be added to another, in whatever order the parts of a run end, and comes back from JSON as it was: workers
send theirs, and a run that was killed goes on from its last one. Its size does not grow with the dump. Of posts it
holds no more than the gravest few, by id and place, and of their text only a masked excerpt, if that is asked for.

Left out: decisions, which go to the output; posts that are allowed, among the gravest.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.excerpt import excerpt
from doxguard.pipeline.explain import visible
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.record import Place

VERSION = 1  # of `Tally.to_dict`
RISKS = 101  # 0-100
UNDATED = ""  # the day of a post that does not tell its time
_YEARS = range(1970, 2100)  # other years count as undated: what is counted by day must stay bounded
_LONGEST = 200  # characters of an id or a source
_COUNTS = ("posts", "rejected", "warnings", "failed")
_NAMED = ("actions", "entities", "clauses")
_NESTED = ("days", "entity_actions")


class Grave(NamedTuple):
    """A post that asks for an action. ``at`` is its place in the run, such as (chunk, record): it decides on a tie."""

    risk: int
    at: tuple[int, ...]
    id: str
    source: str
    line: int
    action: str
    clauses: tuple[str, ...]
    entities: tuple[str, ...]
    excerpt: str


def _nested() -> defaultdict[str, Counter[str]]:
    return defaultdict(Counter)


@dataclass(slots=True)
class Tally:
    """What came out of a run; ``most`` is how many of the gravest posts it keeps."""

    most: int = 100
    excerpts: bool = False  # whether those come with a masked excerpt
    posts: int = 0  # judged
    rejected: int = 0
    warnings: int = 0
    failed: int = 0  # sources, and the rejects file
    actions: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)  # findings
    clauses: Counter[str] = field(default_factory=Counter)
    days: defaultdict[str, Counter[str]] = field(default_factory=_nested)  # day in UTC → action → posts
    entity_actions: defaultdict[str, Counter[str]] = field(default_factory=_nested)  # entity → action → findings
    risks: list[int] = field(default_factory=lambda: [0] * RISKS)  # posts of each risk
    top: list[Grave] = field(default_factory=list)  # gravest first, then in the order of the dump

    def add(
        self, decision: Decision, post: Post | None = None, place: Place | None = None, at: tuple[int, ...] = ()
    ) -> None:
        """Count one decision; with its post for its day and excerpt, and its places for the list of the gravest."""
        action = decision.action
        self.posts += 1
        self.actions[action] += 1
        self.risks[decision.risk] += 1
        self.days[day_of(post.posted_at) if post else UNDATED][action] += 1
        if decision.clauses or decision.findings:
            self._add_found(decision)
            if action is not Action.ALLOW:
                self._add_grave(decision, post, place, at)

    def add_clean(self, count: int, days: Mapping[str, int]) -> None:
        """Count posts in which nothing was found; ``days``: how many of them are of each day."""
        self.posts += count
        self.actions[Action.ALLOW] += count
        self.risks[0] += count
        for day, posts in chain(days.items(), [(UNDATED, count - sum(days.values()))]):
            if posts:
                self.days[day][Action.ALLOW] += posts

    def merge(self, other: Tally) -> None:
        """Add another part of the run; in what order the parts are added makes no difference."""
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _NAMED:
            getattr(self, name).update(getattr(other, name))
        for name in _NESTED:
            mine = getattr(self, name)
            for key, counts in getattr(other, name).items():
                mine[key].update(counts)
        self.risks = [mine + theirs for mine, theirs in zip(self.risks, other.risks, strict=True)]
        self.top = sorted([*self.top, *other.top], key=_gravest_first)[: self.most]

    def reached(self, least: Action) -> bool:
        """Tell whether a decision is at or above this action."""
        return any(self.actions[action] for action in Action if action.rank >= least.rank)

    def to_dict(self) -> dict[str, object]:
        """Return all of it as what JSON can hold."""
        named = {name: _plain(getattr(self, name)) for name in _NAMED}
        nested = {name: {key: _plain(counts) for key, counts in getattr(self, name).items()} for name in _NESTED}
        top = [{key: _listed(value) for key, value in grave._asdict().items()} for grave in self.top]
        counts = {name: getattr(self, name) for name in ("most", "excerpts", *_COUNTS)}
        return {"version": VERSION, **counts, **named, **nested, "risks": list(self.risks), "top": top}

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Tally:
        """Return what `to_dict` was called on; raises `InputError` naming the key that is not as it wrote it."""
        from doxguard.pipeline.tally_dict import read_tally  # it needs this class

        return read_tally(values)

    def _add_found(self, decision: Decision) -> None:
        action = str(decision.action)
        self.clauses.update(decision.clauses)
        for finding in decision.findings:
            self.entities[finding.entity] += 1
            self.entity_actions[finding.entity][action] += 1

    def _add_grave(self, decision: Decision, post: Post | None, place: Place | None, at: tuple[int, ...]) -> None:
        if len(self.top) >= self.most and (not self.top or (-decision.risk, at) > _gravest_first(self.top[-1])[:2]):
            return  # most end here, before anything is done with their text
        grave = Grave(
            risk=decision.risk,
            at=at,
            id=short_name(decision.id),
            source=short_name(place.source if place else ""),
            line=place.line if place else 0,
            action=str(decision.action),
            clauses=decision.clauses,
            entities=tuple(dict.fromkeys(finding.entity for finding in decision.findings)),
            excerpt=excerpt(post.text, decision) if post and self.excerpts else "",
        )
        key = _gravest_first(grave)
        self.top.insert(bisect(self.top, key, key=_gravest_first), grave)
        del self.top[self.most :]


def _gravest_first(grave: Grave) -> tuple[int, tuple[int, ...], Grave]:
    return -grave.risk, grave.at, grave


def _plain(counts: Counter[str]) -> dict[str, int]:
    """Actions are strings of a kind of their own, which not every writer of JSON knows."""
    return {str(name): count for name, count in counts.items()}


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def short_name(name: str) -> str:
    """Return an id or a source as the list of the gravest shows it."""
    return visible(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")


def day_of(posted_at: str) -> str:
    """Return the day in UTC of a time in ISO 8601, read as UTC if it does not say; `UNDATED` if it is none."""
    if posted_at.endswith(("Z", "+00:00")) and (day := _checked_day(posted_at[:10])):
        return day
    return _converted(posted_at) if posted_at else UNDATED


@lru_cache(maxsize=4096)  # a dump has many posts of one day
def _checked_day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return UNDATED
    return text if day.isoformat() == text and day.year in _YEARS else UNDATED


def _converted(posted_at: str) -> str:
    try:
        moment = datetime.fromisoformat(posted_at)
        moment -= moment.utcoffset() or timedelta()
    except (ValueError, OverflowError):  # overflow: the first or the last day that Python knows
        return UNDATED
    return moment.date().isoformat() if moment.year in _YEARS else UNDATED
