"""The Netherlands: "Lange Lindestraat 12-2, 1017 GK Amsterdam".

Street, number, addition, postcode, place. Three streets in ten have no telling word, so the register's names are looked
up. Source: NEN 5825, the register of addresses and buildings (BAG).
"""

from doxguard.detectors.address.grammar import LETTER, Grammar

# "12hs", "12-2", "12 II", "12bis", "12-hs", "12 A", "12 boven", "12/3", "12 1e"
_STOREY = (
    # Written small: "176 Hoog Soeren" goes on with a place.
    r"hs|huis|bis|ter|bg|bv|ben|bs|rd|zw|[1-9][ ]?hoog|[1-9]hg|[1-9]e"
    r"|(?-i:boven|beneden|onder|rood|zwart|hoog|achter|voor)"
)
_ROMAN = r"i{1,3}|iv|vi{0,3}"
ADDITION = rf"""(?x)
    (?: [ ]?[-/+][ ]?[0-9]{{1,4}}[a-z]?(?![^\W_]) )?
    (?: [ ]?[-/]?[ ]?(?:{_STOREY}|{_ROMAN}|a[1-9])(?![^\W_])
      | [-/]?(?!e(?![^\W_]))(?-i:{LETTER}|[A-Z](?![^\W_]))  # "3e" is the third
      | [ ][1-9][rl](?![^\W_])
      # A letter apart only before a sign, a postcode or a place: "12 a week" counts weeks.
      | [ ]-?[ ]?[a-h](?=[ ]?(?:[,.;)\n]|\Z|[1-9][0-9]{{3}}[ ]?[a-z]{{2}}(?![^\W_])|(?:in|te)[ ])) )?
    (?: [-/][0-9]{{1,4}}(?![0-9]) )?
    (?: [ ]?t/m[ ]?[0-9]{{1,4}}[a-z]?(?![^\W_]) )?
"""
_ROOM = r"app?\.?|appartement|kamer|kmr?\.?|k\.|unit|etage|verdieping|woonboot|bus|huisje|chalet|box|kavel|flat"
_UNIT = (
    rf"(?:{_ROOM})[ .]{{0,2}}(?:nr\.? ?)?[0-9]{{1,4}}[a-z]?(?![^\W_])"
    r"|[1-9][0-9]?e (?:verdieping|etage|verd\.?)"
    r"|(?:[1-9]|een|twee|drie|vier) ?hoog(?: achter| voor)?(?![^\W_])"
    r"|(?:hal|toren|blok|gebouw|ingang|portiek|deur|vleugel|trap) ?(?:[a-z]|[0-9]{1,3}[a-z]?)(?![^\W_])"
    r"|k[0-9]{1,3}(?![^\W_])"
    # With a name, or a storey in words: only before a place, for sentences go on so, too.
    r"|(?:(?:huisje|bungalow|chalet|stacaravan|villa) (?-i:[A-Z])[\w'-]{2,20}"
    r"|(?:bovenste|onderste|eerste|tweede|derde) (?:verdiep(?:ing)?|etage))(?=, ?(?-i:[A-Z]))"
    r"|(?:begane grond|benedenhuis|bovenhuis|beneden|boven)(?=[ ]*(?:[,.;)\n]|\Z))"
)
# Words that end streets and hardly anything else; then those that end other words, too, and want a capital and the
# gazetteer, or company; then mere endings, which say nothing without them.
_CLEAR = (
    "straat str stroat straatje "
    "strjitte strjit straot weg wegje wg laan ln laantje leane loane lan plein pln pl pleintje "
    "gracht kade kd kaai singel sngl dijk dijkje dk dyk dreef steeg steegje hof hofje pad paadje paad paed plantsoen "
    "plnts allee boulevard promenade buorren stegge wegske buren"
).split()
_VAGUE = (
    "park markt mrkt baan haven wal vest veste kamp kampen veld velden akker akkers weide weiden wei erf brink werf "
    "sluis brug vaart sloot gang passage zoom oever tuin tuinen gaarde gaard bolwerk schans meent kwartier hoek plaats "
    "hoeve wijk molen polder drift beemd heuvel vliet zicht hei heide bos bosch oord ring poort reed wyk stede zijde "
    "kant diep hove campus terp kreek waterkant dam burcht werve eind einde landen stee gats laar"
).split()
_WEAK = (
    "land ven burg borg berg donk horst borch hout beek stein dal daal loop stroom duin pas rade rak rijn woud staete "
    "state "
    "flat plas prieel bocht kuil hoven straten bloem rank kolk weel wiel gors tocht zand heem kruid doorn roos "
    "ham kring garde mortel rode hage hagen waard broek maat rand veen meer huis slag marke buurt"
).split()
SUFFIXES = tuple(dict.fromkeys((*_CLEAR, *_VAGUE, *_WEAK)))
VAGUE = frozenset(_VAGUE)
WEAK = frozenset(_WEAK)
NOT_STREETS = frozenset(
    "milan dylan ceylan kaplan aslan arslan alan milieustraat afvalstraat autowasstraat "
    "teststraat prikstraat vaccinatiestraat kassastraat "
    "lopendestraat skatebaan rolschaatsbaan kartbaan autobaan "
    "buren overburen bovenburen benedenburen achterburen naburen onderweg terugweg heenweg uitweg omweg snelweg "
    "autoweg autosnelweg luchtweg vluchtweg levensweg vanweg halfweg verweg stomweg gewoonweg domweg botweg "
    "winkelstraat fietsstraat woonstraat zijstraat eenrichtingsstraat woonerf fietspad voetpad wandelpad ruiterpad "
    "zebrapad klimaatpad loopbaanpad kerkhof gerechtshof strafhof gerechtshofje achterhof proefhof belhof schoolplein "
    "speelplein parkeerplein verkeersplein voetbalplein werkplein pretpark skatepark speelpark vakantiepark "
    "bungalowpark bedrijvenpark windpark zonnepark recreatiepark wagenpark machinepark themapark dierenpark natuurpark "
    "attractiepark stadspark supermarkt huizenmarkt woningmarkt arbeidsmarkt rommelmarkt vlooienmarkt kerstmarkt "
    "boekenmarkt aandelenmarkt weekmarkt zwartemarkt kantorenmarkt startbaan landingsbaan tennisbaan atletiekbaan "
    "renbaan loopbaan ijsbaan bowlingbaan skibaan glijbaan rijbaan busbaan trambaan kegelbaan voetbalveld speelveld "
    "sportveld vliegveld slagveld werkveld speelveld middenveld hockeyveld spoorbrug voetgangersbrug fietsbrug "
    "nederland duitsland engeland ierland finland schotland zwitserland griekenland rusland buitenland binnenland "
    "eiland platteland vaderland thuisland achterland weekend uiteinde begin achtergrond sloop omgang toegang ingang "
    "uitgang overgang voortgang afgang vooruitgang ondergang jaargang zonsondergang doorgang boxring oorring airport "
    "paspoort sport support transport import export rapport aanpas compas toepas handelspoort plaats gemeenteplaats "
    "parkeerplaats werkplaats zitplaats standplaats geboorteplaats woonplaats speelplaats ligplaats "
    "invalidenparkeerplaats denemarken noorwegen zweden belgie frankrijk spanje italie portugal polen oostenrijk "
    "turkije marokko suriname curacao aruba engeland achterhoek salland rivierenland waterland westland gooiland "
    "kennemerland flevoland invalshoek uithoek rubriekhoek boerderijwinkel gemeentehuis stadhuis ziekenhuis raadhuis "
    "weeshuis gekkenhuis bejaardenhuis zomaar kunstmaat schoenmaat afslag toeslag neerslag aanslag uitslag omslag "
    "verslag beslag overslag voorrang jaarmarkt kantoortuin dierentuin kleutertuin volkstuin speeltuin voortuin "
    "achtertuin schooltuin moestuin botanischetuin achterkant voorkant zijkant linkerzijde rechterzijde achterzijde "
    "voorzijde keerzijde vandaal schandaal mechanisch gehandicaptenbaan".split()
)
# Names that begin with small words; a capital inside a sentence tells them: "woont Op de Heuvel 3".
_PREPOSITIONS = (
    "opde opden ophet opt achterde achterhet achterden achter onderde onderden onderhet aande aanden aanhet inde inden "
    "voorde bijde overde tussende buitende binnende langsde bovende".split()
)
_OF = "laanvan laanvande hofvan hofvande pleinvan parkvan wegnaar wegvan padvan slotvan huizevan".split()
HEADS = (*_PREPOSITIONS, *_OF)
TITLES = frozenset(
    "mevr mevrouw juffrouw burgemeester burg burgem prof professor dr doctor dokter drs ds dominee ir ing mr mgr "
    "monseigneur pastoor past kapelaan pater zuster broeder kardinaal bisschop aartsbisschop paus sint st sinte sante "
    "santa koning koningin kon prins prinses pr graaf gravin hertog hertogin keizer baron jonkheer jhr jonker freule "
    "admiraal generaal gen kolonel kapitein luitenant majoor commandant maarschalk meester lange korte oude nieuwe "
    "grote kleine groot klein oud nieuw hoge lage verlengde verl noord zuid oost west noorder zuider ooster wester "
    "eerste tweede derde vierde vijfde zesde zevende 1e 2e 3e 4e 5e 6e 7e 8e 9e 10e 1ste 2de 3de 4de".split()
)
PARTICLES = frozenset("van der den de het ten ter te t s la le du des en vd v d".split())
NOT_NAMES = frozenset(
    "wordt werd worden waren heb hebt heeft hebben had kreeg krijgt "
    "op aan naar bij in van de het een en of ik je jij hij zij ze we wij jullie mijn mn zijn haar hun ons onze is was "
    "woon woont wonen woonde gewoond zit staat ligt vanaf ver tot adres thuis huis tegenover langs via voor achter "
    "door uit om te met dus nu want maar hoek tussen richting nabij rond tel nog ook dan die dat deze dit daar hier "
    "kom ga gaat komt staan nummer nr vanavond morgen vandaag gisteren vanmiddag vannacht foto locatie locaties "
    "woonadres postadres bezoekadres meneer mevrouw dhr mevr familie fam".split()
)
# Common names that are no more than a telling word; in lower case they are that word.
WHOLES = frozenset(
    "singel brink dam markt plein kade haven gracht dijk dorp kerkplein dorpsplein grotemarkt damrak rokin spui "
    "plantage coolsingel oudegracht nieuwegracht".split()
)
_PROVINCES = {
    "Fryslân": "friesland fryslan fr", "Groningen": "groningen gr", "Drenthe": "drenthe dr",
    "Overijssel": "overijssel ov",
    "Flevoland": "flevoland", "Gelderland": "gelderland gld", "Utrecht": "utrecht ut", "Zuid-Holland": "zuidholland zh",
    "Noord-Holland": "noordholland nh", "Zeeland": "zeeland", "Noord-Brabant": "noordbrabant brabant nb",
    "Limburg": "limburg lb",
}  # fmt: skip

DUTCH = Grammar(
    country="NL",
    language="nl",
    number="after",
    suffixes=tuple(dict.fromkeys(SUFFIXES)),
    vague=VAGUE | frozenset(_PREPOSITIONS),
    weak=WEAK,
    wholes=WHOLES,
    plain=WHOLES | frozenset(_OF),
    not_streets=NOT_STREETS,
    titles=TITLES,
    forenames=True,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    listed=True,
    addition=ADDITION,
    unit=_UNIT,
    heads=HEADS,
    prepositions=frozenset(_PREPOSITIONS),
    bare=True,
    half_code=r"[1-9][0-9]{3}(?=[ ])(?:[ ][^\W\d_a-z]{2}(?=[ ]))?",  # the letters may be of another alphabet
    place_first=True,
    links=frozenset({"in", "te"}),
    strong=True,
    postcode_number=True,
    regions={name: province for province, names in _PROVINCES.items() for name in names.split()},
    names=("Nederland", "The Netherlands", "Netherlands", "Holland", "NL", "Pays-Bas", "Niederlande", "Paises Bajos"),
)
