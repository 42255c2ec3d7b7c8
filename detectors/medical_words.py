"""The medical words of a text, put together to the stretch that tells what somebody has: "stage 4 lung cancer, chemo".

An atom is a diagnosis, drug, operation or stay from ``data/lexicon/medical_record.yaml``, or a word that is built like
one ("…itis", "…ectomy", "…kanker", "syndrome de …"); words of care ("treatment", "kliniek") are atoms that only tell
something beside others. Atoms that only small words part are joined to each other. How far the stretch reaches beyond
them is read in `doxguard.detectors.medical_span`, whose it is in `doxguard.detectors.medical_record`.
"""

import re
from collections.abc import Iterator

from doxguard.detectors.medical_endings import built_words
from doxguard.detectors.medical_lookup import Atom, Lookup
from doxguard.detectors.medical_span import widened

ATOMS = ("condition", "loose", "capitals", "drug", "procedure", "stay")
_GAP, _GAP_WORDS = 42, 6  # between two atoms that are joined
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BREAK = re.compile(r"[.!?\n;:]")
# Between an injury and the part of the body: "gebroken linker pols", "fractured left ankle".
_SIDE = re.compile(
    r"[ ](?:(?:left|right|upper|lower|linker|rechter|linke[nrs]?|rechte[nrs]?|his|her|my|the|zijn|haar|mijn|zn"
    r"|twee|two"
    r"|drie|three|la|el|le|du|de|both|beide|sein[en]{0,2}|ihr[en]{0,2}|mein[en]{0,2})[ ]){0,2}",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[ ](?:(?:is|was|ist|war|has|had|links|rechts)[ ])?")
_BEEN = re.compile(r"been[ ](?!ge)\w{3,12}", re.IGNORECASE)  # English, not the Dutch leg
_AND = re.compile(r"[ ](?:en|and|und|et|y|e|och|&|\+)[ ]", re.IGNORECASE)
# "a mini stroke, she's on clopidogrel"
_ON = re.compile(
    r",[ ](?:(?:s?he's|they're|is|now|ze zit|hij zit|zit)[ ])?(?:on|takes|taking|aan de)[ ]", re.IGNORECASE
)
_FIGURE = re.compile(r"[0-9]{1,4}(?:mg|x)?", re.IGNORECASE)
_SMALL = ("joiner", "degree", "record", "when", "tail", "body", "organ", "care")
_NAMED = re.compile(
    r"""
    (?<![^\W_])(?:
        (?:ziekte|syndroom|maladie|syndrome|enfermedad|síndrome|malattia|sindrome)[ ](?:van|de|di
            |d')[ ]?(?:la[ ])?[A-Z][^\W\d_]{2,20}(?:-[A-Z][^\W\d_]{2,15})?
      | morbus[ ][A-Z][^\W\d_]{2,20}
      | [A-Z][^\W\d_]{2,15}(?:'s|s|-[A-Z][^\W\d_]{2,15})?[ ](?:syndrome|disease|syndroom|disorder|sarcoma|lymphoma
      |Syndrom)
      | (?:heart|kidney|liver|lung|thyroid|skin|autoimmune|auto-immuun|immune|mental|eating|blood|bowel|muscle|bone
      |panic|personality)[ ](?:disease|disorder|failure|condition)
    )(?![^\W_])
    """,
    re.VERBOSE,
)
_TYPE = re.compile(r"(?<![^\W_])[Tt]ypi?e?[ -][12](?=,)")  # "type 1, on Lantus"
_LAB = re.compile(
    r"(?<![^\W_])(?:Hb|HbA1c|CD4|PSA|CRP|GFR|eGFR|TSH|INR|BMI|LVEF|EF|viral load|troponine?|kreatinine?|leuko's|WBC"
    r"|platelets|HCG)"
    r"(?:[ ]?(?:is|van|of|[:=<>]))?[ ]?[0-9]{1,6}(?:[.,][0-9]{1,2})?(?:[ ]?%)?(?![^\W_])"
    r"|(?<![^\W_])(?i:bloeddruk|blood pressure|bp|blutdruck|tension|tensión|bloedsuiker|blood sugar|blutzucker"
    r"|glycémie|glucosa|glucemia"
    r"|saturatie|sats?|SpO2|saturation|NYHA|plaatjes|trombocyten|thrombozyten|plaquettes|plaquetas|troponin)"
    r"(?:[ ](?:is|van|of|at|à|a|von|de|in)|[:=])?[ ](?:III|II|IV|[0-9]{2,6}(?:[.,][0-9]{1,2})?(?:[ ]?(?:/|over|op"
    r"|sur|zu)[ ]?[0-9]{2,3})?(?:[ ]?%)?)(?![^\W_])"
)
_NUMBER = re.compile(
    r"(?:'s)?[ ]?(?:is|[.:#=]|n[°r.]|no\.?)?[ .:]{0,2}"
    r"(?P<no>[0-9]{2,5}(?:[ ][0-9]{2,5}){1,4}"
    r"|(?=[A-Z0-9\-]{0,8}[0-9])[A-Z0-9]{1,8}(?:[-/.][A-Z0-9]{1,8}){0,4})(?![^\W_])",
    re.IGNORECASE,
)
_ALS = re.compile(
    r"(?<![^\W_])(?:heeft|heb|had|met|aan|has|have|with|of|diagnos[a-z]{0,5}|hat|mit|an|tiene|con|ha|is|it's|its|:"
    r"|,)[ ](ALS)(?![\w-])"
)


class MedicalWords(Lookup):
    """The words of the lexicon in a text, by group, and the atoms that they make."""

    def chains(self) -> Iterator[list[Atom]]:
        """Yield rows of atoms that belong together, in order."""
        row: list[Atom] = []
        for atom in self._atoms():
            wide = widened(self, atom)
            if row and not self._is_joined(row[-1].end, wide.start):
                yield row
                row = []
            row.append(wide)
        if row:
            yield row

    def _atoms(self) -> list[Atom]:
        found = sorted(self._raw())
        merged: list[Atom] = []
        for start, end, kind in found:
            if merged and start < merged[-1].end:
                last = merged.pop()
                # The longer phrase says what it is: "cancer" in "breast cancer" is not loose.
                longer = end - start > last.end - last.start
                kinds = (
                    frozenset({kind}) if longer else last.kinds | ({kind} if (start, end) == last[:2] else frozenset())
                )
                merged.append(Atom(last.start, max(end, last.end), kinds))
            else:
                merged.append(Atom(start, end, frozenset({kind})))
        return merged

    def _raw(self) -> Iterator[tuple[int, int, str]]:
        """Yield all that may be an atom, overlapping, with its kind."""
        folded = self.folded
        for group in (*ATOMS, "care"):
            for hit in self.hits.get(group, ()):
                if group != "capitals" or folded[hit.start : hit.end].isupper():
                    yield hit.start, hit.end, group
        yield from built_words(folded)
        yield from ((*match.span(), "condition") for match in _NAMED.finditer(folded))
        yield from ((*match.span(1), "condition") for match in _ALS.finditer(folded))
        yield from ((*match.span(), "care") for match in _TYPE.finditer(folded))
        yield from ((*match.span(), "value") for match in _LAB.finditer(folded))
        yield from self._injuries()
        for hit in self.hits.get("patient_no", ()):
            number = _NUMBER.match(folded, hit.end)
            if number and sum(map(str.isdigit, number["no"])) >= 4:
                yield *number.span("no"), "number"

    def _injuries(self) -> Iterator[tuple[int, int, str]]:
        """Yield "gebroken pols": a word for an injury with a part of the body."""
        for hit in self.hits.get("injury", ()):
            for body in self.within("body", hit.end, hit.end + 26):
                if _SIDE.fullmatch(self.folded, hit.end, body.start):
                    yield hit.start, body.end, "condition"
                    break
            else:  # "heup gebroken", "hip is broken"
                for body in self.within("body", hit.start - 22, hit.start):
                    if _AFTER.fullmatch(self.folded, body.end, hit.start) and not _BEEN.fullmatch(
                        self.folded, body.start, hit.end
                    ):
                        yield body.start, hit.end, "condition"

    def _is_joined(self, end: int, start: int) -> bool:
        """Tell whether only small words and commas part two atoms, or a few others behind "and"."""
        if start <= end:
            return True
        gap = self.folded[end:start] if start - end <= _GAP else ";"
        if _BREAK.search(gap):
            return False
        if _ON.fullmatch(gap):
            return True
        words = [(end + m.start(), end + m.end()) for m in _WORD.finditer(gap)]
        if len(words) > _GAP_WORDS or (gap.startswith(",") and self._is_statement(words)):
            return False
        foreign = sum(not (_FIGURE.fullmatch(self.folded, *word) or self.covers(_SMALL, *word)) for word in words)
        if _AND.match(gap) and "," not in gap:
            return foreign <= 4 and not self.any("teller", words[0][0] if words else end, start)
        return foreign <= ("," in gap or len(words) > 1)

    def _is_statement(self, words: list[tuple[int, int]]) -> bool:
        """Tell whether a verb opens the words behind a comma: "…, ligt nog op de gang"."""
        return bool(words) and self.covers(("verb",), *words[0]) and not self.covers(("joiner",), *words[0])
