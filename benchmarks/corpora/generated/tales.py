"""What is told in words: where somebody is now, log-ins, illnesses; and templates of bodies.

A template is what a sensor makes of a finger or a face (ISO/IEC 19794-2, a vector of numbers), or the lengths of the
repeats that a DNA profile lists. All are random.
"""

from __future__ import annotations

from random import Random

from doxguard.benchmarks.corpora.generated.contacts import address as mail_address
from doxguard.benchmarks.corpora.generated.numbers import figures, letters
from doxguard.benchmarks.corpora.generated.pieces import Piece, Told, marked, private
from doxguard.benchmarks.corpora.generated.streets import address
from doxguard.benchmarks.corpora.generated.words import Words

_SECRETS = ("Welkom", "hunter", "Zomer", "Passw0rd", "liefje", "Dragon", "Sonne", "soleil", "Qwerty")
_MARKS = ("!", "#", "", "?", "!!", "$")
_REPEATS = ("D3S1358", "vWA", "FGA", "D8S1179", "D21S11", "D18S51", "TH01", "D16S539")


def live(rng: Random, lang: str, words: Words) -> Piece:
    """Return a sentence that says where somebody is now, or will be today; now and then with the whole address."""
    text = rng.choice(words.live)
    if "{}" in text:
        home = address(rng, lang)
        return marked("LIVE_LOCATION", Told("live: at an address", text), home)
    text = text.replace("{venue}", rng.choice(words.venues)).replace("{hour}", str(rng.randint(7, 11)))
    return marked("LIVE_LOCATION", Told("live: at a venue", text))


def credentials(rng: Random, words: Words) -> Piece:
    """Return a sentence with a password, PIN, code or pair of both."""
    kind, text = rng.choice(words.credentials)
    secret = f"{rng.choice(_SECRETS)}{figures(rng, rng.choice((2, 3, 4)))}{rng.choice(_MARKS)}"
    user = f"{rng.choice(('jan', 'vera', 'noor', 'sam'))}_{rng.choice(('bedacht', 'fabel', 'nemo'))}{figures(rng, 2)}"
    text = text.replace("{password}", secret).replace("{user}", user).replace("{pin}", figures(rng, 4))
    text = text.replace("{code}", f"{figures(rng, 4)}-{figures(rng, 4)}")
    mail = mail_address(rng)
    return marked(
        "CREDENTIALS", Told(f"log-in: {kind}", text), private("EMAIL_ADDRESS", mail, "") if "{}" in text else None
    )


def medical(rng: Random, words: Words) -> Piece:
    """Return a sentence with a diagnosis, a medicine or a patient number of somebody."""
    kind, text = rng.choice(words.medical)
    number = rng.choice((figures(rng, 7), f"P{figures(rng, 6)}", f"{figures(rng, 4)}-{figures(rng, 4)}"))
    for field, choices in (("{illness}", words.illnesses), ("{drug}", words.drugs)):
        article, _, term = rng.choice(choices).rpartition("| ")
        text = text.replace(f"[[{field}]]", f"{article}[[{term}]]")
    return marked("MEDICAL_RECORD", Told(f"medical: {kind}", text.replace("{number}", number)))


def biometric(rng: Random, lang: str) -> Piece:  # noqa: ARG001 (as all makers are called)
    """Return a template of a finger or a face, or a DNA profile."""
    vector = ", ".join(f"{rng.uniform(-1, 1):.4f}" for _ in range(rng.randint(8, 16)))
    repeats = rng.sample(_REPEATS, 4)
    kind, text = rng.choice((
        ("finger, ISO 19794-2", f"FMR:{letters(rng, 28, '0123456789ABCDEF')}"),
        ("finger, base64", f"Rk1SACAyMAAAAAE{letters(rng, 40, 'ABCDEFGHabcdefgh0123456789')}="),
        ("finger, hex", f"464D52002032300000{letters(rng, 32, '0123456789ABCDEF')}"),
        ("face vector", f"[{vector}]"),
        ("DNA profile", " ".join(f"{name} {rng.randint(8, 20)},{rng.randint(8, 20)}" for name in repeats)),
        ("DNA profile", " ".join(f"{name}={rng.randint(8, 20)}/{rng.randint(8, 20)}" for name in repeats)),
    ))  # fmt: skip
    return private("BIOMETRIC", text, f"biometric: {kind}")
