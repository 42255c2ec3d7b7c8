"""Copying a register to another database, such as from SQLite to PostgreSQL: rows as they are, in batches.

No key is needed, since nothing is hashed anew. It may be stopped and started again: a row that is there is overwritten
by the same. What was deleted from the old register meanwhile is deleted from the new one; at the end both must count
the same. Nobody should write to either while it runs: what comes in behind the copy's back is not copied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, Row, Table, delete, func, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from doxguard.errors import InputError
from doxguard.pipeline.owners.tables import ENTRIES, KEYS, META, SCHEMA, TABLES, open_engine, shown

_Rows = Sequence[Row[tuple[object, ...]]]
_BATCH = 1000


def migrate(
    source: str | Path, target: str | Path, batch: int = _BATCH, step: Callable[[int], None] = lambda _: None
) -> int:
    """Copy a register to a new one, or to an earlier copy of it; return of how many rows. Raises `InputError`."""
    old, new = open_engine(source), open_engine(target, create=True)
    try:
        with old.connect() as reading:
            _check_schema(reading, shown(old.url))
            _prepare(reading, new)
            count = _copy(reading, new, batch, step)
            _verify(reading, new)
    except SQLAlchemyError as error:
        names = f"{shown(old.url)} → {shown(new.url)}"
        raise InputError(f"{names}: cannot be copied: {type(error).__name__}") from None
    finally:
        old.dispose()
        new.dispose()
    return count


def _check_schema(connection: Connection, name: str) -> None:
    if not inspect(connection).has_table(META.name):
        raise InputError(f"{name}: no register is there")
    schema = connection.scalar(select(META.c.value).where(META.c.name == "schema"))
    if schema != str(SCHEMA):
        raise InputError(f"{name}: schema {schema!r}; this version of doxguard reads {SCHEMA}")


def _prepare(reading: Connection, new: Engine) -> None:
    """Make the tables, and copy the notes on keys; refuses a register that has other keys."""
    name = shown(new.url)
    with new.execution_options(writes=True).begin() as writing:
        for table in TABLES:
            table.create(writing, checkfirst=True)
        if writing.scalar(select(func.count()).select_from(META)):
            _check_schema(writing, name)
        else:
            writing.execute(insert(META), {"name": "schema", "value": str(SCHEMA)})
        keys = reading.execute(select(KEYS).order_by(KEYS.c.version)).all()
        there = writing.execute(select(KEYS).order_by(KEYS.c.version)).all()
        if any(mine != theirs for mine, theirs in zip(keys, there, strict=False)) or len(there) > len(keys):
            raise InputError(f"{name}: is a register with other keys; an empty database is wanted, or an earlier copy")
        _write(writing, KEYS, keys[len(there) :])


def _copy(reading: Connection, new: Engine, batch: int, step: Callable[[int], None]) -> int:
    """Copy all rows in the order of their digests, which alone sort alike everywhere.

    Each batch takes the place of what the copy has in its stretch.
    """
    done, last = 0, b""
    while True:
        rows = _stretch(reading, last, batch)
        until = rows[-1].digest if rows else None
        stretch = (ENTRIES.c.digest > last) & (ENTRIES.c.digest <= until) if until else ENTRIES.c.digest > last
        with new.execution_options(writes=True).begin() as writing:
            writing.execute(delete(ENTRIES).where(stretch))
            _write(writing, ENTRIES, rows)
        if until is None:
            return done
        done, last = done + len(rows), until
        step(done)


def _stretch(reading: Connection, last: bytes, batch: int) -> _Rows:
    """Return the rows behind a digest, about so many; those of one digest together."""
    digest = ENTRIES.c.digest
    ends = reading.scalars(select(digest).where(digest > last).order_by(digest).limit(batch)).all()
    if not ends:
        return ()
    return reading.execute(select(ENTRIES).where(digest > last, digest <= ends[-1]).order_by(digest)).all()


def _write(connection: Connection, table: Table, rows: _Rows) -> None:
    if rows:
        connection.execute(insert(table), [dict(row._mapping) for row in rows])


def _verify(reading: Connection, new: Engine) -> None:
    count = select(ENTRIES.c.kind, ENTRIES.c.version, func.count()).group_by(ENTRIES.c.kind, ENTRIES.c.version)
    with new.connect() as writing:
        before, after = (sorted(map(tuple, each.execute(count).all())) for each in (reading, writing))
    if before != after:
        raise InputError(
            f"{shown(new.url)}: counts {after} by kind, not {before}; was one of them written to meanwhile?"
        )
