"""Street addresses, and parts of them: streets that are made up, in towns that are there.

House numbers go beyond those of most streets, and where a postcode and a number are all there is, beyond all: neither
is an address of somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from doxguard.benchmarks.corpora.generated.numbers import figures, letters
from doxguard.benchmarks.corpora.generated.pieces import Piece, private

_STEMS = ("Verzonnen", "Bedacht", "Nergens", "Luchtkasteel", "Sprookjes", "Fabel", "Mirakel", "Schijn", "Droomers",
          "Nooitgedacht", "Kabouter", "Eenhoorn", "Wolken", "Spiegelbeeld")  # fmt: skip
_ENDS = ("straat", "laan", "weg", "plein", "kade", "hof", "dreef", "pad", "singel", "steeg", "gracht", "dijk")
_WHOLE = ("Achter de Maan", "Het Verzinsel", "Lange Droom", "1e Bedachtdwarsstraat", "Prof. Nergenslaan",
          "Burg. van Verzonnenstraat", "Jan Schijnstraat", "Oude Fabelweg", "De Luchtspiegeling")  # fmt: skip
# Towns with the figures that their postcodes begin with.
_TOWNS = (("Utrecht", "35"), ("Zwolle", "80"), ("Leiden", "23"), ("Breda", "48"), ("Assen", "94"), ("Heerlen", "64"),
          ("Den Haag", "25"), ("Bergen op Zoom", "46"), ("'s-Hertogenbosch", "52"), ("Nijmegen", "65"))  # fmt: skip
_BELGIAN = (("Gent", "9000"), ("Leuven", "3000"), ("Brugge", "8000"), ("Hasselt", "3500"))
_AMERICAN = (("Springfield", "IL", "62704"), ("Portland", "OR", "97209"), ("Austin", "TX", "78701"),
             ("Mesa", "AZ", "85207"), ("Albany", "NY", "12207"))  # fmt: skip
_ENGLISH = (("Leeds", "LS"), ("Bristol", "BS"), ("Norwich", "NR"), ("York", "YO"), ("Exeter", "EX"))
_GERMAN = (("Berlin", "10115"), ("Hameln", "31785"), ("Kassel", "34117"), ("Ulm", "89073"), ("Trier", "54290"))
_FRENCH = (("Lyon", "69003"), ("Nantes", "44000"), ("Brest", "29200"), ("Dijon", "21000"), ("Pau", "64000"))


def address(rng: Random, lang: str) -> Piece:
    """Return a street address as it is written where the language is spoken."""
    if lang == "nl":
        kind, text = _belgian(rng) if rng.random() < 0.15 else _dutch(rng)
    elif lang == "en":
        kind, text = _american(rng) if rng.random() < 0.5 else _english(rng)
    else:
        kind, text = _german(rng) if lang == "de" else _french(rng)
    text, how = _typed(rng, text, breaks=kind != "postcode, number")
    return private("STREET_ADDRESS", text, f"address: {kind}{how}")


def _typed(rng: Random, text: str, breaks: bool) -> tuple[str, str]:
    """As people type: a fifth without capitals, some in capitals, some on lines of their own."""
    chance = rng.random()
    if chance < 0.2:
        return text.lower(), ", lower case"
    if chance < 0.25:
        return text.upper(), ", capitals"
    first, comma, _ = text.partition(", ")
    if chance < 0.3 and breaks and comma and not first.isdecimal():
        return text.replace(", ", "\n"), ", lines"
    return text, ""


def _one(rng: Random, choices: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return rng.choice(choices)


def dutch_street(rng: Random) -> str:
    """Return the name of a Dutch street."""
    return rng.choice(_WHOLE) if rng.random() < 0.2 else f"{rng.choice(_STEMS)}{rng.choice(_ENDS)}"


def dutch_postcode(rng: Random, start: str) -> str:
    """Return a postcode; SA, SD and SS, which are not given out, do not come up."""
    return (
        f"{start}{figures(rng, 2)}{rng.choice((' ', ' ', ''))}{letters(rng, 1)}{letters(rng, 1, 'BCEGHJKLMNPRTVWXZ')}"
    )


def _dutch(rng: Random) -> tuple[str, str]:
    street, (town, start), number = dutch_street(rng), rng.choice(_TOWNS), rng.randint(2, 899)
    postcode = dutch_postcode(rng, start)
    flat = rng.choice(("a", "B", "-2", "-3 hs", " bis", "-II", " A 12", "/4", " hs"))
    return _one(rng, (
        ("street, number", f"{street} {number}"),
        ("street, number, town", f"{street} {number}, {town}"),
        ("street, number, town", f"{street} {number} in {town}"),
        ("street, number, town", f"{street} {number} {town}"),
        ("whole", f"{street} {number}, {postcode} {town}"),
        ("whole", f"{street} {number} {postcode} {town}"),
        ("flat", f"{street} {number}{flat}"),
        ("flat, whole", f"{street} {number}{flat}, {postcode} {town}"),
        ("postcode, number", f"{postcode} {rng.randint(900, 1999)}"),
        ("postcode, number", f"{postcode}, nr {rng.randint(900, 1999)}"),
        ("street, number in words", f"{street} nummer {number}"),
    ))  # fmt: skip


def _belgian(rng: Random) -> tuple[str, str]:
    street, (town, postcode), number = dutch_street(rng), rng.choice(_BELGIAN), rng.randint(2, 899)
    return _one(rng, (
        ("Belgian", f"{street} {number}, {postcode} {town}"),
        ("Belgian, box", f"{street} {number} bus {rng.randint(1, 40)}, {postcode} {town}"),
    ))  # fmt: skip


def _english(rng: Random) -> tuple[str, str]:
    name = rng.choice(("Madeup", "Nowhere", "Fable", "Mirage", "Unicorn", "Daydream", "Old Pretence", "St Nonesuch"))
    road = rng.choice(("Street", "Road", "Lane", "Close", "Grove", "Avenue", "Way", "Crescent", "Rd", "Terrace"))
    town, area = rng.choice(_ENGLISH)
    postcode, number = (
        f"{area}{rng.randint(1, 19)} {rng.randint(1, 9)}{letters(rng, 2, 'ABDEFGHJLNPQRSTUWXYZ')}",
        rng.randint(2, 399),
    )
    return _one(rng, (
        ("British", f"{number} {name} {road}"),
        ("British", f"{number} {name} {road}, {town}"),
        ("British, whole", f"{number} {name} {road}, {town} {postcode}"),
        ("British, whole", f"{number} {name} {road}, {town}, {postcode}"),
        ("British, flat", f"Flat {rng.randint(1, 30)}, {number} {name} {road}, {town} {postcode}"),
        ("British, letter", f"{number}b {name} {road}"),
    ))  # fmt: skip


def _american(rng: Random) -> tuple[str, str]:
    name = rng.choice(("Madeup", "Nowhere", "Fable", "Mirage", "Unicorn", "Daydream", "Tall Tale", "N Pretend"))
    road = rng.choice(("St", "Street", "Ave", "Avenue", "Dr", "Drive", "Ct", "Blvd", "Lane", "Cir", "Pkwy", "Trail"))
    (town, state, postcode), number = rng.choice(_AMERICAN), rng.randint(1000, 19999)
    return _one(rng, (
        ("American", f"{number} {name} {road}"),
        ("American", f"{number} {name} {road}, {town}"),
        ("American, whole", f"{number} {name} {road}, {town}, {state} {postcode}"),
        ("American, whole", f"{number} {name} {road} {town} {state} {postcode}"),
        ("American, flat", f"{number} {name} {road} Apt {rng.randint(1, 40)}, {town}, {state} {postcode}"),
        ("American, flat", f"{number} {name} {road} #{rng.randint(1, 40)}"),
    ))  # fmt: skip


def german_street(rng: Random) -> str:
    """Return the name of a German street."""
    stem = rng.choice(("Erfunden", "Nirgends", "Märchen", "Einhorn", "Wolken", "Luftschloss", "Fabel", "Zwergen"))
    whole = ("Am Luftschloss", "Alte Märchengasse", "Im Nirgendwo", "Straße der Einhörner", "Dr.-Niemand-Straße")
    return (
        rng.choice(whole)
        if rng.random() < 0.2
        else f"{stem}{rng.choice(('straße', 'str.', 'weg', 'allee', 'platz', 'gasse', 'ring'))}"
    )


def _german(rng: Random) -> tuple[str, str]:
    street, (town, postcode), number = german_street(rng), rng.choice(_GERMAN), rng.randint(2, 299)
    return _one(rng, (
        ("German", f"{street} {number}"),
        ("German", f"{street} {number}{rng.choice('abc')}"),
        ("German", f"{street} {number} in {town}"),
        ("German, whole", f"{street} {number}, {postcode} {town}"),
        ("German, whole", f"{street} {number} {postcode} {town}"),
    ))  # fmt: skip


def french_street(rng: Random) -> str:
    """Return the name of a French street."""
    kind = rng.choice(("rue", "rue", "avenue", "boulevard", "place", "allée", "impasse", "chemin", "quai"))
    names = ("des Chimères", "de la Licorne", "du Mirage", "de Nulle-Part", "des Songes", "Jean-Personne")
    return f"{kind} {rng.choice(names)}"


def _french(rng: Random) -> tuple[str, str]:
    street, (town, postcode), number = french_street(rng), rng.choice(_FRENCH), rng.randint(2, 299)
    return _one(rng, (
        ("French", f"{number} {street}"),
        ("French", f"{number} bis {street}"),
        ("French", f"{number}, {street} à {town}"),
        ("French, whole", f"{number} {street}, {postcode} {town}"),
        ("French, whole", f"{number}, {street} {postcode} {town}"),
        ("French, flat", f"{number} {street}, appt {rng.randint(1, 40)}, {postcode} {town}"),
    ))  # fmt: skip


def part(rng: Random, lang: str) -> Piece:
    """Return a street, or a postcode, for a sentence that says somebody lives there."""
    if lang == "nl" and rng.random() < 0.4:
        return private("PARTIAL_ADDRESS", dutch_postcode(rng, rng.choice(_TOWNS)[1]), "partial: postcode")
    streets = {"nl": dutch_street, "de": german_street, "fr": french_street}
    name = (
        streets[lang](rng)
        if lang in streets
        else f"{rng.choice(('Nowhere', 'Fable', 'Mirage'))} {rng.choice(('Lane', 'Road', 'Street'))}"
    )
    lower = rng.random() < 0.2
    return private(
        "PARTIAL_ADDRESS", name.lower() if lower else name, f"partial: street{', lower case' if lower else ''}"
    )
