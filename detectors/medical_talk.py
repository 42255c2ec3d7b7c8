"""Talk of an illness, not of somebody who has it: research, denials, wishes, turns of phrase, statistics, stories.

Left out: "about" with a person behind it ("update about Marit: …"), and what a "but" or a colon has turned away from.
"""

import re

from doxguard.detectors.medical_lookup import Atom
from doxguard.detectors.medical_subject import NAME, Subject, is_word
from doxguard.detectors.medical_words import MedicalWords
from doxguard.detectors.words import Hit

_WINDOW = 160  # characters of a sentence that are read on either side
# The look at the sign itself comes first: most characters are none.
_STOP = re.compile(r"(?=[.!?…\n])(?:(?<=[^\W\d_]{3})[.](?=\s)|[!?…]+(?=\s|$)|\n|(?<=[)\]0-9%])[.](?=\s)|\.{2,})")
_COUNTED = re.compile(
    r"[0-9][ ]?%|[0-9]+[ ](?:op|in|out of|von|sur|de cada)[ ](?:de[ ])?[0-9]+|[0-9]{1,3}[.,][0-9]{3}[ ]"
    r"|(?:season|seizoen|staffel|saison|temporada|stagione)[ ][0-9]|(?<![0-9])1[0-8][0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
# "I am going bipolar of …", "chocolate is my Prozac".
_TURNS = re.compile(
    r"(?<![^\W_])(?:word|wordt|werd|go|goes|going|went|get|getting|become|drives[ ]me|makes[ ]me|maakt[ ]me|werde"
    r"|deviens)[ ]$",
    re.IGNORECASE,
)
_IS_MINE = re.compile(
    r"(?<![^\W_])(?:is|zijn|are|was|ist|sind|est|es|è|é)[ ](?:mijn|m'n|my|our|mein|meine|mon|ma|mi|mio|mia"
    r"|il[ ]mio|meu)[ ]$",
    re.IGNORECASE,
)
# Behind these the author has turned to what is the case.
_TURN = re.compile(
    r",[ ](?:c'est|it's|it[ ]is|he's|she's|maar|but|sondern|sino|ma|mas|es[ ]ist|het[ ]is|'t[ ]is|is)(?![^\W_])"
    r"|[ ](?:maar|but|sondern|sino)[ ]|:[ ]",
    re.IGNORECASE,
)
_SAYING = re.compile(r"(?:about|over|on|über|sur|sobre|sul|sulla|called|named|genaamd|of)", re.IGNORECASE)
_PERSON_NEXT = re.compile(r"[ ](?:[^\W\d_]{1,9}[ ]){0,2}")
_CLAUSE_END = re.compile(r"[,;:(–—]")
_AIDS = re.compile(r"(?:hearing|visual|first|teaching|band|walking|memory|sleep)[ -]aids?$", re.IGNORECASE)
# "herpes test kits", "adhd-klassen": of a thing, not of a patient.
_COMPOUND = re.compile(
    r"[- ](?:tests?|kits?|prices?|prijs|prijzen|preise?|awareness|research|wards?|nurses?|clinics?|charity|funds?"
    r"|vaccines?|klassen?|patiënten|patienten|patients|afdeling|onderzoek|vereniging"
    r"|batter[a-z]+|accu'?s?|akkus?|mines?|ion|cells?|medicine|medicijn(?:en)?|mythes?|jokes?|grap(?:pen|jes)?"
    r"|memes?|brein|brain|hirn|cerveau|momenten|momentjes?|moments?|vibes?|fridge|koelkast|screening|zentrum"
    r"|center|centrum|unterlagen|season|symptom[a-z]{0,3}|cases|gevallen|outbreak|uitbraak|deaths|rates?)(?![^\W_])",
    re.IGNORECASE,
)


def is_talk(words: MedicalWords, start: int, end: int) -> bool:
    """Tell whether a stretch speaks of the illness as such, denies or wishes it; not "news about Marit"."""
    talk = [hit for hit in words.within("about", start, end) if not _names_person(words, hit, end)]
    turned = max((m.end() for m in _TURN.finditer(words.folded, start, end)), default=start)
    return any(hit.start >= turned for hit in talk)


def _names_person(words: MedicalWords, hit: Hit, end: int) -> bool:
    """Tell whether "about" has a person behind it: "update about our Marit: …"."""
    folded = words.folded
    if not _SAYING.fullmatch(folded, hit.start, hit.end):
        return False
    if any(
        _PERSON_NEXT.fullmatch(folded, hit.end, who.start)
        for who in words.within("other", hit.end, min(end, hit.end + 30))
    ):
        return True
    name = NAME.match(folded, hit.end + 1)
    return name is not None and not is_word(words, *name.span())


def is_out(words: MedicalWords, start: int, end: int, first: int, last: int) -> bool:
    """Tell whether a stretch is part of statistics, of a story, or of a longer word."""
    folded = words.folded
    clause = _CLAUSE_END.search(folded, end, last)
    told = words.any("hard", first, start) or words.any("hard", end, clause.start() if clause else last)
    return bool(
        told
        or _AIDS.search(folded, max(0, start - 10), end)
        or _COMPOUND.match(folded, end)
        or _COUNTED.search(folded, first, start)
    )


def sentence(folded: str, atom: Atom) -> tuple[int, int]:
    """Return where the sentence of a word begins and ends, within some reach of it."""
    first, last = max(0, atom.start - _WINDOW), min(len(folded), atom.end + _WINDOW)
    for before in _STOP.finditer(folded, first, atom.start):
        first = before.end()
    behind = _STOP.search(folded, atom.end, last)
    return first, behind.start() if behind else last


def is_mood(folded: str, atom: Atom, subject: Subject) -> bool:
    """Tell whether the author turns a phrase: "this weather drives me bipolar", "coffee is my Prozac"."""
    before = max(0, atom.start - 20)
    return bool(_TURNS.search(folded, before, atom.start)) or bool(
        _IS_MINE.search(folded, max(0, subject.start - 12), atom.start)
    )
