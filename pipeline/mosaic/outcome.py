"""What a mosaic means for each of its posts: its outcome, where that is graver than the post's own.

A post whose own data was of nobody known is allowed where the whole shows that it is the author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from doxguard.detectors.finding import Signal
from doxguard.pipeline.decision import Action, Decision, Reason
from doxguard.pipeline.mosaic.joined import Joined
from doxguard.pipeline.mosaic.model import Draft, Member

_OWN = "exempt.own_information"
_WITH = {"nl": "Samen met {posts}: ", "en": "Together with {posts}: "}


def decide_post(own: Decision, draft: Draft, member: Member, whole: Decision, joined: Joined) -> Decision | None:
    """Return the decision on a post of a mosaic where it is not its ``own``; None where that stands."""
    exempt = whole.action is Action.ALLOW and _OWN in whole.clauses
    milder = exempt and own.action is Action.WARN and own.signals["subject"].value == "unknown"
    told = exempt and own.action is Action.ALLOW and not own.clauses
    if not (whole.action.rank > own.action.rank or milder or told):
        return None
    place = next(((p.piece.start, p.piece.end) for p in draft.pieces if p.member.at == member.at), (0, 0))
    others = [m.post.id for m in draft.members if m.at != member.at and m.post.id]
    reasons = tuple(_reasons(whole.reasons, member, joined, place, others))
    advice = tuple(_reasons(whole.advice, member, joined, place, others))
    return replace(
        own,
        action=whole.action,
        risk=whole.risk if milder else max(own.risk, whole.risk),
        clauses=whole.clauses if milder else tuple(dict.fromkeys((*whole.clauses, *own.clauses))),
        signals={**own.signals, **dict(_signals(whole, member, joined))},
        reasons=reasons if milder else (*reasons, *own.reasons),
        advice=advice if milder else (*advice, *own.advice),
        unknown=whole.unknown,
    )


def _signals(whole: Decision, member: Member, joined: Joined) -> Iterator[tuple[str, Signal]]:
    """Yield the signals of a mosaic with their places in one of its posts. Pictures are each post's own."""
    for name, signal in whole.signals.items():
        if not name.startswith("media"):
            start, end = joined.place_in(member.at, signal.start, signal.end) or (0, 0)
            yield name, replace(signal, start=start, end=end)


def _reasons(
    reasons: Sequence[Reason], member: Member, joined: Joined, place: tuple[int, int], others: Sequence[str]
) -> Iterator[Reason]:
    """Yield a mosaic's reasons as those of one post: they name the other posts, and point at what this one gives."""
    listed = ", ".join(others)
    nl, en = (lead.format(posts=listed) if listed else "" for lead in (_WITH["nl"], _WITH["en"]))
    for reason in reasons:
        start, end = joined.place_in(member.at, reason.start, reason.end) or place
        yield replace(reason, nl=nl + reason.nl, en=en + reason.en, start=start, end=end)
