"""Ireland: "12 Mill Road, Westport, Co. Mayo, F28 X4Y7" and "Flat 3, 40 Synge Lane, Dublin 8".

As in Britain; a district of Dublin has a number, the county stands behind the town, and the Eircode, which names one
front door, is often left out. In the country a house has neither number nor street: townland, town and county alone.

Left out: such addresses without an Eircode. Source: An Post, Eircode addressing guide; UPU S42, template of Ireland.
"""

from doxguard.detectors.address import gb
from doxguard.detectors.address.grammar import Grammar

_COUNTIES = """Carlow Cavan Clare Cork Donegal Dublin Galway Kerry Kildare Kilkenny Laois Leitrim Limerick Longford
    Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Waterford Westmeath Wexford Wicklow""".split()
# Irish words before the name: kinds of streets; and what housing estates are called.
_CLEAR_HEADS = ("sraid", "bothar", "ascaill", "cearnog", "pairc", "garran", "ceide", "lana")
_VAGUE_HEADS = ("cluain", "ard", "gleann", "cnoc", "gort", "lios", "rath", "tulach", "baile", "cois", "radharc", "dun")
# "Dublin 8", and short "D8"; "D08 X4Y7" is an Eircode.
_NUMBER = r"(?:1[0-8]|2[024]|6w|[1-9])(?![^\W_])"
_DISTRICT = rf"(?<=dublin)[ ]?{_NUMBER}|,?[ ]d{_NUMBER}(?![ ]?(?=[a-z]*[0-9])[a-z0-9]{{4}}(?![^\W_]))"

ENGLISH = Grammar(
    country="IE",
    language="en",
    number="before",
    heads=(*_CLEAR_HEADS, *_VAGUE_HEADS),
    tails=(*gb.TAILS, "boreen", "demesne", "village", "manor", "hall"),
    vague=gb.VAGUE | {"village", "manor", "hall"} | set(_VAGUE_HEADS),
    plain=gb.PLAIN,
    not_streets=gb.NOT_STREETS,
    particles=gb.PARTICLES | {"na", "an"},
    not_names=gb.NOT_NAMES - {"an"},
    directions=gb.DIRECTIONS,
    bare=True,
    unit=gb.UNIT,
    links=frozenset({"in"}),
    postcode="after",
    strong=True,
    postcode_name=True,
    postcode_door=True,
    district=_DISTRICT,
    # Behind "Dublin" alone its district is awaited.
    regions={
        f"{prefix}{name.lower()}": name
        for prefix in ("", "co", "county")
        for name in _COUNTIES
        if prefix or name != "Dublin"
    },
    house_names=gb.HOUSE_NAMES,
    names=("Ireland", "Republic of Ireland", "Eire", "IE", "ROI"),
)
