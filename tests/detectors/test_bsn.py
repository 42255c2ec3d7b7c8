"""Citizen service numbers: with a word, dotted, taken apart; and the nine digits that are something else."""

import pytest

from doxguard.detectors.bsn import DETECTOR, find_bsns, passes_eleven_test
from doxguard.detectors.folding import fold
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "word": "zijn bsn is [[999990019]]",
    "word in capitals": "BSN [[999990020]]",
    "word and colon": "BSN: [[999990032]]",
    "word behind": "[[999990056]] is haar BSN",
    "glued": "bsn[[999990068]]",
    "glued with nr": "bsnnr[[999990081]]",
    "bsn-nummer": "BSN-nummer [[999990093]]",
    "bsn nummer": "bsn nummer = [[999990111]]",
    "burgerservicenummer": "burgerservicenummer [[999990123]]",
    "sofinummer": "oude sofinummer [[999990135]]",
    "sofi": "sofi: [[999990147]]",
    "dots": "[[9999.90.019]]",
    "dots with word": "bsn [[1234.56.782]]",
    "dots in three": "bsn [[123.456.782]]",
    "spaced in three": "bsn [[123 456 782]]",
    "hyphens in three": "bsn [[123-456-782]]",
    "four two three spaced": "bsn [[1234 56 782]]",
    "four two three hyphens": "bsn [[1234-56-782]]",
    "two three four": "bsn [[12 345 6782]]",
    "leading zero": "bsn [[012345672]]",
    "eight digits": "BSN [[12345672]]",
    "in brackets": "(bsn [[999990019]])",
    "in quotes": 'bsn "[[999990019]]"',
    "full stop": "Zijn bsn is [[999990019]].",
    "comma": "bsn [[999990019]], geboren 1-1-1980",
    "is written out": "het burgerservicenummer van Kees is [[999990159]]",
    "next line": "BSN\n[[999990160]]",
    "list": "Naam: Kees\nBSN: [[999990172]]\nTel: 0612345678",
    "english": "her Dutch BSN is [[999990184]]",
    "citizen service number": "citizen service number [[999990196]]",
    "german": "seine niederländische BSN: [[999990202]]",
    "french": "son bsn: [[999990214]]",
    "digid": "digid en [[999990226]] heb ik al",
    "emoji": "bsn 👉[[999990238]]👈",
    "bold": "bsn **[[999990251]]**",
    "beside a birth date": "01-02-1980, bsn [[999990263]]",
    "beside a phone": "06-12345678 en bsn [[999990275]]",
    "beside an iban": "NL91ABNA0417164300, bsn [[999990287]]",
    "two": "bsn [[999990019]] en bsn [[999990020]]",
    "two with en": "de bsn's zijn [[999990019]] en [[999990020]]",
    "full-width": "bsn [[９９９９９００１９]]",
    "arabic-indic": "bsn [[٩٩٩٩٩٠٠١٩]]",
    "keycaps": "bsn [[9️⃣9️⃣9️⃣9️⃣9️⃣0️⃣0️⃣1️⃣9️⃣]]",
    "zero-width": "bsn [[999\u200b990\u200b019]]",
    "no-break spaces": "bsn [[123\u00a0456\u00a0782]]",
    "hashtag": "#bsn [[999990019]]",
    "question": "is bsn [[999990019]]?",
    "shouting": "ZIJN BSN IS [[999990019]]!!!",
    "word further": "bsn van mijn buurman, die van de hond, is [[999990299]]",
}

MISSES = {
    "empty": "",
    "fails the test": "bsn 999990018",
    "fails the test, dotted": "1234.56.789",
    "fails the test, grouped": "bsn 123 456 789",
    "no word": "999990019",
    "no word, in a sentence": "vandaag 123456782 keer geprobeerd",
    "no word, grouped": "123 456 782",
    "order": "ordernummer 999990019",
    "order with hash": "#999990019",
    "invoice": "factuurnummer 123456782",
    "customer": "klantnummer 123456782",
    "tax number of a firm": "rsin 123456782",
    "vat": "NL123456782B01",
    "kvk": "kvk 12345672",
    "eight digits without label": "12345672",
    "date": "bsn aangevraagd op 20240101",
    "phone": "bel 0612345678",
    "phone nine": "tel 612345678",
    "ten digits": "bsn 9999900190",
    "seven digits": "bsn 9999900",
    "letter before": "bsn A999990019",
    "letter behind": "bsn 999990019A",
    "decimal": "bsn 999990019,50",
    "decimal point": "3.999990019",
    "price": "€999990019",
    "amount": "123456782 euro",
    "repeated": "bsn 111111111",
    "zeros": "bsn 000000000",
    "three zeros": "bsn 000123452",
    "test in words": "de elfproef klopt niet",
    "word alone": "geef nooit je bsn",
    "word and short number": "bsn 123",
    "masked": "bsn *****0019",
    "masked x": "bsn xxxxx0019",
    "version": "versie 1234.56.789",
    "views": "999990019 views",
    "followers": "999990019 volgers",
    "tracking": "track en trace 123456782",
    "student": "studentnummer 123456782",
    "polis": "polisnummer 123456782",
    "part of a longer number": "bsn 123-456-782-1",
    "url": "https://example.org/999990019",
    "german tax": "Rechnung 123456782",
    "bank": "rekening 123456789",
    "plus": "+999990019",
    "score": "123-456-782 stemmen",
    "ssn": "ssn 123-45-6782",
    "time stamp": "log 123456782:12",
    "passport": "paspoort SPECI2014",
    "case": "zaaknummer 123456782",
}

DISGUISED = {
    "words": "bsn [[negen negen negen negen negen nul nul een negen]]",
    "words with hyphens": "haar bsn is [[een-twee-drie-vier-vijf-zes-zeven-acht-twee]]",
    "english words": "bsn [[one two three four five six seven eight two]]",
    "spaced out": "bsn [[9 9 9 9 9 0 0 1 9]]",
    "spaced out without a word": "[[9 9 9 9 9 0 0 1 9]]",
    "dots between": "bsn [[9.9.9.9.9.0.0.1.9]]",
    "stars between": "bsn [[9*9*9*9*9*0*0*1*9]]",
    "emoji between": "bsn [[999🔥990🔥019]]",
    "letters for zeros": "bsn [[99999OO19]]",
    "one under the other": "bsn\n[[999\n990\n019]]",
    "words without spaces": "bsn [[negennegennegennegennegennulnuleennegen]]",
    "base64": "[[YnNuIDk5OTk5MDAxOSB2YW4gS2Vlcw==]]",
}

DISGUISED_MISSES = {
    "words, fails the test": "bsn negen negen negen negen negen nul nul een acht",
    "countdown": "negen acht zeven zes vijf vier drie twee een",
    "counting": "een twee drie vier vijf zes zeven acht negen",
    "spaced out, fails the test": "9 9 9 9 9 0 0 1 8",
    "spaced-out series": "1 2 3 4 5 6 7 8 9",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_bsns(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_bsns, text) == expected


@pytest.mark.parametrize(
    "marked", [*DISGUISED.values(), *DISGUISED_MISSES.values()], ids=[*DISGUISED, *DISGUISED_MISSES]
)
def test_disguised(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_anywhere(DETECTOR, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


VALUES = (
    ("bsn 1234.56.782", "123456782"),
    ("bsn 12345672", "012345672"),
    ("BSN 999990019", "999990019"),
    ("bsn999990019", "999990019"),
)


@pytest.mark.parametrize(("raw", "value"), VALUES)
def test_value_is_canonical(raw: str, value: str) -> None:
    assert [found.value for found in find_bsns(fold(raw)) if found.score >= REPORTED] == [value]


def test_eleven_test() -> None:
    assert passes_eleven_test("999990019")
    assert passes_eleven_test("123456782")
    for number in ("999990018", "111111111", "000000000", "12345678", "1234567822", ""):
        assert not passes_eleven_test(number)


@pytest.mark.parametrize("at", range(9))
def test_no_single_wrong_figure_passes(at: int) -> None:
    number = "999990019"
    for figure in set("0123456789") - {number[at]}:
        assert not passes_eleven_test(number[:at] + figure + number[at + 1 :])


def test_without_a_word_it_stays_a_low_hint() -> None:
    (found,) = find_bsns(fold("999990019"))
    assert 0 < found.score < REPORTED
    assert (found.country, found.evidence) == ("NL", ("eleven-test",))


def test_word_against_keeps_it_low() -> None:
    (order,) = find_bsns(fold("ordernummer 999990019"))
    assert order.score < REPORTED
