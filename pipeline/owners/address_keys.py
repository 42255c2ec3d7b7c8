"""The keys of an address: how two ways to write the same address become one string.

Strong: postcode and number, where a postcode is a stretch of one street (the Netherlands, the United Kingdom), a
postcode that is one door (Ireland), else postcode, street and number; and street, number and town. Weak: street and
number alone. Words for kinds of streets count in their shortest form, so that "Dorpsstr. 12-A" is "dorpsstraat 12 a".

Left out: towns that lie in each other, names of houses, ranges of numbers read as each number in them, and house number
and addition of which a post leaves out one: "12" is another door than "12a".
Source: the telling words of ``detectors/address``; the official names of towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from doxguard.detectors.address.names import key
from doxguard.detectors.address.value import Address

_DOORS = frozenset({"NL", "GB"})  # postcode and number are one door
_ONE_DOOR = frozenset({"IE"})  # the postcode alone is
_STATES = frozenset({"US", "CA", "AU"})  # towns of one name in many states
_BETWEEN = "|"

# Each line is one word in its spellings; which of them stands for all does not matter.
_ENDINGS = """
str straat strasse strase
st street
rd road
ln laan lane
wg weg
pl plein pln platz place
kd kade
dk dijk
sngl singel
mrkt markt
plts plantsoen
ave avenue
blvd boulevard bvd
dr drive drv
ct court crt
cl close
cres crescent crst
sq square
ter terrace terr tce
gdns gardens
pkwy parkway
""".strip()
_HEADS = """
r rue rua
av avenue ave avda avenida
bd boulevard blvd bvd
pl place plaza
ch chemin
chee chaussee
c calle cl
v via
ul ulica ulitsa
""".strip()
_TITLES = """
burg burgemeester burgem
st sint saint sankt ste sainte
prof professor
dr doctor dokter doktor
ds dominee
mr meester
gen generaal general
pres president
kon koning konings koningin
pr prins prinses prince princess
jhr jonkheer
past pastoor
""".strip()
_TOWNS = """
denhaag sgravenhage thehague lahaye dehaag
denbosch shertogenbosch boisleduc
brussel bruxelles brussels brussel
antwerpen anvers antwerp
gent gand ghent
luik liege luttich
brugge bruges
leuven louvain
bergen mons
kortrijk courtrai
mechelen malines
munchen munich
koln cologne keulen
wien vienna wenen
praha prague praag
lisboa lisbon lissabon
roma rome
geneve geneva genf
""".strip()
_UNIT = re.compile(r"^(?:flat|apt|app|apartment|appartement|bus|box|bte|boite|unit|suite|kamer|kmr|room|no|nr)(?=.)")
_WORD = re.compile(r"[^\s.\-/]+")


def address_keys(address: Address) -> Iterator[tuple[str, bool]]:
    """Yield the keys of an address, each with whether it is strong; none where nothing names a door."""
    code, country, door = key(address.postcode), address.country, _door(address)
    street = street_key(address.street)
    if code and country in _ONE_DOOR:
        yield _BETWEEN.join(("code", country, code)), True
    if not door:
        return
    if code and country in _DOORS:
        yield _BETWEEN.join(("code", country, code, door)), True
    elif code and street:
        yield _BETWEEN.join(("code", country, code, street, door)), True
    if not street:
        return
    if town := _town(address):
        yield _BETWEEN.join(("town", town, street, door)), True
    yield _BETWEEN.join(("street", street, door)), False


def street_key(street: str) -> str:
    """Return the form of a street's name that its spellings share."""
    words = [key(word) for word in _WORD.findall(street)]
    words = [word for word in words if word]
    if not words:
        return ""
    if len(words) > 1:
        words[0] = _table(_HEADS).get(words[0], words[0])
        words[:-1] = [_table(_TITLES).get(word, word) for word in words[:-1]]
    return _plain_vowels(_short_ending("".join(words)))


def _short_ending(name: str) -> str:
    for length in range(9, 1, -1):
        short = _table(_ENDINGS).get(name[-length:])
        if short and len(name) > length:
            return name[:-length] + short
    return name


def _plain_vowels(name: str) -> str:
    """Return a name in which "ä" and "ae" are the same; Dutch "oe" becomes "o" everywhere, which does no harm."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _door(address: Address) -> str:
    number = key(address.number)
    return f"{number}/{key(address.addition)}{_UNIT.sub('', key(address.unit))}" if number else ""


def _town(address: Address) -> str:
    town = key(address.place)
    if not town:
        return ""
    town = _plain_vowels(_table(_TOWNS).get(town, town))
    return f"{town}/{key(address.region)}" if address.country in _STATES and address.region else town


@cache
def _table(lines: str) -> Mapping[str, str]:
    """Return for each word of a line the first one."""
    return {word: line.split()[0] for line in lines.split("\n") for word in line.split()}
