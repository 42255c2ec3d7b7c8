"""The project's own labelled posts.

``samples``: the 421 posts of ``data/samples/posts.jsonl``, which come with the package. ``labelled``: the posts of
``data/labelled/``, some thirteen thousand, which are only in a checkout of the sources, not in what is installed.
The weights of intent and subject are learned from ``labelled``: what is measured on it of these two, and of the action
that hangs on them, is better than on posts that are new.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

from doxguard import data
from doxguard.benchmarks.corpora.corpus import Labelled
from doxguard.benchmarks.corpora.jsonl import read_jsonl, read_record
from doxguard.benchmarks.corpora.labels import Labels
from doxguard.benchmarks.corpora.rows import Fault, Row
from doxguard.errors import DataError, InputError

_CHECKOUT = "is only in a checkout of doxguard's sources, not in what is installed"


def read_samples() -> Iterator[Labelled]:
    """Yield the posts that come with the package."""
    with as_file(data.path("samples/posts.jsonl")) as path:
        yield from _good(read_jsonl(path, Labels()))


def labelled_files() -> list[Path]:
    """Return the files of our labelled posts; raises `InputError` where this is no checkout."""
    folder = Path(str(data.path("labelled")))
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputError(f"labelled: data/labelled/ {_CHECKOUT}")
    return files


def read_labelled() -> Iterator[Labelled]:
    """Yield our labelled posts, file by file."""
    for path in labelled_files():
        yield from _good(read_marked_posts(path, Labels()))


def read_marked_posts(path: Path, labels: Labels) -> Iterator[Row]:
    """Yield the posts of a YAML file written as those of ``data/labelled/`` are: spans are marked in the text."""
    try:
        from doxguard.data.update.samples import make_post
    except ImportError:
        raise InputError(f"{path}: what reads such files {_CHECKOUT}") from None
    try:
        records = data.parse_yaml(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError, DataError) as error:
        raise InputError(str(error) if isinstance(error, DataError) else f"{path}: cannot be read as UTF-8") from None
    if not isinstance(records, list):
        raise InputError(f"{path}: expected a list of labelled posts")
    for number, record in enumerate(records, 1):
        try:
            yield from read_record(make_post(record), labels, str(number))
        except (InputError, ValueError, TypeError, AttributeError, IndexError) as error:
            what = str(error) if isinstance(error, InputError) else "not written as those of data/labelled/ are"
            yield Fault(f"record {number}", what)


def _good(rows: Iterator[Row]) -> Iterator[Labelled]:
    return (row for row in rows if isinstance(row, Labelled))
