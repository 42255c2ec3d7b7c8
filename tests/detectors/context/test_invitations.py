"""Posts with private data shared for a harmless reason: moving house, parties, lost pets, things for sale, a word to an
acquaintance. They must not be taken for calls to harass; the same wording turned against somebody still has to be seen.
"""

import pytest

from doxguard import data
from doxguard.data.update.samples import make_posts
from tests.detectors.context.rows import guard, share, table

_TABLE: dict[str, list[tuple[str, str]]] = table("invitations")  # type: ignore[assignment]
MUST, OWN, OTHERS, HARMFUL = (_TABLE[name] for name in ("must", "own", "others", "harmful"))
LEARNED = ("l5", "l6", "l7")  # the lots of such posts in data/labelled/
HELD_BACK, ALLOWED, SEEN = 0.1, 0.7, 0.75  # shares of the harmless, of the author's own, of the harmful


def action(lang: str, text: str) -> str:
    return guard().check(text, lang=lang).action


def is_held_back(lang: str, text: str) -> bool:
    return action(lang, text) in ("review", "remove")


def test_the_table_is_large_enough() -> None:
    rows = [*MUST, *OWN, *OTHERS, *HARMFUL]
    assert len({text for _, text in rows}) == len(rows) >= 100


def test_nothing_was_learned_from_the_table() -> None:
    lots = [make_posts(data.read_text(f"labelled/{lot}.yaml")) for lot in LEARNED]
    learned = {str(post["text"]).casefold() for lot in lots for post in lot}
    assert len(learned) >= 400
    assert learned.isdisjoint(text.casefold() for _, text in [*MUST, *OWN, *OTHERS, *HARMFUL])


@pytest.mark.parametrize(("lang", "text"), MUST, ids=[text for _, text in MUST])
def test_a_plain_post_is_let_through(lang: str, text: str) -> None:
    assert not is_held_back(lang, text)
    assert not is_held_back("", text)


@pytest.mark.parametrize("said", [True, False], ids=["language said", "language not said"])
def test_hardly_any_harmless_post_is_held_back(said: bool) -> None:
    held = [text for lang, text in [*OWN, *OTHERS] if is_held_back(lang if said else "", text)]
    assert len(held) <= HELD_BACK * len([*OWN, *OTHERS]), held


def test_own_data_are_let_through() -> None:
    assert share(action(lang, text) == "allow" for lang, text in OWN) >= ALLOWED


def test_harm_in_the_same_words_is_seen() -> None:
    assert share(is_held_back(lang, text) for lang, text in HARMFUL) >= SEEN
