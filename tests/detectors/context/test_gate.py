"""Which posts are read for their words alone; and that the screen lets through what the gate would take."""

import json
import re
from collections import Counter
from collections.abc import Callable

import pytest

from doxguard import Guard
from doxguard.data import read_text
from doxguard.detectors.context.cues import read_cues
from doxguard.detectors.context.gate import _FILES, TELLING, TRIGGERS, _words, is_telling, may_tell
from doxguard.detectors.folding import fold
from doxguard.detectors.triggers import WordTriggers, is_triggered
from doxguard.detectors.words import _written, is_screened
from tests.detectors.context.rows import MUST, ROWS, guard, table

READ: dict[str, list[str]] = table("gate")["read"]  # type: ignore[assignment]
LEFT: dict[str, list[str]] = table("gate")["left"]  # type: ignore[assignment]
EXPOSURE: dict[str, list[str]] = table("exposure")["hits"]  # type: ignore[assignment]
WORDS = WordTriggers(_words)  # those of the gate itself
SAMPLES = [json.loads(line) for line in read_text("samples/posts.jsonl").splitlines()]


@pytest.fixture(scope="module")
def unscreened() -> Guard:
    return Guard(screen=False)


def takes(text: str, lang: str) -> bool:
    return may_tell(read_cues(fold(text, lang), []))


@pytest.mark.parametrize(("lang", "text"), READ.values(), ids=READ.keys())
def test_posts_that_may_tell(lang: str, text: str) -> None:
    assert takes(text, lang)


@pytest.mark.parametrize(("lang", "text"), LEFT.values(), ids=LEFT.keys())
def test_posts_that_may_not(lang: str, text: str) -> None:
    assert not takes(text, lang)


def test_most_harmless_posts_hold_no_telling_word() -> None:
    # Without those of whereabouts. A trigger that fires on every accent or emoji would make the screen worth nothing.
    told = [text for lang, text in LEFT.values() if is_triggered(WORDS, fold(text, lang).folded)]
    assert len(told) <= len(LEFT) / 3, told


@pytest.mark.parametrize("letter", ["é", "ü", "ß", "ñ", "“", "—", "…", "🔥", "Я", "a", "6"])
def test_no_single_letter_is_a_trigger(letter: str) -> None:
    assert not is_triggered(WORDS, f"x {letter} x")


def test_nothing_tells_nothing() -> None:
    assert not may_tell(read_cues(fold("", ""), []))


def test_one_kind_of_words_is_too_little() -> None:
    assert not takes("adres adressen adres", "nl")


# --- what the gate takes, the screen must let through

ENTRIES = sorted(
    {
        (lang, entry.replace("~", "").replace("*", ""))
        for file in _FILES
        for group, lang, entry, words in _written(file)
        if group in TELLING and is_screened(lang, words)
    }
)
TYPED = {
    "as it is": lambda entry: entry,
    "in capitals": str.upper,
    "with signs between": lambda entry: entry.replace(" ", ", "),
    "with much space between": lambda entry: entry.replace(" ", "     "),
    "hyphens left out": lambda entry: entry.replace("-", " "),
    "between underscores": lambda entry: f"_{entry}_",
    "stressed": lambda entry: re.sub("[aeiou]", lambda m: "áéíóú"["aeiou".index(m[0])], entry, count=1),
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_what_the_gate_finds_telling_is_triggered(typed: Callable[[str], str]) -> None:
    missed = []
    for lang, entry in ENTRIES:
        text = fold(f"x {typed(entry)} x", lang)
        if is_telling(read_cues(text, [])) and not is_triggered(TRIGGERS, text.folded):
            missed.append(entry)
    assert missed == []


POSTS = [(row.lang, row.text) for row in ROWS]
POSTS += [(lang, text) for lang, text in [*READ.values(), *LEFT.values()]]
POSTS += [(lang, re.sub(r"\[\[|\]\]", "", text)) for _, _, lang, text in EXPOSURE.values()]


@pytest.mark.parametrize("said", [True, False], ids=["language said", "language not said"])
def test_the_screen_changes_no_decision_on_the_tables(said: bool, unscreened: Guard) -> None:
    for lang, text in POSTS:
        given = lang if said else ""
        assert guard().check(text, lang=given) == unscreened.check(text, lang=given), text


def test_the_screen_changes_no_decision_on_the_samples(unscreened: Guard) -> None:
    for post in SAMPLES:
        one, other = (g.check(post["text"], lang=post["lang"]) for g in (guard(), unscreened))
        assert one == other, post["id"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(" ", "     ", text),
        lambda text: re.sub(" ", "\n", text),
        str.upper,
        lambda text: re.sub("a", "á", text),
    ],
    ids=["much space", "a word a line", "capitals", "stress"],
)
def test_the_screen_changes_no_decision_on_odd_typing(change: Callable[[str], str], unscreened: Guard) -> None:
    odd = [(row.lang, change(row.text)) for row in MUST] + [(lang, change(text)) for lang, text in READ.values()]
    differ = Counter(text for lang, text in odd if guard().check(text, lang=lang) != unscreened.check(text, lang=lang))
    assert not differ
