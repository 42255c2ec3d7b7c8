"""What is seen from outside a process: how fast it starts, what memory it takes, what several of them do together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from doxguard.benchmarks.speed.throughput import batch_of
from doxguard.pipeline.post import Post

_STARTS = 5
_CHECKED = """
import resource, sys
from pathlib import Path
from doxguard import Guard
guard = Guard()
for line in sys.stdin:
    guard.check(line)
status = Path("/proc/self/status")  # where there is one: the other measure counts the process that started this one
lines = status.read_text().splitlines() if status.exists() else []
peaks = [line.split()[1] for line in lines if line.startswith("VmHWM")]
scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
print(int(peaks[0]) / 1024 if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale)
"""
_ENOUGH = 100_000  # posts for several workers: reading the tables that each needs takes as long as thousands


class Workers(NamedTuple):
    """A scan of one file by some workers, by the wall clock, from its start."""

    workers: int
    seconds: float
    posts_per_second: float
    times: float  # as fast as one


def measure_start() -> Mapping[str, float]:
    """Return the seconds that the interpreter takes to start alone, to tell our version, and to judge a first post."""
    commands = {
        "python": ["-c", "pass"],
        "doxguard --version": ["-m", "doxguard", "--version"],
        "doxguard check": ["-m", "doxguard", "check", "Hallo"],
    }
    return {name: median(_seconds(command) for _ in range(_STARTS)) for name, command in commands.items()}


def measure_memory(posts: Sequence[Post]) -> float:
    """Return the most megabytes that a process takes which judges posts one by one."""
    lines = "\n".join(post.text.replace("\n", " ") for post in posts[:2_000])
    done = subprocess.run(
        [sys.executable, "-c", _CHECKED], input=lines, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return float(done.stdout)


def measure_workers(posts: Sequence[Post], most: int | None = None) -> list[Workers]:
    """Return what one worker does, two, and so on to ``most``, one a core if not told."""
    most = most or os.cpu_count() or 1
    many = list(posts) * (_ENOUGH // len(posts) + 1) if most > 1 else posts
    found: list[Workers] = []
    with tempfile.TemporaryDirectory(prefix="doxguard-bench-") as folder:
        source = Path(folder, "posts.parquet")
        pq.write_table(pa.Table.from_batches([batch_of(many)]), source)
        for workers in range(1, most + 1):
            output = Path(folder, f"{workers}.parquet")
            # Each in a process of its own, so that one worker, too, begins with nothing read.
            seconds = _seconds(["-m", "doxguard", "scan", source, "--output", output, "--workers", str(workers)])
            found.append(Workers(workers, seconds, len(many) / seconds, found[0].seconds / seconds if found else 1.0))
    return found


def _seconds(command: Sequence[str | Path]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=True)
    return time.perf_counter() - start
