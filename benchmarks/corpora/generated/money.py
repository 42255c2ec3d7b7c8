"""IBANs, other accounts, and cards.

Sources: the examples of the IBAN registry (SWIFT), the bank code TEST, the test numbers that payment services publish.
"""

from __future__ import annotations

from random import Random

from doxguard.benchmarks.corpora.generated.numbers import figures, grouped, iban, with_luhn
from doxguard.benchmarks.corpora.generated.pieces import Piece, Told, marked, private

_DOCUMENTED = (
    "NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000", "FR1420041010050500013M02606",
    "GB29NWBK60161331926819", "AT611904300234573201", "ES9121000418450200051332", "IT60X0542811101000000123456",
    "IE29AIBK93115212345678", "LU280019400644750000", "CH9300762011623852957", "PL61109010140000071219812874",
    "SE4550000000058398257466", "PT50000201231234567890154", "DK5000400440116243",
)  # fmt: skip
_CARDS = ("5555555555554444", "4242424242424242", "4012888888881881", "5105105105105100", "6011111111111117",
          "378282246310005", "371449635398431", "30569309025904", "3530111333300000")  # fmt: skip


def bank(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return an IBAN."""
    plain = iban("NL", f"TEST{figures(rng, 10)}") if rng.random() < 0.5 else rng.choice(_DOCUMENTED)
    fours = grouped(plain, 4)
    kind, text = rng.choice((
        ("plain", plain), ("plain", plain), ("groups", fours), ("groups", fours), ("groups", fours),
        ("lower case", plain.lower()), ("lower case", fours.lower()),
        ("dots", grouped(plain, 4, by=".")), ("dashes", grouped(plain, 4, by="-")),
    ))  # fmt: skip
    return private("IBAN_CODE", text, f"iban: {kind}")


def card(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return a card number of those for tests."""
    plain = with_luhn(f"411111{figures(rng, 9)}") if rng.random() < 0.6 else rng.choice(_CARDS)
    sizes = (4, 6, 5) if len(plain) == 15 else (4,)
    kind, text = rng.choice((
        ("plain", plain), ("groups", grouped(plain, *sizes)), ("groups", grouped(plain, *sizes)),
        ("dashes", grouped(plain, *sizes, by="-")), ("dots", grouped(plain, *sizes, by=".")),
    ))  # fmt: skip
    return private("CREDIT_CARD", text, f"card: {kind}")


def account(rng: Random, lang: str) -> Piece:
    """Return an account with what says which bank: sort code, routing number, Bankleitzahl; or an old Dutch one.

    The span begins at the first figure, or at the word for what the figures are of.
    """
    eight, ten = figures(rng, 8), figures(rng, 10)
    told = rng.choice(
        {
            "nl": (("old", "rekeningnummer [[12.34.56.789]]"), ("giro", f"giro [[{figures(rng, 7)}]]"),
                   ("old", "rek.nr. [[123456789]]")),
            "en": (("sort code", f"sort code [[20-00-00, account {eight}]]"), ("sort code", f"[[20-00-00 {eight}]]"),
                   ("routing", f"[[routing 110000000 account {ten}]]"),
                   ("routing", f"[[routing number 021000021, account number {ten}]]")),
            "de": (("Bankleitzahl", f"Kto. [[{ten}, BLZ 370 400 44]]"),
                   ("Bankleitzahl", f"Konto [[{ten} BLZ 37040044]]")),
            "fr": (("RIB", "RIB [[20041 01005 0500013M026 06]]"), ("RIB", "RIB : [[20041010050500013M02606]]")),
        }[lang]
    )  # fmt: skip
    return marked("BANK_ACCOUNT", Told(f"account: {told[0]}", told[1]))
