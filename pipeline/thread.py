"""Several posts together: each judged alone, then what they give only as a whole.

A mosaic's outcome is that of every post of its author that had a part in it, where it is graver than the post's own.
A piece of somebody's own address stays allowed, also when another's answer completes it: then the answer alone is
judged by what the two make. What an author has shown to be his own data is his own in his later posts, and is handed
back.

Left out: pieces in pictures, descriptions of pictures, bios, geo tags and quoted posts; clues without a word for
street, town or number; riddles that nobody says to be riddles; riddles of several authors; a whole address that follows
on a post without a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from doxguard.detectors.finding import field_of
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.mosaic.addresses import address_drafts
from doxguard.pipeline.mosaic.groups import author_of, groups_of
from doxguard.pipeline.mosaic.halves import half_drafts
from doxguard.pipeline.mosaic.judge import helpers, judge
from doxguard.pipeline.mosaic.model import Draft, Member, Mosaic, mosaic_of
from doxguard.pipeline.mosaic.outcome import decide_post
from doxguard.pipeline.mosaic.pieces import members_of
from doxguard.pipeline.mosaic.riddles import riddle_drafts
from doxguard.pipeline.post import Post

if TYPE_CHECKING:
    from doxguard.pipeline.guard import Guard


@dataclass(frozen=True, slots=True)
class ThreadDecision:
    """A decision for each post, in the order of the posts, and the mosaics that were found in them."""

    decisions: tuple[Decision, ...]
    mosaics: tuple[Mosaic, ...]
    own: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)  # by author: values that are his own

    def to_dict(self) -> dict[str, object]:
        """Return the records of the posts, each with the ids of the mosaic that decides it, and of the mosaics."""
        records = []
        for at, decision in enumerate(self.decisions):
            posts = next((list(mosaic.posts) for mosaic in self.mosaics if at in mosaic.decided), [])
            records.append({**decision.to_dict(), "mosaic": posts})
        return {"decisions": records, "mosaics": [mosaic.to_dict() for mosaic in self.mosaics]}


def check_thread(guard: Guard, posts: Sequence[Post]) -> ThreadDecision:
    """Judge posts one by one and together."""
    decisions: list[Decision] = []
    own: dict[str, frozenset[str]] = {}
    for post in posts:
        known = own.get(author_of(post), frozenset())
        decisions.append(guard.judge(post, own=known))
        own.update({author: known | values for author, values in own_values([post], decisions[-1:]).items()})
    mosaics: list[Mosaic] = []
    for group in groups_of(posts):
        members = members_of(group, posts, decisions)
        drafts = riddle_drafts(members, address_drafts(members, group.linked))
        for draft in (*drafts, *half_drafts(members, group.linked)):
            mosaic = _settle(guard, draft, members, decisions)
            if mosaic is not None:
                mosaics.append(mosaic)
                own = _with_own(own, draft, mosaic)
    return ThreadDecision(tuple(decisions), tuple(mosaics), own)


def own_values(posts: Iterable[Post], decisions: Iterable[Decision]) -> dict[str, frozenset[str]]:
    """Return by author the canonical values of what he shared as his own data.

    Where he was, as a geo tag says, does not become his own by that: others live there.
    """
    found: dict[str, set[str]] = {}
    for post, decision in zip(posts, decisions, strict=True):
        author = author_of(post)
        for finding, subject in zip(decision.findings, decision.subjects, strict=False):
            if author and finding.value and subject == "self" and field_of(finding) != "geo":
                found.setdefault(author, set()).add(finding.value)
    return {author: frozenset(values) for author, values in found.items()}


def _with_own(own: dict[str, frozenset[str]], draft: Draft, mosaic: Mosaic) -> dict[str, frozenset[str]]:
    decision = mosaic.decision
    if not draft.author or not mosaic.value or decision is None or decision.signals["subject"].value != "self":
        return own
    return {**own, draft.author: own.get(draft.author, frozenset()) | {mosaic.value}}


def _settle(guard: Guard, draft: Draft, members: Sequence[Member], decisions: list[Decision]) -> Mosaic | None:
    """Judge a mosaic and let it decide its posts."""
    if not draft.complete:
        return mosaic_of(draft, draft.members, None, ())
    verdict = judge(guard, draft, members)
    if verdict is None:
        return None
    whole, joined = verdict
    acting = helpers(draft, members) if whole.action.rank > Action.WARN.rank else []
    decided = []
    for member in (*draft.members, *acting):
        changed = decide_post(decisions[member.at], draft, member, whole, joined)
        if member.author == draft.author and changed is not None:
            decisions[member.at] = changed
            decided.append(member.at)
    return mosaic_of(draft, (*draft.members, *acting), whole, decided)
