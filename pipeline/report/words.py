"""The words of the report's page (`lexicon/report.yaml`), and how numbers and times are written in each language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from doxguard.data import read_yaml
from doxguard.pipeline.report.days import Unit
from doxguard.pipeline.report.run import Language


def page_words(lang: Language) -> Mapping[str, str]:
    """Return the page's words by name."""
    table = read_yaml("lexicon/report.yaml")
    assert isinstance(table, dict)
    return {name: said[lang] for name, said in table.items()}


def number(count: float, lang: Language) -> str:
    """Return a whole number with its thousands apart."""
    return _local(f"{count:,.0f}", lang)


def share(part: int, whole: int, lang: Language) -> str:
    """Return a part in percent: with a decimal below ten, and never 0 or 100 where it is neither."""
    percent = 100 * part / whole if whole else 0.0
    if 0 < percent < 0.1:
        return "< " + _local("0.1", lang) + "%"
    if 99.9 < percent < 100:
        return "> " + _local("99.9", lang) + "%"
    return _local(f"{percent:.1f}".removesuffix(".0"), lang) + "%"


def duration(seconds: float, lang: Language) -> str:
    """Return a time span as people read it: 0.4 s, 12 s, 3 min 20 s, 2 h 5 min."""
    if seconds < 10:
        return _local(f"{seconds:.1f}", lang) + " s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    hour = "u" if lang == "nl" else "h"
    return f"{whole // 3600} {hour} {whole % 3600 // 60} min"


def moment(seconds: float) -> str:
    """Return a time as day and minute in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def _local(text: str, lang: Language) -> str:
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def unit_note(unit: Unit, lang: Language) -> str:
    """Return what is to be known of the periods of a plot."""
    words = page_words(lang)
    return f"{words['utc']} {words['week_note']}" if unit == "week" else words["utc"]
