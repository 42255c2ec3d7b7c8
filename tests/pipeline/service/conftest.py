"""A service in this process, with one guard for all tests: setting one up takes seconds."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from doxguard.hook import Hook, load_config
from doxguard.pipeline.guard import Guard
from doxguard.pipeline.service.app import make_app
from doxguard.pipeline.service.settings import Settings

Serve = Callable[..., TestClient]


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard()


@pytest.fixture(scope="session")
def serve(guard: Guard) -> Serve:
    """Make a client of a service with these settings."""

    def make(config: dict[str, object] | None = None, **settings: object) -> TestClient:
        hook = Hook(load_config({"budget": 60, **(config or {})}), guard=guard)
        return TestClient(make_app(Settings.model_validate(settings), hook), raise_server_exceptions=False)

    return make


@pytest.fixture(scope="session")
def client(serve: Serve) -> Iterator[TestClient]:
    with serve() as made:
        yield made
