"""The United Kingdom: "Flat 2, 14 Maple Street, Barford OX1 1AA".

Number, name, kind of street; flat, house name, locality and post town have a line or a comma each; the postcode closes
the address. A house may have a name besides its number, or for one. What English says about streets is kept here for
the other countries that speak it.

Left out: a house's name without a postcode, and numbers that count what follows ("2 way street", "5 min drive").
Source: Royal Mail, guide to the Postcode Address File; UPU S42, template of the United Kingdom.
"""

from doxguard.detectors.address.grammar import Grammar

# Kinds of streets that mean hardly anything else behind a number and a name.
_CLEAR = """street st str road rd lane ln avenue ave aven crescent cres crst terrace terr tce boulevard blvd bvd
    parkway pkwy byway causeway esplanade""".split()
# Common words too: with small letters they need company ("5 hard drive", "2 court dates").
_PLAIN = """av drive drv dr drove close cl court crt ct courts place pl way gardens gdns gdn garden grove grv gr square
    sq mews row walk hill rise parade pde cr cottages villas buildings quay wharf promenade prom embankment mount
    croft crofts brow pk dene
    garth glade glen heights copse spinney paddock paddocks wynd brae vennel ginnel loke meadow
    meadows mead leas lea holt hurst chase orchard orchards ter gate warren approach arcade precinct circus ridge
    ridgeway mansions lawn lawns downs broadway highway springs maltings hollow dell dale parkside hillside
    riverside""".split()
# Names of parks, bridges and woods have this form: they need company even with capitals.
_VAGUE = """park green view vale end yard bank side passage path fields field heath link links mall oval piece strand
    wood woods cross corner common bridge estate circle cir trail loan fold""".split()

TAILS = tuple(dict.fromkeys([*_CLEAR, *_PLAIN, *_VAGUE]))
PLAIN = frozenset(_PLAIN)
VAGUE = frozenset(_VAGUE)
# What looks like a name and a kind of street, and is none with capitals either: "8 Mile Road", "1 TB drive".
NOT_STREETS = frozenset(
    """mileroad milewalk miledrive minutewalk minutedrive minwalk mindrive hourdrive waystreet onewaystreet twowaystreet
    deadendstreet starplace harddrive flashdrive usbdrive tbdrive gbdrive testdrive""".split()
)
PARTICLES = frozenset("of the and upon le la de".split())
DIRECTIONS = frozenset("north south east west upper lower northeast northwest southeast southwest".split())
# Written small, these are no part of a street's name: what is counted, what is said of it, words of the sentence.
NOT_NAMES = frozenset(
    """a an the of to my your his her its our their this that these those i you he she it we they me him us them
    who what which where when why how is are was were be been being am do does did done doing has have had having
    will would can could should shall may might must go goes going gone went come comes coming came get gets getting
    got make makes made making take takes took taken see sees saw seen say says said and or but so if as than then
    too very really quite pretty just only even still also again ever never always already about around almost
    nearly in on at by for from with without within down up off out over under per via into onto across along
    through past near behind between after before until till since during towards toward against beside opposite
    inside outside each every both either neither more most less least few fewer many much several some any all no
    not none lots loads plenty other another others different same own such extra additional whole entire single
    double triple random actual separate good better best great nice lovely beautiful amazing awesome cool cute
    gorgeous stunning perfect bad worse worst awful horrible terrible ugly dirty filthy clean safe dangerous busy
    quiet tiny huge massive giant big small tall short wide narrow straight winding bumpy icy wet dry dark bright
    empty full open closed dead oneway twoway private public local rural residential suburban urban british irish
    australian paved unpaved dirt gravel cobbled snowy flooded blocked country side cycle memory hard fast slow
    quick scenic easy gentle steep uphill downhill daily weekly monthly yearly annual popular famous historic modern
    minute minutes min mins seconds sec secs hour hours hr hrs day days night nights week weeks weekend weekends
    fortnight month months year years yr yrs decade decades century centuries time times mile miles km kms kilometre
    kilometres kilometer kilometers metre metres meter meters foot feet ft inch inches yard yards acre acres hectare
    hectares block blocks step steps way ways lane lanes lap laps mph kph degree degrees percent pct kg lbs litre
    litres ton tons tonnes people person persons kid kids child children guy guys man men woman women girl girls boy
    boys friend friends cop cops officers drivers students cyclists pedestrians residents neighbours neighbors
    families car cars bus buses truck trucks van vans bike bikes train trains cats dogs birds shop shops store
    stores pub pubs bar bars houses homes trees thing things stuff places spots stop stops exit exits turns doors
    cameras star stars bed beds bedroom bedrooms bathroom bathrooms bath baths storey story room rooms seat seater
    hole pack packs part parts set sets pair pairs point points goal goals game games match matches win wins loss
    losses level levels episode episodes season seasons pm am bit bunch lot couple pound pounds quid dollar dollars
    euro euros cent cents bucks grand million billion thousand hundred dozen one two three four five six seven eight
    nine ten hairpin blind parked wrong right next last left former late early today tomorrow tonight yesterday now
    here there please pls thanks lol omg btw looking walking driving riding running crossing standing waiting
    sitting sleeping living lining facing leaving blocking turning heading playing fighting crossed walked drove ran
    hit""".split()
)
# Welsh words before the name.
_HEADS = tuple("ffordd heol stryd lon rhodfa clos llys maes bryn cae parc pen trem erw".split())
# Streets that are named without a word for their kind, or by it alone: they need a place or a postcode.
WHOLES = frozenset(
    """broadway broadwalk strand cheapside kingsway queensway eastgate westgate northgate southgate kirkgate briggate
    deansgate micklegate stonegate moorgate bishopsgate aldersgate houndsditch cornmarket cornhill haymarket piccadilly
    whitehall poultry bullring shambles cowgate canongate trongate gallowgate saltmarket pantiles parkside
    riverside""".split()
) | {
    f"the{kind}"
    for kind in (*_PLAIN, *_VAGUE, "street", "lane", "avenue", "crescent", "terrace", "shambles", "pantiles")
}
# What houses are called, by the first or last word.
HOUSE_NAMES = frozenset(
    """house hse cottage cottages lodge farm farmhouse barn barns villa villas hollies gable gables manor court
    hall grange mill rectory vicarage parsonage presbytery manse schoolhouse croft crofts bungalow chalet willows
    oaks elms firs laurels beeches cedars limes pines birches hawthorns rowans poplars sycamores chestnuts hollytree
    orchard orchards nook haven rest heights mansions mansion tower towers apartments flats chambers buildings bldgs
    stables granary coachhouse priory abbey forge smithy dairy brewery maltings annexe dene glen brae bank bower
    retreat end hideaway homestead fairview bayview seaview hillview woodview hillcrest hillside woodside riverside
    lakeside meadowside rosedene rosemount oakdene oaklands woodlands highfield wayside greenacres dunroamin
    sunnyside sunnybank gatehouse tollhouse wharf warehouse works estate steading residences view""".split()
)
# The number or letter of a flat: "2", "3b", "2/1", "B"; "a" also begins a noun, so it must end there.
_COUNT = r"""(?:no\.?[ ]?)?(?:[0-9]{1,4}[ ]?[a-z]?|[0-9]{1,2}[/\-.][0-9]{1,2}|(?-i:[A-Z])[0-9]{0,3}
    |[a-h](?=[ ]?(?:[,.\n]|\Z|[0-9])))(?![^\W_])"""
_STOREY = """lower[ ]ground|upper[ ]ground|ground|first|second|third|fourth|top|basement|garden|upper|lower
    |attic|rear|front|[0-9]{1,2}(?:st|nd|rd|th)"""
UNIT = rf"""(?x:
    (?:flat|flt|apartment|appt?|apt|unit|suite|studio|room|rm|bedsit|maisonette|penthouse|floor|block|plot|caravan|office
      |shop|berth)[ .#]{{0,2}}{_COUNT}
    | (?:the[ ])?(?:{_STOREY})[ ](?:flat|floor(?:[ ]flat)?)(?![^\W_])(?:[ ](?:[a-h]|[0-9]{{1,2}})(?=[ ]?[,\n]))?
    | (?:[0-9]f[0-9]|[gbtp]ff?[0-9]?|[0-9]/[0-9])(?=[ ]?(?:,|\Z))
    | (?:the[ ])?annexe?(?=[ ]?(?:[,\n]|\Z))
)"""
# The first half of a postcode without its second: "London SE15".
_DISTRICT = r"""(?x: [ ]?,?[ \n]?
    (?:(?-i:[A-Z]{1,2}[0-9]{1,2}[A-Z]?)
    |(?!no|am|pm)(?:[beglnsw]|[a-z]{2})[1-9][0-9]?[a-z]?)(?![^\W_]|[ ]{0,2}[0-9]|[ ]?[%:]))"""
_SIDES = ("North", "South", "East", "West")
_COUNTIES = (
    """Bedfordshire Berkshire Buckinghamshire Cambridgeshire Cheshire Cornwall Cumbria Derbyshire Devon Dorset
    Essex Gloucestershire Hampshire Herefordshire Hertfordshire Kent Lancashire Leicestershire Lincolnshire
    Merseyside Middlesex Norfolk Northamptonshire Northumberland Nottinghamshire Oxfordshire Rutland Shropshire
    Somerset Staffordshire Suffolk Surrey Sussex Warwickshire Wiltshire Worcestershire Yorkshire Aberdeenshire Angus
    Argyll Ayrshire Fife Lanarkshire Midlothian Perthshire Renfrewshire Stirlingshire Clwyd Dyfed Gwent Gwynedd
    Powys Glamorgan Pembrokeshire Carmarthenshire Ceredigion Monmouthshire Flintshire Anglesey""".split()
    + [f"{side} {name}" for side in _SIDES for name in ("Yorkshire", "Sussex", "Lothian", "Ayrshire", "Glamorgan")]
    + ["West Midlands", "Greater Manchester", "Greater London", "Tyne and Wear", "Isle of Wight", "County Durham"]
    + [f"County {name}" for name in ("Antrim", "Armagh", "Down", "Fermanagh", "Londonderry", "Tyrone")]
)
_SHORT_COUNTIES = {
    "beds": "Bedfordshire", "berks": "Berkshire", "bucks": "Buckinghamshire", "cambs": "Cambridgeshire",
    "glos": "Gloucestershire", "hants": "Hampshire", "herts": "Hertfordshire", "lancs": "Lancashire",
    "leics": "Leicestershire", "lincs": "Lincolnshire", "northants": "Northamptonshire", "notts": "Nottinghamshire",
    "oxon": "Oxfordshire", "staffs": "Staffordshire", "warks": "Warwickshire", "wilts": "Wiltshire",
    "worcs": "Worcestershire", "codurham": "County Durham", "coantrim": "County Antrim", "coarmagh": "County Armagh",
    "codown": "County Down", "cofermanagh": "County Fermanagh", "colondonderry": "County Londonderry",
    "cotyrone": "County Tyrone", "westyorks": "West Yorkshire", "northyorks": "North Yorkshire",
    "southyorks": "South Yorkshire",
}  # fmt: skip

ENGLISH = Grammar(
    country="GB",
    language="en",
    number="before",
    heads=_HEADS,
    tails=TAILS,
    wholes=WHOLES,
    vague=VAGUE | WHOLES | set(_HEADS[5:]),
    plain=PLAIN,
    not_streets=NOT_STREETS,
    particles=PARTICLES | {"y", "yr"},
    not_names=NOT_NAMES,
    directions=DIRECTIONS,
    bare=True,
    unit=UNIT,
    links=frozenset({"in"}),
    postcode="after",
    strong=True,
    postcode_name=True,
    district=_DISTRICT,
    regions={**{name.lower().replace(" ", ""): name for name in _COUNTIES}, **_SHORT_COUNTIES},
    house_names=HOUSE_NAMES,
    names=("United Kingdom", "UK", "U.K.", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "GB"),
)
