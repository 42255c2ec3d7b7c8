"""Medical words that stand for themselves: "news of Ray: kidney failure", "card for Wout (broken arm)", "MS, with 44".

They open a clause, and somebody is spoken of elsewhere in the post: before, behind, or by a name right before them.
Left out: rows behind talk of the illness, of people in general, of animals; see `doxguard.detectors.medical_record`.
"""

import re

from doxguard.detectors.medical_lookup import Atom
from doxguard.detectors.medical_subject import subject_before
from doxguard.detectors.medical_words import MedicalWords

FAR, FAR_BEHIND = 220, 120  # characters in which a person is looked for in other sentences
STRONG = frozenset({"condition", "drug", "procedure", "stay", "value"})
_SCORE = 0.5
_OPENING = re.compile(r"[,:;(–—\"'\[|]|[ ]-(?=[ ])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SMALL = ("joiner", "degree", "no_name", "when", "teller", "verb", "care")
# A name with what follows it: "Imke: …", "Wout (…", "Amal, 4, …".
_CALLED = re.compile(
    r"(?<=[^\W_,.] )[A-Z][^\W\d_]{2,15}(?:[ ][A-Z][^\W\d_]{0,15}\.?)?'?(?:,?[ ]\(?[0-9]{1,2}\)?)?(?:,[^,.!?\n]{2,24})?"
    r"['\"]?[,:]?"
    r"[ ](?:\(|[-–][ ])?(?:it's[ ]|an?[ ]|een[ ])?$"
)
_NEGATION = re.compile(
    r"(?:geen|niet|nooit|zonder|no|not|never|without|don't|doesn't|isn't|didn't|wasn't|keine?n?|nicht|nie|ohne|n'|pas"
    r"|jamais|sans|nunca|sin|non|senza|não|sem)(?![^\W_])",
    re.IGNORECASE,
)
# "Malaria is a disease": of the illness itself.
_GENERAL = re.compile(
    r"[ ](?:is|are|can|may|ist|kann|est|peut|es|puede|kan|zijn|sind|sont|son|è|kost|causes"
    r"|kills|affects|explained|hurts)[ ]",
    re.IGNORECASE,
)
# Said of other things as well, so that a person far away does not do.
_COMMON = frozenset(
    {
        "surgery", "operation", "operatie", "opération", "operación", "operazione", "transplant", "transplantatie",
        "shunt", "stent", "bypass", "biopsy", "reanimatie", "gereanimeerd", "ablation", "valve", "prothese",
        "operado", "operada", "operato", "operiert", "geopereerd", "opéré", "opérée", "hospitalisé", "hospitalisée",
        "detox", "radiation", "valium", "viagra", "morfine", "morphine", "cirugía", "cirurgia", "válvula", "ivf",
    }
)  # fmt: skip


def weigh_opening(words: MedicalWords, row: list[Atom], first: int) -> tuple[float, str]:
    """Weigh a row that stands for itself behind a comma, colon or bracket: "news of Ray: kidney failure"."""
    folded, start, end = words.folded, row[0].start, row[-1].end
    strong = [
        atom for atom in row if (atom.kinds & STRONG or _is_set_off(folded, atom)) and not is_common(folded, atom)
    ]
    if not strong:
        return 0.0, ""
    opening = max((m.end() for m in _OPENING.finditer(folded, max(first, start - 60), start)), default=first)
    if not all(words.covers(_SMALL, *m.span()) for m in _WORD.finditer(folded, opening, start)):
        return 0.0, ""
    if any(words.any(group, opening, start) for group in ("about", "generic", "second", "thing")) or _GENERAL.match(
        folded, end
    ):
        return 0.0, ""
    subject = subject_before(words, row[0], first, heard=True)
    if subject and subject.kind in ("generic", "animal", "second"):
        return 0.0, ""
    if any(not _NEGATION.match(folded, hit.start) for hit in words.within("about", max(first, opening - 40), opening)):
        return 0.0, ""
    if _is_told_of(words, row):
        return _SCORE, "opening"
    return 0.0, ""


def _is_set_off(folded: str, atom: Atom) -> bool:
    """Tell whether capitals stand alone behind a colon, comma or bracket: "Graham: TIA on Saturday"."""
    return "capitals" in atom.kinds and folded[max(0, atom.start - 2) : atom.start] in (": ", ", ", " (")


def _is_told_of(words: MedicalWords, row: list[Atom]) -> bool:
    """Tell whether somebody is spoken of around a row."""
    start, end = row[0].start, row[-1].end
    if _CALLED.search(words.folded, max(0, start - 60), start):
        return True
    before = subject_before(words, row[0], max(0, start - FAR), heard=True)
    if before:
        return before.kind in ("self", "other", "thing") and any(
            words.any(kind, max(0, start - FAR), start) for kind in ("self", "other")
        )
    return any(words.any(kind, end, end + FAR_BEHIND) for kind in ("self", "other"))


def is_common(folded: str, atom: Atom) -> bool:
    """Tell whether a word is said of other things as well: an operation, a transplant."""
    return folded[atom.start : atom.end].lower() in _COMMON
