"""Denmark: "Nørrebrogade 12, 2. tv., 2200 København N".

Street, number, floor and side ("2. tv" is the second floor, the door on the left; "st. th", "1. mf", "3. sal, dør 4"),
a postcode of four figures and the place, in big towns with a letter for the quarter. Source: PostNord Danmark, Danmarks
Adresseregister (DAR).
"""

from doxguard.detectors.address import se
from doxguard.detectors.address.grammar import RANGE, Grammar

_CLEAR = (
    "gade gaden vej vejen vaenget vaenge straede straedet plads pladsen torv torvet kajen bryggen ealle "
    "kalle laalle gyden skraenten krogen tvaervej sidevej boulevarden "
    "kvarteret skellet"
).split()
# Estates of the last hundred years bear names of fields and woods: "Rørmosen 12", "Engdraget 4".
_PLAIN = (
    "toften lunden agrene skoven mosen draget kaeret krattet hojen "
    "bjerget hegnet lyngen sletten spangen stenten volden hjornet husene buen bugten kilen kloften leddet aasen "
    "brinken bakkerne haverne gaarden gaardene terrasserne raekkerne vaenger stykket hulen engdraget "
    "slugten overdrevet havnen broen staenget svinget hoj stien bakken"
).split()
_VAGUE = (
    "alle alleen have haver park mark toft ager lund sti gard garden gaard bakke kaj brygge bro strand passage havn "
    "boulevard led vold skov mose eng dal holm tang parken "
    ""
).split()
# Mere ends of words in Dutch and German ("ontvangen"): a place or a postcode must stand behind.
_WEAK = frozenset("vang vangen engen kanten ageren porten grunden banken bakker lokken dalen haven asen marken".split())
SUFFIXES = (*_CLEAR, *_PLAIN, *_VAGUE, *_WEAK)
TAILS = (
    "gade vej alle alleen plads torv straede boulevard have kaj kajen bakke sti vaenge park strand strandvej kirkevej "
    "landevej passage brygge havn gaard gard vold kvarter tvaervej sidealle parkvej hovedgade"
).split()
# "Gate 4" and "Sunset Boulevard 4" are not Danish; behind a name in the genitive these words name streets.
VAGUE = frozenset(_VAGUE) | {"plads", "kvarter"}
PLAIN = frozenset(_PLAIN)
NOT_STREETS = frozenset(
    "brigade renegade motorvej motorvejen landevej landevejen cykelvej hovedvej hovedvejen jernbanevejen omvej genvej "
    "udvej bivej grusvej hjemvej skovvej skolevej blindvej sidegade sidegaden gagade gagaden storgade parkeringsplads "
    "parkeringspladsen arbejdsplads legeplads byggeplads flyveplads markedsplads campingplads pladsen festplads "
    "losseplads siddeplads startplads kirkegard kirkegarden kirkegaard bondegard bondegaard skolegard kolonihave "
    "bornehave bornehaven vuggestue gebakken vuilnisbakken bloembakken plantenbakken prullenbakken zandbakken "
    "glasbakken afbakken zestien bastien sebastien christien halle walhalle sporthalle messehalle turnhalle stadthalle "
    "behave forlystelsespark dyrepark naturpark badestrand lufthavn lufthavnen bondemark danmark denmark benchmark "
    "finmark bookmark landmark trademark hallmark supermarken skak bestille bestilling vigtig mistanke tanke banken "
    "sparekassen nationalbanken postboks boks kommunen opgangen indgangen udgangen festivalen skolen".split()
)
TITLES = frozenset(
    "gammel gamle gl ny nye vester oster norre sonder sdr ndr nr store lille ostre vestre nordre sondre sankt skt sct "
    "st ovre nedre dronning kong prins prinsesse grev general doktor dr pastor biskop kaptajn hc".split()
)
PARTICLES = frozenset({"af", "von", "de", "og"})
NOT_NAMES = frozenset(
    "pa i ved til fra hos mod mellem naer udenfor indenfor for efter under over bag foran langs ud ind op ned hjornet "
    "jeg du han hun den det de vi man min mit mine din dit dine hendes vores jeres sin sit deres er bliver blev har "
    "havde bor boede boet bo flytter flyttet flyttede ligger findes hedder kom kommer ses modes modested lejer leje "
    "saelges adresse adressen hjemme hjemadresse og men eller at som nar der her hertil nu idag imorgen igar igen kun "
    "ogsa ikke ca cirka om med uden en et nogen lejlighed lejligheden hus huset villa bolig familien herr hr fru fam "
    "nummer nr klokken kl obs tak hej siden altid stadig afhentes afhent hentes send levering lever brev ring sms "
    "besog fest ta tag tage folg inde ude lige vist skal vil kan ejer".split()
)
# No "i" behind a space: "12 i Odense".
ADDITION = rf"(?:{RANGE})?(?:[a-z](?![^\W_])|[ ][a-hj-np-z](?![^\W_]))?"
_SIDE = (
    r"(?:t\.?v|t\.?h|m\.?f|til (?:venstre|højre)|venstre|højre|midt(?:for)?"
    r"|(?:dør|lejl|lejlighed|nr)[ .]{0,2}[0-9a-z]{1,4}|[0-9]{1,3}(?=[ ]?,))"
)
_DOT = r"(?:\.(?=[ ]?[,)]|[ ]?\n|[ ](?:DK-)?[0-9]{4}(?![0-9])))?"  # not the full stop of a sentence
UNIT = (
    rf"(?:[0-9]{{1,2}}|st|stuen|kl|kld|kælderen|kælder)(?:[.,][ ]?|[ ])?(?:sal(?![^\W_])(?:[.,]?[ ]?){{1,2}})?"
    rf"{_SIDE}(?![^\W_]){_DOT}"
    rf"|(?:[0-9]{{1,2}}\.?[ ]?sal|stuen|kld|kælderen)(?![^\W_]){_DOT}|st\.?(?=[ ]?[,)]|[ ]?\n|[ ][0-9]{{4}}(?![0-9]))"
    rf"|{se.ENGLISH_UNIT}"
    r"|(?:lejl|lejlighed|værelse|vær|dør|opg|opgang|blok|hus|bolig)[ .:]{1,2}(?:nr[ .:]{0,2})?"
    r"(?:[0-9]{1,4}|[a-z])(?![^\W_])"
)

# Streets that are called by their kind alone; they are common nouns as well.
WHOLES = frozenset("torvet esplanaden boulevarden havnen kajen vesterbro osterbro norrebro".split())

DANISH = Grammar(
    country="DK",
    language="da",
    number="after",
    tails=tuple(TAILS),
    suffixes=SUFFIXES,
    wholes=WHOLES,
    vague=VAGUE | WHOLES,
    plain=PLAIN,
    weak=_WEAK,
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
    district=r"[ ](?:NV|SV|SØ|NØ|[KVNØSC])(?![^\W_])",
    names=("Danmark", "Denmark", "Dänemark", "Denemarken", "Danemark", "Dinamarca", "Danimarca", "Tanska"),
)
