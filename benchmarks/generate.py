"""Invented posts for measuring, any number of them, in four languages: most are clean, some hold private data.

Clean posts are put together from parts of sentences, with the look-alikes that posts are full of: times, dates, prices,
scores, orders, links, handles, emoji. Private data is made up in its own form (checksums right, from ranges that are
kept for tests where there are any) and stands in a sentence that says something of it. The same seed gives the same
posts.

Left out: gold spans, most notations and disguises, which `generate_labelled` has. These posts stay as they
are, so that what one costs can be compared with earlier figures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from doxguard.benchmarks.corpora.generated.chatter import LANGUAGES, SHARES, sentence
from doxguard.benchmarks.corpora.generated.numbers import bsn_for_tests, figures, grouped, iban, with_luhn
from doxguard.benchmarks.corpora.generated.posts import generate_labelled
from doxguard.pipeline.post import Post

__all__ = ["generate", "generate_labelled"]

_START = datetime(2026, 1, 1, tzinfo=UTC)


_STREETS = ("Verzonnenstraat", "Bedachtlaan", "Fantasiekade", "Droomweg", "Nergensplein", "Kerkstraat", "Dorpsstraat")
_TOWNS = ("Utrecht", "Zwolle", "Leiden", "Breda", "Assen")
_ROADS = ("Made-up Street", "Nowhere Lane", "Invented Road", "Elm Grove")


def _address(rng: random.Random) -> str:
    if rng.random() < 0.7:
        town = f", {rng.randint(1000, 9999)} {rng.choice('ABCDEFG')}{rng.choice('HJKLMNP')} {rng.choice(_TOWNS)}"
        return f"{rng.choice(_STREETS)} {rng.randint(1, 220)}{town if rng.random() < 0.5 else ''}"
    return f"{rng.randint(1, 220)} {rng.choice(_ROADS)}"


def _phone(rng: random.Random) -> str:
    kept = rng.randint(0, 99)  # of the numbers that this project uses for mobiles
    return rng.choice(
        (f"06 1122 33{kept:02}", f"06-112233{kept:02}", f"+31 6 1122 33{kept:02}", f"07700 9000{kept:02}")
    )


def _email(rng: random.Random) -> str:
    name, surname = rng.choice(("jan", "vera", "bram", "noor")), rng.choice(("bedacht", "verzonnen"))
    return f"{name}.{surname}{rng.randint(1, 99)}@example.org"


def _iban(rng: random.Random) -> str:
    return iban("NL", f"TEST{figures(rng, 10)}")


def _card(rng: random.Random) -> str:
    return grouped(with_luhn(f"411111{figures(rng, 9)}"), 4)


def _bsn(rng: random.Random) -> str:
    return f"BSN {bsn_for_tests(rng)}"


def _coordinates(rng: random.Random) -> str:
    return f"{rng.uniform(51, 53):.5f}, {rng.uniform(4, 7):.5f}"


def _link(rng: random.Random) -> str:
    return f"https://maps.google.com/?q={rng.uniform(51, 53):.5f},{rng.uniform(4, 7):.5f}"


_PRIVATE: Sequence[Callable[[random.Random], str]] = (
    _address, _address, _address, _phone, _phone, _email, _iban, _card, _bsn, _coordinates, _link,
)  # fmt: skip


def generate(count: int, seed: int = 1, private: float = 0.07) -> Iterator[Post]:
    """Yield posts, a minute apart, of which such a share holds private data."""
    rng = random.Random(seed)
    codes = list(LANGUAGES)
    for number in range(count):
        code = rng.choices(codes, SHARES)[0]
        language = LANGUAGES[code]
        parts = [sentence(rng, language)]
        if rng.random() < private:
            parts.insert(rng.randint(0, 1), rng.choice(language.frames).format(rng.choice(_PRIVATE)(rng)))
        elif rng.random() < 0.4:
            parts.append(sentence(rng, language))
        at = _START + timedelta(minutes=number)
        yield Post(" ".join(parts), id=str(number), lang=code, posted_at=at.isoformat())
