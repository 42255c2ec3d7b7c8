"""Invented posts with gold spans, any number of them: sentences about nothing, some with private data or look-alikes.

    for labelled in generate_labelled(20_000, seed=3): ...

All 17 entities in Dutch, English, German and French. A fifth of all posts hold a look-alike; of the private ones, a
quarter hold two values. ``Labelled.kind`` is the notation of the first value, the disguise it is in, or the look-alike.
The same seed gives the same posts.

Left out: what should happen to a post, since nothing in the sentences is a judgement's worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from types import MappingProxyType

from doxguard.benchmarks.corpora.corpus import Labelled
from doxguard.benchmarks.corpora.generated import contacts, money, papers, spots, streets, tales
from doxguard.benchmarks.corpora.generated.chatter import LANGUAGES, SHARES, sentence
from doxguard.benchmarks.corpora.generated.disguises import disguise
from doxguard.benchmarks.corpora.generated.noise import look_alike
from doxguard.benchmarks.corpora.generated.pieces import Make, Piece, fill, join
from doxguard.benchmarks.corpora.generated.words import Words
from doxguard.benchmarks.corpora.generated.words_de import DE
from doxguard.benchmarks.corpora.generated.words_en import EN
from doxguard.benchmarks.corpora.generated.words_fr import FR
from doxguard.benchmarks.corpora.generated.words_nl import NL
from doxguard.pipeline.post import Post

_START = datetime(2026, 1, 1, tzinfo=UTC)
_NOISE = 0.2  # share of posts with a look-alike
_BETWEEN = ("\n", "\n", "\n\n", " … ", " — ", " // ", " 🙃 ")  # so that it is clear where a value ends
_SECOND = 0.25  # share of private posts with a second value
WORDS: Mapping[str, Words] = MappingProxyType({"nl": NL, "en": EN, "de": DE, "fr": FR})
# Makers of values that stand in a frame of their entity; and of sentences that are whole.
_VALUES: Mapping[str, Make] = MappingProxyType({
    "STREET_ADDRESS": streets.address,
    "PARTIAL_ADDRESS": streets.part,
    "GPS_COORDINATES": spots.coordinates,
    "LOCATION_LINK": spots.map_link,
    "LIVE_LOCATION_LINK": spots.live_link,
    "PHONE_NUMBER": contacts.phone,
    "EMAIL_ADDRESS": contacts.email,
    "IBAN_CODE": money.bank,
    "BANK_ACCOUNT": money.account,
    "CREDIT_CARD": money.card,
    "NL_BSN": papers.bsn,
    "NATIONAL_ID": papers.national,
    "IDENTITY_DOCUMENT": papers.document,
    "BIOMETRIC": tales.biometric,
})  # fmt: skip
_SENTENCES: Mapping[str, Callable[[Random, str, Words], Piece]] = MappingProxyType({
    "LIVE_LOCATION": tales.live,
    "CREDENTIALS": lambda rng, _, words: tales.credentials(rng, words),
    "MEDICAL_RECORD": lambda rng, _, words: tales.medical(rng, words),
})  # fmt: skip
# How often each comes up, of a hundred and something: as posts have them, but none so rarely that nothing can be said.
RATES: Mapping[str, int] = MappingProxyType({
    "STREET_ADDRESS": 20, "PHONE_NUMBER": 16, "EMAIL_ADDRESS": 10, "LIVE_LOCATION": 7, "LOCATION_LINK": 6,
    "IBAN_CODE": 6, "GPS_COORDINATES": 6, "LIVE_LOCATION_LINK": 5, "CREDENTIALS": 5, "MEDICAL_RECORD": 5,
    "NL_BSN": 5, "PARTIAL_ADDRESS": 4, "CREDIT_CARD": 4, "NATIONAL_ID": 4, "IDENTITY_DOCUMENT": 4, "BANK_ACCOUNT": 3,
    "BIOMETRIC": 2,
})  # fmt: skip


def generate_labelled(count: int, seed: int = 1, private: float = 0.07, disguised: float = 0.2) -> Iterator[Labelled]:
    """Yield posts, a minute apart, of which such a share holds private data, and of that such a share is disguised."""
    rng = Random(seed)
    for number in range(count):
        lang = rng.choices(tuple(LANGUAGES), SHARES)[0]
        piece = _post(rng, lang, private, disguised)
        at = _START + timedelta(minutes=number)
        post = Post(piece.text, id=str(number), lang=lang, posted_at=at.isoformat())
        yield Labelled(post, piece.spans, kind=piece.kind or "clean")


def _post(rng: Random, lang: str, private: float, disguised: float) -> Piece:
    parts = [Piece(sentence(rng, LANGUAGES[lang]))]
    held: list[Piece] = []
    if rng.random() < private:
        held += [_told(rng, lang, disguised) for _ in range(2 if rng.random() < _SECOND else 1)]
    elif rng.random() < 0.4:
        parts.append(Piece(sentence(rng, LANGUAGES[lang])))
    for piece in held:
        parts.insert(rng.randint(0, len(parts)), piece)
    if rng.random() < _NOISE:
        noise = look_alike(rng, WORDS[lang])
        parts.insert(rng.randint(0, len(parts)), Piece(noise.text) if held else noise)
    return join(parts, rng.choice(_BETWEEN if held else (" ", " ", " ", "\n")))


def _told(rng: Random, lang: str, disguised: float) -> Piece:
    """Return a sentence that tells something private."""
    words = WORDS[lang]
    entity = rng.choices(tuple(RATES), tuple(RATES.values()))[0]
    hidden = rng.random() < disguised
    if entity in _SENTENCES:
        piece = _SENTENCES[entity](rng, lang, words)
        return disguise(rng, piece, words) if hidden else piece
    piece = _VALUES[entity](rng, lang)
    notation = piece.kind.partition(": ")[2]
    frames = words.frames.get(f"{entity}: {notation}") or words.frames[entity]
    return fill(rng.choice(frames), disguise(rng, piece, words) if hidden else piece)
