"""What is known of the pictures with a post, and what its words say of them."""

import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.about import UNSEEN, About
from doxguard.detectors.context.media import read_media
from doxguard.detectors.folding import fold
from tests.marked import read_marked

PERSON = {"kind": "video", "depicts": "private_individual"}
Media = Mapping[str, object]


def read(text: str, *media: Media, intent: str = "neutral", **about: object) -> dict[str, tuple[str, int, int]]:
    given_ = About(media=media or (PERSON,), **about)  # type: ignore[arg-type]
    signals = read_media(fold(text), given_, intent)
    return {name: (signal.value, signal.start, signal.end) for name, signal in signals.items()}


def value(name: str, text: str, *media: Media, intent: str = "neutral", **about: object) -> str:
    return read(text, *media, intent=intent, **about)[name][0]


def item(**values: object) -> Media:
    return {"kind": "photo", **values}


KNOWN: dict[str, tuple[str, tuple[Media, ...], str]] = {
    "a stranger": ("media", (PERSON,), "private_individual"),
    "minors": ("media", (item(depicts="minors"),), "minor"),
    "a child": ("media", (item(depicts="Child"),), "minor"),
    "the gravest of two": ("media", (item(depicts="crowd"), item(depicts="private_individual")), "private_individual"),
    "captives in a crowd": ("media", (item(depicts="crowd"), item(depicts="prisoner-of-war")), "prisoner_of_war"),
    "an animal": ("media", (item(depicts="animal"),), "unknown"),
    "not said": ("media", (item(),), "unknown"),
    "nonsense": ("media", (item(depicts=["x", 3]),), "unknown"),
    "source": ("media_source", (item(source_account="state_media"),), "state_media"),
    "source in other words": ("media_source", (item(source_account="State affiliated media"),), "state_media"),
    "gravest source": ("media_source", (item(source_account="user"), item(source_account="government")), "government"),
    "no source": ("media_source", (item(),), "unknown"),
    "public": ("media_public", (item(public_elsewhere=True),), "true"),
    "one of two is not": ("media_public", (item(public_elsewhere=True), item(public_elsewhere=False)), "false"),
    "one of two is not known": ("media_public", (item(public_elsewhere=True), item()), "unknown"),
    "consent": ("media_consent", (item(consent=True),), "given"),
    "consent of one": ("media_consent", (item(consent=True), item()), "unknown"),
    "one who refuses": ("media_consent", (item(consent=True), item(consent=False)), "refused"),
    "consent that says nothing": ("media_consent", (item(consent=None),), "unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "media", "expected"), KNOWN.values(), ids=KNOWN.keys())
def test_what_is_known_of_the_media(name: str, media: tuple[Media, ...], expected: str) -> None:
    assert read("kijk nou", *media)[name] == (expected, 0, 0)


# signal, text with the words marked, value
SAID: dict[str, tuple[str, str, str]] = {
    "owner nl": ("media_owner", "[[Dat ben ik]] dus, met die emmer op mijn hoofd", "true"),
    "owner en": ("media_owner", "the fool in the fountain? [[that's me]]", "true"),
    "owner de": ("media_owner", "[[Selfie]] vor dem Riesenrad", "true"),
    "consent nl": ("media_consent", "mijn buurvrouw op haar eenwieler, [[met toestemming]] geplaatst", "given"),
    "consent nl, anybody may": ("media_consent", "[[iedereen mag]] dit delen, riep hij", "given"),
    "consent en": ("media_consent", "She [[asked me to post]] her first backflip", "given"),
    "consent de": ("media_consent", "Opa tanzt. Er [[ist einverstanden]].", "given"),
    "consent fr": ("media_consent", "Mon voisin chante, publié [[avec son accord]]", "given"),
    "consent es": ("media_consent", "Mi tía bailando, [[me dio permiso]]", "given"),
    "a wish nl": ("media_consent", "Mijn nichtje [[wilde]] per se dat ik dit plaatste", "given"),
    "a wish en": ("media_consent", "Got [[his OK]] before posting this", "given"),
    "a wish en, to share": ("media_consent", "My gran [[insisted]] that this be shared with the world", "given"),
    "a wish de": ("media_consent", "Oma [[bestand darauf]], dass ich das hochlade", "given"),
    "a wish fr": ("media_consent", "Ma sœur [[voulait]] que je le publie", "given"),
    "a wish es": ("media_consent", "Mi abuelo [[quiere]] que lo publique", "given"),
    "a wish against it nl": ("media_consent", "ze [[wil]] absoluut niet dat dit online komt", "refused"),
    "a wish against it en": ("media_consent", "he really [[asked]] that it not be posted", "refused"),
    "a wish against it de": ("media_consent", "Er [[will]] nicht, dass das online geht", "refused"),
    "objected nl": ("media_consent", "Ze [[wilde niet op de foto]] maar ze staat er toch leuk op", "refused"),
    "objected nl, parents": ("media_consent", "De [[ouders zeiden nee]]. Maar kijk dan!", "refused"),
    "objected en": ("media_consent", "he [[told me to stop filming]] lol", "refused"),
    "objected en, later": ("media_consent", "She [[asked me to take it down]]. Nope.", "refused"),
    "objected de": ("media_consent", "Sie [[wollte nicht gefilmt]] werden, Pech", "refused"),
    "objected fr": ("media_consent", "Il [[ne voulait pas être filmé]], tant pis", "refused"),
    "objected es": ("media_consent", "[[No quería salir]] en el vídeo pero sale", "refused"),
    "without": ("media_consent", "posted [[without her consent]], deal with it", "refused"),
    "news nl": ("media_public", "Die foto stond in [[elke krant]]", "true"),
    "news en": ("media_public", "From [[last night's bulletin]]: the man with the geese", "true"),
    "news de": ("media_public", "Das lief gestern [[in der Tagesschau]]", "true"),
    "news fr": ("media_public", "Ce cliché était [[à la une]] ce matin", "true"),
    "witness nl": ("media_interest", "Brandweer haalt vrouw van het dak, [[ik stond ernaast]]", "eyewitness"),
    "witness en": ("media_interest", "[[I filmed this]] just now: police and a man on the bridge", "eyewitness"),
    "witness de": ("media_interest", "Die Kundgebung gestern, [[vor meinen Augen]]", "eyewitness"),
    "witness fr": ("media_interest", "[[J'étais là]] quand les pompiers sont arrivés", "eyewitness"),
    "witness es": ("media_interest", "La huelga, [[desde mi ventana]]", "eyewitness"),
    "interest nl": ("media_interest", "[[De wereld moet dit zien]].", "public_interest"),
    "interest en": ("media_interest", "A nurse asleep on her feet. [[This is what the cuts]] do.", "public_interest"),
    "witness by the hour": ("media_interest", "[[Riot]] police on the quay right now", "eyewitness"),
    "interest de": ("media_interest", "Wieder [[Polizeigewalt]], und keiner fragt nach", "public_interest"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "marked", "expected"), SAID.values(), ids=SAID.keys())
def test_what_the_words_say(name: str, marked: str, expected: str) -> None:
    text, (words,) = read_marked(marked)
    said, start, end = read(text)[name]
    assert (said, text[start:end]) == (expected, words)


NOT_SAID: dict[str, tuple[str, str]] = {
    "my own photo, of somebody": ("media_owner", "mijn eigen foto, van een meneer met een emmer"),
    "a photo I took": ("media_owner", "my own photo of the couple next door"),
    "a hope nl": ("media_consent", "hopelijk vinden zijn ouders het goed"),
    "a hope en": ("media_consent", "hope she's fine with me posting this"),
    "a hope de": ("media_consent", "hoffentlich ist er einverstanden"),
    "the author's wish nl": ("media_consent", "ik wil dit even delen"),
    "the author's wish en": ("media_consent", "just wanted to share this, I want everybody to post theirs"),
    "the author's wish, at the head": ("media_consent", "Filmpje van de buurman. Wilde dit even delen"),
    "anybody's wish": ("media_consent", "who wants to share a photo of their dog?"),
    "a question": ("media_consent", "wil hij dit wel online?"),
    "chips": ("media_consent", "she never wants to share her chips"),
    "filming, and a wish far off": (
        "media_consent",
        "filmed from the kitchen, where nobody was looking at all that day. He wants cake",
    ),
    "a month": ("media_interest", "this couple in March, just saw it on my phone"),
    "a look": ("media_interest", "her outfit is fire today"),
    "the author complains nl": ("media_consent", "zonder toestemming geplaatst door mijn club, ik ben er klaar mee"),
    "the author complains en": ("media_consent", "they used my picture without permission"),
    "permission for something else": ("media_consent", "de vergunning voor het terras is binnen"),
    "nobody said a thing": ("media_consent", "kijk hem gaan met zijn kassabon"),
    "it went round": ("media_public", "dit filmpje gaat rond op alle telefoons"),
    "old news": ("media_public", "no news is good news"),
    "a passer-by": ("media_interest", "just saw this couple arguing outside a chip shop"),
    "a passer-by nl": ("media_interest", "net gezien: meneer praat met een paal"),
    "an event seen by others": ("media_interest", "the fire was last year, they say"),
    "interest in general": ("media_interest", "interessant filmpje van een man met een hoed"),
    "a quarrel": ("media_interest", "Pärchen streitet sich vor dem Imbiss, Teil 2"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), NOT_SAID.values(), ids=NOT_SAID.keys())
def test_what_the_words_do_not_say(name: str, text: str) -> None:
    assert value(name, text) == "unknown"


def test_what_is_known_goes_before_words() -> None:
    assert value("media_public", "stond in elke krant", item(public_elsewhere=False)) == "false"
    assert value("media_owner", "dat ben ik", meta={"posted_by_depicted": False}) == "false"
    assert value("media_owner", "kijk nou", meta={"posted_by_depicted": True}) == "true"
    assert value("media_consent", "ze vindt het goed", item(consent=False)) == "refused"
    assert value("media_consent", "ze wilde niet op de foto", item(consent=True)) == "refused"


def test_news_of_an_event_is_a_witness_to_it() -> None:
    assert value("media_interest", "Politie ontruimt het plein", intent="news") == "eyewitness"
    assert value("media_interest", "Politie ontruimt het plein") == "unknown"


def test_captives_by_the_words_where_nothing_is_known() -> None:
    assert value("media", "drie krijgsgevangenen zingen", item()) == "prisoner_of_war"
    assert value("media", "drie krijgsgevangenen zingen", item(depicts="crowd")) == "crowd"


OUTLETS = {
    "by label": ({"meta": {"label": "state-affiliated media"}}, "state_media"),
    "by bio": ({"bio": "Staatsfernsehen seit 1961"}, "state_media"),
    "a ministry": ({"name": "Ministry of Proof"}, "government"),
    "somebody": ({"bio": "I watch too much television"}, "unknown"),
    "a strange label": ({"meta": {"label": 7}}, "unknown"),
}


@pytest.mark.parametrize(("about", "source"), OUTLETS.values(), ids=OUTLETS.keys())
def test_the_account_where_the_media_says_nothing(about: dict[str, object], source: str) -> None:
    assert read_media(fold("kijk"), About(media=(item(),), **about))["media_source"].value == source  # type: ignore[arg-type]


def test_without_media_there_is_nothing_to_read() -> None:
    assert read_media(fold("dat ben ik, met toestemming"), About()) == {}


@given(st.text(), st.lists(st.dictionaries(st.text(max_size=8), st.booleans() | st.text(max_size=9)), max_size=3))
def test_any_text_and_any_media(text: str, media: list[Media]) -> None:
    signals = read_media(fold(text), About(media=tuple(media)))
    assert set(signals) <= set(UNSEEN)
    assert all(0 <= s.start <= s.end <= len(text) and 0 <= s.strength <= 1 for s in signals.values())


@pytest.mark.parametrize(
    "piece", ["zonder toestemming ", "ik ", "met toestemming hopelijk ", "ik zonder toestemming, "]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    text = fold(piece * (100_000 // len(piece)))
    read_media(text, About(media=(PERSON,)))
    start = time.thread_time()
    read_media(text, About(media=(PERSON,)))
    assert time.thread_time() - start < 1
