"""The tables of the register, and how a database is opened: SQLite by default, PostgreSQL by URL.

Nothing here is a datum: digests, ids that the platform chose, what was recorded, and when. The schema has a number; a
database whose number is not known is refused, rather than read wrongly.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from doxguard.errors import InputError

SCHEMA = 1
LONGEST_OWNER = 200
_PATIENCE = 3  # seconds to wait for a server that is not there
_BUSY = 10_000  # milliseconds to wait for another writer of an SQLite file
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def _meta() -> Table:
    return Table("owner_meta", MetaData(), Column("name", String(32), primary_key=True), Column("value", String(64)))


def _keys() -> Table:
    return Table(
        "owner_keys",
        MetaData(),
        Column("version", Integer, primary_key=True),
        Column("id", String(64), nullable=False),
        Column("check_value", String(64), nullable=False),
    )


def _entries() -> Table:
    """Columns in the order of `doxguard.pipeline.owners.rules.Entry`."""
    return Table(
        "owner_entries",
        MetaData(),
        Column("digest", LargeBinary(32), nullable=False),
        Column("owner", String(LONGEST_OWNER), nullable=False),
        Column("kind", String(32), nullable=False),
        Column("item", String(32), nullable=False),
        Column("version", Integer, nullable=False),
        Column("strong", Boolean, nullable=False),
        Column("verified", Boolean, nullable=False),
        Column("consent", String(8), nullable=False),
        Column("consent_until", BigInteger),
        Column("exposure", String(8), nullable=False),
        Column("exposure_until", BigInteger),
        Column("registered_at", BigInteger, nullable=False),
        Column("expires_at", BigInteger),
        PrimaryKeyConstraint("digest", "owner", "item"),  # two addresses may share a weak key
        Index("owner_entries_by_owner", "owner"),
        Index("owner_entries_by_version", "version"),
    )


META, KEYS, ENTRIES = _meta(), _keys(), _entries()
TABLES = (META, KEYS, ENTRIES)


def open_engine(where: str | Path, create: bool = False) -> Engine:
    """Return an engine for a path (SQLite) or a URL; raises `InputError`, without the URL's password."""
    url = _url(str(where))
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create)
    if url.get_backend_name() != "postgresql":
        raise InputError(f"{shown(url)}: SQLite (a path) or postgresql://… is wanted")
    try:
        # A server that is gone must not hold up a post for long, and neither must a queue for connections.
        patience = {"connect_timeout": _PATIENCE, "tcp_user_timeout": _PATIENCE * 1000}
        engine = create_engine(url, hide_parameters=True, connect_args=patience, pool_timeout=_PATIENCE)
    except (ImportError, ArgumentError):  # the second for a driver that nobody knows
        raise InputError("PostgreSQL needs its driver: pip install doxguard[postgres]") from None
    _keep_to_process(engine)
    return engine


def one_query(engine: Engine) -> Engine:
    """Return an engine for single queries: without a transaction around each, which costs two messages more."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(alone=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def shown(url: URL) -> str:
    """Return a URL for messages, without what may be a password: it may stand behind the "?" as well."""
    hidden = {name: value for name, value in url.query.items() if "pass" not in name.lower()}
    return url.set(query=hidden).render_as_string(hide_password=True)


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=where)
    scheme, colon, rest = where.partition(":")
    try:
        return make_url(_DRIVERS.get(scheme, scheme) + colon + rest)
    except (ArgumentError, ValueError):  # the second for a port that is no number
        raise InputError("the register's URL cannot be read; a path, or postgresql://USER@HOST/NAME") from None


def _sqlite(url: URL, create: bool) -> Engine:
    path = url.database
    if not path or path == ":memory:":
        raise InputError("the register needs a file: a database in memory is another one for each thread")
    if create:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # nobody else's business
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    elif not Path(path).is_file():
        raise InputError(f"{path}: no register is there; `doxguard owners init` makes one")
    engine = create_engine(url, hide_parameters=True, pool_timeout=_PATIENCE)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    _keep_to_process(engine)
    return engine


def _keep_to_process(engine: Engine) -> None:
    """See to it that a forked process makes connections of its own: two that share one get each other's answers.

    Source: docs.sqlalchemy.org, "Using connection pools with multiprocessing or os.fork()".
    """
    parents: list[object] = []  # not to be closed: that would end the parent's session

    def note(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["process"] = os.getpid()

    def compare(_connection: object, record: ConnectionPoolEntry, proxy: PoolProxiedConnection) -> None:
        if record.info["process"] != os.getpid():
            parents.append(record.dbapi_connection)
            record.dbapi_connection = proxy.dbapi_connection = None  # type: ignore[misc]
            raise DisconnectionError("made in another process")  # the pool makes another

    event.listen(engine, "connect", note)
    event.listen(engine, "checkout", compare)


def _set_up(connection: object, _record: object) -> None:
    """Let readers and one writer work at once, and overwrite what is deleted."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions begin below
    for pragma in (f"busy_timeout={_BUSY}", "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("alone"):
        # A writer that begins by reading would else find the file written meanwhile, and fail instead of waiting.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
