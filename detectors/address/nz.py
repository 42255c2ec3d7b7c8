"""New Zealand: "12A Rata Street, Mount Roskill, Auckland 1041" and "318 Settlers Road, RD 2, Te Puke 3182".

The flat stands before the number, with a stroke, or its letter behind it; the suburb stands before the city; a rural
delivery number stands for the suburb. Source: NZ Post, address standards (ADV358); UPU S42, template of New Zealand.
"""

from doxguard.detectors.address import au, gb
from doxguard.detectors.address.grammar import Grammar

_REGIONS = """Northland Waikato Taranaki Manawatu Tasman Marlborough Canterbury Otago Southland""".split()

ENGLISH = Grammar(
    country="NZ",
    language="en",
    number="before",
    shape=r"(?:state highway|s\.?h\.?)[ ]?[0-9]{1,2}[a-z]?(?![^\W_])",
    tails=tuple(dict.fromkeys([*au.ENGLISH.tails, "line", "domain"])),
    wholes=au.WHOLES,
    vague=au.ENGLISH.vague | {"line", "domain"},
    plain=au.ENGLISH.plain,
    not_streets=gb.NOT_STREETS,
    particles=gb.PARTICLES,
    not_names=gb.NOT_NAMES,
    directions=gb.DIRECTIONS | {"extension", "extn"},
    unit=rf"{au.UNIT}|r\.?d\.?[ ]?[0-9]{{1,2}}(?![^\W_])",
    links=frozenset({"in"}),
    postcode="after",
    regions={name.lower(): name for name in _REGIONS},
    house_names=gb.HOUSE_NAMES,
    names=("New Zealand", "NZ", "Aotearoa", "NZL"),
)
