"""What a particular person has, takes or was treated for: diagnoses, drugs, operations, stays, patient numbers.

Medical words are many (see :mod:`doxguard.detectors.medical_words`); they are reported where somebody in particular is
said to have them: a person or the author as the nearest one spoken of, with a verb ("has", "slikt", "wurde operiert"),
an owner ("zijn epilepsie"), a colon, or a paper or result ("diagnose", "chart", "uitslag"). Words that are also moods
and insults ("depressed", "kanker") need the verb right before them.

Left out: colds, fever and other small ailments, pregnancies; statistics, studies, charity, jobs and films; groups,
"someone" and "you"; animals and things; negations, hopes, comparisons; a hospital alone.
Source: ``data/lexicon/medical_record.yaml``; GDPR article 4(15) for what data concerning health is.
"""

import re
from collections.abc import Iterator
from functools import cache

from doxguard.data import read_yaml
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.medical_endings import EndingTriggers
from doxguard.detectors.medical_lookup import Atom
from doxguard.detectors.medical_opening import FAR, FAR_BEHIND, STRONG, is_common, weigh_opening
from doxguard.detectors.medical_span import reach
from doxguard.detectors.medical_subject import KINDS, Subject, subject_before
from doxguard.detectors.medical_words import ATOMS, MedicalWords
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import WordTriggers
from doxguard.detectors.words import Hit

_NUMBER, _DIRECT, _LIKELY, _NEAR = 0.85, 0.75, 0.6, 0.5
_WEIGHED = 6  # atoms of a row that are asked whose they are
_PREFIX = 12  # letters of a word that a trigger asks for
_WINDOW = 160  # characters of a sentence that are read on either side
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.](?=\s)|[!?…]+(?=\s|$)|\n|(?<=[)\]0-9%])[.](?=\s)|\.{2,}")
_COUNTED = re.compile(
    r"[0-9][ ]?%|[0-9]+[ ](?:op|in|out of|von|sur|de cada)[ ](?:de[ ])?[0-9]+|[0-9]{1,3}[.,][0-9]{3}[ ]"
    r"|(?:season|seizoen|staffel|saison|temporada|stagione)[ ][0-9]|(?<![0-9])1[0-8][0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"[:,(=;-]")
_WITH = re.compile(
    r"(?<![^\W_])(?:met|mét|with|w/|mit|avec|con|com)[ ](?:een[ ]|a[ ]|an[ ]|einem?[ ]|une?[ ]|un[ ]|una[ ])?$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:mijn|m'n|mn|onze|zijn|z'n|zn|haar|d'r|hun|my|our|his|her|their|mein\w{0,2}|unser\w{0,2}|sein\w{0,2}"
    r"|ihr\w{0,2}|mon|ma|mes|son|sa|ses|notre|mi|mis|su|sus|mio|mia|suo|sua|meu|minha|seu)",
    re.IGNORECASE,
)
# Verbs that stand without a subject: "Tiene lupus", "heeft hiv en zegt niks".
_ALONE = re.compile(
    r"(?<![^\W_])(?:heeft|slikt|lijdt|has|takes|suffers|hat|leidet|nimmt|souffre|tiene|toma|padece|sufre|soffre"
    r"|prende|tem|sofre)[ ](?:aan[ ]|from[ ]|unter[ ]|an[ ]|de[ ]|di[ ]|da[ ])?$",
    re.IGNORECASE,
)
_HYPERBOLE = re.compile(
    r"[ ](?:van|from|of|by|door|von|vom|wegen|de|du|del|di|about|over|every|elke|bij elk|voor|aan|for|to|naar|pour|für"
    r"|para|per)(?![^\W_])",
    re.IGNORECASE,
)
_AILING = re.compile(r"cancer|kanker|krebs|cáncer|cancro|câncer|aids|sida|stroke|coma|koma", re.IGNORECASE)
_MEANT = re.compile(
    r"(?:gaat om|voor)[ ](?:mijn|m'n|onze|ons)|(?:it's|its|this is)[ ](?:about|for)[ ](?:my|our)|for[ ](?:my|our)"
    r"|(?:geht um|für)[ ](?:mein|unser)|pour[ ](?:mon|ma|notre)|para[ ](?:mi|nuestr[oa])",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"is|was|ben|bent|are|am|been|i'm|he's|she's|ist|war|bin|est|es|soy|è|sono|é|wordt|werd", re.IGNORECASE
)
_SIGN = re.compile(r"(?<![^\W_])(?:a|an|een)[ ]$", re.IGNORECASE)
# "herpes test kits", "adhd-klassen": of a thing, not of a patient.
_COMPOUND = re.compile(
    r"[- ](?:tests?|kits?|prices?|prijs|prijzen|preise?|awareness|research|wards?|nurses?|clinics?|charity|funds?"
    r"|vaccines?|klassen?|patiënten|patienten|patients|afdeling|onderzoek|vereniging"
    r"|batter[a-z]+|accu'?s?|akkus?|mines?|ion|cells?|medicine|medicijn(?:en)?|mythes?|jokes?|grap(?:pen|jes)?"
    r"|memes?|season|symptom[a-z]{0,3}|cases|gevallen|outbreak|uitbraak|deaths|rates?)(?![^\W_])",
    re.IGNORECASE,
)
_IF = re.compile(r"(?<![^\W_])(?:als|if|wenn|si|se|indien|when)(?![^\W_])", re.IGNORECASE)


def find_medical_records(text: Text) -> Iterator[Finding]:
    """Yield what is told of somebody's health."""
    words = MedicalWords(text.folded)
    for row in words.chains():
        weighed = [_weigh(words, atom) for atom in row[:_WEIGHED] if atom.kinds != {"care"}]
        first, last = _sentence(words.folded, row[0])
        if not _is_out(words, row[0].start, row[-1].end, first, last):
            weighed.append(weigh_opening(words, row, first))
        score, evidence = max(weighed, default=(0.0, ""))
        if score:
            start, end = row[0].start, row[-1].end
            if row[-1].kinds != {"number"}:
                end = reach(words, end)
            kinds = sorted(frozenset().union(*(atom.kinds for atom in row)))
            yield text.finding(
                "MEDICAL_RECORD", start, end, score, *kinds, evidence, value=text.folded[start:end].lower()
            )


def _weigh(words: MedicalWords, atom: Atom) -> tuple[float, str]:
    """Return how sure it is that an atom is somebody's, and what says so."""
    if "number" in atom.kinds:
        return _NUMBER, "number"
    first, last = _sentence(words.folded, atom)
    if _is_out(words, atom.start, atom.end, first, last):
        return 0.0, ""
    strong = bool(atom.kinds & STRONG) or bool("capitals" in atom.kinds and words.any("record", first, last))
    subject = subject_before(words, atom, first)
    if subject is None:
        return _unspoken(words, atom, first, last, strong)
    found = _spoken(words, atom, subject, (first, last), strong)
    if not found[0] and strong and subject.kind == "self" and not words.any("about", first, atom.start):
        return (_NEAR, "person") if not is_common(words.folded, atom) else (0.0, "")
    return found


def _is_out(words: MedicalWords, start: int, end: int, first: int, last: int) -> bool:
    """Tell whether a stretch is part of statistics, of a story, or of a longer word."""
    folded = words.folded
    return bool(words.any("hard", first, last) or _COMPOUND.match(folded, end) or _COUNTED.search(folded, first, start))


def _sentence(folded: str, atom: Atom) -> tuple[int, int]:
    first, last = max(0, atom.start - _WINDOW), min(len(folded), atom.end + _WINDOW)
    for before in _STOP.finditer(folded, first, atom.start):
        first = before.end()
    behind = _STOP.search(folded, atom.end, last)
    return first, behind.start() if behind else last


def _spoken(
    words: MedicalWords, atom: Atom, subject: Subject, sentence: tuple[int, int], strong: bool
) -> tuple[float, str]:
    """Weigh an atom by the one who is spoken of before it."""
    folded = words.folded
    between = folded[subject.end : atom.start]
    paper = any(
        words.any(group, sentence[0], atom.start) or words.any(group, atom.end, min(sentence[1], atom.end + 40))
        for group in ("record", "paper")
    )
    if words.any("about", subject.end, atom.start) and not words.any("record", subject.end, atom.start):
        return 0.0, ""
    if subject.kind in ("generic", "animal", "thing"):
        return 0.0, ""
    if words.any("about", max(sentence[0], subject.start - 24), subject.start) and not paper and subject.kind == "self":
        return 0.0, ""
    owner = between.strip() in ("", "'s") and (
        _OWNER.fullmatch(folded, subject.start, subject.end) or "'s" in folded[subject.end - 2 : atom.start]
    )
    asked = folded[sentence[1] : sentence[1] + 1] == "?" or _IF.search(folded, sentence[0], subject.start)
    if asked and words.any("second", max(sentence[0], subject.start - 8), subject.start):
        return 0.0, ""  # "has your child asthma?"
    verb = words.within("verb", subject.start, atom.start)
    near = bool(verb) and atom.start - verb[-1].end <= 28
    if not verb and len(between) <= 40 and not asked:  # "nimmt mein Nachbar …"
        turned = words.within("verb", max(sentence[0], subject.start - 14), subject.start)
        near = bool(turned) and not re.search(r"[,:;(]", folded[turned[-1].end : atom.start])
    if not strong:
        return _loose(words, atom, subject, near=_is_fitting(folded, verb, atom), paper=paper, owner=bool(owner))
    if subject.kind == "second":
        return (_NEAR, "record") if paper or ("drug" in atom.kinds and near) else (0.0, "")
    if owner and subject.kind == "self" and _names_thing(folded, atom):
        return 0.0, ""
    if near or owner or (_WITH.search(between) and subject.kind == "other"):
        return _DIRECT, "owner" if owner else "verb"
    if paper:
        return _LIKELY, "record"
    if subject.kind == "other" and len(between) <= 60 and _APPOSITION.search(between):
        return _LIKELY, "apposition"
    # "he …, lung cancer": far, but one who can be meant
    return (_NEAR, "person") if not is_common(folded, atom) else (0.0, "")


def _is_fitting(folded: str, verb: list[Hit], atom: Atom) -> bool:
    """Tell whether a verb right before an atom fits it: one has cancer, but is depressed."""
    if not verb or atom.start - verb[-1].end > 12:
        return False
    return not (_BEING.fullmatch(folded, verb[-1].start, verb[-1].end) and _AILING.match(folded, atom.start))


def _names_thing(folded: str, atom: Atom) -> bool:
    """Tell whether what is owned is a shop or a class, not an illness: "my surgery opens at eight"."""
    return atom.kinds <= {"stay"} or folded[atom.start : atom.end].lower() in (
        "surgery",
        "operation",
        "operatie",
        "stoma",
    )


def _loose(
    words: MedicalWords, atom: Atom, subject: Subject, *, near: bool, paper: bool, owner: bool
) -> tuple[float, str]:
    """Weigh a word that is also said of moods and jobs: it needs more."""
    folded = words.folded
    surface = folded[atom.start : atom.end]
    ailing = bool(_AILING.search(surface))
    if _SIGN.search(folded, max(0, atom.start - 4), atom.start) and surface.lower().startswith(("cancer", "kanker")):
        return 0.0, ""
    if paper and subject.kind in ("self", "other"):
        return _LIKELY, "record"
    if subject.kind != "other" and not (subject.kind == "self" and ailing):
        return 0.0, ""
    if (near and not _HYPERBOLE.match(folded, atom.end)) or (owner and ailing):
        return _LIKELY, "verb"
    return 0.0, ""


def _unspoken(words: MedicalWords, atom: Atom, first: int, last: int, strong: bool) -> tuple[float, str]:
    """Weigh an atom before which nobody is spoken of in its sentence."""
    folded = words.folded
    if words.any("about", first, atom.start) or not strong:
        return 0.0, ""
    if words.any("record", first, last):
        return _LIKELY, "record"
    if _ALONE.search(folded, max(first, atom.start - 24), atom.start):
        return _NEAR, "verb"
    return _elsewhere(words, atom, first, last)


def _elsewhere(words: MedicalWords, atom: Atom, first: int, last: int) -> tuple[float, str]:
    """Weigh an atom by who is spoken of in the sentences around, or behind it."""
    if words.any("generic", first, last) or words.any("second", first, last) or words.any("thing", first, atom.start):
        return 0.0, ""
    if atom.kinds <= {"stay"} or is_common(words.folded, atom):
        return 0.0, ""
    before = subject_before(words, Atom(first, first, atom.kinds), max(0, first - FAR))
    if before is not None and before.kind in ("self", "other"):
        return _NEAR, "person before"
    behind = [(hit.start, kind) for kind in KINDS for hit in words.within(kind, atom.end, atom.end + FAR_BEHIND)]
    if behind and min(behind)[1] in ("self", "other"):
        return _NEAR, "person behind"
    return 0.0, ""


@cache
def _lexicon(group: str) -> list[str]:
    table = read_yaml("lexicon/medical_record.yaml")
    assert isinstance(table, dict)
    return [str(word) for words in table[group].values() for word in words]


def _trigger_words() -> list[str]:
    """Return the beginnings of the medical words, none that another one covers."""
    kept: dict[str, None] = {}
    groups = (*ATOMS, "patient_no", "injury")
    for word in sorted((word.lower() for group in groups for word in _lexicon(group)), key=len):
        short = word if len(word) <= _PREFIX else word[:_PREFIX].rstrip(" *~") + "*"
        stem = short.rstrip("*~")
        covered = any(stem[:at] + "*" in kept for at in range(1, len(stem) + 1))
        covered = covered or any(stem[:at] in kept for at in range(1, len(stem)) if stem[at] == " ")
        if not covered:
            kept[short] = None
    return list(kept)


DETECTOR = Detector(
    "medical_record",
    ("MEDICAL_RECORD",),
    find_medical_records,
    triggers=WordTriggers(
        _trigger_words,
        r"ziekte van|syndro|maladie de|enfermedad de|s.{1,2}ndrome|malattia di|morbus|disease|disorder|(?:heart"
        r"|kidney|liver|lung|thyroid|muscle|bone|blood) (?:failure|condition)",
        r"\b(?:hb|hba1c|cd4|psa|crp|e?gfr|tsh|inr|bmi|l?v?ef|viral load|tropon|kreat|wbc"
        r"|platelets)[ :=<>a-z]{0,6}[0-9]",
        r"(?:h[ae][a-z]{1,3}|met|aan|with|of|diagnos[a-z]{0,5}|mit|an|tiene|con|is|it's|[:,]) als\b",
        also=EndingTriggers(),
    ),
)
