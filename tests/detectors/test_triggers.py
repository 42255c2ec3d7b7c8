"""Triggers for words: made late, matched on bytes in either case, with open endings and phrases."""

import pickle
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.triggers import WordTriggers, is_triggered


class Lexicon:
    """Gives words, and counts how often it is asked."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked = 0

    def __call__(self) -> Iterable[str]:
        self.asked += 1
        return self.words


def test_words_are_read_late() -> None:
    lexicon = Lexicon("huis", "tuin")
    triggers = WordTriggers(lexicon, "[0-9]{4}")
    assert triggers
    assert lexicon.asked == 0
    assert triggers.words == [" huis ", " tuin "]
    assert triggers.shapes == ("[0-9]{4}",)
    assert triggers.words is triggers.words


def test_words_given_twice_count_once() -> None:
    assert WordTriggers(Lexicon("huis", "tuin", "Huis", "hüis")).words == [" huis ", " tuin "]


def test_signs_are_looked_for_as_they_are() -> None:
    triggers = WordTriggers(Lexicon("€", "huis", "🔥"))
    assert triggers.words == [" huis "]
    assert triggers.shapes == (r"\xe2\x82\xac", r"\xf0\x9f\x94\xa5")
    assert is_triggered(triggers, "voor 12€")


def test_patterns_of_words() -> None:
    triggers = WordTriggers(Lexicon("huis"), patterns=lambda: ["[0-9] minuten "])
    assert [is_triggered(triggers, text) for text in ("over 5-minuten!", "minuten", "Huis?")] == [True, False, True]


def words_of_a_house() -> list[str]:
    return ["huis", "tuin"]


@pytest.mark.parametrize("read", [False, True], ids=["not read yet", "read"])
def test_they_can_be_sent_to_another_process(read: bool) -> None:
    triggers = WordTriggers(words_of_a_house, "x")
    if read:
        assert len(triggers.words) == 2
    again = pickle.loads(pickle.dumps(triggers))
    assert (again.words, again.shapes) == (triggers.words, triggers.shapes)


MATCHED = {
    "alone": ("huis", "huis"),
    "in a sentence": ("huis", "het huis is groen"),
    "capitals": ("huis", "HET HUIS"),
    "capitals in the lexicon": ("Huis", "het huis"),
    "between signs": ("huis", "(huis)"),
    "beside an emoji": ("huis", "\U0001f3e1huis\U0001f3e1"),
    "lone surrogate": ("huis", "\ud800huis\udfff"),
    "letter inside": ("lägenhet", "min lägenhet här"),
    "letter inside, capitals": ("lägenhet", "MIN LÄGENHET"),
    "letter first": ("été", "en été"),
    "letter first, capitals": ("été", "EN ÉTÉ"),
    "letter last": ("bosatté", "bosatté"),
    "letter last, accent left out": ("stă", "el sta aici"),
    "letter last, open ending": ("stă~", "staat"),
    "Greek": ("μένει", "πού μένει"),
    "Greek, capitals": ("μενει", "ΜΕΝΕΙ"),
    "Cyrillic, capitals": ("адрес", "АДРЕС"),
    "phrase": ("grew up", "she grew up here"),
    "phrase with a hyphen": ("grew up", "grew-up"),
    "phrase with spaces": ("grew up", "grew   up"),
    "phrase, far apart": ("grew up", "grew ...     up"),
    "between underscores": ("huis", "mijn_huis_nu"),
    "accent left out": ("lägenhet", "min lagenhet"),
    "accent too many": ("huis", "mijn húís"),
    "other accent": ("privé", "prìve"),
    "Turkish capital": ("istanbul", "İSTANBUL"),
    "Turkish, small": ("istanbul", "ıstanbul"),
    "final sigma": ("δρόμος", "ΔΡΟΜΟΣ"),
    "phrase with a line break": ("grew up", "grew\nup"),
    "phrase with a no-break space": ("grew up", "grew\u00a0up"),
    "phrase with letters": ("flyttade från sta", "Flyttade FRÅN sta"),
    "open ending, none": ("woon~", "ik woon"),
    "open ending": ("woon~", "ik woonde"),
    "any ending, none": ("wohn*", "wohn"),
    "any ending": ("wohn*", "Wohnungssuche"),
    "open ending behind a letter": ("båt*", "BÅTARNA"),
    "signs of patterns": ("a.b+c", "zie a.b+c hier"),
    "apostrophe": ("m'n", "m'n huis"),
}
NOT_MATCHED = {
    "other word": ("huis", "het hui"),
    "longer word": ("huis", "huisje"),
    "end of a longer word": ("huis", "stadhuis"),
    "glued to a figure": ("huis", "huis12"),
    "phrase, one word": ("grew up", "she grew tall"),
    "phrase, glued": ("grew up", "grewup"),
    "phrase, a word between": ("grew up", "grew it up"),
    "any ending, front": ("wohn*", "bewohnt"),
    "beside a letter that is not ASCII": ("huis", "éhuis"),
    "letter last, longer word without accent": ("stă", "staat"),
    "letter left out": ("lägenhet", "lgenhet"),
    "dot is no pattern": ("a.b", "axb"),
    "no text": ("huis", ""),
}


@pytest.mark.parametrize(("word", "text"), MATCHED.values(), ids=MATCHED)
def test_matched(word: str, text: str) -> None:
    assert is_triggered(WordTriggers(Lexicon("zzzz", word)), text)


@pytest.mark.parametrize(("word", "text"), NOT_MATCHED.values(), ids=NOT_MATCHED)
def test_not_matched(word: str, text: str) -> None:
    assert not is_triggered(WordTriggers(Lexicon("zzzz", word)), text)


def test_further_triggers_match() -> None:
    triggers = WordTriggers(Lexicon("huis"), "[0-9]{4}", "zz")
    assert [is_triggered(triggers, text) for text in ("huis", "1234", "ZZ", "123 z")] == [
        True,
        True,
        True,
        False,
    ]


LETTERS = st.text(alphabet="abzéäøßłñοδόжİ", min_size=1, max_size=8)


@given(LETTERS, st.sampled_from(["", "~", "*"]))
def test_every_word_matches_itself(word: str, ending: str) -> None:
    triggers = WordTriggers(lambda: [word + ending])
    assert all(map(str.isascii, triggers.words))
    assert is_triggered(triggers, f"({word})")
    assert is_triggered(triggers, word.upper())


@given(LETTERS, LETTERS)
def test_a_phrase_matches_itself(one: str, other: str) -> None:
    assert is_triggered(WordTriggers(lambda: [f"{one} {other}"]), f"({one} {other})")
