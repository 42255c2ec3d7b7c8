"""Generated posts: what is marked is what was made, whole and nothing else."""

import base64
import re
import unicodedata
from collections import Counter
from itertools import islice, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.nl import bsn

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.corpora.generated.disguises import DISGUISES, FITTING, disguise
from doxguard.benchmarks.corpora.generated.noise import FIELDS
from doxguard.benchmarks.corpora.generated.numbers import mrz_check
from doxguard.benchmarks.corpora.generated.pieces import Piece, Told, fill, join, marked, private
from doxguard.benchmarks.corpora.generated.posts import RATES, WORDS, generate_labelled
from doxguard.detectors.finding import ENTITIES

SEEDS = st.integers(0, 10**9)
NESTED = {"STREET_ADDRESS": "LIVE_LOCATION", "EMAIL_ADDRESS": "CREDENTIALS"}  # what may lie in what
COORDINATES = (
    r"(geo:|lat:? )?-?\d{2}[.,]\d{5,7}(° ?)?N?([,;]? (lo?n:? |lng: )?|,|, lng: )-?\d{1,2}[.,]\d{5,7}(° ?)?[EW]?"
    r"|\d\d°\d\d'\d\d\.\d\"N,? \d{1,2}°\d\d'\d\d\.\d\"[EW]|N\d\d° \d\d\.\d{3} [EW]\d{1,2}° \d\d\.\d{3}"
    r"|[23456789CFGHJMPQRVWX]{8}\+\w{2,3}|\d\d[A-Z] ?[A-Z]{2} ?\d{5} ?\d{5}|///\w+\.\w+\.\w+"
)
# How each entity reads where it is not disguised, said once more and in other words than those it is made from.
READS = {
    "STREET_ADDRESS": r"(?s)(?=.*\d)(?=.*[a-zA-Z]{2}).{5,90}",
    "PARTIAL_ADDRESS": r"\d{4} ?[A-Z]{2}|[\w' .-]{4,40}",
    "GPS_COORDINATES": COORDINATES,
    "LOCATION_LINK": r"(https://)?[a-z0-9.]+\.[a-z]+/\S+",
    "LIVE_LOCATION_LINK": r"(https://)?[a-z0-9.]+\.[a-z]+/\S+",
    "PHONE_NUMBER": r"(tel:)?[+(]?\d[\d ()./-]{8,20}( ext\. \d{3})?",
    "EMAIL_ADDRESS": r"(?i)[a-z0-9._+-]+@([a-z]+\.)*example(\.org|\.com|\.net)?",
    "IBAN_CODE": r"(?i)[a-z]{2}\d\d[a-z0-9 .-]+",
    "BANK_ACCOUNT": r"(routing )?(number )?\d[\w, .-]+\d",
    "CREDIT_CARD": r"\d[\d .-]{12,18}\d",
    "NL_BSN": r"9\d[\d .-]+\d",
    "NATIONAL_ID": r"[A-Z0-9][A-Z0-9 .-]+[A-Z0-9]",
    "IDENTITY_DOCUMENT": r"[A-Z0-9][A-Z0-9<-]{7,43}",
    "CREDENTIALS": r"\S+( / | \w+ |:)?\S+",
    "MEDICAL_RECORD": r"[\w' -]{3,40}",
    "BIOMETRIC": r"[\w:=/+, .\[\]-]{20,}",
    "LIVE_LOCATION": r"(?s)(?=.*[a-z]{2} ).{12,140}",
}
PHONES = (r"(\+31|0031|0)6(112233\d\d|12345678|87654321|11223344)", r"(\+1)?\d{3}55501\d\d",
          r"(\+44|0)7700900\d{3}", r"01632960\d{3}", r"02079460\d{3}",
          r"(\+49|0049|0)(176040690\d\d|3023125\d{3}|4066969\d{3}|6990009\d{3}|8999998\d{3}|2214710\d{3})",
          r"(\+33|0033|0)(19900|26191|35301|46571|53649|63998)\d{4}")  # fmt: skip


def posts(count: int, seed: int = 3, **options: float) -> list[Labelled]:
    return list(generate_labelled(count, seed, **options))


def parts(labelled: Labelled) -> list[tuple[str, str]]:
    return [(span.entity, labelled.post.text[span.start : span.end]) for span in labelled.spans]


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_every_span_lies_in_the_text_with_no_blanks_at_its_ends(seed: int) -> None:
    for labelled in posts(60, seed, private=0.8, disguised=0.4):
        for entity, text in parts(labelled):
            assert entity in ENTITIES
            assert text
            assert text == text.strip()


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_spans_only_overlap_where_one_holds_another(seed: int) -> None:
    for labelled in posts(60, seed, private=1, disguised=0.3):
        spans = sorted(labelled.spans, key=lambda span: (span.start, -span.end))
        for outer, inner in pairwise(spans):
            if inner.start < outer.end:
                assert NESTED[inner.entity] == outer.entity
                assert inner.end <= outer.end


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_what_is_not_disguised_reads_as_its_entity(seed: int) -> None:
    for labelled in posts(80, seed, private=1, disguised=0):
        for entity, text in parts(labelled):
            assert re.fullmatch(READS[entity], text), (entity, text)


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_numbers_are_of_ranges_that_belong_to_nobody_and_pass_their_checks(seed: int) -> None:
    for entity, text in (part for labelled in posts(80, seed, private=1, disguised=0) for part in parts(labelled)):
        plain = re.sub(r"[^A-Z0-9+]", "", text.upper())
        if entity == "PHONE_NUMBER":
            number = re.sub(r"^TEL|EXT\d+$|^(\+(?:31|33|49))0", lambda match: match[1] or "", plain)
            assert any(re.fullmatch(range_, number) for range_ in PHONES), text
        elif entity == "IBAN_CODE":
            assert iban.is_valid(plain, check_country=False)
        elif entity == "CREDIT_CARD":
            assert luhn.is_valid(plain)
        elif entity == "NL_BSN":
            assert bsn.is_valid(plain)
            assert plain.startswith("9999")


def test_machine_readable_zones_pass_their_checks() -> None:
    lines = {text for one in posts(6000, private=1, disguised=0) for _, text in parts(one) if "UTO" in text}
    assert len(lines) > 5
    for line in lines:
        assert len(line) == 44
        assert mrz_check(line[:9]) == line[9]
        assert mrz_check(line[:10] + line[13:20] + line[21:43]) == line[43]


def test_every_entity_comes_up_in_every_language() -> None:
    seen = {(labelled.post.lang, entity) for labelled in posts(6000, private=1) for entity, _ in parts(labelled)}
    assert seen == {(lang, entity) for lang in WORDS for entity in ENTITIES}
    assert set(RATES) == set(FITTING) == set(ENTITIES)


def test_every_disguise_comes_up() -> None:
    kinds = {labelled.kind for labelled in posts(4000, private=1, disguised=1)}
    assert {f"disguised: {name}" for name in DISGUISES} <= kinds


def test_entities_come_in_several_notations() -> None:
    kinds = Counter(kind.partition(":")[0] for kind in {one.kind for one in posts(8000, private=1, disguised=0)})
    assert kinds["phone"] >= 25
    assert kinds["address"] >= 40
    assert kinds["coordinates"] >= 12
    assert kinds["map link"] >= 15
    assert kinds["live link"] >= 14
    assert all(count >= 2 for count in kinds.values())


def test_shares_are_as_asked() -> None:
    sample = posts(5000)
    private_ = sum(bool(one.spans) for one in sample)
    assert 0.055 < private_ / 5000 < 0.085
    assert 0.16 < sum(one.kind.startswith("look-alike") for one in sample) / (5000 - private_) < 0.24
    assert Counter(one.post.lang for one in sample).most_common(2)[0][0] == "nl"
    hidden = [one for one in posts(2000, private=1, disguised=0.5) if one.kind.startswith("disguised")]
    assert 0.4 < len(hidden) / 2000 < 0.6


def test_shares_of_nothing_and_of_all() -> None:
    assert not any(one.spans for one in posts(300, private=0))
    assert all(one.spans for one in posts(300, private=1))
    assert not any(one.kind.startswith("disguised") for one in posts(300, private=1, disguised=0))


def test_the_same_seed_gives_the_same_posts_and_a_longer_run_goes_on() -> None:
    assert posts(50, 5) == posts(50, 5) == list(islice(generate_labelled(500, 5), 50))
    assert posts(50, 5) != posts(50, 6)


def test_look_alikes_are_no_more_than_that() -> None:
    rng = Random(1)
    for _ in range(200):
        assert not luhn.is_valid(FIELDS["gift"](rng).replace(" ", ""))
        assert FIELDS["unix"](rng)[:2] == "17"
        assert FIELDS["n3"](rng)[0] != "0"


ADDRESS = private("STREET_ADDRESS", "Verzonnenlaan 5", "street")
PIECES = {
    "filled in": (fill("hij woont {} zeg", ADDRESS), "hij woont Verzonnenlaan 5 zeg", [("STREET_ADDRESS", 10, 25)]),
    "joined": (join([Piece("ja"), Piece(""), ADDRESS]), "ja Verzonnenlaan 5", [("STREET_ADDRESS", 3, 18)]),
    "marked": (marked("CREDENTIALS", Told("pin", "pin [[1234]]!")), "pin 1234!", [("CREDENTIALS", 4, 8)]),
    "one in another": (
        marked("LIVE_LOCATION", Told("at", "is [[nu op {}]] hoor"), ADDRESS),
        "is nu op Verzonnenlaan 5 hoor",
        [("LIVE_LOCATION", 3, 24), ("STREET_ADDRESS", 9, 24)],
    ),
}


@pytest.mark.parametrize(("piece", "text", "spans"), PIECES.values(), ids=PIECES)
def test_spans_move_with_their_text(piece: Piece, text: str, spans: list[tuple[str, int, int]]) -> None:
    assert (piece.text, list(piece.spans)) == (text, spans)


def undone(name: str, text: str) -> str:
    """Return a disguised text as it was, for the disguises of which that can be said."""
    if name == "base64":
        return base64.b64decode(text).decode()
    if name == "reversed":
        return text[::-1]
    if name == "zero-width":
        return re.sub("[\u200b\u200c\u2060\u00ad]", "", text)
    if name == "keycaps":
        return text.replace("\ufe0f\u20e3", "")
    if name == "broken link":
        return text.replace("hxxps", "https").replace("[.]", ".")
    return unicodedata.normalize("NFKC", text)


UNDONE = {
    "base64": "06-11223344",
    "reversed": "06-11223344",
    "zero-width": "Verzonnenlaan 5, Zwolle",
    "keycaps": "06-11223344",
    "full-width": "vera@example.org",
    "full-width @": "vera@example.org",
    "broken link": "https://maps.app.goo.gl/Ab3dEf6hIj",
}


@pytest.mark.parametrize(("name", "text"), UNDONE.items(), ids=UNDONE)
@given(SEEDS)
@settings(max_examples=20)
def test_a_disguise_can_be_undone(name: str, text: str, seed: int) -> None:
    hidden = DISGUISES[name](Random(seed), text, WORDS["nl"])
    assert hidden != text
    assert undone(name, hidden) == text


SHOWN = {
    "spelled": ("06-1", "nul zes een"),
    "spaced": ("a b", "a   b"),
    "letters for figures": ("0158", "OlSB"),
    "figures for letters": ("straat", "57r447"),
    "homoglyphs": ("ace", "асе"),
    "rot13": ("jan@b.nl", "wna@o.ay"),
}


@pytest.mark.parametrize(("name", "pair"), SHOWN.items(), ids=SHOWN)
def test_what_a_disguise_makes(name: str, pair: tuple[str, str]) -> None:
    made = {DISGUISES[name](Random(seed), pair[0], WORDS["nl"]) for seed in range(20)}
    assert pair[1] in made


@given(SEEDS, st.sampled_from(sorted(WORDS)))
@settings(max_examples=60)
def test_a_disguised_span_covers_what_is_typed_and_no_hint(seed: int, lang: str) -> None:
    piece = marked("PHONE_NUMBER", Told("phone", "bel [[06-11223344]] nu"))
    hidden = disguise(Random(seed), piece, WORDS[lang])
    (span,) = hidden.spans
    assert hidden.text.startswith("bel ")
    assert hidden.text.endswith(" nu")
    rest = hidden.text[: span.start] + hidden.text[span.end :]
    assert rest in {"bel  nu", *(f"bel  {hint} nu" for hint in WORDS[lang].turned.values())}


def test_a_piece_with_several_spans_is_left_as_it_is() -> None:
    piece = Piece("a b", (Span("PHONE_NUMBER", 0, 1), Span("EMAIL_ADDRESS", 2, 3)))
    assert disguise(Random(1), piece, WORDS["nl"]) is piece
