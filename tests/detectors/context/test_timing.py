"""When a person is where a post says, and how long ago."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.context.timing import read_timing
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.live_location import find_live_locations

WEDNESDAY = "2026-05-06T09:30:00+02:00"

TABLE = [
    ("nl: now", "Hij zit nu in café De Lantaarn in Zwolle", "live"),
    ("nl: its own weekday", "Hij staat woensdag om 20u in De Melkweg in Amsterdam", "live"),
    ("en: tonight", "She is at the Red Lion in Whitby tonight", "live"),
    ("de: now", "er steht jetzt vor dem Rewe in Gera", "live"),
    ("fr: now", "Mon ex est en ce moment au café de la Gare à Nevers", "live"),
    ("es: now", "Mi ex está ahora mismo en el bar La Parra de Toledo", "live"),
    ("nl: since yesterday", "Ze ligt sinds gisteren in het ziekenhuis van Goes", "live"),
    ("nl: tomorrow", "Morgen zit hij in café De Lantaarn in Zwolle", "planned"),
    ("nl: a later weekday", "Zaterdag zit hij in café De Lantaarn in Zwolle", "planned"),
    ("en: next week", "Next week she is at the Harbour Hotel in Leeds", "planned"),
    ("de: tomorrow", "Morgen ist sie im Gasthof Zur Linde in Coburg", "planned"),
    ("nl: yesterday", "Gisteren zat ze nog in café De Lantaarn in Zwolle", "past"),
    ("en: last week", "Last week he was at the Days Inn in Reno", "past"),
    ("fr: yesterday", "Hier il était au café de la Gare à Nevers", "past"),
    ("es: last week", "La semana pasada ella estuvo en el hospital de Huesca", "past"),
    ("nl: habit", "Elke dinsdag zit hij in café De Lantaarn in Zwolle", "habit"),
    ("en: habit", "Every Friday he drinks at the Red Lion in Whitby", "habit"),
    ("nl: no place", "Ik ben nu thuis", "unknown"),
    ("nl: no time", "Hij houdt van kaas uit Gouda", "unknown"),
    ("empty", "", "unknown"),
]


@pytest.mark.parametrize(("raw", "wanted"), [pytest.param(raw, wanted, id=name) for name, raw, wanted in TABLE])
def test_whereabouts(raw: str, wanted: str) -> None:
    text = fold(raw)
    signal = read_timing(text, list(find_live_locations(text)), WEDNESDAY).signal
    assert (signal.name, signal.value) == ("whereabouts", wanted)


@pytest.mark.parametrize(("raw", "hours"), [
    pytest.param("Gisteren zat ze nog in café De Lantaarn in Zwolle", 24.0, id="yesterday"),
    pytest.param("Vorige week stond hij op het perron van Geldermalsen", 168.0, id="last week"),
    pytest.param("3 weken geleden zat hij in het hotel De Roskam in Venlo", 504.0, id="three weeks ago"),
    pytest.param("Hij zit nu in café De Lantaarn in Zwolle", 0.0, id="live"),
    pytest.param("Morgen zit hij in café De Lantaarn in Zwolle", None, id="planned"),
])  # fmt: skip
def test_hours(raw: str, hours: float | None) -> None:
    text = fold(raw)
    assert read_timing(text, list(find_live_locations(text)), WEDNESDAY).hours == hours


@pytest.mark.parametrize(("raw", "wanted"), [
    pytest.param("Volg haar: https://example.org/live/x1", "live", id="a link that follows"),
    pytest.param("Dit was haar route vorige week: https://example.org/live/x1", "past", id="a link that is over"),
])  # fmt: skip
def test_links(raw: str, wanted: str) -> None:
    start = raw.index("https")
    link = Finding("LIVE_LOCATION_LINK", start, len(raw), 0.9, ())
    assert read_timing(fold(raw), [link], WEDNESDAY).signal.value == wanted


def test_without_a_day_weekdays_tell_nothing() -> None:
    text = fold("Zaterdag zit hij in café De Lantaarn in Zwolle")
    assert read_timing(text, [], "").signal.value == "unknown"


@given(st.text(max_size=120), st.sampled_from(["", WEDNESDAY, "2026-13-99", "yesterday"]))
def test_anything_is_read(raw: str, posted_at: str) -> None:
    signal = read_timing(fold(raw), [], posted_at).signal
    assert signal.value in {"live", "planned", "habit", "past", "unknown"}
    assert 0 <= signal.start <= signal.end <= len(raw)
