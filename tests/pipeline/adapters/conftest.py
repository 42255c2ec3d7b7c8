"""One hook for all tests of adapters, warmed up; the example applications, each imported by its path."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from doxguard.hook import Hook
from doxguard.pipeline.adapters import shared

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


@pytest.fixture(scope="session")
def hook() -> Iterator[Hook]:
    """A hook that takes its time: a busy machine is not to change an answer."""
    with Hook({"budget": None, "languages": ["nl", "en"]}) as made:
        made.warm_up()
        yield made


@pytest.fixture(scope="session", autouse=True)
def _default_hook(hook: Hook) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared, "default_hook", lambda: hook)
        yield


def example(name: str) -> ModuleType:
    """Return an example application, imported once."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
        assert spec
        assert spec.loader
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]
