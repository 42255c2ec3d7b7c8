"""The medical words of a text, put together to the stretch that tells what somebody has: "stage 4 lung cancer, chemo".

An atom is a diagnosis, drug, operation or stay from ``data/lexicon/medical_record.yaml``, or a word that is built like
one ("…itis", "…ectomy", "…kanker", "syndrome de …"); degrees, doses, dates and places are joined to it, and atoms that
only small words part are joined to each other. Whose they are is read in `doxguard.detectors.medical_record`.

Source: the endings of international non-proprietary names (WHO, "The use of stems") and of clinical terms.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.context.words import Hit, find_words

ATOMS = ("condition", "loose", "capitals", "drug", "procedure", "stay")
_LONGEST = 48  # characters of a phrase of the lexicon
_GAP, _GAP_WORDS = 34, 4  # between two atoms that are joined
_ELISION = re.compile(r"(?<![^\W_])([dl])'(?=[^\W\d_]{3})", re.IGNORECASE)  # "d'épilepsie": two words
_POSSESSIVE = re.compile(  # "dad's"; not "he's" and names of diseases, which the lexicon has as they are
    r"(?<![^\W_])(?!(?:she|that|who|what|there|here|let|crohn|alzheimer|parkinson|huntington|hodgkin|hashimoto"
    r"|tourette"
    r"|down|graves|therapist|they)')([^\W\d_]{3,20})'(?=s(?![^\W_]))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Endings by which diseases, operations and drugs are named; the letters before keep out short words.
_BUILT = re.compile(
    r"""
    (?<![^\W_])(?:
        (?P<condition>[^\W\d_]{3,18}(?:kanker|krebs|carcino(?:om|ma)|karzinom|sarco(?:om|ma)|blasto(?:om|ma)
            |myelo(?:om|ma)|adenoom
            |ontsteking(?:en)?|entzündung(?:en)?|syndroom|syndrom|bloeding|blutung|fractuur|infarct|infarkt|trombose
            |embolie|stoornis|störung|insufficiëntie|insuffizienz
            |(?:arthr|art?r|gastr|pancreat|hepat|neur|col|phleb|menin[gx]|mening|bronch|cyst|nephr|derma?t
            |divert[ii]cul|tendin|endocard|myocard|pericard|perit?on|sinus|vascul|encephal)
              (?:itis|ite)
            |plegi[ae]|paralysis|sclerose|sclerosis|sklerose|dystrofie|dystrophy|dystrophie|neuropathi[ae]|neuropathy))
      | (?P<procedure>[^\W\d_]{3,18}(?:ectom(?:y|ie|ía|ia)|ektomie|plast(?:y|ie|ik)|scop(?:y|ie)|skopie|stomie
      |ostomy|transplantatie|transplantation|verwijdering|amputatie|amputation|operatie))
      | (?P<drug>[^\W\d_]{3,16}(?:azepam|zolam|prazol[e]?|sartan|statin[e]?|oxetin[e]?|triptan|triptylin[e]?|tinib
      |zumab|ximab|mumab|limumab
            |cillin[e]?|cilline|mycin[e]?|floxacin[e]?|gliptin[e]?|gliflozin[e]?|lukast|parin[e]?|setron|barbital
            |oxaban|glutid[e]?|afil|peridon[e]?|idone|apine?|dipine?|pril))
    )(?:e?s)?(?![^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
_LAB = re.compile(
    r"(?<![^\W_])(?:Hb|HbA1c|CD4|PSA|CRP|GFR|eGFR|TSH|INR|BMI|LVEF|EF|viral load|troponine?|kreatinine?|leuko's|WBC"
    r"|platelets|HCG)"
    r"(?:[ ]?(?:is|van|of|[:=<>]))?[ ]?[0-9]{1,6}(?:[.,][0-9]{1,2})?(?:[ ]?%)?(?![^\W_])"
)
_NUMBER = re.compile(
    r"[ ]?(?:is|[.:#=]|n[°r.]|no\.?)?[ .:]{0,2}"
    r"(?P<no>(?=[A-Z0-9\-]{0,8}[0-9])[A-Z0-9]{1,8}(?:[-/.][A-Z0-9]{1,8}){0,4})(?![^\W_])",
    re.IGNORECASE,
)
_LEVEL = (
    r"(?:stage|stadium|stad\.|graad|grade|grad|stade|estadio|stadio|fase|phase|type|typ|tipo)[ ]?"
    r"(?:[0-9]{1,2}|[IV]{1,4})[a-c]?"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_LEVEL}|post-?op|pre-?op|[^\W\d_]{{3,14}}(?:ular|blastic|cytic|oid|ulaire|ulair|zellige[sr]?"
    rf"|cellig))[ -]$",
    re.IGNORECASE,
)
_BEHIND = (
    re.compile(rf"[ ]?,?[ ]\(?{_LEVEL}(?![^\W_])\)?", re.IGNORECASE),
    re.compile(r"[ ][A-E](?![^\W_])"),  # hepatitis C
    re.compile(r"[ ][0-9]{1,4}(?:[.,][0-9]{1,2})?(?:[ ]?(?:mg|mcg|µg|microgram|milligram|ml|ie|units"
    r"|eenheden))?(?![^\W_]|[.,:/\-][0-9])", re.IGNORECASE),
    re.compile(r",?[ ](?:[0-9]{1,2}[ ]?(?:x|times|keer|mal|fois|veces)|twee keer|drie keer"
    r"|twice)[ ](?:gedwongen[ ])?(?:opgenomen|admitted|sectioned|hospitalised|hospitalized|eingewiesen|interné"
    r"|internée|ingresad[oa]|per dag|daags|a day|per day)", re.IGNORECASE),
)  # fmt: skip
# "after a wasp sting", and the organ: "to his liver", "du rein"
_CAUSE = re.compile(
    r"[ ](?:(?:na|door)[ ](?:een|zijn|haar)|(?:after|from)[ ](?:an?|his|her)|nach[ ]eine[mr]|après[ ]une?"
    r"|tras[ ]una?|dopo[ ]una?)[ ][^\W\d_]{3,24}(?![^\W_])",
    re.IGNORECASE,
)
_AT_ORGAN = re.compile(
    r"[ ](?:(?:in|aan|op|to|of|on|am|an|im|du|de|des|au|aux|del|al|en|al|da|do|van)[ ])?(?:(?:mijn|zijn|haar|de|het"
    r"|my|his|her|the|der|den|seine[rmn]?|ihre[rmn]?|la|el|le|su|mi|son|sa|mon|ma)[ ])?",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=niek|inic|inik|ital|ique|nica)(?:[ ](?:Het|De|St\.?|Sint|'t))?[ ][A-Z][^\W_]{2,20}")
_ALS = re.compile(
    r"(?<![^\W_])(?:heeft|heb|had|met|aan|has|have|with|of|diagnos[a-z]{0,5}|hat|mit|an|tiene|con|ha|is|it's|its|:"
    r"|,)[ ](ALS)(?![\w-])"
)
_WHEN = re.compile(
    r"[ ](?:(?:sinds|vanaf|since|seit|depuis|desde|dal|in|im|en)[ ])?(?:(?:vorige?|last|letzte[nsmr]?|de|het|the"
    r"|mi-)[ ]?)?",
    re.IGNORECASE,
)
_TAIL_GAP = re.compile(r"[ ]?[,-]?[ ]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_PLACE = re.compile(
    r"[ ](?:in|bij|op|at|im|à|en|a)[ ](?:(?:het|de|een|the|a|der|einer|l'|la|el|un|une)[ ]?)?"
    r"(?:[^\W\d_]{0,16}(?:ziekenhuis|kliniek|clinic|hospital|klinik|krankenhaus|hôpital|clinique|clínica|ggz"
    r"|inrichting|centrum)|UMC|LUMC|AMC|VUmc|UMCG|UMCU|MUMC|ICU)(?![^\W_])"
    r"(?:[ ](?:Het|De|The|St\.?|Sint)?[ ]?[A-Z][^\W_]{2,20}){0,2}",
)


class Atom(NamedTuple):
    """Medical words at ``[start, end)``, and of which kinds they are."""

    start: int
    end: int
    kinds: frozenset[str]


class MedicalWords:
    """The words of the lexicon in a text, by group, with what is asked of them."""

    def __init__(self, folded: str) -> None:
        """Look the words up."""
        self.folded = folded
        self.hits = find_words("medical_record", _POSSESSIVE.sub(r"\1 ", _ELISION.sub(r"\1 ", folded)))

    def within(self, group: str, start: int, end: int) -> list[Hit]:
        """Return the hits of a group that lie in ``[start, end)``."""
        hits = self.hits.get(group, [])
        first = bisect_left(hits, start, key=lambda hit: hit.start)
        last = bisect_left(hits, end, key=lambda hit: hit.start)
        return [hit for hit in hits[first:last] if hit.end <= end]

    def any(self, group: str, start: int, end: int) -> bool:
        """Tell whether there are any."""
        return bool(self.within(group, start, end))

    def covers(self, groups: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a hit of one of the groups reaches over ``[start, end)``."""
        return any(
            hit.end >= end and hit.start <= start
            for g in groups
            for hit in self.within(g, start - _LONGEST, end + _LONGEST)
        )

    def chains(self) -> Iterator[list[Atom]]:
        """Yield rows of atoms that belong together, in order."""
        row: list[Atom] = []
        for atom in self._atoms():
            wide = self._widened(atom)
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
        for group in ATOMS:
            for hit in self.hits.get(group, ()):
                if group != "capitals" or folded[hit.start : hit.end].isupper():
                    yield hit.start, hit.end, group
        yield from ((*match.span(), str(match.lastgroup)) for match in _BUILT.finditer(folded))
        yield from ((*match.span(), "condition") for match in _NAMED.finditer(folded))
        yield from ((*match.span(1), "condition") for match in _ALS.finditer(folded))
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
                if re.fullmatch(r"[ ](?:[^\W\d_]{1,14}[ ])?", self.folded[hit.end : body.start]):
                    yield hit.start, body.end, "condition"
                    break

    def _widened(self, atom: Atom) -> Atom:
        """Return an atom with the degrees before it, and with doses, dates and places behind it."""
        start, end = atom.start, atom.end
        for _ in range(3):
            level = _BEFORE.search(self.folded, max(0, start - 24), start)
            if level:
                start = level.start()
                continue
            near = [
                hit for hit in self.within("degree", start - 24, start) if self.folded[hit.end : start] in (" ", "-")
            ]
            start = near[0].start if near else start
        for _ in range(4):
            end = self._behind(end, atom.kinds)
        return Atom(start, end, atom.kinds)

    def _behind(self, end: int, kinds: frozenset[str]) -> int:
        folded = self.folded
        for at, pattern in enumerate(_BEHIND):
            if match := pattern.match(folded, end):
                if at == 2 and "drug" not in kinds:
                    continue
                return match.end()
        tails = [hit for hit in self.within("tail", end, end + 30) if _TAIL_GAP.fullmatch(folded, end, hit.start)]
        if tails:
            return tails[0].end
        if (when := _WHEN.match(folded, end)) and (told := self._told_when(when.end())):
            return told
        if kinds & {"condition", "procedure", "loose"} and (reached := self._organ(end)):
            return reached
        for pattern, fitting in ((_CAUSE, {"condition"}), (_PLACE, {"stay", "drug", "procedure"}), (_NAME, {"stay"})):
            if kinds & fitting and (match := pattern.match(folded, end)):
                return match.end()
        return end

    def _organ(self, end: int) -> int:
        """Return where the organ ends that is named right behind an atom, or 0."""
        way = _AT_ORGAN.match(self.folded, end)
        hits = (
            [h for g in ("organ", "body") for h in self.within(g, end, way.end() + 20) if h.start == way.end()]
            if way
            else []
        )
        return max((hit.end for hit in hits), default=0)

    def _told_when(self, at: int) -> int:
        """Return where the month, day or year ends that is named at a place, or 0."""
        year = _YEAR.match(self.folded, at)
        hits = [hit for hit in self.within("when", at, at + 24) if hit.start == at]
        return year.end() if year else max((hit.end for hit in hits), default=0)

    def _is_joined(self, end: int, start: int) -> bool:
        """Tell whether only small words and commas part two atoms."""
        gap = self.folded[end:start] if 0 <= start - end <= _GAP else ";"
        if start <= end:
            return True
        if re.search(r"[.!?\n;]", gap):
            return False
        words = [(end + m.start(), end + m.end()) for m in _WORD.finditer(gap)]
        return len(words) <= _GAP_WORDS and all(
            self.covers(("joiner", "degree", "record", "when"), *word) for word in words
        )
