"""Corpora by name: our own, and any file or folder of a format that we know.

A file's format is told by what is in it, not by its name, but for columns of tokens and YAML. A file is read through
once when it is named, to learn which entities it labels and to tell what of it cannot be used.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from doxguard.benchmarks.corpora.conll import read_conll
from doxguard.benchmarks.corpora.corpus import Corpus, Labelled
from doxguard.benchmarks.corpora.docbin import read_docbin
from doxguard.benchmarks.corpora.generated.posts import generate_labelled
from doxguard.benchmarks.corpora.jsonl import read_jsonl
from doxguard.benchmarks.corpora.labelled import labelled_files, read_labelled, read_marked_posts, read_samples
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.presidio_research import read_presidio, read_presidio_lines
from doxguard.benchmarks.corpora.rows import LONGEST, Fault, Row, opened
from doxguard.benchmarks.corpora.values import read_values
from doxguard.errors import InputError
from doxguard.pipeline.readers.jsonl import parse_json
from doxguard.pipeline.readers.lines import Line, Lines

NAMES = ("samples", "labelled", "generated", "generated:COUNT", "generated:COUNT:SEED")
COUNT = 3000  # generated posts, where it is not said how many
_GENERATED = re.compile(r"generated(?::(?P<count>[1-9][0-9]{0,7})(?::(?P<seed>[0-9]{1,9}))?)?")
_COLUMNS = frozenset((".conll", ".conll03", ".conll2003", ".conllu", ".bio", ".bioes", ".iob", ".iob2", ".tsv", ".txt"))
_PACKED = frozenset((".gz", ".zst", ".bz2", ".xz"))
_FORMATS = (
    "JSON Lines with 'text' and 'spans' (or 'valid' and 'label'), presidio-research's JSON, columns of tokens and tags "
    "(.conll, .bio, .tsv), a spaCy DocBin (.spacy), or labelled posts as YAML"
)
_TOLD = 3  # faults of a file that are told one by one

Tell = Callable[[str], None]
Read = Callable[[Path, Labels], Iterator[Row]]


class Format(NamedTuple):
    """How files of a sort are read."""

    read: Read
    exact: bool  # whether spans are cut as ours are


_JSONL = Format(read_jsonl, exact=False)  # unless the records turn out to be labelled by our own rules


def _to_stderr(message: str) -> None:
    print(message, file=sys.stderr)


def corpus_of(name: str, tell: Tell = _to_stderr) -> Corpus:
    """Return the corpus of a name or a path; raises `InputError` saying what is accepted.

    ``tell`` is told, once, how many rows of a file cannot be used, and why.
    """
    corpora = corpora_of(name, tell)
    if len(corpora) > 1:
        raise InputError(f"{name}: a folder of {len(corpora)} corpora; expected one of its files")
    return corpora[0]


def corpora_of(name: str, tell: Tell = _to_stderr) -> list[Corpus]:
    """Return the corpora of a name or a path: one, or of a folder one for each file of a format that we know."""
    if built_in := _built_in(name):
        return [built_in]
    path = Path(name)
    if not path.is_dir():
        return [_from_file(path, tell)]
    found = []
    for file in sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith(".")):
        try:
            found.append(_from_file(file, tell))
        except InputError as error:
            tell(f"{error}; left out")
    if not found:
        raise InputError(f"{name}: no file in this folder is a corpus; expected {_FORMATS}")
    return found


def _built_in(name: str) -> Corpus | None:
    if name == "samples":
        return Corpus(name, read_samples)
    if name == "labelled":
        labelled_files()  # raises where there are none
        return Corpus(name, read_labelled)
    if match := _GENERATED.fullmatch(name):
        seed, count = int(match["seed"] or 1), int(match["count"] or COUNT)
        return Corpus(f"generated:{count}:{seed}", partial(generate_labelled, count, seed))
    return None


def _from_file(path: Path, tell: Tell) -> Corpus:
    form = format_of(path)
    labels, faults, good = Labels(), [], 0
    bad = 0
    for row in form.read(path, labels):
        if isinstance(row, Fault):
            bad += 1
            faults += [row] if bad <= _TOLD else []
        else:
            good += 1
    told = "; ".join(f"{fault.place}: {fault.what}" for fault in faults)
    if not good:
        raise InputError(f"{path}: none of its {bad} rows can be used; {told or 'it is empty'}")
    if bad:
        tell(f"{path}: {bad} of {good + bad} rows left out; {told}{'; …' if bad > _TOLD else ''}")
    if labels.unknown:
        tell(f"{path}: left out, as none of our entities: {', '.join(sorted(labels.unknown)[:20])}")
    return Corpus(path.name, partial(_good, form.read, path), labels.labelled(), exact=form.exact or labels.ours)


def _good(read: Read, path: Path) -> Iterator[Labelled]:
    return (row for row in read(path, Labels()) if isinstance(row, Labelled))


def format_of(path: Path) -> Format:
    """Tell a file's format; raises `InputError` saying what is accepted."""
    if not path.exists():
        raise InputError(f"{path}: no such file, nor a corpus of ours; expected {', '.join(NAMES)}, or a path")
    endings = [ending.lower() for ending in path.suffixes if ending.lower() not in _PACKED]
    ending = endings[-1] if endings else ""
    if ending in (".yaml", ".yml"):
        return Format(read_marked_posts, exact=True)
    first = next(_lines(path), None)
    if first is None:
        raise InputError(f"{path}: empty")
    told = Format(read_docbin, exact=False) if ending == ".spacy" or (first.data[:1] == b"x" and first.error) else None
    told = told or _of_text(first.text.strip(), ending, path)
    if told is None:
        raise InputError(f"{path}: not of a format that we know; expected {_FORMATS}")
    return told


def _lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file that are not blank."""
    with opened(path) as stream:
        yield from (line for line in Lines(stream, str(path), "utf-8-sig", LONGEST) if line.error or line.text.strip())


def _of_text(first: str, ending: str, path: Path) -> Format | None:
    if first.startswith("["):
        return Format(read_presidio, exact=False)
    if first.startswith("{"):
        return _of_records(path)
    return Format(read_conll, exact=False) if ending in _COLUMNS or first.startswith("-DOCSTART-") else None


def _of_records(path: Path) -> Format:
    """Tell by the keys of the first line that is a record."""
    for line in _lines(path):
        with suppress(ValueError):
            if isinstance(record := parse_json(line.text), dict):
                if "full_text" in record:
                    return Format(read_presidio_lines, exact=False)
                return Format(read_values, exact=True) if "valid" in record and "spans" not in record else _JSONL
    return _JSONL
