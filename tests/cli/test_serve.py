"""`doxguard serve` as a process: it starts, stops when told to, and says what it cannot use."""

import os
import signal
import subprocess
import sys
import time

import httpx2
import pytest
from click.testing import CliRunner

from doxguard.benchmarks.load.service import running
from doxguard.cli import main

BAD = {
    "no such file": (["--config", "none.yaml"], "none.yaml: cannot be read"),
    "no rate": (["--rate", "often"], "'often' is no rate"),
}


@pytest.mark.parametrize(("options", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(options: list[str], said: str) -> None:
    told = CliRunner().invoke(main, ["serve", *options])
    assert told.exit_code == 2
    assert said in told.output


def test_without_what_it_needs() -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from doxguard.cli import main; main(['serve'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'doxguard[serve]'" in done.stderr


def test_figures_are_those_of_all_workers() -> None:
    with running(2) as service:
        for _ in range(20):  # a connection each: both workers answer
            httpx2.post(f"{service.url}/check", json={"text": "wat een weer"}).raise_for_status()
        page = httpx2.get(f"{service.url}/metrics").text
    assert 'doxguard_requests_total{path="/check",status="200"} 20.0' in page


def test_what_was_taken_on_is_answered_before_it_stops() -> None:
    with running(1) as service:
        post = {"text": "bel me op 06 1122 3344 of mail jan@example.org " * 300}
        request = httpx2.Client(timeout=60)
        url = f"{service.url}/check/batch"
        code = f"import httpx2; print(httpx2.post({url!r}, json={{'posts': [{post!r}] * 20}}, timeout=60).status_code)"
        asked = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        request.get(f"{service.url}/health")
        time.sleep(1.0)  # the request is in
        os.kill(service.pid, signal.SIGTERM)
        assert asked.communicate(timeout=60)[0].strip() == "200"
        with pytest.raises(httpx2.ConnectError):
            request.get(f"{service.url}/health")
