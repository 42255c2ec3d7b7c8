"""What the tests of the engines on clusters are given; see `tests.pipeline.engine.cluster`."""

from pathlib import Path

import pytest

from tests.pipeline.engine.cluster import make_dump, run_local


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_dump(tmp_path_factory.mktemp("cluster") / "dump")


@pytest.fixture(scope="module")
def expected(dump: Path) -> Path:
    """What the local engine makes of it."""
    output = dump.with_name("local")
    run_local(dump, output)
    return output
