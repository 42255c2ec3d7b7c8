"""The JSON of presidio-research: a list of ``{full_text, spans [{entity_type, start_position, end_position, …}], …}``.

It is what ``InputSample.to_json`` writes and the published collections of that project are in. Of a sample we read
``full_text``, ``spans`` and, for its kind, the template it was made from; ``masked``, tokens, tags and values are not
needed. The keys may also stand one sample a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from doxguard.benchmarks.corpora.corpus import Labelled
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.rows import Row, read_items, read_lines, text_of
from doxguard.benchmarks.corpora.spans import Keys, brought_nearer, read_spans
from doxguard.pipeline.post import Post

_KEYS = Keys("start_position", "end_position", "entity_type")


def read_presidio(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the samples of a list, and a fault for each bad one; raises `InputError` where it is damaged."""
    return read_items(path, labels, read_sample)


def read_presidio_lines(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the samples of a file with one on each line."""
    return read_lines(path, labels, read_sample)


def read_sample(record: Mapping[str, object], labels: Labels, name: str) -> Iterator[Labelled]:
    """Yield the labelled text of a sample; raises `InputError` naming the key."""
    text = text_of(record, "full_text")
    spans = read_spans(record.get("spans") or [], text, labels, _KEYS)
    template = record.get("template_id")
    kind = f"template {template}" if isinstance(template, int) and not isinstance(template, bool) else ""
    identifier = record.get("sample_id")
    name = str(identifier) if isinstance(identifier, int | str) else name
    yield Labelled(Post(text, id=name), brought_nearer(spans, text), kind=kind)
