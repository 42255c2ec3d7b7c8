"""What a request passes before anything reads it: the rate, the key, the size of its body; and the last net for faults.

Plain ASGI: nothing is buffered but the body, which is capped.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections.abc import Sequence
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address

from limits import parse
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string
from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from doxguard.pipeline.service.metrics import Metrics
from doxguard.pipeline.service.replies import refusal
from doxguard.pipeline.service.settings import Settings

OPEN = "/health"  # asked by those that have no key: load balancers
SIGNED = "/coral"  # Coral has no key to send: it signs what it asks

_LONGEST = 100  # characters of an address
_LOG = logging.getLogger("doxguard.service")


class Faults:
    """Counts every request, and lets no fault go further: a server would log it with what was sent."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began, status = time.perf_counter(), 0

        async def watch(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            _LOG.error("a request to %s could not be answered: %s", _path(scope), type(error).__name__)
        finally:
            self._metrics.request(_path(scope), status, time.perf_counter() - began)
        return None


class Gate:
    """Refuses who asks too often, who has no key, and bodies that are too large or too slow."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._rate = parse(settings.rate) if settings.rate else None
        store = storage_from_string(settings.rate_store) if self._rate else None
        self._limiter = MovingWindowRateLimiter(store) if store else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or scope["path"] == OPEN:
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        refused = await self._often(scope, headers) or self._key(scope, headers) or self._large(headers)
        if refused:
            return await refused(scope, receive, send)
        body = await self._body(receive)
        if not isinstance(body, bytes):
            return await body(scope, receive, send)
        return await self._app(scope, _replay(body, receive), send)

    def _key(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["path"] == SIGNED and self._settings.coral_secrets:
            return None
        if not self._settings.keys or _is_among(_key_of(headers), self._settings.keys):
            return None
        said = "give a key: Authorization: Bearer …, or X-API-Key: …"
        return refusal(401, said, {"WWW-Authenticate": "Bearer"})

    async def _often(self, scope: Scope, headers: Headers) -> Response | None:
        if self._rate is None or self._limiter is None:
            return None
        who = _who(scope, headers, self._settings.keys)
        if await self._limiter.hit(self._rate, who):
            return None
        free_at, _ = await self._limiter.get_window_stats(self._rate, who)
        wait = max(1, round(free_at - time.time()))
        return refusal(429, f"too many requests; accepted: {self._settings.rate}", {"Retry-After": str(wait)})

    def _large(self, headers: Headers) -> Response | None:
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return refusal(400, "Content-Length must be a number")
        return self._too_large() if len(length) > 18 or int(length) > self._settings.body_bytes else None

    def _too_large(self) -> Response:
        said = f"the body may have at most {self._settings.body_bytes} bytes"
        return refusal(413, said, {"Connection": "close"})

    async def _body(self, receive: Receive) -> bytes | Response:
        """Return the whole body, or the refusal of one that is too large or too slow."""
        parts = bytearray()
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return refusal(400, "the body ended early")
                    parts += message.get("body", b"")
                    if len(parts) > self._settings.body_bytes:
                        return self._too_large()
                    if not message.get("more_body"):
                        return bytes(parts)
        except TimeoutError:
            said = f"the body must arrive within {self._settings.body_seconds:g} seconds"
            return refusal(408, said, {"Connection": "close"})


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a function that gives a body that was read already, and then what else comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _key_of(headers: Headers) -> str:
    kind, _, key = headers.get("authorization", "").partition(" ")
    return key.strip() if kind.lower() == "bearer" else headers.get("x-api-key", "")


def _who(scope: Scope, headers: Headers, keys: Sequence[SecretStr]) -> str:
    """Return whose requests are counted together: those of a key, or those of an address where it is not a right one.

    Else who invents a key for each request is never refused. A key is hashed: stores are read by others.
    """
    key = _key_of(headers)
    if keys and _is_among(key, keys):
        return sha256(key.encode("utf-8", "replace")).hexdigest()
    return _network((scope.get("client") or ("",))[0])


def _network(address: str) -> str:
    """Return what one customer has: an address, or of IPv6 the 2^64 addresses that are given out together."""
    try:
        parsed = ip_address(address)
    except ValueError:  # a socket that is a file, or a proxy's own name for somebody
        return address[:_LONGEST]
    if isinstance(parsed, IPv4Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))


def _is_among(key: str, keys: Sequence[SecretStr]) -> bool:
    """Compare with all of them, in a time that does not tell how near a guess was."""
    given = key.encode("utf-8", "replace")
    return sum(hmac.compare_digest(given, one.get_secret_value().encode()) for one in keys) > 0


def _path(scope: Scope) -> str:
    """Return the path of the route, and not what somebody wrote into the address."""
    return getattr(scope.get("route"), "path", "other")
