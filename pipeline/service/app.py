"""The service: a hook over HTTP, with the dialects of Presidio's analyzer and of Coral.

``make_app`` is what ASGI servers call (``uvicorn --factory``); `doxguard serve` does it. A post's text is in the body
of a request and of its answer, and nowhere else.
"""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from doxguard._version import VERSION
from doxguard.detectors.finding import ENTITIES
from doxguard.errors import InputError
from doxguard.pipeline.hook.answer import HookAnswer
from doxguard.pipeline.hook.config import load_config
from doxguard.pipeline.hook.hook import Hook
from doxguard.pipeline.hook.workers import Busy
from doxguard.pipeline.redact import redact
from doxguard.pipeline.service.coral import SIGNATURE, is_signed, post_of, status_of
from doxguard.pipeline.service.gate import Faults, Gate
from doxguard.pipeline.service.metrics import Metrics
from doxguard.pipeline.service.presidio import analyze
from doxguard.pipeline.service.replies import refusal, reply
from doxguard.pipeline.service.schema import (
    AnalyzeIn,
    AnswerOut,
    BatchIn,
    BatchOut,
    CoralIn,
    CoralOut,
    HealthOut,
    PostIn,
    RedactIn,
    RedactOut,
    Refusal,
    ResultOut,
)
from doxguard.pipeline.service.settings import Settings, settings_from

_T = TypeVar("_T")
_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "Not JSON in UTF-8, or not the length that was told"},
    401: {"model": Refusal, "description": "No key, or not one that is accepted"},
    408: {"model": Refusal, "description": "The body came too slowly"},
    413: {"model": Refusal, "description": "Too large"},
    422: {"model": Refusal, "description": "JSON, but not as described here"},
    429: {"model": Refusal, "description": "Too many requests"},
    503: {"model": Refusal, "description": "Over the time budget, or too much is waiting"},
}


def make_app(settings: Settings | None = None, hook: Hook | None = None) -> Gated:
    """Return the service; what is not given comes from the environment. Raises `InputError` or `PolicyError`."""
    settings = settings or settings_from()
    metrics = Metrics()
    config = hook.config if hook else load_config(settings.config or None)
    if settings.dry_run:
        config = config.model_copy(update={"dry_run": True})
    service = Service(settings, Hook(config, guard=hook.guard if hook else None, record=metrics.answer), metrics)
    return Gated(service)


class Gated:
    """The service as an ASGI application, behind its gate."""

    def __init__(self, service: Service) -> None:
        self.api = _api(service)
        self.service = service
        self._app = Faults(Gate(self.api, service.settings), service.metrics)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)


class Service:
    """What the routes do."""

    def __init__(self, settings: Settings, hook: Hook, metrics: Metrics) -> None:
        self.settings, self.hook, self.metrics = settings, hook, metrics

    async def check(self, post: PostIn, decision: bool) -> dict[str, object]:
        """Return the hook's answer on a post."""
        return _told(await self.hook.acheck(post.record(), post.known()), decision)

    async def check_batch(self, posts: list[Any], decision: bool) -> list[dict[str, object]]:
        """Return the answers on posts, in their order; one that is not right costs no other."""
        if len(posts) > self.settings.batch:
            raise HTTPException(413, f"at most {self.settings.batch} posts in one request")
        return [await self._one_of(post, decision) for post in posts]

    async def _one_of(self, post: object, decision: bool) -> dict[str, object]:
        try:
            return await self.check(PostIn.model_validate(post), decision)
        except ValidationError as error:
            return {"error": _explain(error.errors(include_url=False, include_context=False, include_input=False))}
        except InputError as error:
            return {"error": str(error)}

    async def redact(self, request: RedactIn) -> dict[str, object]:
        """Return a text with what was found in it replaced."""
        guard = self.hook.guard
        findings = await self._run(lambda: guard.findings(request.text, request.lang), len(request.text))
        spans = [{"entity": f.entity, "start": f.start, "end": f.end, "score": round(f.score, 3)} for f in findings]
        return {"text": redact(request.text, findings, request.replacement), "spans": spans}

    async def analyze(self, request: AnalyzeIn) -> list[object]:
        """Return findings as Presidio's analyzer does."""
        # Empty texts cost something as well: a body holds hundreds of thousands of them.
        size = len(request.text) if isinstance(request.text, str) else sum(len(text) + 1 for text in request.text)
        return await self._run(lambda: analyze(request, self.hook.guard), size)

    async def coral(self, request: CoralIn) -> dict[str, object] | None:
        """Return what Coral is to do with a comment."""
        return status_of(await self.hook.acheck(post_of(request)))

    async def _run(self, work: Callable[[], _T], size: int) -> _T:
        """Run something off the event loop, in the hook's threads and within its budget."""
        config = self.hook.config
        if size > config.size:
            raise HTTPException(413, f"at most {config.size} characters of text")
        try:
            return await asyncio.wait_for(asyncio.wrap_future(self.hook.workers.submit(work)), config.budget)
        except (Busy, TimeoutError):
            raise HTTPException(503, "no time for that now; try again later", {"Retry-After": "1"}) from None


def _told(answer: HookAnswer, decision: bool) -> dict[str, object]:
    told = answer.to_dict()
    return told if decision else {**told, "decision": None}


def _api(service: Service) -> FastAPI:
    """Return the routes. Without the pages that show the OpenAPI document: those fetch scripts from elsewhere."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(service.hook.warm_up)  # nothing is listened to before
        yield
        service.hook.close()

    api = FastAPI(title="doxguard", version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None)
    api.exception_handler(RequestValidationError)(_not_as_described)
    api.exception_handler(HTTPException)(_refused)
    api.exception_handler(InputError)(_not_right)
    api.exception_handler(Exception)(_fault)
    _add_hook(api, service)
    _add_dialects(api, service)
    _add_watching(api, service)
    return api


def _add_hook(api: FastAPI, service: Service) -> None:
    decision = Query(default=True, description="Whether the answer holds the whole decision.")

    @api.post("/check", responses={**_REFUSALS, 200: {"model": AnswerOut}}, summary="Ask before a post is published")
    async def check(post: PostIn, decision: bool = decision) -> Response:
        return reply(200, await service.check(post, decision))

    @api.post("/check/batch", responses={**_REFUSALS, 200: {"model": BatchOut}}, summary="The same for several posts")
    async def check_batch(batch: BatchIn, decision: bool = decision) -> Response:
        return reply(200, {"answers": await service.check_batch(batch.posts, decision)})

    @api.post("/redact", responses={**_REFUSALS, 200: {"model": RedactOut}}, summary="Replace what is private")
    async def redact(request: RedactIn) -> Response:
        return reply(200, await service.redact(request))


def _add_dialects(api: FastAPI, service: Service) -> None:
    results = {"model": list[ResultOut] | list[list[ResultOut]]}

    @api.post("/analyze", responses={**_REFUSALS, 200: results}, summary="As Presidio's analyzer")
    async def analyze(request: AnalyzeIn) -> Response:
        return reply(200, await service.analyze(request))

    @api.get("/supportedentities", responses={401: _REFUSALS[401], 422: _REFUSALS[422], 429: _REFUSALS[429]})
    async def entities() -> list[str]:
        return list(ENTITIES)

    coral = {**_REFUSALS, 200: {"model": CoralOut}, 204: {"description": "Left to Coral's other phases"}}

    @api.post("/coral", responses=coral, status_code=200, summary="Coral's external moderation")
    async def moderate(comment: CoralIn, request: Request) -> Response:
        secrets = service.settings.coral_secrets
        if not is_signed(await request.body(), request.headers.get(SIGNATURE, ""), secrets):
            return refusal(401, f"{SIGNATURE} was not made with a secret that is known here")
        told = await service.coral(comment)
        return reply(200, told) if told else Response(status_code=204)


def _add_watching(api: FastAPI, service: Service) -> None:
    @api.get("/health", responses={200: {"model": HealthOut}}, summary="Whether it answers, and by what")
    async def health() -> Response:
        policy = service.hook.guard.policy.head
        named = f"{policy.id} {policy.version}"
        return reply(200, {"status": "ok", "version": VERSION, "policy": named, "dry_run": service.hook.config.dry_run})

    if service.settings.metrics:

        @api.get("/metrics", include_in_schema=False)
        async def metrics() -> Response:
            return Response(service.metrics.page(), media_type="text/plain; version=0.0.4")


async def _not_as_described(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = error.errors()
    if errors and errors[0].get("type") == "json_invalid":
        return refusal(400, f"the body must be JSON: {errors[0].get('ctx', {}).get('error', 'it cannot be read')}")
    return refusal(422, _explain(errors))


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = "the body must be JSON in UTF-8" if error.status_code == 400 else str(error.detail)
    return refusal(error.status_code, said, error.headers)


async def _not_right(_: Request, error: Exception) -> Response:
    return refusal(422, str(error))


async def _fault(_: Request, __: Exception) -> Response:
    return refusal(500, "a fault of ours; it is not in the request")


_NAME = re.compile(r"(?!(?:str|int|float|datetime)$)[A-Za-z_]{1,40}")
# What pydantic says in words that help nobody who did not write the schema.
_CLEARER = {
    "string_pattern_mismatch": "must not hold the character NUL",
    "string_unicode": "must be text that UTF-8 can hold",
    "model_attributes_type": "must be a JSON object, sent as application/json",
    "model_type": "must be a JSON object",
}


def _explain(errors: Any) -> str:
    """Return what is wrong, by key; never what was sent."""
    said = {_key(one["loc"]): _CLEARER.get(one["type"], one["msg"]) for one in reversed(errors)}
    return "; ".join(f"{key}: {what}" for key, what in list(said.items())[:-6:-1])


def _key(place: Sequence[str | int]) -> str:
    """Return where something stands; what follows there is which of several forms was tried."""
    parts = itertools.takewhile(lambda part: isinstance(part, int) or _NAME.fullmatch(part), place)
    return ".".join(map(str, parts)) or "the post"
