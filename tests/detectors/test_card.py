"""Payment card numbers of all issuers; and numbers that pass Luhn, or look like a card, and are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.card import DETECTOR, find_cards, passes_luhn
from doxguard.detectors.folding import fold
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

HITS = {
    "visa grouped": "[[4242 4242 4242 4242]]",
    "visa plain with word": "creditcard [[4242424242424242]]",
    "visa plain": "hier: [[4242424242424242]]",
    "visa hyphens": "[[4242-4242-4242-4242]]",
    "visa dots": "[[4242.4242.4242.4242]]",
    "visa other": "[[4111 1111 1111 1111]]",
    "visa real-looking": "[[4000 0566 5566 5556]] vervalt 12/29",
    "visa thirteen": "visa [[4222222222222]]",
    "visa nineteen": "card [[4917610000000000003]]",
    "mastercard": "[[5555 5555 5555 4444]]",
    "mastercard plain": "mastercard [[5105105105105100]]",
    "mastercard 2-series": "[[2223 0031 2200 3222]]",
    "mastercard 2-series plain with word": "kaartnummer [[2223003122003222]]",
    "amex": "[[3782 822463 10005]]",
    "amex plain": "amex [[378282246310005]]",
    "amex hyphens": "[[3714-496353-98431]]",
    "diners": "[[3056 930902 5904]]",
    "diners plain with word": "diners card [[36227206271667]]",
    "discover": "[[6011 1111 1111 1117]]",
    "jcb": "[[3530 1113 3330 0000]]",
    "unionpay": "[[6200 0000 0000 0005]]",
    "unionpay nineteen with word": "card [[6205500000000000004]]",
    "maestro": "[[6759 6498 2643 8453]]",
    "maestro plain with word": "pasnummer [[6759649826438453]]",
    "bancontact": "[[6703 4444 4444 4449]]",
    "with expiry": "[[4242 4242 4242 4242]] 12/27",
    "with expiry and code": "[[4242 4242 4242 4242]] 12/27 123",
    "with slash expiry": "[[4242424242424242]]|12|27|123",
    "with cvc words": "[[4242 4242 4242 4242]], exp 12/27, cvc 123",
    "full stop": "kaart [[4242 4242 4242 4242]].",
    "in brackets": "([[4242 4242 4242 4242]])",
    "in quotes": '"[[4242 4242 4242 4242]]"',
    "colon": "cc:[[4242424242424242]]",
    "emoji": "💳[[4242 4242 4242 4242]]💳",
    "name behind": "[[5555 5555 5555 4444]] J Voorbeeld",
    "two": "[[4242 4242 4242 4242]] en [[5555 5555 5555 4444]]",
    "two lines": "[[4242424242424242]]\n[[5555555555554444]]",
    "line before": "credit card\n[[4242 4242 4242 4242]]",
    "english": "my ex's card number is [[4242 4242 4242 4242]] go wild",
    "german": "Kreditkarte: [[5555 5555 5555 4444]]",
    "french": "numéro de carte [[4242 4242 4242 4242]]",
    "spanish": "tarjeta [[5105 1051 0510 5100]]",
    "beside a phone": "[[4242 4242 4242 4242]], bel 06-12345678",
    "beside a price": "€12 met [[4242 4242 4242 4242]]",
    "published test number": "test with [[4012 8888 8888 1881]]",
    "card on Dutch": "met mijn visa, [[4000002500003155]]",
    "full-width": "[[４２４２\u3000４２４２\u3000４２４２\u3000４２４２]]",
    "arabic-indic": "[[٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢]]",
    "zero-width": "[[4242\u200b4242\u200b4242\u200b4242]] card",
    "no-break spaces": "[[4242\u00a04242\u00a04242\u00a04242]]",
    "keycaps": "[[4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣]]",
    "en dashes": "[[4242–4242–4242–4242]]",
    "bold": "**[[4242 4242 4242 4242]]**",
}

MISSES = {
    "empty": "",
    "fails luhn": "4242 4242 4242 4243",
    "fails luhn with word": "creditcard 4242424242424243",
    "amex fails luhn": "3782 822463 10006",
    "one short": "4242 4242 4242 424",
    "one long": "4242 4242 4242 42424",
    "last four": "kaart eindigt op 4242",
    "masked": "4242 **** **** 4242",
    "masked x": "4242 xxxx xxxx 4242",
    "imei": "IMEI 490154203237518",
    "imei luhn with visa start": "imei 4222222222222",
    "ean": "EAN 4006381333931",
    "ean alone": "8712345678906",
    "isbn": "978-3-16-148410-0",
    "order": "bestelnummer 4242424242424242",
    "order english": "order #4242424242424242",
    "tracking": "track & trace 4242424242424242",
    "loyalty": "gift card 4242424242424242",
    "zeros": "0000 0000 0000 0000",
    "ones": "1111 1111 1111 1111",
    "unknown issuer": "9999 9999 9999 9995",
    "unknown issuer 1": "1234 5678 1234 5670",
    "timestamp": "20240115123045 123",
    "unix milliseconds": "1712345678901",
    "tweet id": "1712345678901234567",
    "snowflake in url": "https://x.com/a/status/1734567890123456789",
    "iban": "NL91 ABNA 0417 1643 00",
    "iban digits": "DE89 3704 0044 0532 0130 00",
    "phone": "+31 6 12345678",
    "decimal": "0.4242424242424242",
    "decimal comma": "4,242424242424242",
    "pi": "3.14159265358979",
    "amount": "4242424242424242,00 euro",
    "letter before": "a4242424242424242",
    "letter behind": "4242424242424242a",
    "handle": "user_4242424242424242",
    "years": "1998 2002 2006 2010",
    "years luhn": "2014 2018 2022 2026",
    "population": "7 888 000 000 mensen",
    "barcode": "barcode 5555555555554444",
    "iccid": "iccid 8931440400000000000",
    "mac": "42:42:42:42:42:42",
    "uuid": "550e8400-e29b-41d4-a716-446655440000",
    "binary": "1010 1010 1010 1010",
    "serial": "serienummer 5105105105105100",
    "diners plain alone": "36227206271667",
    "unionpay plain alone": "6200000000000005",
    "maestro plain alone": "6304000000000000",
    "date range": "20240101-20240131",
    "math": "4242*4242*4242*4242",
    "coordinates": "52.370216, 4.895168",
    "ov-chipkaart": "ov-chipkaart 3528 0000 0000 0007",
}

DISGUISED = {
    "words": "[[vier twee vier twee vier twee vier twee vier twee vier twee vier twee vier twee]] kaart",
    "english words": "card [[four two four two four two four two four two four two four two four two]]",
    "spaced out": "kaart [[4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2]]",
    "letters for digits": "creditcard [[51O5 1O51 O51O 51OO]]",
    "emoji between": "[[4242🔥4242🔥4242🔥4242]]",
    "x between": "[[4242x4242x4242x4242]]",
    "one under the other": "visa\n[[4242\n4242\n4242\n4242]]",
    "reversed": "omgekeerd: [[4444 5555 5555 5555]]",
    "base64": "[[a2FhcnQgNDI0MiA0MjQyIDQyNDIgNDI0Mg==]]",
}

DISGUISED_MISSES = {
    "words, fails luhn": "vier twee vier twee vier twee vier twee vier twee vier twee vier twee vier drie",
    "years under each other": "1998\n2002\n2006\n2010",
    "emoji between, fails luhn": "4242🔥4242🔥4242🔥4243",
}


@pytest.mark.parametrize("marked", [*HITS.values(), *MISSES.values()], ids=[*HITS, *MISSES])
def test_find_cards(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_by(find_cards, text) == expected


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
    ("4242 4242 4242 4242", "4242424242424242"),
    ("amex 3782-822463-10005", "378282246310005"),
    ("４２４２ ４２４２ ４２４２ ４２４２", "4242424242424242"),
)


@pytest.mark.parametrize(("raw", "value"), VALUES)
def test_value_is_canonical(raw: str, value: str) -> None:
    assert [found.value for found in find_cards(fold(raw)) if found.score >= REPORTED] == [value]


ISSUERS = {
    "visa": "4111 1111 1111 1111",
    "mastercard": "5454 5454 5454 5454",
    "amex": "3714 496353 98431",
    "diners": "3852 000002 3237",
    "discover": "6011 0009 9013 9424",
    "jcb": "3566 0020 2036 0505",
    "unionpay": "6200 0000 0000 0005",
    "maestro": "6304 0000 0000 0000",
    "mir": "2201 3820 0000 0013",
}


@pytest.mark.parametrize(("issuer", "number"), ISSUERS.items(), ids=ISSUERS)
def test_issuer_is_evidence(issuer: str, number: str) -> None:
    (found,) = find_cards(fold(number))
    assert f"issuer:{issuer}" in found.evidence


@given(st.integers(0, 10**18))
def test_one_check_digit_in_ten_passes(number: int) -> None:
    assert sum(passes_luhn(f"{number}{check}") for check in range(10)) == 1


@pytest.mark.parametrize("at", range(16))
def test_no_single_wrong_figure_passes(at: int) -> None:
    number = "4242424242424242"
    for figure in set("0123456789") - {number[at]}:
        assert not passes_luhn(number[:at] + figure + number[at + 1 :])


def test_word_against_a_card_lowers_a_plain_row_of_digits() -> None:
    (order,) = find_cards(fold("bestelnummer 4242424242424242"))
    (card,) = find_cards(fold("creditcard 4242424242424242"))
    assert order.score < REPORTED <= card.score
