"""Copying a register to another database, above all from SQLite to PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from doxguard.errors import InputError
from doxguard.pipeline.owners.facts import Fact
from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.migrate import migrate
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import HOME, KEYRING, MAIL, NOW, PHONE, fact

OWNERS = [f"o{number:02}" for number in range(25)]
UNTIL = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = str(tmp_path / "old.db")
    with Registry(path, KEYRING, create=True, clock=lambda: NOW) as registry:
        for number, owner in enumerate(OWNERS):
            registry.register(
                owner, [f"06 1122 33{number:02}", HOME], verified=number % 2 == 0, until=UNTIL, consent="given"
            )
    return path


def rows(where: str) -> list[tuple[object, ...]]:
    with Registry(where, KEYRING, clock=lambda: NOW) as registry:
        return sorted(tuple(entry) for owner in ("anna", *OWNERS) for entry in registry._store.rows(owner))


@pytest.mark.parametrize("batch", [1, 7, 1000])
def test_all_rows_arrive_as_they_were(source: str, place: str, batch: int) -> None:
    steps: list[int] = []
    assert migrate(source, place, batch, steps.append) == 25 * 4
    assert steps[-1] == 100
    assert rows(place) == rows(source)
    with Registry(place, KEYRING, clock=lambda: NOW) as registry:
        assert registry.count() == 50
        assert fact(registry, "+31 6 1122 3304", "o04") == Fact("self", owners=("o04",))
        assert fact(registry, "+31 6 1122 3304", "bob") == Fact("other", "given", owners=("o04",))
        assert fact(registry, "06 1122 3305", "o05") is None  # not verified, and did not become so


def test_it_may_be_done_again(source: str, place: str) -> None:
    migrate(source, place, 7)
    assert migrate(source, place, 7) == 100
    assert rows(place) == rows(source)
    with Registry(source, KEYRING, clock=lambda: NOW) as registry:
        registry.revoke("o03")
        registry.register("o00", MAIL)
        registry.record("o01", consent="refused")
    assert migrate(source, place, 7) == 97
    assert rows(place) == rows(source)


class StoppedError(Exception):
    """Ends a migration in the middle."""


def stop(_done: int) -> None:
    raise StoppedError


def test_one_that_was_stopped_goes_on(source: str, place: str) -> None:
    with pytest.raises(StoppedError):
        migrate(source, place, 7, stop)
    assert 0 < len(rows(place)) < 100
    migrate(source, place, 7)
    assert rows(place) == rows(source)


def test_an_empty_register_is_copied(tmp_path: Path, place: str) -> None:
    Registry(tmp_path / "old.db", KEYRING, create=True).close()
    assert migrate(tmp_path / "old.db", place) == 0
    with Registry(place, KEYRING) as registry:
        assert registry.count() == 0


def test_back_again(source: str, place: str, tmp_path: Path) -> None:
    migrate(source, place)
    assert migrate(place, tmp_path / "back.db") == 100
    assert rows(str(tmp_path / "back.db")) == rows(source)


def test_a_register_with_other_keys_is_not_overwritten(source: str, place: str) -> None:
    other = Keyring([("other", b"7" * 32)])
    with Registry(place, other, create=True) as registry:
        registry.register("anna", PHONE)
    with pytest.raises(InputError, match="is a register with other keys"):
        migrate(source, place)
    with Registry(place, other) as registry:
        assert registry.count() == 1


def test_what_is_no_register_is_told(place: str, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for path in ("empty.db", "absent.db"):
        with pytest.raises(InputError, match="no register is there"):
            migrate(tmp_path / path, place)
