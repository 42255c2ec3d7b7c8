"""Names of streets and places: what the lists hold, what they cost, and what a broken one says."""

import gzip
from pathlib import Path

import pytest

from doxguard import data
from doxguard.data import path, read_packed_lines
from doxguard.detectors.address import gazetteer
from doxguard.detectors.address.gazetteer import (
    PLACE_COUNTRIES,
    STREET_COUNTRIES,
    is_place,
    is_street,
    may_end_street,
)
from doxguard.detectors.address.names import key
from doxguard.errors import DataError

STREETS = {
    "plain": "Kalverstraat",
    "small letters": "prinsengracht",
    "no telling ending": "Nijenheim",
    "apostrophe": "'s-Gravendeelseweg",
    "figure": "2e Jan Steenstraat",
    "title in full": "Burgemeester de Vlugtlaan",
    "title cut short": "Burg. de Vlugtlaan",
    "saint in full": "Sint Jansstraat",
    "saint cut short": "St. Jansstraat",
    "Frisian": "Draeisterhúzen",
    "particle": "van Speykstraat",
}
NO_STREETS = {
    "nonsense": "Xqzvstraat",
    "a word": "gezellig",
    "month": "augustus",
    "box": "Postbus",
    "room": "kamer",
    "place": "Rotterdam Centrum",
    "letter": "a",
    "nothing": "",
    "German": "Königstraße",
}


@pytest.mark.parametrize("name", STREETS.values(), ids=STREETS)
def test_streets(name: str) -> None:
    assert is_street("NL", key(name))


@pytest.mark.parametrize("name", NO_STREETS.values(), ids=NO_STREETS)
def test_no_streets(name: str) -> None:
    assert not is_street("NL", key(name))


@pytest.mark.parametrize("country", ["DE", "nl", "XX", "", "../NL"])
def test_no_streets_without_a_list(country: str) -> None:
    assert not is_street(country, "kalverstraat")


# At least one place with accents or a second name in each country.
PLACES = {
    "NL": "Amsterdam|Den Haag|'s-Hertogenbosch|Den Bosch|Ee|Oosterhuizen|Bergen (NH)|Sint Nicolaasga|St. Nicolaasga",
    "BE": "Brussel|Bruxelles|Brussels|Luik|Liège|Sint-Niklaas|St-Niklaas|Elsene|Ixelles",
    "DE": "München|Muenchen|Munchen|Munich|Köln|Koeln|Cologne|Frankfurt/Main|St. Augustin|Sankt Augustin",
    "AT": "Wien|Vienna|St. Pölten|Sankt Pölten",
    "CH": "Zürich|Zurich|Zuerich|Genève|Genf|Geneva|Biel|Bienne|St. Gallen",
    "FR": "Paris|Saint-Étienne|St Etienne|Lyon|Strasbourg",
    "LU": "Luxembourg|Lëtzebuerg|Esch-sur-Alzette",
    "GB": "London|Croydon|Newcastle upon Tyne|St Albans|Saint Albans|Caerdydd|Shoreditch",
    "IE": "Dublin|Baile Átha Cliath|Dún Laoghaire|Galway",
    "US": "New York|Brooklyn|St. Louis|Saint Louis|Fort Worth|Ft. Worth|Coeur d'Alene",
    "CA": "Montréal|Montreal|Toronto|St. John's|Trois-Rivières",
    "AU": "Sydney|Surry Hills|St Kilda|Alice Springs",
    "NZ": "Auckland|Whangarei|Mount Eden|Mt Eden",
    "ES": "Madrid|Sevilla|Seville|Donostia|A Coruña|La Coruña",
    "IT": "Roma|Rome|Firenze|Florence|Bolzano|Bozen|L'Aquila",
    "PT": "Lisboa|Lisbon|Setúbal|Porto|Oporto",
    "PL": "Warszawa|Warsaw|Łódź|Lodz|Kraków|Gdańsk",
    "SE": "Göteborg|Goteborg|Gothenburg|Malmö",
    "DK": "København|Copenhagen|København Ø|Århus|Aarhus",
    "NO": "Oslo|Tromsø|Tromso|Ålesund|Aalesund|Å",
    "FI": "Helsinki|Helsingfors|Turku|Åbo|Jyväskylä",
    "CZ": "Praha|Prague|Plzeň|Brno|České Budějovice",
    "TR": "İstanbul|ISTANBUL|Kadıköy|Kadikoy|Şişli",
    "GR": "Αθήνα|ΑΘΗΝΑ|Athens|Θεσσαλονίκη|Thessaloniki|Πειραιάς",
    "HU": "Budapest|Győr|Pécs",
    "RO": "București|Bucuresti|Bucharest|Cluj-Napoca|Iași",
}


@pytest.mark.parametrize("country", PLACES)
def test_places(country: str) -> None:
    assert [name for name in PLACES[country].split("|") if not is_place(country, key(name))] == []


@pytest.mark.parametrize("country", PLACES)
def test_no_places(country: str) -> None:
    words = "Xqzvstad|gisteren|because|hotmail|1017|Atlantis Zuid||ミュンヘン"
    assert [name for name in words.split("|") if is_place(country, key(name))] == []


def test_places_are_of_their_country() -> None:
    assert not is_place("NL", key("Praha"))
    assert not is_place("HU", key("Scheveningen"))
    assert not is_place("XX", key("Amsterdam"))


def test_every_country_is_tested() -> None:
    assert set(PLACES) == PLACE_COUNTRIES
    assert STREET_COUNTRIES <= PLACE_COUNTRIES


def _lists() -> list[str]:
    streets = [f"gazetteers/streets_{country.lower()}.txt.gz" for country in sorted(STREET_COUNTRIES)]
    return streets + [f"gazetteers/places_{country.lower()}.txt.gz" for country in sorted(PLACE_COUNTRIES)]


@pytest.mark.parametrize("name", _lists())
def test_a_list_is_in_order_made_of_keys_and_names_its_licence(name: str) -> None:
    lines = gzip.decompress(path(name).read_bytes()).decode("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    names = lines[len(head) :]
    assert "data/update/gazetteers.py" in head[0]
    assert "CC" in head[1]
    assert names == sorted(set(names))
    assert all(key(line) == line for line in names)


def test_lists_stay_small() -> None:
    assert sum(len(path(name).read_bytes()) for name in _lists()) < 2_500_000
    kept = [gazetteer._sums(name) for name in _lists()]
    assert sum(len(sums) * sums.itemsize for sums in kept) < 4_000_000
    assert all(sums.itemsize == 8 for sums in kept)


def test_a_list_is_read_once_and_in_order() -> None:
    sums = gazetteer._sums("gazetteers/streets_nl.txt.gz")
    assert sums is gazetteer._sums("gazetteers/streets_nl.txt.gz")
    assert list(sums) == sorted(sums)
    assert len(sums) == sum(1 for _ in read_packed_lines("gazetteers/streets_nl.txt.gz"))


@pytest.mark.parametrize(("name", "may"), [("straat", True), ("verstraat", True), ("na", True), ("qxqxqxq", False)])
def test_how_streets_may_end(name: str, may: bool) -> None:
    assert may_end_street("NL", name) == may
    assert not may_end_street("DE", name)


def test_every_street_ends_as_streets_may() -> None:
    names = [name.decode() for name in read_packed_lines("gazetteers/streets_nl.txt.gz")][::50]
    assert all(may_end_street("NL", name[at:]) for name in names for at in range(len(name)))
    assert all(is_street("NL", name) for name in names)


def test_no_text_breaks_a_lookup() -> None:
    assert not is_street("NL", "\ud800")
    assert not is_place("GR", "a" * 100_000)


BROKEN = {
    "missing": None,
    "not packed": b"kalverstraat\n",
    "cut off": gzip.compress(b"kalverstraat\n" * 1000)[:-20],
    "spoilt": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + b"\xff" * 40,
    "without names": gzip.compress(b"# nothing\n"),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_named(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "path", lambda name: tmp_path / name)
    if content is not None:
        (tmp_path / "streets.txt.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"data/streets\.txt\.gz: "):
        gazetteer._sums("streets.txt.gz")
