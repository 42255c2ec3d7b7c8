"""The service holds to its own OpenAPI document: schemathesis makes requests from it, right and wrong ones."""

import subprocess
import sys

from doxguard.benchmarks.load.service import running

_EXAMPLES = 30  # requests made up for each path, beside those that cover what the document says


def test_requests_are_answered_as_described() -> None:
    with running(1) as service:
        command = ["-m", "schemathesis.cli", "run", f"{service.url}/openapi.json", "--checks", "all", "--seed", "1"]
        options = ["--max-examples", str(_EXAMPLES), "--no-color", "--suppress-health-check", "all"]
        done = subprocess.run(
            [sys.executable, *command, *options], capture_output=True, text=True, timeout=600, check=False
        )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
