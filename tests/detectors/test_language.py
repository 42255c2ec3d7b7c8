"""The hint at a post's language, and the countries that follow from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.language import languages, regions
from tests.hostile import assert_linear

LIKELIEST = {
    "Dutch": ("ik heb het nummer van die buurman gevonden", "nl"),
    "Dutch informal": ("wie heeft mn tas gezien, hij lag nog bij de bar", "nl"),
    "English": ("does anyone have the number of that guy who was here", "en"),
    "English informal": ("she's not answering, just text me", "en"),
    "German": ("ich habe die Nummer von dem Typen und der ist nicht da", "de"),
    "German informal": ("wer hat meine Jacke, sie war noch bei mir", "de"),
    "French": ("je ne sais pas où est mon chat mais il est dans la rue", "fr"),
    "French elision": ("c'est pas moi, j'ai rien fait avec les autres", "fr"),
    "Spanish": ("alguien sabe el número del chico que está en la fiesta", "es"),
    "Italian": ("non so dove sono le chiavi della casa, chi ha il numero", "it"),
    "Portuguese": ("não sei onde está o meu carro mas já tem alguém na rua", "pt"),
    "Polish": ("nie wiem gdzie jest mój kot, kto go ma już tylko dla mnie", "pl"),
    "Swedish": ("jag vet inte var han är men det är inte långt från mig", "sv"),
    "Finnish": ("minä en tiedä missä hän on mutta se on nyt vain niin", "fi"),
    "Czech": ("nevím kde je můj pes, ale kdo ho má, už není pro mě", "cs"),
    "capitals": ("DIT IS NIET HET NUMMER VAN DIE MAN", "nl"),
}


@pytest.mark.parametrize(("raw", "lang"), LIKELIEST.values(), ids=LIKELIEST)
def test_likeliest_language(raw: str, lang: str) -> None:
    assert languages(fold(raw))[0] == lang


def test_danish_and_norwegian_are_hard_to_tell_apart() -> None:
    assert {"da", "nb"} <= set(languages(fold("jeg vil ikke ha det, men hun er her og vi er her")))


SILENT = {
    "empty": "",
    "figures": "06-12345678",
    "names": "Bo Voorbeeld, Testdorp",
    "emoji": "🔥🔥🔥",
    "other script": "Привет, как дела",
    "one rare word": "krokodil",
}


@pytest.mark.parametrize("raw", SILENT.values(), ids=SILENT)
def test_nothing_is_said_where_nothing_is_known(raw: str) -> None:
    assert languages(fold(raw)) == ()
    assert regions(fold(raw)) == ()


def test_what_the_post_says_comes_first() -> None:
    assert languages(fold("does anyone have the number of that guy", "de")) == ("de", "en")


def test_the_same_words_said_to_be_in_several_languages() -> None:
    raw = "does anyone have the number of that guy"
    assert [languages(fold(raw, lang)) for lang in ("", "de", "en", "zz")] == [("en",), ("de", "en"), ("en",), ("en",)]


@pytest.mark.parametrize(("least", "wanted"), [(0, ("nl",)), (2, ("nl",)), (50, ())], ids=["any", "enough", "too few"])
def test_least_words(least: float, wanted: tuple[str, ...]) -> None:
    assert languages(fold("ik heb het niet van die man"), least) == wanted


def test_stated_language_counts_alone_too() -> None:
    assert languages(fold("06-12345678", "fr")) == ("fr",)


@pytest.mark.parametrize("stated", ["xx", "zh", "und", "NL-nl", "?"])
def test_unknown_stated_language_is_left_alone(stated: str) -> None:
    assert languages(fold("06-12345678", stated)) == ()
    assert languages(fold("ik heb het niet van die man", stated))[0] == "nl"


def test_no_language_is_given_twice() -> None:
    found = languages(fold("ik heb het niet van die man", "nl"))
    assert len(found) == len(set(found))


REGIONS = {
    "Dutch": ("nl", ("NL", "BE")),
    "French": ("fr", ("FR", "BE")),
    "German": ("de", ("DE", "AT", "CH")),
    "English": ("en", ("GB", "US")),
    "Polish": ("pl", ("PL",)),
}


@pytest.mark.parametrize(("lang", "first"), REGIONS.values(), ids=REGIONS)
def test_regions_of_a_language(lang: str, first: tuple[str, ...]) -> None:
    assert regions(fold("06", lang))[: len(first)] == first


def test_regions_are_given_once() -> None:
    found = regions(fold("does anyone have the number of that guy", "fr"))
    assert len(found) == len(set(found))
    assert found.index("FR") < found.index("GB")


@given(st.text(max_size=80), st.sampled_from(["", "nl", "xx"]))
def test_never_raises(raw: str, lang: str) -> None:
    assert all(len(region) == 2 for region in regions(fold(raw, lang)))


@pytest.mark.parametrize("unit", ["de ", "a", "é", "a'", "het een ", " "])
def test_long_text_takes_no_time(unit: str) -> None:
    assert_linear(lambda raw: languages(fold(raw)), unit)
