"""Portugal: "Rua do Moinho 12, 3.º Dto, 4700-123 Braga", "Urb. Quinta do Sol, Lote 5, R/C Esq".

Kind of street, name, number or lot; floor, side, door; a postcode of four and three figures that names a street or a
part of it, place. Brazilian addresses are read up to the number. Left out: PO boxes (apartado), roads by kilometre.
Source: CTT, código postal and addressing guide (UPU S42, PRT).
"""

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key

_END = r"(?=[ ]?(?:[,;)\n]|\.(?![^\W_])|-[ ]|\Z))"  # of a part
_SINGLE = (
    rf"(?:(?-i:[A-Z])(?![^\W_]|[.'][^\W_])|[b-df-np-z](?![^\W_]|'|[ ][0-9])|[aeo]{_END})"  # "a", "e", "o" are words
)
_DOT = r"(?:\.(?=[ ]?[,\-(]|[ ][0-9]))?"  # of an abbreviation, where the address goes on
_ORDINAL = (
    r"[0-9]{1,2}(?:\.?[ ]?[ºª°]|\.?[oa](?![^\W_])|\.(?=[ ]?(?:andar|dto|dt|drt|esq|fte|frt|frente|tras)(?![^\W_])))"
)
_SIDE = (
    r"(?:dt[oaº]?|drt[oº]?|dir|direit[oa]|d[ºo]|esq[ºoa]?|esquerd[oa]|fte|frt|frente|tr[aá]s|traseiras|centro|ctro|cto"
    r"|posterior)(?![^\W_])"
)
_FLOOR = (
    rf"(?:{_ORDINAL}(?:[ ]?(?:andar|piso)(?![^\W_]))?|r[./]{{0,2}}c(?![^\W_])|r[ ]/[ ]c(?![^\W_])"
    r"|r[eé]s[ -]do[ -]ch[aã]o|(?:sub[ -]?)?cave(?![^\W_])|[aá]tico(?![^\W_]))"
)
_DOOR = rf"(?:[.]?[ ]?[,\-/]?[ ]?(?:{_SIDE}|{_SINGLE}))?"
_LABELS = (
    "andar|piso|porta|pta|bloco|bloq|bl|torre|lote|lt|fra[cç]{1,2}[aã]o|frac|loja|lj|sala|escrit[oó]rio|apartamento"
    "|apart|apto|apt|casa|moradia|vivenda|edif[ií]cio|edif|ed|letra|entrada|ent|corpo|sector|setor|fase|pavilh[aã]o"
    "|armaz[eé]m|quarto|sub[ ]?lote|hab|habita[cç][aã]o"
)
_VALUE = (
    r"(?:[0-9]{1,4}(?:[.]?[ºª°]|[.][0-9]{1,2}(?![0-9])|-?[a-z](?![^\W_])|(?![^\W_]))|[ivx]{1,4}(?![^\W_])"
    rf"|{_SINGLE})(?:[ ]?{_SIDE})?"
)
# Estates, blocks and quarters with a name: "Urb. Quinta do Sol", "Edifício Mar".
_NAMED = (
    r"(?:urb(?:aniza[cç][aã]o)?|edif[ií]cio|edif?|bairro|b[ºo]|quinta|q\.?ta|lugar|loteamento|condom[ií]nio|aldeamento"
    r"|zona[ ]industrial|parque[ ]industrial|residencial|conjunto)\.?[ ]"
)
_SMALL = r"(?:(?:de|do|da|dos|das|o|a|os|as|e)[ ]){0,2}"
_NAME = r"(?-i:[A-ZÀ-Þ])[^\W\d_]{1,20}"

# "12-14", "12A", "12 A", "12-3.º Dto", "12 r/c"
ADDITION = rf"""(?x:
    (?: [ ]?[-/+][ ]?[0-9]{{1,4}}(?![0-9ºª°h]|\.[ºª]|[.,:/\-][0-9]|[ao](?![^\W_])) )?
    (?: [ ]?bis(?![^\W_]) )?
    (?: -?[a-gi-z](?![^\W_]|/) | -?(?-i:H)(?![^\W_])
      | [ ](?-i:[B-DF-HJ-NP-Z])(?![^\W_]|[./'][^\W_]) | [ ](?-i:A)(?=[ ]?(?:[,;)\n]|-[ ]|\Z)) )?
    (?: [-/](?:{_FLOOR}{_DOOR}|{_SIDE}) )?
)"""
UNIT = rf"""(?x:
    {_FLOOR}{_DOOR}{_DOT}
  | [0-9]{{1,2}}[ ]?-?[ ]?{_SIDE}{_DOT}
  | [0-9]{{1,2}}(?:-?[a-g](?![^\W_])|[ ](?-i:[B-DF-H])(?![^\W_]|\.[^\W_]))
  | (?:{_LABELS})(?:[.:]?[ ]|[.:])(?:n[.]?[ºo°]?[ ]?)?{_VALUE}{_DOT}
  | {_NAMED}{_SMALL}{_NAME}(?:[ ]{_SMALL}{_NAME}){{0,4}}
  | {_SIDE}{_DOT}
)"""

HEADS = (
    "rua r avenida av avda avd aven travessa trav tv trv trava largo lg lgo praca pc prc praceta pct pcta pta calcada "
    "cc cca calc calcadinha alameda al estrada est estr caminho cam beco bc rotunda rot urbanizacao urb bairro bo "
    "quinta qta lugar loteamento campo escadas escadinhas patio pateo ladeira "
    "rampa viela terreiro rossio azinhaga jardim passeio cais esplanada ruela vereda via parque impasse zonaindustrial "
    "monte sitio casal"
).split()
PLAIN = frozenset(
    "praca praceta largo alameda estrada travessa trav rotunda urbanizacao calcada bairro azinhaga ladeira "
    "tv lg".split()
)
VAGUE = frozenset(
    "r av avd al est cam pc prc cc cca bc rot bo quinta qta lugar loteamento campo escadas patio pateo rampa "
    "terreiro jardim passeio cais esplanada via parque monte sitio casal caminho beco vereda impasse zonaindustrial "
    "pta pct calc urb estr aven".split()
)
PARTICLES = frozenset("de do da dos das o a os as e d na no nas nos ao".split()) - {"na", "no", "nas", "nos"}
NOT_NAMES = frozenset(
    "ao em na no nas nos num numa com sem por para pelo pela mas porque que como quando onde desde ate entre sobre "
    "sob durante enquanto se me te lhe seu sua meu minha um uma uns umas este esta esse essa isto isso aqui ali la "
    "ja nao sim mais menos muito so tambem cortada cortado fechada fechado aberta aberto tem temos tenho mora moro "
    "moram vive vivo vivem vai vao vou sai esta estao estou esteve era foi foram sao ha hoje ontem amanha segunda "
    "terca quarta quinta sexta sabado domingo esquina numero nr frente junto perto lado cheia vazia apos ter ser the "
    "and of is at to for with in".split()
) - {"quinta", "segunda"}
FREQUENT = frozenset(
    "25deabril 1demaio 5deoutubro 1dedezembro daliberdade darepublica liberdade republica daigreja daescola dafonte "
    "dacapela domoinho doouteiro nova novadaigreja direita principal central desaojoao desaojose desantoantonio "
    "saojoao saojose santoantonio luisdecamoes decamoes camoes vascodagama infantedomhenrique infantedhenrique "
    "combatentesdagrandeguerra doscombatentes marquesdepombal almirantereis serpapinto alexandreherculano "
    "ecadequeiros almeidagarrett antero deanterodequental fernandopessoa florbelaespanca egasmoniz afonsohenriques "
    "domafonsohenriques dafonsohenriques nunoalvares nunoalvarespereira saraiva sacadura sacaduracabral gagocoutinho "
    "douteiro doscarvalhos dasflores dosol domar doporto delisboa braga decima debaixo docruzeiro dacruz "
    "damisericordia doforno dohospital docampo daestacao domercado docomercio padreamerico bombeirosvoluntarios "
    "dosbombeirosvoluntarios augusta".split()
)
REGIONS = {
    key(name): name
    for name in (
        "Aveiro|Beja|Braga|Bragança|Castelo Branco|Coimbra|Évora|Faro|Guarda|Leiria|Lisboa|Portalegre|Porto|Santarém|"
        "Setúbal|Viana do Castelo|Vila Real|Viseu|Açores|Azores|Madeira|Algarve|Alentejo|Ilha da Madeira|"
        "Ilha de São Miguel|Ilha Terceira"
    ).split("|")
}  # fmt: skip

PORTUGUESE = Grammar(
    country="PT",
    language="pt",
    number="after",
    heads=tuple(HEADS),
    frequent=FREQUENT,
    vague=VAGUE,
    plain=PLAIN,
    not_streets=frozenset({"estradanacional", "estradamunicipal", "estradaregional"}),
    particles=PARTICLES,
    not_names=NOT_NAMES,
    numberless=r"s[/.]?n[.º]?(?![^\W_])|sem n[úu]mero(?![^\W_])",
    addition=ADDITION,
    unit=UNIT,
    known_links=frozenset({"em", "no", "na", "de", "do", "da"}),
    postcode="both",
    strong=True,
    regions=REGIONS,
    house_names=frozenset(
        {"urbanizacao", "urb", "edificio", "edif", "bairro", "quinta", "condominio", "lugar", "casal"}
    ),
    names=("Portugal", "Portogallo", "Portugalia"),
)
