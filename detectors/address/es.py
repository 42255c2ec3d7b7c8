"""Spain: "Calle Mayor 5, 3º B, 28921 Alcorcón (Madrid)", "Carrer Nou, 5, 1r 2a, 08302 Mataró", "Foru kalea 5".

Kind of street, name, number; block, staircase, floor, door; five figures, place, province. Castilian, Catalan, Galician
and Basque words mix in one address, so units and provinces are common to all. Left out: roads by kilometre ("Ctra.
N-340 km 12"), streets named by one letter ("Calle A"), PO boxes. Source: Correos, addressing guide (UPU S42, ESP).
"""

from dataclasses import replace

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key

_END = r"(?=[ ]?(?:[,;)\n]|\.(?![^\W_])|-[ ]|\Z))"  # of a part
# A letter behind a space: "y", "a", "e", "o", "i", "u" are words as well, so they need a capital or the end of a part.
_SINGLE = rf"(?:(?-i:[A-Z])(?![^\W_]|[.'][^\W_])|[b-df-hj-np-tv-x](?![^\W_]|'|[ ][0-9])|[ae]{_END})"
_DOT = r"(?:\.(?=[ ]?[,\-(]|[ ][0-9]))?"  # of an abbreviation, where the address goes on
_SIDE = (
    r"(?:izq(?:uierd[ao]|da|d|do)?|izda|izdo|esq(?:uerra)?|dcha?|dta|dreta|derecha|dereita|drcha|der|ctro|cent(?:ro|re)"
    r"|int(?:erior)?|ext(?:erior)?|ezk(?:erra)?|esk(?:uina|ubi)?)(?![^\W_])"
)
_FLOOR = rf"[0-9]{{1,2}}(?:[ ]?[ºª°]|\.[ºª]|(?:[aoerntè]|er|on|rt)(?![^\W_])|\.(?=[ ]?(?:{_SIDE}|[a-h](?![^\W_]))))"
_DOOR = (
    rf"(?:[ ]?[,\-]?[ ]?(?:[0-9]{{1,2}}(?:[ ]?[ºª°]|[ae](?![^\W_])|er(?![^\W_])|{_END})|{_SIDE}"
    rf"|p(?:uer|or)?ta\.?[ ]?[0-9]{{1,2}}(?![0-9])|{_SINGLE}))?"
)
# Storeys with a name; those of the second row are words of other meanings too.
_STOREYS = (
    r"(?:(?:sobre)?[aáà]tico?s?|entresuelo|entresol|entlo|entreplanta|semis[oó]tano|principal|ppal|pral|baixos|bajos|behea"
    r"|planta[ ]bai?[jx]a)(?![^\W_])"
)
_VAGUE_STOREYS = (
    r"(?:bajo|baix|s[oó]tano|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa])"
    r"(?![^\W_])"
)
_LABELS = (
    "piso|pis|planta|plta|pl|puerta|porta|pta|escalera|escala|esc|portal|ptal|ataria?|bloque|bloc|blq|bl|bq|local|loc"
    "|nave|nau|oficina|ofic|ofi|despacho|despatx|apartamento|apartament|apto|apart|vivienda|viv|chal[eé]t?|casa|parcela"
    "|parc|fase|manzana|mz|letra|interior|edificio|edif?|torre|m[oó]dulo|mod|bungalow|d[uú]plex|habitaci[oó]n|hab|lote"
    "|loft|estudio|buz[oó]n"
)
_VALUE = (
    r"(?:[0-9]{1,4}(?:[ ]?[ºª°]|-?[a-z](?![^\W_])|(?![^\W_]))|[ivx]{1,4}(?![^\W_])|baj[oa](?![^\W_])"
    rf"|{_SINGLE}|{_SIDE})"
)
# Estates, blocks and quarters with a name: "Urb. Los Pinos", "Polígono Industrial Sur".
_NAMED = (
    r"(?:urb(?:anizaci[oó]n|anitzaci[oó])?|edif(?:icio?)?|residencial|pol(?:[ií]gono?)?|p\.?i|barri(?:o|ada)?|bda|colonia"
    r"|complejo|conjunto)\.?[ ](?:(?:industrial|ind|empresarial|residencial|comercial|tecnol[oó]gico)\.?[ ])?"
)
_SMALL = r"(?:(?:de|del|la|las|los|el|els|les|y|i)[ ]|[dl]'){0,2}"
_NAME = r"(?-i:[A-ZÀ-Þ])[^\W\d_]{1,20}"
_NAMES = rf"{_SMALL}{_NAME}(?:[ ]{_SMALL}{_NAME}){{0,4}}(?:[ ][ivx]{{1,3}}(?![^\W_]))?"
_SMALL_NAMES = r"[^\W\d_]{2,30}(?:[ ][^\W\d_]{2,15}){0,4}(?=,)"  # in small letters up to a comma only

# "12 bis", "12-14", "12B", "12 B", "12-3ºB"; no hours: "12h"
ADDITION = rf"""(?x:
    (?: [ ]?[-/+][ ]?[0-9]{{1,4}}(?![0-9ºª°h]|[.,:/\-][0-9]|[aoernt](?![^\W_])) )?
    (?: [ ]?(?:bis|ter|dup(?:licado)?|dpdo|triplicado)(?![^\W_]) )?
    (?: -?[a-gi-z](?![^\W_]) | -?(?-i:H)(?![^\W_])
      | [ ](?-i:[A-HJ-NP-X])(?![^\W_]|[.'][^\W_]) | [ ][b-df-hj-np-tv-x]{_END} )?
    (?: [-/](?:{_FLOOR}{_DOOR}|{_SIDE}) )?
)"""
UNIT = rf"""(?x:
    {_FLOOR}(?:[ ]?(?:piso|planta|pis|solairua)(?![^\W_]))?{_DOOR}{_DOT}
  | [0-9]{{1,2}}[ ]?-?[ ]?{_SIDE}{_DOT}
  | [0-9]{{1,2}}(?:-?[a-h](?![^\W_])|[ ](?-i:[A-H])(?![^\W_]|\.[^\W_])|[ ][b-df-h]{_END}|-[0-9]{{1,2}}(?![0-9]|-))
  | (?:{_STOREYS}|{_VAGUE_STOREYS})(?:
        [ ,\-]{{1,2}}(?:{_SIDE}|(?-i:[A-H])(?![^\W_])|[b-df-h]{_END}|[0-9]{{1,2}}(?:[ºª°]|a(?![^\W_])|{_END}))
      | {_END} | (?=[ ][0-9]{{5}}(?![0-9])) | \.(?=,) )
  | {_STOREYS}
  | (?:{_LABELS})(?:[.:]?[ ]|[.:])(?:n(?:um\.?|[ºo°.]{{1,2}})[ ]?)?{_VALUE}
  | {_NAMED}(?:{_NAMES}|{_SMALL_NAMES})
  | {_SIDE}{_DOT}
)"""

_SHARED = tuple(
    "av avd avda avgda avenida avinguda urb urbanizacion urbanitzacio poligono poligon pol rambla rbla ronda rda via "
    "granvia carretera ctra crta cra travesia travessia trv trva trav barrio barri".split()
)
SPANISH_HEADS = tuple(
    "jiron jr cerrada privada transversal calle c cl cll cle calleja callejon cjon callejuela paseo po pso ps pseo "
    "plaza pza plz plza pl plazuela plzla plazoleta camino cno cmno cam glorieta gta pasaje pje psje pasadizo cuesta "
    "csta costanilla corredera senda sendero subida bajada barriada bda bo colonia alameda bulevar canada calzada "
    "carrera carril acera rinconada partida pda paraje diseminado malecon explanada ribera puerta puente postigo "
    "adarve vereda parque jardines muelle vial lugar".split()
)
GALICIAN_HEADS = tuple(
    "rua ruela praza pr prazuela camino av estrada calexa calello paseo lugar baixada subida canton cantons carreiro "
    "alameda".split()
)
CATALAN_HEADS = tuple(
    "carrer c cr cer carrero passeig pg placa pl pca placeta travessera passatge ptge ptg psatge cami riera rierol "
    "torrent baixada pujada raval muralla jardins parc moll sender partida veinat".split()
)
BASQUE_TAILS = tuple(
    "kalea kale etorbidea etorbide hiribidea pasealekua pasealeku ibilbidea plaza enparantza bidea errepidea "
    "zeharbidea kantoia zumarkalea aldapa auzoa".split()
)
# With a capital these are streets, in small letters other things as well.
PLAIN = frozenset(
    "via plaza placa praza paseo camino cami ronda rambla travesia travessia urbanizacion urbanitzacio pasaje pje "
    "glorieta cuesta plazuela carretera ctra baixada pl po estrada poligono poligon passeig bidea".split()
)
VAGUE = frozenset(
    "cr cle ps pr cam puerta puente parque parc jardines jardins colonia barrio barri bo lugar partida senda sendero "
    "sender subida bajada pujada carrera carril acera calzada ribera muelle moll vial pol paraje torrent riera raval "
    "muralla cra trav urb canton cantons explanada alameda canada barriada diseminado vereda carreiro av".split()
)
PARTICLES = frozenset("de del la las los el lo y e i d l da do dos das na els les a o al".split())
NOT_NAMES = frozenset(
    "en esta estan estoy era fue fueron son soy hay ha han he hemos hace con sin por para pero porque que como cuando "
    "donde desde hasta entre tras ante bajo sobre segun durante mientras se me te nos le su sus mi mis tu tus un una "
    "unos unas este esta ese esa esto eso aqui alli ahi ya si ni mas menos muy solo tambien cortada cortado cerrada "
    "cerrado abierta abierto tiene tienen tenemos tengo vive viven vivo vivia va van vamos voy sale salen esquina "
    "numero num nro numeros piso frente junto cerca lado ayer hoy manana lunes martes miercoles jueves viernes sabado "
    "domingo peatonal ocupada llena llenas vacia vacias amb sense per perque quan des fins sota viu viuen visc hi "
    "tallat tancat obert te tenen avui ahir dema cantonada davant prop the and of is at to for with in".split()
)
# The commonest names of streets: with one of them a vague word or a small letter is enough.
FREQUENT = frozenset(
    "mayor real nueva iglesia delaiglesia delsol sol delaluna delapaz constitucion delaconstitucion espana deespana "
    "andalucia deandalucia cervantes migueldecervantes sanjuan sanjose sanpedro sanantonio sanmiguel sanfrancisco "
    "sanroque sansebastian santaana santaclara santamaria santateresa santiago santalucia delprado delafuente delmar "
    "delrio delpilar delcarmen delasflores delosolivos delospinos rosaliadecastro ramonycajal goya velazquez murillo "
    "picasso pablopicasso garcialorca federicogarcialorca antoniomachado machado lopedevega calderondelabarca quevedo "
    "delcomercio delaindustria delayuntamiento delmercado delcastillo delpuerto delaestacion delcementerio delcalvario "
    "libertad delalibertad europa deeuropa portugal madrid barcelona valencia sevilla toledo granada cadiz gibraltar "
    "doctorfleming drfleming reinasofia juancarlosi reyescatolicos colon cristobalcolon hernancortes pizarro "
    "isabellacatolica delaesperanza concepcion rosario delacruz diagonal catalunya decatalunya aragon darago major nou "
    "montserrat pauclaris balmes verdaguer santjordi santjoan santpere maior degalicia galicia iparraguirre".split()
)
# What begins a name without a telling word: "Alcalde Sáinz 12".
TITLES = frozenset(
    "alcalde doctor dr general gral san santa santo sta sto don maestro pintor padre fray obispo cardenal capitan "
    "comandante profesor poeta marques duque conde reina rey reyes virgen nuestra cuatro dos nueva gran monte puerto "
    "rio sierra".split()
)
# Estates, blocks and quarters before a street: "Urbanización Las Lomas, Calle Encina 15".
ESTATES = frozenset(
    "urbanizacion urb urbanitzacio edificio edif edifici residencial poligono pol poligon barrio barri barriada "
    "colonia conjunto complejo".split()
)
PROVINCES = {
    key(name): name
    for name in (
        "Álava|Araba|Albacete|Alicante|Alacant|Almería|Asturias|Ávila|Badajoz|Barcelona|Burgos|Cáceres|Cádiz|Cantabria|"
        "Castellón|Castelló|Ciudad Real|Córdoba|Cuenca|Gerona|Girona|Granada|Guadalajara|Guipúzcoa|Gipuzkoa|Huelva|"
        "Huesca|Jaén|La Rioja|"
        "Las Palmas|León|Lérida|Lleida|Lugo|Madrid|Málaga|Murcia|Navarra|Nafarroa|Orense|Ourense|Palencia|Pontevedra|"
        "Salamanca|Segovia|Sevilla|Soria|Tarragona|Santa Cruz de Tenerife|Tenerife|Teruel|Toledo|Valencia|Valladolid|"
        "Vizcaya|Bizkaia|Zamora|"
        "Zaragoza|Coruña|A Coruña|La Coruña|Mallorca|Menorca|Ibiza|Eivissa|Islas Baleares|Baleares|Illes Balears|"
        "Gran Canaria|Lanzarote|Fuerteventura|Islas Canarias|Canarias|Andalucía|Catalunya|Cataluña|Galicia|Euskadi|"
        "País Vasco|Aragón|"
        "Extremadura|Castilla y León|Castilla-La Mancha|Comunidad Valenciana|Ceuta|Melilla"
    ).split("|")
}  # fmt: skip

SPANISH = Grammar(
    country="ES",
    language="es",
    number="after",
    heads=(*_SHARED, *SPANISH_HEADS),
    wholes=frozenset({"granvia", "lasramblas", "larambla"}),
    frequent=FREQUENT,
    vague=VAGUE,
    plain=PLAIN,
    bare=True,
    titles=TITLES,
    not_streets=frozenset(
        {"carreteranacional", "carreteracomarcal", "carreteraautonomica", "ctranacional", "viaservicio"}
    ),
    particles=PARTICLES,
    not_names=NOT_NAMES,
    numberless=r"s[/.]?n[.º]?(?![^\W_])|sin n[úu]mero(?![^\W_])",
    addition=ADDITION,
    unit=UNIT,
    known_links=frozenset({"en", "de", "a"}),
    postcode="both",
    regions=PROVINCES,
    house_names=ESTATES,
    names=("España", "Spain", "Espanya", "Espainia", "Spanje", "Spanien", "Espagne", "Spagna", "Espanha"),
)
GALICIAN = replace(SPANISH, language="gl", heads=(*_SHARED, *GALICIAN_HEADS), wholes=frozenset(), bare=False)
CATALAN = replace(SPANISH, language="ca", heads=(*_SHARED, *CATALAN_HEADS), wholes=frozenset(), bare=False)
BASQUE = replace(
    SPANISH,
    language="eu",
    heads=("kale",),
    wholes=frozenset(),
    bare=False,
    tails=BASQUE_TAILS,
    suffixes=("kalea", "kale", "etorbidea"),
    vague=frozenset({"kale", "plaza", "aldapa", "auzoa"}),
)
