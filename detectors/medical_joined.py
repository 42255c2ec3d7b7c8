"""Two things told of somebody in one sentence put together: "epilepsy found, he starts with Keppra".

They stay apart where a bracket, a colon or another person stands between them, or many words.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doxguard.detectors.medical_words import MedicalWords

_GAP = 36  # characters between two rows that are told as one
_PARTED = re.compile(
    r"[.!?\n;:\"(]|^[^,)]|(?-i:(?<![^\W_])[A-Z][a-z]{2})|(?<![^\W_])(?:gaat dat|is dat|does (?:it|that)|is that"
    r"|vorige|last|letzte\w?)[ ]",
    re.IGNORECASE,
)
_PERSON = re.compile(  # the same person again
    r"hij|zij|ze|haar|zijn|z'n|zn|d'r|ie|he|she|he's|she's|his|her|their|er[ ]\w{2,8}|sie|ihr\w{0,2}|sein\w{0,2}|il"
    r"|elle|son|sa|ses|lui"
    r"|él|ella|l[aeo][ ]han?|su|sus|suo|sua|ele|ela|seu",
    re.IGNORECASE,
)


class Told(NamedTuple):
    start: int
    end: int
    score: float
    kinds: frozenset[str]
    evidence: str
    sure: int  # where its own words end, without what is told on


def joined(words: MedicalWords, told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is told, two of one sentence as one: "epilepsy found, he starts with Keppra"."""
    last: Told | None = None
    for one in told:
        if last and _belongs(words, last, one):
            surer = max(last, one, key=lambda t: t.score)
            last = Told(
                last.start, max(last.end, one.end), surer.score, last.kinds | one.kinds, surer.evidence, one.sure
            )
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _belongs(words: MedicalWords, last: Told, one: Told) -> bool:
    """Tell whether few words part two rows that are both somebody's, and no other person is brought in."""
    if one.start <= last.end:
        return True
    gap = words.folded[last.sure : one.start]
    return (
        len(gap) <= _GAP
        and not _PARTED.search(gap)
        and not any(
            _PERSON.fullmatch(words.folded, hit.start, hit.end) is None
            for hit in words.within("other", last.sure, one.start)
        )
        and not words.any("self", last.sure, one.start)
    )
