"""The United States: "5518 Maple Cir Apt 4B, Springfield, IL 62704".

Number, direction, name, kind of street, direction; unit; place, state and ZIP code. Some streets have a form of their
own: crossings of a grid ("350 S 400 E"), roads that bear numbers ("18820 County Road 12", "915 FM 1960"), lettered
avenues, and names without a kind of street ("2380 Broadway", "412 N Main"). Spanish ones begin with it ("Calle Real").

Left out: PO boxes, general delivery, rural route boxes, military addresses, house numbers in words ("One Main Street"),
and names without a kind of street or direction, unless a ZIP code closes the address ("77 Birchwood, Tulsa, OK 74133").
Source: USPS Publication 28, appendices B, C and E.
"""

from dataclasses import replace

from doxguard.detectors.address import es, gb
from doxguard.detectors.address.grammar import Grammar

# Codes, names, and what the press and letters shorten the names to.
STATES = {
    "AL": "Alabama Ala", "AK": "Alaska", "AZ": "Arizona Ariz", "AR": "Arkansas Ark", "CA": "California Calif Cali Cal",
    "CO": "Colorado Colo", "CT": "Connecticut Conn", "DE": "Delaware Del", "DC": "DistrictOfColumbia",
    "FL": "Florida Fla", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois Ill", "IN": "Indiana Ind",
    "IA": "Iowa", "KS": "Kansas Kan Kans", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts Mass", "MI": "Michigan Mich", "MN": "Minnesota Minn", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana Mont", "NE": "Nebraska Neb Nebr", "NV": "Nevada Nev", "NH": "NewHampshire", "NJ": "NewJersey",
    "NM": "NewMexico NMex", "NY": "NewYork", "NC": "NorthCarolina NCarolina", "ND": "NorthDakota NDak NDakota",
    "OH": "Ohio", "OK": "Oklahoma Okla", "OR": "Oregon Ore", "PA": "Pennsylvania Penna Penn", "RI": "RhodeIsland",
    "SC": "SouthCarolina SCarolina", "SD": "SouthDakota SDak SDakota", "TN": "Tennessee Tenn", "TX": "Texas Tex",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington WashingtonState", "WV": "WestVirginia WVa",
    "WI": "Wisconsin Wis Wisc", "WY": "Wyoming Wyo", "PR": "PuertoRico", "GU": "Guam", "VI": "VirginIslands USVI",
}  # fmt: skip
REGIONS = {name.lower(): code for code, names in STATES.items() for name in (code, *names.split())}

# Kinds of streets beyond the British ones, and their abbreviations.
TAILS = (
    *gb.TAILS,
    *"""alley ally aly anx arc ave aven avenu avn avnue bch bend bnd blf bluff bluffs boul boulv bottom brg brk brook
    burg byp bypass bypas canyon cyn cape cswy causeway center centre ctr circ circl crcl circles cliff cliffs club
    corners cor cors course crse cove cv coves creek crk crsent crest crossing xing crossroad crossroads xrd curve dale
    dam divide drv drives expressway expy expwy ext extension falls fls ferry flat flats ford forest forge fork forks
    freeway fwy frwy gateway gtwy grn glens grv harbor hbr haven hvn hts hwy hl hls hills holw inlet is island isle jct
    junction key knl knoll knolls lk lakes landing lndg la lgt light lck lock lodge loop manor mnr mdw mdws mill mills
    mission msn mnt mtn mountain motorway neck nck orch overlook overpass opas parkwy pky pass pike pikes pine pines
    pne plain plains plaza plz plza point pointe pt pts port prt prairie pr radial ranch rnch rapid rapids rest rdg
    rdge ridges riv river roads rte run shoal shore shores shr skyway spg spgs spring springs spur station sta
    stravenue stream strm summit smt terrace throughway thruway trace trce track trails trl trls trafficway tunnel
    turnpike tpke trnpk turnpk underpass union valley vly viaduct viad views village vlg ville vista walks""".split(),
)
# Those that mean hardly anything else behind a number and a name.
TELLING = frozenset(
    """street st road rd lane ln avenue ave av avenu crescent cres terrace ter terr boulevard blvd boul boulv parkway
    pkwy pky parkwy highway hwy trl cir circ turnpike tpke expy expressway expwy fwy freeway byp bypass xing aly dr drv
    cswy causeway trafficway""".split()
)
# Those that do so only with a capital: "15 Willow Way", but "250 steps way back" and "3 court dates".
PLAIN = frozenset("way drive court ct place pl circle square sq trail alley crossing loop trace mews".split())
# Whole names that are things: of courts, of drives, of films, and what has ways, lanes and miles.
NOT_STREETS = gb.NOT_STREETS | frozenset(
    """supremecourt highcourt districtcourt federalcourt superiorcourt countycourt appealscourt appellatecourt foodcourt
    tenniscourt basketballcourt volleyballcourt harddrive flashdrive googledrive testdrive usbdrive thumbdrive tapedrive
    penaltydrive touchdowndrive blooddrive fooddrive toydrive diskdrive firstplace secondplace thirdplace lastplace
    milkyway oneway twoway threeway fourway waystop laneroad lanehighway laneavenue sesamestreet jumpstreet
    cloverfieldlane innercircle fullcircle cropcircle appalachiantrail oregontrail papertrail""".split()
)
_UNIT_WORDS = "apt apartment unit suite ste bldg building floor rm trlr spc condo ph bsmt penthouse rear".split()
# Written small: "Grand Ave" and "Little River Rd" are so too; "happy" and "energy" are names of places as well.
NOT_NAMES = (gb.NOT_NAMES - set("grand little big bright dark cool local bird dog dogs cat cats lake".split())) | set(
    """happy start tea luck energy airport gas brilliant war agency deal okay holiday opportunity pray media welcome
    clever economy wink lead rush friendly wise strong tool rule toast coward exit traffic trip story stories sqft hp
    ppl folks dudes fans songs shows movies tickets jerseys students""".split() + _UNIT_WORDS
)  # fmt: skip
DIRECTIONS = frozenset("n s e w ne nw se sw north south east west northeast northwest southeast southwest".split())

_END = r"(?![^\W_])"
_D = rf"(?:[nsew]|[ns][ew]|no|so|north(?:east|west)?|south(?:east|west)?|east|west){_END}\.?"
_ROAD = r"(?:highway|hwy\.?|road|rd\.?|route|rte\.?|rt\.?)"
_OWNER = r"(?:county|co\.?|cty\.?|state|township|twp\.?|private|ranch|forest(?:[ ]service)?|farm(?:[ ]to[ ]market)?)"
_CODE = r"(?:us|fm|f\.m\.|rm|rr|sr|cr|ch|sh|th|ih|i|m|k|tx|ky|nc|sc|va|fl|ar|mo|nj|ny)(?:[ ]?-[ ]?|[ ])"
# What may stand behind the number of a road: "FM 1960 Rd W", "Hwy 17 Bypass S".
_SORT = r"(?:rd\.?|road|byp\.?|bypass|bus\.?|business|alt\.?|(?:frontage|service|access)[ ](?:rd\.?|road))"
_ON = rf"(?:[ ]{_SORT}{_END})?(?:[ ]{_D})?"
# Kinds of streets that have bare numbers for names: "742 W 45 St", "12045 67 Street NW".
COUNTED = r"(?:street|st|avenue|ave?|drive|dr|place|pl|court|ct|road|rd|terrace|terr?|lane|ln|crescent|cres|blvd)"
# Names behind a direction in one letter need no kind of street; "5 S Korea fans" are none.
_NAME = r"(?-i:(?!Korea|Carolina|Dakota|Africa|Bank)[A-Z][a-z]{2,15})"
SHAPE = rf"""(?x:
    {_D}[ ][0-9]{{1,5}}[ ]?{_D}
  | (?:{_D}[ ])?[0-9]{{1,3}}[ ]{COUNTED}{_END}\.?(?:[ ]{_D})?
  | ave(?:nue|\.)?[ ](?-i:[A-Z]){_END}(?:[ ]{_D})?
  | (?:{_D}[ ])?(?:old[ ])?{_OWNER}[ ](?:{_ROAD}|trunk|lane|ln)[ ]\#?(?:[0-9]{{1,4}}[a-z]?|[a-z]{{1,2}}){_END}{_ON}
  | the[ ](?:alameda|embarcadero|esplanade|strand|bowery){_END}
  | (?P<vague>
        (?:{_D}[ ])?(?:old[ ])?(?:(?:(?:us|u\.s\.)[ ])?(?:{_ROAD}|loop|spur)[ ]\#?|{_CODE})[0-9]{{1,4}}[a-z]?{_END}{_ON}
      | (?:{_D}[ ])?(?:broadway|embarcadero|grand[ ]concourse){_END}(?:[ ]{_D})?
      | (?-i:[NSEW]|[NS][EW])\.?[ ](?:[0-9]{{1,3}}(?:st|nd|rd|th)|{_NAME}){_END} )
)"""

_ID = r"(?:[0-9]{1,5}(?:[ ]?-[ ]?[0-9]{1,4})?-?[a-z]{0,2}|[a-z](?:[ ]?-?[0-9]{1,4}[a-z]?)?)"
_KIND = (
    r"(?:apartment|apt\.?|unit|suite|ste\.?|building|bldg\.?|lot|space|spc\.?|trailer|trlr\.?|condo|studio|slip|hangar)"
)
_NTH = r"(?:[0-9]{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|top|ground|upper|lower|main)"
_BEHIND = r"(?=[ ]?(?:[,;)\n]|\Z))"
UNIT = rf"""(?x:
    {_KIND}(?:[ .:]{{0,2}}(?:number|no\.?|nr\.?))?[ .:]{{0,2}}\#?[ ]?{_ID}{_END}
  | (?:floor|flr?\.?|room|rm\.?|level|ph)[ .]{{0,2}}\#?[0-9]{{1,3}}[a-z]?{_END}
  | \#[ ]?{_ID}{_END}
  | {_NTH}[ ](?:floor|flr?\.?){_END}
  | (?:basement|bsmt\.?|penthouse){_END}(?:[ ](?:apartment|apt\.?|unit){_END})?
  | (?:rear|front|frnt|upper|uppr|lower|lowr|upstairs|downstairs|side){_BEHIND}
  | [0-9]{{1,3}}-?[a-h]{_END}{_BEHIND}
)"""

ENGLISH = Grammar(
    country="US",
    language="en",
    number="before",
    digits=5,
    heads=("avenueofthe", "avenueof"),
    tails=tuple(dict.fromkeys(TAILS)),
    shape=SHAPE,
    vague=frozenset(TAILS) - TELLING - PLAIN,
    plain=PLAIN,
    not_streets=NOT_STREETS,
    bare=True,
    particles=gb.PARTICLES | {"del", "los", "las", "el"},
    not_names=NOT_NAMES,
    directions=DIRECTIONS,
    number_prefix=r"(?:[nsew][0-9]{1,3})?[nsew]|[0-9]{1,3}[nsew]|\#",
    unit=UNIT,
    links=frozenset({"in"}),
    postcode="after",
    regions=REGIONS,
    names=("United States of America", "United States", "USA", "U.S.A.", "US", "U.S.", "America"),
)

# Streets of the South-West, Florida and Puerto Rico, and of Louisiana: the number stands before them as elsewhere.
SPANISH = replace(
    ENGLISH,
    language="es",
    heads=tuple(
        """calle callede calledelos avenida avda camino elcamino caminode paseo via caminito corte rue placita
        vista calleton circulo cerro rancho vereda""".split()
    ),
    tails=(),
    shape="",
    bare=False,
    vague=frozenset({"via", "vista", "rue", "rancho", "corte", "cerro"}),
    plain=frozenset({"paseo", "camino", "elcamino"}),
    particles=frozenset("de del la las los el y".split()),
    not_names=es.NOT_NAMES | frozenset("a and at en for in is no on que the to".split() + _UNIT_WORDS),
)
