"""Files for the readers to read."""

import json
from collections.abc import Iterable
from pathlib import Path

from doxguard.benchmarks.corpora.corpus import Corpus, Labelled
from doxguard.benchmarks.corpora.registry import corpus_of

PHONE = "06 1122 3344"
TEXT = f"bel {PHONE} of mail vera@example.org"


def write_lines(path: Path, rows: Iterable[object]) -> Path:
    """Write a row on each line: objects as JSON, strings as they are."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> tuple[Corpus, list[Labelled], list[str]]:
    """Return the corpus of a file, what is in it, and what was told of it."""
    messages: list[str] = []
    corpus = corpus_of(str(path), messages.append)
    return corpus, list(corpus.read()), messages


def surfaces(labelled: Labelled) -> list[tuple[str, str]]:
    """Return the entities and texts of the spans."""
    return [(span.entity, labelled.post.text[span.start : span.end]) for span in labelled.spans]
