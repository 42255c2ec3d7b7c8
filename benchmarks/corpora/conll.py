"""Columns as those of CoNLL-2003: a token a line, its tag last, a blank line behind each sentence.

Tags in BIO, IOB1, BIOES or BILOU, which read as one: a new span begins at B, S or U, wherever the label changes, and
behind E, L, S, U or O. Columns stand apart by tabs, or else by blanks. ``-DOCSTART-`` lines and
comments are passed over.

The text is put together with single blanks, since the columns do not say what stood there: spans are not cut as those
of the text as it was typed, and notations that hang on punctuation without blanks are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from doxguard.benchmarks.corpora.corpus import Labelled, Span
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.rows import LONGEST, Fault, Row, opened
from doxguard.benchmarks.corpora.spans import brought_nearer
from doxguard.pipeline.post import Post
from doxguard.pipeline.readers.lines import Line, Lines

_TAG = re.compile(r"O|[BIESLU]-[^\s-][^\s]{0,99}")
_MOST = 10_000  # tokens of a sentence
_CLOSES, _OPENS = frozenset("ELSUO"), frozenset("BSU")


class Token(NamedTuple):
    """A token, and its tag."""

    text: str
    tag: str


def read_conll(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the sentences of a file, and a fault for each that cannot be used."""
    with opened(path) as stream:
        tokens: list[Token] = []
        fault: Fault | None = None
        number = 0
        for line in Lines(stream, str(path), "utf-8-sig", LONGEST):
            if line.error or line.text.strip():
                fault = fault or _take(line, tokens)
            elif tokens or fault:
                number += 1
                yield fault or sentence(tokens, labels, str(number))
                tokens, fault = [], None
        if tokens or fault:
            yield fault or sentence(tokens, labels, str(number + 1))


def _take(line: Line, tokens: list[Token]) -> Fault | None:
    """Add the token of a line; return what is wrong with it, which costs its sentence."""
    place = f"line {line.number}"
    if line.error:
        return Fault(place, "not valid UTF-8, or too long")
    stripped = line.text.strip()
    columns = [part.strip() for part in stripped.split("\t")] if "\t" in stripped else stripped.split()
    if columns[0].startswith("-DOCSTART-"):
        return None
    if len(columns) < 2 or not _TAG.fullmatch(columns[-1]):
        comment = columns[0].startswith("#") and not tokens
        return None if comment else Fault(place, "the last column must be O or a tag such as B-PHONE or I-PHONE")
    if len(tokens) == _MOST:
        return Fault(place, f"a sentence of more than {_MOST:,} tokens; expected blank lines between sentences")
    tokens.append(Token(columns[0], columns[-1]))
    return None


def sentence(tokens: Sequence[Token], labels: Labels, name: str) -> Labelled:
    """Return the text of a sentence with the spans that its tags tell."""
    text = " ".join(token.text for token in tokens)
    spans: list[Span] = []
    start, opened_at, before = 0, -1, "O"
    for token in (*tokens, Token("", "O")):
        goes_on = token.tag[0] not in _OPENS | {"O"} and before[0] not in _CLOSES and token.tag[2:] == before[2:]
        if opened_at >= 0 and not goes_on:
            entity = labels.entity_of(before[2:])
            spans += [Span(entity, opened_at, start - 1)] if entity else []
            opened_at = -1
        if token.tag != "O" and opened_at < 0:
            opened_at = start
        before = token.tag
        start += len(token.text) + 1
    return Labelled(Post(text, id=name), brought_nearer(spans, text))
