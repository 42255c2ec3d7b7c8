"""Austria: "Mariahilfer Straße 12/2/14, 1070 Wien", "Lindengasse 5, Stiege 2, Tür 14, 8010 Graz", "Dorf 45, 6883 Au".

As in Germany, but the staircase, floor and door follow the number, often between slashes alone; the postcode has four
figures. Villages number their houses without streets: "Unterberg 17". Source: Österreichische Post.
"""

from doxguard.detectors.address import de
from doxguard.detectors.address.grammar import LETTER, Grammar
from doxguard.detectors.address.names import key

_DOOR = r"(?:stiege|stg|stock|stk|tür|tuer|top|haus|objekt|obj|block|bauteil|bt|geschäftslokal|gl)[.: ]{0,2}"
# "12/2/14", "12/Top 5", "12/Stiege 2/Tür 14", "12-14/3a", "12/EG/1"
ADDITION = (
    rf"(?:[ ]?[-+][ ]?[0-9]{{1,4}}(?![0-9]))?(?:{LETTER}|[ ][a-h](?![^\W_]))?"
    rf"(?:[ ]?[/-][ ]?(?:[0-9]\.?[ ]?(?:og|stock|dg)|eg|dg|og|(?:{_DOOR})?(?:[0-9]{{1,4}}[a-z]?|[a-z]))(?![^\W_]))"
    r"{0,4}"
)
UNIT = rf"(?:{de.UNIT}|{_DOOR}(?:nr\.?[ ]?)?(?:[0-9]{{1,4}}[a-z]?|[ivx]{{1,4}}|[a-z])(?![^\W_]))"
_STATES = "Burgenland Kärnten Niederösterreich Oberösterreich Steiermark Tirol Vorarlberg".split()
_SHORT = {"no": "NÖ", "oo": "OÖ", "stmk": "Stmk", "ktn": "Ktn", "bgld": "Bgld", "vbg": "Vbg", "sbg": "Sbg"}

GERMAN = Grammar(
    country="AT",
    language="de",
    number="after",
    heads=de.HEADS,
    tails=(*de.TAILS, "lande", "zeile", "gurtel", "guertel"),
    suffixes=(*de.SUFFIXES, "gurtel", "guertel", "lande", "gstatten", "landl", "platzerl", "wegerl", "gassn"),
    wholes=de.WHOLES,
    vague=de.VAGUE | {"lande", "gstatten", "landl"},
    vague_tails=de.VAGUE_TAILS,
    plain=de.PLAIN | {"gurtel", "guertel"},
    prepositions=frozenset(de.PREPOSITIONS),
    not_streets=de.NOT_STREETS
    | frozenset(
        "gelande niederlande keuschheitsgurtel sicherheitsgurtel waffengurtel speckgurtel lederguertel speckguertel "
        "sicherheitsguertel".split()
    ),
    titles=de.TITLES,
    adjective=de.ADJECTIVE,
    particles=de.PARTICLES,
    not_names=de.NOT_NAMES | frozenset("stiege stg tur tuer beisl gasthaus gasthof wirtshaus ordination".split()),
    bare=True,
    addition=ADDITION,
    unit=UNIT,
    shortened=("g",),  # "Keplerg."
    links=frozenset({"in"}),
    # "1150 Wien-Fünfhaus" is one word; "St. Veit an der Glan" names its river, as in Germany.
    place_first=True,
    district=de.DISTRICT,
    regions={key(state): state for state in _STATES} | _SHORT,
    names=("Österreich", "Oesterreich", "Austria", "Oostenrijk", "Autriche"),
    house_names=de.HOUSE_NAMES,
)
