"""Who was asked to change which post, for as long as an answer may take: who sends it once more insists.

Kept are keyed hashes, under a key that dies with the process: nobody can read from them what was said, or by whom.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from hashlib import blake2b

_PLACES = 10_000  # the oldest give way


class Asked:
    """Remembers what was asked; safe to use from several threads."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic, places: int = _PLACES) -> None:
        """``seconds``: how long it is remembered; 0 for not at all."""
        self._seconds = seconds
        self._clock = clock
        self._places = places
        self._key = os.urandom(32)
        self._lock = threading.Lock()
        self._until: dict[bytes, float] = {}  # in the order of their time

    def remember(self, *post: object) -> None:
        """Note that the author of a post was asked; ``post``: whatever tells it from others."""
        if not self._seconds:
            return
        digest = self._digest(post)
        with self._lock:
            self._until.pop(digest, None)
            self._until[digest] = self._clock() + self._seconds
            while len(self._until) > self._places:
                del self._until[next(iter(self._until))]

    def was(self, *post: object) -> bool:
        """Tell whether the author of a post was asked not long ago."""
        if not self._until:
            return False
        with self._lock:
            return self._until.get(self._digest(post), float("-inf")) > self._clock()

    def _digest(self, post: tuple[object, ...]) -> bytes:
        return blake2b(repr(post).encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
