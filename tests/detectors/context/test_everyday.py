"""Everyday posts without private data that are worded like threats, rewards and calls: people are silenced when these
are held back. Nothing was learned from them; harmful posts in the same words still have to be seen.
"""

import pytest

from doxguard import data
from doxguard.data.update.samples import make_posts
from tests.detectors.context.rows import guard, share, table

_TABLE = table("everyday")
MUST: list[tuple[str, str]] = _TABLE["must"]  # type: ignore[assignment]
KINDS: dict[str, list[tuple[str, str]]] = _TABLE["harmless"]  # type: ignore[assignment]
HARMFUL: list[tuple[str, str, str]] = _TABLE["harmful"]  # type: ignore[assignment]
HARMLESS = [row for rows in KINDS.values() for row in rows]
LEARNED = ("l1", "l2", "l3", "l4")  # the lots of such posts in data/labelled/
HELD_BACK, OF_A_KIND, SEEN = 0.03, 2, 0.9  # share of the harmless; posts of one kind; share of the harmful


def is_held_back(lang: str, text: str) -> bool:
    return guard().check(text, lang=lang).action in ("review", "remove")


def test_the_table_is_large_enough() -> None:
    assert len(HARMLESS) >= 200
    assert len({text.casefold() for _, text in HARMLESS}) == len(HARMLESS)
    for lang, least in {"nl": 60, "en": 60, "de": 15, "fr": 15, "es": 15}.items():
        assert sum(row[0] == lang for row in HARMLESS) >= least


def test_nothing_was_learned_from_the_table() -> None:
    lots = [make_posts(data.read_text(f"labelled/{lot}.yaml")) for lot in LEARNED]
    learned = {post["text"].casefold() for lot in lots for post in lot}
    assert len(learned) >= 800
    assert learned.isdisjoint(text.casefold() for text in [*(t for _, t in HARMLESS), *(t for _, _, t in HARMFUL)])


@pytest.mark.parametrize(("lang", "text"), MUST, ids=[text for _, text in MUST])
def test_a_plain_post_is_let_through(lang: str, text: str) -> None:
    assert not is_held_back(lang, text)
    assert not is_held_back("", text)


@pytest.mark.parametrize("said", [True, False], ids=["language said", "language not said"])
def test_hardly_any_harmless_post_is_held_back(said: bool) -> None:
    held = [text for lang, text in HARMLESS if is_held_back(lang if said else "", text)]
    assert len(held) <= HELD_BACK * len(HARMLESS), held


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_held_back(kind: str) -> None:
    held = [text for lang, text in KINDS[kind] if is_held_back(lang, text)]
    assert len(held) <= OF_A_KIND, held


def test_harm_in_the_same_words_is_seen() -> None:
    assert share(is_held_back(lang, text) for _, lang, text in HARMFUL) >= SEEN
