"""What a particular person has, takes or was treated for: diagnoses, drugs, operations, stays, patient numbers.

Medical words are many (see :mod:`doxguard.detectors.medical_words`); they are reported where somebody in particular is
said to have them: a person or the author as the nearest one spoken of, with a verb ("has", "slikt", "wurde operiert"),
an owner ("zijn epilepsie"), a colon, or a paper or result ("diagnose", "chart", "uitslag"). Words that are also moods
and insults ("depressed", "kanker") need the verb right before them.

Left out: colds, fever and other small ailments, pregnancies; statistics, studies, charity, jobs and films; groups,
"someone" and "you"; animals and things; negations, hopes, comparisons; a hospital alone.
Source: ``data/lexicon/medical_record.yaml``; GDPR article 4(15) for what data concerning health is.
"""

from collections.abc import Iterator
from functools import cache

from doxguard.data import read_yaml
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.medical_endings import ending_patterns
from doxguard.detectors.medical_joined import Told, joined
from doxguard.detectors.medical_opening import weigh_opening
from doxguard.detectors.medical_span import balanced, reach
from doxguard.detectors.medical_talk import is_out, sentence
from doxguard.detectors.medical_weigh import weigh
from doxguard.detectors.medical_words import ATOMS, MedicalWords
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import WordTriggers

_WEIGHED = 6  # atoms of a row that are asked whose they are
_PREFIX = 12  # letters of a word that a trigger asks for


def find_medical_records(text: Text) -> Iterator[Finding]:
    """Yield what is told of somebody's health."""
    words = MedicalWords(text.folded)
    for start, end, score, kinds, evidence, _ in joined(words, _told(words)):
        yield text.finding(
            "MEDICAL_RECORD", start, end, score, *sorted(kinds), evidence, value=text.folded[start:end].lower()
        )


def _told(words: MedicalWords) -> Iterator[Told]:
    """Yield each row of medical words that is somebody's."""
    for row in words.chains():
        if all(atom.kinds == {"care"} for atom in row):
            continue  # care tells something beside others only
        weighed = [weigh(words, atom) for atom in row[:_WEIGHED] if atom.kinds != {"care"}]
        first, last = sentence(words.folded, row[0])
        if not is_out(words, row[0].start, row[-1].end, first, last):
            weighed.append(weigh_opening(words, row, first))
        score, evidence = max(weighed, default=(0.0, ""))
        while len(row) > 1 and row[-1].kinds == {"care"} and "number" in row[-2].kinds:
            row.pop()  # "NHS no 999 …, where is her scan"
        if score:
            start, end = row[0].start, row[-1].end
            if row[-1].kinds != {"number"}:
                end = balanced(words.folded, start, reach(words, start, end))
            yield Told(start, end, score, frozenset().union(*(atom.kinds for atom in row)), evidence, row[-1].end)


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
        r"\b(?:bloeddruk|blood pressure|bp|blutdruck|tensi.{1,2}n|bloedsuiker|blood sugar|blutzucker"
        r"|glyc.{1,2}mie|gluco?[sc][ae]m?i?a?|saturati[eo]n?|sats?|spo2|nyha"
        r"|plaatjes|trombocyten|thrombozyten|plaquet[a-z]{2,3}|troponin)[ :=a-z]{1,6}(?:[0-9iv])",
        r"\b(?:hb|hba1c|cd4|psa|crp|e?gfr|tsh|inr|bmi|l?v?ef|viral load|tropon|kreat|wbc"
        r"|platelets)[ :=<>a-z]{0,6}[0-9]",
        r"(?:h[ae][a-z]{1,3}|met|aan|with|of|diagnos[a-z]{0,5}|mit|an|tiene|con|is|it's|[:,]) als\b",
        patterns=ending_patterns,
    ),
)
