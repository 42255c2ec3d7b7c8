"""Threads in which checks run, so that nobody waits for one longer than he wants to.

A check that is given up ends by itself, soon: what it costs is linear in a text whose size is capped. No more checks
wait than is allowed: where posts come faster than they are judged, all would otherwise be over time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")


class Busy(Exception):  # noqa: N818
    """As many checks wait as may, or there is no thread for one."""


class Workers:
    """A pool of threads with a bounded queue; made on first use, and once more in a process that was forked."""

    def __init__(self, threads: int, waiting: int) -> None:
        """``threads``: checks at the same time; ``waiting``: checks that may wait for one of them."""
        self._threads = threads
        self._places = threads + waiting
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._free = threading.Semaphore(self._places)
        self._process = 0

    def submit(self, work: Callable[[], _T]) -> Future[_T]:
        """Run something in a thread; raises `Busy`."""
        pool, free = self._ready()
        if not free.acquire(blocking=False):
            raise Busy
        try:
            future = pool.submit(work)
        except RuntimeError:  # closed meanwhile, or no thread can be started: the place must not be lost
            free.release()
            raise Busy from None
        future.add_done_callback(lambda _: free.release())
        return future

    def close(self) -> None:
        """End the threads, without waiting for what was given up."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)

    def _ready(self) -> tuple[ThreadPoolExecutor, threading.Semaphore]:
        with self._lock:
            if self._pool is None or self._process != os.getpid():  # the threads of a parent do not come along
                self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="doxguard")
                self._free = threading.Semaphore(self._places)
                self._process = os.getpid()
            return self._pool, self._free
