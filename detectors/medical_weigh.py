"""How sure it is that a medical word is somebody's, by who is spoken of around it and by what verb, owner or paper.

Left out: words that open a clause of their own, see `doxguard.detectors.medical_opening`.
"""

import re

from doxguard.detectors.medical_lookup import Atom
from doxguard.detectors.medical_opening import FAR, FAR_BEHIND, STRONG, is_common
from doxguard.detectors.medical_subject import KINDS, Subject, subject_before
from doxguard.detectors.medical_talk import is_mood, is_out, is_talk, sentence
from doxguard.detectors.medical_words import MedicalWords
from doxguard.detectors.words import Hit

_NUMBER, _DIRECT, _LIKELY, _NEAR = 0.85, 0.75, 0.6, 0.5
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
    r"[ ](?:van|from|of|by|door|von|vom|wegen|de|du|del|di|about|over|every|elke|bij elk|voor|aan|for|to|naar"
    r"|pour|für"
    r"|para|per)(?![^\W_])",
    re.IGNORECASE,
)
_AILING = re.compile(r"cancer|kanker|krebs|cáncer|cancro|câncer|aids|sida|stroke|coma|koma", re.IGNORECASE)
_BEING = re.compile(
    r"is|was|ben|bent|are|am|been|i'm|he's|she's|ist|war|bin|est|es|soy|è|sono|é|wordt|werd", re.IGNORECASE
)
# "Anyone else on …", "day 3 on …", "dag 41 zonder …": the author takes it, or did.
_OWN_DRUG = re.compile(
    r"(?:(?<![^\W_])(?:any(?:one|body)[ ]else|nog[ ](?:iemand|mensen)|iemand[ ]anders|wie[ ]nog"
    r"|(?:sonst[ ])?noch[ ]jemand|quelqu'un[ ]d'autre"
    r"|alguien[ ]más)(?:[ ](?:hier|here))?|(?:dag|day|tag|jour|día|giorno|dia|week|woche|semaine|semana|maand"
    r"|month|monat|mois|mes)[ ]?[0-9]{1,4}"
    r"|[0-9]{1,4}[ ](?:dagen|days|tage|jours|días|weken|weeks|wochen|maanden|months|monate|years|jaar)"
    r"(?:[ ](?:in|into|clean|nuchter|sober))?)[ ](?:op|on|off|with|without|taking|met|mit|zonder|ohne|van|aan"
    r"|unter|auf|sans|sous|con|sin|de[ ])"
    r"[ ]?(?:de[ ]|the[ ]|het[ ]|der[ ]|la[ ]|l')?$",
    re.IGNORECASE,
)
# Capitals are an illness behind "has", or before it in a clause that ends so: "dat ze MS heeft".
_HAS_IT = re.compile(r"[ ](?:heeft|heb|had|hebben|hat|habe|hatte|haben)(?![^\W_])", re.IGNORECASE)
_HAVING = re.compile(
    r"(?<![^\W_])(?:heeft|heb|had|has|have|having|got|hat|habe|tiene|tengo|ha|ho|tem|tenho|au|aan|with|met|mit"
    r"|diagnosed[ ]with|sous)"
    r"[ ](?:een[ ]|a[ ]|an[ ]|une?[ ]|un[ ]|una[ ]|einen?[ ])?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"[ ](?:on|since|sinds|seit|depuis|desde|in|vorige|last|gisteren|yesterday)(?![^\W_])", re.IGNORECASE
)
# "away because of …", "ziek door …", "de baja por …", "thuis met …": why somebody is missing.
_ABSENT = re.compile(
    r"(?<![^\W_])(?:weg|thuis\w{0,4}|afwezig|ziek\w{0,6}|uit|uitgevallen|fehlt|ausgefallen|krank\w{0,16}|off|away"
    r"|out|home|absent\w{0,2}"
    r"|baja|arrêt|malattia|malato|afastad[oa]|verlof|leave|opgenomen|hospital\w{0,5}|kliniek|klinik|clinic"
    r"|behandeling|behandlung)"
    r"[ ](?:[^\W_]{1,12}[ ]){0,2}(?:wegens|vanwege|door|met|voor|wegen|mit|because[ ]of|due[ ]to|with|for|por|con"
    r"|à[ ]cause[ ]d'une|pour|per)[ ]"
    r"(?:(?:een|a|an|eine[rs]?|une?|un|una)[ ])?(?:[^\W_]{3,12}[ ])?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"trauma\w{0,8}|angst\w{0,16}|anxiety|ansiedad|overgang|menopaus\w{1,4}|insomni\w{1,2}|slapeloosheid|covid|corona\w{0,8}|infe\w{3,8}",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"[:,][ ](?:an?[ ]|een[ ]|une?[ ]|eine?[ ])?$")
_KNOWN = re.compile(
    r"(?<![^\W_])(?:wist|weet|know|knew|wusste\w{0,3}|wisst|weißt|savez|saviez|sais|sabes|sabíais|sabíais"
    r"|sapete)(?![^\W_])",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<![^\W_])(?:a|an|een)[ ]$", re.IGNORECASE)
_IF = re.compile(r"(?<![^\W_])(?:als|if|wenn|si|se|indien|when)(?![^\W_])", re.IGNORECASE)


def weigh(words: MedicalWords, atom: Atom) -> tuple[float, str]:
    """Return how sure it is that an atom is somebody's, and what says so."""
    if "number" in atom.kinds:
        return _NUMBER, "number"
    first, last = sentence(words.folded, atom)
    if is_out(words, atom.start, atom.end, first, last):
        return 0.0, ""
    strong = bool(atom.kinds & STRONG) or bool("capitals" in atom.kinds and _stands_out(words, atom, first, last))
    if "drug" in atom.kinds and _OWN_DRUG.search(words.folded, max(first, atom.start - 48), atom.start):
        return _NEAR, "own"
    subject = subject_before(words, atom, first)
    if subject is None:
        return _unspoken(words, atom, first, last, strong)
    if subject.kind == "self" and is_mood(words.folded, atom, subject):
        return 0.0, ""
    found = _spoken(words, atom, subject, (first, last), strong)
    if not found[0] and strong and subject.kind == "self" and not is_talk(words, first, atom.start):
        return (_NEAR, "person") if not is_common(words.folded, atom) else (0.0, "")
    return found


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
    if is_talk(words, subject.end, atom.start) and not words.any("record", subject.end, atom.start):
        return 0.0, ""
    if subject.kind in ("generic", "animal", "thing"):
        return 0.0, ""
    if subject.kind == "self" and not paper and is_talk(words, max(sentence[0], subject.start - 24), subject.end):
        return 0.0, ""
    owner = between.strip() in ("", "'s") and (
        _OWNER.fullmatch(folded, subject.start, subject.end) or "'s" in folded[subject.end - 2 : atom.start]
    )
    asked = folded[sentence[1] : sentence[1] + 1] == "?" or _IF.search(folded, sentence[0], subject.start)
    rhetorical = _KNOWN.search(folded, sentence[0], subject.start)
    if asked and not rhetorical and words.any("second", max(sentence[0], subject.start - 8), subject.start):
        return 0.0, ""  # "has your child asthma?"
    verb = words.within("verb", subject.start, atom.start)
    near = (bool(verb) and atom.start - verb[-1].end <= 28) or bool(_HAS_IT.match(folded, atom.end))
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


def _stands_out(words: MedicalWords, atom: Atom, first: int, last: int) -> bool:
    """Tell whether capitals are an illness: a record, a verb that has it, or commas around them."""
    folded = words.folded
    if words.any("record", first, last) or _HAS_IT.match(folded, atom.end):
        return True
    if _HYPERBOLE.match(folded, atom.end):
        return False
    if _HAVING.search(folded, max(0, atom.start - 20), atom.start):
        return True
    return folded[max(0, atom.start - 2) : atom.start] in (", ", ": ", " (") and (
        atom.end == len(folded) or folded[atom.end] in ",.;)!?" or bool(_THEN.match(folded, atom.end))
    )


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
    if subject.kind not in ("other", "self"):
        return 0.0, ""
    if _ABSENT.search(folded, max(0, atom.start - 60), atom.start):
        return _LIKELY, "absence"
    if subject.kind == "self" and not ailing:
        return 0.0, ""
    if owner and subject.kind == "other" and not _VAGUE.fullmatch(surface):
        return _LIKELY, "owner"
    if (near and not _HYPERBOLE.match(folded, atom.end)) or (owner and ailing):
        return _LIKELY, "verb"
    return 0.0, ""


def _unspoken(words: MedicalWords, atom: Atom, first: int, last: int, strong: bool) -> tuple[float, str]:
    """Weigh an atom before which nobody is spoken of in its sentence."""
    folded = words.folded
    if is_talk(words, first, atom.start):
        return 0.0, ""
    if not strong:
        told = words.any("record", first, atom.start) and _ANNOUNCED.search(folded, max(0, atom.start - 7), atom.start)
        return (_LIKELY, "record") if told else (0.0, "")
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
