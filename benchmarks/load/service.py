"""`doxguard serve` as a process of its own, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from doxguard.errors import InputError

_READY = 120.0  # seconds that a start may take


class Running(NamedTuple):
    """A service that answers."""

    url: str
    pid: int

    def workers(self) -> list[int]:
        """Return the ids of its worker processes."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        if not told.exists():
            raise InputError("worker processes are only found where there is /proc: on Linux")
        return [pid for pid in map(int, told.read_text().split()) if _is_worker(pid)]

    def kill_worker(self) -> int:
        """Kill one of the worker processes at once; return its id."""
        victim = self.workers()[0]
        os.kill(victim, signal.SIGKILL)
        return victim


@contextmanager
def running(workers: int, *options: str) -> Iterator[Running]:
    """Start a service and stop it in the end; raises `InputError` if it does not come up."""
    port = free_port()
    command = [sys.executable, "-m", "doxguard", "serve", "--port", str(port), "--workers", str(workers), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    service = Running(f"http://127.0.0.1:{port}", process.pid)
    try:
        _wait(service, process)
        yield service
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(service: Running, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _READY
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{service.url}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise InputError(f"doxguard serve did not answer within {_READY:g} seconds")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _is_worker(pid: int) -> bool:
    """Tell workers from the process that Python starts to keep track of shared resources."""
    return b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
