"""Machine-readable zones: the specimen of ICAO Doc 9303 (the invented state UTO), whole, in part, and spoilt."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.mrz import DETECTOR, check_digit, find_mrz
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import is_triggered
from tests.marked import found_by, read_marked

PASSPORT = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
VISA = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
CARD = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
SPACED = "L898902C36 UTO 7408122 F 1204159 ZE184226B<<<<<10"

HITS = {
    "passport": f"scan gelekt:\n[[{PASSPORT[0]}\n{PASSPORT[1]}]]\nveel plezier",
    "passport on one line": f"[[{PASSPORT[0]} {PASSPORT[1]}]] enjoy",
    "windows line break": f"[[{PASSPORT[0]}\r\n{PASSPORT[1]}]]",
    "second line alone": f"onderste regel paspoort: [[{PASSPORT[1]}]]",
    "second line and full stop": f"it says [[{PASSPORT[1]}]].",
    "second line in brackets": f"([[{PASSPORT[1]}]])",
    "second line with words behind": f"[[{PASSPORT[1]}]] DIT IS HEM",
    "second line with spaces": f"van de foto: [[{SPACED}]] (scan)",
    "second line cut short": "paspoort L898902C: [[L898902C36UTO7408122F1204159]]",
    "first line alone": f"bovenste regel: [[{PASSPORT[0]}]]",
    "first line with spaces": "[[P<UTO ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<]]",
    "visa": f"Visum\n[[{VISA[0]}\n{VISA[1]}]]",
    "visa, second line": f"visa [[{VISA[1]}]]",
    "td2": f"[[{TD2[0]}\n{TD2[1]}]]",
    "td2, second line": f"Ausweis hinten: [[{TD2[1]}]]",
    "card": f"achterkant:\n[[{CARD[0]}\n{CARD[1]}\n{CARD[2]}]]\n#lekker",
    "card, first line": f"id-kaart [[{CARD[0]}]]",
    "card, second line": f"id-kaart [[{CARD[1]}]]",
    "card, two lines": f"[[{CARD[0]}\n{CARD[1]}]]",
    "card with a long number": "kaart [[I<UTOD23145890<7349<<<<<<<<<<<]]",
    "html": "[[P&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA" + "&lt;" * 19 + f"\n{PASSPORT[1].replace('<', '&lt;')}]]",
    "quoted": f"> [[{PASSPORT[0]}\n> {PASSPORT[1]}]]",
    "full-width": f"[[{PASSPORT[1].replace('<', '＜')}]]",
    "two zones": f"[[{PASSPORT[1]}]] en die van haar [[{TD2[1]}]]",
}

MISSES = {
    "wrong number check": PASSPORT[1].replace("C36", "C37"),
    "wrong birth check": PASSPORT[1].replace("7408122", "7408123"),
    "wrong expiry check": PASSPORT[1].replace("1204159", "1204158"),
    "td2 wrong check": TD2[1].replace("D231458907", "D231458908"),
    "card wrong number check": CARD[0].replace("D231458907", "D231458908"),
    "card wrong birth check": CARD[1].replace("7408122", "7408121"),
    "no such month": "L898902C36UTO7413122F1204159",
    "small letters": PASSPORT[1].lower(),
    "arrows": "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "hearts": "i <3 u " * 10,
    "html tags": "<P><B>HELLO</B></P><TABLE><TR><TD>1</TD></TR></TABLE>",
    "generics": "List<Map<String, List<Integer>>> x = new ArrayList<>()",
    "shift": "x = 1 << 30; y = A<<B<<C<<D",
    "shouting": "PAK HEM WAAR IS HIJ NOU TOCH GEBLEVEN MET ZIJN GROTE MOND",
    "hash": "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
    "base64": "QWxhZGRpbjpvcGVuIHNlc2FtZQQWxhZGRpbjpvcGVuIHNlc2FtZQ",
    "tracking": "JVGL0612345678901234",
    "iban": "NL70TEST0097844853",
    "separator line": "=====<<<<< NIEUWS >>>>>=====",
    "names with arrows": "ANNA<<MARIA",
    "passport number": "paspoort L898902C3",
    "licence key": "ABCDE-12345-FGHIJ-67890-KLMNO",
    "empty": "",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_mrz(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_mrz, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    folded = fold(read_marked(marked)[0]).folded
    assert is_triggered(DETECTOR.triggers, folded)


@pytest.mark.parametrize(("field", "digit"), [("L898902C3", "6"), ("740812", "2"), ("ZE184226B<<<<<", "1"), ("", "0")])
def test_check_digit(field: str, digit: str) -> None:
    assert check_digit(field) == digit


@given(st.text(alphabet="0123456789ABCFIMPUV<< \n", max_size=120))
def test_spans_are_in_order_and_inside_the_text(raw: str) -> None:
    edges = [edge for found in find_mrz(Text(raw, raw)) for edge in (found.start, found.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)


@pytest.mark.parametrize(
    "unit", ["<", "A", "1", "A ", "A<", "P<UTOA", "P<UTOERIKSSON<<< ", "7408122F", PASSPORT[1] + " "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert _seconds(unit * (100_000 // len(unit))) < max(0.5, 20 * _seconds(unit * (10_000 // len(unit))))


def _seconds(raw: str) -> float:
    began = time.thread_time()
    list(find_mrz(Text(raw, raw)))
    return time.thread_time() - began
