"""spaCy's DocBin (``.spacy``): documents with their entities, as spaCy trains on.

Needs spaCy, which is imported only here and only when such a file is read. Of a document we read its text and
``ents``; span groups, which may overlap and mean anything, are left out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.rows import LONGEST, Row, opened
from doxguard.benchmarks.corpora.spans import brought_nearer
from doxguard.errors import InputError
from doxguard.pipeline.post import Post

_MOST = 1 << 30  # bytes that a file may unpack to


def read_docbin(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the documents of a file; raises `InputError` where it is damaged, or spaCy is not installed."""
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError:
        raise InputError(f"{path}: reading a DocBin needs spaCy; install it with: pip install spacy") from None
    data = _bytes(path)
    try:
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    except Exception as error:  # whatever its unpacking raises: it was not made for files that are damaged
        raise InputError(f"{path}: not a DocBin that can be read ({type(error).__name__})") from None
    for number, doc in enumerate(docs, 1):
        spans = []
        for ent in doc.ents:
            entity = labels.entity_of(ent.label_)
            spans += [Span(entity, ent.start_char, ent.end_char)] if entity else []
        yield Labelled(Post(doc.text, id=str(number)), brought_nearer(spans, doc.text))


def _bytes(path: Path) -> bytes:
    """Return the file, once it is clear that it does not unpack to what no memory holds."""
    with opened(path) as stream:
        data = stream.read(_MOST + 1)
    unpacker, size, rest = zlib.decompressobj(), 0, data
    try:
        while rest and size <= _MOST:
            size += len(unpacker.decompress(rest, LONGEST))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        raise InputError(f"{path}: not a DocBin: not packed with zlib") from None
    if size > _MOST or len(data) > _MOST:
        raise InputError(f"{path}: unpacks to more than {_MOST:,} bytes; expected it in smaller files")
    return data
