"""Weekdays and dates that are the post's own day."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from doxguard.detectors.live_location.day import LATE, TOLD, same_day, told_of
from doxguard.detectors.live_location.lexicon import FILES, SUPPORTED, lexicon
from doxguard.detectors.live_location.when import read_told
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


# --- what is looked for before a text is read

ENTRIES = sorted(
    (lang, entry)
    for file in FILES
    for group in (TOLD | LATE) & lexicon(file).keys()
    for lang, entries in lexicon(file)[group].items()
    for entry in entries
)
TYPED = ("{}", "x {} y", "({}!)", "ik {}", "th3 {} 1n th3 4ll f0r")


def is_told(text: Text) -> bool:
    """Tell whether what is read of other days was looked for, too."""
    return read_told(text)[0].groups & (TOLD | LATE) <= told_of(text)


@pytest.mark.parametrize("typed", TYPED)
def test_no_word_of_another_day_is_overlooked(typed: str) -> None:
    texts = [fold(typed.format(word), lang) for lang, entry in ENTRIES for word in (entry, entry.upper())]
    assert [text.raw for text in texts if not is_told(text)] == []


@given(st.lists(st.sampled_from(ENTRIES), max_size=6), st.sampled_from(SUPPORTED), st.sampled_from(" -'.,_\n"))
def test_no_mix_of_them_is_overlooked(entries: list[tuple[str, str]], lang: str, sign: str) -> None:
    assert is_told(fold(f" {sign}".join(entry for _, entry in entries), lang))


@pytest.mark.parametrize(("raw", "wanted"), [
    pytest.param("gisteravond in de Vrijstraat", {"past", "hours_24"}, id="nl: last night"),
    pytest.param("ze was er", {"was"}, id="nl: was"),
    pytest.param("what a night", set(), id="en: half a phrase"),
    pytest.param("ik sta nu in de Vrijstraat", set(), id="nl: now"),
    pytest.param("this is my new coat", set(), id="en: no time"),
    pytest.param("", set(), id="nothing"),
])  # fmt: skip
def test_what_is_looked_for(raw: str, wanted: set[str]) -> None:
    assert (wanted <= told_of(fold(raw))) if wanted else not told_of(fold(raw))
