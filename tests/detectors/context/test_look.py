"""The first look at a post without findings: it lets most go, and none that the gate takes."""

import re
from collections.abc import Callable

import pytest

from doxguard.detectors.context.cues import read_cues
from doxguard.detectors.context.gate import may_tell, tells_of_late
from doxguard.detectors.context.look import may_come_to_something
from doxguard.detectors.folding import fold
from doxguard.detectors.text import Text
from tests.detectors.context.rows import ROWS, table
from tests.hostile import assert_linear

READ: dict[str, list[str]] = table("gate")["read"]  # type: ignore[assignment]
LEFT: dict[str, list[str]] = table("gate")["left"]  # type: ignore[assignment]
EXPOSURE: dict[str, list[str]] = table("exposure")["hits"]  # type: ignore[assignment]
POSTS = [(row.lang, row.text) for row in ROWS]
POSTS += [(lang, text) for lang, text in [*READ.values(), *LEFT.values()]]
POSTS += [(lang, re.sub(r"\[\[|\]\]", "", text)) for _, _, lang, text in EXPOSURE.values()]
POSTS += [
    ("nl", "gisteravond in de kroeg"), ("en", "last night at the Crown"), ("fr", "on l'a vue hier soir"),
    ("en", "l4st n1ght 4t th3 cr0wn 1n h0v3"), ("de", "gestern Abend im Kino"), ("xx", "gisteravond in de kroeg"),
]  # fmt: skip

TYPED: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "in small letters": str.lower,
    "in capitals": str.upper,
    "a word a line": lambda text: re.sub(" ", "\n", text),
    "with signs between": lambda text: re.sub(" ", ", ", text),
    "between underscores": lambda text: re.sub(r"\w+", r"_\g<0>_", text),
    "words glued": lambda text: re.sub(r"(\w{5}) (\w)", r"\1\2", text),
    "stressed": lambda text: re.sub("a", "á", text),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "again and again": lambda text: f"{text} — " * 5,
}


def is_taken(text: Text) -> bool:
    return may_tell(read_cues(text, [])) or tells_of_late(text)


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_what_the_gate_takes_is_let_through(typed: Callable[[str], str]) -> None:
    taken = 0
    for lang, text in POSTS:
        for given in ("", lang):
            folded = fold(typed(text), given)
            if is_taken(folded):
                taken += 1
                assert may_come_to_something(folded), text
    assert taken > 10


@pytest.mark.parametrize(("lang", "text"), LEFT.values(), ids=LEFT.keys())
def test_what_the_gate_leaves_is_left(lang: str, text: str) -> None:
    assert not may_come_to_something(fold(text, lang)) or is_taken(fold(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("", ""),
        ("nl", "de deur staat open"),
        ("en", "what a lovely photo of the sea"),
        ("en", "the door, the door, the door"),
        ("en", "last Monday in the night train"),
        ("nl", "na 90 minuten 2-1, 14u30 in de rij bij 3b en 4c"),
    ],
)
def test_one_kind_of_words_is_too_little(lang: str, text: str) -> None:
    assert not may_come_to_something(fold(text, lang))


@pytest.mark.parametrize("part", ["my address ", "waar woont ", "a ", "1a 2b ", "last night ", "é ", "'", "😀"])
def test_hostile_input_is_linear(part: str) -> None:
    assert_linear(lambda text: may_come_to_something(Text(text, text)), part)
