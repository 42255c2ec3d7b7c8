"""Numbers, shares and times as each language writes them; the same words in both."""

import pytest

from doxguard.data import read_yaml
from doxguard.pipeline.report.run import Language
from doxguard.pipeline.report.words import duration, moment, number, page_words, share, unit_note

SHARES = {
    (0, 0): "0%", (0, 10): "0%", (10, 10): "100%", (1, 10_000_000): "< 0.1%", (9_999_999, 10_000_000): "> 99.9%",
    (1, 3): "33.3%", (1, 2): "50%", (1, 1000): "0.1%",
}  # fmt: skip


@pytest.mark.parametrize(("counts", "said"), SHARES.items(), ids=map(str, SHARES))
def test_shares(counts: tuple[int, int], said: str) -> None:
    assert share(*counts, "en") == said
    assert share(*counts, "nl") == said.replace(".", ",")


@pytest.mark.parametrize(("lang", "said"), [("en", "1,234,568"), ("nl", "1.234.568")])
def test_numbers(lang: Language, said: str) -> None:
    assert number(1_234_567.6, lang) == said


SPANS = {0.04: "0.0 s", 9.94: "9.9 s", 59.4: "59 s", 60: "1 min 0 s", 3599: "59 min 59 s", 3600: "1 h 0 min",
         90_000: "25 h 0 min"}  # fmt: skip


@pytest.mark.parametrize(("seconds", "said"), SPANS.items(), ids=map(str, SPANS))
def test_time_spans(seconds: float, said: str) -> None:
    assert duration(seconds, "en") == said
    assert duration(seconds, "nl") == said.replace(".", ",").replace(" h ", " u ")


def test_moments_are_in_utc() -> None:
    assert moment(0) == "1970-01-01 00:00 UTC"


def test_both_languages_say_all() -> None:
    table = read_yaml("lexicon/report.yaml")
    assert isinstance(table, dict)
    for name, said in table.items():
        assert said.keys() == {"nl", "en"}, name
        assert said["nl"].count("{") == said["en"].count("{"), name
    assert page_words("nl")["risk"] == "Risico"
    assert unit_note("day", "en") != unit_note("week", "en")
