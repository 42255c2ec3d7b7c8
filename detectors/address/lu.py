"""Luxembourg: "12, rue du Moulin, L-1234 Luxembourg", "12, Haaptstrooss, L-9755 Hupperdange".

The number stands before the street in all three languages, German and Luxembourgish names often have it behind. "L-"
stands before the postcode of four figures, or not. Hamlets have numbers without streets ("Maison 12, L-9980
Wilwerdange"). Not marked: PO boxes. Source: POST Luxembourg, addressing guide.
"""

from doxguard.detectors.address import de, fr
from doxguard.detectors.address.grammar import Grammar

_NAMES = (
    "Luxembourg",
    "Luxemburg",
    "Lëtzebuerg",
    "Grand-Duché de Luxembourg",
    "Grand Duchy of Luxembourg",
    "Grossherzogtum Luxemburg",
    "LU",
)
_DISTRICT = r"(?:[ ]?/[ ]?(?:Alzette|Sûre|Sure|Attert|Mess)(?![^\W_]))?(?:[ ]\((?-i:[A-Z])[\w' -]{2,25}\))?"

# "1A", "1 A", "12-14", "12/2"
_ADDITION = fr.ADDITION

FRENCH = Grammar(
    country="LU",
    language="fr",
    number="both",
    heads=fr.HEADS,
    wholes=fr.WHOLES | {"maison"},
    vague=fr.VAGUE | {"maison"},
    plain=fr.PLAIN,
    not_streets=fr.NOT_STREETS,
    particles=fr.PARTICLES,
    not_names=fr.NOT_NAMES,
    bare=True,
    addition=_ADDITION,
    unit=fr.chain(fr.UNITS),
    links=frozenset({"a"}),
    district=_DISTRICT,
    names=_NAMES,
)

# Luxembourgish: "Op der Schmett", "Um Bierg", "Am Bongert", "An der Gaass".
_HEADS = tuple(
    "opder opdem opden um om ander andem hannert hannerder ennert ennerder beim beider virum iwwert zum".split()
)
_SUFFIXES = tuple("strooss strouss stross gaass gaas wee plaz bierg duerf eck pad bongert".split())
_VAGUE = {"wee", "plaz", "bierg", "duerf", "eck", "pad", "bongert"}

GERMAN = Grammar(
    country="LU",
    language="de",
    number="both",
    heads=tuple(dict.fromkeys((*de.GERMAN.heads, *_HEADS))),
    tails=tuple(dict.fromkeys((*de.GERMAN.tails, "strooss", "gaass"))),
    suffixes=("strasse", "str", "weg", "platz", "gasse", "berg", "allee", *_SUFFIXES),
    vague=de.GERMAN.vague | set(_HEADS) | _VAGUE,
    plain=de.GERMAN.plain,
    vague_tails=de.GERMAN.vague_tails,
    prepositions=de.GERMAN.prepositions | set(_HEADS),
    not_streets=de.GERMAN.not_streets,
    titles=de.GERMAN.titles,
    adjective=de.GERMAN.adjective,
    particles=de.GERMAN.particles,
    not_names=de.GERMAN.not_names,
    addition=_ADDITION,
    unit=de.GERMAN.unit,
    links=frozenset({"in", "zu"}),
    district=_DISTRICT,
    names=_NAMES,
)
