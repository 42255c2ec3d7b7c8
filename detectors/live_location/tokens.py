"""Tokens: the words, figures and signs of a folded text, and the sentences they are in."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from doxguard.detectors.views import AS_LETTER

KEPT = 8192  # words come again and again: what is known of the last ones is kept
# A word keeps its inner hyphens, a figure its points; an apostrophe parts words: "l'hôtel", "he's", "'t strand". The
# letter behind one that does not is left open.
WORD = r"[^\W_]+(?:(?:[-/+&]|(?<=[0-9])[.:,](?=[0-9])|'(?=%s(?![^\W_])))[^\W_]+){0,12}"
_TOKEN = re.compile(rf"{WORD}|[^\w\s]|_" % "s")
_END = frozenset(".!?…;")
_BREAKING = _END | {"'", "*"}
_ABBREVIATIONS = frozenset({
    "dr", "mr", "mrs", "ms", "st", "sr", "jr", "prof", "mevr", "dhr", "mw", "hr", "fr", "ca", "bv", "nr", "no", "str",
    "gov", "sen", "rep", "vs", "v", "c", "o",
})  # fmt: skip
_MANY = 4  # words with figures for letters, from which on they are read as letters
_MASKED = re.compile(r"(?=[0134578]{0,3}[a-z])(?=[a-z]{0,20}[0134578])[a-z0134578]{2,20}(?:'s)?")
_FIGURES = re.compile(r"[0134578]")
MASKED_PART = re.compile(r"[a-z][0134578]|[0134578][a-z]")

Token = tuple[str, int, int, int]  # key, start, end, number of the sentence


def read_tokens(folded: str) -> list[Token]:
    """Return the tokens of a text; where many words have figures for letters, with letters for them."""
    found = tokens(folded)
    return _unmasked(found) if is_masked(folded, [token[0] for token in found]) else found


def is_masked(folded: str, keys: Iterable[str]) -> bool:
    """Tell whether many words of a text seem to have figures for letters."""
    return bool(_FIGURES.search(folded)) and len(MASKED_PART.findall(" ".join(keys))) >= _MANY


def _unmasked(tokens: list[Token]) -> list[Token]:
    """Return tokens with letters for the figures inside words, where many words are written so: "1n th3 k3bab sh0p"."""
    masked = [at for at, token in enumerate(tokens) if _MASKED.fullmatch(token[0])]
    if len(masked) < _MANY:
        return tokens
    for at in masked:
        tokens[at] = (tokens[at][0].translate(AS_LETTER), *tokens[at][1:])
    return tokens


def ends(sign: str, before: str) -> bool:
    """Tell whether one of the signs that end a sentence does so behind a word."""
    return sign != "." or not (len(before) < 2 or before in _ABBREVIATIONS) or before.isdigit()


@lru_cache(maxsize=KEPT)
def folded_key(word: str) -> str:
    """Return a word in small letters without accents; single letters keep them."""
    word = word.lower()
    if word.isascii() or len(word) == 1:
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def tokens(folded: str) -> list[Token]:
    """Return key, start, end and number of the sentence of each token."""
    plain = folded.isascii()
    lines = "\n" in folded
    found: list[Token] = []
    sentence = last = 0
    ended = False
    for match in _TOKEN.finditer(folded.lower() if plain else folded):
        start, end = match.span()
        if start > last and (ended or (lines and "\n" in folded[last:start])):
            sentence += 1
        ended = False
        key = match[0]
        if key in _BREAKING:
            if key not in _END:  # an apostrophe, an asterisk
                last = end if key == "*" else last
                continue
            ended = ends(key, found[-1][0] if found else "")
        found.append((key if plain else folded_key(key), start, end, sentence))
        last = end
    return found
