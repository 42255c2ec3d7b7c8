"""Invented posts for measuring, any number of them, in four languages: most are clean, some hold private data.

Clean posts are put together from parts of sentences, with the look-alikes that posts are full of: times, dates, prices,
scores, orders, links, handles, emoji. Private data is made up in its own form (checksums right, from ranges that are
kept for tests where there are any) and stands in a sentence that says something of it. The same seed gives the same
posts.

Left out: gold spans and disguises; quality is measured on labelled posts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from doxguard.pipeline.post import Post

_START = datetime(2026, 1, 1, tzinfo=UTC)


class _Language(NamedTuple):
    openers: Sequence[str]
    subjects: Sequence[str]
    verbs: Sequence[str]
    ends: Sequence[str]
    frames: Sequence[str]  # of private data, which stands in the place of {}


_NL = _Language(
    ("Goedemorgen!", "Net thuis.", "Tja,", "Even serieus:", "Haha,", "Oké dan.", "Wat een dag.", "Vraagje:", ""),
    ("de trein", "mijn zus", "het nieuwe album", "die wedstrijd", "de regering", "onze kat", "het weer", "de soep",
     "mijn collega", "de hele straat", "dit boek", "het museum"),
    ("was weer te laat", "verdient een prijs", "maakt me blij", "viel vies tegen", "blijft verbazen",
     "was om te huilen", "gaat nergens over", "is beter dan vorig jaar", "heeft het weer gedaan", "smaakt naar meer"),
    ("na 90 minuten 2-1.", "en dat voor €12,50!", "om 7:30 al.", "sinds 2019.", "#maandag", "😂😂",
     "met 14 man in de rij.", "volgens bestelling 2026-0415.", "zie https://nieuws.example/a/8812", "@voorbeeld_nl",
     "en het is pas dinsdag.", "3 van de 10.", "…", "wie gaat er mee?", "voor 50% van de prijs.", ""),
    ("zijn nummer is {}, bel hem plat", "ik woon op {} trouwens", "stuur maar een mail naar {}", "hier zit ze: {}",
     "dit is van die buurvrouw: {}", "geef door: {}", "maak het over op {} alsjeblieft", "zoek hem op, {}"),
)  # fmt: skip
_EN = _Language(
    ("Morning all.", "Honestly,", "Just saying:", "lol", "Well then.", "Hot take:", "Quick question:", "Ugh,", ""),
    ("the train", "my sister", "that new record", "the match", "parliament", "our cat", "this weather", "the soup",
     "my coworker", "half the street", "this novel", "the museum"),
    ("was late again", "deserves an award", "makes me happy", "was a let-down", "never fails to amaze", "made me cry",
     "is about nothing", "beats last year", "did it again", "leaves you wanting more"),
    ("after 90 minutes, 2-1.", "for $12.50!", "at 7:30 already.", "since 2019.", "#monday", "😂😂",
     "with 14 in the queue.", "per order 2026-0415.", "see https://news.example/a/8812", "@example_en",
     "and it's only Tuesday.", "3 out of 10.", "…", "who's coming?", "at 50% off.", ""),
    ("his number is {}, go call him", "I live at {} by the way", "just mail {}", "she's right here: {}",
     "this belongs to that neighbour: {}", "pass it on: {}", "wire it to {} please", "look him up, {}"),
)  # fmt: skip
_DE = _Language(
    ("Guten Morgen!", "Mal ehrlich:", "Na ja,", "Haha,", "Kurze Frage:", "So.", ""),
    ("der Zug", "meine Schwester", "das neue Album", "das Spiel", "die Regierung", "unsere Katze", "das Wetter"),
    ("war wieder zu spät", "verdient einen Preis", "macht mich froh", "war eine Enttäuschung", "ist einfach schön"),
    ("nach 90 Minuten 2:1.", "und das für 12,50 €!", "schon um 7:30 Uhr.", "seit 2019.", "#montag", "😂", "…",
     "wer kommt mit?"),
    ("seine Nummer ist {}, ruft ihn an", "ich wohne übrigens {}", "schreib einfach an {}", "hier ist sie: {}"),
)  # fmt: skip
_FR = _Language(
    ("Bonjour !", "Franchement,", "Bon,", "Petite question :", "Mdr,", ""),
    ("le train", "ma sœur", "le nouvel album", "le match", "le gouvernement", "notre chat", "la météo"),
    ("était encore en retard", "mérite un prix", "me rend heureux", "m'a déçu", "ne cesse de surprendre"),
    ("après 90 minutes, 2-1.", "pour 12,50 € !", "dès 7h30.", "depuis 2019.", "#lundi", "😂", "…", "qui vient ?"),
    ("son numéro est le {}, appelez-le", "j'habite {} d'ailleurs", "écris à {}", "elle est ici : {}"),
)  # fmt: skip
LANGUAGES: Mapping[str, _Language] = MappingProxyType({"nl": _NL, "en": _EN, "de": _DE, "fr": _FR})
_SHARES = (50, 30, 10, 10)  # per cent of each language

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
    account = f"TEST{rng.randint(0, 10**10 - 1):010}"
    digits = "".join(str(int(char, 36)) for char in f"{account}NL00")
    return f"NL{98 - int(digits) % 97:02}{account}"


def _card(rng: random.Random) -> str:
    digits = [int(char) for char in f"411111{rng.randint(0, 10**9 - 1):09}"]
    doubled = sum(sum(divmod(2 * digit, 10)) if i % 2 == 0 else digit for i, digit in enumerate(digits))
    number = "".join(map(str, digits)) + str(-doubled % 10)
    return " ".join(number[i : i + 4] for i in range(0, 16, 4))


def _bsn(rng: random.Random) -> str:
    while True:
        number = f"9999{rng.randint(0, 99999):05}"
        if (sum((9 - i) * int(char) for i, char in enumerate(number[:8])) - int(number[8])) % 11 == 0:
            return f"BSN {number}"


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
        code = rng.choices(codes, _SHARES)[0]
        language = LANGUAGES[code]
        parts = [_sentence(rng, language)]
        if rng.random() < private:
            parts.insert(rng.randint(0, 1), rng.choice(language.frames).format(rng.choice(_PRIVATE)(rng)))
        elif rng.random() < 0.4:
            parts.append(_sentence(rng, language))
        at = _START + timedelta(minutes=number)
        yield Post(" ".join(parts), id=str(number), lang=code, posted_at=at.isoformat())


def _sentence(rng: random.Random, language: _Language) -> str:
    parts = (rng.choice(choice) for choice in (language.openers, language.subjects, language.verbs, language.ends))
    return " ".join(part for part in parts if part)
