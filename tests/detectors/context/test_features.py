"""What the models look at; above all that nobody's data are among it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.data import read_text
from doxguard.detectors.context.cues import IN_WORDS, Cues, read_cues
from doxguard.detectors.context.features import Features, features_of
from doxguard.detectors.context.subject import subject_features
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors.context.rows import ROWS, guard
from tests.marked import read_marked

SAMPLES = [(post["lang"], post["text"]) for post in map(json.loads, read_text("samples/posts.jsonl").splitlines())]
POSTS = [*((row.lang, row.text) for row in ROWS), *SAMPLES]
WORDS = ("w:", "b:", "wg:", "gw:", "wa:", "wb:")


def read(marked: str, entity: str = "PHONE_NUMBER") -> Cues:
    raw, parts = read_marked(marked)
    spans = [(raw.index(part), raw.index(part) + len(part)) for part in parts]
    return read_cues(fold(raw, "nl"), [Finding(entity, start, end, 0.9) for start, end in spans])


def test_what_is_found_is_named_by_its_kind() -> None:
    features = features_of(read("bel [[06 1122 3344]]"))
    assert "E:PHONE_NUMBER" in features
    assert {"F", "N"} & features.keys() == {"F"}
    assert {"F", "N"} & features_of(read("bel mij")).keys() == {"N"}


def test_groups_and_pairs_of_them() -> None:
    features = features_of(read("ik zet je adres online"))
    assert {"g:i", "g:you", "g:data", "g:expose", "N:data"} <= features.keys()
    assert "N+data+expose" in features
    assert "N+expose+data" not in features


def test_cues_far_apart_are_no_pair() -> None:
    assert "N+data+expose" not in features_of(read("adres " + "bla " * 20 + "online"))


def test_a_group_that_comes_again() -> None:
    assert "2:data" in features_of(read("adres en adres"))
    assert "2:data" not in features_of(read("adres en appel"))


def test_sides_of_a_finding() -> None:
    features = features_of(read("zijn adres [[Vlasakker 12]] klootzak", "STREET_ADDRESS"))
    assert {"<:data", ">:insult"} <= features.keys()
    assert not {">:data", "<:insult"} & features.keys()


def test_words_and_pairs_of_words() -> None:
    features = features_of(read("rode fiets te koop"))
    assert {"w:rode", "w:fiets", "b:rode fiets"} <= features.keys()


def test_no_pair_runs_over_what_was_found() -> None:
    features = features_of(read("fiets [[06 1122 3344]] koop"))
    assert "b:fiets koop" not in features


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("wat?", "Ns?"),
        ("hé!!", "Ns!!"),
        ("EEN TWEE", "Ncaps"),
        ("a\nb\nc", "Nlines"),
        ("a", "Nlen0"),
        ("a " * 60, "Nlen3"),
    ],
)
def test_the_shape_of_a_post(text: str, name: str) -> None:
    assert name in features_of(read(text))


@pytest.mark.parametrize("text", ["wat", "Een", "a\nb"])
def test_no_shape(text: str) -> None:
    assert not {"Ns?", "Ns!", "Ncaps", "Nlines"} & features_of(read(text)).keys()


def test_a_feature_stands_where_it_was_seen() -> None:
    for _, text in POSTS[:100]:
        cues = read_cues(fold(text), [])
        for name, (start, end) in features_of(cues).items():
            if name.startswith("w:"):
                assert [token.word for token in cues.tokens if (token.start, token.end) == (start, end)] == [name[2:]]


# --- nobody's data

PRIVATE = {
    "phone": ("PHONE_NUMBER", "bel [[06 1122 3344]] maar"),
    "phone in words": ("PHONE_NUMBER", "bel [[nul zes elf tweeëntwintig]] maar"),
    "e-mail": ("EMAIL_ADDRESS", "mail [[sanne.dekker@example.org]] even"),
    "disguised e-mail": ("EMAIL_ADDRESS", "mail [[sanne punt dekker apenstaartje example punt org]] even"),
    "address": ("STREET_ADDRESS", "zij woont op [[Pimpernelhof 1421, Houten]] hoor"),
    "IBAN": ("IBAN_CODE", "stort op [[NL21 TEST 0300 4405 17]] dank"),
    "log-in": ("CREDENTIALS", "hij logt in met [[sanne / geheim123]] altijd"),
    "document": ("IDENTITY_DOCUMENT", "paspoort [[SPECI2014]] gezien"),
}


def private_words(cues: Cues) -> set[tuple[int, int]]:
    """Return the tokens of what was found, but for what is told in prose."""
    return {
        (token.start, token.end)
        for place in cues.places
        if place.finding.entity not in IN_WORDS
        for token in cues.tokens[place.first : place.last]
    }


def leaks(cues: Cues, features: Features) -> list[str]:
    hidden = private_words(cues)
    return [name for name, span in features.items() if name.startswith(WORDS) and span in hidden]


@pytest.mark.parametrize(("entity", "marked"), PRIVATE.values(), ids=PRIVATE.keys())
def test_what_was_found_is_no_feature(entity: str, marked: str) -> None:
    cues = read(marked, entity)
    assert private_words(cues)
    words = {token.word for token in cues.tokens if (token.start, token.end) in private_words(cues)}
    for features in (features_of(cues), subject_features(cues, cues.places[0], "neutral")):
        assert leaks(cues, features) == []
        for name in (name for name in features if name.startswith(WORDS)):
            assert not words & set(name.partition(":")[2].split()), name


def test_what_was_found_in_posts_is_no_feature() -> None:
    for lang, text in POSTS:
        folded = fold(text, lang)
        cues = read_cues(folded, guard().reported(folded))
        assert leaks(cues, features_of(cues)) == [], text


def test_the_neighbour_of_what_was_found_is_no_data_either() -> None:
    """A second number right behind the first is a neighbour of it, and still nobody's business."""
    leaked = []
    for lang, text in POSTS:
        folded = fold(text, lang)
        cues = read_cues(folded, guard().reported(folded))
        for place in cues.places:
            leaked += leaks(cues, subject_features(cues, place, "neutral"))
    assert leaked == []


def test_figures_are_no_words() -> None:
    cues = read("pasje 998877665 en [[06 1122 3344]] of 112233445")
    names = [*features_of(read("in 2031 kwam 0611223344 langs")), *subject_features(cues, cues.places[0], "neutral")]
    assert [name for name in names if name.startswith(WORDS) and name.partition(":")[2].isdigit()] == []


@given(st.text(max_size=150), st.lists(st.tuples(st.integers(0, 140), st.integers(1, 20)), max_size=3))
def test_any_text(raw: str, spans: list[tuple[int, int]]) -> None:
    inside = [(at, min(len(raw), at + size)) for at, size in spans if at < len(raw)]
    text = fold(raw)
    cues = read_cues(text, [Finding("EMAIL_ADDRESS", start, end, 0.5) for start, end in inside])
    features = features_of(cues)
    assert all(0 <= start <= end <= len(text.folded) for start, end in features.values())
    assert leaks(cues, features) == []
    assert features == features_of(cues)
