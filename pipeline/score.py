"""How bad a post is, 0 to 100, by the policy's ranking of what is shared, whose it is and why.

Each finding stands for a share of 100: its entity's weight times its score. Shares add up the way chances do, so a
further finding never lowers the risk and no number of small ones passes 100. Whose data it is scales that down, never
up; a hostile intent adds part of what is left.

Holds always: one finding more never lowers the risk; somebody else's live location outranks any other single finding
of equal confidence; an exemption never raises the risk; same input, same output.
"""

from collections.abc import Iterable, Mapping

from doxguard.detectors.finding import Finding, Signal
from doxguard.pipeline.policy_model import Risk

_EXEMPT = 0.2  # what an exemption leaves of the risk


def risk_of(findings: Iterable[Finding], signals: Mapping[str, Signal], weights: Risk, exempt: bool = False) -> int:
    """Return the risk of findings in the light of the signals; ``exempt`` when a clause exempts them all."""
    safe = 1.0
    for finding in findings:
        safe *= 1 - weights.entities[finding.entity] / 100 * finding.score
    harm = 1 - safe
    harm *= weights.subject.get(signals["subject"].value, 1.0)
    if exempt:
        harm *= _EXEMPT
    intent = signals["intent"]
    if harm and not exempt:
        harm += (1 - harm) * weights.intent.get(intent.value, 0.0) * intent.strength
    behaviour = weights.behaviour.get(intent.value, 0.0) / 100
    return int(100 * max(harm, behaviour) + 0.5)
