"""The first look at a text: it lets most go, and none in which a live location is found."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors.folding import fold
from doxguard.detectors.live_location import look
from doxguard.detectors.live_location.find import read_live_locations
from tests.detectors.live_location.test_live_location import SPOKEN, WORDS
from tests.hostile import assert_linear

TABLES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in Path(__file__).parent.glob("tables/*.yaml")}


def texts(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield re.sub(r"\[\[|\]\]", "", entry)
    elif isinstance(entry, dict | list):
        for part in entry.values() if isinstance(entry, dict) else entry:
            yield from texts(part)


POSTS = [(lang, text) for lang, table in TABLES.items() for text in texts(table)]
POSTS += [
    ("nl", "1k z13 h3m nu 1n c4f3 D3 L4nt44rn 1n Zw0ll3, m3t z1jn v13nd"),
    ("nl", "De coureur van dat F1-team landt binnen een halfuurke op W.e.v.e.l.g.e.m, klein gebouwke"),
    ("en", "9F469W8X+6V right now, my ex and her bloke"),
    ("en", "Café The Lantern, New York. Now"),
    ("de", "sie steht gerade auf dem Bahnsteig von Gleis 3 in Jena"),
    ("xx", "hij zit nu in café De Lantaarn in Zwolle"),
]
TYPED: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "in small letters": str.lower,
    "in capitals": str.upper,
    "as a title": str.title,
    "first letter only": str.capitalize,
    "in two lines": lambda text: text.replace(" ", "\n", 1),
    "lines at commas": lambda text: text.replace(", ", "\n"),
    "with wide gaps": lambda text: text.replace(" ", "   "),
    "no commas": lambda text: text.replace(",", ""),
    "stops for commas": lambda text: text.replace(",", "."),
    "glued signs": lambda text: re.sub(r"([,.]) ", r"\1", text),
    "in quotes": lambda text: f'"{text}"',
    "emphasis": lambda text: re.sub(r"\b([A-Z]\w+)", r"*\1*", text),
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "without accents": lambda text: text.translate(str.maketrans("éèëêáàâäóòöôíìïîúùüûñç", "eeeeaaaaooooiiiiuuuunc")),
    "behind another sentence": lambda text: f"What a day. {text}",
    "behind a shout": lambda text: f"OMG!! {text} #help @example",
    "before another sentence": lambda text: f"{text}\nDat was het weer, tot morgen!",
    "numbers and links around": lambda text: f"2-1 na 90 min https://example.org/a1 {text} 14u30",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_nothing_that_is_found_is_let_go(typed: Callable[[str], str]) -> None:
    found = 0
    for lang, post in POSTS:
        for said in ("", lang):
            text = fold(typed(post), said)
            if list(read_live_locations(text)):
                found += 1
                assert look.may_be_told(text.folded, text.lang), text.folded
    assert found > 100


@given(st.one_of([st.lists(st.sampled_from(words), min_size=4, max_size=14) for words in (WORDS, *SPOKEN)]))
def test_nothing_that_is_found_in_any_words_is_let_go(words: list[str]) -> None:
    text = fold(" ".join(words))
    assert look.may_be_told(text.folded, text.lang) or not list(read_live_locations(text))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("", ""),
        ("", "\n"),
        ("nl", "Net thuis. de soep is beter dan vorig jaar voor 50% van de prijs."),
        ("nl", "Haha, de trein was om te huilen na 90 minuten 2-1."),
        ("nl", "Wat vandaag gebeurde, was de ontlading van iets wat al die dagen is opgekropt."),
        ("en", "Morning all. parliament leaves you wanting more since 2019."),
        ("en", "feel sorry for my dad, he has to work in this weather all day"),
        ("en", "Sticky toffee pudding from plate to tummy in under 2 minutes. Feeling a little unwell now."),
        ("en", "Goal Lincoln! Sam charges down a clearance and rolls it in. Heroic."),
        ("fr", "Franchement, le nouvel album était encore en retard après 90 minutes, 2-1."),
        ("de", "ich bin gerade so froh"),
    ],
)
def test_without_a_time_or_a_place_nothing_is_read(lang: str, text: str) -> None:
    assert not look.may_be_told(fold(text, lang).folded, lang)


@pytest.mark.parametrize(
    "part", ["in ", "nu in de ", "sinds ", "van de ", "A B ", "net ", "! A", "\n", "1a 2b ", "in front of "]
)
def test_hostile_input_is_linear(part: str) -> None:
    assert_linear(lambda text: look.may_be_told(text, ""), part)
