"""Finland: "Hämeenkatu 12 A 14, 33100 Tampere" and "Mannerheimvägen 12 A 14, 00100 Helsingfors".

Street, number, staircase and flat ("A 14", "as. 14"; Swedish "bst. 14"), a postcode of five figures and the place.
Streets of towns with two languages have a name in each; the Swedish ones follow Sweden's forms. Source: Posti,
SFS 5966, JHS 106.
"""

from doxguard.detectors.address import se
from doxguard.detectors.address.grammar import RANGE, Grammar

_CLEAR = (
    "entie "
    "katu kuja polku raitti puistikko puistotie esplanadi kaari aukio penger piha kkotie tsatie ytie ltotie istotie "
    "bulevardi kujanne laituri vayla lantie aantie mantie hantie intie ontie yntie taival"
).split()
# "tie" ends half of the country's roads, and words for "vacation" and "police" in Dutch.
_VAGUE = (
    "tori ranta rinne silta portti kallio harju niitty metsa maki puisto pelto lahti niemi kulma tanhua kierto "
    "kaarre porras sivu latu haka aho suora pohja"
).split()
_WEAK = frozenset({"tie"})
# The cases that say where somebody lives or moves.
_CASES = "kadulla kadulle kujalla kujalle polulla polulle tiella tielle raitilla raitille".split()
SUFFIXES = (*_CLEAR, *_VAGUE, *_WEAK, *_CASES)
# Streets without a word before their kind, or with one too short to tell.
WHOLES = frozenset(
    "bulevardi esplanadi kirkkotie koulutie rantatie asematie metsatie makitie kylatie rauhantie hameentie puistotie "
    "ratatie myllytie".split()
)
VAGUE = frozenset(_VAGUE)
TAILS = "katu tie kuja polku tori aukio raitti ranta rinne kaari puistikko puisto piha silta kulma portti".split()
# Roads in general, and words of Dutch, English and Italian that end so.
NOT_STREETS = frozenset(
    "moottoritie kantatie seututie rautatie kehatie maantie pyoratie kevytvayla kavelykatu sivukatu paakatu "
    "moottoritiella maantiella valtatiella rautatiella umpikujalla sivukadulla kavelykadulla paakadulla postilokero "
    "pl umpikuja kotikatu sivutie oikotie kotitie yksityistie hautuumaa vakantie garantie advertentie vanuatu "
    "politie positie conditie traditie editie petitie actie actietie reactie sectie functie relatie informatie "
    "situatie locatie organisatie operatie generatie presentatie variatie combinatie integratie discussie emotie "
    "promotie devotie notie motie auntie bestie beastie sortie necktie hotties hottie cutie partie modestie amnistie "
    "sympathie historia territori direttori genitori editori autori lavoratori factori territorii quaranta "
    "rakennuspaikka uimaranta liikuntapuisto huvipuisto leikkipuisto kansallispuisto pysakointipaikka aikaraja "
    "junarata rataosa".split()
)
TITLES = frozenset(
    "iso pieni vanha uusi itainen lantinen pohjoinen etelainen yla ala keskinen ulko sisa pitka leved pyha toinen "
    "ensimmainen kolmas neljas".split()
)
NOT_NAMES = frozenset(
    "ja tai mutta kun jos niin se han hanen mina minun sina sinun me meidan he heidan te teidan tama taman tuo nyt "
    "tanaan huomenna eilen aina viela jo on oli ovat asuu asun asuin asuvat asui asunut muutti muutin osoite "
    "osoitteessa osoitteeseen kotiosoite koti kotona paikka paikassa kohdassa lahella luona vastapaata kulmassa talo "
    "asunto klo kello noin vain myos ei en hei moi kiitos tule tulkaa nahdaan tavataan haku nouto postita laheta "
    "perhe herra rouva vuokrataan myydaan numero nro katu".split()
)
# A letter with a figure behind it is a staircase and its flat: left to the unit.
_ADDITION = rf"(?:{RANGE})?(?:[ ]?[-/]?[ ]?(?!i[ ])[a-z](?![^\W_])(?![ ]?[0-9]))?"
_UNIT = (
    rf"{se.ENGLISH_UNIT}|"
    r"[a-z][ ]?[-/]?[ ]?[0-9]{1,3}[ ]?[a-z]?(?![^\W_]|[.:,][0-9]|[ ]?[€%])"
    r"|(?:as|asunto|huoneisto|hto|bst|bostad|lgh|lägenhet)[ .:]{0,2}"
    r"(?:nro?[ .:]{0,2})?[a-z]?[ ]?[0-9]{1,3}[a-z]?(?![^\W_])"
    r"|(?:rappu|porras|rapp|kerros|krs|trappa|trapp|hus|talo|ovi)[ .:]{0,2}(?:[0-9]{1,2}|[a-z])(?![^\W_])"
    r"|[0-9]{1,2}\.?[ ]?(?:krs|kerros|kerroksessa|vån|våningen)(?![^\W_])"
)
NAMES = ("Suomi", "Finland", "Finnland", "Finlande", "Finlandia", "Soome")

FINNISH = Grammar(
    country="FI",
    language="fi",
    number="after",
    tails=tuple(TAILS),
    suffixes=SUFFIXES,
    unnumbered=frozenset(_CASES),
    wholes=WHOLES,
    weak=_WEAK,
    vague=VAGUE | {"silta", "portti", "kulma"},
    not_streets=NOT_STREETS,
    titles=TITLES,
    genitive="n",
    not_names=NOT_NAMES,
    bare=True,
    addition=_ADDITION,
    unit=_UNIT,
    names=NAMES,
)

SWEDISH = Grammar(
    country="FI",
    language="sv",
    number="after",
    tails=se.SWEDISH.tails,
    suffixes=se.SUFFIXES,
    wholes=se.WHOLES,
    vague=se.SWEDISH.vague,
    plain=se.PLAIN,
    weak=se.WEAK,
    not_streets=se.NOT_STREETS,
    titles=se.TITLES,
    forenames=True,
    genitive="s",
    particles=se.PARTICLES,
    not_names=se.NOT_NAMES,
    bare=True,
    addition=_ADDITION,
    unit=_UNIT,
    links=frozenset({"i"}),
    names=NAMES,
)
