"""The words around secrets and log-ins in a text, looked up once; see ``data/lexicon/credentials.yaml``."""

from bisect import bisect_left
from functools import cache

from doxguard.data import read_yaml
from doxguard.detectors.words import Hit, find_words

_LABELS = ("password", "pin", "bare_pin", "token", "phrase", "code")
_LONGEST = 40  # characters of a word or phrase of the lexicon


class CredentialWords:
    """The words of a text by group, and what is asked of them."""

    def __init__(self, folded: str) -> None:
        """Look the words up."""
        self.folded = folded
        self.hits = find_words("credentials", folded)

    def labels(self) -> list[Hit]:
        """Return the words that name a secret, the longest where they overlap, in order."""
        found: list[Hit] = []
        named = (hit for group in _LABELS for hit in self.hits.get(group, ()))
        for hit in sorted(named, key=lambda h: (h.start, -h.end, _LABELS.index(h.group))):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return found

    def near(self, group: str, start: int, end: int) -> bool:
        """Tell whether a word of a group touches ``[start, end)``."""
        return bool(self.touching(group, start, end))

    def touching(self, group: str, start: int, end: int) -> list[Hit]:
        """Return the words of a group that touch ``[start, end)``."""
        hits = self.hits.get(group, [])
        first = bisect_left(hits, start - _LONGEST, key=lambda hit: hit.start)
        return [hit for hit in hits[first : bisect_left(hits, end, key=lambda hit: hit.start)] if hit.end > start]


@cache
def lexicon_words(group: str) -> list[str]:
    """Return the words of a group, as the lexicon writes them."""
    table = read_yaml("lexicon/credentials.yaml")
    assert isinstance(table, dict)
    return [str(word) for words in table[group].values() for word in words]
