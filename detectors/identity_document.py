"""Numbers of passports, identity cards, driving licences, residence permits and visas.

A form says little here (nine capitals and figures are a part number too), so nearly all need a word near: "paspoort",
"Führerschein", "titre de séjour". Alone stand the Belgian card number (modulus 97, written 3-7-2) and the British
driving-licence number. Left out: the machine-readable zone (see `mrz`), national numbers printed on a card (see
`national_id`), and documents of animals and things.

Source: ICAO Doc 9303; PRADO, the EU's register of documents; python-stdnum for the Belgian card; DVLA's format.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doxguard.detectors.bsn import passes_eleven_test
from doxguard.detectors.cues import Cues, Words, all_words, cues
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.leading_cue import leading_cue
from doxguard.detectors.mrz import check_digit
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import DIGITS

# Where a form may begin: up to three letters and figures, which may stand apart, or more without a gap.
_BEGIN = re.compile(
    r"[A-Za-z0-9](?<![\w@+#.,$€£][A-Za-z0-9])(?<![0-9][\-/ ][A-Za-z0-9])(?:(?<=[0-9])|(?=[A-Za-z]{0,7}[ -]?[0-9]))",
    re.A,
)
_START = r"(?=[A-Za-z]{0,3}[ -]?[0-9][A-Za-z0-9 ./\-]{4}|[A-Za-z0-9]{8}|[A-Za-z]{4,5}9{0,4} ?[0-9]{5})"
_END = r"(?![\w]|[\-/.,:][0-9]|[ ][0-9]{2})"


class _Document(NamedTuple):
    """One form of number, and the kind of document (the part of the lexicon) that carries it."""

    country: str
    kind: str
    shape: str
    check: str = ""
    alone: float = 0.0
    cued: float = 0.85


_NL = "[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]"  # no letter O, so that it is not taken for a nought
_DE = "[CFGHJ-NPRTV-Z][CFGHJ-NPRTV-Z0-9]{8}"  # no vowels, so that no words arise
_DVLA = "[A-Z]{1,5}9{0,4} ?[0-9](?:[05][1-9]|[16][0-2])[0-3][0-9][0-9] ?[A-Z9]{2}[0-9A-Z][A-Z]{2}"

# Letters apart from the figures, unless they are the figures' own label: "BSN 999913086", "nr 12345678".
_LABELS = "BSN|NR|NO|NUM|ID|REF|DOB|TEL|GSM|FAX|APP|BEL|VAT|BTW|KVK|SSN|NIF|DNI|CIF|UID|PIN|TIN|AWB|P|N"
_LETTERS = f"(?!(?:{_LABELS})[ -])[A-Z]{{1,3}}[ -]?"

_DOCUMENTS = (
    # their form and check say enough
    _Document("BE", "id_card", "[0-9]{3}-[0-9]{7}-[0-9]{2}", "eid", 0.8, 0.95),
    _Document("BE", "id_card", "[0-9]{3}[ .]?[0-9]{7}[ .]?[0-9]{2}", "eid", 0.2, 0.9),
    _Document("GB", "licence", f"{_DVLA}(?: ?[0-9]{{2}})?", "dvla", 0.8, 0.95),
    # passports
    _Document("NL", "passport", _NL, "mixed", 0.2, 0.9),
    _Document("FR", "passport", "[0-9]{2}[A-Z]{2}[0-9]{5}", "", 0.2),
    _Document("DE", "passport", f"{_DE}[0-9]?D?", "german", 0.2),
    _Document("", "passport", f"{_LETTERS}[0-9]{{6,8}}", "", 0.0, 0.8),
    _Document("", "passport", "[0-9]{9}|[0-9]{2} [0-9]{7}|[0-9]{3} [0-9]{3} [0-9]{3}", "not_bsn", 0.0, 0.65),
    # identity cards
    _Document("PL", "id_card", "[A-Z]{3} ?[0-9]{6}", "polish", 0.2, 0.9),
    _Document("NL", "id_card", _NL, "mixed", 0.2, 0.9),
    _Document("IT", "id_card", "[A-Z]{2}[ ]?[0-9]{5}[ ]?[A-Z]{2}", "", 0.2, 0.9),
    _Document("DE", "id_card", f"{_DE}[0-9]?D?", "german", 0.2),
    _Document("", "id_card", f"{_LETTERS}[0-9]{{6,8}}", "", 0.0, 0.75),
    _Document("FR", "id_card", "[0-9]{12}", "", 0.0, 0.6),
    _Document("FR", "id_card", "[0-9]{4}[A-Z0-9]{3}[0-9]{5}|[A-Z0-9]{2}[A-Z0-9]{6}[0-9]", "mixed", 0.0, 0.7),
    _Document("", "id_card", "[0-9]{9}", "not_bsn", 0.0, 0.5),
    # driving licences
    _Document("IT", "licence", "[A-Z]{2}[0-9]{7}[A-Z]|U1[A-Z0-9]{7}[A-Z]", "", 0.2, 0.9),
    _Document("NL", "licence", "[1-9][0-9]{9}", "", 0.0, 0.8),
    _Document("DE", "licence", "[A-Z0-9][0-9]{2}[A-Z0-9]{6}[0-9][A-Z0-9]", "mixed", 0.0, 0.8),
    _Document("PL", "licence", "[0-9]{5}/[0-9]{2}/[0-9]{4}", "", 0.0, 0.85),
    _Document("", "licence", "[A-Z]{1,2}[0-9]{6,14}|[A-Z][0-9]{3}(?:-[0-9]{1,4}){2,4}"),
    _Document("", "licence", "[0-9]{12}|[0-9]{2}[A-Z]{2}[0-9]{5}", "", 0.0, 0.7),
    _Document("", "licence", "[1-9][0-9]{6,8}", "not_bsn", 0.0, 0.6),
    # any country's, where the document is named: letters and figures mixed, or in groups
    _Document("", "passport", "(?=[A-Z0-9]{0,9}[0-9]{3})[A-Z0-9]{8,11}", "mixed", 0.0, 0.65),
    _Document("", "id_card", "(?=[A-Z0-9]{0,9}[0-9]{2})[A-Z0-9]{8,12}", "mixed", 0.0, 0.65),
    _Document("", "id_card", "[A-Z]{1,3}(?: [0-9]{3}){2,3}", "", 0.0, 0.7),
    _Document("", "licence", "(?=[A-Z0-9]{0,9}[0-9]{3})[A-Z0-9]{8,12}", "mixed", 0.0, 0.65),
    _Document("", "licence", "[1-9][0-9]{3} [0-9]{3,4} [0-9]{1,3}|[1-9][0-9]{2} [0-9]{3} [0-9]{3,4}", "", 0.0, 0.65),
    _Document("", "licence", "[A-Z]{2,3} [0-9]{3,4} [0-9]{3} [0-9]{1,3}", "", 0.0, 0.65),
    _Document("BE", "id_card", "[0-9]{3}-[0-9]{7}-[0-9]{2}", "", 0.0, 0.8),
    # permits and visas
    _Document("", "residence", "(?=[A-Z0-9]{0,9}[0-9]{3})[A-Z0-9]{8,12}|[A-Z]{1,3}(?: [0-9]{3}){2,3}", "", 0.0, 0.65),
    _Document("", "residence", _NL, "mixed", 0.0, 0.9),
    _Document("", "residence", f"{_LETTERS}[0-9]{{6,10}}", "", 0.0, 0.85),
    _Document("", "residence", "[1-9][0-9]{9}", "", 0.0, 0.75),
    _Document("", "residence", "[0-9]{9}", "not_bsn", 0.0, 0.6),
    _Document("NL", "v_number", "[0-9]{10}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}", "", 0.0, 0.85),
    _Document("", "visa", f"{_LETTERS}[0-9]{{6,9}}|[0-9]{{8,9}}", "not_bsn", 0.0, 0.7),
)  # fmt: skip


# What those forms have that are worth something without a word: in small letters only a driving licence's is.
_TELLING_FORM = re.compile(
    r"[0-9]{3}[ .\-]?[0-9]{7}[ .\-]?[0-9]{2}|[A-Z](?=[A-Z]{0,8}[0-9])[A-Z0-9]{8}|[0-9]{2}[A-Z]{2}[0-9]{5}"
    r"|[A-Z]{2,3}[ ]?[0-9]{5}|[0-9]{6}[ ]?[A-Za-z9]{2}[0-9A-Za-z][A-Za-z]{2}"
)


class _Match(NamedTuple):
    start: int
    end: int
    score: float
    document: _Document
    cue: str


def find_identity_document(text: Text) -> Iterator[Finding]:
    """Yield every document number; where forms overlap, the likeliest alone."""
    taken = 0
    for found in sorted(_matches(text), key=lambda m: (m.start, -m.score, m.start - m.end)):
        if found.start < taken:
            continue
        taken = found.end
        document = found.document
        evidence = [
            document.kind,
            *([document.check] if document.check else []),
            *([f"cue:{found.cue}"] if found.cue else []),
        ]
        value = _canonical(text.folded[found.start : found.end])
        yield text.finding(
            "IDENTITY_DOCUMENT", found.start, found.end, found.score, *evidence, value=value, country=document.country
        )


def _matches(text: Text) -> Iterator[_Match]:
    named = _all_words().may_be_in(text.folded)
    if not named and not _TELLING_FORM.search(text.folded):
        return
    form = _any(named)
    for place in _BEGIN.finditer(text.folded):
        start = place.start()
        if not form.match(text.folded, start):
            continue
        for document, shape in _compiled(named):
            match = shape.match(text.folded, start)
            if match and _passes(document.check, _canonical(match.group()), text.lang):
                score, cue = _weigh(text, document, match)
                if score >= 0.1:
                    yield _Match(*match.span(), score, document, cue)


@cache
def _compiled(named: bool) -> tuple[tuple[_Document, re.Pattern[str]], ...]:
    """Return the documents with their forms; where none is ``named``, those whose form is worth something alone."""
    documents = [document for document in _DOCUMENTS if named or document.alone]
    return tuple((document, re.compile(rf"(?:{document.shape}){_END}", re.I | re.A)) for document in documents)


@cache
def _any(named: bool) -> re.Pattern[str]:
    """Return one pattern for what stands where some form does: in most places, none does."""
    shapes = "|".join(f"(?:{document.shape})" for document in _DOCUMENTS if named or document.alone)
    return re.compile(f"{_START}(?=(?:{shapes}){_END})", re.I | re.A)


@cache
def _all_words() -> Words:
    """Return the words for all kinds of documents, and for identity."""
    return all_words("identity_document", ["identity", *dict.fromkeys(document.kind for document in _DOCUMENTS)])


def _weigh(text: Text, document: _Document, match: re.Match[str]) -> tuple[float, str]:
    """Return what the number is worth with the words around, and the word that decided."""
    folded, (start, end) = text.folded, match.span()
    typed_small = match.group() != match.group().upper()
    # Small letters: "chapter12345" is a word with figures unless the document is named right before it.
    cue = leading_cue(_words(document.kind), folded, start, end, 25 if typed_small else 60, 0 if typed_small else 25)
    if cue == "" and not typed_small and _NUMBERED.search(folded, max(0, start - 24), start):
        cue = leading_cue(_words(document.kind), folded, start, end, 140)  # "… number PT…": of what the post speaks of
    if typed_small and not match.group().isalnum():
        return 0.0, ""  # "nog 1234567": a word before a number
    if cue:
        return document.cued, cue
    if document.alone >= 0.8:
        return document.alone, ""
    if cue is None or typed_small:
        return 0.0, ""
    about_identity = _words("identity").near(folded, start, end) if document.check in _TELLING else ""
    return (0.55, about_identity) if about_identity else (document.alone, "")


_NUMBERED = re.compile(
    r"(?:\b(?:nummer|number|nr|no|num|numéro|numero|número|n°|nº|says|reads|porte|staat|steht|lautet|luidt|zegt"
    r"|het is|it is|it's)|:)"
    r"[ .:]{0,3}(?:is |ist |es |est )?$",
    re.IGNORECASE,
)
_TELLING = ("mixed", "german", "polish")


@cache
def _words(kind: str) -> Cues:
    """Return the words for one kind of document, with the words against any."""
    return Cues(cues("identity_document", kind).pro, cues("identity_document", "any").con)


def _canonical(surface: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", surface.upper())


def _passes(check: str, number: str, lang: str) -> bool:
    digits = sum(sign.isdigit() for sign in number)
    match check:
        case "eid":
            from stdnum.be import eid

            return bool(eid.is_valid(number))
        case "dvla":
            # Five letters of the surname, filled up with nines; then the date of birth, its day in the middle.
            return bool(re.match("(?=[A-Z])[A-Z]{0,5}9{0,4}(?<=^.{5})[0-9]{3}(?:0[1-9]|[12][0-9]|3[01])", number))
        case "not_bsn":  # in a Dutch post nine figures that pass the eleven test are a BSN, not a foreign passport
            return not (lang in ("", "nl") and number.isdigit() and len(number) == 9 and passes_eleven_test(number))
        case "mixed":  # a word with a figure behind it is no number
            return 2 <= digits < len(number)
        case "german":
            return digits >= 3 and digits < len(number) and (len(number) == 9 or check_digit(number[:9]) == number[9])
        case "polish":  # the fourth character is the check digit of the others
            weighted = zip((7, 3, 1, 7, 3, 1, 7, 3), number[:3] + number[4:], strict=True)
            return sum(weight * int(sign, 36) for weight, sign in weighted) % 10 == int(number[3])
    return True


DETECTOR = Detector(
    "identity_document",
    ("IDENTITY_DOCUMENT",),
    find_identity_document,
    triggers=(
        DIGITS,
        r"\b[A-Z]{2}[A-Z0-9]{6}[0-9]\b",
        r"\b[A-Z]{2,8}[0-9]{3,8}\b",
        r"\b[A-Z][0-9][A-Z0-9]{4,9}[0-9]\b",
        r"\b[A-Z0-9][A-Z0-9]{0,7}[0-9][A-Z0-9]{0,7}[0-9][A-Z0-9]{3,8}\b",
        r"\b[0-9]{2}[A-Z]{2}[0-9]{5}|[A-Z]{2} ?[0-9]{5} ?[A-Z]{2}\b|[0-9]{5}/[0-9]{2}/[0-9]{4}",
        r"\b[A-Z][0-9]{3}-[0-9]{1,4}-[0-9]|[A-Z9]{5} ?[0-9]{6} ?[A-Z9]{2}[0-9A-Z][A-Z]{2}",
    ),
)
