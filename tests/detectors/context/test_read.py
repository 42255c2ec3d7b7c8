"""All signals of a post together: what is always there, what else is known reaches them, and what gives nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doxguard.detectors.context.about import NOTHING, UNSEEN, About, Context, unseen
from doxguard.detectors.context.read import read_context
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors.context.rows import ROWS, guard
from tests.hostile import LONG, assert_linear, repeated

NOBODY = About()


def read(raw: str, about: About = NOBODY, lang: str = "") -> Context:
    text = fold(raw, lang)
    return read_context(text, guard().reported(text), about)


def assert_whole(raw: str, context: Context, findings: int) -> None:
    assert context.signals.keys() == UNSEEN.keys()
    assert all(signal.name == name for name, signal in context.signals.items())
    assert all(0 <= s.start <= s.end <= len(raw) for s in (*context.signals.values(), *context.subjects))
    assert all(0 <= s.strength <= 1 for s in (*context.signals.values(), *context.subjects))
    assert context is NOTHING or len(context.subjects) == findings


def test_what_was_not_seen_has_a_value() -> None:
    assert {name: signal.value for name, signal in unseen().items()} == dict(UNSEEN)
    assert {name: signal.value for name, signal in NOTHING.signals.items()} == dict(UNSEEN)
    assert NOTHING.subjects == ()


def test_every_post_of_the_table_has_every_signal() -> None:
    for row in ROWS:
        text = fold(row.text, row.lang)
        findings = guard().reported(text)
        assert_whole(row.text, read_context(text, findings, NOBODY), len(findings))


HARMLESS = {
    "weather": "Wat een heerlijk weer vandaag, de was is in een uur droog.",
    "cake": "This cake costs 4.50 and it is worth every cent.",
    "score": "3-1 gewonnen, wat een wedstrijd!",
    "recipe": "300 g meel, 2 eieren, 65 min op 160 graden",
    "rain": "Il pleut depuis lundi et le chat fait la tête.",
    "no words": "🔥🔥🔥",
    "empty": "",
    "blank": " \n ",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless_posts_give_nothing(text: str) -> None:
    assert read(text) is NOTHING


def test_the_subject_is_that_of_the_gravest_finding() -> None:
    context = read("Het nummer van mijn zus is 06 1122 3321, en mail kan naar info@example.org.", lang="nl")
    assert len(context.subjects) == 2
    assert context.signals["subject"] == context.subjects[0]


def test_without_findings_nobody_is_meant() -> None:
    context = read("Wie andermans adres online zet moet zelf geld betalen, vind ik.", lang="nl")
    assert context.subjects == () or context.subjects == []
    assert context.signals["subject"].value in ("none", "other")


def test_pictures_reach_the_signals() -> None:
    media = ({"kind": "photo", "depicts": "private_individual", "source_account": "user", "consent": False},)
    signals = read("kijk nou", About(media=media)).signals
    assert signals["media"].value == "private_individual"
    assert signals["media_consent"].value == "refused"
    assert signals["media_source"].value == "user"


def test_what_is_known_of_the_post_reaches_the_signals() -> None:
    media = ({"kind": "photo", "depicts": "private_individual"},)
    assert read("kijk", About(media=media)).signals["media_owner"].value == "unknown"
    assert read("kijk", About(media=media, meta={"posted_by_depicted": True})).signals["media_owner"].value == "true"
    assert read("kijk", About(media=media, bio="Staatsfernsehen")).signals["media_source"].value == "state_media"


def test_without_pictures_nothing_is_said_of_them() -> None:
    signals = read("Mijn nieuwe nummer is 06 1122 3320").signals
    assert {name: signals[name].value for name in UNSEEN if name.startswith("media")} == {
        name: value for name, value in UNSEEN.items() if name.startswith("media")
    }


def test_own_values_reach_the_subject() -> None:
    text = "Het nummer van mijn zus is 06 1122 3321"
    (finding,) = guard().reported(fold(text))
    context = read(text, About(own=frozenset({finding.value})))
    assert [signal.value for signal in context.subjects] == ["self"]
    assert context.signals["subject"].value == "self"
    assert (context.subjects[0].start, context.subjects[0].end) == (finding.start, finding.end)


@pytest.mark.parametrize(
    ("bio", "subject"),
    [("Karin, kapper aan huis. Bel 06-11 22 33 21!", "self"), ("Karin, 1122 volgers", "other"), ("", "other")],
)
def test_what_stands_in_the_authors_profile_is_the_authors(bio: str, subject: str) -> None:
    context = read("Het nummer van mijn zus is 06 1122 3321", About(bio=bio))
    assert [signal.value for signal in context.subjects] == [subject]


DAYS = {
    "past": "2026-05-06T12:00:00+02:00",
    "long_past": "2026-06-20T12:00:00+02:00",
    "planned": "2026-05-02T12:00:00Z",
}


@pytest.mark.parametrize(("value", "posted_at"), DAYS.items(), ids=DAYS.keys())
def test_the_day_reaches_the_whereabouts(value: str, posted_at: str) -> None:
    text = (
        "Mijn buurman is op 4 mei bij de kapper in Zwolle."
        if value == "planned"
        else ("Mijn buurman stond 4 mei bij de kapper in Zwolle.")
    )
    about = About(posted_at=posted_at, media=({"kind": "photo"},))
    assert read(text, about, "nl").signals["whereabouts"].value == value


def test_what_is_just_over_is_read_for_its_words_alone() -> None:
    signals = read("Gisteren zat mijn buurman in café De Kroon in Zwolle.", lang="nl").signals
    assert (signals["whereabouts"].value, signals["live"].value) == ("past", "false")
    assert signals["subject"].value == "other"


def test_a_live_location_is_live() -> None:
    signals = read("Mijn buurvrouw zit nu bij de kapper op het Raadhuisplein.", lang="nl").signals
    assert (signals["live"].value, signals["whereabouts"].value) == ("true", "live")
    assert signals["live"].end > signals["live"].start


def test_a_number_alone_is_not_live() -> None:
    signals = read("Het nummer van mijn zus is 06 1122 3321", lang="nl").signals
    assert (signals["live"].value, signals["whereabouts"].value) == ("false", "unknown")


def test_nothing_of_the_text_is_in_the_signals() -> None:
    shown = repr(read("Dit is het nummer van die leugenaar: 06 1122 3311. Bel hem plat."))
    assert "leugenaar" not in shown
    assert "1122" not in shown


def test_nothing_of_the_author_is_shown() -> None:
    shown = repr(About(handle="@karin", name="Karin", bio="bakker", own=frozenset({"+31611223344"})))
    assert not any(part in shown for part in ("karin", "Karin", "bakker", "1122"))


def test_the_answer_is_the_same_every_time() -> None:
    for row in ROWS[:30]:
        assert read(row.text) == read(row.text)


PIECES = [
    "06 1122 3344", "mijn", "zijn", "adres", "online", "betaal", "500 euro", "€", "🔥", "wie weet waar", "klootzak",
    "nu", "bij de kapper", "jan@example.org", "\n", "?", "niet", "_", "\u200b", "ß", "\ud800", "Vlasakker 1720, Joure",
]  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(codec=None), max_size=80), st.lists(st.sampled_from(PIECES)).map(" ".join))
ABOUT = st.builds(
    About,
    posted_at=st.sampled_from(["", "2026-05-04T18:30:00+02:00", "gisteren", "2026-13-45"]),
    bio=st.text(max_size=10),
    media=st.lists(st.dictionaries(st.text(max_size=8), st.booleans() | st.text(max_size=9)), max_size=2).map(tuple),
    meta=st.dictionaries(st.text(max_size=8), st.booleans() | st.none() | st.integers()),
)


@settings(max_examples=200)
@given(TEXTS, ABOUT)
def test_any_text_and_any_author(raw: str, about: About) -> None:
    text = fold(raw)
    findings = guard().reported(text)
    assert_whole(raw, read_context(text, findings, about), len(findings))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=4))
def test_any_findings(raw: str, spans: list[tuple[int, int]]) -> None:
    found = [
        Finding("PHONE_NUMBER", at, min(len(raw), at + size), 0.5, value="+31611223344")
        for at, size in spans
        if at < len(raw)
    ]
    assert_whole(raw, read_context(fold(raw), found, NOBODY), len(found))


# --- time

HOSTILE = (
    "ik ", "a ", "je ", "adres ", "ik zet je adres online! ", "mijn buurman is nu bij de bakker. ", "niet openbaar ",
    "'", "é", "🔥", "\n", "Jan ", "$", "wie weet waar hij woont? ", "0 ",
)  # fmt: skip
PICTURE = About(media=({"depicts": "private_individual"},))


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_words_take_linear_time(unit: str) -> None:
    assert_linear(lambda raw: read_context(fold(raw), [], PICTURE), unit)


@pytest.mark.parametrize("unit", ["mijn 0611223344 ", "0611223344 ", "zijn nummer is 0611223344, bel hem "])
def test_many_findings_take_linear_time(unit: str) -> None:
    every = [
        Finding("PHONE_NUMBER", at + unit.index("06"), at + unit.index("06") + 10, 0.9, value=f"+316{at}")
        for at in range(0, LONG - len(unit), len(unit))
    ]
    assert repeated(unit, LONG)[every[-1].start : every[-1].end] == "0611223344"

    def run(raw: str) -> object:
        return read_context(fold(raw), [f for f in every if f.end <= len(raw)], NOBODY)

    assert_linear(run, unit)
