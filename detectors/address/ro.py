"""Romania: "Str. Teilor nr. 5, bl. A2, sc. 1, et. 3, ap. 12, sector 3, 030167 București".

Kind and name of the street, number, then block, staircase, floor and flat; in Bucharest the sector; the postcode of six
figures before or behind the place, the county as "jud.". Many blocks have no number but a name ("bl. A2").

Left out: villages where house numbers stand without a street ("sat Dealu, nr. 12") and "C.P." as PO box. Source: Poșta
Română, addressing rules; UPU S42.
"""

from doxguard.detectors.address.grammar import LETTER, Grammar

HEADS = (
    "str strada strazii strd stradela stradelei bd bdul blv blvd bvd bul bulevard bulevardul bulevardului cal calea "
    "caii sos soseaua soselei al aleea aleii piata pta pietei intr intrarea intrarii fund fundatura spl splaiul "
    "splaiului drumul drumului drm prel prelungirea pasajul ulita cartier cartierul cart ctr valea dealul esplanada "
    "trecatoarea".split()
)
VAGUE = frozenset("cal sos al bul valea dealul cartier cartierul cart fund spl ctr drm prel esplanada".split())
# With a capital before a name they are streets; written small they are ways, squares and entrances.
PLAIN = frozenset("calea caii piata pta pietei drumul drumului pasajul intrarea intrarii trecatoarea".split())
PARTICLES = frozenset("de din la cu si lui cel cea cei sub pe".split())
NOT_NAMES = frozenset(
    "asta aceasta aia are avea avem au fost avand noastra acesta in pe la de din cu si sau dar ca un o este e sunt era "
    "sta stau locuiesc locuieste locuim locuia adresa casa acasa numarul numar nr bloc bl ap sc et langa colt vizavi "
    "intre spre lui ei lor meu mea mei tau ta sau sa noi voi eu tu el ea ei ele azi maine ieri acum aici acolo telefon "
    "tel familia domnul doamna dl dna firma magazin unde cand nu da mai foarte".split()
)
_NUMBER = r"[ .:]{0,2}(?:nr[ .]{0,2})?"
_NAME = r"[a-z]{0,3}[ \-]?[0-9]{1,4}(?:[ ]?[/\-][ ]?[0-9a-z]{1,4})?[a-z]?(?![^\W_])"
_ROOMS = "etajul|etaj|et|apartamentul|apartament|apart|apt|ap|camera|cam|int|vila|lot|sectorul|sector|sect"
_PARTS = "blocul|bloc|bl|scara|sc|tronson|tr|interfon|corpul|corp"
UNIT = (
    rf"(?:{_ROOMS}|{_PARTS}){_NUMBER}{_NAME}"
    rf"|(?:{_PARTS})[ .:]{{0,2}}[a-z]{{1,2}}(?![^\W_])"
    r"|(?:etaj|et)[ .:]{0,2}(?:p|d|m|parter|mansard[aă]|demisol)(?![^\W_])"
    r"|(?:parter|demisol|mansard[aă])(?![^\W_])"
    r"|(?-i:S)[1-6](?![^\W_])"
)
# "5", "5A", "5-7", "5 bis", "5/3"
ADDITION = rf"(?:[ ]?[/\-][ ]?[0-9]{{1,4}}(?![0-9]))?(?:[ ]?bis(?![^\W_])|[\-/]?{LETTER}|[ ](?-i:[A-H])(?![^\W_]))?"
# "București, sector 3", "Bucuresti S3"
DISTRICT = r"(?:[ ]?[,\-]?[ ]?(?:(?:sectorul|sector|sect)[ .]{0,2}[1-6]|(?-i:S)\.?[1-6])(?![^\W_]))?"
_COUNTIES = (
    "Alba Arad Arges Bacau Bihor Bistrita-Nasaud Botosani Braila Brasov Bucuresti Buzau Calarasi Caras-Severin Cluj "
    "Constanta Covasna Dambovita Dolj Galati Giurgiu Gorj Harghita Hunedoara Ialomita Iasi Ilfov Maramures Mehedinti "
    "Mures Neamt Olt Prahova Salaj Sibiu Suceava Teleorman Timis Tulcea Valcea Vaslui Vrancea".split()
)
REGIONS = {
    prefix + county.lower().replace("-", "").replace(" ", ""): county
    for county in (*_COUNTIES, "Satu Mare")
    for prefix in ("", "jud", "judetul", "judet")
}

ROMANIAN = Grammar(
    country="RO",
    language="ro",
    number="after",
    heads=tuple(dict.fromkeys(HEADS)),
    vague=VAGUE,
    plain=PLAIN,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    addition=ADDITION,
    unit=UNIT,
    links=frozenset("in din loc localitatea mun municipiul oras orasul com comuna sat satul".split()),
    postcode="both",
    place_first=True,
    district=DISTRICT,
    regions=REGIONS,
    names=(
        "România",
        "Romania",
        "RO",
        "Rumänien",
        "Roumanie",
        "Roemenië",
        "Rumunia",
        "Rumunsko",
        "Románia",
        "Rumanía",
        "Romanya",
    ),
)
