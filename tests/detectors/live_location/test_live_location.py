"""Live locations in words: the tables in ``tables/``, one file a language, by kind of sentence."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.live_location import DETECTOR, find_live_locations
from tests.hostile import assert_linear
from tests.marked import REPORTED, found_anywhere, found_by, is_triggered, read_marked

TABLES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in Path(__file__).parent.glob("tables/*.yaml")}
WORDS = [
    "hij",
    "ze",
    "ik",
    "nu",
    "vandaag",
    "net",
    "nog",
    "tot",
    "sinds",
    "zit",
    "staat",
    "is",
    "at",
    "in",
    "on",
    "the",
    "right",
    "now",
    "she",
    "he",
    "my",
    "ex",
    "bij",
    "op",
    "café",
    "station",
    "Zwolle",
    "Leeds",
    "gerade",
    "heute",
    "im",
    "am",
    "Jena",
    "il",
    "est",
    "en",
    "ce",
    "moment",
    "à",
    "Dole",
    "ahora",
    "está",
    "de",
    "Toledo",
    ",",
    ".",
    "?",
    ":",
    "12",
    "14:05",
    "52.51873,",
    "geleden",
    "minuten",
    "ago",
    "tomorrow",
]

SIGNS = [",", ".", "?", ":", "12", "14:05", "52.51873,"]
SPOKEN = [  # by language: words that tell a time only together are looked for in one language
    ["hij", "ze", "ik", "nu", "vandaag", "net", "nog", "tot", "sinds", "zit", "staat", "is", "bij", "op", "in", "café",
     "station", "Zwolle", "geleden", "minuten", "een", "uur", "al", "over", "tien", "zaterdag", *SIGNS],
    ["he", "she", "my", "ex", "is", "at", "in", "on", "the", "right", "now", "still", "since", "until", "for", "just",
     "landed", "station", "Leeds", "ago", "minutes", "ten", "tomorrow", "noon", "they", *SIGNS],
]  # fmt: skip


def rows(section: str) -> list[object]:
    """Return the texts of one section of all tables, with ids such as "nl: seen 2"."""
    return [
        pytest.param(row, id=f"{language}: {kind} {number}")
        for language, table in sorted(TABLES.items())
        for kind, texts in table[section].items()
        for number, row in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize("marked", rows("hits") + rows("misses"))
def test_live_locations(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_by(find_live_locations, raw) == wanted


@pytest.mark.parametrize("marked", rows("hits"))
def test_every_live_location_triggers(marked: str) -> None:
    assert is_triggered(DETECTOR, fold(read_marked(marked)[0]))


@pytest.mark.parametrize("marked", [
    pytest.param("h3's [[1n th3 k3bab sh0p 0n Gr33n L4n3s r1ght n0w]]", id="figures for letters"),
    pytest.param("He is [[at the Red Lion in Whitby r\u200bight now]]", id="hidden characters"),
    pytest.param("HIJ ZIT [[NU IN CAFÉ DE LANTAARN IN ZWOLLE]]", id="capitals"),
])  # fmt: skip
def test_disguises(marked: str) -> None:
    raw, wanted = read_marked(marked)
    assert found_anywhere(DETECTOR, raw) == wanted


def test_evidence_names_the_parts_and_holds_no_text() -> None:
    (finding,) = find_live_locations(fold("Ze ligt nu op kamer 312 van het ziekenhuis in Sneek"))
    assert finding.evidence == ("where:listed", "when:now", "who:person")
    assert finding.score >= 0.75


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_findings_are_in_order_and_inside(parts: list[str]) -> None:
    raw = " ".join(parts)
    last = 0
    for finding in find_live_locations(fold(raw)):
        assert last <= finding.start < finding.end <= len(raw)
        assert REPORTED <= finding.score <= 1
        last = finding.end


@given(st.sampled_from(SPOKEN).flatmap(lambda words: st.lists(st.sampled_from(words), max_size=25)))
def test_the_screen_loses_nothing(parts: list[str]) -> None:
    text = fold(" ".join(parts))
    assert is_triggered(DETECTOR, text) or not list(find_live_locations(text))


@given(st.text(max_size=200))
def test_any_text_is_read(raw: str) -> None:
    assert all(finding.score >= REPORTED for finding in find_live_locations(fold(raw)))


@pytest.mark.parametrize("unit", [
    "nu ", "nu in Zwolle ", "hij zit nu in café De Zon in Ede, ", "in de ", "de in Aa ", "gerade, ", "sinds ", "12:00 ",
    "9F469V6X+2M ", "tell her ", "in 10 ", "Aa ", "'s ", "just ", "A1 ", "bij ", "V,", "in V#,", "ahora en la calle ",
])  # fmt: skip
def test_linear_time(unit: str) -> None:
    assert_linear(lambda raw: list(find_live_locations(fold(raw))), unit)
