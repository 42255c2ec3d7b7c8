"""Numbers of passports, cards, licences, permits: the word that names the document, and look-alikes without one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.identity_document import DETECTOR, find_identity_document
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import is_triggered
from tests.marked import found_by, read_marked

HITS = {
    "nl licence, mixed": "rijbewijs van die gluiperd: [[5TABC30817]]",
    "nl licence in groups": "het rijbewijs van de chef [[5512 0093 48]], huur een busje",
    "be residence card": "zijn verblijfskaart is [[B 204 711 931]] en die is weg",
    "number further on": "passport: photo looks like a hostage, told about taxes. number [[PT4417703]], pretty",
    "nl passport": "haar paspoortnummer is [[NP4K7X2D5]], alsjeblieft",
    "nl passport small letters": "paspoort [[np4k7x2d5]] gevonden bij de snackbar",
    "nl passport and bsn": "paspoort [[NP4K7X2D5]], bsn 999913086",
    "nl passport beside a birthday": "[[NP4K7X2D5]], geboren 4 mei 1980 te Delft",
    "nl id card": "ID-kaart van de buurman: [[IB5F3K9L1]]",
    "nl identity proof": "legitimatiebewijs [[IX82KD394]] ligt hier op straat",
    "nl licence": "rijbewijsnummer [[5218834907]], lekker ding",
    "nl residence": "zijn verblijfsvergunning ([[IR7C4D2F8]]) is ingetrokken",
    "nl v-number": "V-nummer [[2871459360]], bel de IND maar",
    "be card, as it is named": "identiteitskaart [[825-3896445-91]]",
    "be card": "mijn kaart is [[825-3896445-90]], verloren in Gent",
    "be card spaced": "identiteitskaart [[825 3896445 90]]",
    "be passport": "paspoort [[EK482913]] van mijn Belgische ex",
    "de passport": "Sein Reisepass: [[C4VJ2KL8M]]",
    "de id card": "Perso-Nr. vom Vermieter, Personalausweis [[L4F7K2M9P]]",
    "de licence": "Führerschein [[B072RRE2I55]] eingezogen",
    "fr passport": "passeport [[18CV42517]] trouvé gare du Nord",
    "fr id card": "sa carte d'identité c'est [[180675P00231]]",
    "fr licence": "permis de conduire n° [[141275200123]]",
    "fr residence": "titre de séjour [[AB1234567]]",
    "gb passport": "Passport no. [[533380006]] expires in May",
    "gb licence alone": "found this: [[MARSH857163LV9IJ]]",
    "gb licence": "driving licence [[MARSH 857163 LV9IJ 35]]",
    "us passport": "her passport number is [[A12345678]]",
    "us licence, figures alone": "my driver's license number is [[6940579]]",
    "us licence": "driver's license [[D1234567]], Sacramento",
    "us licence dashes": "Florida driver license [[S514-172-80-844-0]]",
    "es passport": "pasaporte [[PAB482913]]",
    "it passport": "passaporto [[YB1234567]] smarrito",
    "it id card": "carta d'identità [[CA12345AZ]]",
    "it licence": "patente [[TO1234567K]] sospesa",
    "pl passport": "nr paszportu? mój paszport [[EM1234562]]",
    "ie passport": "Irish passport [[LB1234567]]",
    "green card": "green card no. [[SRC1234567890]] received",
    "brp": "biometric residence permit [[ZU1234567]]",
    "visa number": "visa number [[D12345678]] was stamped",
    "word behind": "[[YB1234567]] is haar paspoort",
    "in brackets": "ze heeft ook zijn paspoort ([[NP4K7X2D5]]) op Marktplaats gezet",
}

MISSES = {
    "nl form without a word": "type NP4K7X2D5 is uitverkocht",
    "nl with letter O": "paspoort NO4O7X2D5",
    "a word with a figure": "paspoort van december2",
    "passport and phone": "paspoort kwijt, bel 0612345678",
    "passport and mobile": "Paspoort gevonden! 06-12345678",
    "passport and bsn": "op mijn paspoort staat bsn 999913086",
    "passport and nine figures that are a bsn": "paspoort: 999913086",
    "passport and order": "paspoortfoto's, ordernummer 123456789",
    "passport price": "paspoort kost 83,87 euro",
    "passport and a reference": "visum aangevraagd, ref 12345678",
    "passport and counts": "paspoort nodig voor nog 1234567 mensen",
    "permit and bsn": "verblijfsvergunning met BSN 999913086",
    "passport and year": "nieuw paspoort 2025 aangevraagd",
    "passport and date": "paspoort geldig tot 12-05-2031",
    "passport and flight": "paspoort mee, vlucht KL1234",
    "pet passport": "dierenpaspoort, chip 528140000123456",
    "licence plate": "rijbewijs kwijt, kenteken GZ-447-B",
    "licence phone": "rijbewijs halen? 0201234567",
    "licence kvk": "rijschool, rijbewijs B, KvK 12345678",
    "software licence": "license key ABCDE-12345-FGHIJ",
    "visa card": "visa 4242 4242 4242 4242",
    "visa amount": "visa on arrival 50 dollar",
    "be card wrong check, not named": "bonnetje 825-3896445-91",
    "be structured communication": "+++825/3896/44590+++",
    "gb licence impossible month": "MARSH833163LV9IJ",
    "building permit": "permis de construire n° 141275200123",
    "pl id wrong check": "ABC123456",
    "serial": "serial C02ZK1VMLVDQ",
    "tracking": "pakket 3STEST061234567",
    "ups": "1Z84F7A90329417735",
    "frame": "framenr GZ4471902",
    "iban": "NL70TEST0097844853",
    "postcode": "9727 AP",
    "study": "NCT04418829",
    "isbn": "978-0-306-40615-7",
    "hashtag": "#paspoort #AB1234567",
    "bare nine figures": "123456789",
    "coupon": "code NP4K7X2D5 geeft korting",
    "empty": "",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_identity_document(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_identity_document, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    folded = fold(read_marked(marked)[0]).folded
    assert is_triggered(DETECTOR.triggers, folded)


def test_value_and_country() -> None:
    (found,) = find_identity_document(fold("rijbewijsnummer 5218834907"))
    assert (found.value, found.country, found.evidence) == ("5218834907", "NL", ("licence", "cue:rijbewijsnummer"))


@given(st.text(alphabet="0123456789ABNPXKabk-/. paspoort", max_size=80))
def test_spans_are_in_order_and_inside_the_text(raw: str) -> None:
    edges = [edge for found in find_identity_document(Text(raw, raw)) for edge in (found.start, found.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)


@pytest.mark.parametrize("unit", ["1", "A", "A1", "1 ", "NP4K7X2D5 ", "paspoort ", "825-3896445-90 ", "AAAA 1"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert _seconds(unit * (100_000 // len(unit))) < max(0.5, 20 * _seconds(unit * (10_000 // len(unit))))


def _seconds(raw: str) -> float:
    began = time.thread_time()
    list(find_identity_document(Text(raw, raw)))
    return time.thread_time() - began
