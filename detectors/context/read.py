"""All signals of one post."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from doxguard.detectors.context import intent as intents
from doxguard.detectors.context.subject import read_subject
from doxguard.detectors.context.words import Hit, find_words
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.text import Text

NOTHING: Mapping[str, Signal] = MappingProxyType(
    {
        "subject": Signal("subject", "none", 0.5),
        "intent": Signal("intent", "neutral"),
        "live": Signal("live", "false"),
        "consent": Signal("consent", "unknown"),
        "exposure": Signal("exposure", "unknown"),
    }
)
TRIGGERS = intents.TRIGGERS  # without one of these and without a finding, there is nothing to read


def read_context(text: Text, findings: Sequence[Finding]) -> Mapping[str, Signal]:
    """Return the signals by name; ``findings`` are in order of gravity. Every name is there, "unknown" if not seen."""
    intent = intents.read_intent(text, findings)
    if not findings and intent.value == "neutral":
        return NOTHING
    words = find_words("subject", text.folded)
    return {
        "subject": read_subject(text, words, findings, intent.value),
        "intent": intent,
        "live": _live(words, findings),
        "consent": _seen(text, words, "consent", Signal("consent", "given", 0.6)),
        "exposure": _seen(text, words, "elsewhere", Signal("exposure", "public", 0.6)),
    }


def _live(words: Mapping[str, Sequence[Hit]], findings: Sequence[Finding]) -> Signal:
    for finding in findings:
        if finding.entity in ("LIVE_LOCATION", "LIVE_LOCATION_LINK"):
            over = finding.entity == "LIVE_LOCATION_LINK" and "past" in words
            return Signal("live", "false" if over else "true", 0.7, finding.start, finding.end)
    return Signal("live", "false")


def _seen(text: Text, words: Mapping[str, Sequence[Hit]], group: str, signal: Signal) -> Signal:
    """Return a signal where a word of its group stands, with the place of that word; unknown otherwise."""
    if group not in words:
        return Signal(signal.name, "unknown")
    hit = words[group][0]
    return Signal(signal.name, signal.value, signal.strength, *text.span(hit.start, hit.end))
