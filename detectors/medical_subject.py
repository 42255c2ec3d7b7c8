"""Who is spoken of before a medical word: the author, somebody else, the reader, people, an animal, a thing.

The nearest one in the sentence counts. Somebody else is a pronoun, a relative, a job ("magazijnchef"), or a name: a
word with a capital that has a verb behind it ("Sanne heeft"), "for" before it, or a possessive s.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doxguard.detectors.medical_lookup import Atom
from doxguard.detectors.medical_words import ATOMS, MedicalWords

KINDS = ("self", "other", "second", "generic", "animal", "thing")
_ROLE = re.compile(  # compounds that name a person: "magazijnchef", "Abteilungsleiterin"
    r"(?<![^\W_])[^\W\d_]{3,20}(?:chef|chefin|leider|leidster|baas|trainer|trainster|leraar|lerares|docent|docente"
    r"|moeder|vader|vriendin|vriend|zus|broer|dochter|zoon|buurvrouw|buurman|manager|directeur|medewerker"
    r"|medewerkster"
    r"|verkoper|verkoopster|houder|speler|speelster|meester|lehrer|lehrerin|leiter|leiterin|nachbar|nachbarin|freund"
    r"|freundin|meister|kollege|kollegin|mutter|vater|schwester|bruder|tochter|sohn|besitzer|verkäufer"
    r"|verkäuferin)(?![^\W_])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?<![^\W_])(?:Mrs?|Ms|Miss|Dr|Prof|Hr|Dhr|Mw|Mevr|Mme|Sra?|Sig)\.?[ ][A-Z][^\W\d_]{1,20}")
_OF = re.compile(r"[ ](?:van|of|von|de|di|del|do|da)[ ](?:[^\W\d_]{1,8}[ ])?")
_FOR = re.compile(r"(?<![^\W_])(?:for|voor|für|pour|para|per)[ ]$", re.IGNORECASE)
NAME = re.compile(
    r"(?<![\w@#'])(?:[A-Z][^\W\d_]{2,15}|[A-Z]\.)(?:[ ](?:van[ ]|de[ ]|der[ ]"
    r"|den[ ])*[A-Z][^\W\d_]{0,15}\.?)?(?:[ ]\([0-9]{1,2}\))?(?=[ ,:(.?!]|'s[ ])"
)
# Before a name that somebody is told of by: "dat Sjoerd", "naar Toon", "update over Marit". Not "in", "bei": places.
_TOLD = re.compile(
    r"(?<![^\W_])(?:dat|omdat|waarom|that|because|why|dass|weil|warum|que|pourquoi|perché|che|over|about|über|sur"
    r"|sobre|aan|naar|tegen|met|to|with"
    r"|juf|meester|collega|colleague|kollege|kollegin|onze|our|unser|unsere|notre|nuestro|nuestra|lieve|dear|poor"
    r"|arme|pobre|pauvre|kleine|little|called|named"
    r"|genaamd|names?|heet|heißt|ene)[ ]$",
    re.IGNORECASE,
)
# Behind a name: what somebody does or lacks.
_DOES = re.compile(
    r"[ ](?:zei|zegt|vertelde|kan|komt|mist|doet|moet|mag|wil|speelt|rijdt|traint|said|says|told|can't|cannot"
    r"|won't|can|will|isn't|misses|missed|plays|didn't|couldn't|fehlt"
    r"|fällt|kommt|kann|spielt|sagt|sagte|ne[ ]|n'|vient|peut|manque|dit|viene|puede|falta|dice|dijo|juega"
    r"|no[ ]viene|non[ ]viene)(?![^\W_])"
    r"|[ ](?:van|from|aus|uit|de|du|of)[ ](?:de[ ]|the[ ]|der[ ]|het[ ]|la[ ])?[^\W\d_]{3,16}[ ](?:heeft|has|had"
    r"|hat|is|was|ist|war|a|tiene|ha)(?![^\W_])",
    re.IGNORECASE,
)


_ASKING = re.compile(
    r"[^.!?\n:,]{0,24}[ ](?:vra|afvra|ask|wonder|want[ ]to[ ]know|frag|demand|pregunt|chied|pergunt"
    r"|denk|think|joke|clap|swipe|weet|wist"
    r"|know|wissen|savez|sabéis)",
    re.IGNORECASE,
)


# "verzweeg aan zijn partij", "told his club": where something is told, done or kept is not who has it.
_AT = re.compile(
    r"(?<![^\W_])(?:aan|voor|van|in|op|bij|naar|tegen|uit|to|at|for|from|on|of|before|vor|von|im|am|an|bei|zum"
    r"|zur|à|au|du|de|dans|en|del|al|da|do|no|na)"
    r"[ ](?:(?:zijn|haar|de|het|mijn|our|his|her|the|my|der|die|dem|seine[rmn]?|son|sa|la|le|su|el|il|a|o)[ ])?$",
    re.IGNORECASE,
)


class Subject(NamedTuple):
    """Who is spoken of, and where."""

    kind: str
    start: int
    end: int


def subject_before(words: MedicalWords, atom: Atom, first: int, *, heard: bool = False) -> Subject | None:
    """Return who is spoken of last before an atom in its sentence; with `heard` those who only ask do not count."""
    found = [Subject(kind, hit.start, hit.end) for kind in KINDS for hit in words.within(kind, first, atom.start)]
    found += [Subject("other", *match.span()) for match in _ROLE.finditer(words.folded, first, atom.start)]
    found += [Subject("other", *match.span()) for match in _TITLE.finditer(words.folded, first, atom.start)]
    found += _names(words, atom, first)
    found = [
        subject
        for subject in found
        if subject.kind != "thing" or not _AT.search(words.folded, max(first, subject.start - 16), subject.start)
    ]
    # "my colleague in your prayers": the reader is not meant where somebody else is.
    if any(subject.kind == "other" for subject in found):
        found = [subject for subject in found if subject.kind != "second"]
    if heard:
        found = [subject for subject in found if not _is_asking(words.folded, subject)]
    last = max(found, key=lambda s: (s.end, s.kind == "other", -s.start), default=None)
    for animal in found:  # "the dog of my aunt has …", "our cat Tibbles has …"
        if last and animal.kind == "animal" and animal.end < last.start:
            between = words.folded[animal.end : last.start]
            if between == " " or _OF.fullmatch(between):
                return animal
    return last


def _is_asking(folded: str, subject: Subject) -> bool:
    """Tell whether people only ask or are asked: "for everyone who asks why Sem is not here"."""
    return subject.kind in ("generic", "second") and bool(_ASKING.match(folded, subject.end))


def _names(words: MedicalWords, atom: Atom, first: int) -> Iterator[Subject]:
    """Yield capitalised words that are somebody: a verb stands behind, or "for" before, or a possessive s."""
    folded = words.folded
    for match in NAME.finditer(folded, first, atom.start):
        if is_word(words, match.start(), match.end()):
            continue
        verb = words.within("verb", match.end(), match.end() + 14)
        doing = verb and folded[match.end() : verb[0].start] in (" ", ", ")
        before = max(first, match.start() - 12)
        if (
            doing
            or _FOR.search(folded, max(first, match.start() - 6), match.start())
            or _TOLD.search(folded, before, match.start())
            or _DOES.match(folded, match.end())
        ):
            yield Subject("other", *match.span())
        elif folded.startswith("'s ", match.end()) and match.end() + 3 == atom.start:
            yield Subject("other", match.start(), match.end() + 2)


def is_word(words: MedicalWords, start: int, end: int) -> bool:
    """Tell whether a capital begins a word of the lexicon: "Iedereen heeft", "Diabetes is"."""
    return any(
        words.within(group, start, end)
        for group in (*KINDS, *ATOMS, "verb", "about", "record", "paper", "when", "joiner", "body", "no_name")
    )
