"""Belgium: "Naamsestraat 12 bus 3, 3000 Leuven", "Rue du Moulin 12 bte 3, 5000 Namur", "Neustraße 12, 4700 Eupen".

Dutch and German streets end in their telling word, French ones begin with it. The number stands behind the street, in
French at times before it; behind it a box ("bus", "bte", "b", "/"). The postcode has four figures. Not marked: PO
boxes, a number before a Dutch street ("12 Kerkstraat"), and the two names of a street in Brussels as one. Source:
bpost, addressing guide.
"""

from dataclasses import replace

from doxguard.detectors.address import de, fr, nl
from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key

# "12A", "12 A", "12/0301", "12/A", "12-14", "12 bis"; a small letter apart only before a sign or a part.
_NO_CODE = r"(?![^\W_]|[ ]?-[ ]?[0-9]{4})"  # "B-1000"
ADDITION = (
    rf"(?:[ ]?[-/+][ ]?(?:[0-9]{{1,4}}[a-z]?|(?-i:[A-Z])[0-9]{{0,3}}|[a-d]){_NO_CODE})?"
    rf"(?:[ ]?(?:bis|ter|quater)(?![^\W_])|{fr.LETTER}|[ ](?-i:[A-DF-GI-LN-Z]){_NO_CODE}(?!['’])"
    r"|[ ][a-f](?=[ ]*(?:[,.;)\n]|\Z|bus|bte|box|[1-9][0-9]{3}[ ])))?"
    r"(?:[ ]?/[ ]?(?:[0-9]{1,4}[a-z]?|(?-i:[A-Z])[0-9]{0,3})(?![^\W_]))?"
)
_BOX = (
    r"(?:nr?[°º.]{0,2}[ ]?)?(?:[0-9]{1,4}(?:[./-][0-9]{1,4})?[ ]?(?-i:[A-Z])?|[0-9]{1,4}[a-z]|(?-i:[A-Z])[0-9]{0,3})"
    r"(?![^\W_])"
)
_KINDS = (
    r"bte|bo[iî]te|box|b(?![ .:]?[1-9][0-9]{3})|app?\.?|appartement|flat|kamer|kot|studio|blok|bloc|ingang"
    r"|res(?:identie)?"
)
_FLOOR = r"(?:verdiep(?:ing)?|verd\.?|vd\.?)(?![^\W_])"
_BUS = rf"bus[ .:]{{0,2}}{_BOX}"  # in French it rather goes somewhere: "bus 38 rue de Rennes"
UNITS = (
    rf"(?:{_KINDS})[ .:]{{0,2}}{_BOX}",
    rf"[0-9]{{1,2}}[ ]?(?:e|de|ste)[ ]?{_FLOOR}(?:[ ](?:links|rechts))?",
    rf"(?:eerste|tweede|derde|vierde|vijfde)[ ]{_FLOOR}",
    rf"{_FLOOR}[ ]?[0-9]{{1,2}}(?![^\W_])",
    r"(?:gelijkvloers|glvl?|gvl|benedenverdieping)(?![^\W_])\.?",
    *fr.UNITS,
)
# A second name of the place, or the part of town: "Bruxelles/Brussel", "Brussel (Elsene)", "Antwerpen 2".
_DISTRICT = (
    r"(?:[ ]?/[ ]?(?-i:[A-Z])[\w-]{2,20})?(?:[ ]\((?-i:[A-Z])[\w' -]{2,25}\))?(?:[ ][1-9](?=[ ]*(?:[,.;!?)\n]|\Z)))?"
)
_PROVINCES = (
    "Antwerpen;Oost-Vlaanderen;West-Vlaanderen;Vlaams-Brabant;Limburg;Vlaanderen;Vlaams Gewest;Waals-Brabant;"
    "Henegouwen;Wallonië;Brussels Hoofdstedelijk Gewest;Hainaut;Brabant wallon;Brabant flamand;Wallonie;Flandre;"
    "Flandre occidentale;Flandre orientale;Province de Liège;Province de Namur;Province de Luxembourg;"
    "Région de Bruxelles-Capitale;Bruxelles-Capitale;Flanders;Wallonia;Ostbelgien"
).split(";")
_REGIONS = {key(name): name for name in _PROVINCES}
_NAMES = ("België", "Belgique", "Belgium", "Belgien", "Bélgica", "Belgio", "BE", "BEL")

_SUFFIXES = tuple(
    "steenweg stwg stw stnwg heirweg lei rei plaats square kouter dries molen vijver broek meers wijk zijde blok hoeve "
    "bilk vliet laer laar voort rode driesch rotonde heuvel steen beemd galerij esplanade promenade baantje".split()
)
_CLEAR = {"steenweg", "stwg", "stnwg", "heirweg"}
_TAILS = tuple(
    "straat str laan ln steenweg stwg stw dreef plein kaai lei plaats dries kouter boulevard square singel".split()
)
# As words of their own these are streets with a capital only: "Grote Baan", "de grote weg".
_VAGUE_TAILS = tuple("baan weg markt dijk hof pad vest ring berg park".split())
_WHOLES = frozenset(
    "markt grotemarkt oudemarkt kleinemarkt dorp dries kouter plein meir wapper heide berg dijk singel esplanade "
    "begijnhof grootbegijnhof kleinbegijnhof dorpsplaats graslei korenlei zand hetzand tzand centrum statie".split()
)

DUTCH = Grammar(
    country="BE",
    language="nl",
    number="after",
    heads=nl.HEADS
    + tuple("steenwegop steenwegnaar stwgop baanop baannaar wegnaar wegop".split()),  # "Steenweg op Gent"
    tails=(*_TAILS, *_VAGUE_TAILS),
    vague_tails=frozenset(_VAGUE_TAILS),
    suffixes=(*nl.DUTCH.suffixes, *_SUFFIXES),
    wholes=_WHOLES,
    vague=nl.DUTCH.vague | (frozenset(_SUFFIXES) - _CLEAR) | (_WHOLES - {"grotemarkt", "oudemarkt", "dorpsplaats"}),
    plain=nl.DUTCH.plain,
    weak=nl.WEAK,
    prepositions=nl.DUTCH.prepositions,
    not_streets=nl.DUTCH.not_streets
    | set(
        "allerlei velerlei geenerlei veelerlei enerlei marktplaats werkplaats woonplaats geboorteplaats standplaats "
        "parkeerplaats zitplaats eindplaats startplaats speelplaats deelgemeente staanplaats windmolen bakkerei "
        "baksteen wijk woonwijk stadswijk volkswijk boerenbroek spijkerbroek onderbroek zwemvijver tennisplaats "
        "noodgeval aanhangwagen autoweg gewestweg".split()
    ),
    titles=nl.DUTCH.titles,
    forenames=True,
    particles=nl.DUTCH.particles,
    not_names=nl.DUTCH.not_names
    | set("der die das dem am im zum elke iedere dezelfde andere hele zelfde eigen smalle drukke welke geen".split()),
    bare=True,
    addition=ADDITION,
    unit=fr.chain((_BUS, *UNITS)),
    links=frozenset({"in", "te"}),
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
)

_HEADS = tuple(
    "chee chssee chs dreve tienne thier vinave trieu trieux try fond fonds coron cense marche marcheaux montagne batty "
    "rempart remparts pave cortil courtil champ champs fosse fosses taille heid sart ry bois pre pres petitchemin cite "
    "cour voisinage".split()
)

FRENCH = Grammar(
    country="BE",
    language="fr",
    number="both",
    heads=tuple(dict.fromkeys((*fr.HEADS, *_HEADS))),
    wholes=fr.WHOLES,
    vague=fr.VAGUE
    | (frozenset(_HEADS) - {"chee", "chssee", "dreve", "tienne", "thier", "vinave", "cite", "cour", "petitchemin"}),
    plain=fr.PLAIN,
    not_streets=fr.NOT_STREETS,
    particles=fr.PARTICLES,
    not_names=fr.NOT_NAMES,
    addition=ADDITION,
    unit=fr.chain(UNITS),
    links=frozenset({"a", "au"}),
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
)

GERMAN = replace(
    de.GERMAN,
    country="BE",
    heads=tuple(head for head in de.GERMAN.heads if not head.startswith("op")),  # Low German, but here Dutch: "op de"
    wholes=frozenset(),
    addition=ADDITION,
    district=_DISTRICT,
    regions=_REGIONS,
    names=_NAMES,
)
