"""The looks that end a search early lose nothing: with them and without, detectors of numbers find the same."""

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doxguard.detectors import bank_account, bsn, card, coordinates, identity_document, national_id, phone
from doxguard.detectors.catalog import DETECTORS
from doxguard.detectors.cues import Words
from doxguard.detectors.figures import Stretch, first_stretch, stretches
from doxguard.detectors.finding import Finding
from doxguard.detectors.folding import fold
from tests.detectors import (
    test_bank_account,
    test_bsn,
    test_card,
    test_coordinates,
    test_identity_document,
    test_national_id,
    test_phone,
)
from tests.marked import read_marked

LOOKED = [
    detector
    for detector in DETECTORS
    if detector.name
    in ("phone", "card", "bank_account", "bsn", "national_id", "identity_document", "coordinates", "grids", "degrees")
]
TABLES = (
    test_bank_account.HITS, test_bank_account.MISSES, test_bsn.HITS, test_bsn.MISSES, test_card.HITS, test_card.MISSES,
    test_coordinates.CASES, test_identity_document.HITS, test_identity_document.MISSES, test_national_id.HITS,
    test_national_id.MISSES, test_phone.HITS, test_phone.MISSES,
)  # fmt: skip
RAW = sorted({read_marked(marked)[0] for table in TABLES for marked in table.values()})


def _changed(raw: str, how: random.Random) -> Iterator[str]:
    """Yield a text in other shapes: no capitals, glued, broken, with other signs, among others."""
    yield from (raw, raw.lower(), raw.upper(), raw.replace(" ", "\n"), raw.replace(" ", ""), raw.replace(" ", "\u2013"))
    yield re.sub("(?<=[0-9])[ .-](?=[0-9])", "", raw)
    yield re.sub("(?<=[0-9])(?=[0-9]{3})", how.choice([" ", ".", "-", "/", "  "]), raw)
    yield f"3 van de 10, om 20:15 op 2026-04-15 {raw} tweede keer, 12,50 en 7 of 1.234"
    yield f"{how.choice(RAW)} {raw}\n{how.choice(RAW)}"


# Each text in two of its shapes, in turn; and as it is.
TEXTS = [
    text
    for at, raw in enumerate(RAW)
    for shape, text in enumerate(_changed(raw, random.Random(at)))
    if not shape or shape % 5 == at % 5
]


def _all(raw: str) -> list[list[Finding]]:
    return [list(detector.find(fold(raw))) for detector in LOOKED]


@pytest.fixture
def no_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the looks away."""
    monkeypatch.setattr(Words, "_may_be_in", lambda *_: True)
    for module in (phone, card, bank_account):
        monkeypatch.setattr(module, "first_stretch", lambda *_: 0)
    for module in (bsn, national_id):
        monkeypatch.setattr(module, "stretches", lambda folded: (Stretch(0, len(folded), 99, 8),))
    monkeypatch.setattr(national_id, "_fitting", lambda _: national_id._compiled(True))
    monkeypatch.setattr(national_id, "_BEHIND_LETTERS", re.compile(""))
    monkeypatch.setattr(identity_document, "_TELLING_FORM", re.compile(""))
    monkeypatch.setattr(coordinates, "_pairs", lambda folded: coordinates._pair().finditer(folded))


def test_nothing_is_lost(request: pytest.FixtureRequest) -> None:
    looked = [_all(text) for text in TEXTS]
    request.getfixturevalue("no_looks")
    assert sum(any(found) for found in looked) > len(TEXTS) / 3
    for text, found in zip(TEXTS, looked, strict=True):
        assert _all(text) == found, text


STRETCHES = {
    "none": ("geen cijfer", ()),
    "too few": ("2026 en 10", ()),
    "a date": ("op 2026-04-15.", (Stretch(3, 13, 8, 4),)),
    "far apart": ("1234 en dan nog 5678", ()),
    "as far apart as may be": ("1234 - en - 567", ()),
    "close enough": ("1234 -en- 567", (Stretch(0, 13, 7, 4),)),
    "two": ("0612345678 en ook: 1234567", (Stretch(0, 10, 10, 10), Stretch(19, 26, 7, 7))),
    "one of two": ("bus 12, halte 0612345678", (Stretch(14, 24, 10, 10),)),
}


@pytest.mark.parametrize(("text", "found"), STRETCHES.values(), ids=STRETCHES)
def test_stretches(text: str, found: tuple[Stretch, ...]) -> None:
    assert stretches(text) == found


def test_first_stretch_that_is_long_enough() -> None:
    text = "1234567 en ook: 0612345678"
    assert [first_stretch(text, least) for least in (7, 8, 11)] == [0, 16, -1]


@given(st.text("0123456789 .-a", max_size=60))
def test_stretches_are_all_there_is(text: str) -> None:
    for match in re.finditer(r"[0-9](?:[^0-9]{0,6}[0-9]){6}", text):
        assert any(row.start <= match.start() and match.end() <= row.end for row in stretches(text))
    for row in stretches(text):
        sizes = [len(group) for group in re.findall("[0-9]+", text[row.start : row.end])]
        assert (row.figures, row.longest) == (sum(sizes), max(sizes))
