"""What a language says around private data: the shape of the tables in `words_nl` and its like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doxguard.benchmarks.corpora.generated.pieces import Told


class Words(NamedTuple):
    """The words of a language."""

    frames: Mapping[str, Sequence[str]]  # sentences by entity, with {} for what is private
    live: Sequence[str]  # where somebody is: the marked part holds {venue}, or {} for an address
    venues: Sequence[str]  # with their preposition
    credentials: Sequence[Told]  # {user}, {mail}, {password}, {pin}, {code}
    medical: Sequence[Told]  # {illness}, {drug}, {number}
    illnesses: Sequence[str]  # an article, which is not marked, stands before a |
    drugs: Sequence[str]
    noise: Mapping[str, Sequence[str]]  # look-alikes by kind; the fields of `noise`
    figures: Sequence[str]  # nought to nine
    at: Sequence[str]  # how an @ is spelled out
    dot: Sequence[str]
    turned: Mapping[str, str]  # what is said behind a value that must be decoded, by disguise


def words(text: str) -> tuple[str, ...]:
    """Return the lines of a text, without blanks around them."""
    return tuple(line.strip() for line in text.strip().splitlines())


def told(text: str) -> tuple[Told, ...]:
    """Return the lines ``kind = text`` of a table."""
    return tuple(Told(kind.strip(), rest.strip()) for kind, _, rest in (line.partition("=") for line in words(text)))


def by_key(text: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a table under their keys, which stand on lines of their own behind a #."""
    table: dict[str, list[str]] = {}
    for line in words(text):
        if line.startswith("#"):
            current = table.setdefault(line[1:].strip(), [])
        elif line:
            current.append(line)
    return {key: tuple(lines) for key, lines in table.items()}
