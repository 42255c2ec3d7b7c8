"""Accounts that are no IBAN: pairs of account and routing code, and national forms with checks of their own."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors import bank_account
from doxguard.detectors.bank_account import DETECTOR, find_bank_account
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from doxguard.detectors.triggers import is_triggered
from tests.marked import found_by, read_marked

HITS = {
    "uk": "send it to sort code [[12-34-56, account number 12345678]] x",
    "uk short": "s/c [[40-47-84 a/c 70872490]]",
    "uk line break": "Barclays\nSort code: [[20-00-00\nAccount: 55779911]]",
    "uk plain": "sort code [[200000 account 55779911]]",
    "uk spaced": "Sort code [[20 00 00 account no 55779911]]",
    "uk account spaced": "sort code [[20-00-00 acc no 5577 9911]]",
    "uk account first": "acc no [[55779911, sort code 20-00-00]]",
    "uk bare pair with name before": "sort code/account [[20-00-00 / 55779911]], J Marsh",
    "uk without a word": "[[40-47-84 70872490]] you know what to do",
    "uk in Dutch": "Britse rekening, sort code [[30-90-89 rekeningnummer 55779911]]",
    "us": "wire to [[routing 020232227 account 4470011223]]",
    "us colon": "[[Routing: 020232227 / Account: 4470011223]]",
    "us number words": "my ex's bank: [[routing number 020232227, account number 4470011223]], have fun",
    "us aba": "[[ABA 028241362 acct# 99887766]]",
    "us line break": "[[Routing number: 020232227\nAccount number: 4470011223]]",
    "us account first": "account [[4470011223, routing 020232227]]",
    "au": "[[BSB 062-000 Account 12345678]] under the name of Jo",
    "au colon": "pay me: [[BSB: 062000, acc: 1234 5678]]",
    "ca": "[[transit 12345-003 account 1234567]]",
    "de": "Konto [[1234567890, BLZ 500 105 17]]",
    "de blz first": "[[BLZ 50010517, Kontonummer 9509155]]",
    "in": "[[IFSC ABCD0123456 account 123456789012]]",
    "dk": "[[Reg.nr. 1234 konto 1234567890]]",
    "es": "cuenta [[2100 0418 49 3333033450]] a nombre de mi tía",
    "nl old dotted": "giro of rekening? rekeningnummer [[12.34.56.789]] t.n.v. de club",
    "nl old plain": "op rekeningnummer [[123456789]] bij de oude Postbank",
    "no": "kontonummer [[4459.38.77849]], send penger",
    "cz": "číslo účtu [[363663380/0800]]",
    "nz": "my account is [[01-0902-8495680-00]]",
    "be old": "rekening [[825-3896445-90]] van voor de euro",
}

MISSES = {
    "sort code alone, in Dutch": "overmaken kan naar haar sort code 30-90-89 of niet?",
    "sort code alone": "sort code 20-00-00 belongs to which bank",
    "uk date and number": "on 20-01-24 I got ref 12345678",
    "uk date and number side by side": "31-12-24 12345678",
    "stands and followers": "40-47-84 van de 12345678",
    "uk score": "won 20-10-12 in front of 45000000 viewers",
    "uk phone": "sort it out, call 020 7946 0958",
    "sort code and phone": "sort code 20-00-00. Phone 07700 900123",
    "us wrong check": "routing 020232228 account 4470011223",
    "us routing alone": "routing 020232227 is the bank in New York",
    "us no words": "020232227 4470011223",
    "us district": "routing 990000005 account 4470011223",
    "network routing": "routing table 192.168.1.1 port 8080",
    "account alone": "my account 12345678 got hacked",
    "twitter account": "volg mijn account 123456789 jaar",
    "followers": "account with 12345678 followers",
    "au phone": "call 0491 570 156",
    "bsb alone": "BSB 062-000",
    "ca transit bus": "transit bus 12345 leaves at 003 past 1234567",
    "de blz alone": "BLZ 50010517",
    "de order": "Bestellnummer 1234567890",
    "invoice": "invoice 20-00-00 12345678",
    "kvk": "kvk 12345678, rekening volgt",
    "nl wrong check": "rekeningnummer 123456788",
    "nl without word": "12.34.56.789",
    "nl bsn": "bsn 123456782",
    "nl order": "ordernummer 123456789",
    "nl payment reference": "betalingskenmerk 123456789",
    "iban": "NL70TEST0097844853",
    "iban spaced": "rekening NL20 TEST 0276 6520 61",
    "be iban": "rekening BE82 9990 4905 2768",
    "be card": "identiteitskaart 592-3101876-91",
    "card": "card 4242 4242 4242 4242",
    "es wrong check": "cuenta 2100 0418 40 3333033450",
    "cz id": "rodné číslo 640206/6275",
    "price": "rekening van 1.234.567,89 euro",
    "empty": "",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_bank_account(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_bank_account, text) == expected


@pytest.mark.parametrize("marked", HITS.values(), ids=HITS)
def test_hits_are_triggered(marked: str) -> None:
    folded = fold(read_marked(marked)[0]).folded
    assert is_triggered(DETECTOR.triggers, folded)


def test_value_joins_code_and_account() -> None:
    (found,) = find_bank_account(fold("sort code 20-00-00, account number 55779911"))
    assert (found.value, found.country) == ("200000/55779911", "GB")


@given(st.text(alphabet="0123456789-/. ,bsbroutingaccountBLZ\n", max_size=90))
def test_spans_do_not_overlap_and_lie_inside_the_text(raw: str) -> None:
    spans = sorted((found.start, found.end) for found in find_bank_account(Text(raw, raw)))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "12-", "bsb 062-000 ", "routing 020232227 ", "20-00-00 account ", "account "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert _seconds(unit * (100_000 // len(unit))) < max(0.5, 20 * _seconds(unit * (10_000 // len(unit))))


def _seconds(raw: str) -> float:
    began = time.thread_time()
    list(find_bank_account(Text(raw, raw)))
    return time.thread_time() - began


@given(st.from_regex(r"[0-9]{1,10}([ ./-][0-9]{1,10}|[A-Z]{4}0[0-9A-Z]{6}| a/c [0-9]{4,9}){0,5}", fullmatch=True))
def test_no_form_stands_where_none_is_looked_for(folded: str) -> None:
    ways = [way for _, orders in bank_account._compiled_pairs() for way in orders]
    shapes = [shape for _, shape in bank_account._compiled_singles()]
    for all_forms, forms in ((bank_account._any_pair(), ways), (bank_account._any_single(), shapes)):
        places = set(bank_account._places(folded, all_forms))
        begins = [m.start() for m in re.finditer(r"(?<![\w+@.,#])(?<![0-9][\-/])(?=[0-9]{2}|[A-Z]{4}0)", folded)]
        assert {at for at in begins if any(form.match(folded, at) for form in forms)} <= places
