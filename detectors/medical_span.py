"""How far a medical phrase reaches: degrees before it; doses, dates, places, causes and short remarks behind it.

What is told behind a comma belongs to the phrase where it is a remark without a verb of its own: how often, since when,
where, on what ("chlamydia, twice, at the clinic"). A statement of its own ends it ("…, en toch rookt ie").

People differ on statements that go on about the illness ("epilepsy, he starts on Keppra on Monday"). Of these as much
is taken in, in whole words, as keeps the phrase within twice its sure length: it then fits both readings.
"""

import re

from doxguard.detectors.medical_lookup import Atom, Lookup

_LEVEL = (
    r"(?:stage|stadium|stad\.|graad|grade|grad|stade|estadio|stadio|fase|phase|type|typ|tipo|tip|gold|nyha|klasse"
    r"|class"
    r"|classe|clase|tirads|bi-?rads|gleason|figo|asa)[ -]?"
    r"(?:[0-9]{1,2}|[IV]{1,4}|one|two|three|four|een|twee|drie|vier)[a-c]?"
)
_LASTING = (
    r"(?:[0-9]{1,2}|two|three|four|five|six|twee|drie|vier|vijf|zes|zwei|drei|sechs|deux|trois|dos|tres)[ ](?:weken"
    r"|weeks|maanden|months|dagen|days|wochen|monate|semaines|mois|semanas|meses|jaar|years)(?:[ ](?:in|of|de)"
    r"(?:[ ]de)?)?"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_LEVEL}|post-?op|pre-?op|[^\W\d_]{{3,14}}(?:ular|blastic|cytic|oid|ulaire|ulair|zellige[sr]?"
    rf"|cellig|[^\W_]ische[nrs]?|emic|rrhagic|trophic|plastic|static|ogenic|cardial|onale[nrs]?)"
    rf"|in[ ]remissi(?:e|on)(?:[ ](?:van|from|of|von))?|{_LASTING})[ -]$",
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
    r"sinds|since|seit|depuis|desde|mit|aged|na|after|nach|après|tras|wegens|wegen|due[ ]to|on|op|aan|sous|met"
    r"|with|in"
    r"|bij|at|avec|con|plus|gewoon[ ]bij|door|from|bevestigd|confirmed|diagnosed|vastgesteld|ontdekt"
    r"|geconstateerd|seen"
    r"|gezien|no|geen|zonder|without|sin|sans|ohne|to|naar|uitgezaaid|spread"
)
_OPENS = re.compile(rf"(?:{_COUNT}|{_LINK})(?![^\W_])", re.IGNORECASE)
_MEDICAL = ("tail", "care", "organ", "record", "condition", "drug", "procedure", "stay")
_TELLING = ("tail", "care", "degree", "when", "organ", "paper")
# What somebody does about an illness, or what is done: "he starts …", "se lo vieron", "wordt ingesteld".
_COURSE = re.compile(
    r"(?<![^\W_])(?:start\w{0,3}|begin[st]?|begon\w{0,3}|begonnen|beginn\w{0,3}|commenc\w{0,5}|empieza|empezó"
    r"|comienza|inizia\w{0,2}"
    r"|stopp?\w{0,3}|gestopt|gestart|came[ ]off|went[ ]o(?:n|ff)|put[ ]on|ingesteld|eingestellt|gezien|seen|saw"
    r"|vieron|encontra\w{1,4}"
    r"|found|gevonden|ontdekt|entdeckt|trouvé|trovat[oa]|detecta\w{1,4}|diagn\w{2,12}|vastgesteld|festgestellt"
    r"|bevestigd|confirm\w{0,4}"
    r"|operan?|operier\w{1,2}|opereren|geopereerd|operated|opér\w{1,3}|operat[oa]|weiger\w{0,2}|refus\w{1,3}"
    r"|verweiger\w{1,2}"
    r"|slik\w{0,2}|sprit?zt?|injects?|takes|taking|taken|took|neemt|nimmt|prend|toma|prende|druppelt|puesto"
    r"|puesta|messo|messa|mis[e]?"
    r"|suivie?s?|treated|behandeld|behandelt|traitée?|tratad[oa]|opgenomen|admitted|ward|hospital\w{0,5}"
    r"|ziekenhuis|spoed|chirurgie"
    r"|surgery|operatie|operation|opération|operación|intervento|chemo|quimio|chimio|bestral\w{1,4}|pins?|plaat"
    r"|schroeven|screws"
    r"|counts|plaquettes|values"
    r"|nuchter|wakker|units?|zakken|liggen|revalid\w{1,5}|rehab|reha|picked[ ]up|ECG|EKG|MRI|MRT|CT|IRM)(?![^\W_])",
    re.IGNORECASE,
)
# A statement about it behind a comma or an "and", and a time without a comma.
_CLAUSE = re.compile(
    r"(?P<by>,|[ ](?:en|and|und|et|y|e|plus|\+))[ ](?P<said>(?:[^,.;:!?\n…()\[\]\"]"
    r"|(?<=[0-9])\.(?=[0-9 ])){2,80})(?=[,.;:!?)…\n\"]|[ ]?[(–—]|\Z)"
)
_SINCE = re.compile(
    r"[ ](?:(?:al[ ])?sinds|since|seit|depuis|desde|dal?|picked[ ]up|found|gevonden|ontdekt|entdeckt|trouvée?"
    r"|detectad[oa])"
    r"(?:[ ][^\W_][\w'-]{0,20}){1,5}(?=[ ]?(?:[,.;:!?)…\n\"]|$))",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[^\W_](?:[\w'-]{0,40}[^\W_])?(?![\w'-])")
# Who speaks, asks or is named behind the illness: "…, I'm the donor", "…, zegt mijn nicht".
_NEWS = re.compile(
    r"(?:(?:en|and|und|et|y|e|so|dus|also|donc|así[ ]que)[ ])?(?:ik|i|i'm|i've|ich|je|j'ai|yo|io|we|wij|wir|nous"
    r"|mijn|m'n|my|mein\w{0,2}"
    r"|mon|ma|mi|mio|mia|dus|so|also|donc|así|thanks|bedankt|dank|tips|zegt|zei|says|said|sagt|sagte|dit|dice"
    r"|dijo|be|let|please|share|ask|tell|deel|vraag|zeg|stuur|bitte|teilt)(?![^\W_])",
    re.IGNORECASE,
)
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


def reach(words: Lookup, start: int, end: int) -> int:
    """Return where the remarks end that stand behind a row of atoms."""
    sure, last = _surely(words, end), 2 * end - start
    if (since := _SINCE.match(words.folded, sure)) and since.end() <= last and not words.any("other", *since.span()):
        sure = since.end()
    told = _told_on(words, sure)
    part = told if told <= last else _cut(words, sure, last)
    return part if 2 * (part - start) >= told - start else told


def balanced(folded: str, start: int, end: int) -> int:
    """Return the end with a bracket that closes one inside taken in, and one that closes nothing left out."""
    opened = folded.count("(", start, end) - folded.count(")", start, end)
    if opened > 0 and folded.startswith(")", end):
        return end + 1
    return end - 1 if opened < 0 and folded[end - 1] == ")" else end


def _cut(words: Lookup, end: int, last: int) -> int:
    """Return the last end of a word in ``[end, last]``; a small word does not stand at the end."""
    found = [m.span() for m in _WHOLE.finditer(words.folded, end, min(len(words.folded), last + 24)) if m.end() <= last]
    while found and words.covers(("joiner",), *found[-1]):
        found.pop()
    return found[-1][1] if found else end


def _told_on(words: Lookup, end: int) -> int:
    """Return where the statements end that go on about the illness."""
    for _ in range(2):
        clause = _CLAUSE.match(words.folded, end)
        if not clause or not _is_about_it(words, clause):
            break
        end = clause.end("said")
    return end


def _is_about_it(words: Lookup, clause: re.Match[str]) -> bool:
    """Tell whether a statement goes on about the illness: what is done, taken, found."""
    start, end = clause.span("said")
    if _AGE.match(words.folded, start, end) or words.folded.count(" ", start, end) > 9:
        return False
    if any(words.any(group, start, end) for group in ("generic", "second", "animal")) or _NEWS.match(
        words.folded, start
    ):
        return False
    return bool(_COURSE.search(words.folded, start, end)) or any(words.any(group, start, end) for group in _MEDICAL)


def _surely(words: Lookup, end: int) -> int:
    """Return where the remarks end that are no statements."""
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
