"""The register of owners: a person's own data, kept as keyed hashes, and what is recorded of them.

`Registry.facts` is what a guard asks; the rest is for the platform, which alone knows who is who and has checked that
somebody's data are his. Every change counts at once, in all processes: nothing is kept in memory.

Left out: who may call this. Whoever can ask whether something is registered can try out all telephone numbers; see
``docs/owners.md``.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, get_args

from sqlalchemy import Connection, delete, true, update

from doxguard.detectors.finding import Finding
from doxguard.errors import InputError
from doxguard.pipeline.owners.canonical import Key, asked_of
from doxguard.pipeline.owners.facts import Consent, Datum, Exposure, Fact, Facts
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.reading import Item, read_items
from doxguard.pipeline.owners.rules import Entry, fact_of, is_valid
from doxguard.pipeline.owners.store import Store, insert_rows, items_of, rows_of
from doxguard.pipeline.owners.tables import ENTRIES, LONGEST_OWNER

Data = str | Finding | Sequence[str | Finding]
_MOST = 64  # data of one post that are looked up: a longer list is a dump, and its first page tells enough
_ROW = ENTRIES.c


class Registered(NamedTuple):
    """What is told of a registered datum: never the datum. Times are seconds since 1970, None for no end."""

    kind: str
    verified: bool
    consent: str
    consent_until: int | None
    exposure: str
    exposure_until: int | None
    registered_at: int
    expires_at: int | None


class Registry:
    """An open register of owners. Safe to share between threads and forked processes."""

    def __init__(
        self, where: str | Path, keyring: Keyring, *, create: bool = False, clock: Callable[[], float] = time.time
    ) -> None:
        """Open a register at a path (SQLite) or URL, or make one; raises `InputError`."""
        self._store = Store(where, keyring, create)
        self._keyring = keyring
        self._clock = clock

    def __repr__(self) -> str:
        return f"Registry({self._store.name})"

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._store.close()

    def register(
        self,
        owner: str,
        data: Data,
        *,
        kind: str = "",
        verified: bool = False,
        consent: Consent | None = None,
        exposure: Exposure | None = None,
        until: datetime | None = None,
        expires: datetime | None = None,
    ) -> tuple[str, ...]:
        """Register what is found in texts as this owner's; return the kinds. Raises `InputError` if it is nothing.

        ``kind``: only data of this kind, such as PHONE_NUMBER. ``until``: of consent and exposure; ``expires``: of all.
        What was registered before keeps what is not given anew, and stays verified; a new notation does not become so.
        """
        owner, items = owner_id(owner), read_items(data, kind)
        changes = self._changes(consent, exposure, until)
        changes |= {"expires_at": _seconds(expires)} if expires else {}

        def work(connection: Connection, version: int) -> None:
            for item in items:
                self._put(connection, version, owner, item, verified, changes)

        self._store.write(work)
        return tuple(item.kind for item in items)

    def _put(
        self, connection: Connection, version: int, owner: str, item: Item, verified: bool, changes: dict[str, object]
    ) -> None:
        """Write one datum: its keys that are not there yet, and what is recorded of it."""
        digests = {key: self._digests(key) for key in item.keys}
        names = self._items(connection, owner, item.keys)
        there = rows_of(connection, owner, names)
        if over := [entry for entry in there if not is_valid(entry.expires_at, self._clock())]:
            # As if it were not there: else what is registered now would be over as well.
            digests_over = [entry.digest for entry in over]
            connection.execute(delete(ENTRIES).where(_ROW.item.in_(names), _ROW.digest.in_(digests_over)))
            there = [entry for entry in there if entry not in over]
        known = {entry.digest for entry in there} & {digest for each in digests.values() for digest in each}
        first = there[0] if there else _blank(owner, item.kind)
        first = first._replace(version=version, verified=verified, registered_at=int(self._clock()))
        insert_rows(
            connection,
            [
                first._replace(digest=each[version - 1], strong=key.strong)._replace(**changes)  # type: ignore[arg-type]
                for key, each in digests.items()
                if known.isdisjoint(each)
            ],
        )
        mine = update(ENTRIES).where(_ROW.owner == owner)
        if names and changes:
            connection.execute(mine.where(_ROW.item.in_(names)).values(**changes))
        if verified and known:
            connection.execute(mine.where(_ROW.digest.in_(known)).values(verified=True))

    def record(
        self,
        owner: str,
        data: Data | None = None,
        *,
        kind: str = "",
        verified: bool | None = None,
        consent: Consent | None = None,
        exposure: Exposure | None = None,
        until: datetime | None = None,
        expires: datetime | None = None,
    ) -> int:
        """Record something of what an owner has registered; return of how many data.

        Of all of it where no data are given, or of all of a kind; of nothing where data are given and empty.
        "unknown" takes back what was recorded. Raises `InputError` for a text in which there is nothing of the kind.
        """
        changes = self._changes(consent, exposure, until)
        changes |= {"verified": False} if verified is False else {}
        changes |= {"expires_at": _seconds(expires)} if expires else {}
        if not (changes or verified):
            raise InputError("nothing to record: give verified, consent, exposure or expires")
        name, keys = owner_id(owner), _keys(data, kind)

        def work(connection: Connection, _: int) -> int:
            items = self._items(connection, name, keys, kind)
            mine = update(ENTRIES).where(_ROW.owner == name, _ROW.item.in_(items))
            if items and changes:
                connection.execute(mine.values(**changes))
            if items and verified:  # of a datum in two notations, the one that was checked
                given = true() if keys is None else _ROW.digest.in_([d for key in keys for d in self._digests(key)])
                connection.execute(mine.where(given).values(verified=True))
            return len(items)

        return self._store.write(work)

    def revoke(self, owner: str, data: Data | None = None, *, kind: str = "") -> int:
        """Delete what an owner has registered; return how many data were deleted.

        All of it where no data are given, or all of a kind; nothing where data are given and empty. Raises `InputError`
        for a text in which there is nothing of the kind.
        """
        name, keys = owner_id(owner), _keys(data, kind)

        def work(connection: Connection, _: int) -> int:
            items = self._items(connection, name, keys, kind)
            if items:
                connection.execute(delete(ENTRIES).where(_ROW.owner == name, _ROW.item.in_(items)))
            return len(items)

        return self._store.write(work)

    def facts(self, findings: Sequence[Finding], author: str = "") -> Facts:
        """Return what is known of each datum, by entity and value, with one query; raises if the database is down."""
        asked: dict[Datum, set[bytes]] = {}
        for finding in sorted(findings, key=lambda finding: -finding.score):  # the surest, should there be too many
            datum = finding.entity, finding.value
            if datum not in asked and len(asked) < _MOST and (keys := asked_of(finding)):
                asked[datum] = {digest for key in keys for digest in self._digests(key)}
        if not asked:
            return {}
        rows = self._store.find(sorted(set().union(*asked.values())))
        return dict(_known(asked, rows, _bare(author), self._clock())) if rows else {}

    def count(self) -> int:
        """Return how many data are registered."""
        return self._store.count()

    def list(self, owner: str) -> tuple[Registered, ...]:
        """Return what is recorded of each of an owner's data, oldest first; not the data, which nobody has."""
        items = {entry.item: entry for entry in self._store.rows(owner_id(owner))}
        return tuple(Registered(*(getattr(entry, name) for name in Registered._fields)) for entry in items.values())

    def rotate(self, batch: int = 1000, step: Callable[[int], None] = lambda _: None) -> int:
        """Lay the newest key over all rows; return over how many. ``step`` is told how many so far."""
        return self._store.rotate(batch, step)

    def _digests(self, key: Key) -> Sequence[bytes]:
        return self._keyring.digests(key.encode())

    def _items(self, connection: Connection, owner: str, keys: Collection[Key] | None, kind: str = "") -> Sequence[str]:
        """Return an owner's data with these keys, or all of a kind; weak keys count only where there is no other."""
        if keys is None:
            return items_of(connection, owner, kind=kind)
        strong = [key for key in keys if key.strong]
        return items_of(connection, owner, [digest for key in strong or keys for digest in self._digests(key)])

    def _changes(self, consent: Consent | None, exposure: Exposure | None, until: datetime | None) -> dict[str, object]:
        changes: dict[str, object] = {}
        for name, value, accepted in (("consent", consent, Consent), ("exposure", exposure, Exposure)):
            if value is None:
                continue
            if value not in get_args(accepted):
                raise InputError(f"{name} must be one of {', '.join(get_args(accepted))}")
            changes |= {name: value, f"{name}_until": _seconds(until)}
        if until is not None and not changes:
            raise InputError("until goes with consent or exposure")
        return changes


def _known(
    asked: Mapping[Datum, set[bytes]], rows: Iterable[Entry], author: str, now: float
) -> Iterator[tuple[Datum, Fact]]:
    by_digest: dict[bytes, list[Entry]] = {}
    for entry in rows:
        by_digest.setdefault(entry.digest, []).append(entry)
    for datum, digests in asked.items():
        fact = fact_of([entry for digest in digests & by_digest.keys() for entry in by_digest[digest]], author, now)
        if fact:
            yield datum, fact


def _blank(owner: str, kind: str) -> Entry:
    name = secrets.token_hex(16)
    return Entry(b"", owner, kind, name, 0, True, False, "unknown", None, "unknown", None, 0, None)


def owner_id(owner: str) -> str:
    """Return an owner's id as it is kept; raises `InputError`. A handle is the same with and without its @."""
    name = _bare(owner) if isinstance(owner, str) else ""
    if not name or len(name) > LONGEST_OWNER or "\0" in name:
        raise InputError(f"an owner is an id or a handle of 1 to {LONGEST_OWNER} characters")
    return name


def _bare(owner: str) -> str:
    return owner.strip().removeprefix("@")


def _keys(data: Data | None, kind: str) -> list[Key] | None:
    """Return the keys of data; None for all, which an empty list or text is not: forms are sent in empty."""
    items = read_items([] if data is None else data, kind)
    return None if data is None else [key for item in items for key in item.keys]


def _seconds(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise InputError("a time needs its zone, such as datetime(2027, 1, 1, tzinfo=UTC)")
    return int(moment.timestamp())
