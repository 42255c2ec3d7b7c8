"""Switzerland: "Bahnhofstrasse 12, 8001 Zürich", "Rue du Lac 12, 1400 Yverdon", "Via Cantonale 12, 6900 Lugano".

Four languages, one order: street, number, postcode of four figures, place, at times the canton ("ZH"). No "ß". French
streets have their number behind them, before them only as in France. Left out: Romansh names without a telling word and
postcode. Source: Swiss Post, addressing guide.
"""

from doxguard.detectors.address import de, fr, it
from doxguard.detectors.address.grammar import LETTER, Grammar
from doxguard.detectors.address.names import key

_ADDITION = (
    rf"(?:[ ]?[-/+][ ]?[0-9]{{1,4}}(?![0-9]))?(?:[ ]?(?:bis|ter)(?![^\W_])|{LETTER}|[ ][a-h](?![^\W_]))?"
    r"(?:[ ]?[-/+][ ]?[0-9]{0,3}[a-z](?![^\W_]))?"
)
# The number of the post office or of the quarter: "8004 Zürich 4", "1211 Genève 2".
_DISTRICT = r"(?:[ ][1-9][0-9]?(?=[ ]?(?:[,;.!?)\n]|\Z)))?"
_BOX = r"(?:postfach|case postale|c\.?p\.?|casella postale)(?:[ ][0-9]{1,5})?(?![^\W_])"
_CODES = "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH".split()
_CANTONS = {
    "AG": "Aargau Argovie Argovia", "AI": "Innerrhoden", "AR": "Ausserrhoden", "BE": "Berne Berna", "JU": "Jura",
    "BL": "Baselland Basel-Landschaft", "FR": "Fribourg Freiburg Friburgo", "GR": "Graubünden Grisons Grigioni",
    "GL": "Glarus", "NW": "Nidwalden", "OW": "Obwalden", "TG": "Thurgau Thurgovie", "TI": "Tessin Ticino",
    "UR": "Uri", "VD": "Vaud Waadt", "VS": "Wallis Valais Vallese",
}  # fmt: skip
_REGIONS = {code.lower(): code for code in _CODES} | {
    key(name): code for code, names in _CANTONS.items() for name in names.split()
}
_NAMES = ("Schweiz", "Switzerland", "Suisse", "Svizzera", "Zwitserland", "Svizra", "Suiza", "Helvetia")

_CLEAR = "gassli gaessli wagli waegli strassli straessli wegli platzli stross".split()
_MANY = (
    "gass rebe reben matte matt matten matteli acher halden boden buel bueel rutti ruetti weid wies moos bundt "
    "schachen schlossli hofli".split()
)

GERMAN = Grammar(
    country="CH",
    language="de",
    number="after",
    heads=de.HEADS,
    tails=de.TAILS,
    suffixes=(*de.SUFFIXES, *_CLEAR, *_MANY),
    wholes=de.WHOLES,
    vague=de.VAGUE | frozenset(_MANY),
    vague_tails=de.VAGUE_TAILS,
    plain=de.PLAIN,
    prepositions=frozenset(de.PREPOSITIONS),
    not_streets=de.NOT_STREETS,
    titles=de.TITLES,
    adjective=de.ADJECTIVE,
    particles=de.PARTICLES,
    not_names=de.NOT_NAMES | frozenset("isch sin wohn i mir bi vo uf zue".split()),
    bare=True,
    addition=_ADDITION,
    unit=rf"(?:{de.UNIT}|{_BOX})",
    links=frozenset({"in"}),
    place_first=True,
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
    house_names=de.HOUSE_NAMES,
)

FRENCH = Grammar(
    country="CH",
    language="fr",
    number="both",
    heads=fr.HEADS,
    vague=fr.VAGUE,
    plain=fr.PLAIN,
    particles=fr.PARTICLES,
    not_names=fr.NOT_NAMES,
    bare=True,
    addition=_ADDITION,
    unit=rf"(?:{fr.chain(fr.UNITS)}|{_BOX})",
    links=frozenset({"a"}),
    place_first=True,
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
)

ITALIAN = Grammar(
    country="CH",
    language="it",
    number="after",
    heads=tuple(it.HEADS),
    vague=it.VAGUE,
    plain=it.PLAIN,
    frequent=it.FREQUENT,
    particles=it.PARTICLES,
    not_names=it.NOT_NAMES,
    bare=True,
    addition=_ADDITION,
    unit=rf"(?:{it.UNIT}|{_BOX})",
    links=frozenset({"a"}),
    place_first=True,
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
)
