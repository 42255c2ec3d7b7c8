"""Scores of addresses: what must lift them, what must lower them, and what must leave them as they are."""

import pytest

from doxguard.detectors.address.find import find_addresses
from doxguard.detectors.folding import fold
from tests.marked import REPORTED


def score(raw: str) -> float:
    """Return the highest score of an address in a text; 0 where there is none."""
    return max((finding.score for finding in find_addresses(fold(raw))), default=0.0)


# Two texts, the second with one thing more that speaks for an address.
LIFTED = {
    "postcode, nl": ("Molenlaan 12", "Molenlaan 12, 7711 AB"),
    "postcode, nl, vague": ("Hof 4", "Hof 4, 7711 AB"),
    "postcode, nl, no telling word": ("Karveel 14", "Karveel 14, 8231 AB"),
    "postcode, de": ("Das ist Lindenweg 12", "Das ist Lindenweg 12, 04109"),
    "postcode, gb": ("14 Oak Lane", "14 Oak Lane, OX2 9ZZ"),
    "postcode, fr": ("12 rue des Lilas", "12 rue des Lilas, 35000"),
    "postcode, it": ("Via Piana 14", "Via Piana 14, 00184"),
    "postcode, es": ("Calle Nueva 14", "Calle Nueva 14, 28013"),
    "postcode, pl": ("ul. Leśna 14", "ul. Leśna 14, 00-950"),
    "place, nl": ("Molenlaan 12", "Molenlaan 12, Zwolle"),
    "place, nl, vague": ("hof 4", "hof 4 in Zwolle"),
    "place, nl, no telling word": ("Karveel 14", "Karveel 14, Lelystad"),
    "place, de": ("Das ist Lindenweg 12", "Das ist Lindenweg 12, Leipzig"),
    "place, gb": ("14 Oak Lane", "14 Oak Lane, Leeds"),
    "place, fr": ("12 rue des Lilas", "12 rue des Lilas, Rennes"),
    "place, it": ("Via Piana 14", "Via Piana 14, Bologna"),
    "place, es, lower case": ("calle nueva 14", "calle nueva 14, sevilla"),
    "place, pl": ("ul. Leśna 14", "ul. Leśna 14, Kraków"),
    "unit, nl": ("Molenlaan 12", "Molenlaan 12 app. 4"),
    "unit, be": ("Naamsesteenweg 45", "Naamsesteenweg 45 bus 3"),
    "unit, de": ("Das ist Lindenweg 12", "Das ist Lindenweg 12, 3. Stock"),
    "unit, gb": ("14 Oak Lane", "Flat 3, 14 Oak Lane"),
    "unit, fr": ("12 rue des Lilas", "12 rue des Lilas, 3e étage"),
    "unit, it": ("Via Piana 14", "Via Piana 14, int. 3"),
    "unit, es": ("Calle Nueva 14", "Calle Nueva 14, 3º B"),
    "unit, us": ("1460 Cedar Ave", "1460 Cedar Ave Apt 4B"),
    "unit, pl": ("ul. Leśna 14", "ul. Leśna 14 m. 5"),
    "label, nl": ("Molenlaan 12", "Molenlaan nr. 12"),
    "label, de": ("Das ist Lindenweg 12", "Das ist Lindenweg Nr. 12"),
    "label, it": ("Via Piana 14", "Via Piana n. 14"),
    "label, es": ("Calle Nueva 14", "Calle Nueva, nº 14"),
    "label, fr": ("boulevard Tirou 45", "boulevard Tirou n°45"),
    "country, nl": ("Molenlaan 12, Zwolle", "Molenlaan 12, Zwolle, Nederland"),
    "country, de": ("Das ist Lindenweg 12, Leipzig", "Das ist Lindenweg 12, Leipzig, Deutschland"),
    "country, gb": ("14 Oak Lane, Leeds", "14 Oak Lane, Leeds, UK"),
    "country, it": ("Via Piana 14, Bologna", "Via Piana 14, Bologna, Italia"),
    "letter, nl": ("Molenlaan 12", "Molenlaan 12b"),
    "letter, de": ("Das ist Lindenweg 12", "Das ist Lindenweg 12a"),
    "word for living, nl": ("hij staat op Molenlaan 12", "hij woont op Molenlaan 12"),
    "word for living, nl, vague": ("staat hof 4", "woont hof 4"),
    "word for living, en": ("she is at 14 Oak Lane", "she lives at 14 Oak Lane"),
    "word for living, de": ("Er steht Lindenweg 12", "Er wohnt Lindenweg 12"),
    "listed street": ("we staan bij Xqzvlaan 12", "we staan bij Kastanjelaan 12"),
    # The first is vague: its telling word means other things as well.
    "clear, nl": ("we staan bij Hof 12", "we staan bij Hofstraat 12"),
    "clear, nl, market": ("we staan bij markt 12", "we staan bij marktstraat 12"),
    "clear, nl, dam": ("we staan bij dam 12", "we staan bij damstraat 12"),
    "clear, de": ("Wir treffen uns Hof 12", "Wir treffen uns Hofstraße 12"),
    "clear, en": ("the 14 oak court", "the 14 oak street"),
    # The first is written without capitals.
    "capitals, nl": ("we staan bij karveel 14, lelystad", "We staan bij Karveel 14, Lelystad"),
    "capitals, en": ("meet at 14 oak drive", "Meet at 14 Oak Drive"),
    "capitals, it": ("via piana 14", "Via Piana 14"),
    "capitals, es": ("calle nueva 14", "Calle Nueva 14"),
    # The first number may be a year.
    "no year, nl": ("we staan bij Molenlaan 2019", "we staan bij Molenlaan 219"),
    "no year, de": ("Fest Lindenweg 1998", "Fest Lindenweg 198"),
    "no year, nl, no telling word": ("Karveel 2019, Lelystad", "Karveel 219, Lelystad"),
    # The first number may count or date something.
    "no count, nl": ("we zien Molenlaan 12 auto's", "we zien Molenlaan 12"),
    "no count, de": ("Das ist Lindenweg 12 Hirsche", "Das ist Lindenweg 12"),
    "no count, es": ("Calle Nueva 14 lobos", "Calle Nueva 14"),
    "no hour, nl": ("afspraak Grote Markt 20u", "afspraak Grote Markt 20"),
    "no hour, fr": ("rdv place Flagey 18h", "rdv place Flagey 18"),
    # The first is the title of a book.
    "no title, nl": ('het boek "Molenlaan 12" was mooi', 'het huis "Molenlaan 12" was mooi'),
    "no title, en": ("the novel '14 Oak Lane' is out", "the place '14 Oak Lane' is out"),
}


@pytest.mark.parametrize(("less", "more"), LIFTED.values(), ids=LIFTED)
def test_lifted(less: str, more: str) -> None:
    assert score(less) < score(more)


STREETS = {
    "nl": ("Molenlaan {}", "Zwolle"),
    "nl, vague": ("Hof {}", "Zwolle"),
    "nl, lower case": ("we staan bij hof {}", "zwolle"),
    "nl, name": ("Karveel {}", "Lelystad"),
    "nl, year": ("Karveel {}", "Lelystad"),
    "de": ("Lindenweg {}", "Leipzig"),
    "de, vague": ("Am Hang {}", "Leipzig"),
    "fr": ("rue des Lilas {}", "Namur"),
    "it": ("Via Piana {}", "Bologna"),
    "es": ("Calle Nueva {}", "Sevilla"),
    "pl": ("ul. Leśna {}", "Kraków"),
    "se": ("Vävargatan {}", "Uppsala"),
    "fi": ("Kutojankatu {}", "Turku"),
    "tr": ("Dokuma Sokak {}", "Ankara"),
}


@pytest.mark.parametrize(("street", "place"), STREETS.values(), ids=STREETS)
@pytest.mark.parametrize("number", ["4", "14", "214", "1460", "2019"])
def test_more_never_lowers(street: str, place: str, number: str) -> None:
    plain = score(street.format(number))
    assert score(street.format(f"nr. {number}")) >= plain
    assert score(f"{street.format(number)}, {place}") >= plain
    assert score(f"{street.format(number)}a, {place}") >= score(f"{street.format(number)}a")


@pytest.mark.parametrize(("street", "place"), STREETS.values(), ids=STREETS)
def test_a_year_is_never_likelier(street: str, place: str) -> None:
    assert score(street.format(2019)) <= score(street.format(219))
    assert score(f"{street.format(2019)}, {place}") <= score(f"{street.format(219)}, {place}")


@pytest.mark.parametrize(("street", "place"), STREETS.values(), ids=STREETS)
def test_small_letters_are_never_likelier(street: str, place: str) -> None:
    text = f"Kijk, {street.format(14)}, {place}"
    assert score(text.lower()) <= score(text)


# What passes alone, and what does not; see `doxguard.detectors.address.weigh`.
PASSES = {
    "telling word": "we staan voor Xqzvstraat 4",
    "telling word, lower case": "we staan voor lindestraat 4",
    "vague and a place": "we staan voor hof 4 in zwolle",
    "name and a place": "we staan voor Karveel 4, Lelystad",
    "name and a postcode": "we staan voor Karveel 4, 8231 AB",
}
PASSES_NOT = {
    "vague": "we staan voor hof 4",
    "name": "we staan voor Karveel 4",
    "capitals": "we staan voor Xqzv 4",
    "year": "we staan voor Molenlaan 2019",
    "count": "we zien op de Molenlaan 12 auto's",
    "title": "lees het boek 'Molenlaan 12' eens",
}


@pytest.mark.parametrize("raw", PASSES.values(), ids=PASSES)
def test_passes(raw: str) -> None:
    assert score(raw) >= REPORTED


@pytest.mark.parametrize("raw", PASSES_NOT.values(), ids=PASSES_NOT)
def test_passes_not(raw: str) -> None:
    assert score(raw) < REPORTED
