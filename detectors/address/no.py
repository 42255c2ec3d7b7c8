"""Norway: "Karl Johans gate 12B, H0203, 0154 Oslo".

Street, number and letter, the flat of the register (H for a main floor, then floor and door), a postcode of four
figures and the place. Source: Posten Norge, Kartverket ("offisiell adresse", bruksenhetsnummer).
"""

from doxguard.detectors.address import dk, se
from doxguard.detectors.address.grammar import RANGE, Grammar

_CLEAR = (
    "gata sgaten veien vei vegen veg vn plassen plass torget torg stredet smauet smuget svingen kaien kaia "
    "bakkane bryggen brygga kroken terrassen tverrveien tverrvei allmenningen veita ealle kalle"
).split()
_PLAIN = (
    "stien bakken haugen haugane faret jordet lokka lokken tunet grenda grend myra skogen dalen hogda "
    "hoyda hoyden tomta stubben lunden moen neset viken vika stranda berget sletta kleiva brauten flata geilen "
    "slyngen leitet akeren trakka rabben holtet gjerdet brua hellinga lykkja reina furua bjorka "
    " gropa kollen knausen knatten skrenten "
    "brinken parsellen tunvegen stykket bolet svaet bergan bergane"
).split()
_VAGUE = ("alle alleen terrasse brygge ring park bakke sti kai tun smug gate gaten havn odden parken marka roa").split()
# Ends of all kinds of words: "Julia", "zegt", "ontvangen".
_WEAK = frozenset("lia gt hagen asen engen enga ringen tangen toppen".split())
SUFFIXES = (*_CLEAR, *_PLAIN, *_VAGUE, *_WEAK)
TAILS = (
    "gate gata gaten gt vei veien veg vegen vn plass plassen torg torget alle alleen terrasse brygge bakke bakken "
    "sti kai stredet ring park strandvei tverrgate allmenning minde"
).split()
VAGUE = frozenset(_VAGUE) | {"gate", "gata", "plass", "allmenning", "minde"}
NOT_STREETS = dk.NOT_STREETS | frozenset(
    "riksvei riksveien fylkesvei fylkesveien europavei europaveien motorvei motorveien hovedvei sykkelvei gangvei "
    "jernbanevei skogsbilvei bilvei blindvei omvei snarvei utvei hjemvei sidegate gagate gagaten storbyplass regata "
    "fragata fogata arbeidsplass arbeidsplassen lekeplass lekeplassen parkeringsplass parkeringsplassen flyplass "
    "flyplassen campingplass sitteplass rasteplass motested badeplass holdeplass holdeplassen markedsplass fotballbane "
    "gravplass kirkegard bondegard seilegate watergate colgate deckgate irrigate investigate navigate floodgate "
    "tailgate mitigate delegate aggregate propagate obligate litigate surrogate corrugate frigate ungate postboks boks "
    "pb gamergate pizzagate partygate folgate norgate".split()
)
TITLES = dk.TITLES | {"indre", "ytre", "midtre"}
NOT_NAMES = dk.NOT_NAMES | frozenset(
    "pa ved til fra hos mot mellom naerheten utenfor innenfor bak foran oppe nede inne ute jeg du han hun dere vare "
    "deres er bor bodde bodd flytta flyttet ligger heter kommer motes moteplass leier selges hjemme og eller men som "
    "nar der her na idag imorgen igar igjen bare ogsa ikke omtrent uten noen leilighet leiligheten huset familien "
    "nummer klokka klokken takk hei fremdeles fortsatt hentes hent hentast sendes levering gateadresse besoksadresse "
    "busstopp terminal arrivals departures boarding".split()
)
ADDITION = rf"(?:{RANGE})?(?:[a-z](?![^\W_])|[ ][a-hj-np-z](?![^\W_]))?"
UNIT = (
    rf"{se.ENGLISH_UNIT}|"
    r"(?:(?:leilighet|leil|bolig|bruksenhet|bnr)[ .:]{0,2}(?:nr[ .:]{0,2})?)?[HKLU][0-9]{4}(?![^\W_])"
    r"|(?:leilighet|leil|leilighetsnummer|bolig|rom|oppgang|oppg|inngang|blokk|bolignr|hybel)[ .:]{1,2}"
    r"(?:nr[ .:]{0,2})?(?:[0-9]{1,4}|[a-z])(?![^\W_])"
    r"|[0-9]{1,2}\.?[ ]?(?:etg|etasje)(?![^\W_])(?:\.(?=[ ]?[,0-9]))?"
    r"|(?:u\.?[ ]?etg|underetasje|underetasjen|kjelleren|sokkelleilighet|loftet)(?![^\W_])"
)

# Streets that are called by their kind alone; they are common nouns as well.
WHOLES = frozenset({"torget", "torvet", "bryggen", "kaia"})

NORWEGIAN = Grammar(
    country="NO",
    language="no",
    number="after",
    tails=tuple(TAILS),
    suffixes=tuple(dict.fromkeys(SUFFIXES)),
    wholes=WHOLES,
    vague=VAGUE | {"torget", "torvet", "bryggen", "kaia"},
    weak=_WEAK,
    plain=frozenset(_PLAIN),
    not_streets=NOT_STREETS,
    titles=TITLES,
    forenames=True,
    genitive="s",
    particles=dk.PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    addition=ADDITION,
    unit=UNIT,
    links=frozenset({"i"}),
    names=("Norge", "Noreg", "Norway", "Norwegen", "Noorwegen", "Norvège", "Noruega", "Norvegia", "Norja"),
)
