"""What is known of a post beside its text, and what was read from both: the input and the output of the context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from doxguard.detectors.finding import Signal

# Every signal there is, with its value where nothing was seen.
UNSEEN: Mapping[str, str] = MappingProxyType(
    {
        "subject": "none",  # whose the gravest finding is: self, other, business, public_figure, public_place, unknown
        "intent": "neutral",  # why it is shared
        "live": "false",  # whether the post gives a live location
        "whereabouts": "unknown",  # when somebody is where the post says: live, planned, habit, past, long_past
        "consent": "unknown",  # given, refused
        "exposure": "unknown",  # public already: "own" doing of the subject, or "elsewhere", by whose doing is not said
        "tone": "unknown",  # hostile: contempt or pressure whose purpose is not clear
        # Behaviour that is not allowed by itself: true, or unknown.
        "threat": "unknown",
        "extortion": "unknown",
        "bounty": "unknown",
        "incitement": "unknown",
        "access": "unknown",  # log-in data given away, so that others can use somebody's account
        # The pictures with the post, from what is known of them and from its words.
        "media": "none",  # whom they show: private_individual, minor, public_figure, prisoner_of_war, crowd, unknown
        "media_source": "unknown",  # user, state_media, government, news
        "media_public": "unknown",  # true, false: public or in the news already
        "media_owner": "unknown",  # true, false: posted by those who are shown
        "media_consent": "unknown",  # given, refused
        "media_interest": "unknown",  # public_interest, eyewitness
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a post beside its text. All of it may be missing."""

    lang: str = ""  # ISO 639-1
    posted_at: str = ""  # ISO 8601
    handle: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    bio: str = field(default="", repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)  # canonical values that are the author's own data
    media: tuple[Mapping[str, object], ...] = field(default=(), repr=False)
    meta: Mapping[str, object] = field(default_factory=dict, repr=False)


class Context(NamedTuple):
    """What was read: every signal of `UNSEEN` by name, and whose each finding is, in the order of the findings."""

    signals: Mapping[str, Signal]
    subjects: Sequence[Signal] = ()


def unseen() -> dict[str, Signal]:
    """Return every signal with the value it has where nothing was seen."""
    return _UNSEEN.copy()


_UNSEEN = MappingProxyType({name: Signal(name, value) for name, value in UNSEEN.items()})
NOTHING = Context(_UNSEEN)
