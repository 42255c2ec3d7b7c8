"""What was measured on somebody's body or read from their genes: templates, face vectors, DNA profiles.

Templates of fingers, irises and faces stand alone where their format is named ("FMR:…", "IRIS-L:…") or where a word for
the trait stands before a long string of hexadecimals, base64 or decimals. Gene variants ("rs429358 CT") and STR markers
("DYS393=13") tell a person where several stand together, or one with a word for its owner.

Left out: talk about scanners and DNA, fingerprints of keys and browsers, values of studies and manuals, animals.
Source: ISO/IEC 19794-2 (finger minutiae records begin with "FMR", in hexadecimals 464D52), -6 (iris); dbSNP's names of
variants; the STR markers of the Y-chromosome Haplotype Reference Database and of the European standard set.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from doxguard.data import read_yaml
from doxguard.detectors.finding import Detector, Finding
from doxguard.detectors.places import Places
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import WordTriggers
from doxguard.detectors.words import Hit, find_words

_TELLING, _LIKELY = 0.85, 0.6
_REACH = 90  # characters between a word and the data that it explains
# Groups behind a hyphen or colon may be anything, behind a space or dot they need a figure: they could be words.
_HEX = (
    r"(?:0x)?(?:[0-9A-F]{8,600}+|[0-9a-f]{12,600}+)(?![a-z])"
    r"(?:(?:[-:]|[. ](?=[A-Za-z]{0,8}[0-9]))(?:[0-9A-Z]{4,600}+|[0-9a-f]{4,600}+)(?![a-z])){0,40}+"
)
_FRACTION = r"-?[0-9]{0,2}\.[0-9]{2,12}+"
_VECTOR = rf"[\[({{]?{_FRACTION}(?:[,;]?[ ]{{0,2}}{_FRACTION}){{2,600}}+[\])}}]?"
_PAIRS = r"[0-9A-Fa-f]{2}(?:[-: ][0-9A-Fa-f]{2}){7,600}+"
_BASE64 = r"[A-Za-z0-9+/]{20,900}+={0,2}"
# Behind the name of a format: groups of four, or a short lower-case string.
_GROUPS = (
    r"[0-9A-Za-z]{4}(?:[- ](?=[A-Za-z]{0,3}[0-9])[0-9A-Za-z]{4}(?![A-Za-z0-9])){2,20}"
    r"|(?=[a-f]{0,6}[0-9])[0-9a-f]{10,11}(?![a-z0-9])"
)
_FORMAT = re.compile(
    rf"""
    (?<![^\W_])(?P<name>FMR|FMD|FIR|IIR|FMC|IRIS|FACE(?:[ _-]?(?:ID|NET|VEC|VECTOR|PRINT|HASH|TEMPLATE))?
        |FINGER(?:PRINT)?
        |VOICE(?:PRINT|ID)?|MINUTIAE|THUMB|PALM|RETINA
        |IRIS[ -]?CODE|(?:HAND|PALM|FINGER)[ -]?VEIN|GEZICHT|VINGER|STEM|ARCFACE|ISO[ -]?19794(?:-[0-9])?
        |ANSI[ -]?378)
    (?P<part>(?:[ _/.-]{{1,2}}(?:[LR]|V?[0-9]{{1,4}}|TMPL|TPL|TEMPLATE|LEFT|RIGHT)(?![^\W_])){{0,3}})
    [ ]?[:=\#>/ -]{{1,3}}[ ]?
    (?P<data>(?-i:{_VECTOR}|{_PAIRS}|{_HEX}|{_BASE64}|{_GROUPS}))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOB = re.compile(
    rf"(?<![\w/.@+])(?:[A-Z]{{2,8}}[-_]?[0-9A-Z]{{0,6}}[:=][ ]?)?(?P<data>{_VECTOR}|{_PAIRS}|{_HEX}"
    rf"|{_BASE64})(?![\w@])"
)
_SECONDS = r"[ ]?(?:[:=(/|-][ ]?)?\(?"  # between a marker and its value
_SNP = rf"rs[0-9]{{3,10}}{_SECONDS}(?-i:[ACGTDI][ ]?[;/|,]?[ ]?[ACGTDI]|--)(?![^\W_])\)?"
_MARKER = (
    r"(?:DYS ?[0-9]{2,3}(?:I{1,2}|[ab])?|DYF ?[0-9]{3}|D[0-9]{1,2}S[0-9]{2,4}|YCAII[ab]?|Y-?GATA-?(?:H4|A10)"
    r"|vWA|TH01|TPOX|FGA|CSF1PO|SE33|Penta ?[DE]|AMEL)"
)
_NUMBER = r"[0-9]{1,2}(?:\.[0-9])?(?![0-9])"
_STR = rf"{_MARKER}[ ]?[:= ]{{0,2}}(?:{_NUMBER}(?:[ ]?[-,/][ ]?{_NUMBER}){{0,3}}|X[ ]?[,/]?[ ]?[XY])"
_GROUP = (
    r"(?:(?:Y|mt|mito)[ -]?(?:DNA|ADN)?[ -]?)?(?:haplogro[eu]p(?:e|o)?|haplogruppe|haplogrupo|aplogruppo)"
    r"[ ]?(?:is|ist|es|est|[:=])?[ ]?(?-i:[A-Z](?:[0-9][A-Za-z0-9]{0,10})?(?:-[A-Z]{1,3}[0-9]{1,7}"
    r"|(?<=[0-9a-z])(?![-\w])))"
    r"|mt[ -]?(?:DNA|ADN)[ ]?[:=]?[ ]?(?-i:[A-Z][0-9]{1,2}[a-z0-9]{0,10})"
)
# Places where the mitochondrial genes differ from the reference, and types of tissue.
_REGION = r"HVR-?[12][ ]?[:=]?[ ]?[0-9]{2,5}[ACGT](?:[ ]?,?[ ][0-9]{2,5}[ACGT](?![^\W_])){0,20}"
_TISSUE = (
    r"HLA-?[ ]?(?:[ABC]|D[RQP][AB]?[0-9]?)\*?[0-9]{1,3}(?::[0-9]{2,3}){0,3}"
    r"(?:[ ](?:positive|positief|positiv|positif|positivo))?"
)
_APOE = r"APOE[ -]?(?:genotype?:?[ ])?\(?(?:[eεE\u03b5]?[234][ ]?[/|-][ ]?[eεE\u03b5]?[234])\)?"
_JOIN = r"(?:[ ]?[,;|/+&\n][ ]?|[ ](?:and|en|und|et|y|e)[ ]|[ ])\n?"
_READ = f"(?:{_SNP}|{_STR}|{_GROUP}|{_APOE}|{_REGION}|{_TISSUE})"
_GENES = re.compile(rf"(?<![^\W_]){_READ}(?:{_JOIN}{_READ}){{0,80}}(?![^\W_])", re.IGNORECASE)
_ONE = re.compile(_READ, re.IGNORECASE)


class _Data(NamedTuple):
    """What may be biometric, and what says so."""

    start: int
    end: int
    score: float
    evidence: tuple[str, str]


def find_biometrics(text: Text) -> Iterator[Finding]:
    """Yield templates, vectors and DNA profiles."""
    folded, words = text.folded, find_words("biometric", text.folded)
    taken = Places()
    for start, end, score, evidence in (*_formats(folded), *_genes(folded, words), *_blobs(folded, words)):
        genes = evidence[0] == "genes"
        if _near(words, "science", start, end) and not (genes and _near(words, "owner", start, end)):
            continue
        if _near(words, "animal", start, end) or (not genes and _near(words, "machine", start, end)):
            continue
        if taken.take(start, end):
            yield text.finding("BIOMETRIC", start, end, score, *evidence, value=_canonical(folded[start:end]))


def _formats(folded: str) -> Iterator[_Data]:
    """Yield data behind the name of a format."""
    for match in _FORMAT.finditer(folded):
        if _is_data(match["data"], 10):
            yield _Data(match.start(), _end(folded, match.end()), _TELLING, ("template", "format"))


def _blobs(folded: str, words: dict[str, list[Hit]]) -> Iterator[_Data]:
    """Yield data behind a word for what was measured."""
    if "trait" not in words:
        return
    for match in _BLOB.finditer(folded):
        start, end = match.span()
        hit = _last(words, "trait", start)
        if hit and _is_data(match["data"], 12):
            cue = f"cue:{folded[hit.start : hit.end].lower()}"
            yield _Data(start, _end(folded, end), _LIKELY + 0.1, ("template", cue))


def _genes(folded: str, words: dict[str, list[Hit]]) -> Iterator[_Data]:
    """Yield gene variants: several together, or one with a word for whose they are."""
    for match in _GENES.finditer(folded):
        count = len(_ONE.findall(match[0]))
        if count >= 2:
            yield _Data(*match.span(), _TELLING, ("genes", f"markers:{count}"))
        elif _near(words, "owner", *match.span()) and not _near(words, "science", *match.span()):
            yield _Data(*match.span(), _LIKELY, ("genes", "owner"))


def _is_data(data: str, least: int) -> bool:
    """Tell whether a string can be a template: long, with many different figures, or a row of fractions."""
    if re.fullmatch(_VECTOR, data):
        return True
    solid = re.sub(r"[^0-9A-Za-z+/]", "", data)
    if len(solid) < least or len(set(solid)) < 4:
        return False
    if re.fullmatch(r"(?:0x)?[0-9A-Fa-f]{8,}.*", data) or re.fullmatch(r"[0-9A-Fa-f]{10,}", solid):
        # Figures alone are an account or a book more often.
        return sum(map(str.isdigit, solid)) >= 3 and (not solid.isdigit() or len(solid) > 20)
    # Base64: capitals and small letters change often, and there are figures.
    changes = len(re.findall(r"[a-z](?=[A-Z0-9])|[0-9](?=[a-zA-Z])", solid))
    return len(solid) >= 20 and changes >= 4 and any(map(str.isdigit, solid))


def _end(folded: str, end: int) -> int:
    """Return the end of data without the punctuation behind it."""
    while folded[end - 1] in ".,;: -":
        end -= 1
    return end


def _last(words: dict[str, list[Hit]], group: str, start: int) -> Hit | None:
    """Return the last word of a group that ends within reach before a place."""
    hits = words.get(group, [])
    at = bisect_left(hits, start, key=lambda hit: hit.start)
    return next((hit for hit in reversed(hits[max(0, at - 3) : at]) if start - _REACH <= hit.end <= start), None)


def _near(words: dict[str, list[Hit]], group: str, start: int, end: int) -> bool:
    """Tell whether a word of a group stands around a place, not in it."""
    if _last(words, group, start):
        return True
    hits = words.get(group, [])
    at = bisect_left(hits, end, key=lambda hit: hit.start)
    return at < len(hits) and hits[at].start <= end + _REACH // 2


def _canonical(surface: str) -> str:
    return re.sub(r"[^0-9A-Z.+/=-]", "", surface.upper())


def _trait_words() -> list[str]:
    table = read_yaml("lexicon/biometric.yaml")
    assert isinstance(table, dict)
    return [str(word) for words in table["trait"].values() for word in words]


_GENE_TRIGGER = (
    r"\brs[0-9]{3}|\bdy[sf] ?[0-9]{2}|\bd[0-9]{1,2}s[0-9]{2}|th01|haplogr|aplogruppo|\bhvr|\bhla-? ?[abcd]"
    r"|mt.?[da][nd][an]|\bapoe\b|\bycaii|gata.?[ha]"
)
DETECTOR = Detector(
    "biometric",
    ("BIOMETRIC",),
    find_biometrics,
    triggers=(
        _GENE_TRIGGER,
        r"(?:iris|face|finger|palm|hand|voice|vein|code|stem|gezicht|thumb|fm[rdc]|iir"
        r"|retina)[a-z0-9_ /.-]{0,14}[:=\# -]{1,3}[0-9a-z]{4}[- ][0-9a-z]{4}[- ][0-9a-z]{4}",
        r"\b(?:0x)?[0-9a-f]{8}[-:. ]?[0-9a-z]{2}|(?:\b[0-9a-f]{2}[-: ]){7}",
        r"[a-z0-9+/]{20}",  # base64, or a long word
        r"\.[0-9]{2,12}[,; ]{1,3}-?[0-9]{0,2}\.[0-9]{2}",
    ),
    # Long strings are many things: what was measured, or a format, must be named.
    beside=WordTriggers(
        _trait_words,
        _GENE_TRIGGER,
        r"fm[rdc]|fir|iir|iris|face|finger|voice|minutiae|thumb|palm|retina|vein|gezicht|vinger|stem|iso|ansi",
    ),
)
