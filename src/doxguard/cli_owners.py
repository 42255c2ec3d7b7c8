"""``doxguard owners``: the register of whose data is whose, and its keys.

Data are read from stdin or asked for, never given as arguments: those stay in the shell's history and stand in the list
of processes. Nothing that was given is printed again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from doxguard.errors import InputError

if TYPE_CHECKING:
    from doxguard.pipeline.owners.facts import Consent, Exposure
    from doxguard.pipeline.owners.registry import Registry

_Command = TypeVar("_Command", bound=Callable[..., object])

_WHERE = click.option(
    "--db", required=True, envvar="DOXGUARD_OWNERS", metavar="URL", help="A path (SQLite) or postgresql://…"
)
_KEYS = click.option("--keys", metavar="FILE", help="The file of keys. [default: from DOXGUARD_OWNER_KEYS]")
_KIND = click.option("--kind", default="", metavar="ENTITY", help="Only data of this kind: PHONE_NUMBER, …")
_CONSENT = click.option(
    "--consent",
    type=click.Choice(["given", "refused", "unknown"]),
    help="Whether the owner agrees that others post it.",
)
_EXPOSURE = click.option(
    "--exposure", type=click.Choice(["own", "unknown"]), help="Whether the owner has made it public."
)
_UNTIL = click.option("--until", metavar="TIME", help="When consent and exposure end: 2027-01-31, or ISO 8601.")
_EXPIRES = click.option("--expires", metavar="TIME", help="When the entry itself ends.")


def _register_options(command: _Command) -> _Command:
    for option in (_EXPIRES, _UNTIL, _EXPOSURE, _CONSENT, _KIND, _KEYS, _WHERE):
        command = option(command)
    return command


@click.group()
def owners() -> None:
    """Keep a register of whose data is whose, as keyed hashes (docs/owners.md).

    \b
    doxguard owners key new /etc/doxguard/owner.keys
    export DOXGUARD_OWNERS=owners.db
    doxguard owners init --keys /etc/doxguard/owner.keys
    doxguard owners register --keys /etc/doxguard/owner.keys --verified ANNA
    """


@owners.group()
def key() -> None:
    """Make keys. Keep them apart from the database, and from its backups."""


@key.command()
@click.argument("file")
@click.option("--id", "name", metavar="ID", help="Its name. [default: today]")
def new(file: str, name: str | None) -> None:
    """Write a new FILE with one key, which only you may read."""
    from doxguard.pipeline.owners.keys import new_keys

    new_keys(file, name or _today())
    click.echo(f"{file}: one key; without it the register tells nothing, so keep a copy in another place", err=True)


@key.command()
@click.argument("file")
@click.option("--id", "name", metavar="ID", help="Its name. [default: today]")
def add(file: str, name: str | None) -> None:
    """Add a key to FILE. Bring it to all who use the register, then run `doxguard owners rotate`."""
    from doxguard.pipeline.owners.keys import add_key

    add_key(file, name or _today())


@owners.command()
@_WHERE
@_KEYS
def init(db: str, keys: str | None) -> None:
    """Make an empty register; one that is there already stays as it is."""
    _open(db, keys, create=True).close()


@owners.command()
@click.argument("owner")
@_register_options
@click.option("--verified", is_flag=True, help="You have checked that it is the owner's; else it counts for nothing.")
def register(
    owner: str,
    db: str,
    keys: str | None,
    kind: str,
    consent: Consent | None,
    exposure: Exposure | None,
    until: str | None,
    expires: str | None,
    verified: bool,
) -> None:
    """Register data of OWNER, an id or a handle: each line of stdin one datum, in any notation."""
    lines = _data()
    if not lines:
        raise InputError("stdin: no data; each line is one, such as an address or a telephone number")
    with _open(db, keys) as registry:
        kinds = registry.register(
            owner,
            lines,
            kind=kind,
            verified=verified,
            consent=consent,
            exposure=exposure,
            until=_time("--until", until),
            expires=_time("--expires", expires),
        )
    click.echo(", ".join(kinds))


@owners.command()
@click.argument("owner")
@_register_options
@click.option("--verified/--unverified", default=None, help="Whether you have checked that it is the owner's.")
@click.option(
    "--all", "everything", is_flag=True, help="Of all that OWNER has registered (of --kind); nothing is read."
)
def record(
    owner: str,
    db: str,
    keys: str | None,
    kind: str,
    consent: Consent | None,
    exposure: Exposure | None,
    until: str | None,
    expires: str | None,
    verified: bool | None,
    everything: bool,
) -> None:
    """Record consent, exposure or verification of data of OWNER: those on stdin, or --all."""
    with _open(db, keys) as registry:
        count = registry.record(
            owner,
            _chosen(everything),
            kind=kind,
            verified=verified,
            consent=consent,
            exposure=exposure,
            until=_time("--until", until),
            expires=_time("--expires", expires),
        )
    click.echo(count)


@owners.command()
@click.argument("owner")
@_WHERE
@_KEYS
@_KIND
@click.option("--all", "everything", is_flag=True, help="All that OWNER has registered (of --kind); nothing is read.")
def revoke(owner: str, db: str, keys: str | None, kind: str, everything: bool) -> None:
    """Delete data of OWNER: those on stdin, or --all. Counts at once."""
    with _open(db, keys) as registry:
        click.echo(registry.revoke(owner, _chosen(everything), kind=kind))


@owners.command("list")
@click.argument("owner")
@_WHERE
@_KEYS
def list_(owner: str, db: str, keys: str | None) -> None:
    """Print what is recorded of OWNER, a JSON object a line: kinds and times, for nobody has the data."""
    import json

    with _open(db, keys) as registry:
        for one in registry.list(owner):
            click.echo(json.dumps({name: _iso(name, value) for name, value in one._asdict().items()}))


@owners.command()
@_WHERE
@_KEYS
@click.option("--batch", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Rows at a time.")
def rotate(db: str, keys: str | None, batch: int) -> None:
    """Lay the newest key over all rows. May be stopped, and goes on when it is started again."""
    with _open(db, keys) as registry:
        click.echo(registry.rotate(batch))


@owners.command()
@click.option("--from", "source", required=True, metavar="URL", help="The register to copy.")
@click.option("--to", "target", required=True, metavar="URL", help="An empty database, or an earlier copy.")
@click.option("--batch", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Rows at a time.")
def migrate(source: str, target: str, batch: int) -> None:
    """Copy a register to another database, such as from SQLite to PostgreSQL, and count what arrived."""
    try:
        from doxguard.pipeline.owners.migrate import migrate as copy
    except ImportError:
        raise InputError("a register of owners needs SQLAlchemy: pip install doxguard[owners]") from None
    click.echo(copy(source, target, batch))


def _open(db: str, keys: str | None, create: bool = False) -> Registry:
    from doxguard.pipeline.owners.opening import open_registry

    return open_registry(db, keys, create)


def _chosen(everything: bool) -> tuple[str, ...] | None:
    """Return the data that are meant; None for all."""
    lines = None if everything else _data()
    if not (lines or everything):
        raise InputError("stdin: no data; each line is one, or give --all")
    return lines


def _data() -> tuple[str, ...]:
    """Return the lines that were typed or piped in."""
    if sys.stdin is None:
        raise InputError("stdin: is closed")
    if sys.stdin.isatty():
        click.echo("one datum a line; end with Ctrl-D", err=True)
    try:
        text = sys.stdin.buffer.read(1 << 20).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"stdin: not valid UTF-8 (byte {error.start + 1})") from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _time(option: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option}: not a time such as 2027-01-31 or 2027-01-31T12:00:00+01:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _iso(name: str, value: object) -> object:
    is_time = name.endswith(("_at", "_until")) and isinstance(value, int)
    return datetime.fromtimestamp(value, UTC).isoformat() if is_time else value  # type: ignore[arg-type]


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
