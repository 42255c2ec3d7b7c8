"""Canada: "302-1234 Maple St NW, Calgary, AB T2P 1J9" and "1234, rue des Érables Ouest, app. 4, Montréal (Québec)".

As in the United States, but the unit often stands before the number ("302-1234", "#302 - 1234"), streets have numbers
for names ("8 Avenue NW", "12e Rang"), and province and postal code close the address. In French the kind of street
stands before the name, the number before both, often with a comma; "boul." and "av." are written with a small letter.

Left out: PO boxes and rural routes ("RR 2", "C. P. 15"), lots and concessions without a house number. Source: Canada
Post, Addressing Guidelines; Office québécois de la langue française.
"""

from dataclasses import replace

from doxguard.detectors.address import fr, us
from doxguard.detectors.address.grammar import Grammar

PROVINCES = {
    "AB": "Alberta Alta", "BC": "BritishColumbia ColombieBritannique CB", "MB": "Manitoba Man",
    "NB": "NewBrunswick NouveauBrunswick", "NL": "NewfoundlandAndLabrador Newfoundland Labrador TerreNeuve NFLD NF",
    "NS": "NovaScotia NouvelleEcosse", "NT": "NorthwestTerritories TerritoiresDuNordOuest NWT", "NU": "Nunavut",
    "ON": "Ontario Ont", "PE": "PrinceEdwardIsland PEI IPE", "QC": "Quebec Que PQ", "SK": "Saskatchewan Sask",
    "YT": "Yukon YukonTerritory YK",
}  # fmt: skip
REGIONS = {name.lower(): code for code, names in PROVINCES.items() for name in (code, *names.split())}
_NAMES = ("Canada", "Kanada")
_END = r"(?![^\W_])"
_D = rf"(?:[nsew]|[ns][ew]|north(?:east|west)?|south(?:east|west)?|east|west){_END}\.?"
_OWNER = r"(?:old|regional|county|grey|bruce|township|twp\.?|range|rge\.?|concession|con\.?|municipal|forestry|side)"
# Roads that are counted across the country: "48013 Range Road 22", "1042 7th Line", "3190 Sideroad 10".
_SHAPE = rf"""(?x:
    (?:{_D}[ ])?[0-9]{{1,3}}[ ]{us.COUNTED}{_END}\.?(?:[ ]{_D})?
  | (?:(?:{_D}|{_OWNER})[ ]){{1,2}}(?:road|rd\.?|line|highway|hwy\.?)[ ]\#?[0-9]{{1,4}}[a-z]?{_END}(?:[ ]{_D})?
  | (?:concession|sideroad|side[ ]road|line)[ ](?:(?:road|rd\.?)[ ])?[0-9]{{1,3}}{_END}(?:[ ]{_D})?
  | [0-9]{{1,3}}(?:st|nd|rd|th)[ ](?:line|concession|sideroad|side[ ]road|con\.?){_END}(?:[ ]{_D})?
  | the[ ](?:esplanade|kingsway|queensway|bridle[ ]path|westway|donway){_END}(?:[ ]{_D})?
  | (?P<vague>
        (?:(?:trans[ -]canada|provincial|trunk)[ ])?(?:highway|hwy\.?|route|rte\.?|rr|road)[ ][0-9]{{1,4}}[a-z]?{_END}
            (?:[ ]{_D})?
      | (?:{_D}[ ])?(?:broadway|kingsway|queensway){_END}(?:[ ]{_D})? )
)"""
_TAILS = """bay concession sideroad line townline diversion acres mall private pvt crt cresc gdns route gate grds
    grounds hghlds highlands landng link lookout limits pathway plat prom ramp range rise thicket trnabt""".split()

ENGLISH = replace(
    us.ENGLISH,
    country="CA",
    tails=tuple(dict.fromkeys((*us.TAILS, *_TAILS))),
    shape=_SHAPE,
    vague=(us.ENGLISH.vague | frozenset(_TAILS)) - {"crt", "cresc", "townline", "gdns"},
    plain=us.PLAIN | {"crt", "gdns"},
    number_prefix=r"\#[ ]?",
    strong=True,
    regions=REGIONS,
    names=_NAMES,
)

_HEADS = """rang rg croissant crois terrasse tsse cercle carre car autoroute ruelle montee mtee cote placette concession
    sentier boulv plateau ile pointe""".split()
_SIDE = rf"(?:[ ](?:nord|sud|est|ouest|[nseow]{_END}\.?))?"
_NTH = r"(?:[eè]me|i[eè]re|[eè]re|re|er|e)"
_ID = rf"(?:[0-9]{{1,5}}-?[a-z]{{0,2}}|[a-z]-?[0-9]{{0,4}}){_END}"
_KIND = (
    r"(?:app?t?\.?|appartement|bureau|bur\.?|suite|unit[eé]|porte|local|loc\.?|condo|logement|log\.?"
    r"|b[aâ]t(?:iment)?\.?)"
)

FRENCH = Grammar(
    country="CA",
    language="fr",
    number="before",
    digits=5,
    heads=tuple(dict.fromkeys((*fr.HEADS, *_HEADS))),
    # "85, 3e Avenue", "640, 12e Rang Est"; a road's number may be anything's.
    shape=rf"""(?x:
        [0-9]{{1,3}}[ ]?{_NTH}[ ](?:avenue|av\.?|rue|rang|rg\.?|boulevard|boul\.?|chemin|ch\.?|concession){_END}{_SIDE}
      | (?P<vague>(?:route|rte\.?|autoroute|rang|rg\.?)[ ][0-9]{{1,3}}{_END}{_SIDE})
    )""",
    vague=fr.VAGUE | (frozenset(_HEADS) - {"boulv", "tsse", "ruelle", "placette"}),
    particles=fr.PARTICLES,
    not_names=fr.NOT_NAMES | frozenset("app apt appt appartement bureau bur suite unite porte etage local".split()),
    directions=frozenset("nord sud est ouest n s e o w ne no se so nordest nordouest sudest sudouest".split()),
    number_prefix=r"\#[ ]?",
    unit=rf"""(?x:
        {_KIND}[ .]{{0,2}}(?:no\.?|n°|num[eé]ro)?[ ]?\#?[ ]?{_ID}
      | \#[ ]?{_ID}
      | [0-9]{{1,2}}[ ]?{_NTH}[ ][eé]tage{_END}
      | (?:rez-de-chauss[eé]e|rdc|sous-sol){_END}
    )""",
    links=frozenset({"a"}),
    postcode="after",
    strong=True,
    regions=REGIONS,
    names=_NAMES,
)
