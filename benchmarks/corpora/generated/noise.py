"""Look-alikes: what posts are full of and what is no private data, though it has figures or streets in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from doxguard.benchmarks.corpora.generated.numbers import figures, grouped, letters, passes_luhn
from doxguard.benchmarks.corpora.generated.pieces import Piece
from doxguard.benchmarks.corpora.generated.words import Words

_FIELD = re.compile(r"\{(\w+)\}")


def _from_one(rng: Random, count: int) -> str:
    """Figures that do not start with a nought, as counters give them."""
    return f"{rng.randint(1, 9)}{figures(rng, count - 1)}"


def _ean(rng: Random, start: str) -> str:
    """Return an article number with its check digit (GS1)."""
    digits = f"{start}{figures(rng, 12 - len(start))}"
    total = sum(int(digit) * (1 + 2 * (at % 2)) for at, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _gift(rng: Random) -> str:
    """Return sixteen figures that are no card's."""
    while passes_luhn(digits := f"6364{figures(rng, 12)}"):
        pass
    return grouped(digits, 4)


FIELDS: Mapping[str, Callable[[Random], str]] = MappingProxyType({
    "n1": lambda rng: str(rng.randint(0, 9)),
    "n2": lambda rng: str(rng.randint(10, 99)),
    "n3": lambda rng: _from_one(rng, 3),
    "n4": lambda rng: _from_one(rng, 4),
    "d5": lambda rng: _from_one(rng, 5),
    "d8": lambda rng: _from_one(rng, 8),
    "d9": lambda rng: _from_one(rng, 9),
    "d10": lambda rng: _from_one(rng, 10),
    "L1": lambda rng: letters(rng, 1),
    "L2": lambda rng: letters(rng, 2),
    "L3": lambda rng: letters(rng, 3),
    "L4": lambda rng: letters(rng, 4),
    "ean": lambda rng: _ean(rng, "87"),
    "isbn": lambda rng: rng.choice((str, lambda isbn: grouped(isbn, 3, 2, 3, 4, 1, by="-")))(_ean(rng, "97890")),
    "unix": lambda rng: f"17{figures(rng, 8)}",
    "dec": lambda rng: f"{rng.randint(1, 9)}.{rng.randint(0, 99):02}",
    "ip": lambda rng: f"{rng.choice(('192.0.2', '198.51.100', '10.0.12'))}.{rng.randint(1, 254)}",
    "gift": _gift,
})  # fmt: skip


def look_alike(rng: Random, words: Words) -> Piece:
    """Return a sentence with a look-alike."""
    kind = rng.choice(tuple(words.noise))
    text = _FIELD.sub(lambda match: FIELDS[match[1]](rng), rng.choice(words.noise[kind]))
    return Piece(text, kind=f"look-alike: {kind}")
