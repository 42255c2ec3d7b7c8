"""Whose data a post holds: self, other, business, public_figure, public_place, unknown or none.

A first reading: the words that stand closest to the finding, those before it a little closer than those behind.
"my" may belong to the writer or to "my sister": of words at one place the longer one counts.

Source: ``data/lexicon/subject.yaml``.
"""

import re
from collections.abc import Mapping, Sequence

from doxguard.detectors.context.words import Hit
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.text import Text

_SERVICE_PHONE = re.compile(r"\+(?:31|49|44|32|33|34|353)(?:800|808|90[0-9])|\+1(?:800|833|844|855|866|877|888)")
_SERVICE_MAIL = re.compile(
    r"(?:info|contact|kontakt|sales|support|service|help|hello|hallo|office|jobs?|jobb|vacatures|redactie|press|pers"
    r"|klantenservice|reserv|booking|bestel|order)[^@]{0,12}@"
)
# A business or a place needs not stand as close as a person to be the one that is meant.
_PULL = {"business": 0.6, "public_place": 0.6, "public_figure": 0.6, "other": 1.0, "self": 1.0}
_REACH = 160.0  # characters around a finding in which words speak for it


def read_subject(text: Text, words: Mapping[str, Sequence[Hit]], findings: Sequence[Finding], intent: str) -> Signal:
    """Return the signal "subject" for the post: that of its gravest finding, which is given first."""
    if findings:
        return subject_of(text, words, findings[0])
    aimed = intent in ("threat", "bounty", "extortion", "incitement")
    return Signal("subject", "other" if aimed else "none", 0.5)


def subject_of(text: Text, words: Mapping[str, Sequence[Hit]], finding: Finding) -> Signal:
    """Return whose a finding is."""
    service = _SERVICE_MAIL if finding.entity == "EMAIL_ADDRESS" else _SERVICE_PHONE
    if service.match(finding.value):
        return Signal("subject", "business", 0.8, finding.start, finding.end)
    best, nearest = Signal("subject", "unknown"), (_REACH, 0)
    for kind, pull in _PULL.items():
        for hit in words.get(kind, ()):
            start, end = text.span(hit.start, hit.end)
            distance = finding.start - end if end <= finding.start else (start - finding.end) * 1.5 + 10
            key = (distance * pull, start - end)
            if distance >= 0 and key < nearest:
                nearest = key
                best = Signal("subject", kind, round(1 - key[0] / _REACH, 2), start, end)
    return best
