"""Numbers that states give to people, and to their papers.

Sources: the BSN range for tests (9999…), numbers that registers print as examples or advertise with, specimens of
passports and of ICAO 9303 (issuer UTO), and otherwise numbers in the right form that are made up.
"""

from __future__ import annotations

from random import Random

from doxguard.benchmarks.corpora.generated.numbers import bsn_for_tests, figures, grouped, mrz_check
from doxguard.benchmarks.corpora.generated.pieces import Piece, private

_NATIONAL = {
    "nl": (("Belgian", "85.07.30-033.28"), ("Belgian", "850730 033 28"), ("Belgian", "85073003328")),
    "en": (("US", "219-09-9999"), ("US", "078-05-1120"), ("US", "987-65-4321"), ("British", "QQ 12 34 56 C"),
           ("British", "AB123456C"), ("Irish", "1234567FA"), ("Spanish", "12345678Z"), ("Swedish", "811228-9874")),
    "de": (("German, tax", "86 095 742 719"), ("German, tax", "86095742719"), ("German, pension", "15 070649 C 103"),
           ("Austrian", "1237 010180"), ("Polish", "44051401359")),
    "fr": (("French", "2 55 08 14 168 025 38"), ("French", "255081416802538"), ("French", "1 84 12 76 451 089 46"),
           ("Italian", "RSSMRA85T10A562S")),
}  # fmt: skip

# Forms: 0 stands for any figure, a for any letter that papers use, the rest for itself.
_DRAWN = {"0": "0123456789", "a": "BCDFGHJKLNPRST"}
_DOCUMENTS = {
    "nl": (("Dutch", "SPECI0000"), ("Dutch", "NXa0aa000"), ("Dutch licence", "5000000000"),
           ("Belgian", "592-0000000-00")),
    "en": (("British", "900000000"), ("American", "C00000000"), ("American", "500000000"),
           ("British licence", "MORGA657054SM9IJ")),
    "de": (("German passport", "C01X00T47"), ("German passport", "C00X00T00"), ("German card", "L01X00T471")),
    "fr": (("French passport", "00XX00000"), ("French card", "X0RTBPF00")),
}  # fmt: skip


def bsn(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return a Dutch citizen service number."""
    plain = bsn_for_tests(rng)
    kind, text = rng.choice((
        ("plain", plain), ("plain", plain), ("groups", grouped(plain, 3)), ("groups", grouped(plain, 4, 2, 3)),
        ("dots", grouped(plain, 4, 2, 3, by=".")), ("dashes", grouped(plain, 3, by="-")),
    ))  # fmt: skip
    return private("NL_BSN", text, f"bsn: {kind}")


def national(rng: Random, lang: str) -> Piece:
    """Return a number that another state gives to a person."""
    kind, text = rng.choice(_NATIONAL[lang])
    return private("NATIONAL_ID", text, f"national id: {kind}")


def document(rng: Random, lang: str) -> Piece:
    """Return the number of a passport, identity card or driving licence, or a line of a machine-readable zone."""
    if rng.random() < 0.15:
        return private("IDENTITY_DOCUMENT", _mrz(rng), "document: MRZ")
    kind, form = rng.choice(_DOCUMENTS[lang])
    text = "".join(rng.choice(_DRAWN[char]) if char in _DRAWN else char for char in form)
    return private("IDENTITY_DOCUMENT", text, f"document: {kind}")


def _mrz(rng: Random) -> str:
    """Return the second line of a passport's zone, of the state that is only in the standard."""
    number, birth, until = f"L{figures(rng, 8)}", f"74{rng.randint(1, 12):02}{rng.randint(10, 28)}", "300415"
    head = f"{number}{mrz_check(number)}UTO{birth}{mrz_check(birth)}F{until}{mrz_check(until)}{'<' * 14}0"
    checked = f"{head[:10]}{head[13:20]}{head[21:43]}"
    return f"{head}{mrz_check(checked)}"
