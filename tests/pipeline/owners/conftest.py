"""Registers to try, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="no SQLAlchemy: the register of owners is an extra")

from doxguard.pipeline.owners.keys import Keyring
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.postgres import ABSENT, Server, binaries, running

KEYRING = Keyring([("first", b"1" * 32)])
ROTATED = Keyring([("first", b"1" * 32), ("second", b"2" * 32)])
NOW = 1_800_000_000.0

Make = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = binaries()
    if programs is None:
        pytest.skip(ABSENT)
    with running(programs) as server:
        yield server


@pytest.fixture(scope="session")
def names() -> Iterator[str]:
    return (f"owners{number}" for number in count())


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, names: Iterator[str]) -> str:
    """Where an empty register may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "owners.db")
    server: Server = request.getfixturevalue("server")
    return server.new_database(next(names))


@pytest.fixture
def registry(place: str) -> Iterator[Registry]:
    with Registry(place, KEYRING, create=True, clock=lambda: NOW) as registry:
        yield registry
