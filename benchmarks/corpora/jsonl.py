"""JSON Lines with spans: our own labelled posts, and other people's labelled texts.

Our own: ``id, text, spans [{start, end, type}], action, clauses, subject, intent, live`` and whatever else a post has.
Other people's: ``id, text, spans [{start, end, label}]``, ``lang`` where it is known; of those, labels
are brought to our entities, and the other keys are of no use here.

A record with ``street_level: false`` is a place without a street, which we have no span for, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from doxguard.benchmarks.corpora.corpus import Labelled, Verdict
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.rows import Row, name_of, read_lines, text_of
from doxguard.benchmarks.corpora.spans import Keys, brought_nearer, read_own_spans, read_spans
from doxguard.errors import InputError
from doxguard.pipeline.post import Post

ACTIONS = ("allow", "warn", "review", "remove")
_EVASION = "evasion"  # in the note of a post of ours whose private data is disguised
_KINDS = ("kind", "attack")  # where other people say what sort of text it is


def read_jsonl(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the labelled posts of a file, and a fault for each line that cannot be used."""
    return read_lines(path, labels, read_record)


def read_record(record: Mapping[str, object], labels: Labels, name: str) -> Iterator[Labelled]:
    """Yield the labelled post of a record, of either sort; raises `InputError` naming the key."""
    text, spans = text_of(record), record.get("spans")
    if spans is None:
        raise InputError("the record has no 'spans'; expected a list, empty where nothing is private")
    if record.get("street_level") is False:
        return
    if _is_ours(record):
        labels.ours = True
        post = Post.from_record({"id": name, **record})
        kind = "disguised" if _EVASION in str(record.get("note", "")) else ""
        yield Labelled(post, read_own_spans(spans, text), _verdict(record), kind)
    else:
        found = read_spans(spans, text, labels, Keys())
        yield Labelled(post_of(record, text, name), brought_nearer(found, text), kind=_kind(record))


def post_of(record: Mapping[str, object], text: str, name: str) -> Post:
    """Return a post of no more than text, id and language."""
    lang = record.get("lang")
    return Post(text, id=name_of(record, name), lang=lang if isinstance(lang, str) and len(lang) == 2 else "")


def _is_ours(record: Mapping[str, object]) -> bool:
    spans = record["spans"]
    return "action" in record or (
        isinstance(spans, list) and any(isinstance(span, Mapping) and "type" in span for span in spans)
    )


def _kind(record: Mapping[str, object]) -> str:
    return next((str(record[key]) for key in _KINDS if isinstance(record.get(key), str | int | float)), "")


def _verdict(record: Mapping[str, object]) -> Verdict | None:
    if record.get("action") is None:
        return None
    if record["action"] not in ACTIONS:
        raise InputError(f"'action' must be one of {', '.join(ACTIONS)}")
    clauses, live = record.get("clauses", []), record.get("live")
    if not isinstance(clauses, list) or not all(isinstance(clause, str) for clause in clauses):
        raise InputError("'clauses' must be a list of strings")
    if live is not None and not isinstance(live, bool):
        raise InputError("'live' must be true or false")
    action = str(record["action"])
    return Verdict(action, tuple(clauses), _word(record, "subject"), _word(record, "intent"), live)


def _word(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"'{key}' must be a string")
    return value
