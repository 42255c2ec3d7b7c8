"""One hook for all tests of adapters, warmed up, in the example applications as well."""

from collections.abc import Iterator
from types import ModuleType

import pytest
from fastapi.testclient import TestClient as ApiClient
from flask.testing import FlaskClient

from doxguard.hook import Hook
from doxguard.pipeline.adapters import shared
from tests.pipeline.adapters.examples import example


@pytest.fixture(scope="session")
def hook() -> Iterator[Hook]:
    """A hook that takes its time: a busy machine is not to change an answer."""
    with Hook({"budget": None}) as made:
        made.warm_up()
        yield made


@pytest.fixture(scope="session", autouse=True)
def _default_hook(hook: Hook) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared, "default_hook", lambda: hook)
        yield


@pytest.fixture(scope="session")
def django_app(hook: Hook) -> ModuleType:
    """The example with Django and DRF. A process has one Django: other tests of it use its settings."""
    module = example("django_comments")
    module.settings.DOXGUARD_HOOK = hook
    module.prepare()
    return module


@pytest.fixture(scope="session")
def flask_app(hook: Hook) -> ModuleType:
    """The example with Flask, whose forms need no token here."""
    module = example("flask_comments")
    module.HOOK.config = hook.config
    module.app.config.update(WTF_CSRF_ENABLED=False)
    return module


@pytest.fixture
def flask_client(flask_app: ModuleType) -> FlaskClient:
    """Its client; nothing was posted so far."""
    flask_app.published.clear()
    flask_app.queue.clear()
    client: FlaskClient = flask_app.app.test_client()
    return client


@pytest.fixture(scope="session")
def fastapi_app(hook: Hook) -> Iterator[ModuleType]:
    """The example with FastAPI, started."""
    module = example("fastapi_comments")
    module.HOOK.config = hook.config
    with ApiClient(module.app):
        yield module


@pytest.fixture
def fastapi_client(fastapi_app: ModuleType) -> ApiClient:
    """Its client; nothing was posted so far."""
    fastapi_app.app.state.published.clear()
    fastapi_app.app.state.queue.clear()
    return ApiClient(fastapi_app.app)
