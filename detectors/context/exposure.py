"""Whether data is public already and by whose doing, and whether its owner agrees: "exposure" and "consent".

Read from what the post says of it: "op zijn eigen site", "staat in het handelsregister", "with his permission",
"she begged me not to". Words about something else than data are not told apart from words about it.

Source: the groups public_own, public_elsewhere, consent_given and consent_refused of ``data/lexicon/context/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from doxguard.detectors.context.cues import Cues
from doxguard.detectors.finding import Signal
from doxguard.detectors.words import Hit

_STRENGTH = 0.6
_NEGATED = 3  # tokens before a cue in which a negation turns it off
_CLAUSE_END = re.compile(r"[,.;:!?\n]")  # "not public, but on his own site": the negation ends there
# In this order: what is said of the owner's own doing, and of refusal, is more particular.
_SIGNALS = (
    ("exposure", (("public_own", "own"), ("public_elsewhere", "elsewhere"))),
    ("consent", (("consent_refused", "refused"), ("consent_given", "given"))),
)
_NEGATION = "negation"
_SPOKEN = frozenset({_NEGATION, *(group for _, groups in _SIGNALS for group, _ in groups)})


def read_exposure(cues: Cues) -> Iterator[Signal]:
    """Yield the signals "exposure" and "consent" where a post speaks of them."""
    said: dict[str, list[Hit]] = {}
    for cue in cues.hits:
        if cue.group in _SPOKEN:
            said.setdefault(cue.group, []).append(cue)
    ends = {hit.last: hit.end for hit in said.pop(_NEGATION, ())}
    for name, groups in _SIGNALS if said else ():
        for group, value in groups:
            found = (hit for hit in said.get(group, ()) if not _is_negated(cues.text.folded, hit, ends))
            hit = next(found, None)
            if hit:
                yield Signal(name, value, _STRENGTH, *cues.text.span(hit.start, hit.end))
                break


def _is_negated(folded: str, hit: Hit, ends: Mapping[int, int]) -> bool:
    """Tell whether a negation stands right before a cue, in its clause; ``ends``: of negations, by their last token."""
    before = [ends[at] for at in range(hit.first - _NEGATED, hit.first) if at in ends]
    return any(not _CLAUSE_END.search(folded, end, hit.start) for end in before)
