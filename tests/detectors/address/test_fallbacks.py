"""Addresses that no grammar reads: behind a word that announces one, or before the name of a country."""

import pytest

from doxguard.detectors.address.find import DETECTOR, find_addresses
from doxguard.detectors.folding import fold
from tests.marked import found_by, is_triggered, read_marked

LABELLED = {
    "Dutch": "Adres: [[Sokolska 14, Novi Sad]]",
    "Dutch, inside a sentence": "dit is haar adres: [[Ilica 240, Zagreb]]",
    "Dutch, street of the gazetteer": "Adres: [[Zandhoek 14]]. Bel even van tevoren",
    "Dutch, exclamation mark": "Adres: [[Zandhoek 14]]!",
    "Dutch, arrow": "Adres: --> [[Zandhoek 14]]",
    "Dutch, equals sign": "mijn adres = [[Zandhoek 14]]",
    "Dutch, bar behind": "nieuw adres: [[Zandhoek 14]] | tel volgt",
    "Dutch, other line behind": "Adres: [[Zandhoek 14]]\nTelefoon: volgt",
    "English": "Address: [[House 24, Block C, Banani, Dhaka]]",
    "English, capitals": "ADDRESS: [[FLAT 9, NEELKANTH NAGAR, PUNE]]",
    "English, hyphen": "Address - [[14 Jalan Mawar, Johor Bahru]]",
    "English, lines": "Address:\n[[14 Jalan Mawar\nTaman Melati\nJohor Bahru]]",
    "English, an empty line ends it": "Address: [[14 Jalan Mawar\nJohor Bahru]]\n\nSee you at 12",
    "German": "Anschrift: [[Tannengrund 3, 99999 Untermoos]]",
    "German, town without a list": "Anschrift: [[Sokolska 14, Novi Sad]]",
    "French": "Adresse : [[Quartier Bastos, villa 14, Yaoundé]]",
    "Spanish": "Direccion: [[Carrera 7 12-30 apto 401, Bogotá]]",
    "Serbian": "Adresa: [[Ilica 240, Zagreb]]",
    "Russian": "Адрес: [[ул. Лесная 14, кв. 5]]",
    "Hungarian": "Lakcím: [[Tölgyes 14]]",
    "Finnish": "Osoite: [[Mäntylä 14 B 3]]",
    "Norwegian": "hjemmeadresse: [[Solkroken 14]]",
}
NOT_LABELLED = {
    "e-mail": "E-mail adres: jansen44 punt nl",
    "mail": "mail address: kees 1984 at example",
    "email in one word": "email address: info 24 help",
    "IP": "IP adres: tien punt 12",
    "IP in figures": "IP address: 10.0.0.12 is blocked",
    "MAC": "MAC address: 00 1B 44 C8",
    "bitcoin": "bitcoin address: tb1qxy2k 22 foo",
    "wallet": "Wallet address: 14 foo bar",
    "unknown": "adres: onbekend",
    "later": "Adres: volgt nog",
    "profile": "Address: see bio",
    "question": "Adres? Dat zeg ik niet, 12 keer gevraagd",
    "no sign behind": "het adres was 12 jaar geheim",
    "number alone": "Adres: 14",
    "days": "Adres: 3 dagen",
    "distance": "Adres: 12 km",
    "phone number": "Adres: bel 0612345678",
    "code": "Address: 1234567",
    "days in German": "Anschrift: 3 Tage",
    "to be announced": "location: TBA",
    "time on the next line": "Locatie: TBA\nTijd: 12:00",
    "link": "Address: https://example.org/12",
    "handle": "Adres: @zandhoek14",
    "hyphen and prose": "ik weet je adres - pas op",
    "other labels": "Naam: Jan 44\nTeam: Blauw 5",
}


@pytest.mark.parametrize("marked", [*LABELLED.values(), *NOT_LABELLED.values()], ids=[*LABELLED, *NOT_LABELLED])
def test_labelled_addresses(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_by(find_addresses, raw) == wanted


WORLD = {
    "Cuba": "[[Perseverancia 209, Havana, Cuba]]",
    "Cuba, capitals": "[[PERSEVERANCIA 209, HAVANA, CUBA]]",
    "Cuba, small letters": "[[perseverancia 209, havana, cuba]]",
    "Malaysia": "[[14 Jalan Mawar, Johor Bahru, Malaysia]]",
    "Nigeria, two places": "[[24 Adeola Close, Lekki, Lagos, Nigeria]]",
    "Kenya": "[[12 Ngong View Road, Nairobi, Kenya]]",
    "Gabon, number apart": "[[82, Avenue des Manguiers, Libreville, Gabon]]",
    "Angola, number apart": "[[Rua da Serra, 68, Luanda, Angola]]",
    "Croatia": "[[Ilica 240, 10000 Zagreb, Croatia]]",
    "Croatia in Croatian": "[[Ilica 240, Zagreb, Hrvatska]]",
    "Serbia, lines": "stuur naar\n\n[[Sokolska 14\n21000 Novi Sad\nSerbia]]",
    "Suriname": "[[Wagenwegstraat 314, Paramaribo, Suriname]]",
    "Iceland": "[[Laugarvegur 214, 101 Reykjavík, Iceland]]",
    "Iceland in Icelandic": "[[Laugarvegur 214, 101 Reykjavík, Ísland]]",
    "Peru": "[[Av. Lucero 1412, Miraflores, Lima, Perú]]",
    "Hong Kong, flat": "[[Flat 3, 22 Nathan Heights, Kowloon, Hong Kong]]",
    "Japan": "[[5-12-3 Sakuragaoka, Setagaya, Tokyo, Japan]]",
    "Bulgaria": "[[Vitosha Blvd 214, 1000 Sofia, Bulgaria]]",
    "Latvia": "[[Brīvības iela 314, Rīga, Latvia]]",
    "Ghana, exclamation mark": "[[24 Palm Grove, Accra, Ghana]]!",
    "Uganda, plot": "[[Plot 14, Kololo Hill, Kampala, Uganda]]",
    "Emirates, four words": "[[Al Wasl Road 214, Dubai, United Arab Emirates]]",
    "Tunisia in French": "[[15 Rue des Oliviers, Tunis, Tunisie]]",
}
NOT_WORLD = {
    "place and country": "Havana, Cuba",
    "no place": "Perseverancia 209, Cuba",
    "year": "in 2024, Havana, Cuba",
    "season": "Summer 2024, Havana, Cuba",
    "days": "12 days, Havana, Cuba",
    "days in Dutch": "12 dagen, Havana, Cuba",
    "day of a journey": "Dag 3, Paramaribo, Suriname",
    "postcode": "10000 Zagreb, Croatia",
    "postcode apart": "10000, Zagreb, Croatia",
    "score": "we won 3-1 in Lima, Peru",
    "countries": "I visited 12 countries: Malaysia, Kenya, Peru",
    "list": "1. Kenya, 2. Ghana, 3. Nigeria",
    "date": "12 May, Lagos, Nigeria",
    "birth": "born on 12 May 1999, Lagos, Nigeria",
    "concert": "Concert 14 juni, Paramaribo, Suriname",
    "age": "Amara (24), Lagos, Nigeria",
    "age between commas": "Ada, 24, Lagos, Nigeria",
    "years old": "20 years old, Lagos, Nigeria",
    "hotel": "Hotel Palm, Accra, Ghana",
    "room": "Kamer 4, Hotel Palm, Accra, Ghana",
    "gate": "Gate 12, Nairobi, Kenya",
    "people": "10 million people, Lagos, Nigeria",
    "degrees in Dutch": "vandaag 35 graden, Havana, Cuba",
    "race": "Formule 1, Sakhir, Bahrein",
    "victims": "3 doden, Lagos, Nigeria",
    "prose before it": "he told me about house 14, and that he hates Kenya",
}


@pytest.mark.parametrize("marked", [*WORLD.values(), *NOT_WORLD.values()], ids=[*WORLD, *NOT_WORLD])
def test_addresses_before_a_country(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_by(find_addresses, raw) == wanted


COUNTRIES = {"English": "Croatia", "its own": "Hrvatska", "Dutch": "Kroatië"}


@pytest.mark.parametrize("name", COUNTRIES.values(), ids=COUNTRIES)
def test_the_country_is_told(name: str) -> None:
    (found,) = find_addresses(fold(f"Ilica 240, Zagreb, {name}"))
    assert found.country == "HR"


@pytest.mark.parametrize("marked", [*LABELLED.values(), *WORLD.values()], ids=[*LABELLED, *WORLD])
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))
