"""What is told of a word by itself, kept: people write the same words again and again.

Reading `memory[word]` takes no call where the word is known, as one of `functools.lru_cache` would. Memory is bounded:
when so many words are kept, all are forgotten, and words that are longer than any are never kept. Left out: to forget
the one that was not seen for longest, which costs more at each look than it saves.
"""

from __future__ import annotations

from typing import TypeVar

KEPT = 8192  # words
LONGEST = 48  # letters of a word that is kept; in lexicons none is as long

V = TypeVar("V")


class Remembered(dict[str, V]):
    """What `tell` says of each word, asked once for most."""

    def __missing__(self, word: str) -> V:
        told = self.tell(word)
        if len(word) <= LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[word] = told
        return told

    def tell(self, word: str) -> V:
        """Return what is kept of a word."""
        raise NotImplementedError
