"""All signals of one post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from doxguard.detectors.context.about import NOTHING, About, Context, unseen
from doxguard.detectors.context.cues import IN_WORDS, Cues, read_cues
from doxguard.detectors.context.exposure import read_exposure
from doxguard.detectors.context.features import Features, features_of
from doxguard.detectors.context.gate import TRIGGERS, may_tell, tells_of_late
from doxguard.detectors.context.intent import HARMFUL, read_intent
from doxguard.detectors.context.look import may_come_to_something
from doxguard.detectors.context.media import read_media
from doxguard.detectors.context.model import model
from doxguard.detectors.context.subject import read_subject
from doxguard.detectors.context.timing import read_timing
from doxguard.detectors.finding import Finding, Signal
from doxguard.detectors.text import Text

__all__ = ["TRIGGERS", "read_context"]  # without a trigger, a finding or media there is nothing to read

_NO_LETTER = re.compile(r"[\W_]+")
_TELLING = 6  # letters and figures from which data in a profile is no chance
_LONG_OVER = 14 * 24.0  # hours after which nobody is where the post says
_OVER = ("past", "long_past")
_PLACED = ("live", "planned", "habit", *_OVER)


def read_context(text: Text, findings: Sequence[Finding], about: About) -> Context:
    """Return the signals of a post, and whose each finding is; ``findings`` are in order of gravity."""
    alone = not findings and not about.media
    if alone and not may_come_to_something(text):
        return NOTHING
    cues = read_cues(text, findings)
    by_words = alone and not may_tell(cues)
    if by_words and not tells_of_late(text):
        return NOTHING
    whereabouts = _whereabouts(text, findings, about)
    if by_words and whereabouts.value not in _OVER:
        return NOTHING
    features = features_of(cues)
    signals = unseen()
    signals["whereabouts"], signals["live"] = whereabouts, _live(findings)
    common = model("intent").part(features)  # it holds what they come to for the subject as well
    for signal in (*read_intent(cues, features, common), *read_exposure(cues)):
        signals[signal.name] = signal
    signals.update(read_media(text, about, signals["intent"].value))
    subjects = list(_subjects(cues, common, features, signals["intent"].value, about))
    signals["subject"] = subjects[0] if subjects else _whole(cues, common, features, signals)
    return Context(signals, subjects)


def _whereabouts(text: Text, findings: Sequence[Finding], about: About) -> Signal:
    signal, hours = read_timing(text, findings, about.posted_at)
    if signal.value == "past" and hours is not None and hours >= _LONG_OVER:
        return Signal(signal.name, "long_past", signal.strength, signal.start, signal.end)
    return signal


def _subjects(cues: Cues, common: int, features: Features, intent: str, about: About) -> Iterator[Signal]:
    profile = _letters(about.bio)
    for place in cues.places:
        if _is_own(place.finding, cues.text, about.own, profile):
            yield Signal("subject", "self", 1.0, place.finding.start, place.finding.end)
        else:
            yield read_subject(cues, place, common, features, intent)


def _is_own(finding: Finding, text: Text, own: frozenset[str], profile: str) -> bool:
    """Tell whether data is known to be the author's: given as such, or written in the author's own profile."""
    if finding.value and finding.value in own:
        return True
    if not profile or finding.entity in IN_WORDS:
        return False
    written = _letters(text.raw[finding.start : finding.end])
    return len(written) >= _TELLING and written in profile


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())


def _whole(cues: Cues, common: int, features: Features, signals: Mapping[str, Signal]) -> Signal:
    """Return of whom a post without findings speaks."""
    spoken_of = signals["media"].value != "none" or signals["whereabouts"].value in _PLACED
    if not spoken_of and signals["intent"].value not in HARMFUL:
        return Signal("subject", "none", 0.5)
    subject = read_subject(cues, None, common, features, signals["intent"].value)
    return replace(subject, value="other") if subject.value in ("none", "self") else subject


def _live(findings: Sequence[Finding]) -> Signal:
    for finding in findings:
        if finding.entity in ("LIVE_LOCATION", "LIVE_LOCATION_LINK"):
            return Signal("live", "true", finding.score, finding.start, finding.end)
    return Signal("live", "false")
