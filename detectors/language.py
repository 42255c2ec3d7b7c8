"""A hint at the language of a post: which telephone numbers and words are likelier.

Function words are counted; short posts often give nothing, and then nothing is said. No detector depends on it: what
its shape allows is always looked for. Source: ``data/lexicon/languages.yaml``.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from doxguard.data import read_yaml
from doxguard.detectors.number_words import unit_words
from doxguard.detectors.text import Text

_WORD = re.compile(r"[^\W\d_]{1,12}(?:'[^\W\d_]{1,3})?")
_READ = 600  # characters: more would only cost time


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the languages that know each function word."""
    known: dict[str, tuple[str, ...]] = {}
    for lang, entry in _table().items():
        for word in entry["words"]:
            known[word] = (*known.get(word, ()), lang)
    for lang, word in unit_words():  # digits that are spelled out speak for their language, too
        if lang in _table() and lang not in known.get(word, ()):
            known[word] = (*known.get(word, ()), lang)
    return known


def _table() -> dict[str, dict[str, list[str]]]:
    table = read_yaml("lexicon/languages.yaml")
    assert isinstance(table, dict)
    return table


def languages(text: Text, least: float = 0.0) -> tuple[str, ...]:
    """Return likely languages (ISO 639-1), best first: what the post says, then what its function words say.

    With fewer than ``least`` words for the likeliest language, which many may share, nothing is said.
    """
    return _languages(text.raw[:_READ], text.lang, least)


@lru_cache(maxsize=4)
def _languages(raw: str, stated: str, least: float) -> tuple[str, ...]:
    known = _words()
    votes: Counter[str] = Counter()
    for word in _WORD.findall(raw.lower()):
        for lang in known.get(word, ()):
            votes[lang] += 1 / len(known[word])  # type: ignore[assignment]  # shared words count less
    if votes and votes.most_common(1)[0][1] < least:
        votes.clear()
    ranked = [lang for lang, count in votes.most_common() if count >= 0.75 * votes.most_common(1)[0][1]]
    return tuple(dict.fromkeys([stated, *ranked] if stated in _table() else ranked))


def language_of(text: Text) -> str:
    """Return the language that a post says it is in, or else the one that its words tell, or ""."""
    return text.lang if text.lang in _table() else next(iter(languages(text)), "")


def is_function_word(word: str) -> bool:
    """Tell whether a word, in lower case, is a function word of some language."""
    return word in _words()


def regions(text: Text) -> tuple[str, ...]:
    """Return the countries whose national numbers the writer may give, likeliest first."""
    table = _table()
    return tuple(dict.fromkeys(region for lang in languages(text) for region in table[lang]["regions"]))
