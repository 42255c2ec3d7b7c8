"""Sweden: "Storgatan 12 B, lgh 1102, 114 55 Stockholm".

The telling word is the end of the name, or stands behind it ("Olof Palmes gata"). Flats have four figures (two for the
floor, two for the door); older posts name the stairs ("3 tr"). The postcode has five figures, three and two. Left out:
gatan cut to one letter ("Kungsg 4"). Source: PostNord, "Rätt adresserat"; SS 613401.
"""

from doxguard.detectors.address.grammar import RANGE, Grammar

_CLEAR = (
    "gatan gata vagen vag torget torg granden grand esplanaden stigen brinken slingan svangen platsen kajen straket"
).split()
# Ends that are ends of other words in some language; in Swedish, with a capital and a number, they name streets.
_PLAIN = (
    "backen backe backar backarna hojden hojder kroken vretar angar angarna terrassen trappan trappor "
    "udden viken gardet gardena glantan berget bergen akern akrar tomten tappan loftet tunet skogen "
    "hornet kullen kullar holmen kvarnen rundeln lyckan lyckorna promenaden skansen sluttningen grinden "
    "sjon gardarna fallet faltet brinkar gangvagen "
).split()
_VAGUE = (
    "stig plan plats kaj strand stranden hamnen hamn ring parken park dalen dal krok gard "
    "lund vallen viadukten passagen boulevarden nas berg bron borgen liden "
    "lunden vreten"
).split()
# Mere ends of words in Dutch and German ("ontvangen"): a place or a postcode must stand behind.
WEAK = frozenset("angen asen tegen allen gangen garden marken ringen haven hagen".split())
SUFFIXES = (*_CLEAR, *_PLAIN, *_VAGUE, *WEAK)
TAILS = (
    "gatan gata vagen vag grand granden torg torget plan plats platsen alle allen backe backen stig stigen kaj kajen "
    "strand esplanad esplanaden trappor slinga slingan park hamn ring boulevard promenad terrass"
).split()
# "Grand", "plan", "strand" and their like are words of other languages, and surnames.
VAGUE = frozenset(_VAGUE) | {"boulevard", "slinga", "grand", "terrass", "promenad", "trappor", "vag", "alle"}
PLAIN = frozenset(_PLAIN) - {"trappor"}
# Roads and squares in general, and words that only end so.
NOT_STREETS = frozenset(
    "riksvag riksvagen lansvag lansvagen europavag europavagen motorvag motorvagen landsvag cykelvag cykelvagen "
    "gangvag jarnvag jarnvagen bilvag skogsvag grusvag grusvagen hemvag hemvagen omvag omvagen genvag genvagen utvag "
    "bakvag infartsvag stadsgata sidogata sidogatan tvargata bakgata bakgatan gagata gagatan huvudgata villagata "
    "atervandsgata regata fragata fogata brigata parkeringsplats parkeringsplatsen arbetsplats arbetsplatsen hallplats "
    "hallplatsen lekplats lekplatsen flygplats flygplatsen motesplats marknadsplats sittplats startplats campingplats "
    "badplats rastplats tomtplats forstaplats andraplats fotbollsplan tennisplan flygplan affarsplan handlingsplan "
    "laroplan spelplan bottenplan markplan entreplan ovanplan lekpark nojespark djurpark vattenpark nationalpark "
    "badstrand gebacken zubacken aufbacken konstig lustig festig rostig hostig kostig listig gunstig sonstig lastig "
    "mastig motorbacke skidbacke skidbacken bondgard bondgarden skolgard skolgarden kyrkogard kyrkogarden innergard "
    "bakgard trappstig uppgangen ingangen box postbox boxadress utgangen overgangen nedgangen tillgangen omgangen "
    "framgangen morgonen badviken marknaden balkongen".split()
)
TITLES = frozenset(
    "norra sodra ostra vastra stora lilla gamla nya ovre nedre inre yttre mellersta hoga laga langa korta breda forsta "
    "andra tredje fjarde sankt sankta st sta doktor dr kapten major general professor biskop prost mor".split()
)
PARTICLES = frozenset("af av von de och".split())
NOT_NAMES = frozenset(
    "pa i vid till fran hos mot mellan nara intill utanfor innanfor innan efter under over ovanfor nedanfor bakom "
    "framfor langs ut in upp ner ta tar tog folj korsningen hornet jag du han hon den det de dom vi ni man min mitt "
    "mina din ditt dina hennes var vart vara er ert sin sitt sina deras ar blir blev har hade bor bodde bott bo "
    "flyttar flyttat flyttade ligger finns fanns heter kom kommer ses mots traffas hyr hyra saljer saljes uthyres "
    "adress adressen hemadress besoksadress hemma plats platsen lokal och men eller for att som nar dar hit nu idag "
    "imorgon ikvall igar igen bara ocksa inte aven ca cirka ungefar om med utan en ett nagon nagot lagenhet lagenheten "
    "lgh villa hus huset bostad familjen herr fru fam gatuadress nr nummer klockan kl obs tack hej sedan alltid "
    "fortfarande visst visning skicka hamtas hamta leverans leverera brev posta ring sms".split()
)
# No "i" or "o" behind a space: those are words ("12 i Umeå", "12 o 14").
ADDITION = rf"(?:{RANGE})?(?:[a-z](?![^\W_])|[ ][a-hj-np-z](?![^\W_]))?(?:-[a-z](?![^\W_]))?"
# As people write abroad.
ENGLISH_UNIT = (
    r"(?:apartment|apt|flat|suite|unit|floor|room|door)[ .:#]{1,2}[0-9]{1,4}[a-z]?(?![^\W_])"
    r"|[0-9]{1,2}(?:st|nd|rd|th)[ ]floor(?![^\W_])"
)
# Flat of the register (1102), stairs (3 tr ög), floor (vån 3), entrance (uppg B), wing.
UNIT = (
    r"(?:lgh|läg|lägenhet|lägenhetsnummer)[ .:]{0,2}(?:(?:nr|nummer)[ .:]{0,2})?[0-9]{1,4}[a-z]?(?![^\W_])"
    r"|(?:vån|våning|våningsplan|port|uppg|uppgång|trappuppgång|ingång|trapphus|hus|rum)[ .:]{1,2}"
    r"(?:[0-9]{1,3}|[a-z])(?![^\W_])"
    r"|[0-9]{1,2}[ ]?(?:tr|trappor|trp)(?![^\W_])(?:\.(?=[ ]?[,0-9ön]))?"
    r"(?:[ ](?:ög|öh|över gård(?:en)?|ned|nb|th|tv|upp)(?![^\W_]))?"
    rf"|{ENGLISH_UNIT}|(?:nb|n\.b|bv|ög|bottenvåningen|nedre botten|gårdshuset)(?![^\W_])"
)
# Streets that are called by their kind alone; without a capital and company they are common nouns.
WHOLES = frozenset({"torget", "esplanaden"})
NAMES = ("Sverige", "Sweden", "Schweden", "Zweden", "Suède", "Suecia", "Svezia", "Ruotsi")

SWEDISH = Grammar(
    country="SE",
    language="sv",
    number="after",
    tails=tuple(TAILS),
    suffixes=SUFFIXES,
    shortened=("g", "v"),  # "Storg.", "Skolv."
    wholes=WHOLES,
    vague=VAGUE | {"torget", "esplanaden"},
    plain=PLAIN,
    weak=WEAK,
    not_streets=NOT_STREETS,
    titles=TITLES,
    forenames=True,
    genitive="s",
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    addition=ADDITION,
    unit=UNIT,
    links=frozenset({"i"}),
    names=NAMES,
)
