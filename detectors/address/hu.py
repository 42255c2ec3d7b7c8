"""Hungary: "1137 Budapest, Hársfa utca 11. II. em. 5.".

Postcode and place first, then the street that ends in its kind ("utca", "út", "tér"), the number with a full stop,
staircase (lph.), floor (em.) and door; in Budapest the district in Roman numerals. The other order is written too.

Left out: parcels (hrsz.), "Pf." (a PO box). Source: Magyar Posta, addressing guide; UPU S42.
"""

from doxguard.detectors.address.grammar import LETTER, Grammar

TAILS = (
    "utca utcaja utcaban utcaba utcara utcabol utra terre u ut utja utjan uton ter tere teren korut koruton krt koz "
    "kozben sor setany stny fasor sugarut sgt rakpart rkp lepcso dulo dulosor lakotelep ltp telep lakopark liget kert "
    "kapu part hegy tanya major arok lejto kanyar korter osveny puszta hatarut mellek udvar kore allomas terseg utcak "
    "park lejaro feljaro bastya sikator dulout dulok stny setanya".split()
)
# Written small even there: with a name they are clear, "hosszú út 5" is not.
PLAIN = frozenset(
    "ut utja uton utjan utra ter tere teren terre kozben koz sor telep hegy tanya arok kanyar bastya terseg lepcso "
    "dulo liget lejto".split()
)
VAGUE = frozenset("u sgt utcak part major puszta udvar kore allomas park kert kapu lejaro feljaro mellek".split())
PARTICLES = frozenset("es".split())
NOT_NAMES = frozenset(
    "a az egy es vagy de is ott itt ide oda ez azt ezt lakik lakom laksz laknak laktam lakott lakunk el cim cime "
    "lakcim lakcime hely haz hazban lakas lakasa szam szama kozel mellett sarkan sarok hogy hol mikor ma holnap tegnap "
    "most mar csak nem igen en te o mi ti ok ember kerem tel telefon csalad bolt ker kerulet kerulete posta "
    "iranyitoszam lakohelye otthon utca jo hosszu rossz masik egyik minden".split()
)
TITLES = frozenset("dr szent gr grof ifj id uj also felso nagy kis kiss oreg szt also kozepso belso kulso regi".split())
# "11", "11.", "11/A", "11-13", "11/b"
ADDITION = (
    r"(?:[ ]?-[ ]?[0-9]{1,4}(?![0-9]))?"
    r"(?:[ ]?/[ ]?(?:[a-z](?![^\W_])|[0-9]{1,3}(?![^\W_])(?:[ ]?/[ ]?[a-z0-9]{1,3}(?![^\W_]))?)"
    rf"|-?{LETTER}|[ ](?-i:[A-H])(?![^\W_]|[. ]{{1,2}}(?:ép|lp|lh|lé)))?"
)
_COUNT = r"(?:[0-9]{1,2}|[ivx]{1,4})\.?"
_END = r"(?![^\W_])\.?"
_PARTS = "épület|epulet|ép|ep|lépcsőház|lepcsohaz|lépcső|lepcso|lph|lh"
_GROUND = "földszint|foldszint|fszt|fsz|mfszt|félemelet|felemelet|magasföldszint|tetőtér|tetoter"
UNIT = (
    rf"{_COUNT}[ ]?/[ ]?[0-9]{{1,3}}(?:[ ]?[./][ ]?[0-9a-z]{{1,3}})?{_END}"
    rf"|{_COUNT}[ ]?(?:{_PARTS}|emelet|em|e|ajtó|ajto|a|lakás|lakas){_END}"
    rf"|(?-i:[A-Z])[. ]{{0,2}}(?:{_PARTS}){_END}"
    rf"|(?:{_GROUND}){_END}(?:[ ]?/?[ ]?[0-9]{{1,3}}(?![0-9]))?"
    r"|[0-9]{1,3}(?![0-9])\.?(?=[ ]?(?:[,;)\n]|\Z))"
)
# "Budapest XIII.", "Budapest, XIII. kerület", "Budapest 13. ker."
_DISTRICT_END = r"ker(?:ület|ulet)?(?![^\W_])\.?"
DISTRICT = (
    rf"(?:[ ]?[,\-]?[ ]?(?:[ivx]{{1,5}}\.?[ ]?{_DISTRICT_END}|[ivx]{{1,5}}\.|(?-i:[IVX]{{2,5}})"
    rf"|[0-9]{{1,2}}\.?[ ]?{_DISTRICT_END})"
    r"(?=[ ,\n/]|\Z))?"
)

HUNGARIAN = Grammar(
    country="HU",
    language="hu",
    number="after",
    tails=tuple(dict.fromkeys(TAILS)),
    suffixes=("utca", "sugarut", "korut"),
    vague=VAGUE,
    plain=PLAIN,
    not_streets=frozenset("mellekutca zsakutca korut sugarut".split()),
    titles=TITLES,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    addition=ADDITION,
    unit=UNIT,
    place_first=True,
    dotted=True,
    district=DISTRICT,
    names=(
        "Magyarország",
        "Hungary",
        "HU",
        "Ungarn",
        "Hongarije",
        "Hongrie",
        "Ungheria",
        "Węgry",
        "Ungaria",
        "Maďarsko",
        "Macaristan",
    ),
)
