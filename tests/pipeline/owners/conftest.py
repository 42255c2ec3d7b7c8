"""Registers to try, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from doxguard import Guard
from doxguard.detectors.finding import PLATE
from doxguard.pipeline.owners.registry import Registry
from tests.pipeline.owners.looking import HOME, KEYRING, MAIL, NOW, PHONE
from tests.pipeline.owners.postgres import ABSENT, Server, binaries, running


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


@pytest.fixture
def guard(registry: Registry) -> Guard:
    """A guard with a register in which there are data of anna and of bob."""
    registry.register("anna", [PHONE, HOME, MAIL], verified=True)
    registry.register("anna", "12-ABC-3", kind=PLATE, verified=True)
    registry.register("bob", "06 8765 4321", verified=True)
    return Guard(owners=registry)
