"""The rows of the register: finding, writing, deleting. Knows digests, never data.

Every look-up is one query, and brings along the newest version of the keys that the database has: a process with an
older keyring would find nothing of what was registered since, so it is told, and not left to guess wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, inspect, select, true, update
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from doxguard.errors import InputError
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.rules import Entry
from doxguard.pipeline.owners.tables import ENTRIES, KEYS, META, SCHEMA, TABLES, one_query, open_engine, shown

_AT_ONCE = 500  # digests in one question: SQLite takes 999 of old
_TRIES = 3  # of what another process was quicker at
_AGAIN = frozenset({"40001", "40P01"})  # PostgreSQL: two writers wait for each other, and this one is to give way
_T = TypeVar("_T")
_ROW = ENTRIES.c


class Store:
    """An open register. Safe to share between threads and forked processes."""

    def __init__(self, where: str | Path, keyring: Keyring, create: bool = False) -> None:
        """Open a register, or make one; raises `InputError` if it is none, is newer, or has other keys."""
        self.engine = open_engine(where, create)
        self.name = shown(self.engine.url)
        self.keyring = keyring
        self._writing = self.engine.execution_options(writes=True)
        self._reading = one_query(self.engine)
        try:
            if create:
                self._create()
            self._check()
        except SQLAlchemyError as error:
            self.close()
            raise InputError(f"{self.name}: cannot be opened: {type(error).__name__}") from None
        except InputError:
            self.close()
            raise

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _create(self) -> None:
        with self._writing.begin() as connection:
            for table in TABLES:
                table.create(connection, checkfirst=True)
            if connection.scalar(select(META.c.value).where(META.c.name == "schema")) is None:
                connection.execute(insert(META), {"name": "schema", "value": str(SCHEMA)})
                self._add_versions(connection, len(self.keyring))

    def _add_versions(self, connection: Connection, until: int) -> None:
        """Note the keys up to a version, as far as they are not noted."""
        first = self._newest(connection) + 1
        for version in range(first, until + 1):
            row = {"version": version, "id": self.keyring.ids[version - 1]}
            connection.execute(insert(KEYS), row | {"check_value": self.keyring.check_value(version)})

    def _check(self) -> None:
        with self.engine.connect() as connection:
            if not inspect(connection).has_table(META.name):
                raise InputError(f"{self.name}: no register is there; `doxguard owners init` makes one")
            schema = connection.scalar(select(META.c.value).where(META.c.name == "schema"))
            if schema != str(SCHEMA):
                raise InputError(f"{self.name}: schema {schema!r}; this version of doxguard reads {SCHEMA}")
            for version, name, value in connection.execute(select(KEYS).order_by(KEYS.c.version)):
                self._check_version(version, name, value)

    def _check_version(self, version: int, name: str, value: str) -> None:
        if version > len(self.keyring):
            raise InputError(f"{self.name}: lacks the key {name!r}, number {version}; there are {self.keyring!r}")
        if value != self.keyring.check_value(version):
            mine = self.keyring.ids[version - 1]
            raise InputError(
                f"{self.name}: key {version} is not {mine!r} of the keyring, but the one it calls {name!r}"
            )

    def _newest(self, connection: Connection) -> int:
        return int(connection.scalar(select(func.coalesce(func.max(KEYS.c.version), 0))) or 0)

    def _require(self, newest: int | None) -> int:
        if newest is None or newest > len(self.keyring):
            raise InputError(f"{self.name}: has rows of key {newest}; this keyring ends at {len(self.keyring)}")
        return newest

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, int]]:
        """Give a transaction, and the version that new rows have."""
        with self._writing.begin() as connection:
            yield connection, self._require(self._newest(connection))

    def write(self, work: Callable[[Connection, int], _T]) -> _T:
        """Do some work in one transaction, again if another process wrote the same row meanwhile."""
        for left in reversed(range(_TRIES)):
            try:
                with self.writing() as (connection, version):
                    return work(connection, version)
            except IntegrityError:
                if not left:
                    raise InputError(f"{self.name}: the same is being written elsewhere; try again") from None
            except SQLAlchemyError as error:
                if not left or getattr(getattr(error, "orig", None), "sqlstate", "") not in _AGAIN:
                    raise InputError(f"{self.name}: cannot be written: {type(error).__name__}") from None
        raise AssertionError("not reached")

    def find(self, digests: Sequence[bytes]) -> list[Entry]:
        """Return the rows with these digests; raises what SQLAlchemy raises, or `InputError` for an old keyring."""
        found: list[Entry] = []
        for at in range(0, len(digests), _AT_ONCE):
            rows = self._read(digests[at : at + _AT_ONCE])
            self._require(rows[0][0])  # type: ignore[arg-type]  # a number
            found += [Entry._make(row[1:]) for row in rows if row[1] is not None]
        return found

    def _read(self, digests: Sequence[bytes]) -> Sequence[tuple[object, ...]]:
        try:
            with self._reading.connect() as connection:
                return [tuple(row) for row in connection.execute(_LOOKUP, {"digests": digests})]
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        with self._reading.connect() as connection:  # the server was restarted: a new connection
            return [tuple(row) for row in connection.execute(_LOOKUP, {"digests": digests})]

    def rows(self, owner: str) -> list[Entry]:
        """Return the rows of an owner, oldest first; raises `InputError`."""
        query = select(ENTRIES).where(_ROW.owner == owner).order_by(_ROW.registered_at, _ROW.item)
        try:
            with self.engine.connect() as connection:
                return [Entry(*row) for row in connection.execute(query)]
        except SQLAlchemyError as error:
            raise InputError(f"{self.name}: cannot be read: {type(error).__name__}") from None

    def count(self, what: str = "") -> int:
        """Return how many data are registered, or how many rows that takes (``rows``)."""
        items = select(_ROW.owner, _ROW.item).distinct().subquery()
        query = select(func.count()).select_from(ENTRIES if what == "rows" else items)
        try:
            with self.engine.connect() as connection:
                return int(connection.scalar(query) or 0)
        except SQLAlchemyError as error:
            raise InputError(f"{self.name}: cannot be read: {type(error).__name__}") from None

    def rotate(self, batch: int = 1000, step: Callable[[int], None] = lambda _: None) -> int:
        """Lay the newer keys over all rows, and return over how many; goes on where it was stopped.

        From the first moment on all processes need the new key, since it is in use from then on. Rows found meanwhile
        have the one version or the other, and look-ups ask for both.
        """
        version = len(self.keyring)
        self.write(lambda connection, _: self._add_versions(connection, version))
        done = 0
        while moved := self.write(lambda connection, _: self._move(connection, version, batch)):
            done += moved
            step(done)
        return done

    def _move(self, connection: Connection, version: int, batch: int) -> int:
        old = select(_ROW.digest, _ROW.owner, _ROW.item, _ROW.version).where(_ROW.version < version).limit(batch)
        rows = connection.execute(old.with_for_update()).all()
        changes = [
            {"old": digest, "whose": owner, "what": item, "new": self.keyring.renewed(digest, before, version)}
            for digest, owner, item, before in rows
        ]
        if changes:
            same = and_(
                _ROW.digest == bindparam("old"), _ROW.owner == bindparam("whose"), _ROW.item == bindparam("what")
            )
            connection.execute(update(ENTRIES).where(same).values(digest=bindparam("new"), version=version), changes)
        return len(rows)


def _lookup() -> Select[tuple[object, ...]]:
    """Return the one query: the newest version, and beside it each row with one of these digests that is verified."""
    newest = select(func.max(KEYS.c.version).label("newest")).subquery()
    wanted = and_(_ROW.digest.in_(bindparam("digests", expanding=True)), _ROW.verified.is_(True))
    return select(newest.c.newest, *ENTRIES.c).select_from(newest.outerjoin(ENTRIES, wanted))


_LOOKUP = _lookup()  # making it takes as long as running it


def insert_rows(connection: Connection, rows: Iterable[Entry]) -> None:
    """Write new rows."""
    values: list[Mapping[str, object]] = [row._asdict() for row in rows]
    if values:
        connection.execute(insert(ENTRIES), values)


def items_of(connection: Connection, owner: str, digests: Sequence[bytes] | None = None, kind: str = "") -> list[str]:
    """Return the data of an owner, all (of a kind) or those with one of these digests; nobody else changes them yet."""
    asked = _ROW.digest.in_(digests) if digests is not None else _ROW.kind == kind if kind else true()
    query = select(_ROW.item).where(_ROW.owner == owner, asked).order_by(_ROW.registered_at, _ROW.item, _ROW.digest)
    return list(dict.fromkeys(connection.scalars(query.with_for_update())))


def rows_of(connection: Connection, owner: str, items: Sequence[str]) -> list[Entry]:
    """Return the rows of some data of an owner."""
    query = select(ENTRIES).where(_ROW.owner == owner, _ROW.item.in_(items))
    return [Entry(*row) for row in connection.execute(query.with_for_update())]
