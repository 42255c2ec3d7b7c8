"""Which finding stands where several claim the same characters: the one place where that is decided.

1. Inside a link to a place nothing else counts: its digits are parameters. (A link below 0.4 is not reported, and
   keeps nothing else from being.)
2. `CREDENTIALS`, `LIVE_LOCATION`, `MEDICAL_RECORD` and `BIOMETRIC` tell what words around private data mean: other
   entities may lie inside them, and both stay. So it is with a `PLATE`, which counts for nothing until a register
   knows it.
3. Of two findings of one entity, or of two other entities, that share characters, one stays: the one with the higher
   score, in steps of 0.1; at the same step the more specific entity (`_SPECIFIC`); then the longer one; then the one
   found in the text as typed before the one found by undoing a disguise.

The outcome does not depend on the order in which detectors ran.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from doxguard.detectors.finding import PLATE, Finding
from doxguard.detectors.places import Places

LINKS = frozenset({"LOCATION_LINK", "LIVE_LOCATION_LINK"})
_FRAMES = frozenset({"CREDENTIALS", "LIVE_LOCATION", "MEDICAL_RECORD", "BIOMETRIC", PLATE})
# The more an entity's form and checks rule out, the further to the front.
_SPECIFIC = (
    "LIVE_LOCATION_LINK",
    "LOCATION_LINK",
    "IBAN_CODE",
    "EMAIL_ADDRESS",
    "GPS_COORDINATES",
    "CREDIT_CARD",
    "STREET_ADDRESS",
    "NL_BSN",
    "IDENTITY_DOCUMENT",
    "BANK_ACCOUNT",
    "NATIONAL_ID",
    "PHONE_NUMBER",
    "PARTIAL_ADDRESS",
)
_RANK = {entity: len(_SPECIFIC) - at for at, entity in enumerate(_SPECIFIC)}


def resolve(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stand, in order of place."""
    findings = set(findings)
    if len(findings) == 1:
        return list(findings)
    kept: list[Finding] = []
    taken: defaultdict[str, Places] = defaultdict(Places)  # per entity of `_FRAMES`, and for all others together
    for finding in sorted(_without_wider_views(findings), key=_strength, reverse=True):
        places = taken[finding.entity if finding.entity in _FRAMES else ""]
        if places.take(finding.start, finding.end):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, -f.end, f.entity))


def _without_wider_views(findings: set[Finding]) -> Iterator[Finding]:
    """Leave out what a view found around a place where the same stands as typed: the rest was not disguised."""
    typed: defaultdict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for finding in findings:
        if not _is_view(finding):
            insort(typed[finding.entity, finding.value], (finding.start, finding.end, finding.score))
    for finding in findings:
        places = typed[finding.entity, finding.value] if _is_view(finding) else []
        first = bisect_left(places, (finding.start, 0, 0.0))
        # Findings of one entity and value lie behind each other: the first one inside is enough.
        if not any(end <= finding.end and score > finding.score - 0.2 for _, end, score in places[first : first + 2]):
            yield finding


def _is_view(finding: Finding) -> bool:
    return any(note.startswith("view:") for note in finding.evidence)


def _strength(finding: Finding) -> tuple[object, ...]:
    return (
        finding.entity in LINKS and finding.score >= 0.4,
        round(finding.score * 10 - 0.499),
        _RANK.get(finding.entity, 0),
        finding.end - finding.start,
        not _is_view(finding),
        finding.score,
        -finding.start,
        finding.entity,
        finding.evidence,
        finding.country,
        finding.value,
    )
