"""Words for living: whole words, phrases, open endings, elisions; and a lexicon that is broken."""

from collections.abc import Iterator

import pytest

from doxguard.detectors.address import living
from doxguard.detectors.address import words as words_module
from doxguard.detectors.address.living import living_words
from doxguard.detectors.address.tokens import Tokens
from doxguard.detectors.address.words import words
from doxguard.errors import DataError
from tests.marked import read_marked

# What is marked speaks, in this part of the lexicon and this language; nothing else does.
LIVING = {
    "whole word": ("residence", "en", "he [[lives]] there"),
    "capitals": ("residence", "en", "HE [[LIVES]] THERE"),
    "two words": ("residence", "nl", "hij [[woont]] daar, [[bezorgen]] kan ook"),
    "no longer word": ("residence", "en", "what a homely homecoming"),
    "no part of a word": ("residence", "en", "he delivers olives"),
    "short ending": ("residence", "nl", "wie [[woonde]] daar"),
    "short ending, none": ("residence", "nl", "ik [[woon]] daar"),
    "short ending, three letters": ("residence", "nl", "de [[bewoner]] en de [[bewoners]]"),
    "short ending, too long": ("residence", "nl", "een woonkamer en een verblijfsvergunning"),
    "any ending": ("residence", "de", "die [[Wohnungssuche]] geht weiter"),
    "any ending, none": ("residence", "fr", "on [[l'installe]] en ville"),
    "any ending, French": ("residence", "fr", "ils [[emménageront]] demain"),
    "any ending, Turkish": ("residence", "tr", "burada [[oturuyorlarmış]]"),
    "phrase": ("residence", "en", "she [[grew up]] in this town"),
    "phrase, Spanish": ("residence", "es", "es [[vecino de]] aquí"),
    "phrase with a hyphen": ("residence", "en", "where I [[grew-up]] once"),
    "phrase with spaces": ("residence", "en", "she [[grew   up]] here"),
    "phrase over two lines": ("residence", "en", "how she grew\nup so fast"),
    "phrase, one word of it": ("residence", "en", "she grew tall"),
    "phrase with a word between": ("residence", "en", "she grew right up"),
    "phrase, glued to a figure": ("residence", "en", "they [[moved to]] 12"),
    "phrase and word": ("residence", "de", "sie [[zieht in]] das [[Haus]]"),
    "elision": ("residence", "fr", "[[j'habite]] en ville"),
    "elision in capitals": ("residence", "fr", "[[J'HABITE]] EN VILLE"),
    "elision with qu": ("residence", "fr", "je sais [[qu'habite]] là-bas un chat"),
    "elision before another word": ("residence", "fr", "j'arrive d'ici"),
    "accents left out": ("residence", "cs", "kde [[bydli]] a kde ma [[bydliste]]"),
    "Greek": ("residence", "el", "πού [[μένει]] και πού [[ΜΕΝΕΙ]]"),
    "Greek in Latin letters": ("residence", "el", "pou [[menei]] twra"),
    "Polish": ("residence", "pl", "gdzie ona [[mieszka]] i gdzie [[mieszkała]]"),
    "Finnish": ("residence", "fi", "missä hän [[asuu]]"),
    "Hungarian": ("residence", "hu", "hol [[lakik]] most"),
    "Swedish": ("residence", "sv", "var [[bor]] han"),
    "Norwegian, not the word no": ("residence", "no", "kor [[bur]] ho, no?"),
    "Romanian": ("residence", "ro", "unde [[locuiește]] acum"),
    "Italian": ("residence", "it", "dove [[abita]] e dove [[abitava]]"),
    "Portuguese": ("residence", "pt", "onde [[mora]] agora"),
    "Basque": ("residence", "eu", "hemen [[bizi]] naizela"),
    "stays": ("stays", "nl", "hij [[zit]] weer thuis"),
    "stays, phrase": ("stays", "nl", "kom maar [[bij mij]] thuis"),
    "stays, English": ("stays", "en", "[[the guy from]] up there"),
    "stays, German": ("stays", "de", "der [[Nachbar]] von oben"),
    "postcode": ("postcode", "nl", "[[rijdt]] er iemand [[vanuit]] daar"),
    "postcode, phrase": ("postcode", "fr", "quel [[code postal]] ?"),
    "nothing": ("residence", "nl", "wat een dag vandaag"),
    "signs": ("residence", "en", "?! ' - ''"),
    "empty": ("stays", "nl", ""),
}


@pytest.mark.parametrize(("part", "language", "marked"), LIVING.values(), ids=LIVING)
def test_living_words(part: str, language: str, marked: str) -> None:
    raw, wanted = read_marked(marked)
    tokens = Tokens(raw)
    spoken = [word for word in living_words(tokens) if word.part == part and language in word.languages]
    places = sorted({(tokens.starts[word.first], tokens.ends[word.last]) for word in spoken})
    assert [raw[start:end] for start, end in places] == wanted


def test_a_word_of_several_languages_has_them_all() -> None:
    (word,) = (word for word in living_words(Tokens("vive")) if word.part == "residence")
    assert {"es", "it", "pt", "gl", "ca"} <= word.languages
    assert "nl" not in word.languages


def test_a_word_of_several_parts_is_in_them_all() -> None:
    assert {word.part for word in living_words(Tokens("rents"))} == {"residence", "stays"}


def test_a_phrase_and_a_word_inside_it_both_count() -> None:
    spoken = [word for word in living_words(Tokens("ya se ha mudado")) if "es" in word.languages]
    assert {(word.first, word.last) for word in spoken} == {(1, 3), (3, 3)}


def test_words_are_in_order() -> None:
    tokens = Tokens("she lives here, moved to town and is staying at her place\nhij woont er, vanuit de flat")
    firsts = [word.first for word in living_words(tokens)]
    assert len(set(firsts)) >= 6
    assert firsts == sorted(firsts)


@pytest.fixture
def _other_lexicon() -> Iterator[None]:
    """Let the lexicon be read again in the test, and after it."""
    living._table.cache_clear()
    words.cache_clear()
    yield
    living._table.cache_clear()
    words.cache_clear()


WORDS = {"for": {"nl": ["woont"]}}
BROKEN: dict[str, tuple[object, str]] = {
    "empty": (None, "residence"),
    "list": (["woont"], "residence"),
    "no parts": ({}, "residence"),
    "part is a list": ({"residence": ["woont"]}, "residence"),
    "no words": ({"residence": {}}, "residence"),
    "words without a language": ({"residence": {"for": ["woont"]}}, "residence"),
    "second part": ({"residence": WORDS}, "stays"),
    "last part": (
        {"residence": WORDS, "stays": WORDS, "origins": WORDS, "postcode": {"nl": ["vanuit"]}},
        "postcode",
    ),
}


@pytest.mark.usefixtures("_other_lexicon")
@pytest.mark.parametrize(("lexicon", "part"), BROKEN.values(), ids=BROKEN)
def test_a_broken_lexicon_is_named(lexicon: object, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "read_yaml", lambda _: lexicon)
    with pytest.raises(
        DataError, match=rf"data/lexicon/address\.yaml, {part}: must hold words by language under 'for'"
    ):
        living_words(Tokens("ze woont hier"))


@pytest.mark.usefixtures("_other_lexicon")
@pytest.mark.parametrize(
    "lexicon", [None, [], {}, {"counted": ["uur"]}], ids=["empty", "list", "no part", "no language"]
)
def test_a_missing_part_is_named(lexicon: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "read_yaml", lambda _: lexicon)
    with pytest.raises(DataError, match=r"data/lexicon/address\.yaml: no part 'counted'"):
        words("counted")


@pytest.mark.usefixtures("_other_lexicon")
def test_a_lexicon_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = {part: {"for": {"xx": ["vlok~", "ab cd ef", "grum*"]}} for part in living.PARTS}
    monkeypatch.setattr(living, "read_yaml", lambda _: lexicon)
    tokens = Tokens("vlok vlokken vlokkende grumbelstein ab cd ef ab cd, woont")
    spoken = [(word.first, word.last) for word in living_words(tokens) if word.part == "stays"]
    assert spoken == [(0, 0), (1, 1), (3, 3), (4, 6)]


def test_the_words_of_one_language_come_with_the_english_ones() -> None:
    assert {"uur", "hours", "km"} <= words("counted", "nl")
    assert "stunden" not in words("counted", "nl")
    assert {"uur", "hours", "stunden"} <= words("counted")
