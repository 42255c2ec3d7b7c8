"""Germany: "Lange Straße 5a, 10115 Berlin".

Street, number, then the postcode of five figures and the place. The telling word ends the name ("Lindenweg"), stands
behind it ("Lange Straße") or before it ("Straße des Friedens"). Other names begin with a preposition ("Am Anger",
"Unter den Eichen") or tell nothing ("Vogelsang"): these need more, such as a postcode. Umlauts are typed "ae", too.

Left out: the squares of Mannheim ("C4, 12"), which are codes and not streets. Source: DIN 5008, Deutsche Post.
"""

from doxguard.detectors.address.grammar import LETTER, Grammar
from doxguard.detectors.address.names import key

# Ends of names that hardly mean anything else ("enring": Lindenring, but not "during" or "Hering").
_CLEAR = tuple(
    "strasse strase str strassle strasschen strassl weg wegle weglein gasse gassle gassl gasschen gassel allee damm "
    "ufer chaussee twiete twete steig pfad platz platzl platzle promenade redder steinweg halde enring sring nordring "
    "ostring sudring suedring westring stadtring bergring waldring parkring nordwall ostwall sudwall suedwall westwall "
    "graben kamp koppel deich enstieg ernstieg elstieg".split()
)
# Ends of names of places, houses and things as well.
_MANY = tuple(
    "pl markt hof winkel berg bergl brucke bruecke tor wiese wiesen feld felder aue busch eck siedlung steg bogen rain "
    "acker grund tal wald muhle muehle garten gaerten park hang hohe hoehe heide ring wall anger leite kehre reihe "
    "zeile kai stieg stiege steige quai bruch horst gang terrasse passage rondell weiher".split()
)
SUFFIXES = (*_CLEAR, *_MANY)
TAILS = tuple(
    "strasse strase str weg platz pl allee gasse ring damm ufer chaussee promenade markt graben wall steig stieg "
    "stiege pfad tor hof berg anger kamp deich gang bruch kai reihe zeile bogen twiete landstrasse landstr heerstrasse "
    "heerstr hauptstrasse hauptstr brucke bruecke fischmarkt heumarkt hohe hoehe heide".split()
)
# Names begin with these as sentences do: only a capital within the sentence tells them apart.
PREPOSITIONS = tuple(
    "am ander andem anden im inder indem inden inm ins zum zur zuden aufdem aufden aufder aufm unter unterden unterdem "
    "unterder unterm hinter hinterden hinterdem hinterder hinterm vordem vorden vorder vorm beim beider beidem beiden "
    "uberm uberdem uberden uberder ueberm zwischenden ausserhalb neben nebender nebendem durchden obder obdem opde "
    "opdem opn bide achtern rundum umdie langsder strasseam strassezum strassezur strassean strasseim strassenach "
    "wegam wegzum wegzur wegder hofam uferder".split()
)
# Names without a telling word, or of nothing else; "Markt" and others are words of every day.
_WHOLES = tuple(
    "reeperbahn grossefreiheit kleinefreiheit hohebleichen grossebleichen kudamm kurfurstendamm jungfernstieg "
    "neuerwall alterwall langereihe colonnaden hauptplatz".split()
)
_VAGUE_WHOLES = tuple(
    "oberdorf unterdorf hinterdorf vorderdorf mitteldorf niederdorf zeil planken kohlmarkt neumarkt heumarkt altmarkt "
    "obermarkt untermarkt steinweg".split()
)
WHOLES = frozenset((*_WHOLES, *_VAGUE_WHOLES))
HEADS = (
    *PREPOSITIONS,
    *"strassedes strasseder strassevon strdes strder strd alleedes alleeder platzdes platzder platzd".split(),
)
VAGUE = frozenset((*_MANY, *PREPOSITIONS, *_VAGUE_WHOLES))
# Behind a name it is a rank as often ("Freiburg Platz 5"), unless that is an adjective.
VAGUE_TAILS = frozenset({"platz", "pl"})
PLAIN = frozenset("graben kamp koppel deich halde".split())
NOT_STREETS = frozenset(
    # ways that are no streets
    "hinweg ruckweg rueckweg heimweg ausweg umweg durchweg irrweg schulweg arbeitsweg radweg fahrradweg gehweg "
    "fussweg wanderweg rundweg lebensweg leidensweg karriereweg bremsweg anfahrtsweg jakobsweg fluchtweg rettungsweg "
    "rechtsweg versandweg mailweg nachhauseweg schleichweg reitweg lehrpfad trampelpfad waldlehrpfad bahnsteig "
    "burgersteig gehsteig klettersteig stieg anstieg ausstieg einstieg aufstieg abstieg umstieg wiedereinstieg "
    "quereinstieg preisanstieg rettungsgasse sackgasse boxengasse sesamstrasse autostrasse bundesstrasse "
    "landesstrasse kreisstrasse staatsstrasse einbahnstrasse seitenstrasse nebenstrasse fahrradstrasse schnellstrasse "
    "umgehungsstrasse spielstrasse wasserstrasse kantonsstrasse nationalstrasse einkaufsstrasse durchgangsstrasse "
    "parallelstrasse staudamm vallee "
    # seats, jobs, ranks
    "bussteig arbeitsplatz parkplatz spielplatz sitzplatz stehplatz stellplatz tabellenplatz startplatz campingplatz "
    "fussballplatz rastplatz kitaplatz krippenplatz studienplatz ausbildungsplatz praktikumsplatz therapieplatz "
    "schlafplatz bolzplatz golfplatz tennisplatz grillplatz podestplatz podiumsplatz listenplatz schauplatz "
    "fensterplatz gangplatz finanzplatz landeplatz flugplatz bauplatz zeltplatz schrottplatz medaillenplatz "
    "ranglistenplatz liegeplatz ubungsplatz reitplatz stammplatz ehrenplatz speicherplatz treffplatz abstiegsplatz "
    "aufstiegsplatz relegationsplatz hortplatz heimplatz pflegeplatz impfplatz logenplatz steckplatz lieblingsplatz "
    "kunstrasenplatz "
    # people and things
    "kaufer verkaufer kaeufer verkaeufer einkaufer laufer laeufer marathonlaufer mitlaufer vorlaufer nachlaufer "
    "langlaufer skilaufer eislaufer uberlaufer auslaufer saufer taufer anrufer rufer widerrufer rettungsring enring "
    "verbrecherring strassengraben schutzengraben begraben untergraben ausgraben eingraben vergraben umgraben bahnhof "
    "hauptbahnhof busbahnhof friedhof gerichtshof innenhof hinterhof schulhof bauernhof flughafen supermarkt flohmarkt "
    "trodelmarkt wochenmarkt arbeitsmarkt wohnungsmarkt immobilienmarkt aktienmarkt finanzmarkt baumarkt "
    "weihnachtsmarkt christkindlmarkt adventsmarkt biomarkt grossmarkt stadtpark freizeitpark nationalpark tierpark "
    "wildpark fuhrpark kurpark skatepark kindergarten wintergarten biergarten vorgarten kleingarten schrebergarten "
    "boxring hering ohrring ehering nurburgring hockenheimring jahrgang lehrgang durchgang eingang ausgang ubergang "
    "umgang vorgang rundgang zugang abgang notausgang anhang umhang vorhang zusammenhang aushang abhang blickwinkel "
    "fragebogen regenbogen ellenbogen vortrag hinterhang abbruch einbruch umbruch ausbruch zusammenbruch beinbruch "
    "rohrbruch buchreihe baureihe sitzreihe schlagzeile betreffzeile grund hintergrund vordergrund untergrund abgrund "
    "kapital digital brutal spital hospital quartal portal vital mental fatal national autor motor monitor direktor "
    "doktor vektor faktor reaktor sektor traktor eigentor gegentor elfmetertor fuhrungstor siegtor spielfeld "
    "mittelfeld umfeld testfeld startfeld fussballfeld kornfeld regenwald urwald schwarzwald lautstarke korperhohe "
    "gesamthohe rekordhohe schadenshohe ersteck gepack versteck check dreieck training".split()
)
TITLES = frozenset(
    "alte alter altes alten neue neuer neues neuen grosse grosser grosses grossen kleine kleiner kleines kleinen obere "
    "oberer oberes oberen untere unterer unteres unteren hintere hinterer hinteren vordere vorderer vorderen lange "
    "langer langen kurze kurzer breite breiter hohe hoher hohen krumme krummer enge schmale tiefe mittlere mittlerer "
    "mittleren aussere ausserer innere innerer grune gruner weisse weisser schwarze schwarzer rote roter blaue goldene "
    "freie linke rechte nordliche sudliche ostliche westliche erste zweite dritte vierte erster zweiter dritter sankt "
    "st bad gut hof weiler alt neu klein gross dr doktor prof professor burgermeister burgerm bgm pfarrer pastor "
    "kaiser konig furst graf herzog prinz general oberst freiherr hl heilige heiligen".split()
)
# Persons, whose forenames belong to the street: "Konrad Adenauer Straße".
_PERSONS = (
    "adenauer|bonhoeffer|luther|schweitzer|kepler|schiller|bockler|boeckler|korner|koerner|schumacher|rosegger|wagner|reger|"
    "durer|duerer|bruckner|renner|kastner|kaestner|neander|muller|mueller|werner|weber|bauer|fischer|stifter|grillparzer|"
    "mahler|herder|schneider|richter|keller|kaiser|peter"
)
# "Breslauer", "Lange", "Hohe"; not the small words that end so too.
ADJECTIVE = (
    rf"(?!(?:{_PERSONS})\Z|(?:erst|zweit|dritt|viert|funft|letzt|eigen|frei|sicher|gut|ganz|unter|hint|uber|immer|wied|inner|"
    r"weiter|leider|bisher|sommer|winter|nummer|zimmer|oktob|novemb|dezemb|septemb|eher|sieg|spiel|trainer|treff|platz|best|"
    r"toll|schon)er?\Z)"
    r"(?:[a-z]{3,22}er|(?:alt|neu|lang|kurz|hoh|gross|klein|breit|krumm|grun|rot|weiss|schwarz|ober|unter|vorder|hinter)"
    r"e[nrs]?)"
)
PARTICLES = frozenset("von vom der des und zum zur a d".split())
NOT_NAMES = frozenset(
    "ich du er sie es wir ihr man uns euch mich dich sich ihn ihnen mir dir ihm wohn wohne wohnt wohnen wohnte lebt "
    "lebe leben bin ist sind war waren hat haben habe hatte der die das den dem des dies diese dieser dieses diesem "
    "diesen jeder jede jedes ein eine einen einem einer und oder aber auch nur noch schon mal dann wenn weil dass da "
    "so wie wo wer was mein meine meiner meinem meinen dein deine deiner sein seine seiner seinem ihre ihrer ihrem "
    "unser unsere unserer unserem euer eure hier dort jetzt heute morgen gestern ab um bis zwischen ecke nahe "
    "richtung gegen circa ca etwa rund uber nach aus von mit ohne fur bei zu kommt komm kommen zieht ziehe gezogen "
    "gibt steht steh stehen liegt geht gehe hatten wurde wird werden kann nicht kein keine mehr sehr "
    # what stands before an address
    "adresse anschrift wohnung wohnort standort ort location treffpunkt treffen treff tatort einsatzort praxis "
    "kanzlei firma laden filiale buro restaurant cafe lokal hotel pension eltern oma opa familie herr herrn frau fam "
    "gegenuber haltestelle paket pakete lieferung abholung kontakt impressum zuhause neu privat privatadresse unfall "
    "einsatz kreuzung "
    # what stands behind "am", "im", "in der" and is no street
    "haus hause nahe stadt mitte regel zeit jahr jahre jahren nacht woche wochen tag tage abend mittag nachmittag "
    "vormittag wochenende montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "ostern pfingsten weihnachten silvester fruhling fruehling fruhjahr sommer herbst winter advent durchschnitt "
    "schnitt moment alter radio fernsehen tv internet netz kapitel artikel absatz paragraph seite folge staffel teil "
    "band raum zimmer saal gleis terminal gate stock stockwerk etage og tisch block spiel finale halbfinale "
    "viertelfinale achtelfinale derby minute minuten stunde stunden klasse gruppe liga bundesliga regionalliga "
    "kreisliga tabelle platz lotto rahmen zuge vergleich vorjahr laufe umkreis radius wert preis betrag heft quartal "
    "semester team kader angebot auto bus zug taxi tram linie autobahn bundesstrasse ausfahrt autobahnkreuz abfahrt "
    "insgesamt bett warteschlange warteliste pause top nummer nr hausnummer wahl umfrage runde halbzeit sekunde monat "
    "monaten gesamt".split()
)
# Words of houses that have a name, in front of the street; not "Haus", which posts speak of all the time.
HOUSE_NAMES = frozenset(
    "villa schloss schlossl landhaus forsthaus gutshof jagdhaus altevilla herrenhaus chalet".split()
)
_FLOOR = (
    r"(?:[0-9]{1,2}\.?[ ]?(?:og|ug|dg|stock|stockwerk|etage|obergeschoss|geschoss)|erdgeschoss|dachgeschoss|eg|dg|ug|"
    r"hochparterre|parterre|(?:erst|zweit|dritt|viert|fünft)er?[ ](?:stock|etage))"
)
_SIDE = r"(?:[ ]?,?[ ]?(?:links|rechts|mitte|hinten|vorne?|(?:li|re|mi)\b\.?))?"
UNIT = (
    rf"(?:{_FLOOR}{_SIDE}"
    r"|(?:whg|wohnung|app|apt|appartement|apartment|zi|zimmer|haus|eingang|aufgang|block|tür|tuer|box|"
    r"gebäude|geb|trakt)[.: ]{0,2}(?:nr\.?[ ]?)?(?:[0-9]{1,4}[a-z]?|[a-z])"
    r"|(?:hinterhaus|vorderhaus|hinterhof|seitenflügel|quergebäude|gartenhaus|rückgebäude|rgb|hh|vh)(?:[ ][0-9])?"
    rf"{_SIDE}"
    r"|postfach(?:[ ]?[0-9]{1,3}(?:[ ]?[0-9]{2,3}){0,2})?"
    r"|ot[ ][^\W\d_]{3,20}(?=[ ]?[,\n])"
    r"|(?:c/o|z\.?[ ]?hd\.?|bei)[ ][^\W\d_]{2,20}(?:[ ][^\W\d_]{2,20}){0,2}(?=[ ]?[,\n])"
    r")(?![^\W_])"
)
_RIVERS = (
    "main|rhein|neckar|donau|inn|isar|lech|elbe|weser|saale|oder|ruhr|lahn|mosel|nahe|aisch|tauber|brenz|fils|ems|"
    "aller|leine|harz|taunus|ts|see|bodensee|ammersee|chiemsee|w[oö]rthersee|rübenberge|wald|berg|sand|forst|rems|"
    "enz|nagold|glan|sieg|spree|havel|ilm|unstrut|pegnitz|regnitz|altmühl|naab|vils|wied|teutoburger wald|steigerwald|"
    "walde|hausruck|ziller|ill|enns|traun|ybbs|leitha|march|mur|drau|kamp|krems|attersee|traunsee|wagram|wolfgangsee|"
    "tegernsee"
)
_LANDS = (
    r"westf(?:alen|\.)?|württ\.?|bay(?:ern|\.)?|allgäu|eifel|harz|holst(?:ein|\.)?|sachsen|thür\.?|odenwald|schwarzwald"
)
_QUARTERS = (
    "mitte|altstadt|innenstadt|neustadt|südstadt|nordstadt|weststadt|oststadt|nord|süd|west|ost|prenzlauer berg|"
    "zentrum|kreuzberg|neukölln|wedding|moabit|friedrichshain|charlottenburg|schöneberg|tempelhof|steglitz|zehlendorf|spandau|"
    "pankow|reinickendorf|köpenick|treptow|lichtenberg|marzahn|hellersdorf|weißensee|wilmersdorf|altona|eimsbüttel|"
    "barmbek|winterhude|wandsbek|harburg|ottensen|bergedorf|ehrenfeld|nippes|deutz|mülheim|sülz|schwabing|sendling|"
    "pasing|haidhausen|giesing|bogenhausen|moosach|laim|bornheim|sachsenhausen|bockenheim|höchst|nordend|ostend|gallus|"
    "connewitz|plagwitz|gohlis|reudnitz|berg"
)
DISTRICT = (
    rf"(?:[ ]?\((?:{_RIVERS}|{_LANDS}|{_QUARTERS})\)|/(?:{_RIVERS})(?![^\W_])|[ /-](?:{_QUARTERS})(?![^\W_])"
    r"|[ ](?:am|an der|a\.?[ ]?d\.?|a\.|im|in der|i\.|ob der|ob|o\.?d\.?|vor der|v\.?d\.?)"
    rf"[ ]?(?:{_RIVERS})(?![^\W_])\.?)?"
)

# Not the three towns that are states: they are places.
_STATES = (
    "Baden-Württemberg Bayern Brandenburg Hessen Mecklenburg-Vorpommern Niedersachsen Nordrhein-Westfalen "
    "Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen"
).split()

GERMAN = Grammar(
    country="DE",
    language="de",
    number="after",
    heads=HEADS,
    tails=TAILS,
    suffixes=SUFFIXES,
    wholes=WHOLES,
    vague=VAGUE,
    vague_tails=VAGUE_TAILS,
    plain=PLAIN,
    prepositions=frozenset(PREPOSITIONS),
    not_streets=NOT_STREETS,
    titles=TITLES,
    adjective=ADJECTIVE,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    # "5a", "5 a", "5-7", "5/7", "5a-c", "5 1/2", "5a/b"; a letter apart is one of the first, not "m" or "z."
    addition=(
        rf"(?:[ ]?1/2(?![0-9])|½|[ ]?[-/+][ ]?[0-9]{{1,4}}(?![0-9]))?(?:{LETTER}|[ ][a-h](?![^\W_]))?"
        r"(?:[ ]?[-/+][ ]?[0-9]{0,3}[a-z](?![^\W_]))?"
    ),
    unit=UNIT,
    links=frozenset({"in"}),
    place_first=True,
    district=DISTRICT,
    regions={
        **{key(land): land for land in _STATES},
        "nrw": "Nordrhein-Westfalen",
        "bawu": "Baden-Württemberg",
        "rlp": "Rheinland-Pfalz",
        "bavaria": "Bayern",
    },
    names=(
        "Deutschland",
        "Germany",
        "Duitsland",
        "Allemagne",
        "Alemania",
        "Germania",
        "BRD",
        "Bundesrepublik Deutschland",
    ),
    house_names=HOUSE_NAMES,
)
