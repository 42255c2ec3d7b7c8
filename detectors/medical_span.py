"""How far a medical phrase reaches: degrees before it; doses, dates, places, causes and short remarks behind it.

What is told behind a comma belongs to the phrase where it is a remark without a verb of its own: how often, since when,
where, on what ("chlamydia, twice, at the clinic"). It ends where a new statement begins ("…, ligt nog op de gang").
"""

import re

from doxguard.detectors.medical_lookup import Atom, Lookup

_LEVEL = (
    r"(?:stage|stadium|stad\.|graad|grade|grad|stade|estadio|stadio|fase|phase|type|typ|tipo|tip)[ -]?"
    r"(?:[0-9]{1,2}|[IV]{1,4}|one|two|three|four|een|twee|drie|vier)[a-c]?"
)
_LASTING = (
    r"(?:[0-9]{1,2}|two|three|four|five|six|twee|drie|vier|vijf|zes|zwei|drei|sechs|deux|trois|dos|tres)[ ](?:weken"
    r"|weeks|maanden|months|dagen|days|wochen|monate|semaines|mois|semanas|meses|jaar|years)(?:[ ](?:in|of|de)"
    r"(?:[ ]de)?)?"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_LEVEL}|post-?op|pre-?op|[^\W\d_]{{3,14}}(?:ular|blastic|cytic|oid|ulaire|ulair|zellige[sr]?"
    rf"|cellig|atische|astische)|{_LASTING})[ -]$",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"[ ][0-9]{1,4}(?:[.,][0-9]{1,2})?(?:[ ]?(?:mg|mcg|µg|microgram|milligram|ml|ie|units|eenheden))?"
    r"(?![^\W_]|[.,:/\-][0-9])",
    re.IGNORECASE,
)
_BEHIND = (
    re.compile(rf"[ ]?,?[ ]\(?{_LEVEL}(?![^\W_])\)?", re.IGNORECASE),
    re.compile(
        r"[ ](?:[A-E]|[LCT][0-9]{1,2}(?:[/-](?:[LCTS][0-9]{1,2}|[0-9]))?)(?![^\W_])"
    ),  # hepatitis C, hernia L4-L5
    re.compile(
        r",?[ ](?:[0-9]{1,2}[ ]?(?:x|times|keer|mal|fois|veces)|twee keer|drie keer|twice)[ ](?:gedwongen[ ])?"
        r"(?:opgenomen|admitted|sectioned|hospitalised|hospitalized|eingewiesen|interné|internée|ingresad[oa]|per dag"
        r"|daags|a day|per day)",
        re.IGNORECASE,
    ),
)
# "after a wasp sting", and the organ: "to his liver", "du rein"
_CAUSE = re.compile(
    r"[ ](?:(?:na|door)[ ](?:een|zijn|haar)|(?:after|from)[ ](?:an?|his|her)|nach[ ]eine[mr]|après[ ]une?"
    r"|tras[ ]una?|dopo[ ]una?)[ ][^\W\d_]{3,24}(?![^\W_])",
    re.IGNORECASE,
)
# What runs on to the end of its clause: "na val op het ijs", "wegen Alkohol", "pendant la tournée".
_RUN_ON = re.compile(
    r"[ ](?:na|wegens|vanwege|door|tijdens|after|due[ ]to|during|because[ ]of|for|voor|nach|wegen"
    r"|während|après|pendant|à[ ]cause[ ]de|tras|por|durante|dopo|após)(?:[ ][^\W_][\w'-]{0,20}){1,5}"
    r"(?=[ ]?(?:[,.;:!?)…\n\"]|$))",
    re.IGNORECASE,
)
_AT_ORGAN = re.compile(
    r"[ ](?:(?:in|aan|op|to|of|on|am|an|im|du|de|des|au|aux|del|al|en|al|da|do|van)[ ])?(?:(?:mijn|zijn|haar|de|het"
    r"|my|his|her|the|der|den|seine[rmn]?|ihre[rmn]?|both|beide|la|el|le|su|mi|son|sa|mon|ma)[ ])?",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=niek|inic|inik|ital|ique|nica)(?:[ ](?:Het|De|St\.?|Sint|'t))?[ ][A-Z][^\W_]{2,20}")
_WHEN = re.compile(
    r"[ ](?:(?:sinds|vanaf|since|seit|depuis|desde|dal|in|im|en)[ ])?(?:(?:vorige?|last|letzte[nsmr]?|de|het|the"
    r"|mi-)[ ]?)?",
    re.IGNORECASE,
)
_TAIL_GAP = re.compile(r"[ ]?[,-]?[ ]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_PLACE = re.compile(
    r"[ ](?:in|bij|op|at|im|à|en|a)[ ](?:(?:(?:het|de|een|the|a|der|einer|l'|la|el|un|une)[ ]?)?"
    r"(?:[^\W\d_]{0,16}(?:ziekenhuis|kliniek|clinic|hospital|klinik|krankenhaus|hôpital|clinique|clínica|ggz"
    r"|inrichting|centrum)|UMC|LUMC|AMC|VUmc|UMCG|UMCU|MUMC|ICU)(?![^\W_])"
    r"(?:[ ](?:Het|De|The|St\.?|Sint)?[ ]?[A-Z][^\W_]{2,20}){0,2}|[A-Z][^\W_]{2,20}(?:-[A-Z][^\W_]{2,20})?)",
)
_REMARK = re.compile(r",[ ](?P<said>[^,.;:!?\n…()\[\]\"]{2,60})(?=[,.;:!?)…\n\"]|[ ]?[(–—]|\Z)")
_COUNT = (
    r"[0-9]{1,3}(?:ste|de|e|st|nd|rd|th|x)?|een|twee|drie|vier|vijf|zes|zeven|acht|tien|elf|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|ein|eine|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|dos|tres"
    r"|cuatro|cinco|second|third|fourth|first|eerste|tweede|derde|vierde|zweite|dritte|deuxième|troisième|segund[oa]"
    r"|tercer[oa]?|day|dag|tag|jour|día|twice|tweemaal|zweimal|every|elke|iedere|om[ ]de|jede[nrs]?|chaque|cada"
    r"|voor[ ]de"
)
_LINK = (
    r"sinds|since|seit|depuis|desde|mit|aged|na|after|nach|après|tras|wegens|wegen|due[ ]to|on|op|aan|sous|met|with|in"
    r"|bij|at|avec|con|plus|gewoon[ ]bij|door|from|bevestigd|confirmed|diagnosed|vastgesteld|ontdekt|geconstateerd|seen"
    r"|gezien|no|geen|zonder|without|sin|sans|ohne|to|naar|uitgezaaid|spread"
)
_OPENS = re.compile(rf"(?:{_COUNT}|{_LINK})(?![^\W_])", re.IGNORECASE)
_TELLING = ("tail", "care", "degree", "when", "organ", "paper")
_AGE = re.compile(
    r"(?:[0-9]{1,3}|een|two|twee|one|drie)[ ](?:jaar|jr|years?|yrs?|yo|ans|jahre|años|anni|anos|kids?|kinderen|katten"
    r"|cats|children)(?![^\W_])|[0-9]{1,3}$|(?:on|op|aan|in|at|bij|met|with|mit|con|avec|to|no|geen)[ ](?:de|the|het"
    r"|mijn|my|je|your|ons|onze|our|dank|thanks|joke|gein)(?![^\W_])",
    re.IGNORECASE,
)


def widened(words: Lookup, atom: Atom) -> Atom:
    """Return an atom with the degrees before it, and with doses, dates and places behind it."""
    start, end = atom.start, atom.end
    for _ in range(3):
        level = _BEFORE.search(words.folded, max(0, start - 30), start)
        if level:
            start = level.start()
            continue
        near = [hit for hit in words.within("degree", start - 24, start) if words.folded[hit.end : start] in (" ", "-")]
        start = near[0].start if near else start
    for _ in range(4):
        end = _behind(words, end, atom.kinds)
    return Atom(start, end, atom.kinds)


def _behind(words: Lookup, end: int, kinds: frozenset[str]) -> int:
    folded = words.folded
    patterns = (*_BEHIND, _DOSE) if "drug" in kinds else _BEHIND
    for pattern in patterns:
        if match := pattern.match(folded, end):
            return match.end()
    tails = [hit for hit in words.within("tail", end, end + 30) if _TAIL_GAP.fullmatch(folded, end, hit.start)]
    if tails:
        return max(hit.end for hit in tails)
    if (when := _WHEN.match(folded, end)) and (told := _told_when(words, when.end())):
        return told
    if kinds & {"condition", "procedure", "loose"} and (reached := _organ(words, end)):
        return reached
    for pattern, fitting in ((_CAUSE, {"condition"}), (_PLACE, {"stay", "care"}), (_NAME, {"stay"})):
        if kinds & fitting and (match := pattern.match(folded, end)):
            return match.end()
    return end


def _organ(words: Lookup, end: int) -> int:
    """Return where the organ ends that is named right behind an atom, or 0."""
    way = _AT_ORGAN.match(words.folded, end)
    if not way:
        return 0
    ends = [h.end for g in ("organ", "body") for h in words.within(g, end, way.end() + 20) if h.start == way.end()]
    return max(ends, default=0)


def _told_when(words: Lookup, at: int) -> int:
    """Return where the month, day or year ends that is named at a place, or 0."""
    year = _YEAR.match(words.folded, at)
    return year.end() if year else max((h.end for h in words.within("when", at, at + 24) if h.start == at), default=0)


def reach(words: Lookup, end: int) -> int:
    """Return where the remarks end that stand behind a row of atoms."""
    if (run_on := _RUN_ON.match(words.folded, end)) and not _speaks(words, end, run_on.end()):
        end = run_on.end()
    for _ in range(3):
        remark = _REMARK.match(words.folded, end)
        if not remark or not _is_remark(words, *remark.span("said")):
            break
        end = remark.end("said")
    return end


def _is_remark(words: Lookup, start: int, end: int) -> bool:
    """Tell whether a stretch behind a comma tells more of the illness, and is no statement of its own."""
    while words.folded[end - 1] == " ":
        end -= 1
    if _AGE.match(words.folded, start, end) or _speaks(words, start, end):
        return False
    if _OPENS.match(words.folded, start, end):
        return words.folded.count(" ", start, end) <= 6
    return words.folded.count(" ", start, end) <= 7 and any(words.any(group, start, end) for group in _TELLING)


def _speaks(words: Lookup, start: int, end: int) -> bool:
    """Tell whether somebody does something there: a pronoun, or a verb that opens it."""
    opens = words.within("verb", start, end)
    if opens and opens[0].start <= start + 1 and not _OPENS.match(words.folded, start):
        return True
    return words.any("teller", start, end)
