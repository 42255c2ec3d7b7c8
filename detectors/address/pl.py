"""Poland: "ul. Lipowa 10/12 m. 5, 00-590 Warszawa".

A word for the kind of street, the name, the number; the flat stands behind a slash, "m." or "lok."; the postcode of two
and three figures before the place. The word is often left out ("Lipowa 10"), and then an adjective's ending or a
postcode tells the street; what stands behind "na" or "przy" is inflected ("na Lipowej 10").

Left out: villages without streets whose number follows the name ("Zalesie 12") where no postcode is given, parcels, and
"skrytka pocztowa" (a PO box). Source: Poczta Polska, addressing rules; UPU S42.
"""

from doxguard.detectors.address.grammar import LETTER, Grammar

HEADS = (
    "ul ulica ulicy ulice ulica al ale aleja aleje alei alejach alejka os osiedle osiedlu osiedla pl plac placu rondo "
    "rondzie skwer skwerze bulwar bulwary bulwarze pasaz szosa szosie trakt zaulek zaulku wybrzeze wyb promenada rynek "
    "rynku droga dr park most wal kolonia kol".split()
)
# Said of streets, or of a city's name and of other things as well.
_VAGUE_HEADS = frozenset(
    "al ale pl os plac placu rondo rondzie rynek rynku droga dr park most wal kol kolonia trakt pasaz promenada".split()
)
# Feminine adjectives, as in "ulica Lipowa", and the form of it behind "na" and "przy".
SUFFIXES = tuple(
    "ska cka dzka zka owa czna sna lna wna rna pna dna tna jna chodnia etnia skiej ckiej dzkiej owej cznej snej lnej "
    "wnej rnej pnej dnej tnej jnej zonej lonej wonej bianej nianej chodniej etniej lugiej otkiej".split()
)
_SURNAMES = frozenset({"ska", "cka", "dzka", "zka"})  # of women as well
NOT_STREETS = frozenset(
    "polska polskiej alaska nebraska wolska klaska laska maska deska troska kreska teska kolska nieska boska szkoda "
    "gotowa mowa rozmowa umowa polowa polowej krowa sowa zmowa odmowa budowa glowa osnowa domowa odnowa przebudowa "
    "podstawowa podstawowej zawodowa krajowej miedzynarodowa narodowej finalowa finalowej grupowa grupowej ligowa "
    "ligowej wojna wojnie trumna wiosna sosna urna czysta duszna pelna pelnej wspolna ogolna ogolnej specjalna cywilna "
    "silna wolna wolnej piekna jedna jednej zadna zadnej inna innej ostatnia ostatniej pogodna maryna ministerialna "
    "europejska europejskiej rosyjska rosyjskiej niemiecka niemieckiej amerykanska amerykanskiej angielska angielskiej "
    "ukrainska ukrainskiej wojewodzka powiatowa konkretna kolejna kolejnej glowna glownej zolna osoba".split()
)
# Names that are seldom anything else in the form that streets have, but need company: "Mickiewicza 4, Kielce".
WHOLES = frozenset(
    "3maja 1maja 11listopada 3gomaja 15sierpnia armiikrajowej wojskapolskiego janapawlaii mickiewicza adamamickiewicza "
    "slowackiego juliuszaslowackiego kosciuszki tadeuszakosciuszki sienkiewicza henrykasienkiewicza pilsudskiego "
    "jozefapilsudskiego reymonta wladyslawareymonta kopernika mikolajakopernika zeromskiego stefanazeromskiego "
    "konopnickiej mariikonopnickiej moniuszki chopina sikorskiego kilinskiego matejki janamatejki prusa boleslawaprusa "
    "witosa norwida niepodleglosci wolnosci powstancow powstancowslaskich powstancowwielkopolskich zwirkiiwigury "
    "sobieskiego pulaskiego bema kollataja staszica broniewskiego warynskiego dabrowskiego kochanowskiego krasickiego "
    "krasinskiego fredry tuwima brzechwy paderewskiego wyspianskiego wyszynskiego popieluszki orzeszkowej asnyka "
    "traugutta poniatowskiego szymanowskiego dluga krotka prosta zlota cicha waska szeroka wysoka rynek".split()
)
TITLES = frozenset(
    "gen generala ks ksiedza sw swietego swietej plk pulkownika kard kardynala bp biskupa abp arcybiskupa dr prof "
    "profesora por porucznika mjr majora kpt kapitana marsz marszalka krola krolowej ksiecia kr hetmana adm admirala "
    "prymasa o ojca bl blogoslawionego nowa nowy stara stary mala maly wielka wielki dolna gorna generalska ppor rtm "
    "rotmistrza inz mistrza im".split()
)
PARTICLES = frozenset("i w z na nad pod przy do im od po ku".split())
NOT_NAMES = frozenset(
    "a i w we z ze na do od po przy pod nad u o za przez dla jest sa byl byla bylo mieszka mieszkam mieszkasz "
    "mieszkaja mieszkal mieszkala mieszkanie adres adresem dom domu numer nr nie tak ale lub albo oraz ja ty on ona my "
    "wy oni ten ta to te tym tej jego jej ich moj moja mojej nasz nasza wasz pan pani panstwo ulica ulicy obok kolo "
    "naprzeciwko vis blisko niedaleko miedzy rog rogu lat ma mam gdzie kiedy tu tam dzis dzisiaj jutro wczoraj teraz "
    "juz tel telefon rodzina firma sklep lokal kontakt".split()
)
_NUMBER = r"[ .:]{0,2}(?:nr[ .]{0,2})?[a-z]{0,2}[0-9]{1,4}[a-z]?(?![^\W_])"
_ROOMS = "mieszkanie|mieszkania|mieszk|lokal|lokalu|lok|apartament|apt|ap|pok[oó]j|pok|domofon|pi[eę]tro|p"
_PARTS = "klatka|kl|blok|bl|budynek|bud"
UNIT = (
    r"m[ .:]{1,2}[0-9]{1,4}[a-z]?(?![^\W_])"
    rf"|(?:{_ROOMS}|{_PARTS}){_NUMBER}"
    rf"|(?:{_PARTS})[ .:]{{0,2}}[a-h](?![^\W_])"
    r"|(?:[0-9]{1,2}\.?|[ivx]{1,4})[ ]pi[eę]tro(?![^\W_])"
    r"|parter(?![^\W_])"
)
# "10", "10a", "10 A", "10/12", "10A/5", "10-12", "10/12/3"
ADDITION = (
    rf"(?:{LETTER}|[ ](?:(?-i:[A-H])|[b-h])(?![^\W_])|[ ]a(?=[ ]?(?:[,;/\n]|\Z)))?"
    rf"(?:[ ]?[/\-][ ]?[0-9]{{1,4}}(?![0-9]|[.:\-][0-9])(?:{LETTER})?){{0,2}}"
)
# "Warszawa-Mokotów", "Kraków (Podgórze)", "Gdańsk - Oliwa," but not "Kraków - Dzwoń po 18"
_NAME = r"(?-i:[A-ZĆŁŚŹŻ])[^\W\d_]{2,15}(?:[ \-](?-i:[A-ZĆŁŚŹŻ])[^\W\d_]{2,15})?"
DISTRICT = rf"(?:[/\-]{_NAME}|[ ]\({_NAME}\)|[ ]-[ ]{_NAME}(?=[ ]?(?:[,;.)\n]|\Z)))?"
_PROVINCES = (
    "mazowieckie malopolskie slaskie wielkopolskie dolnoslaskie lodzkie pomorskie zachodniopomorskie lubelskie "
    "lubuskie opolskie podkarpackie podlaskie swietokrzyskie warminsko-mazurskie kujawsko-pomorskie".split()
)
REGIONS = {
    prefix + province.replace("-", ""): province for province in _PROVINCES for prefix in ("", "woj", "wojewodztwo")
}

POLISH = Grammar(
    country="PL",
    language="pl",
    number="after",
    heads=tuple(dict.fromkeys(HEADS)),
    suffixes=SUFFIXES,
    wholes=WHOLES,
    vague=_VAGUE_HEADS | (frozenset(SUFFIXES) - _SURNAMES) | WHOLES,
    weak=_SURNAMES,
    not_streets=NOT_STREETS,
    titles=TITLES,
    forenames=True,
    genitive="ego",
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    addition=ADDITION,
    unit=UNIT,
    links=frozenset({"w", "we"}),
    strong=True,
    place_first=True,
    district=DISTRICT,
    regions=REGIONS,
    names=("Polska", "Poland", "PL", "Polen", "Pologne", "Polonia", "Polsko", "Rzeczpospolita Polska", "Lengyelország"),
)
