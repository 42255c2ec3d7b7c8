"""The plain form of many texts in one buffer: the same as `doxguard.detectors.plain`, without a string for each."""

from __future__ import annotations

import numpy as np

from doxguard.detectors.plain import SIGNS, plain_letter

BETWEEN = " \n "  # behind each text: a space for the word on either side, a line feed to keep them apart
_SPACE, _LINE_FEED, _NOTHING = 0x20, 0x0A, 0x00  # the plain form of text has no other controls than these
_LONGEST = 4  # bytes of a character

Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Places = np.ndarray[tuple[int], np.dtype[np.int64]]


def plain_rows(data: memoryview, offsets: Places) -> tuple[memoryview, Places]:
    """Return the plain forms of texts, and where each begins, and the end of all.

    ``data``: UTF-8, with `BETWEEN` behind each text; ``offsets``: as what is returned.
    """
    signs = np.frombuffer(bytearray(data).translate(SIGNS), np.uint8)
    _put_letters(signs)
    signs[offsets[1:] - 2] = _LINE_FEED
    kept = signs != _NOTHING
    spaces = signs == _SPACE
    kept[1:] &= ~(spaces[1:] & spaces[:-1])
    form = np.concatenate([np.array([_SPACE], np.uint8), signs[kept]])
    return form.data, np.concatenate([np.zeros(1, np.int64), np.flatnonzero(form == _LINE_FEED) + 1])


def _put_letters(signs: Bytes) -> None:
    """Put letters without accents in the place of characters beyond ASCII."""
    first = np.flatnonzero(signs >= 0xC0)
    if not len(first):
        return
    lengths = 2 + (signs[first] >= 0xE0) + (signs[first] >= 0xF0)
    codes = np.zeros((len(first), _LONGEST), np.uint8)
    for i in range(_LONGEST):
        there = lengths > i
        codes[there, i] = signs[first[there] + i]
    known, which = np.unique(codes.view(np.uint32).ravel(), return_inverse=True)
    letters = np.frombuffer(b"".join(map(_letter, known)), np.uint8)
    for i in range(_LONGEST):
        there = lengths > i
        signs[first[there] + i] = letters.reshape(-1, _LONGEST)[which[there], i]


def _letter(code: np.uint32) -> bytes:
    """Return what is put in the place of a character's bytes."""
    char = code.tobytes().rstrip(b"\0")
    letter = plain_letter(char.decode("utf-8", "surrogatepass"))
    return letter.encode().ljust(len(char) if letter == " " else 0).ljust(_LONGEST, b"\0")
