"""How bad a post is, 0 to 100: of two posts, the one to be opened first is the higher.

What the post violates stands for a share of 100: a finding for its entity's weight times its score, scaled down by
whose it is, by an exemption, and where the person is no longer there; threats, pictures and the like for the weight of
their clause. Shares add up the way chances do, so one more never lowers the risk and no number of small ones passes
100. Intent, tone, whereabouts and earlier violations add part of what is left. The action gives the band of the scale
in which all this is laid out.

Holds always: one finding more never lowers the risk; somebody else's live location outranks any other single finding
of equal confidence; an exemption never raises the risk; same input, same output.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.decision import Action

if TYPE_CHECKING:
    from doxguard.pipeline.policy_schema import Risk


def share_of(finding: Finding, subject: str, whereabouts: str, weights: Risk, exempt: bool = False) -> float:
    """Return the share, 0-1, of one finding: ``subject`` is whose it is, ``exempt`` that a clause exempts it."""
    share = weights.entities[finding.entity] / 100 * finding.score * weights.subject.get(subject, 1.0)
    if exempt:
        share *= weights.exempt
    if finding.entity in weights.places:
        share *= weights.whereabouts.get(whereabouts, 1.0)  # type: ignore[call-overload]
    return share


def risk_of(
    shares: Iterable[float],
    signals: Mapping[str, Signal],
    weights: Risk,
    action: Action = Action.REMOVE,
    prior_violations: int = 0,
) -> int:
    """Return the risk of a post for which the policy asks ``action``, from the shares of what it holds."""
    safe = 1.0
    for share in shares:
        safe *= 1 - share
    if safe < 1 and action is not Action.ALLOW:
        for name, lifts in weights.lifts.items():
            signal = signals[name]
            safe *= 1 - lifts.get(signal.value, 0.0) * signal.strength
        safe *= 1 - weights.prior * min(prior_violations, weights.prior_at_most)
    band = weights.actions[action]
    return int(band.low + (band.high - band.low) * (1 - safe) + 0.5) if safe < 1 else 0
