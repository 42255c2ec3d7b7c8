"""Many clients at once: each asks and waits (a closed loop), or posts come at a rate, answered or not (an open one).

In an open loop time is counted from when a post was due, so that a service that stands still is not flattered.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from doxguard.benchmarks.speed.latency import percentile

Answer = Mapping[str, object]
Ask = Callable[[str], Awaitable[Answer]]

_SHARES = (50.0, 90.0, 95.0, 99.0, 99.9)  # percentiles


class Broken(Exception):  # noqa: N818
    """A question that got no answer, and the client was told: a refusal, a connection that ended."""


@dataclass(slots=True)
class Load:
    """What came out: every question ends in one of the outcomes."""

    seconds: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)  # right, wrong, no_time, broken
    milliseconds: list[float] = field(default_factory=list, repr=False)  # of those that were answered

    @property
    def asked(self) -> int:
        """How many questions were asked."""
        return self.outcomes.total()

    def figures(self) -> dict[str, object]:
        """Return rate, outcomes and percentiles."""
        times = sorted(self.milliseconds)
        shares = {f"p{share:g}": percentile(times, share) for share in _SHARES if times}
        rate = len(times) / self.seconds if self.seconds else 0.0
        names = ("right", "wrong", "no_time", "broken")
        return {"asked": self.asked, "answers_per_second": rate, **{n: self.outcomes[n] for n in names}, **shares}


class Crowd:
    """Asks about texts and holds the answers against what they should be."""

    def __init__(self, ask: Ask, expected: Sequence[tuple[str, Answer]], seed: int = 1) -> None:
        self._ask, self._expected, self._random = ask, expected, random.Random(seed)

    async def closed(self, clients: int, seconds: float, meanwhile: Callable[[], object] | None = None) -> Load:
        """Have so many clients ask, each again as soon as it is answered; do something when half the time is over."""
        load, began = Load(), time.perf_counter()

        async def client() -> None:
            while time.perf_counter() - began < seconds:
                await self._one(load, time.perf_counter())

        async def half_way() -> None:
            await asyncio.sleep(seconds / 2)
            if meanwhile:
                await asyncio.to_thread(meanwhile)

        await asyncio.gather(half_way(), *(client() for _ in range(clients)))
        load.seconds = time.perf_counter() - began
        return load

    async def open(self, rate: float, seconds: float) -> Load:
        """Ask so many times a second, at random times, whether or not what was asked before is answered."""
        load, began, due = Load(), time.perf_counter(), 0.0
        waiting: set[asyncio.Task[None]] = set()
        while (due := due + self._random.expovariate(rate)) < seconds:
            await asyncio.sleep(max(0.0, began + due - time.perf_counter()))
            task = asyncio.create_task(self._one(load, began + due))
            waiting.add(task)
            task.add_done_callback(waiting.discard)
        await asyncio.gather(*waiting)
        load.seconds = time.perf_counter() - began
        return load

    async def _one(self, load: Load, due: float) -> None:
        text, expected = self._random.choice(self._expected)
        try:
            answer = await self._ask(text)
        except Broken:
            load.outcomes["broken"] += 1
            return
        load.milliseconds.append((time.perf_counter() - due) * 1e3)
        no_time = answer["cause"] in ("time", "busy")
        load.outcomes["no_time" if no_time else "right" if answer == expected else "wrong"] += 1
