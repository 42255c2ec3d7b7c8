"""Australia: "3/27 Wattle Street, Newtown NSW 2042".

The flat stands before the number, with a stroke; suburb, state and postcode stand on one line, mostly without a comma.
Source: Australia Post, addressing guidelines; AS 4590.
"""

from doxguard.detectors.address import gb
from doxguard.detectors.address.grammar import Grammar

_CLEAR = ("hwy", "cct", "esp", "bvde", "boulevarde")
_PLAIN = (
    "dve", "dv", "circuit", "crct", "retreat", "outlook", "vista", "cove", "ramble", "grange", "gra", "track", "trk",
    "loop", "alley", "crossing", "entrance", "lookout", "parklands", "pocket", "quays", "boundary", "nook", "tor",
)  # fmt: skip
_VAGUE = ("point", "run", "pass", "strip", "bend", "beach", "plaza", "key", "island")
_STATES = {
    "NSW": "New South Wales", "VIC": "Victoria", "QLD": "Queensland", "SA": "South Australia",
    "WA": "Western Australia", "TAS": "Tasmania", "NT": "Northern Territory", "ACT": "Australian Capital Territory",
}  # fmt: skip
WHOLES = frozenset({"esplanade", "parade", "promenade", "broadway", "strand"})
# "Unit 5", "U5," (but "U16 Victoria Park" is a match), "Shop 2B", "Level 3"; in "Lot 12 Smith Road" the lot's number
# stands for the house's.
UNIT = rf"""{gb.UNIT}|(?x:
    (?:townhouse|villa|shed|site|lot|level|lvl|tower|building|bldg|suite|ste)[ .#]{{0,2}}[0-9]{{1,4}}[a-z]?(?![^\W_])
    | u[ ]?[0-9]{{1,4}}[a-z]?(?=[ ]?(?:[,/]|\Z))
    | (?:l[0-9]{{1,2}}|g[0-9]{{2}})(?=[ ]?(?:,|\Z)) | (?:lot|site)(?=[ ]?\Z)
)"""

ENGLISH = Grammar(
    country="AU",
    language="en",
    number="before",
    tails=tuple(dict.fromkeys([*gb.TAILS, *_CLEAR, *_PLAIN, *_VAGUE])),
    wholes=WHOLES,
    vague=gb.VAGUE | set(_VAGUE) | WHOLES,
    plain=gb.PLAIN | set(_PLAIN),
    not_streets=gb.NOT_STREETS,
    particles=gb.PARTICLES,
    not_names=gb.NOT_NAMES,
    directions=gb.DIRECTIONS | {"nth", "sth", "n", "s", "e", "w"},
    unit=UNIT,
    links=frozenset({"in"}),
    postcode="after",
    regions={
        **{code.lower(): code for code in _STATES},
        **{name.lower().replace(" ", ""): code for code, name in _STATES.items()},
    },
    house_names=gb.HOUSE_NAMES,
    names=("Australia", "AU", "AUS"),
)
