"""The service and `Hook.acheck` under load: is every question answered, rightly, and how soon?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

import aiohttp

from doxguard.benchmarks.generate import generate
from doxguard.benchmarks.load.clients import Answer, Ask, Broken, Crowd
from doxguard.benchmarks.load.service import Running, running
from doxguard.hook import Hook, load_config

RATES = (25, 50, 100, 200, 300, 400)  # posts a second
_POSTS = 2000
_PATIENCE = 30.0  # seconds after which a client takes a question for lost
_CONNECTIONS = 400  # fewer than a worker of the service takes


def measure_load(
    clients: int,
    seconds: float,
    workers: int,
    rates: Sequence[int] = RATES,
    tell: Callable[[str], None] = lambda _: None,
) -> Mapping[str, object]:
    """Measure for so long with so many clients, then by rate, then while a worker process is killed."""
    with Hook(load_config(budget=None)) as hook:
        expected = [(post.text, _plain(hook.check(post.text).to_dict())) for post in generate(_POSTS)]
    tell("acheck by rate")
    alone = asyncio.run(_in_process(expected, seconds / 4, rates))
    with running(workers) as service:
        crowd = asyncio.run(_over_http(service, expected, clients, seconds, rates, tell))
    return {
        "clients": {"rows": crowd["clients"], "figures": _lost(crowd["clients"][0])},
        "acheck": {"rows": alone, "figures": _times(alone)},
        "service": {"rows": crowd["rates"], "figures": _times(crowd["rates"])},
    }


async def _in_process(
    expected: Sequence[tuple[str, Answer]], seconds: float, rates: Sequence[int]
) -> list[dict[str, object]]:
    with Hook() as hook:
        hook.warm_up()

        async def ask(text: str) -> Answer:
            return _plain((await hook.acheck(text)).to_dict())

        crowd = Crowd(ask, expected)
        await crowd.closed(2, seconds / 4)
        return [{"rate": rate, **(await crowd.open(rate, seconds)).figures()} for rate in rates]


async def _over_http(
    service: Running,
    expected: Sequence[tuple[str, Answer]],
    clients: int,
    seconds: float,
    rates: Sequence[int],
    tell: Callable[[str], None],
) -> dict[str, list[dict[str, object]]]:
    patience, many = aiohttp.ClientTimeout(total=_PATIENCE), aiohttp.TCPConnector(limit=max(clients, _CONNECTIONS))
    async with aiohttp.ClientSession(service.url, timeout=patience, connector=many) as client:
        crowd = Crowd(_asking(client), expected)
        await crowd.closed(clients, min(5.0, seconds / 4))  # warm
        tell(f"{clients} clients")
        steady = await crowd.closed(clients, seconds)
        tell("service by rate")
        rows = [{"rate": rate, **(await crowd.open(rate, seconds / 4)).figures()} for rate in rates]
        tell("a worker killed")
        killed = await crowd.closed(clients, seconds / 4, service.kill_worker)
        after = await crowd.closed(clients, seconds / 8)
    return {
        "clients": [
            {"what": f"{clients} clients", **steady.figures()},
            {"what": "the same while a worker is killed", **killed.figures()},
            {"what": "afterwards", **after.figures()},
        ],
        "rates": rows,
    }


def _lost(row: Mapping[str, object]) -> Mapping[str, object]:
    """Return the figures of steady clients by which results are compared; of those that are good, both are 0."""
    return {name: {"value": row[name]} for name in ("wrong", "broken")}


def _times(rows: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    """Return milliseconds by rate, by which results of one machine are compared."""
    return {f"p50 at {row['rate']}": {"value": row.get("p50")} for row in rows}


def _asking(client: aiohttp.ClientSession) -> Ask:
    async def ask(text: str) -> Answer:
        try:
            async with client.post("/check?decision=false", json={"text": text}) as answer:
                if answer.status != HTTPStatus.OK:
                    raise Broken
                told: Answer = await answer.json()
                return told
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Broken from error

    return ask


def _plain(answer: Answer) -> Answer:
    """Return an answer as JSON has it, without the decision."""
    return {**answer, "decision": None}
