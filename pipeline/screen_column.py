"""The screen over a column of texts: one scan over all of them, and Python strings only for those that need folding.

Most texts have nothing to fold. Which may have is told from their bytes: a sign that begins an entity, an escape or a
mark, or a character beyond ASCII that the folding knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from doxguard.detectors.folding import fold, foldable
from doxguard.detectors.search import Selection
from doxguard.pipeline.plain_rows import BETWEEN, Bytes, Places
from doxguard.pipeline.screen import Screen

_ALONE, _PAIR, _WIDE = 1, 2, 3  # kinds of bytes: telling by itself, telling beside another, the first of a character
_PAIRS = (b"**", b"||", b"~~", b">!", b"!<")


def select_rows(screen: Screen, texts: pa.LargeStringArray) -> Mapping[int, Selection]:
    """Return what those texts call for that call for anything: row → selection. Nulls are empty texts."""
    folded = fold_column(texts)
    nothing, between = (pa.scalar(text, pa.large_string()) for text in ("", BETWEEN))
    joined = pc.binary_join_element_wise(folded, nothing, between, null_handling="replace", null_replacement="")
    offsets = np.frombuffer(joined.buffers()[1], np.int64)[joined.offset : joined.offset + len(joined) + 1]
    return screen.rows(memoryview(joined.buffers()[2] or b""), offsets) if len(texts) else {}


def null_rows(texts: pa.LargeStringArray) -> list[int]:
    """Return the rows that hold no text."""
    if not texts.null_count:
        return []
    rows: list[int] = np.flatnonzero(texts.is_null().to_numpy(zero_copy_only=False)).tolist()
    return rows


def fold_column(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Return the texts as detectors read them."""
    places = may_fold(texts)
    places = places[np.asarray(texts.take(pa.array(places)).is_valid())]  # a null may have bytes
    raw = texts.take(pa.array(places)).to_pylist()
    new = [fold(text).folded for text in raw]
    changed = [i for i, (before, after) in enumerate(zip(raw, new, strict=True)) if before != after]
    if not changed:
        return texts
    mask = np.zeros(len(texts), bool)
    mask[places[changed]] = True
    return pc.replace_with_mask(texts, pa.array(mask), pa.array([new[i] for i in changed], pa.large_string()))


def may_fold(texts: pa.LargeStringArray) -> Places:
    """Return the rows of the texts that folding may change."""
    _, offsets_buffer, values = texts.buffers()
    if values is None:
        return np.zeros(0, np.int64)
    offsets = np.frombuffer(offsets_buffer, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(values, np.uint8)[offsets[0] : offsets[-1]]
    kinds = _kinds()[data]
    at = np.flatnonzero(kinds)
    found = [at[kinds[at] == _ALONE], _paired(data, at[kinds[at] == _PAIR]), _foldable(data, at[kinds[at] == _WIDE])]
    rows = np.searchsorted(offsets, np.concatenate(found) + offsets[0], side="right") - 1
    return np.unique(rows)


def _paired(data: Bytes, at: Places) -> Places:
    """Return those places at which one of the pairs of signs begins."""
    at = at[at + 1 < len(data)]
    pairs = data[at].astype(np.int32) << 8 | data[at + 1]
    return at[np.isin(pairs, [int.from_bytes(pair, "big") for pair in _PAIRS])]


def _foldable(data: Bytes, at: Places) -> Places:
    """Return those places at which a character stands that begins like one that may be folded."""
    first, second, third = (data[np.minimum(at + i, len(data) - 1)].astype(np.int32) for i in range(3))
    third[first < 0xE0] = 0  # belongs to the next character
    return at[np.isin(first << 16 | second << 8 | third, _beginnings())]


@cache
def _kinds() -> Bytes:
    kinds = np.zeros(256, np.uint8)
    kinds[list(range(0x20))] = kinds[0x7F] = _ALONE
    kinds[[ord(c) for c in "\t\n\r"]] = 0
    kinds[[ord(c) for c in "&%"]] = _ALONE
    kinds[[ord(c) for c in "*|~!>"]] = _PAIR
    kinds[list({char.encode()[0] for char in foldable()})] = _WIDE
    return kinds


@cache
def _beginnings() -> Places:
    """Return the first three bytes of each character that may be folded, as numbers; of four bytes, three will do."""
    heads = {char.encode()[:3].ljust(3, b"\0") for char in foldable()}
    return np.array(sorted(int.from_bytes(head, "big") for head in heads), np.int64)
