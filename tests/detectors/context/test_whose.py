"""Of whom a post speaks, and which posts only tell a reader that something is brought."""

import pytest

from doxguard.detectors.context.cues import Cues, read_cues
from doxguard.detectors.context.intent import likeliest
from doxguard.detectors.context.whose import is_calm, is_errand, spoken_of
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors.context.rows import guard


def read(text: str, lang: str) -> Cues:
    at = text.index("xxx")
    return read_cues(fold(text, lang), [Finding("STREET_ADDRESS", at, at + 3, 0.9)])


WHOSE = {
    "the writer": ("nl", "ik woon op xxx", "own"),
    "the writer and others": ("nl", "wij zijn verhuisd naar xxx", "own"),
    "the reader": ("nl", "woon jij op xxx", "you"),
    "somebody else": ("en", "she moved to xxx", "they"),
    "all of them": ("en", "I told you she moved to xxx", "owntheyyou"),
    "nobody": ("en", "open from ten, xxx", ""),
}


@pytest.mark.parametrize(("lang", "text", "expected"), WHOSE.values(), ids=WHOSE.keys())
def test_of_whom_a_post_speaks(lang: str, text: str, expected: str) -> None:
    assert spoken_of(read(text, lang).persons.hits) == expected


@pytest.mark.parametrize(("text", "calm"), [("je bent welkom op xxx", True), ("die rat zit op xxx", False)])
def test_a_rough_word(text: str, calm: bool) -> None:
    assert is_calm(read(text, "nl").hits) is calm


ERRANDS = {
    "brought": ("nl", "Zit je op xxx? Ik breng je jas zo"),
    "brought along": ("nl", "jij zit toch op xxx? dan kom ik langs met je boeken"),
    "brought back": ("en", "are you still at xxx? I have your umbrella and can bring it back"),
    "several who bring": ("en", "you live at xxx right? we still have your tools"),
    "German": ("de", "wohnst du in der xxx? ich hab dein Buch und bringe deine Jacke mit"),
}
NONE = {
    "nothing brought": ("nl", "Zit je op xxx? Ik kom vanavond langs"),
    "something not said": ("nl", "Zit je op xxx? Ik breng vanavond iets mee"),
    "one word that may be anything": ("en", "you at xxx? I have a parcel, and it ticks"),
    "somebody else's": ("nl", "hij zit op xxx, ik breng je jas daar wel naartoe"),
    "an insult": ("nl", "Zit je op xxx, trut? Ik breng je jas zo"),
    "a threat": ("nl", "Zit je op xxx? Ik breng je jas zo, doe je deur op slot"),
    "harm": ("en", "are you at xxx? I'll bring your coat and then I will kill you"),
    "others called upon": ("nl", "Zit je op xxx? Ik breng je jas zo, wie gaat er mee? iemand?"),
    "the thing far from the writer": ("nl", f"ik {'en zo ' * 9} bij xxx, neem je jas"),
    "a long post": ("nl", f"Zit je op xxx? Ik breng je jas zo. {'bla ' * 40}"),
    "nobody comes": ("nl", "je jas hangt op xxx"),
}


@pytest.mark.parametrize(("lang", "text"), ERRANDS.values(), ids=ERRANDS.keys())
def test_an_errand(lang: str, text: str) -> None:
    assert is_errand(read(text, lang))


@pytest.mark.parametrize(("lang", "text"), NONE.values(), ids=NONE.keys())
def test_no_errand(lang: str, text: str) -> None:
    assert not is_errand(read(text, lang))


def test_an_errand_goes_to_an_address() -> None:
    phone = [Finding("PHONE_NUMBER", 8, 11, 0.9)]
    assert not is_errand(read_cues(fold("Zit je op xxx? Ik breng je jas zo", "nl"), phone))
    assert not is_errand(read_cues(fold("Zit je op xxx? Ik breng je jas zo", "nl"), []))


def test_on_an_errand_harm_has_to_be_all_but_sure() -> None:
    chances = {"neutral": 0.2, "abusive": 0.8, "threat": 0.0, "extortion": 0.0, "bounty": 0.0, "incitement": 0.0}
    assert likeliest(chances, True) == "abusive"
    assert likeliest(chances, True, errand=True) == "neutral"
    assert likeliest(chances | {"neutral": 0.03, "abusive": 0.97}, True, errand=True) == "abusive"


def test_an_errand_is_only_warned_of_and_the_same_words_as_a_threat_are_held_back() -> None:
    at = "@piet jij woont toch op de Merelhof 4410?"
    assert guard().check(f"{at} Ik kom morgen even langs met je spullen").action == "warn"
    assert guard().check(f"{at} Ik kom morgen even langs en maak je kapot, reken maar").action in ("review", "remove")
