"""Italy: "Via Roma 12/B, int. 4, 20013 Magenta (MI)", "P.zza Garibaldi, 3 - scala A", "Cannaregio 4120, 30121 Venezia".

Kind of street, name, number; staircase, floor, flat; five figures, place, two letters of the province, at times in
brackets. Left out: roads by kilometre ("SS16 km 12"), PO boxes (casella postale). Source: Poste Italiane, addressing
guide (UPU S42, ITA).
"""

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key

_END = r"(?=[ ]?(?:[,;)\n]|\.(?![^\W_])|-[ ]|\Z))"  # of a part
# A letter behind a space: "a", "e", "i", "o" are words as well, so they need a capital or the end of a part.
_SINGLE = rf"(?:(?-i:[A-Z])(?![^\W_]|[.'][^\W_])|[b-df-hj-np-z](?![^\W_]|'|[ ][0-9])|[ae]{_END})"
_DOT = r"(?:\.(?=[ ]?[,\-(]|[ ][0-9]))?"  # of an abbreviation, where the address goes on
_SIDE = r"(?:s[xn]|dx|destra|sinistra)(?![^\W_])"
_LABELS = (
    "interno|int|scala|sc|piano|pal(?:azzina)?|edificio|ed|lotto|isolato|is|appartamento|appart|app|citofono|corpo|torre"
    "|blocco|fabbricato|fabb|capannone|cap|box|villino|villetta|ingresso|cancello|suite|stanza|camera|cond(?:ominio)?"
    "|palazzo"
)
_VALUE = (
    r"(?:[0-9]{1,4}(?:[ºª°]|/?-?[a-z](?![^\W_])|(?![^\W_]))|[ivx]{1,4}(?![^\W_])|(?:terra|rialzato)(?![^\W_])"
    rf"|{_SINGLE})"
)
# Hamlets, blocks and quarters with a name: "Loc. Poggio Alto", "Residence Sole".
_NAMED = (
    r"(?:loc(?:alit[aà]|\.t[aà])?|fraz(?:ione)?|c\.?da|contrada|residence|residenza|cond(?:ominio)?|pal(?:azzo)?"
    r"|complesso|villaggio|quartiere|rione|parco|zona[ ]industriale|z\.?i|c\.?c|centro[ ]commerciale)\.?[ ]"
)
_SMALL = r"(?:(?:di|del|della|delle|dei|degli|da|la|le|il|lo|gli|san|santa)[ ]|(?:dell|d|l)'){0,2}"
_NAME = r"(?-i:[A-ZÀ-Þ])[^\W\d_]{1,20}"

# "12/B", "12 B", "12 bis", "12/14", "12/A/3", "12 r" and "12 rosso" (red numbers of Genoa and Florence)
ADDITION = rf"""(?x:
    (?: [ ]?[-/+][ ]?[0-9]{{1,4}}(?![0-9ºª°h]|[.,:/\-][0-9]) )?
    (?: [ ]?/?[ ]?(?:bis|ter|quater|rosso|nero|r)(?![^\W_]) )?
    (?: [ ]?[/\-][ ]?[a-z](?![^\W_]) | [a-gi-z](?![^\W_]) | (?-i:H)(?![^\W_])
      | [ ](?-i:[A-HJ-NP-Z])(?![^\W_]|[.'][^\W_]) | [ ][b-df-hj-np-tv-z]{_END} )?
    (?: /[0-9]{{1,3}}(?![0-9/]|[.,:][0-9]) )?
)"""
UNIT = rf"""(?x:
    (?:{_LABELS})(?:[.:]?[ ]|[.:])(?:n[.]?[ºo°]?[ ]?)?{_VALUE}(?:[ ]?{_SIDE})?{_DOT}
  | [0-9]{{1,2}}(?:[ ]?[º°ª]|o(?![^\W_]))[ ]?(?:piano|p\.?)(?![^\W_])(?:[ ]?{_SIDE})?
  | (?-i:[IVX]{{1,4}})[ ]?[º°]?[ ]piano(?![^\W_])
  | (?:primo|secondo|terzo|quarto|quinto|sesto|ultimo)[ ]piano(?![^\W_])
  | piano[ ](?:terra|rialzato|primo|secondo|terzo|quarto|quinto|sesto|attico)(?![^\W_])
  | p\.?[ ]?t\.?(?=[,\n ])
  | {_NAMED}{_SMALL}{_NAME}(?:[ ]{_SMALL}{_NAME}){{0,4}}
)"""

HEADS = (
    "via v viale vle vl vial viottolo piazza pza pzza pzz pz piazzale pzle ple pzale piazzetta pzetta piazzola corso "
    "cso co vicolo vlo vico vic vicoletto vc largo lgo strada str sda contrada cda ctr localita loc frazione fraz fr "
    "borgo borgata salita sal calle campo campiello fondamenta fondamente rio ruga "
    "lungomare lungotevere lungarno lungadige lungopo lungolago lungofiume lungodora galleria traversa trav passaggio "
    "pgio passeggiata stradone stradella stradello discesa rampa rampe scalinata gradini sentiero circonvallazione "
    "circonv rotonda villaggio quartiere residenza alzaia bastioni ripa supportico cupa rione sestiere "
    "viavecchia viaprivata "
    "vicolochiuso parco belvedere porta"
).split()
# With a capital these are streets, in small letters other things as well: "via" in most languages of Europe.
PLAIN = frozenset(
    "via piazza corso viale largo vicolo piazzale pza pzza contrada borgo strada localita frazione galleria salita "
    "lungomare lungotevere lungarno piazzetta traversa cso lgo vle vl fraz cda circonvallazione".split()
)
VAGUE = frozenset(
    "v vc str sal fr loc ctr co pz calle campo campiello rio ruga rampa rampe sentiero passaggio passeggiata rotonda "
    "villaggio quartiere residenza ripa bastioni cupa rione sestiere parco belvedere porta discesa gradini scalinata "
    "trav borgata vial vico vic ple cupa fondamenta fondamente alzaia stradella stradone".split()
)
PARTICLES = frozenset(
    "di de del dello della dell dei degli delle d da dal dalla dalle la le lo il i gli l e ed al alla alle in nel san "
    "santa santo sant s lli ta to".split()
) - {"san", "santa", "santo", "sant", "in", "s"}
NOT_NAMES = frozenset(
    "e in a con per su tra fra che chi cui come quando dove mentre durante dopo prima fino verso sotto sopra ma o se "
    "non si mi ti ci vi ne un una uno mio mia tuo sua suo questo questa quello quella qui qua sono sei siamo siete era "
    "erano ho hai ha abbiamo hanno ce chiusa chiuso aperta aperto bloccata bloccato abita abito abitano vive vivo "
    "viveva vado va vanno numero civico angolo davanti vicino presso ieri oggi domani lunedi martedi mercoledi giovedi "
    "venerdi sabato domenica circa solo anche gia piu meno molto the and of is at to for with by my your mail email "
    "posta sms app web internet bonifico paypal whatsapp telegram instagram facebook twitter messenger youtube tiktok "
    "twitch discord skype zoom teams chat radio cavo streaming satellite link google reddit dm pec fax telefono "
    "wetransfer spotify netflix gmail".split()
) - {"e"}
# The quarters of Venice, whose houses are numbered through.
_SESTIERI = ("cannaregio", "dorsoduro", "giudecca", "castello", "sanmarco", "sanpolo", "santacroce")
FREQUENT = frozenset(
    "roma garibaldi giuseppegaribaldi ggaribaldi mazzini giuseppemazzini cavour camillobensodicavour dante "
    "dantealighieri matteotti giacomomatteotti marconi guglielmomarconi verdi giuseppeverdi manzoni alessandromanzoni "
    "leopardi carducci giosuecarducci pascoli giovannipascoli petrarca boccaccio foscolo ugofoscolo colombo "
    "cristoforocolombo galilei galileogalilei volta alessandrovolta michelangelo raffaello leonardodavinci tiziano "
    "giotto rossini puccini giacomopuccini bellini donizetti mascagni toscanini vivaldi aldomoro deamicis "
    "edmondodeamicis degasperi alcidedegasperi gramsci antoniogramsci togliatti kennedy martinlutherking "
    "papagiovannixxiii giovannixxiii vittorioemanuele vittorioemanueleii vittorioveneto umbertoi reginamargherita "
    "reginaelena principedipiemonte xxsettembre 20settembre ivnovembre 4novembre xxvaprile 25aprile iimaggio 1maggio "
    "imaggio primomaggio iigiugno 2giugno xxivmaggio 24maggio diaz armandodiaz cadorna trieste trento venezia milano "
    "torino napoli firenze bologna genova palermo piave isonzo montegrappa cesarebattisti battisti nazariosauro "
    "fratellicervi fllicervi fratellibandiera fratellirosselli martiridellaliberta dellaliberta liberta "
    "dellarepubblica repubblica dellapace pace europa italia unitaditalia risorgimento indipendenza resistenza "
    "dellaresistenza nazionale sanfrancesco sangiovanni sangiuseppe sanmartino sanpietro sanpaolo santantonio sanrocco "
    "sanmarco santamaria santalucia santanna donminzoni donbosco dongiovannibosco donsturzo dellachiesa dellastazione "
    "stazione europa marcopolo po tevere adige deimille dellevittoria nuova vecchia provinciale nazionale".split()
)
_CODES = (
    "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CL CN CO CR CS CT CZ EN FC FE FG FI FM FR GE "
    "GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OR PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC "
    "RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VT VV"
).split()
REGIONS = {
    **{code.lower(): code for code in _CODES},
    **{
        key(name): name
        for name in (
            "Lombardia|Piemonte|Veneto|Toscana|Lazio|Campania|Puglia|Sicilia|Sardegna|Calabria|Liguria|Umbria|"
            "Marche|Abruzzo|Molise|Basilicata|Emilia-Romagna|Emilia Romagna|Friuli-Venezia Giulia|"
            "Trentino-Alto Adige|Trentino|Alto Adige|Valle d'Aosta|Südtirol|Agrigento|Alessandria|Ancona|Aosta|"
            "Arezzo|Ascoli Piceno|Asti|Avellino|Bari|Barletta-Andria-Trani|Belluno|Benevento|Bergamo|Biella|"
            "Bologna|Bolzano|Brescia|Brindisi|Cagliari|Caltanissetta|Campobasso|Caserta|Catania|Catanzaro|Chieti|"
            "Como|Cosenza|Cremona|Crotone|Cuneo|Enna|Fermo|Ferrara|Firenze|Foggia|Forlì-Cesena|Frosinone|Genova|"
            "Gorizia|Grosseto|Imperia|Isernia|La Spezia|L'Aquila|Latina|Lecce|Lecco|Livorno|Lodi|Lucca|Macerata|"
            "Mantova|Massa-Carrara|Matera|Messina|Milano|Modena|Monza e Brianza|Napoli|Novara|Nuoro|Oristano|"
            "Padova|Palermo|Parma|Pavia|Perugia|Pesaro e Urbino|Pescara|Piacenza|Pisa|Pistoia|Pordenone|Potenza|"
            "Prato|Ragusa|Ravenna|Reggio Calabria|Reggio Emilia|Rieti|Rimini|Roma|Rovigo|Salerno|Sassari|Savona|"
            "Siena|Siracusa|Sondrio|Taranto|Teramo|Terni|Torino|Trapani|Trento|Treviso|Trieste|Udine|Varese|"
            "Venezia|Verbania|Vercelli|Verona|Vibo Valentia|Vicenza|Viterbo"
        ).split("|")
    },
}  # fmt: skip

ITALIAN = Grammar(
    country="IT",
    language="it",
    number="after",
    heads=tuple(dict.fromkeys(HEADS)),
    wholes=frozenset(_SESTIERI),
    frequent=FREQUENT,
    vague=VAGUE | frozenset(_SESTIERI[3:]),
    plain=PLAIN,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    numberless=r"s\.?n\.?c?\.?(?![^\W_])|senza numero(?: civico)?(?![^\W_])",
    addition=ADDITION,
    unit=UNIT,
    known_links=frozenset({"a", "ad", "in", "di"}),
    postcode="both",
    district=r"/(?-i:[A-ZÄÖÜ])[^\W\d_]{2,20}",  # "Bolzano/Bozen"
    regions=REGIONS,
    house_names=frozenset(
        {"localita", "loc", "frazione", "fraz", "contrada", "condominio", "residence", "villaggio", "rione"}
    ),
    names=("Italia", "Italy", "Italien", "Italie", "Italië", "Itália"),
)
