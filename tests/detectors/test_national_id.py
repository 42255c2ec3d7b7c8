"""National numbers of other countries: forms, checksums, and the words that tell them from other numbers."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors import national_id
from doxguard.detectors.folding import fold
from doxguard.detectors.national_id import DETECTOR, find_national_id
from doxguard.detectors.national_id_schemes import SCHEMES
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import is_triggered
from tests.marked import REPORTED, found_by, read_marked

HITS = {
    "cl": "el RUT de mi vecina es [[12.345.678-5]]",
    "ar dni": "la señora tiene el DNI [[20.417.882]] y otro en el recibo",
    "us leaflet": "my stepdad's social is [[987-65-4321]]",
    "ca nought": "his SIN is [[046 454 286]]",
    "gb manual": "the slip says [[QQ 12 34 56 C]]",
    "be dotted": "kan iemand nagaan wie [[62.06.07-470.82]] is? kreeg het per ongeluk doorgestuurd",
    "be dotted with a space": "Op het attest staat [[70.12.30 490.67]], klopt dat?",
    "be spaced, with cue": "rijksregister van mijn ex: [[62 06 07 470 82]] lol",
    "be spaced alone": "stond gewoon op het briefje, [[62 06 07 470 82]]",
    "be plain with cue": "Son numéro national 👉 [[70123049067]], faites-en ce que vous voulez",
    "be plain, cue behind": "[[70123049067]] is het rijksregisternummer van opa",
    "be in English": "her Belgian national number is [[620607-470.82]].",
    "de tax id spaced": "Meine Steuer-ID lautet [[81 397 054 826]], mehr sag ich nicht",
    "de tax id plain": "Finanzamt will die IdNr [[81397054826]] schon wieder",
    "de pension number": "Rentenversicherungsnummer vom Chef: [[02 070463 S 820]] 😈",
    "de pension number alone": "was bedeutet 02? steht auf Omas Ausweis: [[02 070463 S 820]]",
    "fr spaced": "c'est quoi la clé ? [[2 62 06 59 173 833 12]]",
    "fr Corsica": "né en Corse donc [[2 64 03 2A 195 876 49]] c'est normal ?",
    "fr plain": "mon numéro de sécu [[262065917383312]] est refusé partout",
    "fr without its key": "numéro de sécu de ma coloc : [[2 62 06 59 173 833]] oups",
    "at": "Ihre SV-Nummer ist [[5177 221071]], hab ich vom Arzt",
    "ch dotted": "AHV [[756.8554.4428.66]] und Geburtstag im Profil, ernsthaft?",
    "ch dotted alone": "gefunden in Bern: Karte [[756.7198.7195.01]], wem gehört sie",
    "lu": "mäi matricule [[1969061653823]] gëtt net ugeholl",
    "gb nino spaced": "his payslip says [[AB 12 34 56 C]] and he still won't pay",
    "gb nino with cue": "NI number [[ab123456c]], born in Leeds, go nuts",
    "gb nino beside national insurance": "Mum's National Insurance no. is [[JG 10 37 59 A]]",
    "gb nhs": "NHS number: [[955 764 9348]] for anyone who wants to mess with her appointments",
    "ie": "PPS number [[4280507M]] is all you need to claim her dole",
    "es dni": "El DNI de mi casero es [[62724666D]], por si alguien quiere denunciar",
    "es dni dotted": "con dni [[62.724.666-D]] y su firma ya te haces un préstamo",
    "es nie": "NIE [[Y3896800Q]] y vive en el 3ºB",
    "it": "ecco il codice fiscale della prof: [[VRDGLI82T26F205X]]",
    "it small letters": "boh il suo cf è [[vrdgli82t26f205x]] dice il sito",
    "it spaced": "[[VRD GLI 82T26 F205X]] chi è?",
    "pt": "o contribuinte dele é [[222 412 453]], peçam faturas com isso",
    "pl": "PESEL sąsiada [[65090432120]] bierzcie kredyty",
    "pl in Dutch": "mijn pesel is [[52050437343]] maar DigiD snapt dat niet",
    "se": "hennes personnummer är [[831105-7403]] bara så ni vet",
    "dk": "CPR: [[301158-7304]], så kan I selv bestille",
    "fi": "Hetu [[210368-715K]] näkyi lapussa",
    "fi alone": "someone left a form here: [[210368-715K]]",
    "no": "fødselsnummeret hans: [[250550 11551]]",
    "ee": "tema isikukood on [[48904110700]]",
    "cz": "rodné číslo [[640206/6275]], volejte mu",
    "ro": "CNP-ul lui este [[2911202129017]]",
    "tr": "TC kimlik no [[41850209830]] olan kişi dolandırıcı",
    "ru": "его СНИЛС [[371-300-495 42]]",
    "us hyphens alone": "found in grandpa's desk: [[212-45-6789]] whose is it",
    "us spaces": "ssn [[212 45 6789]]",
    "us plain": "her social security number is [[212456789]]",
    "us itin": "ITIN [[985-71-3268]] still pending",
    "ca": "SIN: [[792 483 539]], birthday in bio",
    "br": "cpf do golpista: [[308.173.379-03]]",
    "br alone": "[[308.173.379-03]] é dele",
    "au": "tax file number [[268 436 628]], enjoy",
    "in": "his Aadhaar is [[4121 7639 0501]]",
    "mx": "CURP [[ROGM810624MDFXYZ03]]",
    "two of them": "SSNs: [[212-45-6789]], [[345-67-8901]]",
    "full-width figures": "rijksregisternummer [[６２.０６.０７-４７０.８２]]",
    "ssn next to a phone": "call 555-0147 or use the ssn [[212-45-6789]]",
    "business number elsewhere": "btw BE0123456749 en zijn rijksregisternummer [[62.06.07-470.82]]",
}

MISSES = {
    "price in dots": "el precio es 20.417.882 pesos",
    "be wrong check": "rijksregisternummer 62.06.07-470.83 bestaat niet",
    "be digits without cue": "nummertje 70123049067 getrokken",
    "be enterprise number": "ondernemingsnummer 0403.019.261",
    "be structured communication": "mededeling +++090/9337/55493+++",
    "dates": "van 02.06.07 tot 11.12.08 gesloten",
    "de tax id wrong check": "Steuer-ID 81397054827",
    "de digits without cue": "Artikel 81397054826 ist ausverkauft",
    "de Handelsregister": "HRB 123456 B, USt-IdNr. DE136695976",
    "de part number": "Dichtung 99 310299 K 120 passt nicht",
    "fr wrong key": "numéro 2 62 06 59 173 833 13",
    "fr SIRET": "SIRET 732 829 320 00074",
    "fr phone": "appelle le 06 39 98 71 55",
    "amex": "346412338913585",
    "at digits without cue": "5177 221071",
    "ch wrong check": "756.8554.4428.67",
    "ch phone": "+41 44 668 18 00",
    "ean": "EAN 7567198719501 steht auf der Packung",
    "gb nino never issued": "GB 12 34 56 A",
    "gb nino in a serial number": "serial no. LG123456C",
    "gb order": "order AB123456C has shipped",
    "nhs phone line": "ring NHS 111 or 020 7946 0958",
    "gb company": "Companies House 09876543",
    "ie wrong check": "PPS 4280507N",
    "es CIF": "el CIF es B-87412093",
    "es wrong letter": "DNI 62724666E",
    "es order": "pedido 62724666D",
    "it wrong check": "codice fiscale VRDGLI82T26F205Y",
    "it P.IVA": "P.IVA 12345670017",
    "pt company": "NIPC 500960046",
    "pl without cue": "65090432120",
    "pl NIP": "NIP 526-104-08-28",
    "se without cue": "ärende 831105-7403",
    "case number with a date": "zaaknummer 240115-1234",
    "dk without cue": "301158-7304",
    "cz bank account": "účet 363663380/0800",
    "cz case number": "Az. 640206/2026",
    "us area never issued": "666-12-3456 and 000-12-3456 and 912-34-5678",
    "us zeros": "SSN 212-00-6789, 212-45-0000",
    "us phone": "call 212-456-7890",
    "us zip+4": "Springfield 62704-1234",
    "us order": "your order 212-45-6789 has shipped",
    "us part": "part no. 212-45-6789 fits too",
    "us nine digits": "212456789 views!",
    "us ein": "EIN 12-3456789",
    "last four only": "SSN ending in 6789",
    "isbn": "ISBN 978-0-306-40615-7",
    "isbn ten": "ISBN 0-306-40615-2",
    "bsn": "bsn 999913086",
    "bsn called a social security number": "my social security number (BSN) is 999913086",
    "kvk": "KvK 12345678, btw NL123456789B01",
    "au ABN": "ABN 51 824 753 556",
    "tracking": "track&trace 3STEST41850209830",
    "unix time": "1718281828 seconds",
    "iban": "BE82 9990 4905 2768",
    "card": "4242 4242 4242 4242",
    "long row": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
    "decimals": "62.0607470.82 is geen nummer",
    "handle": "@62060747082 is een bot",
    "url": "https://example.org/a/62060747082",
    "sin": "sin 792483539 dinero",
    "empty": "",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_national_id(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_national_id, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    folded = fold(read_marked(marked)[0]).folded
    assert is_triggered(DETECTOR.triggers, folded)


def test_a_bsn_in_a_dutch_post_is_no_foreign_number() -> None:
    found = find_national_id(fold("mijn social security number 999913086", "nl"))
    assert not [finding for finding in found if finding.score >= REPORTED]


def test_value_and_country() -> None:
    (found,) = find_national_id(fold("rijksregister 62.06.07-470.82"))
    assert (found.value, found.country, found.evidence) == (
        "62060747082",
        "BE",
        ("nn", "be.ssn", "cue:rijksregister"),
    )


@given(st.text(alphabet="0123456789.-/ ABXYZMclé+:,", max_size=80))
def test_spans_are_in_order_and_inside_the_text(raw: str) -> None:
    edges = [edge for found in find_national_id(Text(raw, raw)) for edge in (found.start, found.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)


@pytest.mark.parametrize(
    "unit", ["1", "A", "1 ", "12-", "62.06.07-470.83 ", "AB12", "ssn ", "2 62 06 59 ", "VRDGLI82T2"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert _seconds(unit * (100_000 // len(unit))) < max(0.5, 20 * _seconds(unit * (10_000 // len(unit))))


def _seconds(raw: str) -> float:
    began = time.thread_time()
    list(find_national_id(Text(raw, raw)))
    return time.thread_time() - began


@given(
    st.text("01278 -./AQXéZ", max_size=30)
    | st.from_regex(r"[0-9]{1,6}[ ./-]?[0-9]{2,6}[ ./-]?[0-9]{2,5}", fullmatch=True)
    | st.from_regex("|".join(f"(?:{scheme.shape})" for scheme in SCHEMES if "\\1" not in scheme.shape), fullmatch=True)
)
def test_no_form_stands_where_none_is_looked_for(folded: str) -> None:
    looked_for = {
        (start, scheme)
        for start, schemes in national_id._places(folded)
        for scheme, shape, _ in schemes
        if shape.match(folded, start)
    }
    for place in _ANY_START.finditer(folded):
        for scheme, shape, _ in national_id._compiled(folded[place.start()].isdigit()):
            if shape.match(folded, place.start()):
                assert (place.start(), scheme) in looked_for


# What a form needs in any case: not to begin inside another word, and seven figures close together, or letters first.
_ANY_START = re.compile(
    r"(?=[0-9A-Za-z])(?<![\w@+])(?<![0-9][.\-/])"
    r"(?=(?:[0-9][ .\-/+|:A-Za-zé]{0,6}){6}[0-9]|[A-Za-z]{1,6}[ \-]?[0-9]|[A-Z]{3}[ ][A-Z]{3}[ ][0-9])"
)
