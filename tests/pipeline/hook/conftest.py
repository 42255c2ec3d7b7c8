"""One hook for all tests that do not need their own: setting one up takes seconds."""

from collections.abc import Iterator
from types import MappingProxyType

import pytest

from doxguard.hook import Hook
from doxguard.pipeline.guard import Guard


@pytest.fixture(scope="session")
def guard() -> Guard:
    return Guard()


@pytest.fixture(scope="session")
def hook(guard: Guard) -> Iterator[Hook]:
    # Time is tested by itself; a busy machine must not change what else is answered.
    with Hook(MappingProxyType({"budget": 60}), guard=guard) as made:
        yield made
