"""Czechia: "Lipová 1234/12, 120 00 Praha 2".

Street, number, postcode of three and two figures, place with the number or name of a district. Of two numbers the first
is the house's in the register (č.p.), the second the one in the street. Most names are adjectives ("Lipová", "Polní")
or begin with a preposition ("Na Kopci", "U Lomu"); villages have no streets but numbers ("Lhota č.p. 12").

Left out: parcels (parc. č.), "P. O. Box" and "pošt. přihrádka". Source: Česká pošta, addressing rules; UPU S42.
"""

from doxguard.detectors.address.grammar import LETTER, Grammar

_KINDS = (
    "namesti nam trida tr tride ulice ulici ul nabrezi nabr sidliste sidl alej aleje bulvar sady park most cesta "
    "silnice vrch schody".split()
)
_PREPOSITIONS = "na nad pod za pred pri mezi ke ve do u v k".split()
HEADS = (*_KINDS, *_PREPOSITIONS, "part", "rynek")
TAILS = tuple(_KINDS)
# Feminine adjectives, in the nominative and behind "na", "ve".
SUFFIXES = tuple("ska cka zka ova ava cna sna lna dna vna ska ske cke zni dni lni rni vni tni cni sni".split())
NOT_STREETS = frozenset(
    "alaska nebraska posledni vlastni celni dalsi prvni ostatni dni nova casanova moldova ceske polske slovenske "
    "nemecka nemecke statni verejni volebni odborna policejni obecni krajska laska maska otazka prochazka pohadka "
    "dobra hotova stava sprava zprava oprava oslava doprava uprava prava hlava trava kava predstava vystava zabava "
    "strava vojna vesna jedna zadna hodna volna plna ucelni soudni trestni socialni zdravotni rodinni materni knihovni "
    "normalni aktualni specialni originalni maximalni minimalni pripadni informacni vystavni financni vecerni nocni "
    "denni rocni mesicni tydenni".split()
)
# Days that streets are named after, and persons in the genitive.
WHOLES = frozenset(
    "17listopadu 28rijna 5kvetna 8kvetna 9kvetna 1maje 25unora 29rijna 30dubna 1kvetna palackeho komenskeho "
    "janapalacha tgmasaryka masaryka ceskoslovenskearmady csarmady csa dukelskychhrdinu politickychveznu obrancumiru "
    "boznemcove bozenynemcove jirihozpodebrad karlacapka bratricapku pionyru svobody legionaru".split()
)
VAGUE = WHOLES | frozenset(
    (*_PREPOSITIONS, *"tr nam park most cesta silnice vrch sady schody part rynek alej aleje bulvar".split())
)
TITLES = frozenset(
    "nova novy nove stara stary stare mala maly male velka velky velke horni dolni zadni predni vnitrni vnejsi dr gen "
    "generala kpt kapitana prof sv svate svateho plk mjr brigadyra marsala krale".split()
)
PARTICLES = frozenset("nad pod na u v ve za k ke pri a z do".split())
NOT_NAMES = frozenset(
    "a i v ve na u k ke z ze s se do od po za pro o je jsou byl byla bylo bydli bydlim bydlis bydlela bydlel adresa "
    "adrese dum dome byt cislo c cp ulice ulici vedle naproti blizko mezi roh ja ty on ona my vy oni ten ta to ti tady "
    "tam dnes zitra vcera ted uz ale nebo nebot pan pani rodina firma tel mobil kde kdy tato tento jeho jeji jejich "
    "muj moje nase vase let ma mam jen".split()
)
UNIT = (
    r"(?:bytu?|dv|dve[rř]e|vchod|patro|poschod[ií]|apartm[aá]n|apt|pokoj|blok)[ .:]{0,2}"
    r"(?:[cč]\.?[ ]?)?[0-9]{1,4}[a-z]?(?![^\W_])"
    r"|[0-9]{1,2}\.[ ]?(?:patro|poschod[ií]|np|p\.)(?![^\W_])"
    r"|(?:vchod|blok)[ .]{0,2}[a-h](?![^\W_])"
    r"|p[rř][ií]zem[ií](?![^\W_])"
)
# "12", "1234/12", "1234/12a", "12 B"
ADDITION = (
    rf"(?:{LETTER})?(?:[ ]?[/\-][ ]?[0-9]{{1,4}}(?![0-9]|[.:][0-9])(?:{LETTER})?){{0,2}}(?:[ ](?-i:[A-H])(?![^\W_]))?"
)
# "Praha 2", "Praha 5 - Smíchov,", "Brno-Líšeň", but not "Brno - Volejte"
_NAME = r"(?-i:[A-ZÁČĎÉÍŇÓŘŠŤÚŽ])[^\W\d_]{2,15}(?:[ \-](?-i:[A-ZÁČĎÉÍŇÓŘŠŤÚŽ])[^\W\d_]{2,15})?"
DISTRICT = rf"(?:[ ](?:[1-9]|1[0-9]|2[0-2])(?![0-9/]))?(?:-[ ]?{_NAME}|[ ]-[ ]?{_NAME}(?=[ ]?(?:[,;.)\n]|\Z)))?"

CZECH = Grammar(
    country="CZ",
    language="cs",
    number="after",
    heads=tuple(dict.fromkeys(HEADS)),
    tails=TAILS,
    suffixes=tuple(dict.fromkeys(SUFFIXES)),
    wholes=WHOLES,
    vague=VAGUE,
    weak=frozenset(SUFFIXES),
    prepositions=frozenset(_PREPOSITIONS),
    not_streets=NOT_STREETS,
    titles=TITLES,
    forenames=True,
    genitive="ho",
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    addition=ADDITION,
    unit=UNIT,
    links=frozenset({"v", "ve"}),
    place_first=True,
    district=DISTRICT,
    names=(
        *("Česko", "Česká republika", "Czech Republic", "Czechia", "CZ", "ČR", "Tschechien", "Tsjechië", "Czechy"),
        *("Tchéquie", "República Checa", "Cehia"),
    ),
)
