"""What is told of words: once, of so many, and never kept of what is too long."""

import pytest

from doxguard.detectors import remembered
from doxguard.detectors.remembered import LONGEST, Remembered

KEPT = 3
LONG = "a" * (LONGEST + 1)
CASES = {
    "nothing": ("", "", []),
    "once": ("een twee een", "een twee", ["een", "twee"]),
    "the empty word": (" een ", " een", ["", "een"]),
    "as many as are kept": ("een twee drie een", "een twee drie", ["een", "twee", "drie"]),
    "one more": ("een twee drie vier", "een twee drie vier", ["vier"]),
    "forgotten": ("een twee drie vier een vier", "een twee drie vier een", ["vier", "een"]),
    "as long as any": (LONG[1:], LONG[1:], [LONG[1:]]),
    "longer": (f"een {LONG} {LONG}", f"een {LONG} {LONG}", ["een"]),
    "a longer one makes none forgotten": (f"een twee drie {LONG}", f"een twee drie {LONG}", ["een", "twee", "drie"]),
}


class Lengths(Remembered[int]):
    def __init__(self) -> None:
        self.asked: list[str] = []

    def tell(self, word: str) -> int:
        self.asked.append(word)
        return len(word)


@pytest.mark.parametrize(("looked", "asked", "kept"), CASES.values(), ids=CASES.keys())
def test_words(looked: str, asked: str, kept: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "KEPT", KEPT)
    lengths = Lengths()
    words = looked.split(" ") if looked else []
    assert [lengths[word] for word in words] == [len(word) for word in words]
    assert lengths.asked == (asked.split(" ") if asked else [])
    assert list(lengths) == kept
