"""Excerpts: what was found is never in them, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard import Finding, Guard, Reason
from doxguard.pipeline.decision import Action, Decision
from doxguard.pipeline.excerpt import excerpt
from tests.marked import read_marked

GUARD = Guard(screen=False)
FAR = "en verder niets dan woorden " * 9


def decision(spans: list[tuple[int, int]], led: list[tuple[int, int]] | None = None) -> Decision:
    findings = tuple(Finding("PHONE_NUMBER", start, end, 0.9) for start, end in spans)
    reasons = tuple(Reason("c", "", "", start, end) for start, end in led or [])
    return Decision("", Action.WARN, 40, ("c",), findings, {}, reasons, "p", "1")


CASES = {
    "alone": ("[[06 1122 3344]]", "06••••••••44"),
    "in a sentence": ("bel [[06 1122 3344]] maar", "bel 06••••••••44 maar"),
    "short": ("pin [[12]]!", "pin ••!"),
    "figures around it": ("kamer 12, bel [[06 1122 3344]] of 0611", "kamer ••, bel 06••••••••44 of ••••"),
    "other figures": ("٤٢ [[06 1122 3344]]", "•• 06••••••••44"),
    "two": ("[[06 1122 3344]] en [[06 8765 4321]]", "06••••••••44 en 06••••••••21"),
    "touching": ("[[06 1122]][[ 3344]]", "06••••••••44"),
    "far apart": (
        f"[[06 1122 3344]] {FAR}[[06 8765 4321]]",
        "06••••••••44 en verder niets dan woorden en verder … woorden en verder niets dan woorden 06••••••••21",
    ),
    "in the middle": (
        f"{FAR}[[06 1122 3344]] {FAR}",
        "… woorden en verder niets dan woorden 06••••••••44 en verder niets dan woorden en verder …",
    ),
    "line ends": ("a\n\n\tb [[06 1122 3344]]", "a b 06••••••••44"),
    "what steers a terminal": ("\x1b[31m\u202e [[06 1122 3344]]", "␛[••m\ufffd 06••••••••44"),
    "half a pair": ("\ud800 [[06 1122 3344]]", "\ufffd 06••••••••44"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_excerpts(marked: str, expected: str) -> None:
    text, parts = read_marked(marked)
    spans, at = [], 0
    for part in parts:
        at = text.index(part, at)
        spans.append((at, at + len(part)))
        at += len(part)
    assert excerpt(text, decision(spans)) == expected


def test_words_that_led_to_it_where_nothing_was_found() -> None:
    text = f"{FAR} ik zet je adres online {FAR}"
    start = text.index("ik zet")
    shown = excerpt(text, decision([], [(0, 0), (start, start + 23)]))
    assert "ik zet je adres online" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert excerpt(text, decision([], [(0, 0)])) == ""


def test_what_the_text_does_not_show_has_no_words_around_it() -> None:
    assert excerpt("mooi weer", decision([(0, 0)], [(0, 0)])) == ""
    assert excerpt("bel 06 1122 3344", decision([(0, 0), (0, 0), (4, 16)])) == "bel 06••••••••44"
    assert excerpt("ik vind je wel", decision([(0, 0)], [(0, 10)])) == "ik vind je wel"


def test_of_many_only_the_gravest_are_shown() -> None:
    numbers = [f"06 1122 33{n:02}" for n in range(40)]
    text = FAR.join(numbers)
    spans = [(text.index(number), text.index(number) + 12) for number in numbers]
    shown = excerpt(text, decision([spans[30], *spans]))
    assert len(shown) <= 320
    assert "06••••••••30" in shown
    assert "06••••••••39" not in shown


def test_what_overlaps_is_masked_as_one() -> None:
    text = "nu in huize 52.371807, 4.896029 te vinden"
    assert excerpt(text, decision([(3, 41), (12, 31)])) == "nu in" + "•" * 34 + "en"


@given(st.text(min_size=1, max_size=300), st.data())
def test_nothing_that_was_found_is_in_it(around: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(around)))
    text = f"{around[:at]}GEHEIMGEHEIM{around[at:]}"
    shown = excerpt(text, decision([(at, at + 12)]))
    assert "HEIMGEHE" not in shown
    assert "•" * 8 in shown
    assert len(shown) <= 320


def test_a_long_text_takes_no_long_time() -> None:
    text = "1 " * 500_000
    assert len(excerpt(text, decision([(n * 100, n * 100 + 30) for n in range(5000)]))) <= 320


def test_with_a_real_decision() -> None:
    post = "mijn buurvrouw, mail jan@example.org of bel 06 1122 3344 😭"
    shown = excerpt(post, GUARD.check(post))
    assert shown == "mijn buurvrouw, mail ja•••••••••••rg of bel 06••••••••44 😭"
