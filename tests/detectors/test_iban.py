"""IBANs of many countries in any grouping; and codes that have the form but not the check, or the other way round."""

import pytest

from doxguard.detectors.folding import fold
from doxguard.detectors.iban import DETECTOR, find_ibans
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "nl": "maak over naar [[NL91ABNA0417164300]]",
    "nl grouped": "[[NL91 ABNA 0417 1643 00]]",
    "nl lower case": "[[nl91abna0417164300]]",
    "nl mixed case": "[[Nl91Abna0417164300]]",
    "nl hyphens": "[[NL91-ABNA-0417-1643-00]]",
    "nl dots": "[[NL91.ABNA.0417.1643.00]]",
    "nl banker's grouping": "[[NL91 ABNA 0417.1643.00]]",
    "nl account in tens": "[[NL91 ABNA 0417164300]]",
    "nl odd groups": "[[NL 91 ABNA 04 17 16 43 00]]",
    "nl over two lines": "rekening [[NL91 ABNA\n0417 1643 00]]",
    "nl underscores": "[[NL91_ABNA_0417_1643_00]]",
    "nl middle dots": "[[NL91·ABNA·0417·1643·00]]",
    "nl slashes": "[[NL91/ABNA/0417164300]]",
    "nl double spaces": "[[NL91  ABNA  0417  1643  00]]",
    "nl full stop": "Rekening: [[NL91ABNA0417164300]].",
    "nl comma": "[[NL91ABNA0417164300]], t.n.v. J. Voorbeeld",
    "nl brackets": "(IBAN [[NL91ABNA0417164300]])",
    "nl quotes": '"[[NL91ABNA0417164300]]"',
    "nl colon": "IBAN:[[NL91ABNA0417164300]]",
    "nl equals": "iban=[[NL91ABNA0417164300]]",
    "nl slash before": "rek/[[NL91ABNA0417164300]]",
    "nl emoji": "💸[[NL91ABNA0417164300]]💸",
    "nl name after": "[[NL91 ABNA 0417 1643 00]] Voorbeeld",
    "nl amount after": "[[NL91 ABNA 0417 1643 00]] 25 euro",
    "nl amount before": "€25 [[NL91ABNA0417164300]]",
    "nl phone after": "[[NL20 TEST 0276 6520 61]] of tik naar 06-12345678",
    "nl two": "[[NL91ABNA0417164300]] en [[NL20TEST0276652061]]",
    "nl two with slash": "[[NL91ABNA0417164300]]/[[NL20TEST0276652061]]",
    "nl two lines": "[[NL91ABNA0417164300]]\n[[NL20TEST0276652061]]",
    "nl word before that looks like a country": "is NL [[NL91ABNA0417164300]]",
    "nl other bank": "doneer [[NL61 TEST 0001 2345 67]]",
    "nl bunq": "[[NL22TEST2012345678]] tikkie",
    "nl in a url": "https://example.org/pay?iban=[[NL91ABNA0417164300]]",
    "be": "[[BE68 5390 0754 7034]]",
    "de": "[[DE89 3704 0044 0532 0130 00]]",
    "de plain": "überweis es auf [[DE89370400440532013000]]",
    "gb": "[[GB29 NWBK 6016 1331 9268 19]]",
    "fr": "[[FR14 2004 1010 0505 0001 3M02 606]]",
    "fr plain": "mon rib [[FR1420041010050500013M02606]]",
    "es": "[[ES91 2100 0418 4502 0005 1332]]",
    "it": "bonifico a [[IT60 X054 2811 1010 0000 0123 456]]",
    "pt": "[[PT50 0002 0123 1234 5678 9015 4]]",
    "at": "[[AT61 1904 3002 3457 3201]]",
    "ch": "[[CH93 0076 2011 6238 5295 7]]",
    "lu": "[[LU28 0019 4006 4475 0000]]",
    "ie": "[[IE29 AIBK 9311 5212 3456 78]]",
    "pl": "[[PL61 1090 1014 0000 0712 1981 2874]]",
    "se": "[[SE45 5000 0000 0583 9825 7466]]",
    "no, the shortest": "[[NO93 8601 1117 947]]",
    "dk": "[[DK50 0040 0440 1162 43]]",
    "fi": "[[FI21 1234 5600 0007 85]]",
    "cz": "[[CZ65 0800 0000 1920 0014 5399]]",
    "hu": "[[HU42 1177 3016 1111 1018 0000 0000]]",
    "gr": "[[GR16 0110 1250 0000 0001 2300 695]]",
    "tr": "[[TR33 0006 1005 1978 6457 8413 26]]",
    "mt, the longest": "[[MT84 MALT 0110 0001 2345 MTLC AST0 01S]]",
    "br": "[[BR18 0036 0305 0000 1000 9795 493C 1]]",
    "xk": "[[XK05 1212 0123 4567 8906]]",
    "ua": "[[UA213223130000026007233566001]]",
    "full-width": "[[ＮＬ９１ＡＢＮＡ０４１７１６４３００]]",
    "mathematical": "[[𝐍𝐋𝟗𝟏𝐀𝐁𝐍𝐀𝟎𝟒𝟏𝟕𝟏𝟔𝟒𝟑𝟎𝟎]]",
    "zero-width spaces": "[[NL91\u200bABNA\u200b0417\u200b1643\u200b00]]",
    "no-break spaces": "[[NL91\u00a0ABNA\u00a00417\u00a01643\u00a000]]",
    "look-alike letters": "[[NL91АBNA0417164300]]",
    "soft hyphens": "[[NL91ABNA\u00ad0417\u00ad164300]]",
    "bold": "**[[NL91ABNA0417164300]]**",
    "spoiler": "||[[NL91ABNA0417164300]]||",
    "nl three spaces": "[[NL91   ABNA   0417   1643   00]]",
    "nl commas": "[[NL91, ABNA, 0417, 1643, 00]]",
    "nl bank in brackets": "[[NL91 (ABNA) 0417164300]]",
    "nl word glued behind": "[[NL91ABNA0417164300]]tnv J. Voorbeeld",
    "nl letter o for zero": "[[NL91ABNAO417164300]]",
}

MISSES = {
    "letter behind, same case": "nl91abna0417164300x",
    "capital behind": "NL91ABNA0417164300X",
    "four separators": "NL91    ABNA    0417    1643    00",
    "word between": "NL91 en dan ABNA 0417 1643 00",
    "empty": "",
    "wrong check": "NL92ABNA0417164300",
    "wrong digit": "NL91ABNA0417164301",
    "digits swapped": "NL91ABNA0417164030",
    "one short": "NL91ABNA041716430",
    "one long": "NL91ABNA04171643000",
    "letter before": "xNL91ABNA0417164300",
    "digit before": "1NL91ABNA0417164300",
    "bank code of digits": "NL91123404171643AB",
    "unknown country": "ZZ91ABNA0417164300",
    "country without IBAN": "US91ABNA0417164300",
    "masked": "NL91 ABNA **** **43 00",
    "masked with x": "NLxxABNA0417164300",
    "placeholder": "NL00 BANK 0123 4567 89",
    "beginning only": "NL91 ABNA",
    "account only": "ABNA 0417 1643 00",
    "bic": "ABNANL2A",
    "bic xxx": "INGBNL2AXXX",
    "vat": "NL123456789B01",
    "vat be": "BE0123456789",
    "vat de": "DE123456789",
    "passport": "paspoort NWX1234B5",
    "plate": "NL 91-AB-NA",
    "tracking": "3SABCD1234567",
    "tracking nl": "LS123456789NL",
    "vin": "WVWZZZ1JZXW000001",
    "isin": "NL0011821202",
    "isin us": "US0378331005",
    "flight": "KL1234 naar DE89",
    "postcode": "1234 AB 12",
    "address": "NL-1234 AB Testdorp 12",
    "road": "A12, N201, E19",
    "car": "BE 1-ABC-123",
    "hash": "ab12cdef34567890abcd",
    "uuid": "de893704-0044-4053-8201-300000000000",
    "product": "FR14 filter 2004",
    "song": "fr14 2004 was een goed jaar",
    "model": "GB29 monitor, 60 Hz, 1613 euro",
    "paper": "DE89 3704",
    "other code of the same length": "NL11 AAAA 1111 1111 11",
    "phone": "+31612345678",
    "card": "4242 4242 4242 4242",
    "all zeros": "NL00ABNA0000000000",
    "prose": "in NL 91 mensen, 417 koeien en 1643 schapen",
}

DISGUISED = {
    "spaced out": "[[N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0]]",
    "dotted out": "[[N.L.9.1.A.B.N.A.0.4.1.7.1.6.4.3.0.0]]",
    "hyphens between": "[[N-L-9-1-A-B-N-A-0-4-1-7-1-6-4-3-0-0]]",
    "stars between": "[[N*L*9*1*A*B*N*A*0*4*1*7*1*6*4*3*0*0]]",
    "letters for zeros": "[[NL91ABNAO4171643OO]]",
    "letters for zeros, grouped": "[[NL91 ABNA O417 1643 OO]]",
    "emoji between groups": "[[NL91 ABNA 0417🔥1643🔥00]]",
    "reversed": "achterstevoren lezen: [[0034617140ANBA19LN]]",
    "rot13": "rot13 [[AY91NOAN0417164300]]",
    "base64": "base64: [[TkwgSUJBTiBOTDkxQUJOQTA0MTcxNjQzMDA=]]",
}

DISGUISED_MISSES = {
    "reversed not said": "0034617140ANBA19LN",
    "rot13 not said": "AY91NOAN0417164300",
    "spaced out, wrong check": "N L 9 2 A B N A 0 4 1 7 1 6 4 3 0 0",
    "words, wrong check": "NL negen twee ABNA nul vier een zeven een zes vier drie nul nul",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_ibans(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_ibans, text) == expected


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
    ("nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
    ("NL91.ABNA.0417.1643.00", "NL91ABNA0417164300"),
    ("FR14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606"),
    ("NL91\u200bABNA0417164300", "NL91ABNA0417164300"),
)


@pytest.mark.parametrize(("raw", "value"), VALUES)
def test_value_is_canonical(raw: str, value: str) -> None:
    assert [found.value for found in find_ibans(fold(raw)) if found.score >= REPORTED] == [value]


# The registry's own examples.
OTHER_COUNTRIES = (
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "BG80BNBG96611020345678",
    "CY17002001280000001200527600",
    "EE382200221020145685",
    "EG380019000500000000263180002",
    "GT82TRAJ01020000001210029690",
    "HR1210010051863000160",
    "IL620108000000099999999",
    "IS140159260076545510730339",
    "JO94CBJO0010000000000131000302",
    "KW81CBKU0000000000001234560101",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LV80BANK0000435195001",
    "MC5811222000010123456789030",
    "MU17BOMM0101101030300200000MUR",
    "PK36SCBL0000001123456702",
    "QA58DOHB00001234567890ABCDEFG",
    "RO49AAAA1B31007593840000",
    "SA0380000000608010167519",
    "SC18SSCB11010000000000001497USD",
    "SI56263300012039086",
    "SK3112000000198742637541",
    "SM86U0322509800000000270100",
    "VA59001123000012345678",
)


@pytest.mark.parametrize("code", OTHER_COUNTRIES)
def test_every_country_has_its_own_length_and_structure(code: str) -> None:
    (found,) = find_ibans(fold(f"iban {code}."))
    assert (found.value, found.country) == (code, code[:2])
    assert is_triggered(DETECTOR, fold(code))


@pytest.mark.parametrize("at", range(2, 18))
def test_no_wrong_figure_passes(at: int) -> None:
    code = "NL91ABNA0417164300"
    for figure in "0123456789":
        wrong = code[:at] + figure + code[at + 1 :]
        if wrong != code:
            assert found_by(find_ibans, wrong) == []
