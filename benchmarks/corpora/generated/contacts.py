"""Telephone numbers and e-mail addresses.

Sources of the ranges that no subscriber has: Ofcom (drama numbers), the North American Numbering Plan (555-01xx),
Bundesnetzagentur (media numbers), Arcep (audiovisual works). The Netherlands keep none: the numbers of this project.
E-mail: the domains of RFC 2606.
"""

from __future__ import annotations

from random import Random

from doxguard.benchmarks.corpora.generated.numbers import figures, grouped
from doxguard.benchmarks.corpora.generated.pieces import Piece, private

_DUTCH = ("11223344", "12345678", "87654321")
_AREAS = ("212", "415", "312", "617", "503")
_GERMAN_FIXED = (("30", "23125"), ("40", "66969"), ("69", "90009"), ("89", "99998"), ("221", "4710"))
_FRENCH = (("1", "9900"), ("2", "6191"), ("3", "5301"), ("4", "6571"), ("5", "3649"), ("6", "3998"))
_FIRST = ("jan", "vera", "bram", "noor", "tess", "kees", "lotte", "sam", "emma", "paul", "marie", "jonas", "chloe")
_LAST = ("bedacht", "verzonnen", "nergens", "madeup", "nowhere", "erfunden", "nirgends", "fictif", "nullepart")
_DOMAINS = ("example.org", "example.com", "example.net", "mail.example", "post.example.org", "webmail.example.com")


def phone(rng: Random, lang: str) -> Piece:
    """Return a telephone number of the language's country, or now and then of another."""
    country = lang if rng.random() < 0.85 else rng.choice(("nl", "en", "de", "fr"))
    kind, text = {"nl": _dutch, "en": _english, "de": _german, "fr": _french}[country](rng)
    return private("PHONE_NUMBER", text, f"phone: {kind}")


def _dutch(rng: Random) -> tuple[str, str]:
    number = f"112233{figures(rng, 2)}" if rng.random() < 0.8 else rng.choice(_DUTCH)
    pairs = grouped(number, 2)
    return rng.choice((
        ("national", f"06{number}"),
        ("national", f"06-{number}"),
        ("national, groups", f"06 {grouped(number, 4)}"),
        ("national, groups", f"06 {pairs}"),
        ("national, groups", f"06-{grouped(number, 2, 3)}"),
        ("national, dots", f"06.{grouped(number, 2, by='.')}"),
        ("national, dashes", f"06-{grouped(number, 2, by='-')}"),
        ("national, slash", f"06/{number}"),
        ("international", f"+31 6 {pairs}"),
        ("international", f"+316{number}"),
        ("international, (0)", f"+31 (0)6 {grouped(number, 4)}"),
        ("international, 00", f"0031 6 {number}"),
        ("international, 00", f"00316{number}"),
        ("link", f"tel:+316{number}"),
    ))  # fmt: skip


def _english(rng: Random) -> tuple[str, str]:
    area, last = rng.choice(_AREAS), figures(rng, 2)
    mobile, fixed = figures(rng, 3), figures(rng, 3)
    return rng.choice((
        ("US", f"({area}) 555-01{last}"),
        ("US", f"{area}-555-01{last}"),
        ("US, dots", f"{area}.555.01{last}"),
        ("US, blanks", f"{area} 555 01{last}"),
        ("US, +1", f"+1 {area} 555 01{last}"),
        ("US, +1", f"+1-{area}-555-01{last}"),
        ("US, extension", f"({area}) 555-01{last} ext. {figures(rng, 3)}"),
        ("UK mobile", f"07700 900{mobile}"),
        ("UK mobile", f"07700900{mobile}"),
        ("UK mobile, +44", f"+44 7700 900{mobile}"),
        ("UK mobile, +44", f"+447700900{mobile}"),
        ("UK landline", f"01632 960{fixed}"),
        ("UK landline", f"020 7946 0{fixed}"),
    ))  # fmt: skip


def _german(rng: Random) -> tuple[str, str]:
    (area, start), last = rng.choice(_GERMAN_FIXED), figures(rng, 3)
    mobile = f"0690{figures(rng, 2)}"
    return rng.choice((
        ("mobile", f"0176 04{mobile}"),
        ("mobile, slash", f"0176/04{mobile}"),
        ("mobile, groups", f"0176 {grouped('04' + mobile, 2)}"),
        ("mobile, +49", f"+49 176 04{mobile}"),
        ("mobile, +49", f"+4917604{mobile}"),
        ("landline", f"0{area} {start}{last}"),
        ("landline, slash", f"0{area}/{start}{last}"),
        ("landline, dash", f"0{area}-{start}{last}"),
        ("landline, +49", f"+49 (0){area} {start}{last}"),
        ("landline, 00", f"0049 {area} {start} {last}"),
    ))  # fmt: skip


def _french(rng: Random) -> tuple[str, str]:
    area, start = rng.choice(_FRENCH)
    number = f"{start}{figures(rng, 4)}"
    return rng.choice((
        ("national", f"0{area} {grouped(number, 2)}"),
        ("national", f"0{area}{number}"),
        ("national, dots", f"0{area}.{grouped(number, 2, by='.')}"),
        ("national, dashes", f"0{area}-{grouped(number, 2, by='-')}"),
        ("international", f"+33 {area} {grouped(number, 2)}"),
        ("international", f"+33{area}{number}"),
        ("international, (0)", f"+33 (0){area} {grouped(number, 2)}"),
        ("international, 00", f"0033 {area} {grouped(number, 2)}"),
    ))  # fmt: skip


def address(rng: Random) -> str:
    """Return an e-mail address of nobody."""
    first, last, year = rng.choice(_FIRST), rng.choice(_LAST), figures(rng, 2)
    local = rng.choice((f"{first}.{last}", f"{first}{year}", f"{first[0]}.{last}{year}", f"{first}_{last}",
                        f"{last}-{first}", f"{first}.{last}+prive", f"{first}{last}19{year}"))  # fmt: skip
    return f"{local}@{rng.choice(_DOMAINS)}"


def email(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return an e-mail address, with and without capitals and what people put around it."""
    mail = address(rng)
    kind, text = rng.choice((
        ("plain", mail), ("plain", mail), ("plain", mail), ("capitals", mail.upper()), ("capitals", mail.title()),
    ))  # fmt: skip
    return private("EMAIL_ADDRESS", text, f"e-mail: {kind}")
