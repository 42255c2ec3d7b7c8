"""France: "12 bis, rue du Moulin, bât. B, 75011 Paris 11e".

Number, kind of street, name; some write the number behind the name, and villages have names without a telling word
("3 Le Bourg, 24200 Sarlat"). The postcode of five figures stands before the place; a district, "cedex" or the figures
of the department may follow it. Not marked: PO boxes (BP, CS), and places that are known by their name alone
("lieu-dit Kervran"). "Mail" is left out, though Rennes has a few: it means an e-mail. Source: La Poste, NF Z10-011.
"""

from doxguard.detectors.address.grammar import Grammar
from doxguard.detectors.address.names import key

HEADS = tuple(
    "rue r ruelle rlle avenue av ave aven boulevard bd bld blvd bvd boul place pl placette tour chemin chem ch impasse "
    "imp allee allees all quai cours route rte passage pass square sq sentier sente sent venelle faubourg fbg fg "
    "ruedufaubourg villa cite residence res voie rondpoint rdpt carrefour esplanade esp promenade prom parvis traverse "
    "montee cote rampe degres hameau ham lotissement lot domaine clos cour enclos jardin parc galerie rocade lieudit "
    "porte pont port chaussee levee digue corniche coursive peristyle calle carrer quartier zoneindustrielle "
    "zoneartisanale zonecommerciale zonedactivites zonedactivite za zi zac parcdactivites parcdactivite granderue "
    "grandrue petiterue vieillerue basserue hauterue ancienneroute vieilleroute grandroute granderoute nouvelleroute "
    "vieuxchemin ancienchemin petitchemin grandchemin petiteruelle grandeallee petiteplace vieilleplace grandplace "
    "grandeplace vieuxport cheminrural cheminvicinal routedepartementale routenationale".split()
)
# Words for other things as well, whatever stands behind them ...
VAGUE = frozenset(
    "r ch all pass res lot esp ham prom sent villa porte pont port cote parc jardin domaine galerie quartier calle "
    "carrer enclos za zi zac lebourg bourg levillage levieuxbourg".split()
)
# ... and those that name a street as soon as a name stands behind them: "3 place Bellecour", but "3 place de cinéma".
PLAIN = frozenset(
    "place pl passage cite residence voie cours cour montee traverse rampe degres levee digue parvis hameau".split()
)
NOT_STREETS = frozenset({"avemaria", "avjc", "avjesuschrist"})  # "52 av. J.-C."
# Streets that need no name behind their word.
WHOLES = frozenset(
    "grandrue granderue grandplace grandeplace lebourg bourg levillage levieuxbourg lacanebiere canebiere lacroisette "
    "lavilleneuve".split()
)
PARTICLES = frozenset("de du des d la le les l au aux sur sous et lez".split())
# Words that end a name where no capitals show its end. Those in names are missing: "Mon Repos", "Sans Souci", "Midi".
NOT_NAMES = frozenset(
    "a je tu il elle on nous vous ils elles moi toi lui eux ca cela ce cet cette ces cest ya y qui que qu quoi dont ou "
    "comme comment quand car si mais donc ni ne pas plus jamais toujours aussi alors puis ensuite enfin sinon voila "
    "est sont suis es etait etaient sera seront serait ai as avez ont avait avaient avoir etre fait faire va vas vais "
    "vont aller allez venez viens vient venir passe passez passer reste restez sonne sonnez sonner appelle appelez "
    "appeler rejoins rejoignez trouve trouvez habite habites habitez habitent habitait vit vivent vivait logent dort "
    "dorment reside resident travaille travaillent bosse bossent demenage emmenage cherche cherchez attend attends "
    "attendez arrive arrivez envoie envoyez livrez livrer vends vendu donne donnez merci svp stp pls urgent urgence "
    "bonjour bonsoir salut coucou bisous mdr lol ptdr rdv rendezvous demain hier aujourdhui maintenant bientot tantot "
    "soir matin lundi mardi mercredi jeudi vendredi samedi dimanche weekend avec pour dans par chez vers pres derriere "
    "devant depuis pendant apres avant jusqu jusque jusqua entre hors environ face proche code digicode interphone "
    "sonnette tel telephone portable numero mail contact adresse etage rdc appart appartement appt apt bat batiment "
    "escalier bis sa ses leur leurs votre vos quelquun tout tous toute toutes meme trop tres bien encore deja juste "
    "seulement un une voiture voitures appartements immeuble immeubles ouvert ouverte fermee gratuit gratuite "
    "gratuites assise assises debout parking concert concerts cinema cine stationnement dispo disponible disponibles "
    "handicape handicapes yoga pilates zumba natation conduite soutien cuisine guitare maths math rattrapage vacances "
    "colonie reussite succes the and of is in at near this that te bij naar op en een und das ist im nr creche jhabite "
    "jai jsuis jattends quil quelle quon sil daccord dhabitude lappart lappartement cedex".split()
)

# "12 bis", "12B", "12 B", "12-14", "12/2"; not "18h", "2e", "100m".
LETTER = r"(?:(?-i:[A-DF-GI-LN-Z])|[a-df])(?![^\W_])"
ADDITION = (
    r"(?:[ ]?[-/][ ]?[0-9]{1,4}(?![0-9]))?"
    rf"(?:[ ]?(?:bis|ter|quater)(?![^\W_])(?:[ ]?{LETTER})?|{LETTER}|[ ](?-i:[A-DF-GI-LN-Z])(?![^\W_'’]))?"
)

_SIDE = r"(?:[ ,]{1,2}(?:[aà][ ])?(?:porte[ ])?(?:de[ ])?(?:gauche|droite|dte|gche|en[ ]face|face|fond)(?![^\W_])){0,2}"
_NUMBER = (
    r"(?:n[°ºo.]{0,2}[ ]?)?(?:[0-9]{1,4}[ ]?(?-i:[A-Z])?|(?-i:[A-Z])[ ]?-?[0-9]{0,3}|[0-9]{1,4}[a-z]|[a-z][0-9]{1,3}"
    r"|[a-z](?=[ ]*(?:[,.;:)!?\n]|\Z|[0-9]))|i{1,3})(?![^\W_])"
)
_NAMED = (
    r"(?-i:(?:(?:de|du|des|la|le|les|[dl]['’])[ ]?){0,2}[A-ZÀ-Ý][\w'’-]{1,20}(?:[ ][A-ZÀ-Ý][\w'’-]{1,20}){0,2}"
    r"(?=[ ]*[,\n-]))"
)
_KINDS = (
    r"app?(?:t|art|artement)?s?|apt|b[aâ]t(?:iment)?|esc(?:alier)?|cage|entr[eé]e|hall|porte|pte|studio|chambre|lgt|log"
    r"|logement|bte|bo[iî]te|immeuble|imm|tour|bloc|pavillon|[eé]tage|niveau|villa|r[eé]s(?:idence)?|lot"
)
_ORDINAL = (
    r"(?:[0-9]{1,2}[ ]?(?:er|e|[eè]me|i[eè]me)"
    r"|(?:premier|deuxi[eè]me|second|troisi[eè]me|quatri[eè]me|cinqui[eè]me|sixi[eè]me|dernier)(?=[ ]))"
)
# Parts of a house: "bât. B", "résidence Les Lilas,", "au 3e étage porte gauche", "rdc".
UNITS = (
    rf"(?:{_KINDS})(?![^\W_])[ .:]{{0,2}}{_NUMBER}",
    rf"(?:b[aâ]t(?:iment)?|immeuble|imm|r[eé]s(?:idence)?)(?![^\W_])\.?[ ]{_NAMED}",
    rf"(?:au[ ])?{_ORDINAL}[ ]?(?:[eé]tage|[eé]t\.?)(?![^\W_]){_SIDE}",
    rf"(?:au[ ])?(?:rdc|rez[ -]de[ -]chauss[eé]e|sous-sol)(?![^\W_]){_SIDE}",
    r"porte[ ](?:de[ ])?(?:gauche|droite)(?![^\W_])",
    r"(?<=,[ ])[0-9]{1,2}(?:er|e|[eè]me)(?=[ ]*(?:[,.;:)!?\n]|\Z))",  # a district or a floor: "17 rue Sedaine, 11e"
)


def chain(units: tuple[str, ...]) -> str:
    """Return a pattern for one to four units that follow each other: "bât. B, 3e étage, appt 12"."""
    one = f"(?:{'|'.join(units)})"
    return rf"{one}(?:[ ]?[,/–-]?[ ]?{one}){{0,3}}"


_DISTRICT = (
    r"(?:[ ,]{1,2}\(?(?:[0-9]{1,2}|(?-i:[XVI]{1,5}))[ ]?(?:er|e|[eè]me|i[eè]me)(?![^\W_]|[ ][eé]t)"
    r"(?:[ ]arr(?:ondissement|t|\.)?(?![^\W_]))?\)?|[ ][0-9]{1,2}(?=[ ]*(?:[,.;!?)\n]|\Z)))?"
    r"(?:[ ]cedex(?:[ ][0-9]{1,2}(?![0-9]))?)?(?:[ ]?\((?:[0-9]{2,3}|2[ab])\))?"
)
_REGIONS = (
    "Auvergne-Rhône-Alpes;Bourgogne-Franche-Comté;Bretagne;Centre-Val de Loire;Corse;Grand Est;Hauts-de-"
    "France;Île-de-France;Normandie;Nouvelle-Aquitaine;Occitanie;Pays de la Loire;Provence-Alpes-Côte d'Azur;"
    "PACA;Alsace;Lorraine;Aquitaine;Bourgogne;Auvergne;Champagne-Ardenne;Franche-Comté;Languedoc-"
    "Roussillon;Limousin;Midi-Pyrénées;Picardie;Poitou-Charentes;Rhône-Alpes;Guadeloupe;Martinique;Guyane;"
    "Guyane française;La Réunion;Réunion;Mayotte;Nouvelle-Calédonie;Polynésie française;Saint-Pierre-et-"
    "Miquelon;Saint-Martin;Ain;Aisne;Allier;Alpes-de-Haute-Provence;Hautes-Alpes;Alpes-Maritimes;Ardèche;"
    "Ardennes;Ariège;Aube;Aude;Aveyron;Bouches-du-Rhône;Calvados;Cantal;Charente;Charente-Maritime;Cher;"
    "Corrèze;Corse-du-Sud;Haute-Corse;Côte-d'Or;Côtes-d'Armor;Creuse;Dordogne;Doubs;Drôme;Eure;Eure-et-"
    "Loir;Finistère;Gard;Haute-Garonne;Gers;Gironde;Hérault;Ille-et-Vilaine;Indre;Indre-et-Loire;Isère;"
    "Jura;Landes;Loir-et-Cher;Loire;Haute-Loire;Loire-Atlantique;Loiret;Lot;Lot-et-Garonne;Lozère;Maine-"
    "et-Loire;Manche;Marne;Haute-Marne;Mayenne;Meurthe-et-Moselle;Meuse;Morbihan;Moselle;Nièvre;Nord;"
    "Oise;Orne;Pas-de-Calais;Puy-de-Dôme;Pyrénées-Atlantiques;Hautes-Pyrénées;Pyrénées-Orientales;Bas-Rhin;"
    "Haut-Rhin;Rhône;Haute-Saône;Saône-et-Loire;Sarthe;Savoie;Haute-Savoie;Seine-Maritime;Seine-et-Marne;"
    "Yvelines;Deux-Sèvres;Somme;Tarn;Tarn-et-Garonne;Var;Vaucluse;Vendée;Vienne;Haute-Vienne;Vosges;"
    "Yonne;Territoire de Belfort;Essonne;Hauts-de-Seine;Seine-Saint-Denis;Val-de-Marne;Val-d'Oise"
).split(";")

FRENCH = Grammar(
    country="FR",
    language="fr",
    number="both",
    heads=HEADS,
    wholes=WHOLES,
    vague=VAGUE | {"tour"},
    plain=PLAIN,
    not_streets=NOT_STREETS,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    bare=True,
    addition=ADDITION,
    unit=chain(UNITS),
    links=frozenset({"a", "au"}),
    district=_DISTRICT,
    regions={key(name): name for name in _REGIONS},
    names=("France", "Frankreich", "Frankrijk", "Francia", "França", "France métropolitaine"),
)
