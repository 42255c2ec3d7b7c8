"""A hint at the language of a post: which telephone numbers and words are likelier.

Function words are counted; short posts often give nothing, and then nothing is said. No detector depends on it: what
its shape allows is always looked for. Source: ``data/lexicon/languages.yaml``.
"""

import re
from functools import cache, lru_cache

from doxguard.data import read_yaml
from doxguard.detectors.number_words import unit_words
from doxguard.detectors.text import Text

_WORD = re.compile(r"[^\W\d_]{1,12}(?:'[^\W\d_]{1,3})?")
_ASCII_WORD = re.compile(r"[a-z]{1,12}(?:'[a-z]{1,3})?")  # the same in small letters, found sooner
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
    ranked, votes = _ranked(text.raw[:_READ])
    if votes < least:
        ranked = ()
    return tuple(dict.fromkeys((text.lang, *ranked))) if text.lang in _table() else ranked


@lru_cache(maxsize=4)  # several detectors and the context ask for the same text
def _ranked(raw: str) -> tuple[tuple[str, ...], float]:
    """Return the likeliest languages, best first, and how many words speak for the best."""
    words = (_ASCII_WORD if raw.isascii() else _WORD).findall(raw.lower())
    votes: dict[str, float] = {}
    for langs in filter(None, map(_words().get, words)):
        share = 1 / len(langs)  # shared words count less
        for lang in langs:
            votes[lang] = votes.get(lang, 0.0) + share
    if not votes:
        return (), 0.0
    best = max(votes.values())
    least = 0.75 * best
    likely = [lang for lang, count in votes.items() if count >= least]
    return tuple(sorted(likely, key=votes.__getitem__, reverse=True)), best


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
