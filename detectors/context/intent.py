"""Why a post shares something, and behaviour that is not allowed by itself.

A learned model weighs which cues occur, which stand together, and on which side of what was found. Its likeliest answer
is the intent; behaviours have signals of their own, since a post can both demand and threaten; and where harm is not
the likeliest answer, but likely, the tone is hostile: for a human to weigh; posts of that kind are a label of their own
to the model. What is only told, quoted or joked about is among the cues, and lowers without clearing.

Source of the weights: `doxguard.detectors.context.model`; of the groups: ``data/lexicon/context/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from doxguard.detectors.context.cues import Cues
from doxguard.detectors.context.features import Features
from doxguard.detectors.context.model import model
from doxguard.detectors.finding import Signal

BEHAVIOURS = ("threat", "extortion", "bounty", "incitement")
HARMFUL = ("abusive", *BEHAVIOURS)
HOSTILE = "hostile"  # label of the model: contempt or pressure whose purpose is not clear. As an intent it is neutral
NEUTRAL = "neutral"

# Probability of any harm from which the likeliest of the harmful readings is taken. Where somebody's data is there,
# less is needed: words alone are harmless more often, and a harmless post held back silences somebody.
_HARM_BESIDE_DATA, _HARM_ALONE = 0.45, 0.55
_TONE = 0.4  # probability of any harm or contempt from which the tone is hostile
_ALSO = 0.3  # probability from which a behaviour is there beside the likeliest


def read_intent(cues: Cues, features: Features, part: int) -> Iterator[Signal]:
    """Yield the signals "intent", those of the behaviours that are seen, and "tone" where it is hostile.

    ``part``: what the features come to.
    """
    chances = model("intent").probabilities(part)
    harm = _harm(chances)
    worst = max(HARMFUL, key=chances.__getitem__)
    intent = _taken(chances, harm, bool(cues.places))
    yield _signal("intent", intent, harm if intent == worst else chances[intent], intent, cues, features)
    if intent == worst:
        for name in BEHAVIOURS:
            if name == intent or chances[name] >= _ALSO:
                yield _signal(name, "true", chances[name], name, cues, features)
    elif harm + chances[HOSTILE] >= _TONE:
        yield _signal(
            "tone", HOSTILE, harm + chances[HOSTILE], max(worst, HOSTILE, key=chances.__getitem__), cues, features
        )


def likeliest(chances: Mapping[str, float], with_data: bool) -> str:
    """Return the intent that is taken, given how likely each is and whether private data was found."""
    return _taken(chances, _harm(chances), with_data)


def _harm(chances: Mapping[str, float]) -> float:
    return sum([chances[name] for name in HARMFUL])


def _taken(chances: Mapping[str, float], harm: float, with_data: bool) -> str:
    harmful = harm >= (_HARM_BESIDE_DATA if with_data else _HARM_ALONE)
    return shown(max([name for name in chances if (name in HARMFUL) == harmful], key=chances.__getitem__))


def shown(label: str) -> str:
    """Return the intent that a label of the model stands for."""
    return NEUTRAL if label == HOSTILE else label


def _signal(name: str, value: str, chance: float, label: str, cues: Cues, features: Features) -> Signal:
    if label == NEUTRAL:
        return Signal(name, value, round(chance, 2))
    start, end = model("intent").evidence(label, features)
    return Signal(name, value, round(chance, 2), *(cues.text.span(start, end) if end else (0, 0)))
