"""Weekdays and dates that are the post's own day."""

from collections.abc import Iterable

import pytest

from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.live_location.day import same_day
from doxguard.detectors.text import Text
from tests.marked import found_by, read_marked

WEDNESDAY = "2026-05-06T09:30:00+02:00"


@pytest.mark.parametrize(("marked", "posted_at"), [
    pytest.param("Hij staat [[woensdag om 20u in De Melkweg in Amsterdam]]", WEDNESDAY, id="nl: its own weekday"),
    pytest.param("Hij staat donderdag om 20u in De Melkweg in Amsterdam", WEDNESDAY, id="nl: another weekday"),
    pytest.param("Hij staat woensdag om 20u in De Melkweg in Amsterdam", "", id="nl: day not known"),
    pytest.param("She is [[at the Crown in Ludlow on Wednesday]]", WEDNESDAY, id="en: its own weekday"),
    pytest.param("She is at the Crown in Ludlow on Friday", WEDNESDAY, id="en: another weekday"),
    pytest.param("Er ist [[Mittwoch im Café Morgenrot in Jena]]", WEDNESDAY, id="de: its own weekday"),
    pytest.param("Ze is [[6 mei in hotel Maaszicht in Roermond]]", WEDNESDAY, id="nl: its own date"),
    pytest.param("Ze is 7 mei in hotel Maaszicht in Roermond", WEDNESDAY, id="nl: another date"),
    pytest.param("Hij staat woensdag om 20u in De Melkweg in Amsterdam", "not a time", id="no time"),
])  # fmt: skip
def test_same_day(marked: str, posted_at: str) -> None:
    raw, wanted = read_marked(marked)

    def find(text: Text) -> Iterable[Finding]:
        return same_day(text, posted_at)

    assert found_by(find, raw) == wanted


def test_a_weekday_alone_is_not_live() -> None:
    assert same_day(fold("Wij zijn woensdag open"), WEDNESDAY) == []
