"""The labelled sample posts, and results in a form that can be compared."""

import json
from collections.abc import Iterable
from functools import cache

from presidio_analyzer import RecognizerResult

from doxguard.data import read_lines
from doxguard.detectors.finding import Finding

Place = tuple[str, int, int, float]

# One text for each recognizer, with what it holds. All values are invented or reserved.
ONE_EACH = {
    "LOCATION_LINK": "hier: https://www.google.com/maps/@52.37021,4.89521,17z",
    "GPS_COORDINATES": "pin: 52.370216, 4.895168",
    "STREET_ADDRESS": "pakje naar Zwanebloemlaan 214, 7711 AB Nieuwleusen",
    "PARTIAL_ADDRESS": "ze woont in de Zwanebloemstraat",
    "PHONE_NUMBER": "bel me op 06 11223344",
    "EMAIL_ADDRESS": "mail naar jan@example.org",
    "IBAN_CODE": "maak over naar NL91 ABNA 0417 1643 00",
    "CREDIT_CARD": "mijn kaart is 4111 1111 1111 1111",
    "BANK_ACCOUNT": "sort code 12-34-56 account 12345678",
    "NL_BSN": "zijn bsn is 999912033",
    "NATIONAL_ID": "rijksregisternummer 93.05.18-223.61",
    "IDENTITY_DOCUMENT": "paspoort nummer SPECI2014",
    "CREDENTIALS": "zijn wachtwoord is Zeepaard!12",
    "MEDICAL_RECORD": "mijn zus heeft epilepsie",
    "LIVE_LOCATION": "ze zit nu in café De Witte Zwaan in Gouda, achterin",
    "BIOMETRIC": "haar vingerafdruk: FMR/20 464D5200203230000000012C0000, zo staat het in haar dossier bij de grens",
}


@cache
def sample_posts() -> list[dict[str, object]]:
    return [json.loads(line) for line in read_lines("samples/posts.jsonl")]


def places(findings: Iterable[Finding]) -> list[Place]:
    return sorted((f.entity, f.start, f.end, f.score) for f in findings)


def result_places(results: Iterable[RecognizerResult]) -> list[Place]:
    return sorted((r.entity_type, r.start, r.end, r.score) for r in results)
