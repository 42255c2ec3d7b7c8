"""The plain form of a text, in which triggers for words are looked for.

Small letters without accents, one space between words and at both ends, and nothing else.

In it a word or a phrase is one run of bytes, whatever stood between its words and however its letters were written, so
that a scan for ten thousands of them costs hardly more than one for ten. Two words that lexicons take for the same
have the same plain form; so have some others.
"""

import re
import unicodedata
from functools import lru_cache

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# No accent to lose.
_LETTERS = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ"}
# Bytes: ASCII letters in small, signs as spaces, all others as they are.
SIGNS = bytes(i if i > 0x7F else ord(chr(i).lower()) if chr(i).isalnum() else 0x20 for i in range(256))


def plain(folded: str) -> bytes:
    """Return the plain form of a folded text, in UTF-8."""
    if not folded.isascii():
        folded = _FOREIGN.sub(lambda match: _plain_run(match[0]), folded)
    return b" %b " % b" ".join(folded.encode("utf-8", "surrogatepass").translate(SIGNS).split())


@lru_cache(8192)
def _plain_run(run: str) -> str:
    return "".join(map(plain_letter, run))


@lru_cache(8192)
def plain_letter(char: str) -> str:
    """Return what one character is in plain form: letters, never longer in UTF-8, or a space."""
    if not char.isalnum():
        return " "
    parts = unicodedata.normalize("NFD", char.lower())
    letters = "".join(_LETTERS.get(c, c) for c in parts if not unicodedata.combining(c))
    return letters if letters and len(letters.encode()) <= len(char.encode()) else char
