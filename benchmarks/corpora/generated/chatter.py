"""Sentences about nothing in four languages, put together from parts; and plain frames for private data.

They are full of what posts are full of: times, dates, prices, scores, orders, links, handles, emoji.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import NamedTuple


class Language(NamedTuple):
    """The parts of a language's sentences."""

    openers: Sequence[str]
    subjects: Sequence[str]
    verbs: Sequence[str]
    ends: Sequence[str]
    frames: Sequence[str]  # of private data, which stands in the place of {}


_NL = Language(
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
_EN = Language(
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
_DE = Language(
    ("Guten Morgen!", "Mal ehrlich:", "Na ja,", "Haha,", "Kurze Frage:", "So.", ""),
    ("der Zug", "meine Schwester", "das neue Album", "das Spiel", "die Regierung", "unsere Katze", "das Wetter"),
    ("war wieder zu spät", "verdient einen Preis", "macht mich froh", "war eine Enttäuschung", "ist einfach schön"),
    ("nach 90 Minuten 2:1.", "und das für 12,50 €!", "schon um 7:30 Uhr.", "seit 2019.", "#montag", "😂", "…",
     "wer kommt mit?"),
    ("seine Nummer ist {}, ruft ihn an", "ich wohne übrigens {}", "schreib einfach an {}", "hier ist sie: {}"),
)  # fmt: skip
_FR = Language(
    ("Bonjour !", "Franchement,", "Bon,", "Petite question :", "Mdr,", ""),
    ("le train", "ma sœur", "le nouvel album", "le match", "le gouvernement", "notre chat", "la météo"),
    ("était encore en retard", "mérite un prix", "me rend heureux", "m'a déçu", "ne cesse de surprendre"),
    ("après 90 minutes, 2-1.", "pour 12,50 € !", "dès 7h30.", "depuis 2019.", "#lundi", "😂", "…", "qui vient ?"),
    ("son numéro est le {}, appelez-le", "j'habite {} d'ailleurs", "écris à {}", "elle est ici : {}"),
)  # fmt: skip
LANGUAGES: Mapping[str, Language] = MappingProxyType({"nl": _NL, "en": _EN, "de": _DE, "fr": _FR})
SHARES = (50, 30, 10, 10)  # per cent of each language


def sentence(rng: Random, language: Language) -> str:
    """Return a sentence about nothing."""
    parts = (rng.choice(choice) for choice in (language.openers, language.subjects, language.verbs, language.ends))
    return " ".join(part for part in parts if part)
