"""Disguises: what people do to private data so that a machine does not see it and a reader does.

Each takes the text of one value and gives another; the whole of that is the span then. Which of them fit a value hangs
on its entity: figures are spelled out, an @ is written as a word, letters become others that look the same.
"""

from __future__ import annotations

import base64
import codecs
from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType

from doxguard.benchmarks.corpora.generated.pieces import Piece, private
from doxguard.benchmarks.corpora.generated.words import Words

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_TWINS = str.maketrans("aceopxyiABEHKMOPTXC", "асеорхуіАВЕНКМОРТХС")  # Latin to Cyrillic
_LETTERS = str.maketrans("0158", "OlSB")  # letters for figures
_LEET = str.maketrans("aeiotsAEIOTS", "431075431075")  # figures for letters
_UNSEEN = ("\u200b", "\u200c", "\u2060", "\u00ad")
_FILLERS = (" - ", "..", " _ ", "*", "✖️")

Disguise = Callable[[Random, str, Words], str]


def _spelled(rng: Random, text: str, words: Words) -> str:
    """Figures as words, all of them or those at the start."""
    most = len(text) if rng.random() < 0.6 else len(text) // 2
    parts = [words.figures[int(char)] if char.isdecimal() and at < most else char for at, char in enumerate(text)]
    kept = [part for part in parts if part not in " -./()"]
    return " ".join(kept)


def _spaced(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    needed = any(char.isalpha() or char in ",." for char in text)  # blanks that nobody could do without
    return " ".join(text if needed or rng.random() < 0.3 else text.replace(" ", ""))


def _filled(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    plain = "".join(char for char in text if char.isalnum() or char == "+")
    return rng.choice(_FILLERS).join(plain[at : at + 2] for at in range(0, len(plain), 2))


def _unseen(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    sign = rng.choice(_UNSEEN)
    return text[0] + "".join(f"{sign if rng.random() < 0.5 else ''}{char}" for char in text[1:-1]) + sign + text[-1]


def _keycaps(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    return "".join(f"{char}\ufe0f\u20e3" if char.isdecimal() else char for char in text)


def _at_words(rng: Random, text: str, words: Words) -> str:
    local, _, domain = text.partition("@")
    dot = rng.choice(words.dot)
    domain = domain.replace(".", dot)
    return f"{local.replace('.', dot) if rng.random() < 0.4 else local}{rng.choice(words.at)}{domain}"


def _broken_link(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    text = text.replace("https://", "hxxps://")
    head, _, path = text.partition("//")[2].partition("/")
    return (
        f"{text.partition('//')[0]}//{head.replace('.', '[.]')}/{path}" if "//" in text else text.replace(".", "[.]", 1)
    )


def _base64(rng: Random, text: str, words: Words) -> str:  # noqa: ARG001
    return base64.b64encode(text.encode()).decode()


DISGUISES: Mapping[str, Disguise] = MappingProxyType({
    "spelled": _spelled,
    "spaced": _spaced,
    "filled": _filled,
    "full-width": lambda _, text, __: text.translate(_WIDE),
    "homoglyphs": lambda _, text, __: text.translate(_TWINS),
    "zero-width": _unseen,
    "letters for figures": lambda _, text, __: text.translate(_LETTERS),
    "figures for letters": lambda _, text, __: text.translate(_LEET),
    "keycaps": _keycaps,
    "at and dot": _at_words,
    "full-width @": lambda _, text, __: text.replace("@", "＠"),
    "broken link": _broken_link,
    "reversed": lambda _, text, __: text[::-1],
    "base64": _base64,
    "rot13": lambda _, text, __: codecs.encode(text, "rot13"),
})  # fmt: skip
_OF_NUMBERS = ("spelled", "spelled", "spaced", "filled", "full-width", "zero-width", "letters for figures", "keycaps",
               "reversed", "base64")  # fmt: skip
_OF_WORDS = ("spaced", "full-width", "homoglyphs", "zero-width", "figures for letters")
FITTING: Mapping[str, Sequence[str]] = MappingProxyType({
    "PHONE_NUMBER": _OF_NUMBERS,
    "NL_BSN": _OF_NUMBERS,
    "CREDIT_CARD": _OF_NUMBERS,
    "IBAN_CODE": ("spaced", "filled", "full-width", "zero-width", "homoglyphs", "letters for figures", "reversed",
                  "base64"),
    "BANK_ACCOUNT": ("spaced", "full-width", "zero-width"),
    "NATIONAL_ID": ("spaced", "filled", "full-width", "zero-width"),
    "IDENTITY_DOCUMENT": ("spaced", "full-width", "zero-width", "homoglyphs"),
    "EMAIL_ADDRESS": ("at and dot", "at and dot", "at and dot", "full-width @", "spaced", "full-width", "homoglyphs",
                      "zero-width", "reversed", "base64", "rot13"),
    "STREET_ADDRESS": (*_OF_WORDS, "reversed", "base64"),
    "PARTIAL_ADDRESS": _OF_WORDS,
    "GPS_COORDINATES": ("full-width", "zero-width", "spaced", "base64"),
    "LOCATION_LINK": ("broken link", "zero-width", "base64"),
    "LIVE_LOCATION_LINK": ("broken link", "zero-width", "base64"),
    "CREDENTIALS": ("full-width", "zero-width"),
    "MEDICAL_RECORD": _OF_WORDS,
    "LIVE_LOCATION": _OF_WORDS,
    "BIOMETRIC": ("zero-width",),
})  # fmt: skip


def disguise(rng: Random, piece: Piece, words: Words) -> Piece:
    """Return a piece with the text of its one span disguised; as it is, if it has several or nothing changes."""
    if len(piece.spans) != 1:
        return piece
    entity, start, end = piece.spans[0]
    plain, name = piece.text[start:end], rng.choice(FITTING[entity])
    text = DISGUISES[name](rng, plain, words)
    if text == plain:
        return piece
    hint = f" {words.turned[name]}" if name in words.turned else ""
    changed = private(entity, text, f"disguised: {name}")
    span = changed.spans[0]._replace(start=start, end=start + len(text))
    return Piece(f"{piece.text[:start]}{text}{hint}{piece.text[end:]}", (span,), changed.kind)
